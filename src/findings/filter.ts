import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { SEVERITIES } from '../law/index.ts'
import { subtree } from '../organisation/index.ts'
import { NAMELESS } from './pure.ts'
import { OPEN, STATES, type FindingFilter } from './schema.ts'
import { localDay, ZONE } from './today.ts'

type Sql = RawBuilder<unknown>

/** Conditions on `findings.finding f` that a filter and a scope make together. Findings that are held back are in no list but their circumstance's. */
export async function conditionsOf(db: Db, scope: Scope, filter: FindingFilter): Promise<RawBuilder<boolean>> {
  const parts = [await scopeOf(db, scope), held(filter), ...(await narrowed(db, scope, filter))]
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** The same, of those that are held back by any circumstance. */
export async function withheldConditions(db: Db, scope: Scope, filter: FindingFilter): Promise<RawBuilder<boolean>> {
  const parts = [await scopeOf(db, scope), sql`f.withheld_by is not null`, ...(await narrowed(db, scope, filter))]
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** Whether a finding may be seen at all. */
export async function scopeOf(db: Db, { units }: Scope): Promise<Sql> {
  return units === 'all' ? sql`true` : sql`f.unit = any(${await subtree(db, units)}::text[])`
}

function held({ withheldBy }: FindingFilter): Sql {
  return withheldBy === undefined ? sql`f.withheld_by is null` : sql`f.withheld_by = ${withheldBy}`
}

async function narrowed(db: Db, scope: Scope, filter: FindingFilter): Promise<Sql[]> {
  const units = filter.unit === undefined ? undefined : await subtree(db, filter.unit.map(plainText))
  return [
    ...states(filter.state),
    ...oneOf(
      sql`(-f.severity)`,
      filter.severity?.map((severity) => sql`${sql.lit(-1 - SEVERITIES.indexOf(severity))}`),
    ),
    ...texts(sql`f.rule`, filter.rule),
    ...texts(sql`coalesce(f.unit, '')`, units),
    ...oneOf(
      sql`f.area`,
      filter.area?.map((area) => sql`${area}::int`),
    ),
    ...texts(sql`f.stage`, filter.stage),
    ...assignees(scope, filter.assignee),
    ...days(sql`f.raised_on`, filter.raisedFrom, filter.raisedUntil),
    ...instants(filter.happenedFrom, filter.happenedUntil),
    ...overdue(filter.overdue),
    ...attribution(filter.attribution),
    ...(filter.caseId === undefined ? [] : [sql`f.case_id = ${plainText(filter.caseId)}`]),
    ...(filter.circumstance === undefined
      ? []
      : [sql`f.id in (select finding from findings.finding_circumstance where circumstance = ${filter.circumstance})`]),
    ...words(filter.text),
  ]
}

/** What the database refuses in a text cannot be in a row. */
const plainText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** States are written out, so that the planner knows the partial index of open ones; others by their place, which has an index, too. */
function states(wanted: FindingFilter['state']): Sql[] {
  const known = STATES.filter((state) => wanted?.includes(state))
  if (wanted === undefined || known.length === STATES.length) return []
  if (known.every((state) => OPEN.includes(state)))
    return oneOf(
      sql`f.state`,
      known.map((state) => sql`${sql.lit(state)}`),
    )
  return oneOf(
    sql`f.standing`,
    known.map((state) => sql`${sql.lit(STATES.indexOf(state) + 1)}`),
  )
}

function texts(column: Sql, wanted: readonly string[] | undefined): Sql[] {
  return oneOf(
    column,
    wanted?.map((text) => sql`${plainText(text)}`),
  )
}

function oneOf(column: Sql, wanted: readonly Sql[] | undefined): Sql[] {
  if (wanted === undefined) return []
  if (wanted.length === 0) return [sql`false`]
  return wanted.length === 1 ? [sql`${column} = ${wanted[0]}`] : [sql`${column} in (${sql.join(wanted)})`]
}

function assignees({ actor }: Scope, wanted: FindingFilter['assignee']): Sql[] {
  if (wanted === undefined) return []
  const people = wanted.filter((one) => one !== 'none').map((one) => (one === 'me' ? actor.id : plainText(one)))
  const parts = [
    ...(wanted.includes('none') ? [sql`f.assignee is null`] : []),
    ...(people.length > 0 ? texts(sql`f.assignee`, people) : []),
  ]
  return parts.length === 0 ? [sql`false`] : [sql`(${sql.join(parts, sql` or `)})`]
}

function days(column: Sql, from: string | undefined, until: string | undefined): Sql[] {
  return [
    ...(from === undefined ? [] : [sql`${column} >= ${from}::date`]),
    ...(until === undefined ? [] : [sql`${column} <= ${until}::date`]),
  ]
}

function instants(from: string | undefined, until: string | undefined): Sql[] {
  const start = (day: string): Sql => sql`${day}::date::timestamp at time zone ${ZONE}`
  return [
    ...(from === undefined ? [] : [sql`f.happened_at >= ${start(from)}`]),
    ...(until === undefined ? [] : [sql`f.happened_at < ${sql`(${until}::date + 1)::timestamp at time zone ${ZONE}`}`]),
  ]
}

function overdue(wanted: FindingFilter['overdue']): Sql[] {
  if (wanted === undefined) return []
  const late = sql`f.due < ${localDay()}::date and f.state in ('new', 'review')`
  return wanted === 'yes' ? [late] : [sql`(${late}) is not true`]
}

/** After a dismissal nobody is named, and so nothing is attributed. */
function attribution(wanted: FindingFilter['attribution']): Sql[] {
  if (wanted === undefined) return []
  const nameless = sql`f.state in (${sql.join(NAMELESS.map((state) => sql.lit(state)))})`
  if (wanted === 'none') return [sql`(f.attributed = 0 or ${nameless})`]
  return [sql`f.attributed > 0`, wanted === 'all' ? sql`f.unattributed = 0` : sql`f.unattributed > 0`, sql`not ${nameless}`]
}

/** Every word must be found, with or without diacritics; a number that is written in groups is one. */
function words(text: string | undefined): Sql[] {
  const asked = plainText(text ?? '').trim()
  const found = /^[\d\s]+$/u.test(asked) ? [asked.replaceAll(/\s/gu, '')] : asked.split(/\s+/u)
  return found
    .filter((word) => word !== '')
    .slice(0, 12)
    .map((word) => sql`f.search like '%' || organisation.plain(${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}) || '%'`)
}
