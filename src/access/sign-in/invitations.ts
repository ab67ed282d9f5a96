import { timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { write } from '../../ledger/index.ts'
import { accountById, lockAccount, type AccountRow } from './account-row.ts'
import { about, inHours, inMinutes, type Caller, type Gate } from './gate.ts'
import { hashPassword, isPassword, refuseWeak } from './passwords.ts'
import type { Invitation } from './accounts/schema.ts'
import type { showInvitation as showContract, SignInStep } from './schema.ts'
import { newCode, newSecret, plainCode, sha256 } from './secrets.ts'
import { endSessions } from './sessions.ts'
import { nextStep } from './steps.ts'
import { revokeTokens } from './tokens.ts'
import { countAttempt, forgive } from './unrecorded.ts'

const HOURS = 24
/** Two people have to hand over a part each. */
const HOURS_OF_TWO = 72

/** A link with which a person chooses a password; one before it is void. Behind `#`, so that it reaches no log of a server. */
export async function invite(trx: Trx, gate: Gate, account: string): Promise<Invitation> {
  const secret = newSecret()
  const expiresAt = inHours(gate, HOURS)
  await setInvitation(trx, { account, sha256: sha256(secret), expires_at: expiresAt, proposal: null, code_sha256: null })
  return { account, secret, path: pathOf(secret), expiresAt }
}

/**
 * A link in two parts, for an account that two persons made or reset: it holds with a code alone. Nobody knows either part until it is taken, the link by
 * whoever proposed it and the code by whoever approved it.
 */
export async function inviteByTwo(trx: Trx, gate: Gate, account: string, proposal: string): Promise<void> {
  const unknown = (): Buffer => sha256(newSecret())
  await setInvitation(trx, { account, sha256: unknown(), code_sha256: unknown(), proposal, expires_at: inHours(gate, HOURS_OF_TWO) })
}

interface Row {
  account: string
  sha256: Buffer
  expires_at: string
  proposal: string | null
  code_sha256: Buffer | null
}

async function setInvitation(trx: Trx, row: Row): Promise<void> {
  await trx
    .insertInto('access.invitation')
    .values(row)
    .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
    .execute()
}

/** One part of the link of a proposal, made anew: the one before it is void. Throws `conflict` where the link was used or has ended. */
export async function takePart(
  trx: Trx,
  gate: Gate,
  proposal: string,
  part: 'link' | 'code',
): Promise<{ text: string; expiresAt: string }> {
  const text = part === 'link' ? newSecret() : newCode()
  const row = await trx
    .updateTable('access.invitation')
    .set(part === 'link' ? { sha256: sha256(text) } : { code_sha256: sha256(plainCode(text)) })
    .where('proposal', '=', proposal)
    .where('expires_at', '>', inMinutes(gate, 0))
    .returning('expires_at as expiresAt')
    .executeTakeFirst()
  if (row === undefined)
    throw new LiemError('conflict', 'this link was used or has ended', {
      hint: 'whoever still needs one has it proposed anew',
    })
  return { text: part === 'link' ? pathOf(text) : text, expiresAt: row.expiresAt }
}

function pathOf(secret: string): string {
  return `/sign-in/invitation#${secret}`
}

/** Whose a link is, and whether a code belongs to it. Throws `denied` for one that is used, replaced or too old. */
export async function showInvitation(db: Db, gate: Gate, { secret }: { secret: string }): Promise<z.infer<typeof showContract.output>> {
  const { account, expiresAt, code } = await readInvitation(db, gate, secret)
  return { login: account.login, name: account.name, expiresAt, needsCode: code !== null, hasPassword: account.password !== null }
}

/**
 * Uses a link: the password is set, older sessions and tokens end; what comes next is the second factor. Of whoever has a password and lost the second
 * factor it is asked for, and the link holds until another factor is set up.
 */
export async function acceptInvitation(
  db: Db,
  gate: Gate,
  caller: Caller,
  { secret, code, password }: { secret: string; code: string; password: string },
): Promise<SignInStep> {
  const { account, code: wanted } = await readInvitation(db, gate, secret)
  if (wanted !== null) await requireCode(db, gate, { login: account.login, caller }, code, wanted)
  if (account.password !== null) {
    await requirePassword(db, gate, { account, caller }, password)
    return nextStep(db, gate, account, 'invitation')
  }
  await refuseWeak(password, account, gate.words)
  const hash = await hashPassword(password, gate.cost)
  const entry = { ...about(account.id), kind: 'access.password-set', reason: 'Đặt mật khẩu bằng liên kết / A password is set by a link' }
  await write(db, entry, async (trx) => {
    await lockAccount(trx, account.id)
    const used = await trx
      .deleteFrom('access.invitation')
      .where('sha256', '=', sha256(secret))
      .where('code_sha256', 'is not distinct from', wanted)
      .executeTakeFirst()
    if (used.numDeletedRows === 0n) throw notValid()
    await trx.updateTable('access.account').set({ password: hash }).where('id', '=', account.id).execute()
    await endSessions(trx, account.id)
    await revokeTokens(trx, account.id)
  })
  return nextStep(db, gate, account, 'invitation')
}

async function requirePassword(
  db: Db,
  gate: Gate,
  { account, caller }: { account: AccountRow; caller: Caller },
  password: string,
): Promise<void> {
  const attempt = await countAttempt(db, gate, { login: account.login, caller })
  if (!(await isPassword(password, account.password, gate.cost)))
    throw new LiemError('denied', 'this is not your password', {
      place: { file: 'password' },
      hint: 'a forgotten password is reset by itself',
    })
  await forgive(db, attempt)
}

/** Tries are counted as those of signing in are. */
async function requireCode(db: Db, gate: Gate, counted: { login: string; caller: Caller }, code: string, wanted: Buffer): Promise<void> {
  const attempt = await countAttempt(db, gate, counted)
  if (!timingSafeEqual(sha256(plainCode(code)), wanted))
    throw new LiemError('denied', 'this is not the code that belongs to the link', {
      place: { file: 'code' },
      hint: 'whoever approved the account can give you another one',
    })
  await forgive(db, attempt)
}

async function readInvitation(
  db: Db,
  gate: Gate,
  secret: string,
): Promise<{ account: AccountRow; expiresAt: string; code: Buffer | null }> {
  const row = await db
    .selectFrom('access.invitation')
    .select(['account', 'expires_at as expiresAt', 'code_sha256 as code'])
    .where('sha256', '=', sha256(secret))
    .where('expires_at', '>', inMinutes(gate, 0))
    .executeTakeFirst()
  const account = row && (await accountById(db, row.account))
  if (row === undefined || account === undefined || account.disabled) throw notValid()
  return { account, expiresAt: row.expiresAt, code: row.code }
}

function notValid(): LiemError {
  return new LiemError('denied', 'this link was used or has ended', { hint: 'ask whoever manages the accounts for a new one' })
}
