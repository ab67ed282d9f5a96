import { sql } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import { LiemError, type Db } from '../../base/index.ts'
import type { Actor, Bilingual, Scope } from '../../base/schema.ts'
import type { Hit, Trace } from '../../detect/index.ts'
import type { CircumstanceRow } from '../circumstances/rows.ts'
import { scopeOf } from '../filter/scope.ts'
import type { ListRow } from '../list.ts'
import type { Finding, State } from '../schema.ts'

export interface NamedRow {
  account: string
  officer: string | null
  name: string | null
  why: 'none' | 'several' | 'shared' | 'unsaid' | null
  events: number[]
}

export interface HearingRow {
  officer: string
  outcome: 'heard' | 'objected' | 'declined' | 'unreachable'
  said: string
  on: string
}

export interface EventRow {
  at: string
  actor: Pick<Actor, 'name' | 'kind'>
  kind: string
  reason: string
  body: Record<string, unknown>
}

/** Everything of one finding that stands in the tables of this room and on the record. */
export interface Whole extends Omit<ListRow, 'key_0' | 'key_1' | 'circumstances'> {
  rulebook: string
  rule_number: number
  broker: string | null
  area: number | null
  stage: string | null
  witnesses: number[]
  why: Bilingual
  doubts: Hit['doubts']
  picture: { missing: Hit['missing']; span: [number, number] | null }
  from_at: string | null
  until_at: string | null
  conclusion: string | null
  concluded_at: string | null
  concluded_by: string | null
  trace: Trace
  named: NamedRow[]
  hearings: HearingRow[]
  notes: Finding['notes']
  events: EventRow[]
  applied: CircumstanceRow[]
  duplicateOf: Finding['duplicateOf']
  others: { id: string; number: string; rule: string; title_en: string | null; title_vi: string | null; state: State }[]
}

const ISO = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)
const EVENT = sql`to_char(event.at at time zone 'UTC', ${ISO}) as at, jsonb_build_object('name', event.actor_name, 'kind', event.actor_kind) as actor`

/** Throws `absent` where there is no such finding, or it may not be seen: the same sentence. */
export async function readWhole(db: Db, scope: Scope, id: string): Promise<Whole> {
  // For whoever sees all units it is one text.
  const planned = sql.raw(scope.units === 'all' ? PLANNED_ONCE : '')
  const { rows } =
    await sql<Whole>`${planned} select f.id, f.number, f.rulebook, f.rule, f.rule_number, f.severity, f.case_id, f.unit, f.broker, f.area, f.stage,
      f.attributed, f.unattributed, f.state, f.assignee, officer.name as assignee_name, f.due, f.raised_on, f.happened_at, f.tier, f.from_at, f.until_at,
      f.witnesses, jsonb_build_object('en', f.why_en, 'vi', f.why_vi) as why, f.doubts, f.picture, f.conclusion, f.concluded_at, f.concluded_by,
      jsonb_build_object('events', trace.events, 'facts', trace.facts, 'finished', trace.finished) as trace,
      version.title_en, version.title_vi,
      ${list(sql`select named.account, named.officer, person.name, named.unattributed as why, named.events from findings.named
        left join organisation.officer person on person.number = named.officer where named.finding = f.id order by named.events[1], named.account`)} as named,
      ${list(sql`select officer, outcome, said, held_on as on from findings.hearing where finding = f.id order by hearing.at, hearing.id`)} as hearings,
      ${list(sql`select id, text, by_name as by, to_char(note.at at time zone 'UTC', ${ISO}) as at from findings.note where finding = f.id
        order by note.at desc, note.id desc`)} as notes,
      ${list(history)} as events,
      ${list(sql`select circumstance.*, 0 as annotated, 0 as held from findings.finding_circumstance applied
        join findings.circumstance circumstance on circumstance.id = applied.circumstance where applied.finding = f.id
        order by circumstance.from_at, circumstance.id`)} as applied,
      (select jsonb_build_object('id', other.id, 'number', other.number) from findings.finding other
        where other.id = f.duplicate_of and ${scopeOf(scope, 'other')}) as "duplicateOf",
      ${list(sql`select other.id, other.number, other.rule, v.title_en, v.title_vi, other.state from findings.finding other
        left join law.rule_version v on v.rulebook = other.rulebook and v.rule = other.rule and v.number = other.rule_number
        where other.case_id = f.case_id and other.id <> f.id and other.withheld_by is null
          and ${scopeOf(scope, 'other')} order by other.number limit 50`)} as others
    from findings.finding f join findings.trace trace on trace.id = f.trace
    left join law.rule_version version on version.rulebook = f.rulebook and version.rule = f.rule and version.number = f.rule_number
    left join organisation.officer officer on officer.number = f.assignee
    where f.id = ${id} and ${scopeOf(scope)}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such finding')
  return rows[0]
}

function list(select: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`coalesce((select jsonb_agg(to_jsonb(one)) from (${select}) one), '[]')`
}

/** The newest first: how it was raised, what was done to it alone, and what one event did to it among many. */
const history = sql`select ${EVENT}, all_events.kind, event.reason, all_events.body from (
    select f.event as id, 'finding.raised' as kind, jsonb_build_object('number', coalesce(
      (select (change.body ->> 'from')::int from findings.change where change.finding = f.id and change.kind = 'finding.updated' order by change.event limit 1),
      f.rule_number)) as body
    union all select change.event, change.kind, change.body from findings.change where change.finding = f.id
    union all select own.id, own.kind, own.body from ledger.event own where own.subject = 'finding:' || f.id
  ) all_events join ledger.event event on event.id = all_events.id order by event.id desc,
    array_position(array['finding.raised', 'finding.returned', 'finding.updated', 'finding.annotated', 'finding.withheld', 'finding.freed'], all_events.kind) desc`
