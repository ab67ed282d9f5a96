import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { LiemError } from '../../base/index.ts'
import type { ProofRow } from './schema.ts'

/** Names of what a key in COSE has, and what of it a key in JSON is called. */
const [ALGORITHM, EC] = [3, { kty: 'EC', crv: 'P-256' }]

/** A public key as devices give it (COSE), as any program reads it: SubjectPublicKeyInfo. */
export async function keptKey(cose: Buffer): Promise<Pick<ProofRow, 'publicKey' | 'algorithm'>> {
  const { decodeCredentialPublicKey } = await import('@simplewebauthn/server/helpers')
  const fields = decodeCredentialPublicKey(new Uint8Array(cose)) as unknown as ReadonlyMap<number, unknown>
  const algorithm = fields.get(ALGORITHM)
  const part = (name: number): string => Buffer.from(fields.get(name) as Uint8Array).toString('base64url')
  const key: JsonWebKey | null =
    algorithm === -7 ? { ...EC, x: part(-2), y: part(-3) } : algorithm === -257 ? { kty: 'RSA', n: part(-1), e: part(-2) } : null
  if (key === null) throw new LiemError('denied', 'this passkey has an algorithm that is not taken')
  const spki = createPublicKey({ key, format: 'jwk' }).export({ format: 'der', type: 'spki' })
  return { publicKey: spki.toString('base64url'), algorithm: algorithm as number }
}
