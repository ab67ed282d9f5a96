import type { LawPack } from '../pack.ts'
import type { Facts } from '../schema.ts'
import { nextChanges } from './changes.ts'
import { otherwise } from './otherwise.ts'
import type { Ahead } from './schema.ts'

/** What the days after that of the decision change, and how each clock would end otherwise. Pure, as `allowed`. */
export function lookAhead(pack: LawPack, facts: Facts): Ahead {
  return { ...nextChanges(pack, facts), otherwise: otherwise(pack, facts) }
}
