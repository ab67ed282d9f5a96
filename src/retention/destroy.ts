import { sql } from 'kysely'
import type { Db, Trx } from '../base/index.ts'
import { everything } from '../base/schema.ts'
import { WORKER, type Running } from '../jobs/index.ts'
import { merkleRoot, write } from '../ledger/index.ts'
import { askedOf } from './due.ts'
import { lockHolds } from './holds.ts'
import { KIND } from './kinds.ts'
import { readList, type OpenList } from './open.ts'
import type { LEFT } from './schema.ts'

/** How much is destroyed in one transaction. */
const BATCH = 200

interface Options {
  batch?: number
  /** It was carried out before, in another database: only what is held now is left. */
  again?: boolean
  /** Told of the end before it is on record. */
  written?: (id: string) => Promise<void>
}
const BATCHED = 'Tiêu hủy theo danh mục đã phê duyệt / Destroyed as the approved list says'
const FINISHED = 'Tiêu hủy xong / The destruction is done'

type Why = (typeof LEFT)[number]

interface Batch {
  destroyed: string[]
  left: Map<string, Why>
  removed: Record<string, number>
}

/**
 * Carries out an approved list, batch by batch, each of them whole or not at all: killed anywhere and begun again, it goes on where it was. What was
 * changed, held or opened again since the list was drawn up, and a finding on which a case stands, is left, and the list says so.
 */
export async function carryOut(
  db: Db,
  { subject, tell, check }: Pick<Running, 'subject' | 'tell' | 'check'>,
  { batch = BATCH, again = false, written }: Options = {},
): Promise<{ destroyed: number; left: number }> {
  const id = subject!.slice('destruction:'.length)
  let [done, of] = [0, await countListed(db, id)]
  const all = { destroyed: 0, left: 0 }
  for (;;) {
    check()
    tell({ stage: 'destroy', done, of })
    const { destroyed, left } = await destroyBatch(db, id, { batch, again })
    if (destroyed.length + left.size === 0) break
    done += destroyed.length + left.size
    of = Math.max(of, done)
    all.destroyed += destroyed.length
    all.left += left.size
  }
  await written?.(id)
  await finish(db, id)
  return all
}

async function countListed(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from retention.item where destruction = ${id} and state = 'listed'`.execute(db)
  return rows[0]!.n
}

async function destroyBatch(db: Db, id: string, { batch, again }: Required<Pick<Options, 'batch' | 'again'>>): Promise<Batch> {
  const entry = { actor: WORKER, kind: 'destruction.carried-out', subject: `destruction:${id}`, reason: BATCHED }
  return write(db, { ...entry, body: recordOf }, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await lockHolds(trx, 'shared')
    const list = await readList(trx, id)
    const subjects = list.state === 'approved' ? await nextOf(trx, id, batch) : []
    await KIND[list.kind].lock(trx, subjects)
    const left = await leftOf(trx, list, subjects, again)
    const destroyed = subjects.filter((subject) => !left.has(subject))
    await mark(trx, id, { destroyed, left })
    const removed = destroyed.length === 0 ? {} : await KIND[list.kind].destroy(trx, destroyed)
    await addRemoved(trx, id, removed)
    return { destroyed, left, removed }
  })
}

function recordOf({ destroyed, left, removed }: Batch): Record<string, unknown> | null {
  if (destroyed.length + left.size === 0) return null
  return { n: destroyed.length, root: merkleRoot(destroyed.toSorted()), left: left.size, removed }
}

async function nextOf(trx: Trx, id: string, batch: number): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`select subject from retention.item where destruction = ${id} and state = 'listed'
    order by due, subject limit ${sql.lit(batch)} for update`.execute(trx)
  return rows.map(({ subject }) => subject)
}

/** Looked at again, now that nobody can change it: by the law of today, all holds, and the last event that touched it. */
async function leftOf(trx: Trx, { id, kind, day }: OpenList, only: readonly string[], again: boolean): Promise<Map<string, Why>> {
  if (only.length === 0) return new Map()
  const asked = await askedOf(trx, kind, everything(WORKER), day)
  const changed = again ? sql`false` : sql`found.subject is null or found.stamp <> i.stamp`
  const { rows } = await sql<{ subject: string; why: Why | null }>`select i.subject,
      case when coalesce(found.held, ${heldAnyway()}) then 'held' when coalesce(found.cased, ${CASED_ANYWAY}) then 'case' when ${changed} then 'changed' end as why
    from retention.item i left join ${KIND[kind].ended({ ...asked, only })} as found on found.subject = i.subject
    where i.destruction = ${id} and i.subject = any(${only}::text[])`.execute(trx)
  return new Map(rows.flatMap(({ subject, why }) => (why === null ? [] : [[subject, why] as const])))
}

/** SQL: whether a finding is held that is not due as it stands now. */
function heldAnyway() {
  return sql`exists (select from retention.holds_on(array[i.finding]) where i.finding is not null)`
}

/** SQL: the same of one on which a case stands: it is kept with it, and nothing of the list fails. */
const CASED_ANYWAY = sql`(i.subject = 'finding:' || i.finding and exists (select from cases.source s where s.finding = i.finding))`

async function mark(trx: Trx, id: string, { destroyed, left }: Pick<Batch, 'destroyed' | 'left'>): Promise<void> {
  await sql`update retention.item set state = 'destroyed', at = clock_timestamp()
    where destruction = ${id} and subject = any(${destroyed}::text[])`.execute(trx)
  const given = JSON.stringify([...left].map(([subject, why]) => ({ subject, why })))
  await sql`update retention.item set state = 'left', why = given.why, at = clock_timestamp()
    from json_to_recordset(${given}::json) as given(subject text, why text) where destruction = ${id} and item.subject = given.subject`.execute(
    trx,
  )
}

async function addRemoved(trx: Trx, id: string, removed: Readonly<Record<string, number>>): Promise<void> {
  await sql`update retention.destruction set removed = (select coalesce(jsonb_object_agg(key, n), '{}') from (
      select key, sum(value::bigint) as n from (select * from jsonb_each_text(removed)
        union all select * from jsonb_each_text(${JSON.stringify(removed)}::jsonb)) as counted group by key) as added) where id = ${id}`.execute(
    trx,
  )
}

async function finish(db: Db, id: string): Promise<void> {
  const entry = { actor: WORKER, kind: 'destruction.finished', subject: `destruction:${id}`, reason: FINISHED }
  await write(db, { ...entry, body: (done: boolean) => (done ? {} : null) }, async (trx) => {
    const { rows } = await sql`update retention.destruction set state = 'done', finished_at = clock_timestamp()
      where id = ${id} and state = 'approved' returning 1`.execute(trx)
    return rows.length > 0
  })
}
