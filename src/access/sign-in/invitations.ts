import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { write } from '../../ledger/index.ts'
import { accountById, lockAccount, type AccountRow } from './account-row.ts'
import { about, inHours, inMinutes, type Gate } from './gate.ts'
import { hashPassword, refuseWeak } from './passwords.ts'
import type { Invitation } from './accounts/schema.ts'
import type { SignInStep } from './schema.ts'
import { newSecret, sha256 } from './secrets.ts'
import { endSessions } from './sessions.ts'
import { nextStep } from './steps.ts'

const HOURS = 24

/** A link with which a person chooses a password; one before it is void. Behind `#`, so that it reaches no log of a server. */
export async function invite(trx: Trx, gate: Gate, account: string): Promise<Invitation> {
  const secret = newSecret()
  const row = { account, sha256: sha256(secret), expires_at: inHours(gate, HOURS) }
  await trx
    .insertInto('access.invitation')
    .values(row)
    .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
    .execute()
  return { account, secret, path: `/sign-in/invitation#${secret}`, expiresAt: row.expires_at }
}

/** Whose a link is. Throws `denied` for one that is used, replaced or too old. */
export async function showInvitation(
  db: Db,
  gate: Gate,
  { secret }: { secret: string },
): Promise<{ login: string; name: string; expiresAt: string }> {
  const { account, expiresAt } = await readInvitation(db, gate, secret)
  return { login: account.login, name: account.name, expiresAt }
}

/** Uses a link: the password is set, older sessions end; what comes next is the second factor. */
export async function acceptInvitation(
  db: Db,
  gate: Gate,
  { secret, password }: { secret: string; password: string },
): Promise<SignInStep> {
  const { account } = await readInvitation(db, gate, secret)
  refuseWeak(password, account.login)
  const hash = await hashPassword(password)
  const entry = { ...about(account.id), kind: 'access.password-set', reason: 'Đặt mật khẩu bằng liên kết / A password is set by a link' }
  await write(db, entry, async (trx) => {
    await lockAccount(trx, account.id)
    const used = await trx.deleteFrom('access.invitation').where('sha256', '=', sha256(secret)).executeTakeFirst()
    if (used.numDeletedRows === 0n) throw notValid()
    await trx.updateTable('access.account').set({ password: hash }).where('id', '=', account.id).execute()
    await endSessions(trx, account.id)
  })
  return nextStep(db, gate, account, 'invitation')
}

async function readInvitation(db: Db, gate: Gate, secret: string): Promise<{ account: AccountRow; expiresAt: string }> {
  const row = await db
    .selectFrom('access.invitation')
    .select(['account', 'expires_at as expiresAt'])
    .where('sha256', '=', sha256(secret))
    .where('expires_at', '>', inMinutes(gate, 0))
    .executeTakeFirst()
  const account = row && (await accountById(db, row.account))
  if (row === undefined || account === undefined || account.disabled) throw notValid()
  return { account, expiresAt: row.expiresAt }
}

function notValid(): LiemError {
  return new LiemError('denied', 'this link was used or has ended', { hint: 'ask whoever manages the accounts for a new one' })
}
