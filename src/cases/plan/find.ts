import { sql } from 'kysely'
import { LiemError, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import { OPEN_STATES } from '../pure.ts'
import { lockCase } from '../scope.ts'

/** A task as it stands; `officer`: who has it, null for whoever handles the case. */
export interface TaskRow {
  id: string
  officer: string | null
  due: string
  handler: string | null
}

/** A task of which nothing came yet; its case is open, and locked. Throws `absent`, `conflict`. */
export async function requireTask(trx: Trx, scope: Scope, id: string, task: string): Promise<TaskRow> {
  await lockCase(trx, scope, id, OPEN_STATES)
  const { rows } = await sql<TaskRow & { done: boolean; dropped: boolean }>`select t.id, u.officer, u.due::text as due, c.handler,
      t.outcome is not null as done, t.dropped_by is not null as dropped
    from cases.plan_task t join cases.case c on c.id = t.case_id
      cross join lateral (select officer, due from cases.plan_turn where task = t.id order by id desc limit 1) as u
    where t.id = ${task} and t.case_id = ${id}`.execute(trx)
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such task in the plan of this case')
  if (found.done)
    throw new LiemError('conflict', 'this task has its result already', { hint: 'what is to be found out again is a new task' })
  if (found.dropped) throw new LiemError('conflict', 'this task was dropped')
  return found
}

/** Whether somebody plans: he handles the case, or nobody does; the one person of an installation without accounts may be all. */
export const mayPlan = (handler: string | null, actor: string): boolean => handler === null || handler === actor || actor === LOCAL.id

/** Whether somebody gives the result of a task: he has it, or plans. */
export const mayAnswer = ({ officer, handler }: Pick<TaskRow, 'officer' | 'handler'>, actor: string): boolean =>
  officer === actor || mayPlan(handler, actor)

/** Throws `denied` for who does not plan. */
export function requirePlanner(handler: string | null, actor: string): void {
  if (!mayPlan(handler, actor)) throw new LiemError('denied', 'whoever handles the case plans what has to be found out')
}
