import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Db } from '../../base/index.ts'
import { countUpTo, ordered, readPage, type Stretch } from '../../base/paging/index.ts'
import { COUNT_LIMIT, type Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { listOf, readsCase, requireCase } from '../scope.ts'
import { countLike, countOld, likenessOf, shownCounts, type Like } from './like.ts'
import type { Precedents, showPrecedents as contract } from './schema.ts'

interface Row {
  key: string
  id: string
  number: string
  title: string
  unit: string
  form: string
  day: string
  took: number
}

/**
 * What was decided on acts like those of a person in a case: counts over all decisions that stand, small ones left out, and a page of those that whoever asks
 * may see, without names. Throws `absent`.
 */
export async function showPrecedents(db: Db, scope: Scope, pack: LawPack, asked: z.output<typeof contract.input>): Promise<Precedents> {
  await requireCase(db, scope, asked.id)
  const like = await likenessOf(db, pack, asked)
  if (typeof like === 'string') return { like: null, missing: like, counts: null, page: null }
  const [known, legacy, page] = await Promise.all([countLike(db, like, asked), countOld(db, like), pageOf(db, scope, like, asked)])
  const { about: _about, graded: _graded, ...shown } = like
  return { like: shown, missing: null, counts: shownCounts(pack, asked.day, { ...known, legacy }), page }
}

async function pageOf(db: Db, scope: Scope, like: Like, asked: z.output<typeof contract.input>): Promise<NonNullable<Precedents['page']>> {
  const page = await readPage<Row>({
    order: `precedents ${asked.id} ${asked.officer} ${asked.day}`,
    cursor: asked.cursor,
    limit: asked.limit,
    keyOf: ({ day, key }) => [day, key],
    fetch: (stretch) => rowsAt(db, scope, stretch, decisionsLike(scope, like, asked, stretch)),
    count: () => countUpTo(db, sql`select from ${decisionsLike(scope, like, asked, { key: null, forward: true, limit: COUNT_LIMIT + 1 })}`),
  })
  const units = await unitNames(
    db,
    page.rows.map(({ unit }) => unit),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, unit: units.get(row.unit)! })) }
}

async function rowsAt(db: Db, scope: Scope, stretch: Stretch, those: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } =
    await sql<Row>`${sql.raw(PLANNED_ONCE)} select p.decision as key, c.id, c.number, c.title, c.unit, p.form, p.day::text as day, p.took
    from ${those} join cases.case c on c.id = p.case_id where ${readsCase(scope)} order by ${ordered([sql`p.day`, sql`p.decision`], stretch, true)}`.execute(
      db,
    )
  return rows
}

/** SQL: a stretch of the decisions on like acts that whoever asks may see, as `p`. */
function decisionsLike(
  { actor, units, hidden, cleared }: Scope,
  like: Like,
  { id, officer }: { id: string; officer: string },
  { key, forward, limit }: Stretch,
): RawBuilder<unknown> {
  const { about, graded, class: of, leads, several, from, until } = like
  const [day, decision] = key ?? [null, null]
  return sql`cases.precedents_like(${about}, ${graded}, ${of}, ${leads}, ${several}, ${from}::date, ${until}::date, ${id}::uuid, ${officer}, ${day}::date,
    ${decision}::uuid, ${forward}, ${limit}, ${listOf(units)}, ${actor.id}, ${hidden}::text[], ${listOf(cleared.restricted)}, ${listOf(cleared.secret)}) as p`
}
