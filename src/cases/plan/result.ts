import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { subjectOf } from '../scope.ts'
import { mayAnswer, requireTask } from './find.ts'
import type { CasePlan, PlanTaskEnd } from './schema.ts'
import { showPlan } from './show.ts'

const ENDED = 'Ghi kết quả một việc của kế hoạch xác minh / What came of a task of the verification plan'

/**
 * Enters what came of a task; it stays, and a second one is a new task. Throws `absent`; `denied` for who neither has the task nor handles the case; `input` for
 * a day that is still to come, and for evidence that the case does not have or that was withdrawn; `conflict` where it has a result or was dropped.
 */
export async function endPlanTask(db: Db, scope: Scope, given: PlanTaskEnd): Promise<CasePlan> {
  const { id, task, outcome, words, day } = given
  const { actor } = scope
  if (day > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
  const evidence = [...new Set(given.evidence)]
  const entry = { actor, kind: 'case.plan-result', subject: subjectOf(id), reason: ENDED, body: { task, outcome, day } }
  await write(db, entry, async (trx) => {
    if (!mayAnswer(await requireTask(trx, scope, id, task), actor.id))
      throw new LiemError('denied', 'the result is given by whoever has the task, or handles the case')
    await requireEvidence(trx, id, evidence)
    await sql`update cases.plan_task set outcome = ${outcome}, said = ${words.toWellFormed()}, done_on = ${day}, done_by = ${actor.id},
      done_at = clock_timestamp(), evidence = ${evidence}::uuid[] where id = ${task}`.execute(trx)
  })
  return showPlan(db, scope, { id })
}

async function requireEvidence(trx: Trx, id: string, evidence: readonly string[]): Promise<void> {
  const { rows } = await sql`select from cases.evidence where case_id = ${id} and id = any(${evidence}::uuid[]) and withdrawn_at is null
    and not emptied`.execute(trx)
  if (rows.length < evidence.length)
    throw new LiemError('input', 'there is no such evidence in the case, or it was withdrawn', { place: { file: 'evidence' } })
}
