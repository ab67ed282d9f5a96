import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { keepsNothing, keptFindings, type Keeping } from '../../findings/index.ts'
import { subtree } from '../../organisation/index.ts'

/** What a reader may see: units whose rows count (null: all, and what names no unit), less the findings that a conflict or their tier keeps from him. */
export interface Reach extends Keeping {
  units: readonly string[] | null
}

/** What a reader may see, narrowed to a unit and all below it, where one is named. */
export async function reachOf(db: Db, { units, ...keeping }: Scope, unit?: string): Promise<Reach> {
  if (unit === undefined) return { units: units === 'all' ? null : units, ...keeping }
  const below = await subtree(db, [unit])
  if (units === 'all') return { units: below, ...keeping }
  const seen = new Set(units)
  return { units: below.filter((code) => seen.has(code)), ...keeping }
}

/** SQL: whether a column of units is among them. */
export function among({ units }: Reach, column: RawBuilder<unknown>): RawBuilder<boolean> {
  return units === null ? sql<boolean>`true` : sql<boolean>`${column} = any(${units}::text[])`
}

/** SQL: whether a finding, by a column of its id, is not kept from the reader. */
export function notKept(reach: Reach, column: RawBuilder<unknown>): RawBuilder<boolean> {
  return keepsNothing(reach) ? sql<boolean>`true` : sql<boolean>`${column} not in (${keptFindings(reach)})`
}
