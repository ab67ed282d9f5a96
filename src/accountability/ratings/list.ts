import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { countUpTo, readPage, type Stretch } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { ratingTerms, type RatingYear } from '../../law/rating/index.ts'
import { plain, subtree, unitNames } from '../../organisation/index.ts'
import { classesOf, ledgerOf, standsOf, usedOf, yearsFrom } from './facts.ts'
import { quotaOf } from './quota.ts'
import type { listRatings as contract, RatingRow } from './schema.ts'
import { rated, ratedOn, type Rated } from './scope.ts'

interface Row extends Rated {
  name: string
  id: string | null
  level: string | null
  state: 'proposed' | 'concluded' | 'imported' | null
  unsettled: RatingRow['unsettled']
}

/** Whoever is rated for a year, by unit and name, in pages. There is no other order: nobody is sorted by what he did. */
export async function listRatings(
  db: Db,
  scope: Scope,
  pack: LawPack,
  input: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const { year, unit, state, text, cursor, limit } = input
  const below = unit === undefined ? null : await subtree(db, [unit])
  const from = listed(scope, year, text, below)
  const of =
    state === 'all'
      ? sql`true`
      : state === 'again'
        ? sql`unsettled is not null`
        : state === 'none'
          ? sql`state is null`
          : sql`state = ${state}`
  const [page, { rows }, quota] = await Promise.all([
    readPage<Row>({
      order: `ratings ${year} ${unit ?? ''} ${state} ${text}`,
      cursor,
      limit,
      keyOf: (row) => [row.unit, row.name, row.officer],
      fetch: (stretch) => rowsAt(db, from, of, stretch),
      count: () => countUpTo(db, sql`select 1 from ${from} where ${of}`),
    }),
    sql<Counts>`select count(*) filter (where state is null)::int as none, count(*) filter (where state = 'proposed')::int as proposed,
      count(*) filter (where state = 'concluded')::int as concluded,
      count(*) filter (where state = 'imported')::int as imported, count(*) filter (where unsettled is not null)::int as again from ${from}`.execute(
      db,
    ),
    unit === undefined ? null : quotaOf(db, scope, pack, { year, unit }),
  ])
  return { ...page, rows: await shownOf(db, pack, year, page.rows), terms: ratingTerms(pack), counts: rows[0]!, quota }
}

type Counts = z.input<typeof contract.output>['counts']

/** SQL: a row for each with the proposal or rating that stands for the year. */
function listed(scope: Scope, year: number, text: string, below: readonly string[] | null): RawBuilder<unknown> {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  const fits = words.map(
    (word) => sql`organisation.plain(o.name || ' ' || o.number) like ${`%${plain(word).replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`}`,
  )
  return sql`(select p.*, coalesce(r.id, i.id) as id, coalesce(r.level, i.level) as level,
      case when r.id is null then case when i.id is not null then 'imported' end when r.concluded_by is null then 'proposed' else 'concluded' end as state,
      u.why as unsettled
    from (${rated(scope, year, sql.join([sql`true`, ...fits], sql` and `), below)}) as p
    left join lateral (select id, level, concluded_by from accountability.rating r where r.officer = p.officer and r.year = ${year} and r.withdrawn_by is null
      and not exists (select from accountability.rating n where n.corrects = r.id and n.concluded_by is not null)
      order by r.concluded_by is null desc limit 1) as r on true
    left join accountability.imported_rating i on i.officer = p.officer and i.year = ${year} and i.withdrawn_on is null
    left join accountability.unsettled(${year}) as u on u.rating = r.id) as one`
}

async function rowsAt(db: Db, from: RawBuilder<unknown>, of: RawBuilder<unknown>, { key, forward, limit }: Stretch): Promise<Row[]> {
  const [way, compare] = forward ? [sql.raw('asc'), sql.raw('>')] : [sql.raw('desc'), sql.raw('<')]
  const name = sql`name collate "vi-x-icu"`
  const after =
    key === null
      ? sql`true`
      : sql`(unit, ${name}, officer) ${compare} (${key[0]}::text, ${key[1]}::text collate "vi-x-icu", ${key[2]}::text)`
  const { rows } =
    await sql<Row>`select * from ${from} where ${of} and ${after} order by unit ${way}, ${name} ${way}, officer ${way} limit ${limit}`.execute(
      db,
    )
  return rows
}

/** With what the law of the year makes of what stands of each. */
async function shownOf(db: Db, pack: LawPack, year: number, rows: readonly Row[]): Promise<RatingRow[]> {
  const officers = rows.map(({ officer }) => officer)
  const [facts, used, whenOf, units] = await Promise.all([
    standsOf(db, pack, officers),
    usedOf(db, officers),
    classesOf(db, officers),
    unitNames(
      db,
      rows.map(({ unit }) => unit),
    ),
  ])
  const [factsBy, usedBy] = [Map.groupBy(facts, ({ officer }) => officer), Map.groupBy(used, ({ officer }) => officer)]
  const yearOf = (officer: string): RatingYear => {
    const [own, spent] = [factsBy.get(officer) ?? [], usedBy.get(officer) ?? []]
    const years = yearsFrom(own, spent, year, year).map((one) => ({ year: one, ...whenOf(officer, ratedOn(one)) }))
    return ledgerOf(pack, years, own, spent).at(-1)!
  }
  return rows.map(({ officer, name, unit, leads, id, level, state, unsettled }) => {
    const { standing, limit, most } = yearOf(officer)
    const rating = id === null || level === null || state === null ? null : { id, level, state }
    return { officer: { id: officer, name }, unit: units.get(unit)!, leads, standing, limit, most, rating, unsettled }
  })
}
