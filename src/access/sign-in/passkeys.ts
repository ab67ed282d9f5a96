import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import { write } from '../../ledger/index.ts'
import { accountById, lockAccount, ownAccount, type Own } from './account-row.ts'
import { about, inMinutes, todayOf, type Caller, type Gate } from './gate.ts'
import type { finishPasskeySignIn as signInContract, SignInStep } from './schema.ts'
import type { finishPasskey as finishContract, Passkey } from './own/schema.ts'
import { beginSession } from './sessions.ts'
import { signedIn, type SignedIn } from './steps.ts'
import { giveTicket, readTicket, useTicket } from './unrecorded.ts'

/** Loaded when somebody comes with a passkey. */
const library = () => import('@simplewebauthn/server')
/** ES256 and RS256: what devices have. */
const ALGORITHMS = [-7, -257]

interface Asked {
  ticket: string
  options: Record<string, unknown>
}

/** Passkeys are for the name in the address, which must be one: browsers have some for localhost, and none for 127.0.0.1. */
export function partyOf({ origin }: Caller): { rpID: string; origin: string } {
  return { rpID: new URL(origin).hostname, origin }
}

/** The own passkeys, the oldest first. */
export async function listPasskeys(db: Db, { identity }: Own): Promise<{ rows: Passkey[] }> {
  const { id } = await ownAccount(db, identity)
  const rows = db.selectFrom('access.passkey').select(['id', 'name', 'created_at as createdAt', 'used_on as usedOn'])
  return { rows: await rows.where('account', '=', id).orderBy('id').execute() }
}

/** What the browser is to be asked for another passkey: one that is found without a name, and asks for finger or PIN. */
export async function beginPasskey(db: Db, { gate, caller, identity }: Own): Promise<Asked> {
  const { id, login, name } = await ownAccount(db, identity)
  const known = await db.selectFrom('access.passkey').select('credential as id').where('account', '=', id).execute()
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: 'Liêm',
    rpID: partyOf(caller).rpID,
    userID: new TextEncoder().encode(id),
    userName: login,
    userDisplayName: name,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const ticket = await giveTicket(db, gate, 'passkey', { account: id, held: { challenge: options.challenge } })
  return { ticket, options: { ...options } }
}

/** Keeps it. Throws `denied` where what the browser said is not an answer to that. */
export async function finishPasskey(
  db: Db,
  { gate, caller, identity }: Own,
  { ticket, name, credential }: z.output<typeof finishContract.input>,
): Promise<Passkey> {
  const { id: account } = await ownAccount(db, identity)
  const { account: asked, held } = await readTicket(db, gate, 'passkey', ticket)
  if (asked !== account) throw notProved()
  const { verifyRegistrationResponse } = await library()
  const found = await proved(() =>
    verifyRegistrationResponse({
      ...expected(caller, held),
      supportedAlgorithmIDs: ALGORITHMS,
      response: credential as unknown as RegistrationResponseJSON,
    }),
  )
  if (!found.verified) throw notProved()
  const { id, publicKey, counter, transports } = found.registrationInfo.credential
  const reason = 'Thêm khóa truy cập / A passkey is added'
  return write(db, { ...about(account), kind: 'access.passkey-added', reason }, async (trx) => {
    await useTicket(trx, ticket)
    return trx
      .insertInto('access.passkey')
      .values({
        ...{ account, name: name.toWellFormed(), credential: id, counter, transports: transports ?? [] },
        public_key: Buffer.from(publicKey),
        created_at: inMinutes(gate, 0),
      })
      .returning(['id', 'name', 'created_at as createdAt', 'used_on as usedOn'])
      .executeTakeFirstOrThrow()
  })
}

/** Forgets one of the own passkeys. Throws `absent`. */
export async function removePasskey(db: Db, { identity }: Own, { id }: { id: string }): Promise<{ ok: true }> {
  const account = await ownAccount(db, identity)
  return write(
    db,
    { ...about(account.id), kind: 'access.passkey-removed', reason: 'Bỏ khóa truy cập / A passkey is forgotten' },
    async (trx) => {
      const gone = await trx.deleteFrom('access.passkey').where('id', '=', id).where('account', '=', account.id).executeTakeFirst()
      if (gone.numDeletedRows === 0n) throw new LiemError('absent', 'there is no such passkey')
      return { ok: true } as const
    },
  )
}

/** What the browser is to be asked of somebody who has not said who he is. */
export async function beginPasskeySignIn(db: Db, gate: Gate, caller: Caller): Promise<Asked> {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({ rpID: partyOf(caller).rpID, userVerification: 'required' })
  const ticket = await giveTicket(db, gate, 'passkey', { account: null, held: { challenge: options.challenge } })
  return { ticket, options: { ...options } }
}

/** Signs in: what one has and knows was both asked for by the device. Throws `denied`, for a passkey that nobody has too. */
export async function finishPasskeySignIn(
  db: Db,
  gate: Gate,
  caller: Caller,
  { ticket, credential }: z.output<typeof signInContract.input>,
): Promise<SignedIn<SignInStep>> {
  const { account: asked, held } = await readTicket(db, gate, 'passkey', ticket)
  const known = await db.selectFrom('access.passkey').selectAll().where('credential', '=', credential.id).executeTakeFirst()
  if (known === undefined || asked !== null || (await accountById(db, known.account)).disabled) throw notProved()
  const { verifyAuthenticationResponse } = await library()
  const found = await proved(() =>
    verifyAuthenticationResponse({
      ...expected(caller, held),
      response: credential as unknown as AuthenticationResponseJSON,
      credential: { id: known.credential, publicKey: new Uint8Array(known.public_key), counter: known.counter },
    }),
  )
  if (!found.verified) throw notProved()
  const used = { counter: found.authenticationInfo.newCounter, used_on: todayOf(gate) }
  const session = await write(db, signedIn(known.account, 'passkey'), async (trx) => {
    if ((await lockAccount(trx, known.account)).disabled) throw notProved()
    await useTicket(trx, ticket)
    const still = await trx.updateTable('access.passkey').set(used).where('id', '=', known.id).executeTakeFirst()
    // Forgotten or reset a moment ago.
    if (still.numUpdatedRows === 0n) throw notProved()
    return beginSession(trx, gate, known.account, caller)
  })
  return { answer: { step: 'done' }, session }
}

function expected(caller: Caller, held: Readonly<Record<string, string>>) {
  const { rpID, origin } = partyOf(caller)
  return { expectedChallenge: held['challenge']!, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true }
}

/** What a browser says may be anything: the library throws for it. */
async function proved<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify()
  } catch (cause) {
    throw notProved(cause)
  }
}

function notProved(cause?: unknown): LiemError {
  return new LiemError('denied', 'this passkey does not let you in here', { hint: 'sign in with name and password', cause })
}
