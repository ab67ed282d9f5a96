import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Superior, Tenure } from '../schema.ts'
import { readTenures } from './tenures.ts'

/**
 * Who stood above somebody by these tenures on a day, one answer for each unit: the acting head or the head of the unit; of one who heads it, or acts,
 * the head of the unit above. Where that unit has none nobody is named: it is not looked for further up.
 */
export async function superiorsOf(db: Db, tenures: readonly Tenure[], on: string): Promise<Superior[]> {
  const highest = [...Map.groupBy(tenures, ({ unit }) => unit.code).values()].map((of) => of[0]!)
  const parents = await parentsOf(
    db,
    highest.map(({ unit }) => unit.code),
    on,
  )
  const placeOf = ({ unit, role }: Tenure): string | null =>
    role === 'head' || role === 'acting' ? (parents.get(unit.code) ?? null) : unit.code
  const places = highest.flatMap((one) => placeOf(one) ?? [])
  const heads = await readTenures(
    db,
    sql`t.unit = any(${places}::text[]) and t.role <> 'officer' and t.role in ('head', 'acting') and t.during @> ${on}::date`,
    on,
  )
  return highest.map((one) => {
    const place = placeOf(one)
    const found = heads.filter(({ unit, officer }) => unit.code === place && officer.number !== one.officer.number)
    const superior = found.find(({ role }) => role === 'acting') ?? found[0] ?? null
    return { unit: one.unit, role: one.role, superior, why: superior !== null ? null : place === null ? 'top' : 'no-head' }
  })
}

async function parentsOf(db: Db, codes: readonly string[], on: string): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ code: string; parent: string | null }>`select code, parent from organisation.unit_state
    where code = any(${codes}::text[]) and during @> ${on}::date`.execute(db)
  return new Map(rows.map(({ code, parent }) => [code, parent]))
}
