import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Post, Role, Tenure, UnitName } from '../schema.ts'
import { unitNames } from './names.ts'

/** A tenure that was entered more than so many days after it began is late; what was entered when the register was first filled is not. */
const LATE_AFTER = 15

/** SQL: whether a tenure `t` was entered late. */
export const IS_LATE = sql<boolean>`coalesce(t.entered_on > lower(t.during) + ${sql.lit(LATE_AFTER)}::int
  and lower(t.during) >= (select min(entered_on) from organisation.tenure), false)`

/** SQL: roles from the top down. */
export const RANK = sql`array_position(array['head', 'acting', 'deputy', 'officer'], t.role)`

/** A tenure as it is read; `first`, `last`: its days, both included, as far as they lie in what was asked for. */
export interface TenureRow {
  unit: string
  role: Role
  officer: string
  name: string
  first: string | null
  last: string | null
  post: string | null
  post_en: string | null
  post_vi: string | null
  field: string | null
  level: number | null
  sensitive: boolean | null
  competence: string | null
  fields: string[]
  delegated_by: string | null
  delegator: string | null
  document: string | null
  entered: string
  late: boolean
}

/** SQL: `select … from tenures t …`; `days` is the range that is shown of each. */
export function tenureSelect(days: RawBuilder<unknown> = sql`t.during`): RawBuilder<unknown> {
  return sql`select t.unit, t.role, t.officer, o.name, lower(${days})::text as first, (upper(${days}) - 1)::text as last, t.post, p.name_en as post_en,
      p.name_vi as post_vi, p.field, p.level, p.sensitive, p.competence, t.fields, t.delegated_by, d.name as delegator, t.document,
      t.entered_on::text as entered, ${IS_LATE} as late
    from organisation.tenure t join organisation.officer o on o.number = t.officer left join organisation.post p on p.code = t.post
    left join organisation.officer d on d.number = t.delegated_by`
}

/** Tenures by a condition on `t`, from the top down and in their order in time, with the names that units had on a day. */
export async function readTenures(db: Db, condition: RawBuilder<unknown>, on: string): Promise<Tenure[]> {
  const { rows } = await sql<TenureRow>`${tenureSelect()} where ${condition} order by ${RANK}, t.during, t.officer`.execute(db)
  const names = await unitNames(
    db,
    rows.map(({ unit }) => unit),
    on,
  )
  return rows.map((row) => tenureOf(row, names))
}

export function tenureOf(row: TenureRow, names: ReadonlyMap<string, UnitName>): Tenure {
  const { delegated_by: by, delegator } = row
  return {
    from: row.first,
    until: row.last,
    officer: { number: row.officer, name: row.name },
    unit: names.get(row.unit)!,
    role: row.role,
    post: postOf(row),
    fields: row.fields,
    delegatedBy: by === null ? null : { number: by, name: delegator ?? by },
    document: row.document,
    entered: row.entered,
    late: row.late,
  }
}

function postOf({ post, post_en: en, post_vi: vi, field, level, sensitive, competence }: TenureRow): Post | null {
  if (post === null) return null
  return { code: post, name: { en: en ?? post, vi: vi ?? post }, field, level: level as Post['level'], sensitive, competence }
}
