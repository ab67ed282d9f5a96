import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { localDay, ZONE, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Stretch } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { unitNames } from '../../organisation/index.ts'
import { listOf } from '../scope.ts'
import { today } from '../law.ts'
import type { listSubmissions as contract, SubmissionRow } from './schema.ts'
import { seesSubmission, STATE } from './scope.ts'

export interface Row extends Omit<SubmissionRow, 'unit' | 'to' | 'draftedOn' | 'submittedOn'> {
  unit: string
  to: string | null
  draftedAt: string
  submittedAt: string | null
}

/** SQL: that nothing was answered by the day that was asked for. */
const late = (): RawBuilder<boolean> =>
  sql<boolean>`(s.answer is null and s.withdrawn_at is null and coalesce(s.due < ${today()}::date, false))`
const OPEN = sql<boolean>`s.answer is null and s.withdrawn_at is null`

/** SQL: columns of a row of submissions `s`. */
export const rowColumns =
  (): RawBuilder<unknown> => sql`s.id, s.number, s.kind, ${STATE} as state, s.unit, s.to_unit as to, s.drafted_at as "draftedAt",
  s.submitted_at as "submittedAt", s.due::text as due, ${late()} as late, s.answer,
  (select jsonb_build_object('id', c.id, 'number', c.number) from cases.case c where c.id = s.case_id) as case`

/** A page of submissions that whoever asks may see, the newest first. */
export async function listSubmissions(
  db: Db,
  scope: Scope,
  { view, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const where = sql<boolean>`${seesSubmission(scope)} and ${VIEWS[view](scope)}`
  const countOf = (those: RawBuilder<boolean>) =>
    countUpTo(db, sql`select 1 from cases.submission s where ${seesSubmission(scope)} and ${those}`)
  const reading = readPage<Row>({
    order: `submissions ${view}`,
    cursor,
    limit,
    keyOf: ({ id }) => [id],
    fetch: (stretch) => rowsAt(db, where, stretch),
    count: () => countUpTo(db, sql`select 1 from cases.submission s where ${where}`),
  })
  const [page, open, isLate] = await Promise.all([reading, countOf(OPEN), countOf(late())])
  return { ...page, rows: await rowsOf(db, page.rows), counts: { open, late: isLate } }
}

/** SQL: what a view of the list holds. Sent are those of a unit of whoever asks that went beyond his units, received those that came to one. */
const VIEWS: Readonly<Record<z.output<typeof contract.input>['view'], (scope: Scope) => RawBuilder<boolean>>> = {
  open: () => OPEN,
  late,
  sent: ({ units }) => sql<boolean>`s.submitted_at is not null and (${listOf(units)} is null or s.to_unit <> all(${listOf(units)}))`,
  received: ({ units }) => sql<boolean>`s.submitted_at is not null and (${listOf(units)} is null or s.to_unit = any(${listOf(units)}))`,
  all: () => sql<boolean>`true`,
}

async function rowsAt(db: Db, where: RawBuilder<boolean>, stretch: Stretch): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${rowColumns()} from cases.submission s where ${where} and ${beyond([sql`s.id`], stretch, true)}
    order by ${ordered([sql`s.id`], stretch, true)} limit ${stretch.limit}`.execute(db)
  return rows
}

export async function rowsOf(db: Db, rows: readonly Row[]): Promise<SubmissionRow[]> {
  const units = await unitNames(
    db,
    rows.flatMap(({ unit, to }) => [unit, to ?? unit]),
  )
  return rows.map(({ unit, to, draftedAt, submittedAt, ...row }) => ({
    ...row,
    unit: units.get(unit)!,
    to: to === null ? null : units.get(to)!,
    draftedOn: localDay(ZONE, Date.parse(draftedAt)),
    submittedOn: submittedAt === null ? null : localDay(ZONE, Date.parse(submittedAt)),
  }))
}

/** Submissions of one case, the oldest first. */
export async function submissionsOf(db: Db, scope: Scope, caseId: string): Promise<SubmissionRow[]> {
  const { rows } = await sql<Row>`select ${rowColumns()} from cases.submission s where s.case_id = ${caseId} and ${seesSubmission(scope)}
    order by s.id limit 200`.execute(db)
  return rowsOf(db, rows)
}
