import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { peopleNames, unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { lockCase, subjectOf } from '../scope.ts'
import type { SubmissionGiven, TaskGiven } from './schema.ts'
import { lockSubmission, subjectOfSubmission } from './scope.ts'

/**
 * Drafts a submission to the superior unit, and gives its id. Throws `absent` for a case or review that is not seen; `input` for a person or unit that cannot
 * be, or a submission of no case that is no replacement or transfer; `conflict` for a review that is not concluded.
 */
export async function draftSubmission(db: Db, scope: Scope, given: SubmissionGiven): Promise<{ id: string }> {
  const { kind, case: caseId, asks, grounds, officer } = given
  requireWhole(given)
  const entry = {
    actor: scope.actor,
    kind: 'submission.drafted',
    subject: (id: string) => (caseId === null ? `submission:${id}` : subjectOf(caseId)),
    reason: given.reason,
    body: (id: string) => ({ submission: id, kind }),
  }
  const id = await write(db, entry, async (trx) => {
    const unit = caseId === null ? await ownUnit(trx, scope, given.unit) : (await lockCase(trx, scope, caseId)).unit
    await requireReview(trx, given)
    await requirePerson(trx, scope, officer)
    const { rows } = await sql<{
      id: string
    }>`insert into cases.submission (number, case_id, review, kind, officer, unit, asks, grounds, drafted_by)
      values ('TT-' || extract(year from ${today()}::date) || '-' || lpad(nextval('cases.submission_number')::text, 4, '0'), ${caseId}, ${given.review},
        ${kind}, ${officer}, ${unit}, ${asks.toWellFormed()}, ${grounds.toWellFormed()}, ${scope.actor.id}) returning id`.execute(trx)
    return rows[0]!.id
  })
  return { id }
}

function requireWhole({ kind, case: caseId, review, officer }: SubmissionGiven): void {
  if ((kind === 'unit') !== (officer === null))
    throw new LiemError('input', 'say whom it is about; of a unit nobody', { place: { file: 'officer' } })
  if (caseId === null && (kind !== 'transfer' || review !== null))
    throw new LiemError('input', 'only a replacement or transfer is of no case', { place: { file: 'case' } })
}

async function ownUnit(trx: Trx, { units }: Scope, unit: string | null): Promise<string> {
  const isOwn = unit !== null && (units === 'all' || units.includes(unit))
  if (!isOwn || (await unitNames(trx, [unit])).get(unit)?.known !== true)
    throw new LiemError('input', 'say which unit submits, one of your own', { place: { file: 'unit' } })
  return unit
}

async function requireReview(trx: Trx, { case: caseId, review, officer, kind }: SubmissionGiven): Promise<void> {
  if (review === null) return
  const { rows } = await sql<{ officer: string; outcome: string | null }>`select officer, outcome from cases.review
    where id = ${review} and case_id = ${caseId} and reversed_on is null`.execute(trx)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such review in this case')
  if (rows[0].outcome === null)
    throw new LiemError('conflict', 'this review is not concluded', { hint: 'nothing of it is on anybody’s record before' })
  if (kind === 'unit' || rows[0].officer !== officer)
    throw new LiemError('input', 'this review is of somebody else', { place: { file: 'officer' } })
}

async function requirePerson(trx: Trx, { hidden }: Scope, officer: string | null): Promise<void> {
  if (officer === null) return
  if (hidden.includes(officer) || !(await peopleNames(trx, [officer])).has(officer))
    throw new LiemError('input', 'there is nobody of that number in the register', { place: { file: 'officer' } })
}

const TASK = 'Ghi việc được giao vào tờ trình / A dated task is put into a submission'

/**
 * Puts a dated task into the draft of a replacement or transfer. Throws `absent`; `conflict` where it is no draft of that kind, or he was told of it; `input`
 * for days that cannot be, a task that was not due yet, somebody whom the register does not have.
 */
export async function addTask(db: Db, scope: Scope, given: TaskGiven): Promise<{ id: string }> {
  const { id, task, askedBy, askedOn, due, happened, document } = given
  if (due < askedOn) throw new LiemError('input', 'a task cannot be due before it is given', { place: { file: 'due' } })
  if (due >= today()) throw new LiemError('input', 'this task is not overdue', { place: { file: 'due' }, hint: 'only what was due counts' })
  const entry = {
    actor: scope.actor,
    kind: 'submission.task-added',
    subject: await subjectOfSubmission(db, id),
    reason: TASK,
    body: { submission: id },
  }
  await write(db, entry, async (trx) => {
    const { kind, toldOn } = await lockSubmission(trx, scope, id, ['draft'])
    if (kind !== 'transfer' || toldOn !== null)
      throw new LiemError('conflict', 'tasks belong to the draft of a replacement or transfer of which nobody was told yet')
    if (!(await peopleNames(trx, [askedBy])).has(askedBy))
      throw new LiemError('input', 'there is nobody of that number in the register', { place: { file: 'askedBy' } })
    await sql`insert into cases.submission_task (submission, task, asked_by, asked_on, due, happened, document)
      values (${id}, ${task}, ${askedBy}, ${askedOn}, ${due}, ${happened.toWellFormed()}, ${document})`.execute(trx)
  })
  return { id }
}
