import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { peopleNames } from '../../organisation/index.ts'
import { canHandle } from '../handler/index.ts'
import { OPEN_STATES } from '../pure.ts'
import { lockCase, subjectOf } from '../scope.ts'
import { requirePlanner, requireTask } from './find.ts'
import type { CasePlan, PlanTaskChange, PlanTaskGiven } from './schema.ts'
import { showPlan } from './show.ts'

const ADDED = 'Đưa một việc vào kế hoạch xác minh / A task is put into the verification plan'

/**
 * Puts into the plan what has to be found out. Throws `absent`; `denied` for who does not handle the case; `input` for an act or a person that the case does not
 * have, both at once, and a number that the register does not have; `conflict` for whoever may not work on the case or has a part in it.
 */
export async function addPlanTask(db: Db, scope: Scope, given: PlanTaskGiven): Promise<CasePlan> {
  const { id, what, way, act, about, officer, due } = given
  const { actor } = scope
  await write(db, { actor, kind: 'case.plan-added', subject: subjectOf(id), reason: ADDED, body: { way, due } }, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    requirePlanner(await handlerOf(trx, id), actor.id)
    await requireOfCase(trx, given)
    await requireAble(trx, id, officer)
    await sql`with task as (insert into cases.plan_task (case_id, what, way, act, officer, by)
        values (${id}, ${what.toWellFormed()}, ${way}, ${act}, ${about}, ${actor.id}) returning id)
      insert into cases.plan_turn (case_id, task, officer, due, by) select ${id}, id, ${officer}, ${due}::date, ${actor.id} from task`.execute(
      trx,
    )
  })
  return showPlan(db, scope, { id })
}

async function handlerOf(trx: Trx, id: string): Promise<string | null> {
  const { rows } = await sql<{ handler: string | null }>`select handler from cases.case where id = ${id}`.execute(trx)
  return rows[0]!.handler
}

/** What a task is about stands in the case. */
async function requireOfCase(trx: Trx, { id, act, about }: PlanTaskGiven): Promise<void> {
  if (act !== null && about !== null)
    throw new LiemError('input', 'a task is about an act or about a person, not both', { place: { file: 'about' } })
  const { rows } = await sql<{ act: boolean; about: boolean }>`select
      exists (select from cases.act where case_id = ${id} and id = ${act}) as act,
      exists (select from cases.party where case_id = ${id} and officer = ${about}) as about`.execute(trx)
  if (act !== null && !rows[0]!.act) throw new LiemError('input', 'there is no such act in this case', { place: { file: 'act' } })
  if (about !== null && !rows[0]!.about)
    throw new LiemError('input', 'nobody of that number has a part in this case', { place: { file: 'about' } })
}

/** Who is given a task may work on the case and has no part in it. */
async function requireAble(trx: Trx, id: string, officer: string | null): Promise<void> {
  if (officer === null) return
  const place = { file: 'officer' }
  if (!(await peopleNames(trx, [officer])).has(officer))
    throw new LiemError('input', 'there is nobody of that number in the register', { place })
  if (!(await canHandle(trx, id, officer)))
    throw new LiemError('conflict', 'this person cannot be given a task of the case', {
      place,
      hint: 'choose somebody who may work on cases of the unit and has no part in this one',
    })
}

/**
 * Gives a task to somebody else, or another day. Throws as `addPlanTask`; `absent` and `conflict` where there is no such task, something came of it, it was
 * dropped, or it stands so already.
 */
export async function changePlanTask(db: Db, scope: Scope, { id, task, officer, due, reason }: PlanTaskChange): Promise<CasePlan> {
  const { actor } = scope
  await write(db, { actor, kind: 'case.plan-changed', subject: subjectOf(id), reason, body: { task, due } }, async (trx) => {
    const found = await requireTask(trx, scope, id, task)
    requirePlanner(found.handler, actor.id)
    if (found.officer === officer && found.due === due) throw new LiemError('conflict', 'this task stands so already')
    if (officer !== found.officer) await requireAble(trx, id, officer)
    await sql`insert into cases.plan_turn (case_id, task, officer, due, reason, by)
      values (${id}, ${task}, ${officer}, ${due}, ${reason.toWellFormed()}, ${actor.id})`.execute(trx)
  })
  return showPlan(db, scope, { id })
}

/** Drops a task, with a reason; it stays to be read. Throws `absent`, `denied`, `conflict`. */
export async function dropPlanTask(
  db: Db,
  scope: Scope,
  { id, task, reason }: { id: string; task: string; reason: string },
): Promise<CasePlan> {
  const { actor } = scope
  await write(db, { actor, kind: 'case.plan-dropped', subject: subjectOf(id), reason, body: { task } }, async (trx) => {
    const { handler } = await requireTask(trx, scope, id, task)
    requirePlanner(handler, actor.id)
    await sql`update cases.plan_task set dropped_why = ${reason.toWellFormed()}, dropped_by = ${actor.id}, dropped_at = clock_timestamp()
      where id = ${task}`.execute(trx)
  })
  return showPlan(db, scope, { id })
}
