import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../base/index.ts'
import type { Calendar, Within } from '../law/index.ts'
import { hoursOf, withinTest } from './working-time.ts'

const calendar: Calendar = {
  id: 'test',
  timezone: 'Asia/Ho_Chi_Minh',
  week: [
    [],
    ...Array.from({ length: 5 }, () => [
      { from: 480, to: 720 },
      { from: 780, to: 1020 },
    ]),
    [],
  ],
  holidays: new Set(['2026-02-16', '2026-02-17']),
  workdays: new Map([['2026-02-28', [{ from: 480, to: 720 }]]]),
}
const span = { first: Date.UTC(2026, 1, 1) * 1000, last: Date.UTC(2026, 2, 31) * 1000 }
const hours = (count: number): Within => ({ kind: 'working-hours', text: `${count}wh`, milliseconds: count * 3_600_000 })
const days = (count: number): Within => ({ kind: 'working-days', text: `${count}wd`, days: count })
/** Local time of Vietnam as µs UTC. */
const at = (local: string): number => (Date.parse(`${local}Z`) - 7 * 3_600_000) * 1000

describe('working hours', () => {
  const test8 = withinTest(hours(8), calendar, span)

  test('the night, the noon and the weekend do not count; the last minute does', () => {
    expect(test8(at('2026-02-06T16:00'), at('2026-02-09T16:00'))).toBe(1)
    expect(test8(at('2026-02-06T16:00'), at('2026-02-09T16:01'))).toBe(0)
  })

  test('holidays do not count, a Saturday that is worked does', () => {
    expect(withinTest(hours(4), calendar, span)(at('2026-02-13T17:00'), at('2026-02-18T12:00'))).toBe(1)
    expect(withinTest(hours(4), calendar, span)(at('2026-02-27T17:00'), at('2026-03-02T08:00'))).toBe(1)
    expect(withinTest(hours(4), calendar, span)(at('2026-02-27T17:00'), at('2026-03-02T08:01'))).toBe(0)
  })

  test('what the calendar does not know is unknown, unless so little time passed that it does not matter', () => {
    const known: Calendar = { ...calendar, known: { from: '2026-02-01', until: '2026-02-10' } }
    const unsure = withinTest(hours(8), known, span)
    expect(unsure(at('2026-02-09T16:00'), at('2026-02-20T16:00'))).toBe(2)
    expect(unsure(at('2026-02-20T08:00'), at('2026-02-20T16:00'))).toBe(1)
  })

  test('a missing instant is unknown', () => {
    expect(test8(NaN, at('2026-02-09T16:00'))).toBe(2)
  })

  test('the same as counting minutes', () => {
    const minute = fc.integer({ min: 0, max: 16 * 24 * 60 })
    const start = at('2026-02-02T00:00')
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 1, max: 60 }), (one, other, most) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        let worked = 0
        for (let now = from; now < to; now++) {
          const local = new Date(Date.UTC(2026, 1, 2) + now * 60_000)
          const open = hoursOf(calendar, Math.floor(local.getTime() / 86_400_000))
          const clock = local.getUTCHours() * 60 + local.getUTCMinutes()
          if (open.some((hour) => clock >= hour.from && clock < hour.to)) worked++
        }
        expect(withinTest(hours(most), calendar, span)(start + one * MINUTE, start + other * MINUTE)).toBe(worked <= most * 60 ? 1 : 0)
      }),
    )
  })
})

describe('working days', () => {
  test('end at 24:00 of the last of them', () => {
    const two = withinTest(days(2), calendar, span)
    expect(two(at('2026-02-05T09:00'), at('2026-02-10T00:00'))).toBe(1)
    expect(two(at('2026-02-05T09:00'), at('2026-02-10T00:00') + 1)).toBe(0)
  })

  test('over Tết they take long', () => {
    const one = withinTest(days(1), calendar, span)
    expect(one(at('2026-02-13T09:00'), at('2026-02-18T23:59'))).toBe(1)
    expect(one(at('2026-02-13T09:00'), at('2026-02-19T00:01'))).toBe(0)
  })

  test('the order of the two events does not matter', () => {
    const two = withinTest(days(2), calendar, span)
    expect(two(at('2026-02-10T09:00'), at('2026-02-05T09:00'))).toBe(two(at('2026-02-05T09:00'), at('2026-02-10T09:00')))
  })
})

test('elapsed time is inclusive', () => {
  const eight = withinTest({ kind: 'elapsed', text: '8h', milliseconds: 8 * 3_600_000 }, undefined, span)
  expect([eight(0, 8 * HOUR), eight(0, 8 * HOUR + 1), eight(0, NaN)]).toEqual([1, 0, 2])
})
