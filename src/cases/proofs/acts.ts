import { sql, type RawBuilder } from 'kysely'
import { proofText } from '../../access/proofs/index.ts'
import type { Db, Trx } from '../../base/index.ts'
import type { ProvedAct } from '../../law/practice/schema.ts'

/** A decision or a ruling with all that is signed of it; `by` and `at` of null: not signed. */
export interface ActRow {
  act: ProvedAct
  case_id: string
  number_of_case: string
  record: string
  number: string | null
  by: string | null
  at: string | null
  withdrawn: boolean
  what: Record<string, unknown>
}

const signing = (alias: 'd' | 'r'): RawBuilder<unknown> => {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`)
  return sql`${column('case_id')}, c.number as number_of_case, ${column('id')} as record, ${column('number')}, ${column('signed_by')} as by,
    to_char(${column('signed_at')} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, ${column('withdrawn_by')} is not null as withdrawn`
}

/** What a signature stands for. A field more or less is another form: `PROVED` of `access/proofs` counts them. */
const DECISIONS = sql`select 'case.decision-signed' as act, ${signing('d')}, jsonb_build_object('case', c.number, 'officer', d.officer, 'form', d.form,
    'day', d.day, 'grounds', d.grounds, 'law', d.law, 'opinion', d.opinion, 'draftedBy', d.drafted_by, 'checkedBy', d.checked_by) as what
  from cases.decision d join cases.case c on c.id = d.case_id`
const RULINGS = sql`select 'case.ruling-signed' as act, ${signing('r')}, jsonb_build_object('case', c.number, 'decision', r.decision,
    'decisionNumber', d.number, 'officer', d.officer, 'complaint', r.complaint, 'kind', r.kind, 'day', r.day, 'grounds', r.grounds, 'wording', r.wording,
    'draftedBy', r.drafted_by) as what
  from cases.ruling r join cases.decision d on d.id = r.decision join cases.case c on c.id = r.case_id`

/** Acts `one` that are signed, or can be, in their order. */
export async function readActs(db: Db | Trx, where: RawBuilder<unknown>): Promise<ActRow[]> {
  const { rows } =
    await sql<ActRow>`select one.* from (${DECISIONS} union all ${RULINGS}) one where ${where} order by one.at, one.record`.execute(db)
  return rows
}

export const subjectOfAct = ({ case_id }: Pick<ActRow, 'case_id'>): string => `case:${case_id}`

/** What is signed of it by somebody, under a number of the register of documents. */
export function textOfAct(row: ActRow, { number, by }: { number: string; by: string }): string {
  const { act, record, what } = row
  return proofText({ act, subject: subjectOfAct(row), record }, by, { ...what, number })
}
