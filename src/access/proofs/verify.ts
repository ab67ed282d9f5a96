import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { PROVED } from './pure.ts'
import type { ProofRow, Wrong } from './schema.ts'
import { challengeOf, sha256Hex } from './text.ts'

/** What of the client data counts; a browser may add to it. */
const clientData = z.object({ type: z.string(), challenge: z.string(), origin: z.url(), crossOrigin: z.boolean().optional() })

interface Parts {
  client: Buffer
  said: z.infer<typeof clientData>
  data: Buffer
  signature: Buffer
}

/** Hash of the party, flags, counter. */
const [HASH, SHORTEST] = [32, 37]
const [PRESENT, VERIFIED] = [1, 4]

/** What is wrong with a kept signature; nothing of Liêm is asked but the row itself. */
export function wrongsOf(row: ProofRow): Wrong[] {
  const parts = partsOf(row)
  if (parts === null) return ['shape']
  const { said, data } = parts
  const key = keyOf(row)
  const sha256 = sha256Hex(row.text)
  const flags = data[HASH]!
  const checks: readonly (readonly [Wrong, boolean])[] = [
    ['text', isTextOf(row)],
    ['digest', row.sha256 === sha256],
    ['challenge', said.challenge === challengeOf({ ...row, sha256 }).toString('base64url')],
    ['client', said.type === 'webauthn.get' && said.crossOrigin !== true],
    ['origin', createHash('sha256').update(new URL(said.origin).hostname).digest().equals(data.subarray(0, HASH))],
    ['person', (flags & PRESENT) !== 0 && (flags & VERIFIED) !== 0],
    ['counter', data.readUInt32BE(HASH + 1) === row.counter],
    ['key', key !== null],
    ['signature', key !== null && fits(key, parts)],
  ]
  return checks.filter(([, holds]) => !holds).map(([wrong]) => wrong)
}

function partsOf(row: ProofRow): Parts | null {
  const [client, data, signature] = [row.clientDataJSON, row.authenticatorData, row.signature].map(bytesOf)
  if (!client || !data || !signature || data.length < SHORTEST) return null
  const said = clientData.safeParse(parsed(client.toString('utf8')))
  return said.success ? { client, said: said.data, data, signature } : null
}

/** Null for what is no base64url, or not the only way to write these bytes. */
function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const signed = z.looseObject({ liem: z.string(), subject: z.string(), record: z.string(), signedBy: z.string() })

/** Whether the text is in the form that is agreed on, and of this act and person. */
function isTextOf({ act, subject, record, by, text }: ProofRow): boolean {
  const given = parsed(text)
  const found = signed.safeParse(given)
  if (!found.success || canonicalize(given) !== text) return false
  const { liem, ...of } = found.data
  return liem === PROVED[act].form && of.subject === subject && of.record === record && of.signedBy === by
}

function keyOf({ publicKey, algorithm }: ProofRow): KeyObject | null {
  const bytes = bytesOf(publicKey)
  if (bytes === null) return null
  try {
    const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' })
    return isOf(key, algorithm) && plainly(key).equals(bytes) ? key : null
  } catch {
    return null
  }
}

/** The one way to write a key: a point can be written in others, which OpenSSL takes, and writes again as it read them. */
function plainly(key: KeyObject): Buffer {
  return createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' }).export({ format: 'der', type: 'spki' })
}

/** ES256 over P-256, RS256. */
function isOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, algorithm: number): boolean {
  if (algorithm === -7) return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1'
  return algorithm === -257 && asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
}

function fits(key: KeyObject, { client, data, signature }: Parts): boolean {
  return verify('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), key, signature)
}
