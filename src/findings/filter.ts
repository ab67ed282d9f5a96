import { sql, type RawBuilder } from 'kysely'
import { localDay, type Db } from '../base/index.ts'
import { TIERS, type Scope } from '../base/schema.ts'
import { zoneOfData } from '../detect/store/index.ts'
import { subtree } from '../organisation/index.ts'
import { ruleConditions } from './filter/rules.ts'
import { scopeOf } from './filter/scope.ts'
import { oneOf, plainText, textsIn, type Sql } from './filter/sql.ts'
import { textWays, type TextWay } from './filter/words.ts'
import { foundWhere, isCompact, type Broad, type Found, type Way } from './found.ts'
import { STATES, type FindingFilter } from './schema.ts'

/** What a filter finds of what a scope may see. Findings that are held back are in no list but their circumstance's. */
export async function foundBy(db: Db, scope: Scope, filter: FindingFilter): Promise<Found> {
  return (await foundAndHeld(db, scope, filter)).found
}

/** The same, and what it would find of those that are held back by any circumstance. */
export async function foundAndHeld(db: Db, scope: Scope, filter: FindingFilter): Promise<{ found: Found; held: Found }> {
  const [{ conditions, only }, texts] = await Promise.all([narrowed(db, scope, filter), textWays(db, scope, filter.text)])
  const among = (those: Sql, ...more: readonly Sql[]) =>
    sql<boolean>`${sql.join([scopeOf(scope), those, ...conditions, ...more], sql` and `)}`
  const wayOf = (way?: TextWay): Way => ({
    condition: among(shown(filter), ...(way === undefined ? [] : [way.condition])),
    broad: only === null || (way?.inNumber.length ?? 0) > 0 ? null : broadOf(scope, only, way),
  })
  const either = texts === null ? [] : [anyOf(texts.map(({ condition }) => condition))]
  const condition = among(shown(filter), ...either)
  const whole = texts === null && only !== null && scope.units === 'all' ? broadOf(scope, only) : null
  const once = texts === null && only !== null && [scope.units, only.units, only.rules].every(isOne)
  return {
    found: { condition, ways: texts?.map(wayOf) ?? [wayOf()], compact: await isInOnePlace(db, filter, condition), once, whole },
    held: foundWhere(among(sql`f.withheld_by is not null`, ...either), once),
  }
}

/** What a filter without words asks for; `only`: nothing but these units, rules and standings (null: any). */
interface Narrowed {
  conditions: Sql[]
  only: Omit<Broad, 'keeping'> | null
}

async function narrowed(db: Db, scope: Scope, filter: FindingFilter): Promise<Narrowed> {
  const [units, rules, others] = await Promise.all([
    filter.unit && subtree(db, filter.unit.map(plainText)),
    ruleConditions(db, filter),
    otherConditions(db, scope, filter),
  ])
  const standings = filter.state === undefined ? null : standingsOf(filter.state)
  return {
    conditions: [...states(filter.state), ...rules.conditions, ...textsIn(sql`f.by_unit`, units), ...others],
    only:
      others.length > 0 || rules.only === undefined || filter.withheldBy !== undefined
        ? null
        : { units: units ?? null, rules: rules.only, standings },
  }
}

/** Of what may be seen; of a reader of some units at least that. */
function broadOf({ units: own, ...keeping }: Scope, { units, rules, standings }: Omit<Broad, 'keeping'>, way?: TextWay): Broad {
  return {
    units: inAll(own === 'all' ? null : own, units, way?.units ?? null),
    rules: inAll(rules, way?.rules ?? null),
    standings,
    keeping,
  }
}

/** What happened within some days is mostly due within some days: looked for in the order of what is due it lies all in one place, far away. */
async function isInOnePlace(db: Db, { happenedFrom, happenedUntil }: FindingFilter, condition: RawBuilder<boolean>): Promise<boolean> {
  return (happenedFrom !== undefined || happenedUntil !== undefined) && isCompact(db, condition)
}

/** Of everything or of one it is planned once; what is in a list of several is found sooner where the list is known. */
const isOne = (list: string | readonly string[] | null): boolean => !Array.isArray(list) || list.length === 1

/** What is in every list; null is a list of everything. */
function inAll(...lists: readonly (readonly string[] | null)[]): readonly string[] | null {
  return lists.reduce((one, other) => (one === null || other === null ? (one ?? other) : one.filter((text) => other.includes(text))), null)
}

const anyOf = (conditions: readonly Sql[]): Sql => (conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`)

function shown({ withheldBy }: FindingFilter): Sql {
  return withheldBy === undefined ? sql`f.withheld_by is null` : sql`f.withheld_by = ${withheldBy}`
}

/** All but states, rules and units. */
async function otherConditions(db: Db, scope: Scope, filter: FindingFilter): Promise<Sql[]> {
  return [
    ...textsIn(sql`f.broker`, filter.broker),
    ...assignees(scope, filter.assignee),
    ...days(sql`f.raised_on`, filter.raisedFrom, filter.raisedUntil),
    ...(await instants(db, filter.happenedFrom, filter.happenedUntil)),
    ...(await overdue(db, filter.overdue)),
    ...attribution(filter.attribution),
    ...oneOf(
      sql`f.tier`,
      filter.tier?.map((one) => sql`${sql.lit(TIERS.indexOf(one))}`),
    ),
    ...heard(filter.heard),
    ...(filter.caseId === undefined ? [] : [sql`f.case_id = ${plainText(filter.caseId)}`]),
    ...(filter.circumstance === undefined
      ? []
      : [sql`f.id in (select finding from findings.finding_circumstance where circumstance = ${filter.circumstance})`]),
  ]
}

/** States by their place, written out, so that the planner knows the indexes that hold them. */
function states(wanted: FindingFilter['state']): Sql[] {
  const known = standingsOf(wanted ?? STATES)
  return known.length === STATES.length
    ? []
    : oneOf(
        sql`f.standing`,
        known.map((place) => sql`${sql.lit(place)}`),
      )
}

const standingsOf = (wanted: readonly string[]): number[] => STATES.flatMap((state, at) => (wanted.includes(state) ? [at + 1] : []))

function assignees({ actor }: Scope, wanted: FindingFilter['assignee']): Sql[] {
  if (wanted === undefined) return []
  const people = wanted.filter((one) => one !== 'none').map((one) => (one === 'me' ? actor.id : plainText(one)))
  const parts = [
    ...(wanted.includes('none') ? [sql`f.assignee is null`] : []),
    ...(people.length > 0 ? textsIn(sql`f.assignee`, people) : []),
  ]
  return parts.length === 0 ? [sql`false`] : [sql`(${sql.join(parts, sql` or `)})`]
}

function days(column: Sql, from: string | undefined, until: string | undefined): Sql[] {
  return [
    ...(from === undefined ? [] : [sql`${column} >= ${from}::date`]),
    ...(until === undefined ? [] : [sql`${column} <= ${until}::date`]),
  ]
}

/** One that has no time lies before all others. */
async function instants(db: Db, from: string | undefined, until: string | undefined): Promise<Sql[]> {
  if (from === undefined && until === undefined) return []
  const zone = await zoneOfData(db)
  const happened = sql`f.by_happened`
  const start = (day: Sql): Sql => sql`${day}::timestamp at time zone ${zone}`
  return [
    ...(from === undefined ? [] : [sql`${happened} >= ${start(sql`${from}::date`)}`]),
    ...(until === undefined ? [] : [sql`${happened} < ${start(sql`(${until}::date + 1)`)}`]),
    ...(from === undefined ? [sql`f.by_happened > '-infinity'`] : []),
  ]
}

async function overdue(db: Db, wanted: FindingFilter['overdue']): Promise<Sql[]> {
  if (wanted === undefined) return []
  const late = sql`f.by_due < ${localDay(await zoneOfData(db))}::date and f.standing in (1, 2)`
  return wanted === 'yes' ? [late] : [sql`not (${late})`]
}

function heard(wanted: FindingFilter['heard']): Sql[] {
  if (wanted === undefined) return []
  const asked = sql`exists (select from findings.hearing where hearing.finding = f.id)`
  return wanted === 'yes' ? [asked] : [sql`not ${asked}`]
}

const ATTRIBUTIONS = ['none', 'some', 'all'] as const

function attribution(wanted: FindingFilter['attribution']): Sql[] {
  return wanted === undefined ? [] : [sql`f.attribution = ${sql.lit(ATTRIBUTIONS.indexOf(wanted))}`]
}
