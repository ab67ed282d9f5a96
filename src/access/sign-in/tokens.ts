import { LiemError, localDay, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Action } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { about, endOf, inMinutes } from './gate.ts'
import { ownAccount, type Own } from './account-row.ts'
import type { Token } from './own/schema.ts'
import { newSecret, sha256 } from './secrets.ts'

const DAYS = 366
const DAY = 86_400_000
/** What a program never does in somebody's name. */
const NEVER = /^(?:self|session|account|grant|proposal)\./u

/** The own tokens, the newest first. */
export async function listTokens(db: Db, { gate, identity }: Own): Promise<{ rows: Token[] }> {
  const { id } = await ownAccount(db, identity)
  const rows = await db
    .selectFrom('access.token')
    .select(['id', 'name', 'scopes', 'created_at as createdAt', 'expires_at as expiresAt', 'used_on as usedOn', 'revoked'])
    .where('account', '=', id)
    .orderBy('id', 'desc')
    .execute()
  const stateOf = (revoked: boolean, expiresAt: string): Token['state'] =>
    revoked ? 'revoked' : Date.parse(expiresAt) <= gate.now() ? 'expired' : 'valid'
  return {
    rows: rows.map(({ revoked, expiresAt, ...row }) => ({
      ...row,
      expiresOn: localDay(ZONE, Date.parse(expiresAt) - 1),
      state: stateOf(revoked, expiresAt),
    })),
  }
}

interface NewToken {
  name: string
  scopes: readonly Action[]
  expiresOn: string
}

/** A token for a program; the text is given once. Throws `input`: more than a year, a day that is past, or an action that no program does. */
export async function makeToken(
  db: Db,
  { gate, identity }: Own,
  { name, scopes, expiresOn }: NewToken,
): Promise<{ id: string; token: string }> {
  const account = await ownAccount(db, identity)
  const end = endOf(expiresOn)
  if (end <= gate.now() || end > gate.now() + DAYS * DAY)
    throw new LiemError('input', 'a token holds from today for at most a year', { place: { file: 'expiresOn' } })
  const never = scopes.find((scope) => NEVER.test(scope))
  if (never !== undefined)
    throw new LiemError('input', `no token may do this: ${never}`, { place: { file: 'scopes' }, hint: 'a person does that, signed in' })
  const token = `liem_${newSecret()}`
  const reason = 'Tạo mã truy cập cho chương trình / A token for a program is made'
  const body = { scopes, expiresOn }
  const { id } = await write(db, { ...about(account.id), kind: 'access.token-made', reason, body }, (trx) =>
    trx
      .insertInto('access.token')
      .values({
        account: account.id,
        name: name.toWellFormed(),
        sha256: sha256(token),
        scopes: [...scopes],
        created_at: inMinutes(gate, 0),
        expires_at: new Date(end).toISOString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return { id, token }
}

/** Revokes every token of an account, within the transaction of what ends them. */
export async function revokeTokens(trx: Trx, account: string): Promise<void> {
  await trx.updateTable('access.token').set({ revoked: true }).where('account', '=', account).where('revoked', '=', false).execute()
}

/** Revokes one of the own tokens. Throws `absent`. */
export async function revokeToken(db: Db, { identity }: Own, { id }: { id: string }): Promise<{ ok: true }> {
  const account = await ownAccount(db, identity)
  const reason = 'Thu hồi mã truy cập / A token is revoked'
  return write(db, { ...about(account.id), kind: 'access.token-revoked', reason, body: { token: id } }, async (trx) => {
    const gone = await trx
      .updateTable('access.token')
      .set({ revoked: true })
      .where('id', '=', id)
      .where('account', '=', account.id)
      .where('revoked', '=', false)
      .executeTakeFirst()
    if (gone.numUpdatedRows === 0n) throw new LiemError('absent', 'there is no such token')
    return { ok: true } as const
  })
}
