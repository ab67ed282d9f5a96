import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import type { Identity } from '../schema.ts'
import { lockAccount, ownAccount, type Own } from './account-row.ts'
import { about, inHours, inMinutes, subjectOf, todayOf, type Caller, type Gate } from './gate.ts'
import type { Session } from './own/schema.ts'
import { newSecret, sha256 } from './secrets.ts'

/** A new session of an account, always with a secret of its own, which is what the cookie holds. */
export async function beginSession(trx: Trx, gate: Gate, account: string, { address, agent }: Caller): Promise<string> {
  const secret = newSecret()
  const now = inMinutes(gate, 0)
  const until = inMinutes(gate, gate.session.freshMinutes)
  await trx.deleteFrom('access.session').where('account', '=', account).where('ends_at', '<=', now).execute()
  await trx
    .insertInto('access.session')
    .values({
      account,
      sha256: sha256(secret),
      started_at: now,
      seen_at: now,
      ends_at: inHours(gate, gate.session.hours),
      // Whoever comes in has shown all that he has.
      ...{ fresh_until: until, password_until: until, factor_until: until },
      address,
      agent: agent?.slice(0, 300).toWellFormed() ?? null,
    })
    .execute()
  await trx
    .updateTable('access.account')
    .set({ signed_in_on: todayOf(gate) })
    .where('id', '=', account)
    .execute()
  return secret
}

/** The own sessions that have not ended, the last used first. */
export async function listSessions(db: Db, { gate, identity }: Own): Promise<{ rows: Session[] }> {
  const { id: account } = await ownAccount(db, identity)
  const rows = await db
    .selectFrom('access.session')
    .select(['id', 'started_at as startedAt', 'seen_at as seenAt', 'ends_at as endsAt', 'address', 'agent'])
    .where('account', '=', account)
    .where('ends_at', '>', inMinutes(gate, 0))
    .where('seen_at', '>', inMinutes(gate, -gate.session.idleMinutes))
    .orderBy('seen_at', 'desc')
    .execute()
  return { rows: rows.map((row) => ({ ...row, current: row.id === identity.session })) }
}

/** Ends one of the own sessions. Throws `absent` where there is none of that id. */
export async function endSession(db: Db, { identity }: Own, { id }: { id: string }): Promise<{ ok: true }> {
  const account = await ownAccount(db, identity)
  return write(db, { ...about(account.id), kind: 'access.session-ended', reason: 'Kết thúc phiên / A session is ended' }, async (trx) => {
    const gone = await trx.deleteFrom('access.session').where('id', '=', id).where('account', '=', account.id).executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw new LiemError('absent', 'there is no such session')
    return { ok: true } as const
  })
}

/** Ends every own session but the one that asks. */
export async function endOtherSessions(db: Db, { identity }: Own): Promise<{ ended: number }> {
  const account = await ownAccount(db, identity)
  const entry = { ...about(account.id), kind: 'access.sessions-ended', reason: 'Kết thúc các phiên khác / The others are ended' }
  const body = ({ ended }: { ended: number }) => (ended === 0 ? null : { ended })
  return write(db, { ...entry, body }, async (trx) => ({ ended: await endSessions(trx, account.id, identity.session) }))
}

/** By the word of whoever runs the machine: every session of one account ends, or with null every session there is. Gives how many. */
export async function endSessionsOf(
  db: Db,
  actor: Actor,
  { account, reason }: { account: string | null; reason: string },
): Promise<number> {
  const body = (ended: number) => (ended === 0 ? null : { ended })
  const entry = { actor, kind: 'access.sessions-ended', reason, body, ...(account === null ? {} : { subject: subjectOf(account) }) }
  return write(db, entry, async (trx) => {
    if (account !== null) return endSessions(trx, account)
    await trx.deleteFrom('access.ticket').execute()
    return Number((await trx.deleteFrom('access.session').executeTakeFirst()).numDeletedRows)
  })
}

/** Ends the session that asks, where there is one. */
export async function signOut(db: Db, identity: Identity | null): Promise<{ ok: true }> {
  if (identity === null || identity.session === null) return { ok: true }
  const { account, session } = identity
  await write(db, { ...about(account), kind: 'access.signed-out', reason: 'Đăng xuất / Signed out' }, (trx) =>
    trx.deleteFrom('access.session').where('id', '=', session).execute(),
  )
  return { ok: true }
}

/**
 * After a restore, within its transaction: what ended or was revoked since the backup would hold again, and what was open then is known to whoever has
 * the backup's installation, too. Sessions, links and tickets are gone, tokens revoked.
 */
export async function endEverySession(trx: Trx): Promise<void> {
  for (const table of ['access.session', 'access.invitation', 'access.ticket', 'access.failure'] as const)
    await trx.deleteFrom(table).execute()
  await trx.updateTable('access.token').set({ revoked: true }).where('revoked', '=', false).execute()
}

/**
 * Ends the sessions of an account, within the transaction of what changes it: a password, a second factor, what it may do. Whoever is between two steps
 * of signing in begins anew: he was let in by what it was before. Gives how many sessions.
 */
export async function endSessions(trx: Trx, account: string, kept: string | null = null): Promise<number> {
  await lockAccount(trx, account)
  await trx.deleteFrom('access.ticket').where('account', '=', account).execute()
  const gone = await trx
    .deleteFrom('access.session')
    .where('account', '=', account)
    .$if(kept !== null, (query) => query.where('id', '!=', kept!))
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
