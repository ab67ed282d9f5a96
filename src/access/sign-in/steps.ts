import { LiemError, type Db } from '../../base/index.ts'
import { write } from '../../ledger/index.ts'
import { accountById, accountByLogin, lockAccount, type AccountRow } from './account-row.ts'
import { about, type Caller, type Gate } from './gate.ts'
import { hashPassword, isOutdated, isPassword } from './passwords.ts'
import { proofOf, setSecondFactor, useProof, wrongCode } from './proof.ts'
import type { SignInStep } from './schema.ts'
import { seal, unseal } from './seal.ts'
import { beginSession } from './sessions.ts'
import { enrolmentOf, newTotpSecret, stepOfCode } from './totp.ts'
import { countAttempt, forgive, forgiveAddress, giveTicket, holdInTicket, readTicket, useTicket } from './unrecorded.ts'

/** An answer beside which a session began: its secret goes into the cookie. */
export interface SignedIn<T> {
  answer: T
  session: string
}

/** How somebody said first who he is. */
type First = 'password' | 'invitation' | 'provider' | 'demonstration'

/** Name and password. Nobody is signed in by that alone. Throws `denied`, the same after the same time for a name that nobody has; `often` after ten. */
export async function signInWithPassword(
  db: Db,
  gate: Gate,
  caller: Caller,
  { login, password }: { login: string; password: string },
): Promise<SignInStep> {
  const attempt = await countAttempt(db, gate, { login, caller })
  const account = await accountByLogin(db, login)
  const right = await isPassword(password, account?.password ?? null, gate.cost)
  if (account === undefined || !right || account.disabled)
    throw new LiemError('denied', 'name or password is not right', { hint: 'whoever manages the accounts can give you a new link' })
  await forgiveAddress(db, attempt)
  await renewHash(db, gate, account, password)
  return nextStep(db, gate, account, 'password')
}

/** A hash that was made when they cost less is made anew, now that the password is at hand. */
async function renewHash(db: Db, { cost }: Gate, { id, password: before }: AccountRow, password: string): Promise<void> {
  if (before === null || !isOutdated(before, cost)) return
  const hash = await hashPassword(password, cost)
  const reason = 'Băm lại mật khẩu theo mức hiện nay / The password is hashed as today'
  const body = (renewed: bigint): Record<string, unknown> | null => (renewed === 0n ? null : {})
  await write(db, { ...about(id), kind: 'access.password-rehashed', reason, body }, async (trx) => {
    // Whoever changed it meanwhile has one of today.
    const query = trx.updateTable('access.account').set({ password: hash }).where('id', '=', id).where('password', '=', before)
    return (await query.executeTakeFirst()).numUpdatedRows
  })
}

/** What is asked of somebody who said who he is. Throws `denied` where a second factor is to be set up and only the link of two persons leads to that. */
export async function nextStep(db: Db, gate: Gate, account: AccountRow, by: First): Promise<SignInStep> {
  if (account.totp === null && account.enrol_by_link && by !== 'invitation')
    throw new LiemError('denied', 'the second factor of this account is set up anew by a link', {
      hint: 'open the link that you were given, with the code that belongs to it',
    })
  const step = account.totp === null ? 'enrol' : 'code'
  return { step, ticket: await giveTicket(db, gate, step, { account: account.id, held: { by } }) }
}

interface WithCode {
  ticket: string
  code: string
}

/** The second factor: it signs in. Throws `denied` and `often` as the password does; failures of both count together. */
export async function signInWithCode(db: Db, gate: Gate, caller: Caller, { ticket, code }: WithCode): Promise<SignedIn<SignInStep>> {
  const { held, account } = await readAccountTicket(db, gate, 'code', ticket)
  const attempt = await countAttempt(db, gate, { login: account.login, caller })
  const proof = await proofOf(db, gate, account, code)
  if (proof === null) throw wrongCode()
  const session = await write(db, signedIn(account.id, `${held['by']}, ${proof.kind}`), async (trx) => {
    await lockAccount(trx, account.id)
    await useTicket(trx, ticket)
    await useProof(trx, account.id, proof)
    return beginSession(trx, gate, account.id, caller)
  })
  await forgive(db, attempt)
  return { answer: { step: 'done' }, session }
}

/** Signs in somebody of whom nothing more is asked. */
export async function signInAtOnce(db: Db, gate: Gate, caller: Caller, { id }: AccountRow, by: First): Promise<SignedIn<SignInStep>> {
  const session = await write(db, signedIn(id, by), async (trx) => {
    if ((await lockAccount(trx, id)).disabled) throw closed()
    return beginSession(trx, gate, id, caller)
  })
  return { answer: { step: 'done' }, session }
}

/** The event of it. */
export function signedIn(account: string, by: string) {
  return { ...about(account), kind: 'access.signed-in', reason: 'Đăng nhập / Signed in', body: { by } }
}

/** A secret for the app of somebody who has none yet; asked again it is another one. */
export async function beginEnrolment(db: Db, gate: Gate, { ticket }: { ticket: string }): Promise<{ secret: string; uri: string }> {
  const { held, account } = await readAccountTicket(db, gate, 'enrol', ticket)
  const secret = newTotpSecret()
  await holdInTicket(db, ticket, { ...held, secret: seal(gate.key, account.id, secret).toString('base64') })
  return enrolmentOf(secret, account.login)
}

/** The app's first code: the second factor is set up, and it signs in. */
export async function finishEnrolment(
  db: Db,
  gate: Gate,
  caller: Caller,
  { ticket, code }: WithCode,
): Promise<SignedIn<{ recoveryCodes: string[] }>> {
  const { held, account } = await readAccountTicket(db, gate, 'enrol', ticket)
  const attempt = await countAttempt(db, gate, { login: account.login, caller })
  const { secret, step } = enrolledBy(gate, account.id, held, code)
  const done = await write(db, signedIn(account.id, `${held['by']}, enrolment`), async (trx, event) => {
    // Two who set one up at once: the second may not take the place of the first.
    if ((await lockAccount(trx, account.id)).totp !== null) throw wrongCode()
    await useTicket(trx, ticket)
    await event.also({
      ...about(account.id),
      kind: 'access.second-factor-set',
      reason: 'Thiết lập yếu tố thứ hai / The second factor is set up',
    })
    if (account.enrol_by_link) await trx.deleteFrom('access.invitation').where('account', '=', account.id).execute()
    const recoveryCodes = await setSecondFactor(trx, gate, account.id, secret, step)
    return { answer: { recoveryCodes }, session: await beginSession(trx, gate, account.id, caller) }
  })
  await forgive(db, attempt)
  return done
}

/** The secret that a ticket holds, where the code is one of it. Throws `denied`. */
export function enrolledBy(
  gate: Gate,
  account: string,
  held: Readonly<Record<string, string>>,
  code: string,
): { secret: Buffer; step: number } {
  if (held['secret'] === undefined) throw wrongCode()
  const secret = unseal(gate.key, account, Buffer.from(held['secret'], 'base64'))
  const step = stepOfCode(secret, code, gate.now(), 0)
  if (step === null) throw wrongCode()
  return { secret, step }
}

async function readAccountTicket(db: Db, gate: Gate, kind: 'code' | 'enrol', ticket: string) {
  const { account, held } = await readTicket(db, gate, kind, ticket)
  const row = await accountById(db, account!)
  if (row.disabled) throw closed()
  if (kind === 'enrol' && row.totp !== null) throw wrongCode()
  return { account: row, held }
}

function closed(): LiemError {
  return new LiemError('denied', 'this account is closed', { hint: 'ask whoever manages the accounts' })
}
