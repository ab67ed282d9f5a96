import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import { veiled, veils } from '../../ledger/index.ts'
import { openedBefore, refusing, type Reviewing } from './review.ts'
import type { BreakGlassRow, listBreakGlass as contract, View } from './schema.ts'

/** As it stands in the table; the room of the record knows its number. */
type Listed = Omit<BreakGlassRow, 'number'>
type Row = Omit<Listed, 'refusal'>

const KEY = [sql`b.id`]
const REVIEW = sql`case when b.outcome is not null then
  jsonb_build_object('outcome', b.outcome, 'words', b.words, 'by', b.reviewer_name, 
    'at', to_char(b.reviewed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) end`
const COLUMNS = sql`b.id, b.at, jsonb_build_object('number', b.actor, 'name', b.actor_name) as by, b.asked, b.finding, b.reason, b.until_at as until,
  b.finding is not null and b.until_at > clock_timestamp() as open,
  b.finding is not null and b.outcome is null and b.review_by < clock_timestamp() as overdue,
  b.review_by as "reviewBy", (select count(*) from access.read where read.break_glass = b.id) as reads, ${REVIEW} as review`

/** What an account asked for, or what was opened of what a reviewer sees. What was asked for first is due first. */
export async function listBreakGlass(
  db: Db,
  account: string,
  reviewing: Reviewing,
  { cursor, limit, view }: z.output<typeof contract.input>,
): Promise<Page<Listed>> {
  const wanted = conditionOf(view, account, reviewing)
  const descending = view !== 'waiting'
  const page = await readPage<Row>({
    order: `break-glass ${view}`,
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: async (stretch) => {
      const { rows } = await sql<Row>`select ${COLUMNS} from access.break_glass b where ${wanted} and ${beyond(KEY, stretch, descending)}
        order by ${ordered(KEY, stretch, descending)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from access.break_glass b where ${wanted}`),
  })
  const [refusal, rows] = await Promise.all([refusing(db, reviewing), withVeils(db, page.rows)])
  return { ...page, rows: rows.map((row) => ({ ...row, refusal: refusal(row.by.number) })) }
}

/** What was written of a finding that names nobody any more names nobody either. */
async function withVeils(db: Db, rows: readonly Row[]): Promise<Row[]> {
  const subject = ({ finding }: Row): string => `finding:${finding}`
  const words = await veils(db, rows.map(subject))
  return rows.map((row) => {
    const hide = (text: string): string => veiled(text, words.get(subject(row)) ?? [])
    return { ...row, reason: hide(row.reason), review: row.review === null ? null : { ...row.review, words: hide(row.review.words) } }
  })
}

function conditionOf(view: View, account: string, reviewing: Reviewing): RawBuilder<unknown> {
  if (view === 'mine') return sql`b.account::text = ${account}`
  return sql`b.outcome is ${view === 'waiting' ? sql`null` : sql`not null`} and ${openedBefore(reviewing)}`
}
