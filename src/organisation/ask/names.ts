import { sql } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Db, Trx } from '../../base/index.ts'
import type { UnitName } from '../schema.ts'

export interface UnitRow {
  code: string
  name_en: string
  name_vi: string
  short_en: string | null
  short_vi: string | null
  level: number
  parent: string | null
  kind: string | null
}

export function namesOf({
  code,
  name_en,
  name_vi,
  short_en,
  short_vi,
}: Omit<UnitRow, 'level' | 'parent' | 'kind'>): Omit<UnitName, 'known'> {
  return { code, name: { en: name_en, vi: name_vi }, short: { en: short_en ?? name_en, vi: short_vi ?? name_vi } }
}

/** Names of units by code, as of a day or of today; of one that was not there then, those nearest to it. One that the register does not have is shown as its code. */
export async function unitNames(db: Db | Trx, codes: Iterable<string>, on?: string): Promise<ReadonlyMap<string, UnitName>> {
  const wanted = [...new Set(codes)]
  const names = new Map(wanted.map((code): [string, UnitName] => [code, unknownUnit(code)]))
  if (wanted.length === 0) return names
  const from = on === undefined ? sql`organisation.unit where code = any(${wanted}::text[])` : statesNear(wanted, on)
  const { rows } = await sql<UnitRow>`${sql.raw(PLANNED_ONCE)} select code, name_en, name_vi, short_en, short_vi from ${from}`.execute(db)
  for (const row of rows) names.set(row.code, { ...namesOf(row), known: true })
  return names
}

function statesNear(codes: readonly string[], on: string): ReturnType<typeof sql> {
  return sql`(select distinct on (code) * from organisation.unit_state, (select ${on}::date as asked) as question where code = any(${codes}::text[])
    order by code, (during @> asked) desc, coalesce(lower(during) > asked, false),
      case when lower(during) > asked then lower(during) - asked else asked - upper(during) end) as near`
}

function unknownUnit(code: string): UnitName {
  return { code, name: { en: code, vi: code }, short: { en: code, vi: code }, known: false }
}
