import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Stretch } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { unitNames } from '../../organisation/index.ts'
import { readsCase } from '../scope.ts'
import type { HeadRow, listHeads as contract } from './schema.ts'

type State = z.output<typeof contract.input>['state']
interface Row extends Omit<HeadRow, 'unit'> {
  unit: string
}

const STATES: Readonly<Record<State, RawBuilder<boolean>>> = {
  waiting: sql<boolean>`r.outcome is null`,
  concluded: sql<boolean>`r.outcome is not null and r.reversed_on is null`,
  all: sql<boolean>`r.reversed_on is null`,
}

/** SQL: reviews that may be seen: of a case that is seen, and not of whoever asks or is related to him. */
const those = (scope: Scope, state: State): RawBuilder<unknown> => sql`cases.review r join cases.case c on c.id = r.case_id
  where ${STATES[state]} and ((select access.is_request()) or r.officer <> all(${scope.hidden}::text[])) and ${readsCase(scope)}`

/** A page of reviews of heads and deputies by case and post, the newest first; nobody finds his own. */
export async function listHeads(
  db: Db,
  scope: Scope,
  { state, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const countOf = (one: State) => countUpTo(db, sql`select 1 from ${those(scope, one)}`)
  const [waits, done] = [countOf('waiting'), countOf('concluded')]
  const reading = readPage<Row>({
    order: `heads ${state}`,
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: (stretch) => rowsAt(db, those(scope, state), stretch),
    count: () => (state === 'waiting' ? waits : state === 'concluded' ? done : countOf('all')),
  })
  const [page, waiting, concluded] = await Promise.all([reading, waits, done])
  const units = await unitNames(
    db,
    page.rows.map(({ unit }) => unit),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, unit: units.get(row.unit)! })), counts: { waiting, concluded } }
}

async function rowsAt(db: Db, from: RawBuilder<unknown>, stretch: Stretch): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select r.id, jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title, 'decided', c.state = 'decided') as case,
      r.unit, r.role, r.fields, r.from_day::text as from, r.until_day::text as until, r.outcome, r.concluded_on::text as "concludedOn"
    from ${from} and ${beyond([sql`r.id`], stretch, true)} order by ${ordered([sql`r.id`], stretch, true)} limit ${stretch.limit}`.execute(
      db,
    )
  return rows
}

/** How many provisional reviews wait for whoever may conclude those of this scope; no more than so many are counted. */
export async function countOpenReviews(db: Db, scope: Scope): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from ${those(scope, 'waiting')} limit 1000) as found`.execute(db)
  return rows[0]!.n
}
