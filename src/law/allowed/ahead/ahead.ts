import type { LawPack } from '../pack.ts'
import type { Facts } from '../schema.ts'
import { nextChanges } from './changes.ts'
import { otherwise } from './otherwise.ts'
import type { Ahead } from './schema.ts'

/** What the days after that of the decision change, and how each clock would end otherwise. Nothing but facts and law goes into it, as into `allowed`. */
export async function lookAhead(pack: LawPack, facts: Facts): Promise<Ahead> {
  return { ...(await nextChanges(pack, facts)), otherwise: otherwise(pack, facts) }
}
