import { sql } from 'kysely'
import type { z } from 'zod'
import type { Identity } from '../access/index.ts'
import { seal } from '../access/sign-in/index.ts'
import { LiemError, type Db, type Home, type Trx } from '../base/index.ts'
import type { Actor } from '../base/schema.ts'
import { write } from '../ledger/index.ts'
import { giveUp, subjectOfHook } from './off.ts'
import { OVERLAP, sourcesOf } from './pure.ts'
import type { changeWebhook, makeWebhook as makeContract, sendAgain as againContract, switchWebhook as switchContract } from './schema.ts'
import { newHookSecret, sealedFor, shownSecret } from './sign.ts'
import { requireTarget, targetsOf } from './target.ts'

/** Whoever looks after webhooks: his own; with `all` he switches, tries and removes those of others, too. */
export interface Keeper {
  identity: Identity
  actor: Actor
  all: boolean
  home: Pick<Home, 'path'>
  /** Of the home. */
  key: Buffer
  /** Milliseconds, as Date.now has them. */
  now: () => number
}

type New = z.output<typeof makeContract.input>

/**
 * A webhook with the eyes of the own account; its secret is given once. Throws `input` for an address that the configuration does not allow, `absent`
 * for whoever has no account.
 */
export async function makeWebhook(db: Db, keeper: Keeper, { name, url, kinds }: New): Promise<{ id: string; secret: string }> {
  const { identity, actor, home, key } = keeper
  if (identity.by === 'local') throw new LiemError('absent', 'this installation has no accounts')
  const { href, host } = requireTarget(url, targetsOf(home))
  const secret = newHookSecret()
  const reason = 'Lập thông báo tự động / A webhook is made'
  const entry = { actor, kind: 'webhook.made', reason, subject: ({ id }: { id: string }) => subjectOfHook(id) }
  return write(db, { ...entry, body: { host, kinds } }, async (trx, event) => {
    const { rows } = await sql<{ id: string }>`select uuidv7() as id`.execute(trx)
    const { id } = rows[0]!
    const own = { id, account: identity.account, account_name: identity.name, event: event.id }
    const asked = { name: name.toWellFormed(), url: href, kinds, sources: sourcesOf(kinds) }
    await trx
      .insertInto('hooks.webhook')
      .values({ ...own, ...asked, secret: seal(key, sealedFor(id), secret) })
      .execute()
    return { id, secret: shownSecret(secret) }
  })
}

/** Another name, address or choice of kinds. Throws as `makeWebhook`, and `absent` for one that is not his own. */
export async function setWebhook(
  db: Db,
  keeper: Keeper,
  { id, name, url, kinds }: z.output<typeof changeWebhook.input>,
): Promise<{ ok: true }> {
  const { href, host } = requireTarget(url, targetsOf(keeper.home))
  const entry = { actor: keeper.actor, kind: 'webhook.changed', subject: subjectOfHook(id) }
  const reason = 'Sửa thông báo tự động / A webhook is changed'
  await write(db, { ...entry, reason, body: { host, kinds } }, async (trx) => {
    await lockOwn(trx, keeper, id)
    const asked = { name: name.toWellFormed(), url: href, kinds, sources: sourcesOf(kinds) }
    await trx.updateTable('hooks.webhook').set(asked).where('id', '=', id).execute()
  })
  return { ok: true }
}

/** Another secret, given once; the one before signs beside it for a day, one before that no more. Throws `absent` for one that is not his own. */
export async function rotateSecret(db: Db, keeper: Keeper, { id }: { id: string }): Promise<{ id: string; secret: string }> {
  const { actor, key, now } = keeper
  const secret = newHookSecret()
  const until = new Date(now() + OVERLAP).toISOString()
  const reason = 'Đổi mã bí mật của thông báo tự động / The secret of a webhook is changed'
  await write(db, { actor, kind: 'webhook.secret-changed', subject: subjectOfHook(id), reason, body: { until } }, async (trx) => {
    await lockOwn(trx, keeper, id)
    const sealed = seal(key, sealedFor(id), secret)
    await sql`update hooks.webhook set old_secret = secret, old_until = ${until}, secret = ${sealed} where id = ${id}`.execute(trx)
  })
  return { id, secret: shownSecret(secret) }
}

/** On or off; what happens while it is off is not told later. Switching twice is once. Throws `absent`. */
export async function switchWebhook(db: Db, keeper: Keeper, { id, on }: z.output<typeof switchContract.input>): Promise<{ ok: true }> {
  const { actor } = keeper
  const reason = on ? 'Bật thông báo tự động / A webhook is switched on' : 'Tắt thông báo tự động / A webhook is switched off'
  const entry = { actor, kind: on ? 'webhook.switched-on' : 'webhook.switched-off', subject: subjectOfHook(id), reason }
  await write(db, { ...entry, body: (changed: boolean) => (changed ? {} : null) }, async (trx) => {
    const isOn = (await lockSeen(trx, keeper, id)).off === null
    if (isOn === on) return false
    await trx
      .updateTable('hooks.webhook')
      .set({ off_why: on ? null : 'person', failing_since: null })
      .where('id', '=', id)
      .execute()
    if (!on) await giveUp(trx, id)
    return true
  })
  return { ok: true }
}

/** It is gone, with its deliveries. Throws `absent`. */
export async function removeWebhook(db: Db, keeper: Keeper, { id }: { id: string }): Promise<{ ok: true }> {
  const reason = 'Bỏ thông báo tự động / A webhook is removed'
  const entry = { actor: keeper.actor, kind: 'webhook.removed', subject: subjectOfHook(id), reason }
  await write(db, { ...entry, body: ({ host }: Seen) => ({ host }) }, async (trx) => {
    const seen = await lockSeen(trx, keeper, id)
    await trx.deleteFrom('hooks.webhook').where('id', '=', id).execute()
    return seen
  })
  return { ok: true }
}

/** A message that says nothing. Throws `absent`, and `conflict` where it is off. */
export async function pingWebhook(db: Db, keeper: Keeper, { id }: { id: string }): Promise<{ ok: true }> {
  const reason = 'Gửi thử / A message to try it is sent'
  await write(db, { actor: keeper.actor, kind: 'webhook.pinged', subject: subjectOfHook(id), reason }, async (trx) => {
    requireOn(await lockSeen(trx, keeper, id))
    await trx.insertInto('hooks.message').values({ webhook: id, kind: 'ping' }).execute()
    await sql`select hooks.wake(0)`.execute(trx)
  })
  return { ok: true }
}

/** A delivery is tried anew, from the first attempt on, whatever became of it. Throws `absent`, and `conflict` where the webhook is off. */
export async function sendAgain(db: Db, keeper: Keeper, { id, message }: z.output<typeof againContract.input>): Promise<{ ok: true }> {
  const reason = 'Gửi lại / A delivery is sent again'
  const entry = { actor: keeper.actor, kind: 'webhook.sent-again', subject: subjectOfHook(id), reason }
  await write(db, { ...entry, body: { message } }, async (trx) => {
    requireOn(await lockSeen(trx, keeper, id))
    const { numUpdatedRows } = await trx
      .updateTable('hooks.message')
      .set({ state: 'waiting', attempts: 0, next_at: sql<string>`clock_timestamp()`, error: null })
      .where('id', '=', message)
      .where('webhook', '=', id)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new LiemError('absent', 'there is no such delivery')
    await sql`select hooks.wake(0)`.execute(trx)
  })
  return { ok: true }
}

interface Seen {
  account: string
  host: string
  off: string | null
}

/** One that he looks after, held until the transaction ends. Throws `absent`. */
async function lockSeen(trx: Trx, { identity, all }: Keeper, id: string): Promise<Seen> {
  const row = await trx
    .selectFrom('hooks.webhook')
    .select(['account', 'url', 'off_why as off'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || (row.account !== identity.account && !all)) throw new LiemError('absent', 'there is no such webhook')
  const { url, ...seen } = row
  return { ...seen, host: new URL(url).host }
}

/** The same for what only whose it is may do. */
async function lockOwn(trx: Trx, keeper: Keeper, id: string): Promise<void> {
  await lockSeen(trx, { ...keeper, all: false }, id)
}

function requireOn({ off }: Seen): void {
  if (off !== null) throw new LiemError('conflict', 'the webhook is off', { hint: 'switch it on first' })
}
