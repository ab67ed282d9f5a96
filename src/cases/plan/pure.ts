import type { CaseShown } from '../schema.ts'
import type { CasePlan, PlanTask } from './schema.ts'

/** What of a plan is not known: tasks of which nothing came yet, those of them that are late, and what could not be found out. */
export interface PlanOpen {
  /** How many tasks were set and not dropped. */
  tasks: number
  open: PlanTask[]
  late: PlanTask[]
  notFoundOut: PlanTask[]
}

export function openOf({ tasks }: Pick<CasePlan, 'tasks'>): PlanOpen {
  const open = tasks.filter(({ state }) => state === 'open')
  return {
    tasks: tasks.filter(({ state }) => state !== 'dropped').length,
    open,
    late: open.filter(({ late }) => late),
    notFoundOut: tasks.filter(({ result }) => result?.outcome === 'not-found-out'),
  }
}

/** Tasks that have to do with somebody: all but those about another person concerned, or about his act. */
export function tasksOn({ acts, parties }: Pick<CaseShown, 'acts' | 'parties'>, officer: string, tasks: readonly PlanTask[]): PlanTask[] {
  const others = parties.flatMap(({ id, role }) => (role === 'concerned' && id !== officer ? [id] : []))
  const theirs = acts.flatMap(({ id, officer: of }) => (others.includes(of) ? [id] : []))
  return tasks.filter(({ about, act }) => !others.includes(about?.id ?? '') && !theirs.includes(act ?? ''))
}
