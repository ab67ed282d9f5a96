import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { CaseShown } from '../schema.ts'
import { showCaseFile } from '../show.ts'
import { seesSubmission } from '../submissions/index.ts'
import type { Submission } from '../submissions/schema.ts'

export interface SubmissionToPrint extends Pick<Submission, 'id' | 'number' | 'kind' | 'asks' | 'grounds' | 'due' | 'review'> {
  officer: { id: string; name: string } | null
  /** As they are called in both languages; `to` is null before it was submitted. */
  unit: { vi: string; en: string }
  to: { vi: string; en: string } | null
  /** Name of who submitted it. */
  submittedBy: string | null
  tasks: { task: string; askedBy: string; askedOn: string; due: string; happened: string; document: string }[]
}

/** A case as documents are made of it. */
export interface Printed extends CaseShown {
  submissions: SubmissionToPrint[]
}

/** Throws `absent`. */
export async function fileToPrint(db: Db, scope: Scope, id: string): Promise<Printed> {
  const [file, submissions] = await Promise.all([showCaseFile(db, scope, { id }), submissionsOf(db, scope, id)])
  return { ...file, submissions }
}

/** Those that were not withdrawn, as far as they are seen. */
export async function submissionsOf(db: Db, scope: Scope, id: string): Promise<SubmissionToPrint[]> {
  const nameOf = (code: string) =>
    sql`(select jsonb_build_object('vi', u.name_vi, 'en', u.name_en) from organisation.unit u where u.code = ${sql.ref(code)})`
  const { rows } = await sql<SubmissionToPrint>`select s.id, s.number, s.kind, s.asks, s.grounds, s.due::text as due, s.review,
      case when s.officer is not null then jsonb_build_object('id', s.officer, 'name', coalesce(o.name, s.officer)) end as officer,
      coalesce(${nameOf('s.unit')}, jsonb_build_object('vi', s.unit, 'en', s.unit)) as unit, ${nameOf('s.to_unit')} as to,
      coalesce(signer.name, s.submitted_by) as "submittedBy",
      coalesce((select jsonb_agg(jsonb_build_object('task', t.task, 'askedBy', coalesce(by.name, t.asked_by), 'askedOn', t.asked_on, 'due', t.due,
        'happened', t.happened, 'document', t.document) order by t.asked_on, t.id) from cases.submission_task t
        left join organisation.officer by on by.number = t.asked_by where t.submission = s.id), '[]') as tasks
    from cases.submission s left join organisation.officer o on o.number = s.officer
      left join organisation.officer signer on signer.number = s.submitted_by
    where s.case_id = ${id} and s.withdrawn_at is null and ${seesSubmission(scope)} order by s.id`.execute(db)
  return rows
}
