import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import type { Trace } from '../../detect/index.ts'
import type { FindingRecord } from './record.ts'

/** A record with the trace that it was made from. */
export interface Traced {
  record: FindingRecord
  trace: Trace
}

/** What stands in the table under an identity; `destroyed` of what was once concluded and is gone. */
export interface Standing {
  identity: string
  content: string
  state: string
  stateBefore: string | null
}

const GIVEN =
  sql.raw(`given(identity text, content text, rulebook text, rule text, rule_number int, case_id text, trace bigint, unit text, broker text,
  month date, stratum text, area int, stage text, severity smallint, happened_at timestamptz, from_at timestamptz, until_at timestamptz, due date,
  witnesses int[], why_en text, why_vi text, doubts jsonb, picture jsonb, attributed smallint, unattributed smallint, search text, named jsonb)`)
const NAMED = sql.raw(`jsonb_to_recordset(given.named) as named(account text, officer text, unattributed text, events int[])`)

/** Remembers that the run has a hit for these. */
export async function markSeen(trx: Trx, records: readonly FindingRecord[]): Promise<void> {
  await sql`insert into raise_seen select decode(identity, 'hex') from unnest(${records.map(({ identity }) => identity)}::text[]) as identity
    on conflict do nothing`.execute(trx)
}

/** Keeps which rules and units there are findings of. */
export async function noteFacets(trx: Trx, records: readonly FindingRecord[]): Promise<void> {
  const rules = new Map(
    records.map(({ rule, severity, area, stage }) => [JSON.stringify([rule, severity, area, stage]), { rule, severity, area, stage }]),
  )
  const units = [...new Set(records.flatMap(({ unit }) => unit ?? []))]
  await sql`with rules as (insert into findings.rule_seen (rule, severity, area, stage)
      select * from json_to_recordset(${JSON.stringify([...rules.values()])}::json) as given(rule text, severity smallint, area int, stage text)
      on conflict do nothing)
    insert into findings.unit_seen (unit) select unnest(${units}::text[]) on conflict do nothing`.execute(trx)
}

/** A table of this transaction: identities of the hits of the run. */
export async function openSeen(trx: Trx): Promise<void> {
  await sql`create temporary table raise_seen (identity bytea primary key) on commit drop`.execute(trx)
}

export async function readStanding(trx: Trx, records: readonly FindingRecord[]): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<Standing>`with given as materialized (select array(select decode(one, 'hex')
      from unnest(${records.map(({ identity }) => identity)}::text[]) as one) as ids)
    select encode(identity, 'hex') as identity, encode(content, 'hex') as content, state, state_before as "stateBefore"
    from findings.finding, given where identity = any(given.ids)
    union all select encode(one, 'hex'), '', 'destroyed', null from given, unnest(given.ids) as one
      where exists (select from findings.destroyed) and findings.mark(one) in (select d.identity from findings.destroyed d)`.execute(trx)
  return new Map(rows.map((row) => [row.identity, row]))
}

/** Keeps the traces that are not kept yet; gives the number of each by case and content. */
async function keepTraces(trx: Trx, run: string, traced: readonly Traced[]): Promise<ReadonlyMap<string, number>> {
  const distinct = [...new Map(traced.map((one) => [keyOf(one.record), one])).values()]
  const { rows } = await sql<TraceKey>`select id, case_id, encode(content, 'hex') as trace_content from findings.trace
    where case_id = any(${distinct.map(({ record }) => record.case_id)}::text[])`.execute(trx)
  const known = new Map(rows.map((row) => [keyOf(row), row.id]))
  const missing = distinct.filter(({ record }) => !known.has(keyOf(record)))
  if (missing.length === 0) return known
  const given = missing.map(({ record, trace }) => ({ case_id: record.case_id, content: record.trace_content, ...trace }))
  const kept = await sql<TraceKey>`insert into findings.trace (case_id, content, events, facts, finished, run)
    select case_id, decode(content, 'hex'), events, facts, finished, ${run} from json_to_recordset(${JSON.stringify(given)}::json)
      as given(case_id text, content text, events jsonb, facts jsonb, finished boolean)
    returning id, case_id, encode(content, 'hex') as trace_content`.execute(trx)
  return new Map([...known, ...kept.rows.map((row): [string, number] => [keyOf(row), row.id])])
}

interface TraceKey {
  id: number
  case_id: string
  trace_content: string
}

const keyOf = ({ case_id, trace_content }: Pick<FindingRecord, 'case_id' | 'trace_content'>): string => `${trace_content} ${case_id}`

async function givenRows(trx: Trx, run: string, traced: readonly Traced[]): Promise<string> {
  const traces = await keepTraces(trx, run, traced)
  return JSON.stringify(traced.map(({ record }) => ({ ...record, trace: traces.get(keyOf(record)) })))
}

export interface Raised {
  id: string
  identity: string
  number: string
}

/** Puts in new findings, with number and those named. One that takes the place of another on the same case and rule is kept as far from others as that was. */
export async function insertFindings(
  trx: Trx,
  traced: readonly Traced[],
  { run, event, today }: { run: string; event: number; today: string },
): Promise<Raised[]> {
  if (traced.length === 0) return []
  const rows = await givenRows(trx, run, traced)
  const { rows: raised } =
    await sql<Raised>`with given as materialized (select *, nextval('findings.number') as place from json_to_recordset(${rows}::json) as ${GIVEN}),
    tiers as materialized (select rule, case_id, max(tier) as tier from findings.finding where tier > 0 group by rule, case_id),
    put as (insert into findings.finding (number, identity, content, rulebook, rule, rule_number, case_id, trace, unit, broker, month, stratum, area,
        stage, severity, happened_at, from_at, until_at, raised_on, due, witnesses, why_en, why_vi, doubts, picture, attributed, unattributed, search,
        tier, run, event)
      select findings.number_text(place, ${today}), decode(identity, 'hex'), decode(content, 'hex'), rulebook, rule, rule_number, case_id, trace, unit,
        broker, month, stratum, area, stage, severity, happened_at, from_at, until_at, ${today}, due, witnesses, why_en, why_vi, doubts, picture,
        attributed, unattributed, lower(findings.number_text(place, ${today})) || ' ' || search, coalesce(tiers.tier, 0),
        ${run}, ${event} from given left join tiers using (rule, case_id) order by place
      returning id, encode(identity, 'hex') as identity, number),
    named as (insert into findings.named (finding, account, officer, unattributed, events)
      select put.id, named.* from put join given using (identity) cross join lateral ${NAMED})
    select * from put order by number`.execute(trx)
  return raised
}

export interface Returned {
  id: string
  number: string
  to: string
}

/** Withdrawn findings whose hit is there again go back to the state that they had. */
export async function returnFindings(trx: Trx, records: readonly FindingRecord[]): Promise<Returned[]> {
  if (records.length === 0) return []
  const given = JSON.stringify(records.map(({ identity, due }) => ({ identity, due })))
  const { rows } = await sql<Returned>`update findings.finding f set state = coalesce(f.state_before, 'new'), state_before = null,
      due = case when f.state_before = 'confirmed' then f.due else greatest(f.due, given.due) end, updated_at = clock_timestamp()
    from json_to_recordset(${given}::json) as given(identity text, due date)
    where f.identity = decode(given.identity, 'hex') and f.state = 'withdrawn' returning f.id, f.number, f.state as to`.execute(trx)
  return rows
}

export interface Renewed {
  id: string
  number: string
  from: number
  to: number
  /** Whether people see something new: another version of the rule, another reason. */
  told: boolean
  /** The trace that it stood on, where it stands on another one now. */
  oldTrace: number | null
}

/** Open findings follow what the run says of them, and are taken from whoever they come to name; concluded ones stay as they were judged. */
export async function renewFindings(trx: Trx, traced: readonly Traced[], run: string): Promise<Renewed[]> {
  if (traced.length === 0) return []
  const rows = await givenRows(trx, run, traced)
  const { rows: renewed } = await sql<Renewed>`with given as materialized (select * from json_to_recordset(${rows}::json) as ${GIVEN}),
    renewed as (update findings.finding f set content = decode(given.content, 'hex'), rulebook = given.rulebook, rule_number = given.rule_number,
        trace = given.trace, unit = given.unit, broker = given.broker, month = given.month, stratum = given.stratum, area = given.area,
        stage = given.stage, severity = given.severity, happened_at = given.happened_at, from_at = given.from_at, until_at = given.until_at,
        witnesses = given.witnesses, why_en = given.why_en, why_vi = given.why_vi, doubts = given.doubts, picture = given.picture,
        attributed = given.attributed, unattributed = given.unattributed, search = lower(f.number) || ' ' || given.search, run = ${run},
        assignee = case when exists (select from ${NAMED} where named.officer = f.assignee) then null else f.assignee end,
        updated_at = clock_timestamp()
      from given where f.identity = decode(given.identity, 'hex') and f.state in ('new', 'review') and f.content <> decode(given.content, 'hex')
      returning f.id, f.number, old.rule_number as "from", new.rule_number as "to", given.named,
        case when old.trace <> new.trace then old.trace end as "oldTrace",
        old.rule_number <> new.rule_number or old.why_vi <> new.why_vi or old.why_en <> new.why_en as told),
    gone as (delete from findings.named where finding in (select id from renewed) and (finding, account) not in (
      select given.id, named.account from renewed as given cross join lateral ${NAMED})),
    named as (insert into findings.named as old (finding, account, officer, unattributed, events)
      select given.id, named.* from renewed as given cross join lateral ${NAMED}
      on conflict (finding, account) do update set officer = excluded.officer, unattributed = excluded.unattributed, events = excluded.events)
    select id, number, "from", "to", told, "oldTrace" from renewed order by number`.execute(trx)
  return renewed
}

export interface Withdrawn {
  id: string
  number: string
  from: string
}

/** Findings on these rulebooks whose hit is gone are withdrawn; nothing else of them changes. Dismissed and duplicate ones stay what they are. */
export async function withdrawFindings(trx: Trx, rulebooks: readonly string[]): Promise<Withdrawn[]> {
  await sql`analyze raise_seen`.execute(trx)
  const { rows } = await sql<Withdrawn>`update findings.finding f set state = 'withdrawn', state_before = f.state, withheld_by = null,
      updated_at = clock_timestamp()
    where f.rulebook = any(${rulebooks}::text[]) and f.state in ('new', 'review', 'confirmed')
      and not exists (select from raise_seen seen where seen.identity = f.identity)
    returning f.id, f.number, old.state as "from"`.execute(trx)
  return rows.toSorted((one, other) => (one.number < other.number ? -1 : 1))
}

/** Removes those of these traces that no finding stands on any more; gives how many. */
export async function dropUnusedTraces(trx: Trx, traces: readonly number[]): Promise<number> {
  if (traces.length === 0) return 0
  const { rows } = await sql`delete from findings.trace where id = any(${traces}::bigint[]) and not exists (
    select from findings.finding where finding.trace = findings.trace.id) returning 1`.execute(trx)
  return rows.length
}
