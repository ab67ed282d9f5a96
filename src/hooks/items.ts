import { sql, type RawBuilder } from 'kysely'
import { decide, type Principal } from '../access/roles/index.ts'
import type { Db } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { scopeOf } from '../findings/index.ts'
import { scopeOfKind } from './eyes.ts'
import { FINDING_KINDS, KINDS, MOST_ITEMS } from './pure.ts'
import type { HookKind } from './schema.ts'

/**
 * One thing that happened: the event of the record (null: it is not on record), what it is about, and when. `n`: it happened to so many findings, of
 * which none is named.
 */
export interface Item {
  id: number | null
  kind: HookKind
  at: string
  subject: string | null
  n?: number
}
/** The same as it is sent: of a finding its number, too. */
export type Told = Item & { number?: string }

interface Row extends Item {
  finding: string
  n: number
}

/** An event of the record, by its kind and subject there. */
interface Happened {
  event: number
  kind: string
  subject: string | null
}

/** What these events did to findings that are seen, one by one; of one event that did the same to more than a hundred, how many. */
export async function findingItems(db: Db, scope: Scope, kinds: readonly HookKind[], happened: readonly Happened[]): Promise<Item[]> {
  const wanted = kinds.filter((kind) => FINDING_KINDS.includes(kind))
  const events = happened.filter(({ kind }) => wanted.some((one) => KINDS[one].sources.includes(kind)))
  if (events.length === 0) return []
  const { rows } = await sql<Row>`select id, kind, at, subject, finding, n from (
      select said.*, count(*) over what as n, row_number() over (partition by said.id, said.kind order by f.number) as place
      from ${saidOf(events)} as said join findings.finding f on f.id = said.finding
      where said.kind = any(${wanted}::text[]) and ${isTold(scope)} window what as (partition by said.id, said.kind)) as all_seen
    where place <= case when n > ${MOST_ITEMS} then 1 else ${MOST_ITEMS} end order by id, kind, place`.execute(db)
  return rows.map(({ id, kind, at, subject, finding, n }) =>
    n > MOST_ITEMS ? { id, kind, at, subject, n } : { id, kind, at, subject: `finding:${finding}` },
  )
}

/** SQL: whether a finding is in the lists of whoever sees this much. */
const isTold = (scope: Scope): RawBuilder<unknown> => sql`${scopeOf(scope)} and f.withheld_by is null`

/** SQL: `(id, kind, at, subject, finding)` of what events did to findings: to the one that they name, to many, and those that they raised. */
function saidOf(happened: readonly Happened[]): RawBuilder<unknown> {
  const of = (isOne: boolean) =>
    happened.filter(({ subject }) => (subject?.startsWith('finding:') === true) === isOne).map(({ event }) => event)
  const [one, many] = [of(true), of(false)]
  const parts = [
    sql`select e.id, ${kindOf('e')} as kind, e.at, e.subject, findings.id_of(e.subject) as finding
      from ledger.event e where e.id = any(${one}::bigint[])`,
    ...(many.length === 0
      ? []
      : [
          sql`select e.id, ${kindOf('c')}, e.at, e.subject, c.finding from ledger.event e join findings.change c on c.event = e.id
            where e.id = any(${many}::bigint[]) and c.event = any(${many}::bigint[])`,
          sql`select e.id, 'finding.raised', e.at, e.subject, r.id from ledger.event e join findings.finding r on r.event = e.id
            where e.id = any(${many}::bigint[]) and r.event = any(${many}::bigint[])`,
        ]),
  ]
  return sql`(${sql.join(parts, sql` union all `)})`
}

/** SQL: what a row of the record, or of the history of a finding, is called here. */
function kindOf(alias: string): RawBuilder<unknown> {
  const [kind, to] = [sql.ref(`${alias}.kind`), sql`${sql.ref(`${alias}.body`)} ->> 'to'`]
  return sql`case when ${kind} = 'finding.moved' and ${to} in ('confirmed', 'dismissed') then 'finding.' || (${to})
    when ${kind} = 'finding.freed' then 'finding.returned' else ${kind} end`
}

/** Of these the ones that may still be told, with numbers of findings and counts as they are now. */
export async function lookAt(db: Db, eyes: Principal, items: readonly Item[]): Promise<Told[]> {
  const known = items.flatMap((item) => {
    const scope = scopeOfKind(eyes, item.kind)
    return scope === null ? [] : [{ item, scope }]
  })
  const told = await Promise.all(
    [...Map.groupBy(known, ({ item }) => item.kind)].map(([, same]) =>
      lookAtKind(
        db,
        eyes,
        same[0]!.scope,
        same.map(({ item }) => item),
      ),
    ),
  )
  return told.flat().toSorted(inOrder)
}

export function inOrder(one: Item, other: Item): number {
  return one.at < other.at ? -1 : one.at > other.at ? 1 : (one.id ?? 0) - (other.id ?? 0)
}

/** The same of one kind, to which an account sees this much. */
async function lookAtKind(db: Db, eyes: Principal, scope: Scope, items: readonly Item[]): Promise<Told[]> {
  const [{ kind }] = items as [Item]
  if (kind === 'job.failed' && decide(eyes, 'job.operate') === null) return ownJobs(db, eyes, items)
  const numbers = await numbersOf(db, scope, items)
  const told = items.map(async (item): Promise<Told[]> => {
    if (item.n !== undefined) return recounted(db, scope, item)
    const finding = idOf(item)
    if (finding === null) return [item]
    const number = numbers.get(finding)
    return number === undefined ? [] : [{ ...item, number }]
  })
  return (await Promise.all(told)).flat()
}

const idOf = ({ subject }: Item): string | null => (subject?.startsWith('finding:') === true ? subject.slice('finding:'.length) : null)

async function numbersOf(db: Db, scope: Scope, items: readonly Item[]): Promise<ReadonlyMap<string, string>> {
  const ids = items.flatMap((item) => idOf(item) ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; number: string }>`select f.id, f.number from findings.finding f
    where f.id = any(${ids}::uuid[]) and ${isTold(scope)}`.execute(db)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

async function recounted(db: Db, scope: Scope, item: Item): Promise<Item[]> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from ${saidOf([{ event: item.id!, kind: item.kind, subject: null }])} as said
    join findings.finding f on f.id = said.finding where said.kind = ${item.kind} and ${isTold(scope)}`.execute(db)
  return rows[0]!.n === 0 ? [] : [{ ...item, n: rows[0]!.n }]
}

/** Whoever does not operate is told of the long actions that he wanted himself. */
async function ownJobs(db: Db, { actor }: Principal, items: readonly Item[]): Promise<Item[]> {
  const ids = items.map(({ subject }) => subject!.slice('job:'.length))
  const rows = await db.selectFrom('jobs.job').select('id').where('id', 'in', ids).where('by', '=', actor.id).execute()
  const own = new Set(rows.map(({ id }) => `job:${id}`))
  return items.filter(({ subject }) => own.has(subject!))
}
