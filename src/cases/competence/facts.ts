import { sql } from 'kysely'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Db, Trx } from '../../base/index.ts'
import type { CompetenceFacts, Held } from '../../law/competence/index.ts'
import { standingOf } from '../law.ts'

interface Row {
  posts: Held[]
  former: Held[]
  foundAfter: boolean | null
  units: CompetenceFacts['units']
  leaders: CompetenceFacts['leaders']
}

/**
 * What the register says of somebody concerned on a day, for asking who decides on him: his posts, those of the days of his acts in units that he has left, the
 * units above them, and who leads these. A unit whose successor he is in now is not left.
 */
export async function competenceFacts(
  db: Db | Trx,
  { id, officer, day }: { id: string; officer: string; day: string },
): Promise<Omit<CompetenceFacts, 'form'>> {
  const own = sql`a.case_id = ${id} and a.officer = ${officer}`
  const [{ class: of, status }, { rows }] = await Promise.all([
    standingOf(db, officer, day),
    sql<Row>`${sql.raw(PLANNED_ONCE)} with recursive
      held as (select t.unit, t.role, t.post from organisation.tenure t where t.officer = ${officer} and t.during @> ${day}::date),
      past as (select t.unit, t.role, t.post, upper(t.during) as ended from organisation.tenure t
        where t.officer = ${officer} and upper(t.during) <= ${day}::date and exists (select from cases.act a
          where ${own} and t.during && daterange(a.from_day, greatest(coalesce(a.until_day, ${day}::date), a.from_day), '[]'))),
      later (first, code) as (select unit, unit from past union select later.first, s.successor from later
        join organisation.succession s on s.predecessor = later.code and s.day <= ${day}::date),
      gone as (select past.* from past where not exists (select from later join held on held.unit = later.code where later.first = past.unit)),
      line (code, level, parent) as (select u.code, u.level, u.parent from organisation.unit_state u
          where u.during @> ${day}::date and u.code in (select unit from held union select unit from gone)
        union select up.code, up.level, up.parent from line join organisation.unit_state up on up.code = line.parent and up.during @> ${day}::date)
      select coalesce((select jsonb_agg(to_jsonb(held) order by unit, role) from held), '[]') as posts,
        coalesce((select jsonb_agg(to_jsonb(gone) - 'ended' order by unit, role) from gone), '[]') as former,
        (select min(a.detected) from cases.act a where ${own}) >= (select max(ended) from gone) as "foundAfter",
        coalesce((select jsonb_agg(to_jsonb(line) order by code) from line), '[]') as units,
        coalesce((select jsonb_agg(jsonb_build_object('unit', t.unit, 'officer', t.officer, 'role', t.role, 'delegated', t.delegated_by is not null)
          order by t.unit, t.officer) from organisation.tenure t
          where t.unit in (select code from line) and t.role <> 'officer' and t.during @> ${day}::date), '[]') as leaders`.execute(db),
  ])
  return { officer, class: of ?? '', status, day, ...rows[0]! }
}
