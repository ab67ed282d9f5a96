import { localDay, ZONE } from '../../base/index.ts'
import { workingDayFrom, type LawPack } from '../../law/allowed/index.ts'
import type { Every } from './schema.ts'

const HOUR = 3_600_000
/** From this hour on what is to be sent on a day is sent. */
const FROM_HOUR = 7

/** The day whose letters are sent at a moment; it begins at seven by the clocks of the administration. */
export const dayAt = (now: number): string => localDay(ZONE, now - FROM_HOUR * HOUR)

/** When the next such day begins. */
export function nextDayAt(now: number): number {
  const [step, day] = [5 * 60_000, dayAt(now)]
  let at = now - (now % step) + step
  while (dayAt(at) === day) at += step
  return at
}

const before = (day: string, by: number): string => new Date(Date.parse(day) - by * 24 * HOUR).toISOString().slice(0, 10)
const weekdayOf = (day: string): number => (new Date(Date.parse(day)).getUTCDay() + 6) % 7

/** Whether people work on a day; where the calendar does not reach, from Monday to Friday. */
function isWorking({ calendar }: LawPack, day: string): boolean {
  const next = workingDayFrom(calendar, day)
  return next === null ? weekdayOf(day) < 5 : next === day
}

/** Whether a letter is sent on a day: on each working day, or on the first of the week. */
export function isDue(pack: LawPack, every: Exclude<Every, 'none'>, day: string): boolean {
  if (!isWorking(pack, day)) return false
  if (every === 'daily') return true
  return Array.from({ length: weekdayOf(day) }, (_, at) => before(day, at + 1)).every((earlier) => !isWorking(pack, earlier))
}
