import { sql } from 'kysely'
import type { z } from 'zod'
import { PLANNED_ONCE } from '../base/db/index.ts'
import type { Db, Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { today } from './ask/days.ts'
import { namesOf, type UnitRow } from './ask/names.ts'
import type { listUnits as unitsContract, Unit } from './schema.ts'

/** The register of units as of a day or of today, from the top down. */
export async function listUnits(
  db: Db,
  _scope: Scope,
  { on = today() }: z.output<typeof unitsContract.input> = {},
): Promise<{ rows: Unit[] }> {
  const { rows } = await sql<UnitRow>`select * from organisation.unit_state where during @> ${on}::date
    order by level, name_vi collate "vi-x-icu", code`.execute(db)
  return { rows: rows.map((row) => ({ ...namesOf(row), level: row.level as Unit['level'], parent: row.parent, kind: row.kind })) }
}

/** These units and all below them as of today, or as they were last; codes that the register does not have stay as they are. */
export async function subtree(db: Db | Trx, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<{
    code: string
  }>`${sql.raw(PLANNED_ONCE)} with recursive unit as materialized (select code, parent from organisation.unit), below(code) as (
      select unnest(${codes}::text[]) union select unit.code from unit join below on unit.parent = below.code)
    select code from below order by code`.execute(db)
  return rows.map(({ code }) => code)
}

/** Each of these units with it and all below it, as of today or as they were last. */
export async function subtrees(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{
    top: string
    codes: string[]
  }>`${sql.raw(PLANNED_ONCE)} with recursive unit as materialized (select code, parent from organisation.unit), below(top, code) as (
      select code, code from unnest(${codes}::text[]) as code union select below.top, unit.code from unit join below on unit.parent = below.code)
    select top, array_agg(code order by code) as codes from below group by top`.execute(db)
  return new Map(rows.map(({ top, codes: below }) => [top, below]))
}

/** A unit and all above it; a code that the register does not have is alone. */
export async function above(db: Db | Trx, code: string): Promise<string[]> {
  const { rows } = await sql<{
    code: string
  }>`with recursive unit as materialized (select code, parent from organisation.unit), above(code) as (
      select ${code}::text union select unit.parent from unit join above using (code) where unit.parent is not null)
    select code from above`.execute(db)
  return rows.map((row) => row.code)
}

/** Units of today that are compared with this one: of its level and kind, itself included. A unit that the register does not have has none. */
export async function likeUnits(db: Db, code: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select other.code from organisation.unit own join organisation.unit other
    on other.level = own.level and other.kind is not distinct from own.kind and (other.during @> organisation.today() or other.code = own.code)
    where own.code = ${code} order by other.code`.execute(db)
  return rows.map((row) => row.code)
}
