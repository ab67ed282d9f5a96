import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { sql } from 'kysely'
import { LiemError, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import { inMinutes, partyOf, todayOf, type Own } from '../sign-in/index.ts'
import { keptKey } from './key.ts'
import type { ProofGiven, ProofRow } from './schema.ts'
import { challengeOf, sha256Hex, type Act } from './text.ts'
import { wrongsOf } from './verify.ts'

/** What an authenticator said, and who sent it. */
export type Assertion = ProofGiven & { own: Own }

/** `assertion` of null: without a passkey. `demanded`: then it is refused, but for the one person of an installation without accounts. */
export interface Proving {
  act: Act
  text: string
  assertion: Assertion | null
  demanded: boolean
}

/**
 * Within the transaction in which an act is signed: verifies that a passkey of whoever signs has signed just this text, and keeps all it takes to verify that
 * again without Liêm. Gives the SHA-256 of the text for the record; null where it was signed without a passkey. Throws `denied` for a question that was
 * answered, ended or put to another account or of another act, for an answer that is none to it, and for a counter that went back; `conflict` where what
 * is signed is another by now, or a passkey is demanded.
 */
export async function proveOrNot(trx: Trx, { actor }: Scope, { act, text, assertion, demanded }: Proving): Promise<string | null> {
  if (assertion === null) {
    if (demanded && actor.id !== LOCAL.id)
      throw new LiemError('conflict', 'this is signed with a passkey or not at all', { hint: 'add one on the page of your account' })
    return null
  }
  const sha256 = sha256Hex(text)
  const held = await heldBy(trx, assertion)
  if (held.act !== act.act || held.record !== act.record) throw ended()
  if (held.sha256 !== sha256)
    throw new LiemError('conflict', 'what is signed has changed meanwhile', { hint: 'read it again, and sign it then' })
  const kept = await verified(trx, assertion, { act, text, sha256, nonce: held.nonce!, by: actor.id })
  await keep(trx, kept)
  return sha256
}

/** What was asked; it is used up with the act. */
async function heldBy(trx: Trx, { own: { gate, identity }, ticket }: Assertion): Promise<Readonly<Record<string, string>>> {
  if (identity.by === 'local') throw ended()
  const { rows } = await sql<{
    held: Record<string, string>
  }>`delete from access.ticket where sha256 = sha256(convert_to(${ticket}, 'UTF8'))
    and kind = 'proof' and account = ${identity.account} and expires_at > ${inMinutes(gate, 0)} returning held`.execute(trx)
  if (rows[0] === undefined) throw ended()
  return rows[0].held
}

const ended = (): LiemError =>
  new LiemError('denied', 'this question to your passkey has ended, or was about something else', { hint: 'sign again' })

interface Signed {
  act: Act
  text: string
  sha256: string
  nonce: string
  by: string
}

async function verified(trx: Trx, assertion: Assertion, { act, text, sha256, nonce, by }: Signed): Promise<Omit<ProofRow, 'at'>> {
  const { own, credential } = assertion
  const account = own.identity.account
  const known = await trx
    .selectFrom('access.passkey')
    .selectAll()
    .where('credential', '=', credential.id)
    .where('account', '=', account)
    .forUpdate()
    .executeTakeFirst()
  if (known === undefined) throw notSigned()
  const challenge = challengeOf({ act: act.act, record: act.record, account, nonce, sha256 }).toString('base64url')
  const counter = await counterOf(assertion, challenge, known)
  if ((counter > 0 || known.counter > 0) && counter <= known.counter)
    throw new LiemError('denied', 'the counter of this passkey went back: there may be a copy of it', {
      hint: 'forget this passkey on the page of your account, and add another',
    })
  await trx
    .updateTable('access.passkey')
    .set({ counter, used_on: todayOf(own.gate) })
    .where('id', '=', known.id)
    .execute()
  const { clientDataJSON, authenticatorData, signature } = credential.response as Record<string, string>
  const said = { clientDataJSON: clientDataJSON!, authenticatorData: authenticatorData!, signature: signature! }
  const kept = {
    ...act,
    by,
    account,
    nonce,
    text,
    sha256,
    ...said,
    ...(await keptKey(known.public_key)),
    credential: known.credential,
    counter,
  }
  // By the rules of the file, too: what the command would refuse later is not kept.
  if (wrongsOf({ ...kept, at: '' }).length > 0) throw notSigned()
  return kept
}

/** What a browser says may be anything: the library throws for it. */
async function counterOf(
  { own, credential }: Assertion,
  challenge: string,
  known: { credential: string; public_key: Buffer },
): Promise<number> {
  const { rpID, origin } = partyOf(own.caller)
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const found = await verifyAuthenticationResponse({
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    response: credential as unknown as AuthenticationResponseJSON,
    // The counter is looked at by itself, so that it is said what is wrong.
    credential: { id: known.credential, publicKey: new Uint8Array(known.public_key), counter: 0 },
  }).catch((cause: unknown) => {
    throw notSigned(cause)
  })
  if (!found.verified) throw notSigned()
  return found.authenticationInfo.newCounter
}

const notSigned = (cause?: unknown): LiemError =>
  new LiemError('denied', 'what the passkey signed is not this', { hint: 'sign again, with a passkey of this account', cause })

async function keep(trx: Trx, row: Omit<ProofRow, 'at'>): Promise<void> {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')
  const { clientDataJSON, authenticatorData, signature, publicKey, ...rest } = row
  await trx
    .insertInto('access.proof')
    .values({
      ...rest,
      client_data: bytes(clientDataJSON),
      authenticator_data: bytes(authenticatorData),
      signature: bytes(signature),
      public_key: bytes(publicKey),
    })
    .execute()
}
