import type { CaseMeasures } from '../../../../src/cases/measures/schema.ts'
import type { DialogProps } from '../acts/parts.ts'

/** What is done with interim measures in a dialog. */
export type MeasureAct = { name: 'order' } | { name: 'lengthen' | 'sign' | 'withdraw' | 'end'; measure: string }

export interface MeasureDialogProps extends DialogProps {
  shown: CaseMeasures
}
