import { lazy, Suspense, useState, type ReactNode } from 'react'
import { OPEN_STATES } from '../../../../src/cases/pure.ts'
import type { CaseShown, StepKind } from '../../../../src/cases/schema.ts'
import { useMay } from '../../shell/state.ts'
import type { Known } from '../words.ts'

const CaseDialog = lazy(() => import('../acts/dialog.tsx').then(({ CaseDialog: component }) => ({ default: component })))

/** What is done with a case in a dialog, and to which part of it. */
export type CaseAct =
  | { name: 'party' | 'circumstance' | 'earlier' | 'draft' }
  | { name: 'step'; kind: StepKind }
  | { name: 'act'; act: string | null }
  | { name: 'check' | 'sign' | 'withdraw'; decision: string }
  | { name: 'conclude'; review: string }

interface OpenDialog {
  /** Whether whoever looks may add to the case as it stands. */
  canChange: boolean
  open: (act: CaseAct) => void
  shown: ReactNode
}

/** The dialog that an act of a case opens; it comes with the first act. */
export function useDialog({ file, terms }: Known<CaseShown>): OpenDialog {
  const may = useMay()
  const [act, setAct] = useState<CaseAct>()
  return {
    canChange: may('case.change') && OPEN_STATES.includes(file.state),
    open: setAct,
    shown: act !== undefined && (
      <Suspense>
        <CaseDialog act={act} file={file} terms={terms} onClose={() => setAct(undefined)} />
      </Suspense>
    ),
  }
}
