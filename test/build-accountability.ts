/** Builders of cases that are decided, with what follows for a rating: rows as the rooms above would have written them. */
import { sql } from 'kysely'
import type { Db, Trx } from '../src/base/index.ts'
import { writing } from '../src/base/write/index.ts'
import type { LawSaid } from '../src/cases/schema.ts'

interface Built {
  officer?: string
  unit?: string
  kinds?: readonly string[]
  /** Day of notice; null: he has none. */
  notified?: string | null
  act?: string
  title?: string
  /** That the act is minor. */
  minor?: boolean
}

let made = 0

/** A case in which somebody is concerned, with one act. */
export async function buildCase(
  db: Db,
  {
    officer = 'CC-00001',
    unit = '01AB',
    kinds = ['public-duty'],
    notified = '2024-01-05',
    act = '2024-01-02',
    title = 'Vụ việc dựng',
    minor = false,
  }: Built = {},
): Promise<string> {
  return writing(db, async (trx) => {
    const { rows } = await sql<{ id: string }>`insert into cases.case (number, title, unit, state, opened_on, opened_by, event)
      values (${`VV-TEST-${++made}`}, ${title}, ${unit}, 'decided', ${act}, 'x', 1) returning id`.execute(trx)
    const id = rows[0]!.id
    await sql`insert into cases.party (case_id, officer, role, notified_on) values (${id}, ${officer}, 'concerned', ${notified})`.execute(
      trx,
    )
    await sql`insert into cases.act (case_id, officer, what, from_day, until_day, detected, severity, graded_by, kinds, minor)
      values (${id}, ${officer}, 'x', ${act}, ${act}, ${act}, 'serious', 'x', ${kinds}::text[], ${minor ? '{"by":"below"}' : null}::jsonb)`.execute(
      trx,
    )
    return id
  })
}

/** A signed decision in a case. */
export async function buildDecision(
  db: Db,
  caseId: string,
  day: string,
  { officer = 'CC-00001', form = 'warning', periods = [] as LawSaid['periods'] } = {},
): Promise<string> {
  return writing(db, async (trx) => {
    const law = { verdict: 'permitted', confirmed: false, standing: 'may-proceed', because: [], periods }
    const { rows } = await sql<{
      id: string
    }>`insert into cases.decision (case_id, officer, form, day, number, grounds, law, drafted_by, checked_by, checked_at,
        signed_by, signed_at)
      values (${caseId}, ${officer}, ${form}, ${day}, ${`${++made}/QĐ-CHQ`}, 'x', ${JSON.stringify(law)}, 'CC-90001', 'CC-90002', ${day}::timestamptz, 'CC-90003', ${day}::timestamptz)
      returning id`.execute(trx)
    return rows[0]!.id
  })
}

/** A concluded review of a head or deputy in a case. */
export async function buildReview(
  db: Db,
  caseId: string,
  day: string,
  { officer = 'CC-00003', unit = 'R1', outcome = 'liable', form = 'reprimand' as string | null } = {},
): Promise<string> {
  return writing(db, async (trx) => {
    const said = outcome === 'liable' ? form : null
    const { rows } = await sql<{
      id: string
    }>`insert into cases.review (case_id, officer, unit, role, from_day, until_day) values (${caseId}, ${officer}, ${unit}, 'head', ${day}, ${day})
      returning id`.execute(trx)
    const { id } = rows[0]!
    await insertConclusion(trx, { id, caseId, officer, unit, day, outcome, form: said })
    await sql`update cases.review set outcome = ${outcome}, form = ${said}, grounds = 'x', concluded_by = 'CC-90003', concluded_on = ${day}
      where id = ${id}`.execute(trx)
    return id
  })
}

interface OfHead {
  id: string
  caseId: string
  officer: string
  unit: string
  day: string
  outcome: string
  form: string | null
}

/** That he was told and heard, and what was drafted, checked and signed. */
async function insertConclusion(trx: Trx, { id, caseId, officer, unit, day, outcome, form }: OfHead): Promise<void> {
  await sql`with told as (insert into cases.review_notice (case_id, review, officer, unit, role, from_day, until_day, asks, day, by)
      values (${caseId}, ${id}, ${officer}, ${unit}, 'head', ${day}, ${day}, 'x', ${day}, 'CC-90001') returning id)
    insert into cases.review_hearing (case_id, notice, officer, heard, day, by) select ${caseId}, id, ${officer}, 'declined', ${day}, 'CC-90001' from told`.execute(
    trx,
  )
  await sql`insert into cases.conclusion (case_id, review, officer, from_day, until_day, outcome, form, day, grounds, law, drafted_by, checked_by, checked_at, signed_by,
      signed_at)
    values (${caseId}, ${id}, ${officer}, ${day}, ${day}, ${outcome}, ${form}, ${day}, 'x', ${JSON.stringify({ verdict: 'permitted', confirmed: false, standing: null, because: [] })},
      'CC-90001', 'CC-90002', ${day}::timestamptz, 'CC-90003', ${day}::timestamptz)`.execute(trx)
}

/** Discipline by the Party, as a circumstance of a case. */
export async function buildPartyDiscipline(db: Db, caseId: string, day: string, officer = 'CC-00001'): Promise<void> {
  await writing(db, async (trx) => {
    await sql`insert into cases.circumstance (case_id, officer, kind, from_day, document, facts)
      values (${caseId}, ${officer}, 'party-discipline', ${day}, 'QĐ 12-QĐ/ĐU', ${JSON.stringify({ announced: day })})`.execute(trx)
  })
}

/** A decision or review is reversed on a day: it counts nowhere any more. */
export async function reverse(db: Db, table: 'decision' | 'review', id: string, day: string): Promise<void> {
  await writing(db, async (trx) => {
    await sql`update ${sql.id('cases', table)} set reversed_on = ${day} where id = ${id}`.execute(trx)
  })
}
