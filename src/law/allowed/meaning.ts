import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Rule } from './pack.ts'

/**
 * SHA-256 (hex) of the RFC 8785 form of all that a rule says: its words in both languages, its place, for whom, its instrument and first day. What a
 * lawyer has confirmed is this, and nothing that is changed later.
 */
export function meaningOf(rule: Rule): string {
  const { confirmed: _confirmed, sure: _sure, inForce: _inForce, holds: _holds, not: _not, place: _place, instrument, ...said } = rule
  const form = canonicalize({ ...said, instrument: { id: instrument.id, cite: instrument.cite, from: instrument.from } })
  return createHash('sha256').update(form!, 'utf8').digest('hex')
}
