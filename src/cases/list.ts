import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { PLANNED_ONCE } from '../base/db/index.ts'
import type { Db } from '../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Stretch } from '../base/paging/index.ts'
import { COUNT_LIMIT, type Count, type Scope } from '../base/schema.ts'
import { peopleNames, plain, unitNames } from '../organisation/index.ts'
import { OPEN_STATES } from './pure.ts'
import { ALL_STATES, CASE_STATES, type CaseRow, type CaseState, type listCases as contract } from './schema.ts'
import { exoneratedIn, listOf, readsCase, subjectOf } from './scope.ts'

export interface Row {
  id: string
  number: string
  title: string
  unit: string
  state: CaseState
  handler: string | null
  opened_on: string
  concerned: number
  decided: number
  reviewsOpen: number
  due: CaseRow['due']
  withdrawn: boolean
}

/** SQL: what runs out first in a case. What was worked out for days that are over is not known any more. */
function dueOf(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select jsonb_build_object('is', case when one.old or one.state not in ('running', 'still', 'none') then 'unknown'
        when one.state = 'running' then 'day' else one.state end, 'day', case when not one.old then one.ends end)
    from (select k.*, coalesce(k.until_day < organisation.today(), false) as old from cases.clocked k where k.case_id = ${id} and k.state <> 'decided') as one
    order by one.old desc, one.due limit 1`
}

/** SQL: columns of a row of cases `c`. */
export const ROW = sql`c.id, c.number, c.title, c.unit, c.state, c.handler, c.opened_on::text as opened_on,
  (select count(*)::int from cases.party p where p.case_id = c.id and p.role = 'concerned') as concerned,
  (select count(*)::int from cases.decision d where d.case_id = c.id and d.signed_by is not null
    and (d.reversed_on is null or d.officer in (${exoneratedIn(sql`c.id`)}))) as decided,
  (select count(*)::int from cases.review r where r.case_id = c.id and r.outcome is null) as "reviewsOpen",
  case when c.state = any(${OPEN_STATES}::text[]) then (${dueOf(sql`c.id`)}) end as due,
  c.state = 'legacy' and exists (select from cases.legacy l where l.case_id = c.id and l.withdrawn_on is not null) as withdrawn`

/** A page of cases, the newest first; the counts are of all that may be seen. */
export async function listCases(
  db: Db,
  scope: Scope,
  { state, text, finding, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const asked = { states: STATES_OF[state] ?? [state as CaseState], patterns: patternsOf(text), finding, heads: state === 'heads' }
  const countOfThose = (those: Asked): Promise<Count> =>
    countUpTo(db, idsOf(scope, those, { key: null, forward: true, limit: COUNT_LIMIT + 1 }), true)
  const [waits, done] = [WAITING, DECIDED].map((states) => countOfThose({ states, patterns: [] })) as [Promise<Count>, Promise<Count>]
  const isPlain = asked.patterns.length === 0 && finding === undefined && !asked.heads
  const reading = readPage<Row>({
    order: `cases ${state} ${text} ${finding ?? ''}`,
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: (stretch) => rowsAt(db, scope, asked, stretch),
    count: () => (isPlain && asked.states === WAITING ? waits : isPlain && asked.states === DECIDED ? done : countOfThose(asked)),
  })
  const [page, waiting, decided] = await Promise.all([reading, waits, done])
  return { ...page, rows: await rowsOf(db, page.rows), counts: { waiting, decided } }
}

/** How many cases that may be seen are not decided. */
export function countCases(db: Db, scope: Scope): Promise<Count> {
  return countUpTo(db, idsOf(scope, { states: WAITING, patterns: [] }, { key: null, forward: true, limit: COUNT_LIMIT + 1 }), true)
}

/** Of the cases that may be seen the newest whose number or title has all these words. */
export async function searchCases(
  db: Db,
  scope: Scope,
  { text, limit }: { text: string; limit: number },
): Promise<Pick<Row, 'id' | 'number' | 'title' | 'unit'>[]> {
  const patterns = patternsOf(text)
  if (patterns.length === 0) return []
  return rowsAt(db, scope, { states: CASE_STATES, patterns }, { key: null, forward: true, limit })
}

interface Asked {
  states: readonly CaseState[]
  /** Of LIKE: each has to fit. */
  patterns: readonly string[]
  /** The one case to which it leads; words are not looked for then. */
  finding?: string | undefined
  /** Those alone of which a review of a head waits. */
  heads?: boolean
}

const WAITING = CASE_STATES.filter((state) => state !== 'decided')
const DECIDED: readonly CaseState[] = ['decided']
const STATES_OF: Readonly<Partial<Record<string, readonly CaseState[]>>> = {
  all: ALL_STATES,
  waiting: WAITING,
  decided: DECIDED,
  heads: DECIDED,
}

/** Words of the number or the title, with or without diacritics. */
function patternsOf(text: string): string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  return words.map((word) => `%${plain(word).replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`)
}

/** SQL: ids of a stretch of what is asked for. */
function idsOf(scope: Scope, { states, patterns, finding, heads }: Asked, stretch: Stretch): RawBuilder<unknown> {
  const { key, forward, limit } = stretch
  const { actor, units, hidden, cleared, seats } = scope
  if (finding !== undefined)
    return sql`select c.id from cases.case c join cases.source s on s.case_id = c.id where s.finding = ${finding} and c.state = any(${states}::text[])
      and ${readsCase(scope)}`
  if (heads === true)
    return sql`select id from (select c.id from cases.case c where c.state = any(${states}::text[]) and ${readsCase(scope)}
      and exists (select from cases.review r where r.case_id = c.id and r.outcome is null
        and ((select access.is_request()) or r.officer <> all(${hidden}::text[])))
      and c.search like all(${patterns}::text[]) and ${beyond([sql`c.id`], stretch, true)} order by ${ordered([sql`c.id`], stretch, true)} limit ${limit}) as those`
  return sql`select id from cases.listed(${states}::text[], ${patterns}::text[], ${key?.[0] ?? null}::uuid, ${forward}, ${limit},
    ${listOf(units)}, ${actor.id}, ${seats}::uuid[], ${hidden}::text[], ${listOf(cleared.restricted)}, ${listOf(cleared.secret)}) as id`
}

async function rowsAt(db: Db, scope: Scope, asked: Asked, stretch: Stretch): Promise<Row[]> {
  const { rows } =
    await sql<Row>`${sql.raw(PLANNED_ONCE)} select ${ROW} from cases.case c where c.id = any(array(${idsOf(scope, asked, stretch)})) and ${readsCase(scope)}
    order by ${ordered([sql`c.id`], stretch, true)}`.execute(db)
  return rows
}

/** Somebody by name; whoever has none, by number. */
export function personOf(names: ReadonlyMap<string, string>, id: string): { id: string; name: string } {
  return { id, name: names.get(id) ?? id }
}

/** Names of people of these cases: of the register, or, of an account without a number there, as its acts were recorded. */
export async function namesOf(db: Db, cases: readonly string[], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await peopleNames(db, ids)
  const others = ids.filter((id) => !people.has(id))
  if (others.length === 0) return people
  const { rows } = await sql<{
    id: string
    name: string
  }>`${sql.raw(PLANNED_ONCE)} select distinct on (actor) actor as id, actor_name as name from ledger.event
    where subject = any(${cases.map(subjectOf)}::text[]) and actor = any(${others}::text[]) order by actor, event.id desc`.execute(db)
  return new Map([...people, ...rows.map(({ id, name }) => [id, name] as const)])
}

export async function rowsOf(db: Db, rows: readonly Row[]): Promise<CaseRow[]> {
  const [units, people] = await Promise.all([
    unitNames(
      db,
      rows.map(({ unit }) => unit),
    ),
    namesOf(
      db,
      rows.map(({ id }) => id),
      rows.flatMap(({ handler }) => handler ?? []),
    ),
  ])
  return rows.map(({ opened_on, handler, unit, ...row }) => ({
    ...row,
    unit: units.get(unit)!,
    handler: handler === null ? null : personOf(people, handler),
    openedOn: opened_on,
  }))
}
