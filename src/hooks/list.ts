import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Identity } from '../access/index.ts'
import { LiemError, type Db } from '../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../base/paging/index.ts'
import type { Keeper } from './keep.ts'
import type { listMessages as messagesContract, listWebhooks as hooksContract, Message, Webhook } from './schema.ts'
import { targetsOf } from './target.ts'

interface Row extends Omit<Webhook, 'host' | 'url' | 'last'> {
  url: string
  last: Webhook['last'] | null
}

type Looking = Pick<Keeper, 'identity' | 'all'>

const KEY = [sql`w.id`]

/** SQL: whether he looks after it. */
const isSeen = ({ identity, all }: Looking): RawBuilder<unknown> => sql`(${all} or w.account::text = ${identity.account})`

function rowsOf({ identity }: Looking): RawBuilder<unknown> {
  return sql`select w.id, w.name, w.url, w.kinds, w.account_name as owner, w.account::text = ${identity.account} as mine, w.off_why as off,
      w.failing_since as "failingSince", w.made_at as "madeAt", case when w.old_until > clock_timestamp() then w.old_until end as "oldUntil",
      (select count(*) from hooks.message m where m.webhook = w.id and m.state = 'waiting') as waiting, to_jsonb(tried) as last
    from hooks.webhook w left join lateral (select ${utc(sql`m.tried_at`)} as "triedAt", m.state, m.status, m.error from hooks.message m
      where m.webhook = w.id and m.tried_at is not null order by m.tried_at desc limit 1) as tried on true`
}

/** SQL: an instant within JSON, as the contracts have it. */
const utc = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Webhooks that somebody looks after, the newest first, and which hosts can be told at all. */
export async function listWebhooks(
  db: Db,
  keeper: Keeper,
  { cursor, limit }: z.output<typeof hooksContract.input>,
): Promise<Page<Webhook> & { hosts: string[]; canMake: boolean }> {
  const page = await readPage<Row>({
    order: 'webhooks',
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const { rows } = await sql<Row>`${rowsOf(keeper)} where ${isSeen(keeper)} and ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from hooks.webhook w where ${isSeen(keeper)}`),
  })
  return { ...page, rows: page.rows.map(shown), hosts: [...targetsOf(keeper.home).hosts], canMake: keeper.identity.by !== 'local' }
}

/** Throws `absent`. */
export async function showWebhook(db: Db, looking: Looking, { id }: { id: string }): Promise<Webhook> {
  const { rows } = await sql<Row>`${rowsOf(looking)} where w.id = ${id} and ${isSeen(looking)}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such webhook')
  return shown(rows[0])
}

/** The address may have something secret in it. */
function shown({ url, ...row }: Row): Webhook {
  return { ...row, host: new URL(url).host, url: row.mine ? url : null }
}

const MESSAGE_KEY = [sql`m.id`]

/** Deliveries of one that somebody looks after, the newest first. Throws `absent`. */
export async function listMessages(
  db: Db,
  looking: Looking,
  { id, cursor, limit }: z.output<typeof messagesContract.input>,
): Promise<Page<Message>> {
  await showWebhook(db, looking, { id })
  return readPage<Message>({
    order: 'messages',
    cursor,
    limit,
    keyOf: (message) => [message.id],
    fetch: async (stretch) => {
      const { rows } = await sql<Message>`select m.id, m.kind, m.n, m.made_at as "madeAt", m.state, m.attempts, m.tried_at as "triedAt",
          case when m.state = 'waiting' then m.next_at end as "nextAt", m.status, m.error, m.took_ms as "tookMs"
        from hooks.message m where m.webhook = ${id} and ${beyond(MESSAGE_KEY, stretch, true)}
        order by ${ordered(MESSAGE_KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from hooks.message m where m.webhook = ${id}`),
  })
}

/** How many that somebody looks after were switched off by nobody. */
export async function countSwitchedOff(db: Db, identity: Identity, all: boolean): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from hooks.webhook w
    where w.off_why <> 'person' and ${isSeen({ identity, all })}`.execute(db)
  return rows[0]!.n
}
