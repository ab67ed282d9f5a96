import { expect, test } from 'vitest'
import { cellWorld, HONEST, isFlagged, monthName, shuffled, unitName } from '../../../test/patterns.ts'
import { findPatterns, tableOf, type Cell, type Pattern, type PatternOptions } from './index.ts'

const SMALL = { ...HONEST, brokers: 40, rules: 5, months: 8, cases: 600 }
const { cells: WORLD } = cellWorld({ ...SMALL, seed: 11, plants: [{ rule: 0, unit: 3, ratio: 5 }, { rule: 2, broker: 0, ratio: 6 }] }) // prettier-ignore

const find = (cells: readonly Cell[], options: PatternOptions = {}): Pattern[] => findPatterns(tableOf(cells), options)
const keyOf = ({ rule, subjectKind, subject, against }: Pattern): string => `${rule} ${subjectKind} ${subject} ${against}`
const byKey = (patterns: readonly Pattern[]): Map<string, Pattern> => new Map(patterns.map((pattern) => [keyOf(pattern), pattern]))

/** The same subjects with the same measures and the same flags; sums of doubles may differ in their last digits. */
function expectSame(found: readonly Pattern[], wanted: readonly Pattern[]): void {
  const known = byKey(wanted)
  expect(new Set(found.map(keyOf))).toEqual(new Set(known.keys()))
  for (const pattern of found) {
    const other = known.get(keyOf(pattern))!
    expect({ status: pattern.status, n: pattern.n, observed: pattern.observed }).toEqual({
      ...{ status: other.status, n: other.n, observed: other.observed },
    })
    expect(difference(pattern, other)).toBeLessThan(1e-6)
  }
}

/** The greatest relative difference of two patterns' measures; what only one of them has is no number in either. */
function difference(one: Pattern, other: Pattern): number {
  const measures = ['expected', 'variance', 'tau2', 'z', 'p', 'q', 'theta', 'detectable'] as const
  return Math.max(
    ...measures.map((name) => {
      const [left, right] = [one[name], other[name]]
      return left === null || right === null ? (left === right ? 0 : 1) : Math.abs(left - right) / (1e-6 + Math.abs(right))
    }),
  )
}

const FOUND = find(WORLD)

test('what is planted is found, first in the list, and carries what a reader needs', () => {
  expect(FOUND.filter(isFlagged).map(keyOf)).toContain('R-01 unit U04 peers')
  expect(FOUND.slice(0, 2).every(isFlagged)).toBe(true)
  const pattern = byKey(FOUND).get('R-01 unit U04 peers')!
  expect(pattern).toMatchObject({ status: 'red', peersCount: 12, period: { from: '2025-01-01', until: '2025-08-31' } })
  expect(pattern.strata).toEqual(['channel', 'regime', 'transport', 'month'])
  expect(pattern.interval![0]).toBeGreaterThan(1.5)
  expect(pattern.theta!).toBeLessThan(pattern.observed / pattern.expected)
  expect(pattern.above!).toBeGreaterThan(0.95)
  expect(pattern.rawP!).toBeLessThan(pattern.p!)
  expect(pattern.months.map(({ month }) => month)).toEqual(Array.from({ length: 8 }, (_, month) => monthName(month)))
  expect(pattern.months.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(pattern.expected, 8)
  expect(pattern.months.reduce((sum, { observed }) => sum + observed, 0)).toBe(pattern.observed)
  expect(pattern.peers).toHaveLength(12)
  const [self, ...others] = pattern.peers
  expect(self).toMatchObject({ subject: 'U04', n: pattern.n, violated: pattern.observed })
  for (const { rate, low, high } of pattern.peers) expect(low <= rate && rate <= high).toBe(true)
  expect(Math.max(...others.map(({ high }) => high))).toBeLessThan(self.high)
})

test('the order of cells changes nothing', () => {
  expectSame(find(shuffled(WORLD, 3)), FOUND)
})

test('other names change nothing but names', () => {
  const renamed = (cell: Cell): Cell => ({
    ...cell,
    subject: `x${cell.subject.split('').toReversed().join('')}`,
    stratum: cell.subjectKind === 'unit' ? cell.stratum : cell.stratum.replace(/^[^|]+/, (unit) => `${unit}-x`),
  })
  const back = (pattern: Pattern): Pattern => ({ ...pattern, subject: pattern.subject.slice(1).split('').toReversed().join('') })
  expectSame(find(WORLD.map(renamed)).map(back), FOUND)
})

test('cells in pieces are the same cells', () => {
  const halves = WORLD.flatMap((cell): Cell[] => {
    const [exposed, violated] = [Math.floor(cell.exposed / 2), Math.min(Math.floor(cell.exposed / 2), cell.violated)]
    return [
      { ...cell, exposed, violated },
      { ...cell, exposed: cell.exposed - exposed, violated: cell.violated - violated },
    ]
  })
  expectSame(find(halves), FOUND)
})

test('a unit without cases changes nobody’s measures; one like all others hardly moves a raw p', () => {
  const ghost: Cell = { ...WORLD[0]!, subjectKind: 'unit', subject: 'U99', exposed: 0, violated: 0, unknown: 3 }
  expectSame(
    find([...WORLD, ghost]).filter(({ subject }) => subject !== 'U99'),
    FOUND,
  )
  const units = WORLD.filter(({ subjectKind }) => subjectKind === 'unit')
  const like = sumsOf(units).map((cell) => ({ ...cell, subject: 'U99' }))
  const [before, after] = [byKey(find(units)), byKey(find([...units, ...like]))]
  const tested = [...before].filter(([, { rawP }]) => rawP !== null && rawP > 1e-6)
  expect(tested.length).toBeGreaterThan(50)
  for (const [key, { rawP }] of tested) expect(Math.abs(Math.log(after.get(key)!.rawP! / rawP!))).toBeLessThan(0.7)
})

/** A unit with all cases and violations of all units together: its rates are theirs. */
function sumsOf(cells: readonly Cell[]): Cell[] {
  return [...Map.groupBy(cells, ({ rule, month, stratum }) => `${rule} ${month} ${stratum}`).values()].map((own) => ({
    ...own[0]!,
    exposed: own.reduce((sum, { exposed }) => sum + exposed, 0),
    violated: own.reduce((sum, { violated }) => sum + violated, 0),
  }))
}

const cell = (subject: string, exposed: number, violated: number, month = 0, rest: Partial<Cell> = {}): Cell => ({
  ...{ rule: 'R-1', subjectKind: 'unit', subject, month: monthName(month), stratum: 'red|import', exposed, violated, unknown: 0, ...rest },
})
const units = (count: number, exposed: number, violated: number): Cell[] =>
  Array.from({ length: count }, (_, unit) => cell(unitName(unit), exposed, violated))
const ofSubject = (patterns: readonly Pattern[], subject: string): Pattern | undefined => patterns.find((each) => each.subject === subject)

test('fewer than thirty cases, or fewer than eight peers, are insufficient, whatever they show', () => {
  expect(ofSubject(find([...units(10, 500, 5), cell('small', 29, 29)]), 'small')).toMatchObject({
    status: 'insufficient',
    p: null,
    q: null,
  })
  expect(ofSubject(find([...units(10, 500, 5), cell('small', 30, 29)]), 'small')).toMatchObject({ status: 'red' })
  expect(find([...units(6, 500, 5), cell('bad', 500, 100)]).map(({ status }) => status)).toEqual(new Array(7).fill('insufficient'))
  expect(ofSubject(find([...units(7, 500, 5), cell('bad', 500, 100)]), 'bad')).toMatchObject({ status: 'red', peersCount: 8 })
})

test('what nobody else does at all is flagged though next to nothing is expected; a few times are no recurrence', () => {
  expect(ofSubject(find([...units(10, 1000, 0), cell('bad', 300, 40)]), 'bad')).toMatchObject({ status: 'red' })
  expect(ofSubject(find([...units(10, 1000, 0), cell('bad', 300, 4)]), 'bad')).toMatchObject({ status: 'insufficient' })
})

test('red needs a great excess, too', () => {
  const patterns = find([...units(60, 200_000, 20_000), cell('more', 200_000, 28_000)])
  expect(ofSubject(patterns, 'more')).toMatchObject({ status: 'amber' })
  expect(ofSubject(patterns, 'more')!.q!).toBeLessThan(0.01)
})

test('a deficit is not flagged', () => {
  const patterns = find([...units(12, 2000, 200), cell('clean', 2000, 10)])
  expect(ofSubject(patterns, 'clean')).toMatchObject({ status: 'ordinary' })
  expect(ofSubject(patterns, 'clean')!.p!).toBeLessThan(1e-6)
})

test('units are compared with like ones; a group of fewer than eight is compared with all', () => {
  const ports = Array.from({ length: 9 }, (_, unit) => cell(`port${unit}`, 1000, 100))
  const gates = Array.from({ length: 9 }, (_, unit) => cell(`gate${unit}`, 1000, 5))
  const mixed = [...ports, ...gates, cell('odd', 1000, 52)]
  const peerGroups = Object.fromEntries([...ports.map((each) => [each.subject, 'port']), ...gates.map((each) => [each.subject, 'gate'])]) as Record<string, string> // prettier-ignore
  const patterns = find(mixed, { peerGroups })
  expect(ofSubject(patterns, 'port0')!.expected).toBeGreaterThan(98)
  expect(ofSubject(patterns, 'gate0')!.expected).toBeLessThan(7)
  expect(ofSubject(patterns, 'odd')).toMatchObject({ peersCount: 19 })
  expect(Math.round(ofSubject(patterns, 'odd')!.expected)).toBe(53)
  expect(patterns).toHaveLength(19)
})

test('a post that changes as a whole shows against its own past, though it is like its peers', () => {
  const months = (unit: number, rate: (month: number) => number): Cell[] =>
    Array.from({ length: 12 }, (_, month) => cell(unitName(unit), 1000, rate(month), month))
  const cells = Array.from({ length: 12 }, (_, unit) =>
    months(unit, (month) => (unit === 0 ? (month < 9 ? 8 : 40) : 38 + (unit % 4))),
  ).flat()
  const patterns = find(cells).filter(({ subject }) => subject === 'U01')
  expect(patterns.find(({ against }) => against === 'peers')).toMatchObject({ status: 'ordinary' })
  const past = patterns.find(({ against }) => against === 'past')!
  expect(past).toMatchObject({ status: 'red', n: 3000, observed: 120, period: { from: '2025-10-01', until: '2025-12-31' }, peers: [] })
  expect(past.expected).toBeCloseTo(24, 0)
  expect(past.months.map(({ observed }) => observed)).toEqual([...new Array<number>(9).fill(8), 40, 40, 40])
  expect(past.strata).not.toContain('month')
})

test('a change that comes everywhere at once accuses nobody', () => {
  const cells = Array.from({ length: 12 }, (_, unit) => Array.from({ length: 12 }, (_, month) => cell(unitName(unit), 1000, (month < 9 ? 20 : 60) + (unit % 3), month))).flat() // prettier-ignore
  expect(find(cells).filter(isFlagged)).toEqual([])
})

test('cases of exceptions are left out of everybody’s numbers, and named', () => {
  const storm = cell('U01', 100, 90, 0, { exception: 'storm', unknown: 2 })
  const [before, after] = [byKey(find(units(9, 500, 10))), byKey(find([...units(9, 500, 10), storm]))]
  for (const [key, pattern] of after) {
    const exceptions = pattern.subject === 'U01' ? [{ id: 'storm', left: 102 }] : []
    expect(pattern).toEqual({ ...before.get(key)!, exceptions })
  }
})

test('nothing in, nothing out', () => {
  expect(find([])).toEqual([])
  expect(find(WORLD, { from: '2031-01-01' })).toEqual([])
})
