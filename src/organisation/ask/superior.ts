import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Superior, Tenure } from '../schema.ts'
import { readTenures } from './tenures.ts'

/**
 * Who stood above somebody by these tenures on a day, one answer for each unit: the acting head or the head of the unit; of one who heads it, or acts,
 * the head of the unit above. Where he heads that one himself it is the next above of which he is not alone the head. Where a unit has none nobody is
 * named: it is not looked for further up.
 */
export async function superiorsOf(db: Db, tenures: readonly Tenure[], on: string): Promise<Superior[]> {
  const highest = [...Map.groupBy(tenures, ({ unit }) => unit.code).values()].map((of) => of[0]!)
  const lines = await linesOf(
    db,
    highest.map(({ unit }) => unit.code),
    on,
  )
  const placesOf = ({ unit, role }: Tenure): readonly string[] => {
    const line = lines.get(unit.code) ?? []
    return role === 'head' || role === 'acting' ? line : [unit.code, ...line]
  }
  const heads = await readTenures(
    db,
    sql`t.unit = any(${highest.flatMap(placesOf)}::text[]) and t.role <> 'officer' and t.role in ('head', 'acting') and t.during @> ${on}::date`,
    on,
  )
  return highest.map((one) => ({ unit: one.unit, role: one.role, ...above(one, placesOf(one), heads) }))
}

/** Of the heads of these units, the nearest first, who stands above somebody. */
function above({ officer: { number } }: Tenure, places: readonly string[], heads: readonly Tenure[]): Pick<Superior, 'superior' | 'why'> {
  for (const place of places) {
    const there = heads.filter(({ unit }) => unit.code === place)
    const others = there.filter(({ officer }) => officer.number !== number)
    const superior = others.find(({ role }) => role === 'acting') ?? others[0] ?? null
    if (superior !== null) return { superior, why: null }
    if (there.length === 0) return { superior: null, why: 'no-head' }
  }
  return { superior: null, why: 'top' }
}

/** The units above each of these as of a day, the nearest first. */
async function linesOf(db: Db, codes: readonly string[], on: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ code: string; line: string[] }>`with recursive line (code, parent, place) as (
      select code, parent, 1 from organisation.unit_state where code = any(${codes}::text[]) and during @> ${on}::date
      union all select line.code, up.parent, place + 1 from line join organisation.unit_state up on up.code = line.parent and up.during @> ${on}::date)
    select code, array_agg(parent order by place) filter (where parent is not null) as line from line group by code`.execute(db)
  return new Map(rows.map(({ code, line }) => [code, line ?? []]))
}
