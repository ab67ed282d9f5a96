import type { RulingKind } from './after/schema.ts'
import type { CaseState, StepKind } from './schema.ts'

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

interface Move {
  from: readonly CaseState[]
  /** Null: to where it stood before it was closed. */
  to: CaseState | null
}
/** What moves a case: a step, a signature, a ruling, somebody who is taken out, a link to the case in which it goes on. */
export type CaseMove = StepKind | RulingKind | 'signed' | 'taken-out' | 'duplicate' | 'duplicate-undone'

/** Every change of the state of a case. What is not here, or stands in another state, moves nothing. Nothing leads out of `legacy`, nor into it. */
export const CASE_MOVES: Readonly<Partial<Record<CaseMove, Move>>> = {
  verification: { from: ['open'], to: 'verifying' },
  notice: { from: ['verifying'], to: 'notified' },
  explanation: { from: ['notified'], to: 'explained' },
  meeting: { from: ['explained'], to: 'reviewed' },
  council: { from: ['explained', 'reviewed'], to: 'council' },
  // Once a decision stands on everybody concerned: it is signed, or whoever had none is taken out, or exonerated.
  signed: { from: DECIDING_STATES, to: 'decided' },
  'taken-out': { from: DECIDING_STATES, to: 'decided' },
  exonerated: { from: [...DECIDING_STATES, 'decided'], to: 'decided' },
  // It is decided anew, from where whoever is concerned was heard.
  changed: { from: ['decided'], to: 'explained' },
  quashed: { from: ['decided'], to: 'explained' },
  duplicate: { from: OPEN_STATES, to: 'duplicate' },
  'duplicate-undone': { from: ['duplicate'], to: null },
}

/** The state after a move; the same where it moves nothing. `before`: where a duplicate stood. */
export function stateAfter(state: CaseState, move: CaseMove, before: CaseState = state): CaseState {
  const found = CASE_MOVES[move]
  return found?.from.includes(state) === true ? (found.to ?? before) : state
}

/** Whether a case can come from one state to another by one move. */
export function canMove(from: CaseState, to: CaseState): boolean {
  const ways = Object.values(CASE_MOVES).filter((one) => one.from.includes(from))
  return ways.some((one) => (one.to === null ? OPEN_STATES.includes(to) : one.to === to))
}
