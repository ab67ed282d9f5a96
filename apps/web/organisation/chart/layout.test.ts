import { expect, test } from 'vitest'
import type { Succession, UnitNode } from '../../../../src/organisation/schema.ts'
import { pick } from '../state.ts'
import { layoutChart } from './layout.ts'

const named = (code: string) => ({ code, name: { vi: code, en: code }, short: { vi: code, en: code } })
const step = (code: string, day: string): Succession => ({ unit: { ...named(code), known: true }, day, document: null })
const node = (code: string, more: Partial<UnitNode> = {}): UnitNode => ({
  ...named(code),
  level: 3,
  parent: null,
  kind: null,
  from: null,
  until: null,
  predecessors: [],
  successors: [],
  head: null,
  acting: null,
  people: 0,
  children: 0,
  ...more,
})

const OFFICES = [node('HQVP', { predecessors: [step('CCVP', '2025-03-01'), step('CCVN', '2025-03-01')] }), node('HQSL')]
const columns = (nodes: readonly UnitNode[]) => [{ nodes, open: nodes[0], total: nodes.length }]

test('what was before stands beside, each once, joined to what it became; with the day where there is one', () => {
  const { steps } = layoutChart(columns(OFFICES), '2025-03-01', 1000)
  expect(steps).toMatchObject({ kind: 'before', day: '2025-03-01' })
  expect(steps!.placed.map(({ step: { unit }, to }) => [unit.code, to.map((one) => one.node.code)])).toEqual([
    ['CCVP', ['HQVP']],
    ['CCVN', ['HQVP']],
  ])
})

test('on a day before the step what comes after is shown; two that become one are joined to one box', () => {
  const branches = [node('CCVP', { successors: [step('HQVP', '2025-03-01')] }), node('CCVN', { successors: [step('HQVP', '2025-03-01')] })]
  const { steps } = layoutChart(columns(branches), '2025-02-28', 1000)
  expect(steps!.kind).toBe('after')
  expect(steps!.placed.map(({ to }) => to.length)).toEqual([2])
  expect(layoutChart(columns([node('HQSL')]), '2025-02-28', 1000).steps).toBeNull()
})

test('steps of several days have no common day', () => {
  const nodes = [node('A', { predecessors: [step('X', '2020-01-01'), step('Y', '2025-03-01')] })]
  expect(layoutChart(columns(nodes), '2026-01-01', 1000).steps!.day).toBeNull()
})

test('boxes do not overlap, and stay in the width', () => {
  const { columns: placed, steps } = layoutChart(
    [...columns([node('TOP')]), ...columns([node('R1'), node('R2')]), ...columns(OFFICES)],
    '2025-03-01',
    1000,
  )
  const boxes = [...placed.flat(), ...steps!.placed.map(({ y }) => ({ x: steps!.x, y, width: steps!.width }))]
  expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeLessThanOrEqual(1000)
  for (const column of placed) expect(new Set(column.map(({ y }) => y)).size).toBe(column.length)
})

test('a unit that is not there that day is found by what came before or after it', () => {
  expect(pick(OFFICES, 'CCVN')?.code).toBe('HQVP')
  expect(pick(OFFICES, 'HQSL')?.code).toBe('HQSL')
  expect(pick([], 'HQSL')).toBeUndefined()
})
