import { sql } from 'kysely'
import type { z } from 'zod'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import { beyond, countOf, ordered, readPage, type Stretch } from '../../base/paging/index.ts'
import { COUNT_LIMIT, type Count } from '../../base/schema.ts'
import { packOf, type Asker } from './asker.ts'
import { wordsOf } from './items.ts'
import { KINDS } from './kinds.ts'
import { sharedAlong, sharedPlans } from './kinds-along.ts'
import { SHARED_DRAFTS } from './kinds-of-cases.ts'
import { sharedRereadings } from './kinds-submitted.ts'
import { groupOf, UNKNOWN, type Row, type Sql } from './kind.ts'
import { lookedAt } from './reader.ts'
import { WORK_GROUPS, type listWork as contract, type WorkGroup, type WorkKind } from './schema.ts'
import { daysFrom, mondayOf, restDays, WEEKS } from './weeks.ts'

type View = 'waiting' | 'following'
type Branch = readonly [kind: WorkKind, select: Sql]

/** The selects of all kinds that whoever asks may have to do with. */
async function branchesOf(asker: Asker, view: View): Promise<Branch[]> {
  const made = KINDS.map(async ({ kind, needs, waits, followed = needs, follows }): Promise<Branch[]> => {
    const select = view === 'waiting' ? (asker.may(needs) ? waits : undefined) : asker.may(followed) ? follows : undefined
    return select === undefined ? [] : [[kind, await select(asker)]]
  })
  return (await Promise.all(made)).flat()
}

const KEY = [sql`due`, sql`kind`, sql`id`]
const EMPTY = sql`select '' as kind, '' as id, '' as record, '' as number, null::uuid as case_id, null as officer, current_date as due, now() as since where false`

/** SQL: what several kinds ask for, once for all of them. */
const shared = (asker: Asker, branches: readonly Branch[]): Sql => {
  const kinds = branches.map(([kind]) => kind)
  return sql.join([SHARED_DRAFTS, sharedAlong(asker, kinds), sharedPlans(asker), sharedRereadings(asker)])
}

/** SQL: of all kinds what comes first in a stretch, each looked through no further than that. */
function together(branches: readonly Branch[], stretch: Stretch): Sql {
  const parts = branches.map(
    ([kind, select]) => sql`(select * from (select ${kind}::text as kind, one.* from (${select}) as one) as one
      where ${beyond(KEY, stretch, false)} order by ${ordered(KEY, stretch, false)} limit ${stretch.limit})`,
  )
  return sql`select * from (${sql.join([EMPTY, ...parts], sql` union all `)}) as every order by ${ordered(KEY, stretch, false)} limit ${stretch.limit}`
}

interface Tally {
  due: string
  n: number
  fresh: number
}

/** How many there are by the day on which they run out, of the first ten thousand; and, where they are asked for, the first of them. */
async function tally(asker: Asker, branches: readonly Branch[], looked: string | null, first = 0): Promise<{ days: Tally[]; rows: Row[] }> {
  const all = together(branches, { key: null, forward: true, limit: COUNT_LIMIT + 1 })
  const { rows } = await sql<{
    days: Tally[]
    rows: Row[]
  }>`${sql.raw(PLANNED_ONCE)} with ${shared(asker, branches)}, every as materialized (${all})
    select (select coalesce(jsonb_agg(one order by due), '[]') from (select due, count(*)::int as n,
        count(*) filter (where since > ${looked}::timestamptz)::int as fresh from every group by due) as one) as days,
      (select coalesce(jsonb_agg(one order by due, kind, id), '[]') from (select ${columns(looked)} from every
        order by due, kind, id limit ${first}) as one) as rows`.execute(asker.db)
  return rows[0]!
}

const columns = (looked: string | null): Sql =>
  sql`kind, id, record, number, case_id as "caseId", officer, due, since, since > ${looked}::timestamptz as fresh`

const sum = (rows: readonly { n: number }[]): number => rows.reduce((total, { n }) => total + n, 0)

/** How much waits for whoever asks, and how much of that runs out within so many days or is over. */
export async function countDue(asker: Asker, days: number): Promise<{ n: number; soon: number }> {
  const { days: of } = await tally(asker, await branchesOf(asker, 'waiting'), null)
  const last = daysFrom(asker.today, days)
  const soon = of.filter(({ due }) => due !== UNKNOWN && due <= last)
  return { n: countOf(sum(of)).n, soon: sum(soon) }
}

/** A page of what waits for whoever asks, or of what he began and another has to finish, by what runs out first. */
export async function listWork(
  asker: Asker,
  { view, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const { db, today } = asker
  const looked = await lookedAt(asker)
  const [shown, other] = await Promise.all([branchesOf(asker, view), branchesOf(asker, view === 'waiting' ? 'following' : 'waiting')])
  const isFirst = cursor === undefined
  const [counted, others] = [tally(asker, shown, looked, isFirst ? limit + 1 : 0), tally(asker, other, looked)]
  const reading = readPage<Row>({
    order: `work ${view}`,
    cursor,
    limit,
    keyOf: ({ due, kind, id }) => [due, kind, id],
    fetch: async (stretch) => {
      if (isFirst) return (await counted).rows
      const found =
        await sql<Row>`${sql.raw(PLANNED_ONCE)} with ${shared(asker, shown)} select ${columns(looked)} from (${together(shown, stretch)}) as page
        order by ${ordered(KEY, stretch, false)}`.execute(db)
      return found.rows
    },
    count: async () => countOf(sum((await counted).days)),
  })
  const [page, { days: of }, { days: beside }] = await Promise.all([reading, counted, others])
  const counts = { [view]: countOf(sum(of)), [view === 'waiting' ? 'following' : 'waiting']: countOf(sum(beside)) }
  return {
    ...page,
    rows: await wordsOf(asker, page.rows),
    groups: groupsOf(of, today),
    days: daysOf(of, today),
    ...restDays(await packOf(asker), today),
    counts: counts as Record<View, Count>,
    fresh: looked === null || view !== 'waiting' ? null : countOf(of.reduce((total, { fresh }) => total + fresh, 0)),
    today,
  }
}

function groupsOf(rows: readonly Tally[], today: string): Record<WorkGroup, Count> {
  const of = (group: WorkGroup): Count => countOf(sum(rows.filter(({ due }) => groupOf(due, today) === group)))
  return Object.fromEntries(WORK_GROUPS.map((group) => [group, of(group)])) as Record<WorkGroup, Count>
}

function daysOf(rows: readonly Tally[], today: string): { day: string; n: number; urgent: boolean }[] {
  const [first, last] = [mondayOf(today), daysFrom(mondayOf(today), WEEKS * 7 - 1)]
  const within = rows.filter(({ due }) => due >= first && due <= last)
  return within.map(({ due, n }) => ({ day: due, n, urgent: groupOf(due, today) === 'days3' }))
}
