import { workingDayFrom, type LawPack } from '../../law/allowed/index.ts'

/** How many weeks are looked ahead. */
export const WEEKS = 7

/** A day so many days later. */
export const daysFrom = (day: string, by: number): string => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  return daysFrom(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7))
}

/** Of the weeks from this Monday the days on which nobody works, as far as the calendar reaches, and the last day that it has. */
export function restDays({ calendar }: LawPack, today: string): { rest: string[]; restUntil: string | null } {
  const days = Array.from({ length: WEEKS * 7 }, (_, at) => daysFrom(mondayOf(today), at))
  const known = days.filter((day) => workingDayFrom(calendar, day) !== null)
  return { rest: known.filter((day) => workingDayFrom(calendar, day) !== day), restUntil: known.at(-1) ?? null }
}
