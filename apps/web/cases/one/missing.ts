import type { CaseShown, StepKind } from '../../../../src/cases/schema.ts'
import { openOf } from '../../../../src/cases/plan/pure.ts'
import type { PlanTask } from '../../../../src/cases/plan/schema.ts'
import type { AskedStep } from '../../../../src/law/proceedings/schema.ts'

export type NeedName =
  | 'verified'
  | 'planned'
  | 'plan'
  | 'plan-unknown'
  | 'class'
  | 'acts'
  | 'graded'
  | 'notice'
  | 'heard'
  | 'self-review'
  | 'draft'
  | 'opinion'
  | 'checked'
  | 'signed'

/** What a decision needs, and whether it is there; `n`: of how much. */
export interface Need {
  name: NeedName
  done: boolean
  n?: number
  /** The rule that asks for it. */
  rule?: AskedStep
}

type Subject = Pick<CaseShown, 'state' | 'steps' | 'acts' | 'decisions'>
type Party = CaseShown['parties'][number]

/** Everybody concerned in a case. */
export function concernedOf({ parties }: Pick<CaseShown, 'parties'>): Party[] {
  return parties.filter(({ role }) => role === 'concerned')
}

/** The decision on somebody that counts: the signed one that stands, or the draft that was not withdrawn. */
export function decisionOn({ decisions }: Pick<CaseShown, 'decisions'>, officer: string): CaseShown['decisions'][number] | undefined {
  return decisions.findLast(({ officer: { id }, state }) => id === officer && state !== 'withdrawn' && state !== 'reversed')
}

/** Whether somebody was heard since he had notice, or gave no answer. */
export function isHeard(file: Pick<CaseShown, 'steps'>, party: Pick<Party, 'id' | 'notifiedOn'>): boolean {
  return hasStep(file, 'explanation', party)
}

function hasStep({ steps }: Pick<CaseShown, 'steps'>, wanted: StepKind, { id, notifiedOn }: Pick<Party, 'id' | 'notifiedOn'>): boolean {
  return notifiedOn !== null && steps.some(({ kind, officer, day }) => kind === wanted && officer?.id === id && day >= notifiedOn)
}

/** What of the verification plan is there, and what is not known; nothing is said before it was read. */
function plannedOf(tasks: readonly PlanTask[] | undefined): Need[] {
  if (tasks === undefined) return []
  const { tasks: n, open, notFoundOut } = openOf({ tasks: [...tasks] })
  return [
    { name: 'planned', done: n > 0 },
    ...(n === 0 ? [] : [{ name: 'plan', done: open.length === 0, n: open.length } as const]),
    ...(notFoundOut.length === 0 ? [] : [{ name: 'plan-unknown', done: false, n: notFoundOut.length } as const]),
  ]
}

/** What a decision on one person needs, in the order in which it is done. `open`: points that the law leaves open today, `asked`: steps that it asks for, as far as it was asked itself; `tasks`: of the plan, those that have to do with him. */
export function needsOf(
  file: Subject,
  { id, class: of, notifiedOn }: Party,
  open: number,
  asked: readonly AskedStep[] = [],
  tasks?: readonly PlanTask[],
): Need[] {
  const acts = file.acts.filter(({ officer }) => officer === id)
  const decision = decisionOn(file, id)
  const opinion = file.steps.some(({ kind, officer }) => kind === 'opinion' && officer?.id === id)
  return [
    { name: 'verified', done: file.state !== 'open' },
    ...plannedOf(tasks),
    { name: 'class', done: of !== null },
    { name: 'acts', done: acts.length > 0 },
    { name: 'graded', done: acts.length > 0 && acts.every(({ severity, disciplinable }) => severity !== null || !disciplinable) },
    { name: 'notice', done: notifiedOn !== null },
    { name: 'heard', done: isHeard(file, { id, notifiedOn }) },
    ...asked.map((rule): Need => ({ name: rule.step, done: hasStep(file, rule.step, { id, notifiedOn }), rule })),
    ...(open === 0 ? [] : [{ name: 'opinion', done: opinion, n: open } as const]),
    { name: 'draft', done: decision !== undefined },
    { name: 'checked', done: decision !== undefined && decision.checkedBy !== null },
    { name: 'signed', done: decision?.state === 'signed' },
  ]
}

/** Acts with the number by which the law speaks of each: the order in which they came into the case. */
export function numberedActs({ acts }: Pick<CaseShown, 'acts'>): (CaseShown['acts'][number] & { n: number })[] {
  const order = acts.map(({ id }) => id).toSorted()
  return acts.map((act) => ({ ...act, n: order.indexOf(act.id) + 1 }))
}
