import { sql } from 'kysely'
import type { Db } from '../base/index.ts'
import { writing } from '../base/write/index.ts'
import type { Item } from './items.ts'
import { MOST_ITEMS } from './pure.ts'
import type { Answer } from './send.ts'
import type { HookKind } from './schema.ts'

/** What deliveries write without an event, because it is no record: what waits to be told, each attempt and what came of it. */

/** What happened, and was not yet looked at for whom it is. */
export interface Note {
  id: number
  event: number | null
  kind: string
  subject: string | null
  at: string
}

const NOTES_AT_ONCE = 200

/** Makes messages of notes, each note once: `work` says of them what each webhook tells. Gives how many notes there were. */
export async function takeNotes(
  db: Db,
  work: (notes: readonly Note[]) => Promise<{ webhook: string; items: readonly Item[] }[]>,
): Promise<number> {
  return writing(db, async (trx) => {
    const found = trx.selectFrom('hooks.note').select(['id', 'event', 'kind', 'subject', 'at'])
    const notes = await found.orderBy('id').limit(NOTES_AT_ONCE).forUpdate().skipLocked().execute()
    if (notes.length === 0) return 0
    for (const { webhook, items } of await work(notes))
      for (let at = 0; at < items.length; at += MOST_ITEMS) {
        const some = items.slice(at, at + MOST_ITEMS)
        await trx
          .insertInto('hooks.message')
          .values({ webhook, kind: 'events', items: JSON.stringify(some), n: some.length })
          .execute()
      }
    const taken = notes.map(({ id }) => id)
    await trx.deleteFrom('hooks.note').where('id', 'in', taken).execute()
    return notes.length
  })
}

/** The next delivery of a webhook that is due, the oldest first, with what the webhook is at this moment. */
export async function nextDue(db: Db, webhook: string, now: number) {
  const row = await db
    .selectFrom('hooks.message as m')
    .innerJoin('hooks.webhook as w', 'w.id', 'm.webhook')
    .select(['m.id', 'm.kind', 'm.items', 'm.attempts', 'm.made_at as madeAt', 'w.id as webhook', 'w.account', 'w.url', 'w.kinds'])
    .select(['w.secret', 'w.old_secret as oldSecret', 'w.old_until as oldUntil', 'w.failing_since as failingSince'])
    .where('w.id', '=', webhook)
    .where('w.off_why', 'is', null)
    .where('m.state', '=', 'waiting')
    .where('m.next_at', '<=', instantOf(now))
    .orderBy('m.id')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, items: row.items as Item[], kinds: row.kinds as HookKind[] }
}
export type Due = NonNullable<Awaited<ReturnType<typeof nextDue>>>

const instantOf = (at: number): string => new Date(at).toISOString()

/** Webhooks that are on and of which something is due. */
export async function dueWebhooks(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('hooks.webhook as w')
    .select('w.id')
    .where('w.off_why', 'is', null)
    .where((e) =>
      e.exists(
        e
          .selectFrom('hooks.message as m')
          .select('m.id')
          .whereRef('m.webhook', '=', 'w.id')
          .where('m.state', '=', 'waiting')
          .where('m.next_at', '<=', instantOf(now)),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** An attempt is counted before it is made: one that brings the process down counts, too, and is made again at once. */
export async function beginAttempt(db: Db, { id }: Due, n: number, now: number): Promise<void> {
  await writing(db, (trx) =>
    sql`update hooks.message set attempts = attempts + 1, tried_at = ${instantOf(now)}, n = ${n} where id = ${id}`.execute(trx),
  )
}

interface Made extends Answer {
  tookMs: number
  /** When it is tried next; null: no more. */
  next: number | null
}

/** What came of an attempt, and since when all fail. */
export async function endAttempt(db: Db, { id, webhook }: Due, { status, error, tookMs, next }: Made, now: number): Promise<void> {
  const state = error === null ? 'delivered' : next === null ? 'failed' : 'waiting'
  await writing(db, async (trx) => {
    await sql`update hooks.message set state = ${state}, status = ${status}, error = ${error}, took_ms = ${tookMs},
      next_at = coalesce(${next === null ? null : instantOf(next)}::timestamptz, next_at) where id = ${id}`.execute(trx)
    const since = error === null ? sql`null` : sql`coalesce(failing_since, ${instantOf(now)})`
    await sql`update hooks.webhook set failing_since = ${since} where id = ${webhook}
      and (failing_since is not null or ${error !== null})`.execute(trx)
  })
}

/** Of what nothing may be told any more nothing is left, so that nobody sees that there was something. */
export async function dropMessage(db: Db, { id }: Due): Promise<void> {
  await writing(db, (trx) => trx.deleteFrom('hooks.message').where('id', '=', id).execute())
}

/** Whatever waits for a receiver that failed comes no sooner than that. */
export async function putOff(db: Db, webhook: string, until: number): Promise<void> {
  await writing(db, (trx) =>
    sql`update hooks.message set next_at = ${instantOf(until)} where webhook = ${webhook} and state = 'waiting'
      and next_at < ${instantOf(until)}`.execute(trx),
  )
}

/** Comes again when the next delivery is due. */
export async function wakeForNext(db: Db, now: number): Promise<void> {
  const next = await db
    .selectFrom('hooks.message as m')
    .innerJoin('hooks.webhook as w', 'w.id', 'm.webhook')
    .select(({ fn }) => fn.min('m.next_at').as('at'))
    .where('m.state', '=', 'waiting')
    .where('w.off_why', 'is', null)
    .executeTakeFirst()
  const at = next?.at ?? null
  if (at !== null) await wake(db, Math.max(0.1, (Date.parse(at) - now) / 1_000))
}

/** Has it looked at once, where something is left to be told: after a start, whatever became of who was to do it. */
export async function wakeForLeft(db: Db): Promise<void> {
  const { rows } = await sql<{ left: boolean }>`select exists (select from hooks.note)
    or exists (select from hooks.message where state = 'waiting') as left`.execute(db)
  if (rows[0]!.left) await wake(db, 0)
}

async function wake(db: Db, seconds: number): Promise<void> {
  await writing(db, (trx) => sql`select hooks.wake(${seconds})`.execute(trx))
}
