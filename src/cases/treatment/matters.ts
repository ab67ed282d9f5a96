import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import { LiemError, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Stretch } from '../../base/paging/index.ts'
import { scopeOf } from '../../findings/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { peopleNames, unitNames } from '../../organisation/index.ts'
import { readsCase } from '../scope.ts'
import { overseenBy } from './overseen.ts'
import type { listTreatedMatters as contract, TreatedMatter } from './schema.ts'
import { mattersOf, type Overseer } from './sums.ts'

type Row = Omit<TreatedMatter, 'unit'> & { unit: string | null }
const KEY = [sql`m.day`, sql`m.key`]

/** The findings or cases behind the numbers of one whom whoever asks oversees, the newest first, as far as he sees them. Throws `absent`. */
export async function listTreatedMatters(
  db: Db,
  overseer: Overseer,
  pack: LawPack,
  asked: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const { of, from, until, officer, outcome, cursor, limit } = asked
  const overseen = await overseenBy(db, overseer.scope, [officer])
  if (!overseen.has(officer)) throw new LiemError('absent', 'there is nobody of that number whom you oversee')
  const matters = mattersOf(overseer, pack, { of, from, until: Math.max(from, until) })
  const those = sql`(${matters}) as m ${rowsBehind(overseer, of)} and m.who = ${officer} and ${outcome === undefined ? sql`true` : sql`m.outcome = ${outcome}`}`
  const page = await readPage<Row>({
    order: `treated ${of} ${officer} ${from} ${until} ${outcome ?? ''}`,
    cursor,
    limit,
    keyOf: ({ day, key }) => [day, key],
    fetch: (stretch) => rowsAt(db, of, those, stretch),
    count: () => countUpTo(db, sql`select 1 from ${those}`),
  })
  const [units, names] = await Promise.all([
    unitNames(
      db,
      page.rows.flatMap(({ unit }) => unit ?? []),
    ),
    peopleNames(db, [officer]),
  ])
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, unit: row.unit === null ? null : units.get(row.unit)! })),
    officer: { id: officer, name: names.get(officer) ?? officer },
  }
}

/** SQL: the record of each matter, as far as it may be seen. */
function rowsBehind({ scope, found }: Overseer, of: z.output<typeof contract.input>['of']): RawBuilder<unknown> {
  return of === 'concluded'
    ? sql`join findings.finding f on f.id = m.id where ${scopeOf(found)}`
    : sql`join cases.case c on c.id = m.id where ${readsCase(scope)}`
}

async function rowsAt(db: Db, of: string, those: RawBuilder<unknown>, stretch: Stretch): Promise<Row[]> {
  const columns = of === 'concluded' ? sql`f.number, f.rule as title, f.unit` : sql`c.number, c.title, c.unit`
  const { rows } =
    await sql<Row>`${sql.raw(PLANNED_ONCE)} select m.key, m.id, ${columns}, m.outcome, m.day::text as day, m.took from ${those}
    and ${beyond(KEY, stretch, true)} order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
  return rows
}
