import { readCaseSums, readUnitSums } from '../../accountability/sums/index.ts'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { listUnits } from '../../organisation/index.ts'
import { reachOf } from '../parts/scope.ts'
import { LIVE, sumCases, sumFindings } from '../parts/sums.ts'
import { treeOf } from '../units/rows.ts'
import type { ResultRow, Results } from './schema.ts'

/** How many years stand beside each other. */
const YEARS = 5

type Figures = Omit<ResultRow, 'unit' | 'depth'>
const NONE: Figures = {
  ...{ declarations: 0, unknown: 0, raised: 0, confirmed: 0, dismissed: 0, opened: 0, decisions: 0, none: 0, violations: 0 },
  ...{ liable: 0, notLiable: 0, reversed: 0 },
}

/** Results of a year: by unit, each with all below it; by area and form; and the years before. */
export async function showResults(db: Db, scope: Scope, { year }: { year: number }): Promise<Results> {
  const [reach, register] = await Promise.all([reachOf(db, scope), listUnits(db, scope)])
  const years = Array.from({ length: YEARS }, (_, at) => year - YEARS + 1 + at)
  const [own, sums] = await Promise.all([figuresOf(db, scope, year), readCaseSums(db, scope, reach.units, years)])
  const known = new Set(register.rows.map(({ code }) => code))
  const tree = treeOf(register.rows.filter(({ code }) => reach.units === null || reach.units.includes(code)))
  const of = (kind: string, when = year) => sums.filter((one) => one.kind === kind && one.year === when)
  const total = (kind: string, when: number): number => of(kind, when).reduce((sum, { n }) => sum + n, 0)
  const rows = tree.map(({ unit: { code, name, short }, depth, below }) => ({
    unit: { code, name, short, known: true },
    depth,
    ...sumOver(own, below),
  }))
  const strange = [...own.keys()].filter((code) => code !== '' && !known.has(code))
  return {
    year,
    units: [...rows, ...strange.map((code) => ({ unit: named(code), depth: 0, ...own.get(code)! }))],
    areas: of('area')
      .map(({ word, n }) => ({ area: word === '' ? null : Number(word), n }))
      .toSorted((one, other) => other.n - one.n),
    forms: of('decision')
      .map(({ word, n }) => ({ form: word, n }))
      .toSorted((one, other) => other.n - one.n),
    years: years.map((when) => ({ year: when, opened: total('opened', when), decisions: total('decision', when) })),
  }
}

/** A unit that only old rows know is called by its code. */
const named = (code: string): ResultRow['unit'] => ({ code, name: { en: code, vi: code }, short: { en: code, vi: code }, known: false })

async function figuresOf(db: Db, scope: Scope, year: number): Promise<Map<string, Figures>> {
  const reach = await reachOf(db, scope)
  const span = { from: `${year}-01-01`, until: `${year}-12-31` }
  const [cases, findings, compared] = await Promise.all([
    readUnitSums(db, scope, reach.units, year),
    sumFindings(db, ['unit', 'state'], reach, span),
    sumCases(db, reach, span),
  ])
  const found = new Map<string, Figures>()
  const add = (unit: string, field: keyof Figures, n: number): void => {
    const own = found.get(unit) ?? { ...NONE }
    own[field] += n
    found.set(unit, own)
  }
  for (const { unit, cases: n, unknown } of compared) {
    add(unit, 'declarations', n)
    add(unit, 'unknown', unknown)
  }
  for (const { unit, state, n } of findings) {
    if ([...LIVE, 'dismissed', 'duplicate'].includes(state)) add(unit, 'raised', n)
    if (state === 'confirmed' || state === 'dismissed') add(unit, state, n)
  }
  for (const { unit, kind, word, n } of cases) {
    if (kind === 'opened' || kind === 'reversed') add(unit, kind, n)
    if (kind === 'violation') add(unit, 'violations', n)
    if (kind === 'decision') add(unit, 'decisions', n)
    if (kind === 'decision' && word === 'none') add(unit, 'none', n)
    if (kind === 'review' && word === 'liable') add(unit, 'liable', n)
    if (kind === 'review' && (word === 'none' || word === 'exempt')) add(unit, 'notLiable', n)
  }
  return found
}

function sumOver(own: ReadonlyMap<string, Figures>, codes: readonly string[]): Figures {
  const sum = { ...NONE }
  for (const code of codes) for (const key of Object.keys(NONE) as (keyof Figures)[]) sum[key] += own.get(code)?.[key] ?? 0
  return sum
}
