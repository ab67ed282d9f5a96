import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Stretch } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { readsCase, requireCase } from '../scope.ts'
import { countLike, likenessOf, shownCounts, type Like } from './like.ts'
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
  const [known, page] = await Promise.all([countLike(db, like, asked), pageOf(db, scope, like, asked)])
  const { about: _about, graded: _graded, ...shown } = like
  return { like: shown, missing: null, counts: shownCounts(pack, asked.day, known), page }
}

async function pageOf(db: Db, scope: Scope, like: Like, asked: z.output<typeof contract.input>): Promise<NonNullable<Precedents['page']>> {
  const page = await readPage<Row>({
    order: `precedents ${asked.id} ${asked.officer} ${asked.day}`,
    cursor: asked.cursor,
    limit: asked.limit,
    keyOf: ({ day, key }) => [day, key],
    fetch: (stretch) => rowsAt(db, stretch, rowsOf(scope, like, asked)),
    count: () => countUpTo(db, rowsOf(scope, like, asked)),
  })
  const units = await unitNames(
    db,
    page.rows.map(({ unit }) => unit),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, unit: units.get(row.unit)! })) }
}

async function rowsAt(db: Db, stretch: Stretch, those: RawBuilder<unknown>): Promise<Row[]> {
  const order = [sql`p.day`, sql`p.decision`]
  const { rows } =
    await sql<Row>`${those} and ${beyond(order, stretch, true)} order by ${ordered(order, stretch, true)} limit ${stretch.limit}`.execute(
      db,
    )
  return rows
}

/** SQL: decisions on like acts that whoever asks may see, each once, whatever number of such acts it answers. */
function rowsOf(scope: Scope, like: Like, { id, officer }: { id: string; officer: string }): RawBuilder<unknown> {
  const { about, graded, class: of, leads, several, from, until } = like
  return sql`select p.decision as key, c.id, c.number, c.title, c.unit, p.form, p.day::text as day, p.took
    from cases.precedent p join cases.case c on c.id = p.case_id
    where p.about = ${about} and p.grade = ${graded} and p.class = ${of} and p.leads = ${leads} and p.several = ${several} and p.day >= ${from}::date
      and p.day <= coalesce(${until}::date, 'infinity') and ${readsCase(scope)}
      and not exists (select from cases.precedent q where q.decision = p.decision and q.act < p.act and q.about = p.about and q.grade = p.grade)
      and (p.case_id <> ${id} or not exists (select from cases.decision d where d.id = p.decision and d.officer = ${officer}))`
}
