import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page, type Stretch } from '../../base/paging/index.ts'
import { peopleNames } from '../../organisation/index.ts'
import { whatWasRead } from './pure.ts'
import type { listReads as contract, Read } from './schema.ts'

type Filter = Omit<z.output<typeof contract.input>, 'cursor' | 'limit'>
type Sql = RawBuilder<unknown>

/** How reads are looked through: by the clocks of which zone, and without which subjects (a select), which a conflict keeps from the reader. */
export interface Looking {
  zone: string
  hidden?: RawBuilder<unknown> | undefined
}

type Row = Omit<Read, 'people' | 'what' | 'label'> & { numbers: string[] }

const KEY = [sql`id`]
const MOST_PEOPLE = 3
const CHUNK = 1_000

/** The reads that a filter finds, newest first. */
export async function listReads(
  db: Db,
  { cursor, limit, ...filter }: z.output<typeof contract.input>,
  looking: Looking,
): Promise<Page<Read>> {
  const wanted = conditionOf(filter, looking)
  const page = await readPage<Row>({
    order: 'reads',
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: (stretch) => fetchRows(db, wanted, stretch),
    count: () => countUpTo(db, sql`select 1 from access.read where ${wanted}`),
  })
  return { ...page, rows: await withNames(db, page.rows) }
}

/** How many reads the filter finds. */
export async function numberReads(db: Db, filter: Filter, looking: Looking): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from access.read where ${conditionOf(filter, looking)}`.execute(db)
  return rows[0]!.n
}

/** All of them, for files. */
export async function* allReads(db: Db, filter: Filter, looking: Looking): AsyncGenerator<Read> {
  const wanted = conditionOf(filter, looking)
  for (let key: Stretch['key'] = null; ;) {
    const rows = await fetchRows(db, wanted, { key, forward: true, limit: CHUNK })
    yield* await withNames(db, rows)
    if (rows.length < CHUNK) return
    key = [rows.at(-1)!.id]
  }
}

async function fetchRows(db: Db, wanted: Sql, stretch: Stretch): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select id, at, jsonb_build_object('id', actor, 'name', actor_name) as actor, roles, kind, route, subject, asked, n,
      break_glass is not null as emergency, people[1:${sql.lit(MOST_PEOPLE)}] as numbers, cardinality(people) as named
    from access.read where ${wanted} and ${beyond(KEY, stretch, true)} order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(
      db,
    )
  return rows
}

async function withNames(db: Db, rows: readonly Row[]): Promise<Read[]> {
  const names = await peopleNames(
    db,
    rows.flatMap(({ numbers }) => numbers),
  )
  return rows.map(({ numbers, ...row }) => ({
    ...row,
    what: whatWasRead(row.route),
    label: null,
    people: numbers.map((number) => ({ number, name: names.get(number) ?? number })),
  }))
}

function conditionOf({ actor, person, subject, kind, from, until }: Filter, { zone, hidden }: Looking): Sql {
  const start = (on: string, after: number): Sql => sql`((${on}::date + ${sql.lit(after)})::timestamp at time zone ${zone})`
  return sql.join(
    [
      hidden === undefined ? sql`true` : sql`(subject is null or subject not in (${hidden}))`,
      ...(actor === undefined ? [] : [sql`actor = ${actor}`]),
      ...(person === undefined ? [] : [sql`id in (select access.reads_naming(${person}))`]),
      ...(subject === undefined ? [] : [sql`subject = ${subject}`]),
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(from === undefined ? [] : [sql`at >= ${start(from, 0)}`]),
      ...(until === undefined ? [] : [sql`at < ${start(until, 1)}`]),
    ],
    sql` and `,
  )
}
