import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { dayNumber } from '../base/index.ts'
import { readCalendar } from '../law/index.ts'
import { afterWork, buildWorkClock, DAY, HOUR, isWorkingDay, MINUTE, whenOpen, workingDaysAfter } from './work-clock.ts'

const calendar = await readCalendar(fileURLToPath(new URL('../../law/calendars/vn-office.yaml', import.meta.url)))
const clock = buildWorkClock(calendar, dayNumber('2025-12-01'), dayNumber('2026-03-31'))

const local = (text: string): number => {
  const [day, time] = text.split(' ')
  const [hour, minute] = time.split(':').map(Number)
  return dayNumber(day) * DAY + hour * HOUR + minute * MINUTE
}
const shown = (time: number): string => new Date(time * 1000).toISOString().slice(0, 16).replace('T', ' ')

test.each([
  ['2026-03-02 08:00', 2, '2026-03-02 10:00'],
  ['2026-03-02 10:30', 2, '2026-03-02 14:00'],
  ['2026-03-02 11:30', 1, '2026-03-02 14:00'],
  ['2026-03-02 16:00', 2, '2026-03-03 08:30'],
  ['2026-03-06 16:30', 8, '2026-03-09 16:30'],
  ['2026-03-07 12:00', 0.5, '2026-03-09 08:00'],
  ['2026-02-13 16:00', 2, '2026-02-23 08:30'],
])('%s and %s working hours: %s', (from, hours, until) => {
  expect(shown(afterWork(clock, local(from), hours * HOUR))).toBe(until)
})

test('an office that is closed opens on the next working morning; swapped days are worked', () => {
  expect(shown(whenOpen(clock, local('2026-03-02 09:00')))).toBe('2026-03-02 09:00')
  expect(shown(whenOpen(clock, local('2026-03-02 17:00')))).toBe('2026-03-03 07:30')
  expect(isWorkingDay(clock, dayNumber('2026-01-02'))).toBe(false)
  expect(isWorkingDay(clock, dayNumber('2026-01-10'))).toBe(true)
  expect(shown(workingDaysAfter(clock, local('2026-02-13 10:00'), 1))).toBe('2026-02-23 00:00')
})
