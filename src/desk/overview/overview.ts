import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { unitNames, type UnitName } from '../../organisation/index.ts'
import { readPeriod, type Period } from '../parts/period.ts'
import { daysBetween, starts } from '../parts/pure.ts'
import { ruleTitles, titleOf, type RuleTitle } from '../parts/rules.ts'
import { among, reachOf, type Reach } from '../parts/scope.ts'
import {
  findingsBy,
  findingsByStage,
  findingsByStart,
  LIVE,
  openSums,
  readSums,
  sumCases,
  sumFindings,
  totals,
  type CaseSum,
  type Open,
} from '../parts/sums.ts'
import { listAttention } from './attention.ts'
import { bandOf, type Measured } from './band.ts'
import type { Overview, showOverview as contract } from './schema.ts'
import { stageTable } from './stages.ts'

/** Rows of the tables by unit and by rule. */
const MOST_ROWS = 12

type Sums = Awaited<ReturnType<typeof readPage>>

/** What needs attention now, and how units and rules do. Throws `absent` for a unit that is in no register and in no data. */
export async function showOverview(db: Db, scope: Scope, input: z.output<typeof contract.input>): Promise<Overview> {
  const [period, reach, titles] = await Promise.all([readPeriod(db, input.months), reachOf(db, scope, input.unit), ruleTitles(db)])
  if (input.unit !== undefined && reach.units?.includes(input.unit) !== true) throw absent()
  const sums = await readPage(db, reach, period, input.months)
  const codes = [
    ...sums.cases.map(({ unit }) => unit),
    ...sums.open.waiting.map(({ unit }) => unit),
    ...sums.byUnit.map(({ unit }) => unit),
  ]
  const names = await unitNames(db, [...codes.filter((code) => code !== ''), ...(input.unit === undefined ? [] : [input.unit])])
  const unit = input.unit === undefined ? null : names.get(input.unit)!
  if (unit !== null && !unit.known && sums.cases.length === 0) throw absent()
  const table = await unitTable(db, sums, reach.units === null ? sums : await readLike(db, reach, period), names)
  return {
    from: period.from,
    until: period.until,
    unit,
    attention: await listAttention(db, { reach, period, open: sums.open, cases: sums.cases, names, titles }),
    chain: chainOf(sums),
    trend: trendOf(sums, period),
    ages: agesOf(sums.open, period.today),
    ...table,
    rules: rulesOf(sums, titles),
    stages: stagesOf(sums, names),
  }
}

function absent(): LiemError {
  return new LiemError('absent', 'there is no such unit, or it may not be seen')
}

async function readPage(db: Db, reach: Reach, period: Period, months: number) {
  const grain: 'week' | 'month' = months <= 13 ? 'week' : 'month'
  const [{ byUnit, byRule, byStage, dated, ...open }, cases, unknown] = await Promise.all([
    readSums(db, reach, {
      byUnit: findingsBy(['unit', 'state'], reach, period),
      byRule: findingsBy(['rule', 'state'], reach, period),
      byStage: findingsByStage(reach, period),
      dated: findingsByStart(grain, reach, period),
      ...openSums(reach, period.today),
    }),
    sumCases(db, reach, period),
    unknownByRule(db, reach, period),
  ])
  return { grain, byUnit, byRule, byStage, dated, open, cases, unknown }
}

/** What bands are made from: all units, also those beside the chosen one. Of them only the band is shown. */
type Like = Pick<Sums, 'cases'> & { byUnit: readonly { unit: string; state: string; n: number }[] }

async function readLike(db: Db, reach: Reach, period: Period): Promise<Like> {
  const everywhere = { ...reach, units: null }
  const [byUnit, cases] = await Promise.all([sumFindings(db, ['unit', 'state'], everywhere, period), sumCases(db, everywhere, period)])
  return { byUnit, cases }
}

function isLive({ state }: { state: string }): boolean {
  return (LIVE as readonly string[]).includes(state)
}

async function unknownByRule(db: Db, reach: Reach, { from, until }: Period): Promise<{ rule: string; n: number }[]> {
  const { rows } = await sql<{ rule: string; n: number }>`select rule, sum(unknown)::bigint as n from detect.tally
    where month between ${from} and ${until} and unknown > 0 and ${among(reach, sql`unit`)} group by rule`.execute(db)
  return rows
}

function chainOf({ byUnit, cases }: Sums): Overview['chain'] {
  const n = totals(byUnit, ({ state }) => state)
  const of = (...states: string[]): number => states.reduce((sum, state) => sum + (n.get(state) ?? 0), 0)
  return [
    { step: 'cases', n: cases.reduce((sum, row) => sum + row.cases, 0) },
    { step: 'findings', n: of('new', 'review', 'confirmed', 'dismissed') },
    { step: 'looked-at', n: of('review', 'confirmed', 'dismissed') },
    { step: 'confirmed', n: of('confirmed') },
    { step: 'dismissed', n: of('dismissed') },
  ]
}

function trendOf({ grain, dated }: Sums, { from, until }: Period): Overview['trend'] {
  const found = totals(dated, ({ state, start }) => (isLive({ state }) || state === 'dismissed' ? start : null))
  const concluded = totals(dated, ({ state, start }) => (state === 'confirmed' || state === 'dismissed' ? start : null))
  const all = starts(grain, from, until)
  const first = all.findIndex((start) => found.has(start))
  const shown = first < 0 ? all : all.slice(first)
  return {
    grain,
    starts: shown,
    found: shown.map((start) => found.get(start) ?? 0),
    concluded: shown.map((start) => concluded.get(start) ?? 0),
  }
}

const AGES = [
  { age: 'today', until: 0 },
  { age: 'day', until: 1 },
  { age: 'days3', until: 3 },
  { age: 'days7', until: 7 },
  { age: 'older', until: Infinity },
] as const

function agesOf({ untouched }: Open, today: string): Overview['ages'] {
  const rows = AGES.map(({ age }) => ({ age, n: 0, verySerious: 0 }))
  for (const { raisedOn, n, verySerious } of untouched) {
    const days = daysBetween(raisedOn, today)
    const row = rows[AGES.findIndex(({ until }) => days <= until)]!
    row.n += n
    row.verySerious += verySerious
  }
  return rows
}

type UnitTable = Pick<Overview, 'units' | 'unitCount'>

async function unitTable(db: Db, sums: Sums, like: Like, names: ReadonlyMap<string, UnitName>): Promise<UnitTable> {
  const groups = await groupsOf(db)
  const all = measured(like, groups)
  const rows = measured(sums, groups).map((unit) => {
    const band = bandOf(unit, all)
    const perThousand = unit.cases === 0 ? 0 : (1000 * unit.n) / unit.cases
    const outside = band === null ? null : perThousand > band.high ? ('above' as const) : perThousand < band.low ? ('below' as const) : null
    const unknownShare = unit.cases === 0 ? 0 : unit.unknown / unit.cases
    return { unit: names.get(unit.unit)!, cases: unit.cases, violated: unit.n, perThousand, band, outside, unknownShare }
  })
  return { units: rows.toSorted((one, other) => other.perThousand - one.perThousand).slice(0, MOST_ROWS), unitCount: rows.length }
}

function measured({ byUnit, cases }: Like, groups: ReadonlyMap<string, string>): (Measured & CaseSum)[] {
  const live = totals(byUnit.filter(isLive), ({ unit }) => unit)
  return cases.filter(({ unit }) => unit !== '').map((row) => ({ ...row, n: live.get(row.unit) ?? 0, group: groups.get(row.unit) ?? '' }))
}

/** Which units are like each other: those of one level and kind. */
async function groupsOf(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{
    code: string
    like: string
  }>`select code, level || ' ' || coalesce(kind, '') as like from organisation.unit`.execute(db)
  return new Map(rows.map(({ code, like }) => [code, like]))
}

function rulesOf({ byRule, unknown }: Sums, titles: ReadonlyMap<string, RuleTitle>): Overview['rules'] {
  const [violated, doubtful] = [totals(byRule.filter(isLive), ({ rule }) => rule), totals(unknown, ({ rule }) => rule)]
  return [...new Set([...violated.keys(), ...doubtful.keys()])]
    .map((rule) => {
      const { title, severity } = titleOf(titles, rule)
      return { rule, title, severity, violated: violated.get(rule) ?? 0, unknown: doubtful.get(rule) ?? 0 }
    })
    .toSorted((one, other) => other.violated - one.violated || other.unknown - one.unknown)
    .slice(0, MOST_ROWS)
}

function stagesOf({ byStage, cases }: Sums, names: ReadonlyMap<string, UnitName>): Overview['stages'] {
  const found = byStage.filter(({ unit }) => unit !== '')
  const table = stageTable(found, new Map(cases.filter(({ unit }) => unit !== '').map((row) => [row.unit, row.cases])))
  const rows = table.rows.toSorted((one, other) => other.total - one.total).slice(0, MOST_ROWS)
  return { names: table.names, rows: rows.map((row) => ({ ...row, unit: names.get(row.unit)! })) }
}
