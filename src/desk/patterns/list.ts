import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { Pattern } from '../../detect/behaviour/schema.ts'
import { newestRun } from '../../detect/store/index.ts'
import { among, reachOf, type Reach } from '../parts/scope.ts'
import { viewOf, wordsFor } from './shape.ts'
import { PATTERN_STATUS, type listPatterns as contract } from './schema.ts'

type Input = z.output<typeof contract.input>

interface Row {
  id: string
  rank: number
  q: number
  body: Pattern
}

const RANK = sql`array_position(array['red', 'amber', 'ordinary', 'insufficient'], status)`
const KEY = [RANK, sql`coalesce(q, 2)`, sql`id::text`]

/** Patterns of the newest run, the weightiest first. Brokers are seen by whoever sees all units: a broker works with many. */
export async function listPatterns(db: Db, scope: Scope, input: Input): Promise<z.infer<typeof contract.output>> {
  const reach = await reachOf(db, scope, input.unit)
  const wanted = filterOf(input, reach)
  const ofStatus = input.status === undefined ? sql`true` : sql`status = any(${input.status}::text[])`
  const [page, counts, run] = await Promise.all([
    readPage<Row>({
      order: 'patterns',
      cursor: input.cursor,
      limit: input.limit,
      keyOf: ({ rank, q, id }) => [rank, q, id],
      fetch: async (stretch) => {
        const { rows } = await sql<Row>`select id, ${RANK} as rank, coalesce(q, 2) as q, body from detect.pattern
          where ${wanted} and ${ofStatus} and ${beyond(KEY, stretch, false)} order by ${ordered(KEY, stretch, false)} limit ${stretch.limit}`.execute(
          db,
        )
        return rows
      },
      count: () => countUpTo(db, sql`select 1 from detect.pattern where ${wanted} and ${ofStatus}`),
    }),
    sql<{ status: string; n: number }>`select status, count(*) as n from detect.pattern where ${wanted} group by status`.execute(db),
    newestRun(db),
  ])
  const words = await wordsFor(
    db,
    page.rows.map(({ body }) => body),
    reach,
  )
  const byStatus = new Map(counts.rows.map(({ status, n }) => [status, n]))
  return {
    ...page,
    rows: page.rows.map(({ id, body }) => viewOf(id, body, words)),
    counts: Object.fromEntries(PATTERN_STATUS.map((status) => [status, byStatus.get(status) ?? 0])) as Record<
      (typeof PATTERN_STATUS)[number],
      number
    >,
    runAt: run?.at ?? null,
  }
}

function filterOf({ subjectKind, rule }: Input, reach: Reach): RawBuilder<unknown> {
  const conditions = [visible(reach)]
  if (subjectKind !== undefined) conditions.push(sql<boolean>`subject_kind = ${subjectKind}`)
  if (rule !== undefined) conditions.push(sql<boolean>`rule = ${rule}`)
  return sql.join(conditions, sql` and `)
}

/** SQL: patterns of these units; of brokers only where all units are seen. */
export function visible(reach: Reach): RawBuilder<boolean> {
  return reach.units === null ? sql<boolean>`true` : sql<boolean>`(subject_kind = 'unit' and ${among(reach, sql`subject`)})`
}
