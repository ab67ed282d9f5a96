import { Suspense, useState, type ReactNode } from 'react'
import { OPEN_STATES } from '../../../../src/cases/pure.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useMay } from '../../shell/state.ts'

/** What whoever looks may do to what goes along with a case, and the dialog that is open. */
export interface Change<A> {
  canChange: boolean
  canDecide: boolean
  /** What was entered may be followed up, also once the case is decided. */
  mayChange: boolean
  open: (act: A) => void
  shown: ReactNode
}

/** `dialog` draws the dialog of an act; it comes with the first act. */
export function useChange<A>({ state }: CaseShown, dialog: (act: A, onClose: () => void) => ReactNode): Change<A> {
  const may = useMay()
  const [act, setAct] = useState<A>()
  const isOpen = OPEN_STATES.includes(state)
  return {
    canChange: may('case.change') && isOpen,
    canDecide: may('case.decide'),
    mayChange: may('case.change'),
    open: (next) => setAct(() => next),
    shown: act !== undefined && <Suspense>{dialog(act, () => setAct(undefined))}</Suspense>,
  }
}
