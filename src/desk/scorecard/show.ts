import type { z } from 'zod'
import { medianOf, readCaseSums, readPeerTimes, type CaseSum, type Histogram } from '../../accountability/sums/index.ts'
import { LiemError, localDay, ZONE, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { countPeople, likeUnits, listUnits, subtrees, unitNames } from '../../organisation/index.ts'
import { reachOf, type Reach } from '../parts/scope.ts'
import { LIVE, sumCases, sumFindings } from '../parts/sums.ts'
import { COUNT_KINDS, FEW, STAGES, type Scorecard, type showScorecard as contract } from './schema.ts'

/** Days of a year, as far as they are over. */
export function spanOf(year: number): { from: string; until: string } {
  const [last, today] = [`${year}-12-31`, localDay(ZONE)]
  return { from: `${year}-01-01`, until: last < today ? last : today }
}

/** Units whose figures count: one with all below it that may be seen. Throws `absent`, also where none of it may be seen. */
export async function reachOfUnit(db: Db, scope: Scope, code: string): Promise<Reach & { units: readonly string[] }> {
  const [reach, register] = await Promise.all([reachOf(db, scope, code), listUnits(db, scope)])
  if (!register.rows.some((unit) => unit.code === code) || reach.units?.includes(code) !== true)
    throw new LiemError('absent', 'there is no such unit, or it may not be seen')
  return { ...reach, units: reach.units }
}

/** What a unit with all below it did in a year, beside the year before and like units. Throws `absent`. */
export async function showScorecard(db: Db, scope: Scope, { code, year }: z.output<typeof contract.input>): Promise<Scorecard> {
  const reach = await reachOfUnit(db, scope, code)
  const span = spanOf(year)
  const [names, people, sums, now, before, own, past, peers] = await Promise.all([
    unitNames(db, [code], span.until),
    countPeople(db, [code], span.until),
    readCaseSums(db, scope, reach.units, [year, year - 1]),
    findingsOf(db, reach, year),
    findingsOf(db, reach, year - 1),
    declarationsOf(db, reach, year),
    declarationsOf(db, reach, year - 1),
    peersOf(db, scope, reach, { code, year }),
  ])
  const states = ['raised', 'waiting', 'confirmed', 'dismissed', 'duplicate', 'withdrawn'] as const
  const findings = Object.fromEntries(states.map((state) => [state, { n: now[state], before: before[state] }])) as Scorecard['findings']
  const times = timesOf(sums, year)
  return {
    ...{ unit: names.get(code)!, year, ...span, officers: people.get(code) ?? 0 },
    ...{ declarations: { ...own, before: past.n }, findings, counts: countsOf(sums, year), times },
    peers: peers({ findings: now, declarations: own.n, times }),
  }
}

function countsOf(sums: readonly CaseSum[], year: number): Scorecard['counts'] {
  const counted = sums.filter(({ kind }) => kind !== 'time')
  const groups = Map.groupBy(counted, ({ kind, word }) => `${kind}\n${word}`)
  return [...groups.values()].flatMap((of) => {
    const { kind, word } = of[0]!
    const known = COUNT_KINDS.find((one) => one === kind)
    const sumOf = (when: number): number => of.filter((one) => one.year === when).reduce((sum, { n }) => sum + n, 0)
    return known === undefined ? [] : [{ kind: known, word, n: sumOf(year), before: sumOf(year - 1) }]
  })
}

function timesOf(sums: readonly CaseSum[], year: number): Scorecard['times'] {
  const at = (stage: string, when: number): Histogram =>
    sums.filter((one) => one.kind === 'time' && one.word === stage && one.year === when)
  return STAGES.map((stage) => ({ stage, ...measured(at(stage, year)), before: measured(at(stage, year - 1)) }))
}

/** A few are no measure: they have no median. */
function measured(times: Histogram): { n: number; median: number | null } {
  const n = times.reduce((sum, one) => sum + one.n, 0)
  return { n, median: n < FEW ? null : medianOf(times) }
}

interface FindingSums {
  raised: number
  waiting: number
  confirmed: number
  dismissed: number
  duplicate: number
  withdrawn: number
}

async function findingsOf(db: Db, reach: Reach, year: number): Promise<FindingSums> {
  const rows = await sumFindings(db, ['state'], reach, wholeYear(year))
  const sumOf = (...states: readonly string[]): number =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0)
  return {
    raised: sumOf(...LIVE, 'dismissed', 'duplicate'),
    waiting: sumOf('new', 'review'),
    confirmed: sumOf('confirmed'),
    dismissed: sumOf('dismissed'),
    duplicate: sumOf('duplicate'),
    withdrawn: sumOf('withdrawn'),
  }
}

const wholeYear = (year: number) => ({ from: `${year}-01-01`, until: `${year}-12-31` })

async function declarationsOf(db: Db, reach: Reach, year: number): Promise<{ n: number; unknown: number }> {
  const rows = await sumCases(db, reach, wholeYear(year))
  return { n: rows.reduce((sum, { cases }) => sum + cases, 0), unknown: rows.reduce((sum, { unknown }) => sum + unknown, 0) }
}

interface Own {
  findings: FindingSums
  declarations: number
  times: Scorecard['times']
}

/** The same figures of like units, each with all below it; given the own ones, where they lie. */
async function peersOf(
  db: Db,
  scope: Scope,
  reach: Reach,
  { code, year }: { code: string; year: number },
): Promise<(own: Own) => Scorecard['peers']> {
  const others = (await likeUnits(db, code)).filter((other) => other !== code)
  const below = await subtrees(db, others)
  const all = [...below.values()].flat()
  const [findings, declarations, times] = await Promise.all([
    sumFindings(db, ['unit', 'state'], { ...reach, units: all }, wholeYear(year)),
    sumCases(db, { ...reach, units: all }, wholeYear(year)),
    readPeerTimes(db, scope, all, year),
  ])
  const figures = others.map((other) => {
    const units = new Set(below.get(other))
    const sumOf = (...states: readonly string[]): number =>
      findings.filter(({ unit, state }) => units.has(unit) && states.includes(state)).reduce((sum, { n }) => sum + n, 0)
    const compared = declarations.filter(({ unit }) => units.has(unit)).reduce((sum, { cases }) => sum + cases, 0)
    const own = measured([...units].flatMap((unit) => times.get(unit) ?? []))
    return {
      confirmed: confirmedOf({ confirmed: sumOf('confirmed'), dismissed: sumOf('dismissed'), waiting: sumOf('new', 'review') }, compared),
      dismissed: rateOf(sumOf('dismissed'), sumOf('confirmed', 'dismissed'), 100),
      whole: own.median,
    }
  })
  return ({ findings: own, declarations: n, times: ownTimes }) => {
    const whole = ownTimes.find(({ stage }) => stage === 'whole')!
    const looked = own.confirmed + own.dismissed
    return [
      { metric: 'confirmed', own: confirmedOf(own, n), of: n, ...placed(figures.map(({ confirmed }) => confirmed)) },
      { metric: 'dismissed', own: rateOf(own.dismissed, looked, 100), of: looked, ...placed(figures.map(({ dismissed }) => dismissed)) },
      { metric: 'whole', own: whole.median, of: whole.n, ...placed(figures.map((figure) => figure.whole)) },
    ]
  }
}

/** Confirmed findings of a thousand declarations; null where findings wait and none was looked at, which says nothing. */
function confirmedOf(
  { confirmed, dismissed, waiting }: Pick<FindingSums, 'confirmed' | 'dismissed' | 'waiting'>,
  n: number,
): number | null {
  return waiting > 0 && confirmed + dismissed === 0 ? null : rateOf(confirmed, n, 1_000)
}

/** So many of a hundred or a thousand; null of a few. */
function rateOf(n: number, of: number, per: number): number | null {
  return of < FEW ? null : (per * n) / of
}

/** Fewer than so many would say what single units did. */
const FEW_UNITS = 3

function placed(figures: readonly (number | null)[]): Pick<Scorecard['peers'][number], 'units' | 'range'> {
  const known = figures.filter((one) => one !== null).toSorted((one, other) => one - other)
  if (known.length < FEW_UNITS) return { units: known.length, range: null }
  return { units: known.length, range: { low: known[0]!, middle: known[known.length >> 1]!, high: known.at(-1)! } }
}
