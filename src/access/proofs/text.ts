import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { ProvedAct } from '../../law/practice/schema.ts'
import { PROVED } from './pure.ts'

/** What is signed: an act of a kind, of something (`case:…`), one record of it. */
export interface Act {
  act: ProvedAct
  subject: string
  record: string
}

/** What a signature stands for, in the form of RFC 8785: the same for the same, on any machine. */
export function proofText({ act, subject, record }: Act, signedBy: string, what: Readonly<Record<string, unknown>>): string {
  return canonicalize({ ...what, liem: PROVED[act].form, subject, record, signedBy })!
}

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What a challenge is bound to. */
export interface Bound extends Pick<Act, 'act' | 'record'> {
  account: string
  nonce: string
  sha256: string
}

/** The challenge itself: whoever has the text can work it out again. */
export function challengeOf({ act, record, account, nonce, sha256 }: Bound): Buffer {
  return createHash('sha256')
    .update(canonicalize({ liem: 'proof/1', act, record, account, nonce, sha256 })!)
    .digest()
}
