import type { CaseCouncils } from '../../../../src/cases/council/schema.ts'
import type { DialogProps } from '../acts/parts.ts'

/** What is done with a council in a dialog. */
export type CouncilAct =
  | { name: 'form' }
  | { name: 'replace'; council: string; member: string }
  | { name: 'call'; council: string }
  | { name: 'putOff' | 'hold'; council: string; sitting: string }

export interface CouncilDialogProps extends DialogProps {
  shown: CaseCouncils
}
