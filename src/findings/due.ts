import { dayNumber, isoDay } from '../base/index.ts'
import { findCalendar, type Calendar, type Severity } from '../law/index.ts'

/**
 * Working days for the first look at a finding, counted from the day after it was raised. An internal default of this program: no instrument of law
 * sets it, and an administration may want others.
 */
export const REVIEW_DAYS: Readonly<Record<Severity, number>> = { 'very-serious': 1, serious: 3, 'less-serious': 5 }

const CALENDAR = 'vn-office'
let calendar: Promise<Calendar> | undefined

/** The calendar in which days of review are counted. */
export function reviewCalendar(): Promise<Calendar> {
  calendar ??= findCalendar(CALENDAR, { file: 'src/findings/due.ts' })
  return calendar
}

/** The day by which a finding should have been looked at. In years that the calendar does not know, its week alone counts. */
export function dueDay({ week, holidays, workdays }: Calendar, raisedOn: string, severity: Severity): string {
  let [day, left] = [dayNumber(raisedOn), REVIEW_DAYS[severity]]
  while (left > 0) {
    day++
    const iso = isoDay(day)
    const weekday = new Date(day * 86_400_000).getUTCDay()
    if (workdays.has(iso) || (!holidays.has(iso) && week[weekday]!.length > 0)) left--
  }
  return isoDay(day)
}
