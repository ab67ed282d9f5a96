import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** What a device answers: as `toJSON()` of a credential gives it. */
export interface Credential extends Record<string, unknown> {
  id: string
  response: Record<string, unknown>
}

type Options = Record<string, unknown>

/** A device with one passkey, in software: ES256, no attestation, user verified unless told otherwise. */
export function testDevice(origin: string, { verifies = true } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  let finger = verifies
  const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()
  const client = (type: string, challenge: unknown): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  /** Name of the party, flags (present, verified, key within), counter. */
  const head = (attested: boolean): Buffer => {
    const tail = Buffer.alloc(5)
    tail[0] = 1 | (finger ? 4 : 0) | (attested ? 64 : 0)
    tail.writeUInt32BE(++counter, 1)
    return Buffer.concat([sha256(new URL(origin).hostname), tail])
  }
  const credential = (response: Record<string, Buffer>): Credential => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')])),
  })
  return {
    /** As a copy of the device would count that was made before. */
    countFrom: (from: number): void => void (counter = from),
    skipsFinger: (skips: boolean): void => void (finger = !skips),
    create: ({ challenge }: Options): Credential => {
      const { x, y } = publicKey.export({ format: 'jwk' })
      // CBOR: { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }
      const point = (text: string | undefined): Buffer => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(text!, 'base64url')])
      const key = Buffer.concat([Buffer.from('a5010203262001', 'hex'), Buffer.from([0x21]), point(x), Buffer.from([0x22]), point(y)])
      const data = Buffer.concat([head(true), Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const size = Buffer.from([0x58, data.length])
      // CBOR: { fmt: 'none', attStmt: {}, authData: … }
      const attestation = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from('fmt'),
        Buffer.from([0x64]),
        Buffer.from('none'),
        Buffer.from([0x67]),
        Buffer.from('attStmt'),
        Buffer.from([0xa0, 0x68]),
        Buffer.from('authData'),
        size,
        data,
      ])
      return credential({ clientDataJSON: client('webauthn.create', challenge), attestationObject: attestation })
    },
    get: ({ challenge }: Options): Credential => {
      const [data, said] = [head(false), client('webauthn.get', challenge)]
      const signature = sign('sha256', Buffer.concat([data, sha256(said)]), privateKey)
      return credential({ clientDataJSON: said, authenticatorData: data, signature })
    },
  }
}
