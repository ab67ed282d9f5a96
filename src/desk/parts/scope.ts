import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { hiddenFindings } from '../../findings/index.ts'
import { subtree } from '../../organisation/index.ts'

/** What a reader may see: units whose rows count (null: all, and what names no unit), less the findings that a conflict keeps from him. */
export interface Reach {
  units: readonly string[] | null
  hidden: readonly string[]
}

/** What a reader may see, narrowed to a unit and all below it, where one is named. */
export async function reachOf(db: Db, { units, hidden }: Scope, unit?: string): Promise<Reach> {
  if (unit === undefined) return { units: units === 'all' ? null : units, hidden }
  const below = await subtree(db, [unit])
  if (units === 'all') return { units: below, hidden }
  const seen = new Set(units)
  return { units: below.filter((code) => seen.has(code)), hidden }
}

/** SQL: whether a column of units is among them. */
export function among({ units }: Reach, column: RawBuilder<unknown>): RawBuilder<boolean> {
  return units === null ? sql<boolean>`true` : sql<boolean>`${column} = any(${units}::text[])`
}

/** SQL: whether a finding, by a column of its id, is not kept from the reader. */
export function notHidden({ hidden }: Reach, column: RawBuilder<unknown>): RawBuilder<boolean> {
  return hidden.length === 0 ? sql<boolean>`true` : sql<boolean>`${column} not in (${hiddenFindings(hidden)})`
}
