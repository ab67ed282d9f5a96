import { expect, test } from 'vitest'
import { addTo, emptyReference, expectFrom, type Part } from './expect.ts'
import { openSamples } from './samples.ts'
import type { Cell } from './schema.ts'
import { tableOf } from './table.ts'
import { tailsOf } from './tail.ts'

const ALL: Part = { takes: () => true, byMonth: true }

const cell = (subject: string, exposed: number, violated: number, stratum = 'red|import', month = '2026-01-01'): Cell => ({
  ...{ rule: 'R-1', subjectKind: 'unit', subject, month, stratum, exposed, violated, unknown: 0 },
})

/** What subject A would show at the rates of all others. */
function expectedOfA(cells: readonly Cell[]) {
  const { tree, samples } = openSamples(tableOf(cells), {})
  const { subjects } = [...samples][0]
  const reference = emptyReference(tree)
  for (const own of subjects) if (own.subject !== 'A') addTo(reference, own, ALL, 1)
  return expectFrom(
    reference,
    subjects.find(({ subject }) => subject === 'A')!,
    ALL,
  )
}

test('in one stratum the tail is that of the exact conditional test', () => {
  // 16 of 402 here, 3 of 400 there: given 19 in all, P(X ≥ 16) of binomial(19, 402/802) is 0.0022874 (SciPy 1.17.1).
  const { observed, expected, variance } = expectedOfA([cell('A', 402, 16), cell('B', 400, 3)])
  expect(observed).toBe(16)
  expect(expected).toBeCloseTo(402 * (4 / 400), 6)
  const ratio = tailsOf(observed, expected, variance).upper / 0.002287381977974378
  expect(ratio).toBeGreaterThan(0.7)
  expect(ratio).toBeLessThan(1.4)
})

test('a reference without any violation still expects some', () => {
  const { expected, variance } = expectedOfA([cell('A', 100, 50), cell('B', 10_000, 0)])
  expect(expected).toBeCloseTo(100 / 10_000, 6)
  expect(variance).toBeGreaterThan(expected)
})

test('like is compared with like: more red cases are no excess', () => {
  const cells = [...[cell('A', 900, 90), cell('A', 100, 1, 'green|import')], ...[cell('B', 1000, 100), cell('B', 9000, 90, 'green|import')]]
  const { observed, expected } = expectedOfA(cells)
  expect(observed).toBe(91)
  expect(expected).toBeGreaterThan(88)
  expect(expected).toBeLessThan(94)
})

test('a stratum that nobody else has takes its rate from the next coarser one, not from all', () => {
  const cells = [...[cell('A', 100, 0, 'red|transit')], ...[cell('B', 1000, 100, 'red|import'), cell('B', 9000, 9, 'green|import')]]
  const { expected } = expectedOfA(cells)
  expect(expected).toBeGreaterThan(8)
  expect(expected).toBeLessThan(12)
})

test('little to compare with is much doubt', () => {
  const doubt = (cases: number): number => {
    const { expected, variance } = expectedOfA([cell('A', 1000, 50), cell('B', cases, cases / 20)])
    return variance / expected
  }
  expect(doubt(100)).toBeGreaterThan(5)
  expect(doubt(100_000)).toBeLessThan(1.05)
})

test('months add up, and the months that are asked for are the only ones', () => {
  const cells = [
    cell('A', 10, 1),
    cell('A', 20, 2, 'red|import', '2026-02-01'),
    cell('B', 100, 10),
    cell('B', 90, 3, 'red|import', '2026-02-01'),
  ]
  const { n, expected, months } = expectedOfA(cells)
  expect(months.map((month) => [month.n, month.observed])).toEqual([
    [10, 1],
    [20, 2],
  ])
  expect(n).toBe(30)
  expect(months[0].expected + months[1].expected).toBeCloseTo(expected, 10)
  const { tree, samples } = openSamples(tableOf(cells), { from: '2026-02-01' })
  expect(tree.months).toEqual(['2026-02-01'])
  expect([...samples][0].subjects.map((own) => own.n)).toEqual([[20], [90]])
})
