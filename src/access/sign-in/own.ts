import { LiemError, type Db } from '../../base/index.ts'
import { write } from '../../ledger/index.ts'
import { accountById, lockAccount, ownAccount, type Own } from './account-row.ts'
import { about, inMinutes } from './gate.ts'
import { hashPassword, isPassword, refuseWeak } from './passwords.ts'
import { proofOf, setRecoveryCodes, setSecondFactor, useProof, wrongCode } from './proof.ts'
import type { Me } from './schema.ts'
import { seal } from './seal.ts'
import { newSecret, sha256 } from './secrets.ts'
import { endSessions } from './sessions.ts'
import { enrolledBy, type SignedIn } from './steps.ts'
import { revokeTokens } from './tokens.ts'
import { enrolmentOf, newTotpSecret } from './totp.ts'
import { countAttempt, forgive, giveTicket, readTicket, useTicket } from './unrecorded.ts'

/** Who is signed in, as the pages show it. */
export async function showMe(db: Db, { gate, identity }: Omit<Own, 'caller'>): Promise<Me> {
  const { account, officer, name, by, freshUntil, session } = identity
  const nothing = { login: '', endsAt: null, idleMinutes: null, hasPassword: false, secondFactor: false, recoveryCodesLeft: 0 }
  if (by === 'local') return { ...nothing, account, officer, name, by, freshUntil }
  const row = await accountById(db, account)
  const [left, ends] = await Promise.all([
    db
      .selectFrom('access.recovery_code')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account', '=', account)
      .executeTakeFirstOrThrow(),
    session === null ? undefined : db.selectFrom('access.session').select('ends_at').where('id', '=', session).executeTakeFirst(),
  ])
  return {
    ...{ account, officer, name, by, freshUntil },
    login: row.login,
    endsAt: ends?.ends_at ?? null,
    idleMinutes: session === null ? null : gate.session.idleMinutes,
    hasPassword: row.password !== null,
    secondFactor: row.totp !== null,
    recoveryCodesLeft: left.n,
  }
}

/** Says again who one is; weighty acts are done for some minutes then, and the session has another secret. Throws `denied`, and `often` as sign-in does. */
export async function freshen(
  db: Db,
  { gate, caller, identity }: Own,
  { by, value }: { by: 'password' | 'code'; value: string },
): Promise<SignedIn<{ freshUntil: string }>> {
  const account = await ownAccount(db, identity)
  if (identity.session === null) throw new LiemError('denied', 'a token does no weighty acts', { hint: 'sign in with a browser' })
  const { session } = identity
  const attempt = await countAttempt(db, gate, { login: account.login, caller })
  const proof = by === 'code' ? await proofOf(db, gate, account, value) : null
  if (by === 'code' && proof === null) throw wrongCode()
  if (by === 'password' && !(await isPassword(value, account.password, gate.cost))) throw wrongPassword()
  const freshUntil = inMinutes(gate, gate.session.freshMinutes)
  const secret = newSecret()
  await write(
    db,
    {
      ...about(account.id),
      kind: 'access.freshened',
      reason: 'Xác nhận lại danh tính / Said again who it is',
      body: { by: proof?.kind ?? by },
    },
    async (trx) => {
      if (proof !== null) await useProof(trx, account.id, proof)
      const renewed = { fresh_until: freshUntil, [by === 'code' ? 'factor_until' : 'password_until']: freshUntil, sha256: sha256(secret) }
      await trx.updateTable('access.session').set(renewed).where('id', '=', session).execute()
    },
  )
  await forgive(db, attempt)
  return { answer: { freshUntil }, session: secret }
}

function wrongPassword(): LiemError {
  return new LiemError('denied', 'this is not your password')
}

/** Changes the own password; every other session ends, and tokens with it: whoever knew the old one may have made some. */
export async function changePassword(
  db: Db,
  { gate, caller, identity }: Own,
  { current, password }: { current: string; password: string },
): Promise<{ ok: true }> {
  const account = await ownAccount(db, identity)
  const attempt = await countAttempt(db, gate, { login: account.login, caller })
  if (!(await isPassword(current, account.password, gate.cost))) throw wrongPassword()
  await forgive(db, attempt)
  await refuseWeak(password, account, gate.words)
  const hash = await hashPassword(password, gate.cost)
  return write(
    db,
    { ...about(account.id), kind: 'access.password-changed', reason: 'Đổi mật khẩu / The password is changed' },
    async (trx) => {
      await trx.updateTable('access.account').set({ password: hash }).where('id', '=', account.id).execute()
      await endSessions(trx, account.id, identity.session)
      await revokeTokens(trx, account.id)
      return { ok: true } as const
    },
  )
}

/** A secret for another app; the one before holds until its first code was typed. */
export async function beginSecondFactor(db: Db, { gate, identity }: Own): Promise<{ secret: string; uri: string; ticket: string }> {
  const { id, login } = await ownAccount(db, identity)
  const secret = newTotpSecret()
  const held = { secret: seal(gate.key, id, secret).toString('base64') }
  return { ...enrolmentOf(secret, login), ticket: await giveTicket(db, gate, 'change', { account: id, held }) }
}

/** The other app's first code: it is the second factor from now on, and every other session ends. */
export async function finishSecondFactor(
  db: Db,
  { gate, caller, identity }: Own,
  { ticket, code }: { ticket: string; code: string },
): Promise<{ recoveryCodes: string[] }> {
  const { id, login } = await ownAccount(db, identity)
  const { account, held } = await readTicket(db, gate, 'change', ticket)
  if (account !== id) throw wrongCode()
  const attempt = await countAttempt(db, gate, { login, caller })
  const { secret, step } = enrolledBy(gate, id, held, code)
  await forgive(db, attempt)
  return write(
    db,
    { ...about(id), kind: 'access.second-factor-set', reason: 'Đổi yếu tố thứ hai / The second factor is changed' },
    async (trx) => {
      await lockAccount(trx, id)
      await useTicket(trx, ticket)
      await endSessions(trx, id, identity.session)
      return { recoveryCodes: await setSecondFactor(trx, gate, id, secret, step) }
    },
  )
}

/** New recovery codes; those before are void. */
export async function makeRecoveryCodes(db: Db, { identity }: Own): Promise<{ recoveryCodes: string[] }> {
  const { id } = await ownAccount(db, identity)
  return write(
    db,
    { ...about(id), kind: 'access.recovery-codes-made', reason: 'Tạo mã khôi phục mới / New recovery codes are made' },
    async (trx) => ({
      recoveryCodes: await setRecoveryCodes(trx, id),
    }),
  )
}
