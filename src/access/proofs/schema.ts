import { z } from 'zod'
import { id, instant } from '../../base/schema.ts'
import { PROVED_ACTS } from '../../law/practice/schema.ts'
import { credential, credentialOptions, ticket } from '../sign-in/schema.ts'

/** What can be wrong with a kept signature. */
export const WRONGS = [
  'shape',
  'text',
  'digest',
  'challenge',
  'client',
  'origin',
  'person',
  'counter',
  'key',
  'signature',
  'record',
] as const
export type Wrong = (typeof WRONGS)[number]

/** What the browser is to ask the authenticator, and the SHA-256 of what is signed with it. */
export const proofAsked = credentialOptions.extend({ sha256: z.string() })
export type ProofAsked = z.infer<typeof proofAsked>

/** What the authenticator said to that. */
export const proofGiven = z.object({ ticket, credential })
export type ProofGiven = z.output<typeof proofGiven>

const base64url = z.string().max(20_000)

/** One act: what it is of, and which of its records was signed. */
const act = { act: z.enum(PROVED_ACTS), subject: z.string(), record: id, by: z.string(), at: instant }

/** A kept signature as the file has it; docs/operations/proofs.md says what each field is. */
export const proofRow = z.strictObject({
  ...act,
  account: id,
  nonce: z.string(),
  text: z.string(),
  sha256: z.string(),
  clientDataJSON: base64url,
  authenticatorData: base64url,
  signature: base64url,
  publicKey: base64url,
  algorithm: z.int(),
  credential: z.string(),
  counter: z.int(),
})
export type ProofRow = z.infer<typeof proofRow>

const unproved = z.strictObject(act)
export type Unproved = z.infer<typeof unproved>

export const PROOF_FILE = 'proofs/1'
/** The file of kept signatures. `without`: what was signed without a passkey. */
export const proofFile = z.strictObject({ liem: z.literal(PROOF_FILE), rows: z.array(proofRow), without: z.array(unproved) })
export type ProofFile = z.infer<typeof proofFile>
