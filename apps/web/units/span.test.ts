import { expect, test } from 'vitest'
import { daysAfter, happenedIn, monthEnd } from './links.ts'
import { spanOf } from './span.ts'

test('the last day is the local day of the last instant', () => {
  expect(spanOf('2026-11-19T18:30:00.000Z', 3)).toEqual({ from: '2026-08-01', until: '2026-11-20' })
})

test('months end and days go on across the ends of years', () => {
  expect(monthEnd('2024-02-01')).toBe('2024-02-29')
  expect(monthEnd('2025-12-01')).toBe('2025-12-31')
  expect(daysAfter('2025-12-31', 1)).toBe('2026-01-01')
  expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28')
})

test('a link to findings counts what stands, unless states are named', () => {
  const span = { from: '2026-01-01', until: '2026-02-02' }
  expect(happenedIn(span, { unit: ['A'] })).toEqual({
    state: ['new', 'review', 'confirmed'],
    unit: ['A'],
    happenedFrom: '2026-01-01',
    happenedUntil: '2026-02-02',
  })
  expect(happenedIn(span, {}, ['confirmed']).state).toEqual(['confirmed'])
})
