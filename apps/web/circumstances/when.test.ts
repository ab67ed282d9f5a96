import { expect, test } from 'vitest'
import { parseWhen } from './when.ts'

test('a day and an hour that were typed are an instant in the time of Vietnam', () => {
  expect(parseWhen('04/11/2026 13:05')).toBe('2026-11-04T06:05:00.000Z')
  expect(parseWhen(' 4.11.2026  7h05 ')).toBe('2026-11-04T00:05:00.000Z')
  expect(parseWhen('01/01/2026 00:00')).toBe('2025-12-31T17:00:00.000Z')
})

test.each(['', '04/11/2026', '13:05', '31/02/2026 10:00', '04/11/2026 24:00', '04/11/2026 10:60', '04/11/2026 1005', '2026-11-04 10:00'])(
  '%j is no time',
  (typed) => expect(parseWhen(typed)).toBeUndefined(),
)
