import { sql } from 'kysely'
import { localDay, type Db } from '../base/index.ts'
import { TIERS, type Scope } from '../base/schema.ts'
import { zoneOfData } from '../detect/store/index.ts'
import { subtree } from '../organisation/index.ts'
import { ruleConditions } from './filter/rules.ts'
import { scopeOf } from './filter/scope.ts'
import { oneOf, plainText, textsIn, type Sql } from './filter/sql.ts'
import { textWays } from './filter/words.ts'
import { foundWhere, isCompact, type Broad, type Found } from './found.ts'
import { STATES, type FindingFilter } from './schema.ts'

/** What a filter finds of what a scope may see. Findings that are held back are in no list but their circumstance's. */
export async function foundBy(db: Db, scope: Scope, filter: FindingFilter): Promise<Found> {
  return (await foundAndHeld(db, scope, filter)).found
}

/** The same, and what it would find of those that are held back by any circumstance. */
export async function foundAndHeld(db: Db, scope: Scope, filter: FindingFilter): Promise<{ found: Found; held: Found }> {
  const units = filter.unit === undefined ? undefined : await subtree(db, filter.unit.map(plainText))
  const [narrow, texts] = await Promise.all([narrowed(db, scope, filter, units), textWays(db, scope, filter.text)])
  const among = (those: Sql): Found => {
    const every = (more: readonly Sql[]) => sql<boolean>`${sql.join([scopeOf(scope), those, ...narrow, ...more], sql` and `)}`
    if (texts === null) return foundWhere(every([]))
    const either = texts.length === 0 ? sql`false` : sql`(${sql.join(texts, sql` or `)})`
    return { ...foundWhere(every([either])), ways: texts.map((text) => every([text])) }
  }
  const found = among(shown(filter))
  // What happened within some days is mostly due within some days: looked for in the order of what is due it lies all in one place, far away.
  const isRange = filter.happenedFrom !== undefined || filter.happenedUntil !== undefined
  const compact = isRange && (await isCompact(db, found.condition))
  const once = texts === null && filter.withheldBy === undefined && narrow.length === [...states(filter.state), ...ofUnits(units)].length
  const held = among(sql`f.withheld_by is not null`)
  return { found: { ...found, compact, broad: once ? broadOf(scope, filter.state, units) : null, once }, held: { ...held, once } }
}

/** Of a filter that has nothing but states and units. */
function broadOf({ units: own, ...keeping }: Scope, state: FindingFilter['state'], wanted: readonly string[] | undefined): Broad {
  const units = own === 'all' ? (wanted ?? null) : own.filter((unit) => wanted?.includes(unit) ?? true)
  return { units, standings: state === undefined ? null : standingsOf(state), keeping }
}

const ofUnits = (units: readonly string[] | undefined): Sql[] => textsIn(sql`f.by_unit`, units)

function shown({ withheldBy }: FindingFilter): Sql {
  return withheldBy === undefined ? sql`f.withheld_by is null` : sql`f.withheld_by = ${withheldBy}`
}

async function narrowed(db: Db, scope: Scope, filter: FindingFilter, units: readonly string[] | undefined): Promise<Sql[]> {
  return [
    ...states(filter.state),
    ...(await ruleConditions(db, filter)),
    ...ofUnits(units),
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
