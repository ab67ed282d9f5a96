import { lazy, Suspense, useState, type ReactNode } from 'react'
import { OPEN_STATES } from '../../../../src/cases/pure.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useMay } from '../../shell/state.ts'
import type { CaseAct } from '../acts/parts.ts'
import type { Known } from '../words.ts'

const CaseDialog = lazy(() => import('../acts/dialog.tsx').then(({ CaseDialog: component }) => ({ default: component })))

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
