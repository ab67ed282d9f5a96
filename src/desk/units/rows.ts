import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { listUnits, type Unit } from '../../organisation/index.ts'
import { readPeriod, type Period } from '../parts/period.ts'
import { among, reachOf, type Reach } from '../parts/scope.ts'
import { LIVE, sumCases, sumFindings, sumOpenByUnit, totals } from '../parts/sums.ts'
import type { listUnitRows as contract, unitRow } from './schema.ts'

export type UnitRow = z.infer<typeof unitRow>

/** Units as a tree, depth first, each with the sums of itself and all below it; and units that only the data know. */
export async function listUnitRows(
  db: Db,
  scope: Scope,
  { months }: z.output<typeof contract.input>,
): Promise<z.infer<typeof contract.output>> {
  const [period, reach, register] = await Promise.all([readPeriod(db, months), reachOf(db, scope), listUnits(db, scope)])
  const tree = treeOf(register.rows.filter(({ code }) => reach.units === null || reach.units.includes(code)))
  const own = await ownSums(db, reach, period)
  const known = new Set(register.rows.map(({ code }) => code))
  const strange = [...own].filter(([code]) => code !== '' && !known.has(code))
  return {
    rows: tree.map(({ unit, depth, below }) => ({ ...unit, depth, ...sumOver(own, below) })),
    unknownUnits: strange.map(([code, { cases }]) => ({ code, cases })).toSorted((one, other) => other.cases - one.cases),
  }
}

export interface Sums {
  cases: number
  violated: number
  unknown: number
  open: number
  confirmed: number
  patterns: number
}

const NONE: Sums = { cases: 0, violated: 0, unknown: 0, open: 0, confirmed: 0, patterns: 0 }

/** What each unit has of its own, by its code. */
export async function ownSums(db: Db, reach: Reach, period: Period): Promise<Map<string, Sums>> {
  const [cases, findings, waiting, patterns] = await Promise.all([
    sumCases(db, reach, period),
    sumFindings(db, ['unit', 'state'], reach, period),
    sumOpenByUnit(db, reach),
    flagged(db, reach),
  ])
  const live = totals(findings, ({ unit, state }) => ((LIVE as readonly string[]).includes(state) ? unit : null))
  const confirmed = totals(findings, ({ unit, state }) => (state === 'confirmed' ? unit : null))
  const sums = new Map<string, Sums>()
  const codes = [...cases.map(({ unit }) => unit), ...live.keys(), ...waiting.keys(), ...patterns.keys()]
  for (const code of codes) sums.set(code, { ...NONE })
  for (const row of cases) Object.assign(sums.get(row.unit)!, { cases: row.cases, unknown: row.unknown })
  for (const [code, own] of sums) {
    own.violated = live.get(code) ?? 0
    own.confirmed = confirmed.get(code) ?? 0
    own.open = waiting.get(code) ?? 0
    own.patterns = patterns.get(code) ?? 0
  }
  return sums
}

async function flagged(db: Db, reach: Reach): Promise<Map<string, number>> {
  const { rows } = await sql<{ unit: string; n: number }>`select subject as unit, count(*) as n from detect.pattern
    where subject_kind = 'unit' and status in ('red', 'amber')
      and ${among(reach, sql`subject`)} group by subject`.execute(db)
  return new Map(rows.map(({ unit, n }) => [unit, n]))
}

export function sumOver(own: ReadonlyMap<string, Sums>, codes: readonly string[]): Sums {
  const sum = { ...NONE }
  for (const code of codes) for (const key of Object.keys(NONE) as (keyof Sums)[]) sum[key] += own.get(code)?.[key] ?? 0
  return sum
}

export interface Node {
  unit: Unit
  depth: number
  /** The unit and everything below it. */
  below: string[]
}

/** Depth first; a unit whose parent is not among them stands at the top. */
export function treeOf(units: readonly Unit[]): Node[] {
  const codes = new Set(units.map(({ code }) => code))
  const children = Map.groupBy(units, ({ parent }) => (parent !== null && codes.has(parent) ? parent : ''))
  const walk = (unit: Unit, depth: number): Node[] => {
    const under = (children.get(unit.code) ?? []).flatMap((child) => walk(child, depth + 1))
    return [{ unit, depth, below: [unit.code, ...under.map((node) => node.unit.code)] }, ...under]
  }
  return (children.get('') ?? []).flatMap((unit) => walk(unit, 0))
}
