import { clean } from '../../base/index.ts'
import type { CaseFacts } from './facts.ts'
import type { UnitRow, UnitsData } from './schema.ts'
import type { Evaluation } from '../schema.ts'

const MOST_UNITS = 40
/** Fewer cases than this say too little of a unit to set it against the others. */
const FEW_CASES = 30

/** The share of cases against at least one rule, by the unit that the case first names. */
export function collectUnits(evaluation: Evaluation, facts: CaseFacts): UnitsData {
  const texts = evaluation.log.unit.dictionary.texts
  const cases = new Float64Array(texts.length + 1)
  const violated = new Float64Array(texts.length + 1)
  const unknown = new Float64Array(texts.length + 1)
  for (let index = 0; index < facts.unit.length; index++) {
    const unit = facts.unit[index]
    cases[unit]++
    if (facts.violated[index] > 0) violated[unit]++
    else if (facts.unknown[index] > 0) unknown[unit]++
  }
  const found = texts
    .map((name, index) => unitRow(clean(name), cases[index + 1], violated[index + 1], unknown[index + 1]))
    .filter((row) => row.cases > 0)
  const rows = comparePeers(found).toSorted((a, b) => b.cases - a.cases)
  const more = rows.slice(MOST_UNITS)
  return {
    known: rows.length > 0,
    rows: rows.slice(0, MOST_UNITS).toSorted((a, b) => b.rate - a.rate || b.cases - a.cases),
    more: { units: more.length, cases: sum(more.map((row) => row.cases)), violated: sum(more.map((row) => row.violated)) },
    casesWithoutUnit: cases[0],
  }
}

function unitRow(name: string, cases: number, violated: number, unknown: number): UnitRow {
  const [low, high] = wilson(violated, cases)
  return { name, cases, violated, unknown, rate: cases === 0 ? 0 : violated / cases, low, high, peers: null, outside: null }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** 95 % score interval of a share (Wilson 1927). */
export function wilson(hits: number, trials: number): [number, number] {
  if (trials === 0) return [0, 1]
  const z = 1.959964
  const share = hits / trials
  const centre = share + (z * z) / (2 * trials)
  const half = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const scale = 1 + (z * z) / trials
  return [Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale)]
}

/** Sets each unit against the median of the others that have enough cases. */
function comparePeers(rows: readonly UnitRow[]): UnitRow[] {
  const rates = rows.filter((row) => row.cases >= FEW_CASES).map((row) => row.rate)
  const sorted = rates.toSorted((a, b) => a - b)
  return rows.map((row) => {
    const peers = medianWithout(sorted, row.cases >= FEW_CASES ? row.rate : undefined)
    const outside = peers === null || row.cases < FEW_CASES ? null : row.low > peers ? 'above' : row.high < peers ? 'below' : null
    return { ...row, peers, outside }
  })
}

/** Median of a sorted list, one entry of the given value left out. */
export function medianWithout(sorted: readonly number[], value: number | undefined): number | null {
  const skip = value === undefined ? sorted.length : sorted.indexOf(value)
  const size = skip < sorted.length ? sorted.length - 1 : sorted.length
  if (size === 0) return null
  const at = (index: number): number => sorted[index < skip ? index : index + 1]
  const middle = Math.floor(size / 2)
  return size % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2
}
