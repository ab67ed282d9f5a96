import type { Assertion } from '../../../src/access/proofs/index.ts'
import type { ProofGiven } from '../../../src/access/proofs/schema.ts'
import type { Context } from '../table.ts'

/** What a passkey said, with who sent it; null where it said nothing. */
export function asserted<T extends { proof?: ProofGiven | null | undefined }>(
  { own }: Context,
  { proof, ...input }: T,
): Omit<T, 'proof'> & { proof: Assertion | null } {
  return { ...input, proof: proof ? { ...proof, own } : null }
}
