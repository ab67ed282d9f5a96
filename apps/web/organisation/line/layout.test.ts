import { expect, test } from 'vitest'
import type { Lane, Tenure } from '../../../../src/organisation/schema.ts'
import { isLong, layoutLine, NAMES, threeYears, wholePeriod } from './layout.ts'

const unit = { code: 'A', name: { vi: 'A', en: 'A' }, short: { vi: 'A', en: 'A' }, known: true }
const tenure = (number: string, role: Tenure['role'], from: string | null, until: string | null): Tenure => ({
  from,
  until,
  officer: { number, name: number },
  unit,
  role,
  post: null,
  fields: [],
  delegatedBy: null,
  document: null,
  entered: '2024-01-01',
  late: false,
})
const lane = (bars: readonly Tenure[], gaps: Lane['gaps'] = []): Lane => ({ unit, kind: 'head', fields: [], bars: [...bars], gaps })

// Ten pixels a day are three years of 1,096 days.
const PERIOD = { from: '2024-01-01', until: '2026-12-31' }
const WIDTH = NAMES + 10_960

test('a bar reaches from its first day to the end of its last; one without an end to the edge', () => {
  const { lanes, xOf } = layoutLine(
    [lane([tenure('1', 'head', '2025-03-01', '2025-03-10'), tenure('2', 'head', '2026-01-01', null)])],
    PERIOD,
    WIDTH,
  )
  const [first, second] = lanes[0]!.bars
  expect(first).toMatchObject({ x: xOf('2025-03-01'), width: 100 })
  expect(second!.x + second!.width).toBeCloseTo(WIDTH)
})

test('who acts on days of the head stands beneath, and is no error; two in one role on the same days are marked', () => {
  const bars = [tenure('1', 'head', '2024-01-01', null), tenure('2', 'acting', '2025-01-01', '2025-01-31')]
  const { lanes } = layoutLine(
    [lane(bars), lane([tenure('3', 'deputy', null, null), tenure('4', 'deputy', '2025-01-01', null)])],
    PERIOD,
    WIDTH,
  )
  expect(lanes[0]!.bars.map(({ y, twice }) => [y > lanes[0]!.bars[0]!.y, twice])).toEqual([
    [false, false],
    [true, false],
  ])
  expect(lanes[1]!.bars.map(({ twice }) => twice)).toEqual([true, true])
  expect(lanes[1]!.top).toBe(lanes[0]!.top + lanes[0]!.height)
})

test('a lane with nothing in the period is left out; one with a gap alone is not', () => {
  const before = lane([tenure('1', 'head', '2010-01-01', '2012-01-01')])
  const gap = lane([], [{ from: '2025-01-01', until: '2025-01-20', days: 20 }])
  expect(layoutLine([before, gap], PERIOD, WIDTH).lanes.map(({ gaps }) => gaps.map(({ width }) => width))).toEqual([[200]])
})

test('the picture is of three years about the day, or of everything with a day', () => {
  expect(threeYears('2025-03-15', '2026-11-27')).toEqual(PERIOD)
  expect(threeYears('2026-11-27', '2026-11-27')).toEqual(PERIOD)
  const whole = wholePeriod(
    [lane([tenure('1', 'head', '2008-05-01', '2012-01-01'), tenure('2', 'head', '2012-01-02', null)])],
    '2026-11-27',
  )
  expect(whole).toEqual({ from: '2008-01-01', until: '2026-12-31' })
  expect([isLong(whole), isLong(PERIOD)]).toEqual([true, false])
})
