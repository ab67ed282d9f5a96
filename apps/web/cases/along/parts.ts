import type { CaseAlong, CaseGoods, CaseMoney, CaseReply } from '../../../../src/cases/along/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'

/** What is done with what goes along, in a dialog. */
export type AlongAct =
  | { name: 'addGoods' | 'addMoney' | 'addReply' | 'addSubmission' | 'addReport' }
  | { name: 'endGoods'; of: CaseGoods }
  | { name: 'pay'; of: CaseMoney }
  | { name: 'checkReply' | 'sendReply' | 'withdrawReply'; of: CaseReply }

export interface AlongDialogProps {
  file: CaseShown
  along: CaseAlong
  onClose: () => void
}

/** What a part of it is given; `onAct` where whoever looks may change it. */
export interface PartProps {
  along: CaseAlong
  onAct: ((act: AlongAct) => void) | undefined
}
