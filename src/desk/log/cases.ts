import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { accountsIn, veiledEvents } from '../../findings/index.ts'
import { NAMELESS } from '../../findings/pure.ts'
import type { State } from '../../findings/schema.ts'
import { readCase } from '../../lake/index.ts'
import { veiled } from '../../ledger/index.ts'
import { readVocabulary } from '../../law/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { beginningWith } from '../parts/text.ts'
import { ruleTitles, titleOf } from '../parts/rules.ts'
import { among, notKept, reachOf, type Reach } from '../parts/scope.ts'
import { timelineOf } from './timeline.ts'
import type { listCases as listContract, showCase as showContract } from './schema.ts'

type Row = z.infer<typeof listContract.output>['rows'][number]

interface Found {
  caseId: string
  unit: string | null
  from: string | null
  until: string | null
  events: number
}

const KEY = [sql`case_id`]

/** Cases by their number; of one variant, of a unit and all below it, or whose number begins with a text. */
export async function listCases(
  db: Db,
  scope: Scope,
  { cursor, limit, variant, unit, text }: z.output<typeof listContract.input>,
): Promise<Page<Row>> {
  const reach = await reachOf(db, scope, unit)
  const wanted = sql.join(
    [
      among(reach, sql`unit`),
      ...(variant === undefined ? [] : [sql`variant = ${variant}`]),
      ...(text === undefined || text === '' ? [] : [sql`case_id like ${beginningWith(text)}`]),
    ],
    sql` and `,
  )
  const page = await readPage<Found>({
    order: 'cases',
    cursor,
    limit,
    keyOf: (row) => [row.caseId],
    fetch: async (stretch) => {
      const { rows } = await sql<Found>`select case_id as "caseId", unit, first_at as "from", last_at as "until", events from detect.case
        where ${wanted} and ${beyond(KEY, stretch, false)} order by ${ordered(KEY, stretch, false)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from detect.case where ${wanted}`),
  })
  const [names, findings] = await Promise.all([
    unitNames(
      db,
      page.rows.flatMap(({ unit }) => unit ?? []),
    ),
    findingsOf(
      db,
      page.rows.map(({ caseId }) => caseId),
      reach,
    ),
  ])
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      unit: row.unit === null ? null : names.get(row.unit)!,
      findings: findings.get(row.caseId) ?? 0,
    })),
  }
}

async function findingsOf(db: Db, cases: readonly string[], reach: Reach): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`select case_id as id, count(*) as n from findings.finding
    where case_id = any(${cases}::text[]) and withheld_by is null and state in ('new', 'review', 'confirmed')
      and ${notKept(reach, sql`id`)} group by case_id`.execute(db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** The life of one shipment, from the lake; without accounts where all that was found in it was concluded to name nobody. Throws `absent`, also where it may not be seen. */
export async function showCase(
  db: Db,
  scope: Scope,
  lakeDir: string,
  { caseId }: z.output<typeof showContract.input>,
): Promise<z.infer<typeof showContract.output>> {
  const reach = await reachOf(db, scope)
  const { rows } = await sql`select from detect.case where case_id = ${caseId} and ${among(reach, sql`unit`)}`.execute(db)
  const found = rows.length === 0 ? null : await readCase(lakeDir, caseId)
  if (found === null) throw new LiemError('absent', 'there is no such case, or it may not be seen')
  const [vocabulary, titles, findings] = await Promise.all([
    readVocabulary(),
    ruleTitles(db),
    sql<{ id: string; number: string; rule: string; state: State }>`select id, number, rule, state from findings.finding
      where case_id = ${caseId} and withheld_by is null and ${notKept(reach, sql`id`)} order by number`.execute(db),
  ])
  const { events, facts } = timelineOf(found, vocabulary)
  const isCleared = findings.rows.length > 0 && findings.rows.every(({ state }) => NAMELESS.includes(state))
  const accounts = accountsIn(found.events.map(({ resource, values }) => ({ account: resource, values })))
  return {
    caseId,
    ...(isCleared ? { events: veiledEvents(events, accounts), facts: veiled(facts, accounts) } : { events, facts }),
    findings: findings.rows.map((row) => ({ ...row, title: titleOf(titles, row.rule).title })),
  }
}
