import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ProofRow } from './schema.ts'
import { challengeOf, proofText, sha256Hex, type Act } from './text.ts'
import { wrongsOf } from './verify.ts'

const RUNS = Number(process.env['LIEM_TRIALS'] ?? 300)
const ORIGIN = 'https://liem.example.vn'
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()
const KEYS = {
  [-7]: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  [-257]: generateKeyPairSync('rsa', { modulusLength: 2048 }),
}
type Algorithm = keyof typeof KEYS

/** A row as a device would have made it, of a text of its own. */
function rowOf(algorithm: Algorithm, grounds: string, { flags = 5, type = 'webauthn.get', host = 'liem.example.vn' } = {}): ProofRow {
  const { publicKey, privateKey } = KEYS[algorithm] as { publicKey: KeyObject; privateKey: KeyObject }
  const act: Act = { act: 'case.decision-signed', subject: `case:${randomUUID()}`, record: randomUUID() }
  const [account, nonce, by, counter] = [randomUUID(), randomUUID(), 'CC-90003', 7]
  const text = proofText(act, by, { grounds, form: 'warning', number: '214/QĐ-CHQ' })
  const challenge = challengeOf({ ...act, account, nonce, sha256: sha256Hex(text) }).toString('base64url')
  const client = Buffer.from(JSON.stringify({ type, challenge, origin: ORIGIN, crossOrigin: false }))
  const data = Buffer.concat([sha256(host), Buffer.from([flags, 0, 0, 0, counter])])
  const url = (bytes: Buffer): string => bytes.toString('base64url')
  return {
    ...{ ...act, by, account, nonce, text, counter, algorithm, at: '2026-11-28T10:00:00.000Z', sha256: sha256Hex(text), credential: 'x' },
    ...{ clientDataJSON: url(client), authenticatorData: url(data) },
    signature: url(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
    publicKey: url(publicKey.export({ format: 'der', type: 'spki' })),
  }
}

const algorithm = fc.constantFrom<Algorithm>(-7, -257)
const grounds = fc.string({ unit: 'grapheme', maxLength: 40 })
const BYTES = ['clientDataJSON', 'authenticatorData', 'signature', 'publicKey'] as const
const TEXTS = ['text', 'nonce', 'account', 'record', 'subject', 'by', 'sha256'] as const

test('what a device signed verifies with nothing but its row, whatever the text', () => {
  fc.assert(
    fc.property(algorithm, grounds, (of, text) => {
      expect(wrongsOf(rowOf(of, text))).toEqual([])
    }),
    { numRuns: RUNS },
  )
})

test('any byte of text, data, signature or key that is another is found, and so is any other way to write the same bytes', () => {
  fc.assert(
    fc.property(algorithm, grounds, fc.constantFrom(...BYTES), fc.nat(), fc.integer({ min: 1, max: 255 }), (of, text, field, at, by) => {
      const row = rowOf(of, text)
      const bytes = Buffer.from(row[field], 'base64url')
      bytes[at % bytes.length]! ^= by
      expect(wrongsOf({ ...row, [field]: bytes.toString('base64url') })).not.toEqual([])
      for (const strange of [`${row[field]}=`, ` ${row[field]}`, row[field].slice(0, -1), `${row[field]}A`])
        expect(wrongsOf({ ...row, [field]: strange })).not.toEqual([])
    }),
    { numRuns: RUNS },
  )
  fc.assert(
    fc.property(algorithm, grounds, fc.constantFrom(...TEXTS), fc.nat(), fc.integer({ min: 1, max: 255 }), (of, text, field, at, by) => {
      const row = rowOf(of, text)
      const bytes = Buffer.from(row[field])
      bytes[at % bytes.length]! ^= by
      expect(wrongsOf({ ...row, [field]: bytes.toString('latin1') })).not.toEqual([])
    }),
    { numRuns: RUNS },
  )
})

test('parts of one signature do not go with those of another', () => {
  fc.assert(
    fc.property(algorithm, fc.constantFrom(...BYTES.slice(0, 3), ...TEXTS.slice(0, 4)), (of, field) => {
      const [one, other] = [rowOf(of, 'a'), rowOf(of, 'b', { flags: 29 })]
      expect(wrongsOf({ ...one, [field]: other[field] })).not.toEqual([])
    }),
    { numRuns: 60 },
  )
  expect(wrongsOf({ ...rowOf(-7, 'a'), algorithm: -257 })).toContain('key')
  expect(wrongsOf({ ...rowOf(-7, 'a'), act: 'case.ruling-signed' })).toEqual(['text', 'challenge'])
})

test('each thing that is wrong is named', () => {
  expect(wrongsOf(rowOf(-7, 'x', { flags: 1 }))).toEqual(['person'])
  expect(wrongsOf(rowOf(-7, 'x', { type: 'webauthn.create' }))).toEqual(['client'])
  expect(wrongsOf(rowOf(-7, 'x', { host: 'elsewhere.example.vn' }))).toEqual(['origin'])
  const row = rowOf(-257, 'x')
  expect(wrongsOf({ ...row, counter: 8 })).toEqual(['counter'])
  expect(wrongsOf({ ...row, sha256: sha256Hex('another') })).toEqual(['digest'])
  expect(wrongsOf({ ...row, by: 'CC-90004' })).toEqual(['text'])
  expect(wrongsOf({ ...row, signature: rowOf(-257, 'y').signature })).toEqual(['signature'])
  expect(wrongsOf({ ...row, clientDataJSON: 'e30' })).toEqual(['shape'])
  // The same point with its parity beside it.
  const [even, odd] = [6, 7].map((sign) => {
    const bytes = Buffer.from(rowOf(-7, 'x').publicKey, 'base64url')
    bytes[26] = sign
    return wrongsOf({ ...rowOf(-7, 'x'), publicKey: bytes.toString('base64url') })
  })
  expect([even, odd]).toEqual([
    ['key', 'signature'],
    ['key', 'signature'],
  ])
  // The same content written in another way is not the text that was signed.
  expect(wrongsOf({ ...row, text: ` ${row.text}` })).toEqual(['text', 'digest', 'challenge'])
})
