import { expect, test } from 'vitest'
import { beginning, daysBetween, starts } from './pure.ts'

test.each([
  ['2026-11-19', 12, '2025-11-01'],
  ['2026-11-30', 12, '2025-12-01'],
  ['2026-03-31', 1, '2026-03-01'],
  ['2026-03-30', 1, '2026-03-01'],
  ['2026-03-15', 1, '2026-02-01'],
  ['2024-02-29', 12, '2023-03-01'],
  ['2026-01-01', 3, '2025-10-01'],
])('a stretch that ends on %s and is %i months long begins on %s', (until, months, from) => {
  expect(beginning(until, months)).toBe(from)
})

test('weeks begin on Mondays, months on their first day', () => {
  expect(starts('week', '2026-11-01', '2026-11-16')).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'])
  expect(starts('month', '2025-11-20', '2026-02-01')).toEqual(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'])
  expect(starts('week', '2026-11-02', '2026-11-02')).toEqual(['2026-11-02'])
})

test('days are those of the calendar', () => {
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
  expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2)
})
