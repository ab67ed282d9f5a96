import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { wilson } from '../../detect/index.ts'
import { talliesSeen } from '../../findings/index.ts'
import { likeUnits, listUnits, subtree, unitNames, type Unit } from '../../organisation/index.ts'
import { readPeriod, type Period } from '../parts/period.ts'
import { starts } from '../parts/pure.ts'
import { ruleTitles, titleOf } from '../parts/rules.ts'
import { LIVE, sumFindings, totals } from '../parts/sums.ts'
import { reachOf, type Reach } from '../parts/scope.ts'
import { ownSums, sumOver, treeOf } from './rows.ts'
import type { showUnit as contract } from './schema.ts'

type Shown = z.infer<typeof contract.output>

/** One unit with all below it. Throws `absent`, also where it may not be seen. */
export async function showUnit(db: Db, scope: Scope, { code, months }: z.output<typeof contract.input>): Promise<Shown> {
  const [period, reach, register] = await Promise.all([readPeriod(db, months), reachOf(db, scope, code), listUnits(db, scope)])
  const below = reach.units ?? [code]
  const own = await ownSums(db, reach, period)
  const found = register.rows.find((unit) => unit.code === code)
  const unit = found ?? ([...own.values()].some(({ cases, open }) => cases + open > 0) ? stranger(code) : undefined)
  if (unit === undefined || !below.includes(code)) throw new LiemError('absent', 'there is no such unit, or it may not be seen')
  const nodes = treeOf(register.rows.filter((one) => below.includes(one.code)))
  const { cases, violated, unknown, open, confirmed } = sumOver(own, below)
  return {
    unit,
    parents: await parentsOf(db, unit, register.rows),
    children: nodes.filter(({ depth }) => depth === 1).map((node) => ({ ...node.unit, depth: 1, ...sumOver(own, node.below) })),
    ...{ cases, violated, unknown, open, confirmed },
    months: await monthsOf(db, reach, below, period),
    rules: await rulesOf(db, code, reach, period),
    patterns: await patternsOf(db, below),
  }
}

/** A unit that only the data know is called by its code. */
function stranger(code: string): Unit {
  return { code, name: { en: code, vi: code }, short: { en: code, vi: code }, level: 3, parent: null, kind: null }
}

async function parentsOf(db: Db, unit: Unit, register: readonly Unit[]): Promise<Shown['parents']> {
  const codes: string[] = []
  for (let code = unit.parent; code !== null && !codes.includes(code);) {
    codes.unshift(code)
    code = register.find((one) => one.code === code)?.parent ?? null
  }
  const names = await unitNames(db, codes)
  return codes.map((code) => names.get(code)!)
}

async function monthsOf(db: Db, reach: Reach, units: readonly string[], { from, until }: Period): Promise<Shown['months']> {
  const [{ rows }, findings] = await Promise.all([
    sql<{ month: string; cases: number; unknown: number }>`select month, sum(cases)::bigint as cases, sum(unknown)::bigint as unknown
      from detect.unit_month where unit = any(${units}::text[]) and month between ${from} and ${until} group by month`.execute(db),
    sumFindings(db, ['month', 'state'], reach, { from, until }),
  ])
  const violated = totals(findings, ({ month, state }) => ((LIVE as readonly string[]).includes(state) ? month : null))
  const byMonth = new Map(rows.map((row) => [row.month, row]))
  return starts('month', from, until).map((month) => ({
    month,
    cases: byMonth.get(month)?.cases ?? 0,
    violated: violated.get(month) ?? 0,
    unknown: byMonth.get(month)?.unknown ?? 0,
  }))
}

interface Exposure {
  n: number
  unknown: number
  violated: number
}

/** Each rule here, and in the units that are like this one. */
async function rulesOf(db: Db, code: string, reach: Reach, period: Period): Promise<Shown['rules']> {
  const peers = await subtree(
    db,
    (await likeUnits(db, code)).filter((other) => other !== code),
  )
  const [titles, here, there] = await Promise.all([
    ruleTitles(db),
    exposureOf(db, reach, period),
    exposureOf(db, { ...reach, units: peers }, period),
  ])
  return [...here]
    .map(([rule, own]) => {
      const { title, severity } = titleOf(titles, rule)
      return { rule, title, severity, ...own, rate: rateOf(own), interval: intervalOf(own), peersRate: rateOf(there.get(rule)) }
    })
    .toSorted((one, other) => other.violated - one.violated || other.unknown - one.unknown || (one.rule < other.rule ? -1 : 1))
}

function rateOf(exposure: Exposure | undefined): number | null {
  return exposure === undefined || exposure.n === 0 ? null : Math.min(1, exposure.violated / exposure.n)
}

function intervalOf({ n, violated }: Exposure): [number, number] | null {
  return n === 0 ? null : wilson(Math.min(violated, n), n)
}

/** Cases in which a rule arose and could be judged, and findings of it that were not dismissed. */
async function exposureOf(db: Db, reach: Reach, period: Period): Promise<Map<string, Exposure>> {
  const { units } = reach
  if (units?.length === 0) return new Map()
  const [{ rows }, findings] = await Promise.all([
    sql<{
      rule: string
      n: number
      unknown: number
    }>`select rule, sum(exposed - kept)::bigint as n, sum(unknown)::bigint as unknown
      from ${talliesSeen(reach)} where unit = any(${units}::text[]) and month between ${period.from} and ${period.until} group by rule`.execute(
      db,
    ),
    sumFindings(db, ['rule', 'state'], reach, period),
  ])
  const violated = totals(findings, ({ rule, state }) => ((LIVE as readonly string[]).includes(state) ? rule : null))
  const found = new Map<string, Exposure>(rows.map(({ rule, n, unknown }) => [rule, { n, unknown, violated: violated.get(rule) ?? 0 }]))
  for (const [rule, n] of violated) if (!found.has(rule)) found.set(rule, { n: 0, unknown: 0, violated: n })
  return found
}

async function patternsOf(db: Db, units: readonly string[]): Promise<Shown['patterns']> {
  const { rows } = await sql<{
    id: string
    rule: string
    status: 'amber' | 'red'
    against: 'peers' | 'past'
  }>`select id, rule, status, against
    from detect.pattern where subject_kind = 'unit' and subject = any(${units}::text[]) and status in ('amber', 'red')
    order by status desc, q nulls last, id`.execute(db)
  const titles = await ruleTitles(db)
  return rows.map((row) => ({ ...row, title: titleOf(titles, row.rule).title }))
}
