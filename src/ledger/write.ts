import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import type { Actor } from '../base/schema.ts'
import { writing } from '../base/write/index.ts'

/** What goes on record. `kind` is `noun.verb`, `subject` is `noun:id` or null for what concerns more than one thing. */
export interface Entry {
  actor: Actor
  kind: string
  subject?: string | null
  reason: string
  body?: Record<string, unknown>
}

/** An entry of which subject and body may come from what the work gives. A body of null: nothing was done. */
export interface WriteEntry<T> extends Omit<Entry, 'subject' | 'body'> {
  subject?: string | null | ((result: T) => string | null)
  body?: Record<string, unknown> | ((result: T) => Record<string, unknown> | null)
}

/** The event that will stand for a write. */
export interface OpenEvent {
  /** Its number on the record, for rows that refer to it. */
  id: number
  /** Puts another event on record in the same transaction; what is left out is as in the first. */
  also: (entry: Partial<Entry>) => Promise<void>
}

/**
 * The only way to write: the work and the event that says who did it, to what and why are one transaction. Throws `input` where there is no
 * reason. A body of null undoes whatever the work did and leaves no event.
 */
export async function write<T>(db: Db, entry: WriteEntry<T>, work: (trx: Trx, event: OpenEvent) => Promise<T>): Promise<T> {
  const reason = reasonOf(entry.reason)
  try {
    return await writing(db, async (trx) => {
      const id = await nextEvent(trx)
      const first: Entry = { actor: entry.actor, kind: entry.kind, reason }
      const result = await work(trx, { id, also: async (other) => append(trx, await nextEvent(trx), { ...first, ...other }) })
      const subject = typeof entry.subject === 'function' ? entry.subject(result) : entry.subject
      const body = typeof entry.body === 'function' ? entry.body(result) : (entry.body ?? {})
      if (body === null) throw new Nothing(result)
      await append(trx, id, { ...first, subject: subject ?? null, body })
      return result
    })
  } catch (error) {
    if (error instanceof Nothing) return error.result as T
    throw error
  }
}

/** Thrown to undo a transaction in which nothing was to be done. */
class Nothing extends Error {
  readonly result: unknown

  constructor(result: unknown) {
    super('nothing was done')
    this.result = result
  }
}

function reasonOf(text: string): string {
  const reason = text.trim()
  if (reason.length < 3) throw new LiemError('input', 'a reason is missing', { hint: 'say in a few words why' })
  return reason
}

async function nextEvent(trx: Trx): Promise<number> {
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence('ledger.event', 'id')) as id`.execute(trx)
  return rows[0]!.id
}

async function append(trx: Trx, id: number, { actor, kind, subject = null, reason, body = {} }: Entry): Promise<void> {
  await sql`insert into ledger.event (id, actor, actor_name, actor_kind, kind, subject, reason, body) overriding system value
    values (${id}, ${actor.id}, ${actor.name}, ${actor.kind}, ${kind}, ${subject}, ${reasonOf(reason)}, ${JSON.stringify(body)})`.execute(
    trx,
  )
}
