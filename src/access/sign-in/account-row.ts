import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Identity } from '../schema.ts'
import type { Caller, Gate } from './gate.ts'

/** An account as sign-in needs it. */
export type AccountRow = Awaited<ReturnType<typeof accountById>>

/** By its login, whatever the case. */
export function accountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('access.account')
    .selectAll()
    .where(sql<string>`lower(login)`, '=', login.toLowerCase())
    .executeTakeFirst()
}

export function accountById(db: Db, id: string) {
  return db.selectFrom('access.account').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/**
 * The account as it is now, kept as it is until the transaction ends: whoever begins a session and whoever closes or resets the account come one after
 * the other.
 */
export function lockAccount(trx: Trx, id: string): Promise<AccountRow> {
  return trx.selectFrom('access.account').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

/** What a person with an account does to it: who, from where. */
export interface Own {
  gate: Gate
  caller: Caller
  identity: Identity
}

/** The own account. Throws `absent` for whoever has none: the one person of an installation without accounts. */
export async function ownAccount(db: Db, { by, account }: Identity): Promise<AccountRow> {
  if (by === 'local') throw new LiemError('absent', 'this installation has no accounts')
  return accountById(db, account)
}
