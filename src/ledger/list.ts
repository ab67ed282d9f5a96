import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { ZONE, type Db } from '../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../base/paging/index.ts'
import type { Scope } from '../base/schema.ts'
import type { LedgerEvent, listEvents as contract } from './schema.ts'
import { veiled } from './pure.ts'
import { veils } from './veil.ts'

type Filter = z.output<typeof contract.input>

const KEY = [sql`id`]

/** By the clocks of which zone days are meant, and the subjects that a conflict keeps from the reader, as a select. */
interface Looking {
  zone?: string
  hidden?: RawBuilder<unknown> | undefined
}

/** The record, newest first. */
export async function listEvents(
  db: Db,
  _scope: Scope,
  { cursor, limit, subject, kind, actor, from, until }: Filter,
  { zone = ZONE, hidden }: Looking = {},
): Promise<Page<LedgerEvent>> {
  const start = (on: string, after: number) => sql`((${on}::date + ${sql.lit(after)})::timestamp at time zone ${zone})`
  const wanted = sql.join(
    [
      hidden === undefined ? sql`true` : sql`(subject is null or subject not in (${hidden}))`,
      ...(subject === undefined ? [] : [sql`subject = ${subject}`]),
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(actor === undefined ? [] : [sql`actor = ${actor}`]),
      ...(from === undefined ? [] : [sql`at >= ${start(from, 0)}`]),
      ...(until === undefined ? [] : [sql`at < ${start(until, 1)}`]),
    ],
    sql` and `,
  )
  const page = await readPage<LedgerEvent>({
    order: 'events',
    cursor,
    limit,
    keyOf: (event) => [event.id],
    fetch: async (stretch) => {
      const { rows } =
        await sql<LedgerEvent>`select id, at, jsonb_build_object('id', actor, 'name', actor_name, 'kind', actor_kind) as actor,
        kind, subject, reason, body from ledger.event where ${wanted} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from ledger.event where ${wanted}`),
  })
  return { ...page, rows: await withVeils(db, page.rows) }
}

async function withVeils(db: Db, events: readonly LedgerEvent[]): Promise<LedgerEvent[]> {
  const words = await veils(db, [...new Set(events.flatMap(({ subject }) => subject ?? []))])
  return events.map((event) => {
    const hidden = words.get(event.subject ?? '') ?? []
    return hidden.length === 0 ? event : { ...event, reason: veiled(event.reason, hidden), body: veiled(event.body, hidden) }
  })
}
