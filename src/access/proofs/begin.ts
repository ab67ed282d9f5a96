import { randomBytes } from 'node:crypto'
import { LiemError, type Db } from '../../base/index.ts'
import { ownAccount, partyOf, type Own } from '../sign-in/index.ts'
import { giveTicket } from '../sign-in/unrecorded.ts'
import type { ProofAsked } from './schema.ts'
import { challengeOf, sha256Hex, type Act } from './text.ts'

/**
 * What the browser is to ask of one of the own passkeys: a challenge that holds once, for ten minutes, for this account, this act and this text. Throws `conflict`
 * where there is no passkey, `absent` where there are no accounts.
 */
export async function beginProof(db: Db, { gate, caller, identity }: Own, { act, record }: Act, text: string): Promise<ProofAsked> {
  const { id: account } = await ownAccount(db, identity)
  const known = await db.selectFrom('access.passkey').select('credential as id').where('account', '=', account).execute()
  if (known.length === 0)
    throw new LiemError('conflict', 'you have no passkey to sign with', { hint: 'add one on the page of your account' })
  const [nonce, sha256] = [randomBytes(32).toString('base64url'), sha256Hex(text)]
  const challenge = challengeOf({ act, record, account, nonce, sha256 })
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const options = await generateAuthenticationOptions({
    rpID: partyOf(caller).rpID,
    challenge: new Uint8Array(challenge),
    allowCredentials: known,
    userVerification: 'required',
  })
  const ticket = await giveTicket(db, gate, 'proof', { account, held: { act, record, nonce, sha256 } })
  return { ticket, options: { ...options }, sha256 }
}
