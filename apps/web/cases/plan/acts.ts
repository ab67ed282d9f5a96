import type { PlanTask } from '../../../../src/cases/plan/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'

/** What is done with the plan in a dialog. */
export type PlanAct = { name: 'add' } | { name: 'end' | 'change' | 'drop'; of: PlanTask }

export interface PlanDialogProps {
  file: CaseShown
  onClose: () => void
}
