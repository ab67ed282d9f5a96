import { DECIDING_STATES, CASE_MOVES, STEP_STATES } from '../../../../src/cases/pure.ts'
import { ENTERED_STEPS, type CaseShown, type EnteredStep } from '../../../../src/cases/schema.ts'
import { concernedOf, decisionOn, isHeard } from './missing.ts'

/** What a case waits for. */
export type Next = { name: 'draft' } | { name: 'step'; kind: EnteredStep }

/** Steps that can be entered as a case stands. */
export function stepsOf({ state }: Pick<CaseShown, 'state'>): EnteredStep[] {
  return ENTERED_STEPS.filter((kind) => STEP_STATES[kind].includes(state))
}

/** On whom a decision can be drafted: whoever was heard, and on whom there is neither a decision nor a draft. */
export function decidable(file: CaseShown): CaseShown['parties'] {
  if (!DECIDING_STATES.includes(file.state)) return []
  return concernedOf(file).filter((one) => isHeard(file, one) && decisionOn(file, one.id) === undefined)
}

/** The act that comes next: the step that moves the case; a decision, once somebody was heard: a meeting or a council is then no longer what it waits for. */
export function nextOf(file: CaseShown): Next | undefined {
  if (decidable(file).length > 0) return { name: 'draft' }
  if (DECIDING_STATES.includes(file.state)) return undefined
  const kind = stepsOf(file).find((one) => CASE_MOVES[one]?.from.includes(file.state))
  return kind === undefined ? undefined : { name: 'step', kind }
}
