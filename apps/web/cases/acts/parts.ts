import type { CaseShown, EnteredStep } from '../../../../src/cases/schema.ts'
import { useText } from '../../i18n/use.ts'
import type { TakeOut } from '../taken/acts.ts'
import type { Known } from '../words.ts'
import { text } from './text.ts'

/** Reads that an act of a case makes old. */
export const TOUCHED: readonly string[] = ['/api/cases', '/api/heads', '/api/submissions', '/api/me/cases', '/api/state']

/** What is done with a case in a dialog, and to which part of it. */
export type CaseAct =
  | { name: 'party' | 'circumstance' | 'earlier' | 'draft' | 'transfer' }
  | { name: 'step'; kind: EnteredStep }
  | { name: 'act'; act: string | null }
  | { name: 'check' | 'sign' | 'withdraw'; decision: string }
  | { name: 'facts'; review: string }
  | { name: 'collective' | 'remark' | 'hand-over' }
  | { name: 'take-out'; out: TakeOut }

export interface DialogProps extends Known<CaseShown> {
  onClose: () => void
}

/** The case as dialogs call it. */
export function useObject({ number, title }: CaseShown): string {
  return useText(text)('object', { number, title })
}

/** The first thing that is missing, of several that may be. */
export function firstOf(checks: readonly (readonly [missing: boolean, why: string])[]): string | undefined {
  return checks.find(([missing]) => missing)?.[1]
}
