import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page, type Stretch } from '../base/paging/index.ts'
import type { Scope } from '../base/schema.ts'
import { scopeOf } from '../findings/index.ts'
import { withUnits } from './due.ts'
import type { Sql } from './kinds/shape.ts'
import type { Destruction, Item, listDestructions as listContract, listItems as itemsContract } from './schema.ts'

const ISO = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)
const at = (column: string): Sql => sql`to_char(${sql.ref(column)} at time zone 'UTC', ${ISO})`
const SHOWN = sql`d.id, d.number, d.kind, d.state, d.day, d.basis, d.reason, d.proposed_at as "proposedAt", d.root, d.n, d.finished_at as "finishedAt",
  d.removed, jsonb_build_object('id', d.drawn_by, 'name', d.drawn_by_name, 'at', ${at('d.drawn_at')}) as drawn,
  case when d.approved_by is not null then jsonb_build_object('id', d.approved_by, 'name', d.approved_by_name, 'at', ${at('d.approved_at')},
    'document', d.document) end as approved,
  case when d.ended_reason is not null then jsonb_build_object('by', d.ended_by_name, 'reason', d.ended_reason) end as ended,
  (select jsonb_build_object('state', job.state, 'error', job.error ->> 'message') from jobs.job where job.id = d.job) as job,
  (select jsonb_build_object('listed', count(*) filter (where i.state = 'listed'), 'out', count(*) filter (where i.state = 'out'),
    'left', count(*) filter (where i.state = 'left'), 'destroyed', count(*) filter (where i.state = 'destroyed'))
    from retention.item i where i.destruction = d.id) as items,
  (select coalesce(jsonb_agg(jsonb_build_object('why', why, 'n', n) order by why), '[]') from (
    select i.why, count(*) as n from retention.item i where i.destruction = d.id and i.state = 'left' group by i.why) as counted) as "left"`

/**
 * SQL: whether a list `d` may be seen: all that stands on it. With a part of it kept back its counts would tell of that part. Of what is gone the unit is
 * known still, and nobody who was named in it.
 */
function seenBy(scope: Scope): Sql {
  const { units } = scope
  return sql`(${units === 'all'} or not exists (select from retention.item i where i.destruction = d.id
      and (i.unit is null or i.unit <> all(${units === 'all' ? [] : units}::text[]))))
    and not exists (select from retention.item i join findings.finding f on f.id = i.finding where i.destruction = d.id and not ${scopeOf(scope)})`
}

/**
 * SQL: whether somebody can approve a list `d` that waits, as his request sees it: another drew it up, not more than ninety days ago; he sees all that stands
 * on it, and neither of the two has a part in that.
 */
export function approvable({ scope, account }: { scope: Scope; account: string }): Sql {
  const { actor, units } = scope
  return sql`d.drawn_by <> ${actor.id} and d.drawn_account::text <> ${account} and d.proposed_at + interval '90 days' >= clock_timestamp()
    and exists (select from organisation.officer o where o.number = ${actor.id})
    and (${units === 'all'} or not exists (select from retention.item i where i.destruction = d.id
      and (i.unit is null or i.unit <> all(${units === 'all' ? [] : units}::text[]))))
    and not exists (select from retention.item i where i.destruction = d.id and i.state = 'listed' and i.finding is not null
      and not exists (select from findings.finding f where f.id = i.finding and ${scopeOf(scope)}))
    and not retention.has_part(d.id, ${actor.id}) and not retention.has_part(d.id, d.drawn_by)`
}

/** Lists of destruction, the newest first. */
export async function listDestructions(
  db: Db,
  scope: Scope,
  { cursor, limit, state }: z.output<typeof listContract.input>,
): Promise<Page<Destruction>> {
  const key = [sql`d.id`]
  const wanted = sql`${seenBy(scope)} and ${state === undefined ? sql`true` : sql`d.state = ${state}`}`
  return readPage<Destruction>({
    order: 'destructions',
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const { rows } = await sql<Destruction>`select ${SHOWN} from retention.destruction d where ${wanted} and ${beyond(key, stretch, true)}
        order by ${ordered(key, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from retention.destruction d where ${wanted}`),
  })
}

/** One list. Throws `absent` where there is none, or something on it may not be seen. */
export async function showDestruction(db: Db | Trx, scope: Scope, id: string): Promise<Destruction> {
  const { rows } = await sql<Destruction>`select ${SHOWN} from retention.destruction d where d.id = ${id} and ${seenBy(scope)}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such list of destruction')
  return rows[0]
}

type PlainItem = Omit<Item, 'unit'> & { unit: string | null }

const KEY = [sql`i.due`, sql`i.subject`]
const CHUNK = 1_000

/** What stands on a list, the longest due first. Throws `absent`. */
export async function listItems(
  db: Db,
  scope: Scope,
  { id, state, cursor, limit }: z.output<typeof itemsContract.input>,
): Promise<Page<Item>> {
  await showDestruction(db, scope, id)
  const wanted = sql`i.destruction = ${id} and ${state === undefined ? sql`true` : sql`i.state = ${state}`}`
  const page = await readPage<PlainItem>({
    order: `items ${state ?? ''}`,
    cursor,
    limit,
    keyOf: ({ due, subject }) => [due, subject],
    fetch: (stretch) => fetchItems(db, wanted, stretch),
    count: () => countUpTo(db, sql`select 1 from retention.item i where ${wanted}`),
  })
  return { ...page, rows: await withUnits(db, page.rows) }
}

/** All of them, for files. */
export async function* allItems(db: Db, id: string): AsyncGenerator<Item> {
  for (let key: Stretch['key'] = null; ;) {
    const rows = await fetchItems(db, sql`i.destruction = ${id}`, { key, forward: true, limit: CHUNK })
    yield* await withUnits(db, rows)
    if (rows.length < CHUNK) return
    const { due, subject } = rows.at(-1)!
    key = [due, subject]
  }
}

async function fetchItems(db: Db, wanted: Sql, stretch: Stretch): Promise<PlainItem[]> {
  const { rows } = await sql<PlainItem>`select i.subject, i.label, i.unit, i.since, i.due, i.state, i.why, i.at,
      (select name from access.account where i.subject like 'account:%' and 'account:' || id = i.subject) as name
    from retention.item i where ${wanted} and ${beyond(KEY, stretch, false)} order by ${ordered(KEY, stretch, false)} limit ${stretch.limit}`.execute(
    db,
  )
  return rows
}
