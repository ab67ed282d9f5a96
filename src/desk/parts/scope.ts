import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { subtree } from '../../organisation/index.ts'

/** Units whose rows count; null: all, and what names no unit. */
export type Units = readonly string[] | null

/** What a reader may see, narrowed to a unit and all below it, where one is named. */
export async function unitsOf(db: Db, scope: Scope, unit?: string): Promise<Units> {
  if (unit === undefined) return scope.units === 'all' ? null : scope.units
  const below = await subtree(db, [unit])
  if (scope.units === 'all') return below
  const seen = new Set(scope.units)
  return below.filter((code) => seen.has(code))
}

/** SQL: whether a column of units is among them. */
export function among(units: Units, column: RawBuilder<unknown>): RawBuilder<boolean> {
  return units === null ? sql<boolean>`true` : sql<boolean>`${column} = any(${units}::text[])`
}
