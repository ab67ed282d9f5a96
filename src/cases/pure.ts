import type { RulingKind } from './after/schema.ts'
import type { CaseState, StepKind } from './schema.ts'

/** Steps that move a case: from which states, and to which. A step that is not here moves nothing. */
export const STEP_MOVES: Readonly<Partial<Record<StepKind, { from: readonly CaseState[]; to: CaseState }>>> = {
  verification: { from: ['open'], to: 'verifying' },
  notice: { from: ['verifying'], to: 'notified' },
  explanation: { from: ['notified'], to: 'explained' },
  meeting: { from: ['explained'], to: 'reviewed' },
  council: { from: ['explained', 'reviewed'], to: 'council' },
}

/** Rulings that a decision has to come after anew: they move a case back to where whoever is concerned was heard. */
export const RULING_MOVES: Readonly<Partial<Record<RulingKind, { from: readonly CaseState[]; to: CaseState }>>> = {
  changed: { from: ['decided'], to: 'explained' },
  quashed: { from: ['decided'], to: 'explained' },
}

/** Rulings by which a decision stands no more. */
export const REVERSING: readonly RulingKind[] = ['changed', 'quashed', 'exonerated']

/** In which states a step is entered at all, also where it moves nothing any more: a second person is heard later. */
export const STEP_STATES: Readonly<Record<StepKind, readonly CaseState[]>> = {
  verification: ['open'],
  notice: ['verifying', 'notified', 'explained', 'reviewed', 'council'],
  explanation: ['notified', 'explained', 'reviewed', 'council'],
  'self-review': ['explained', 'reviewed', 'council'],
  meeting: ['explained', 'reviewed'],
  council: ['explained', 'reviewed', 'council'],
  opinion: ['open', 'verifying', 'notified', 'explained', 'reviewed', 'council'],
  note: ['open', 'verifying', 'notified', 'explained', 'reviewed', 'council', 'decided'],
}

/** In which states people, acts and what surrounds them are changed. */
export const OPEN_STATES: readonly CaseState[] = ['open', 'verifying', 'notified', 'explained', 'reviewed', 'council']

/** In which states a decision is drafted, checked and signed: whoever is concerned was heard. */
export const DECIDING_STATES: readonly CaseState[] = ['explained', 'reviewed', 'council']

/** The state after a step; the same where the step moves nothing. */
export function stateAfter(state: CaseState, kind: StepKind): CaseState {
  return moved(state, STEP_MOVES[kind])
}

/** The state after a ruling was signed; the same where it moves nothing. */
export function stateAfterRuling(state: CaseState, kind: RulingKind): CaseState {
  return moved(state, RULING_MOVES[kind])
}

function moved(state: CaseState, move: { from: readonly CaseState[]; to: CaseState } | undefined): CaseState {
  return move !== undefined && move.from.includes(state) ? move.to : state
}
