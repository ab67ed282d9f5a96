import { RemarkDialog } from '../../heads/remark-dialog.tsx'
import { TransferDialog } from '../competence/dialog.tsx'
import { CollectiveDialog, LeaderFactsDialog } from '../heads/dialogs.tsx'
import { HandOverDialog, TakeOutDialog } from '../taken/dialogs.tsx'
import { ActDialog } from './act-dialog.tsx'
import { CircumstanceDialog, EarlierDialog } from './around-dialogs.tsx'
import { CheckDialog, SignDialog, WithdrawDialog } from './decision-dialogs.tsx'
import { DraftDialog } from './draft-dialog.tsx'
import type { CaseAct, DialogProps } from './parts.ts'
import { PartyDialog } from './party-dialog.tsx'
import { StepDialog } from './step-dialog.tsx'

/** The dialog of an act of a case. */
export function CaseDialog({ act, ...props }: DialogProps & { act: CaseAct }) {
  switch (act.name) {
    case 'party':
      return <PartyDialog {...props} />
    case 'act':
      return <ActDialog {...props} act={act.act} />
    case 'circumstance':
      return <CircumstanceDialog {...props} />
    case 'transfer':
      return <TransferDialog {...props} />
    case 'earlier':
      return <EarlierDialog {...props} />
    case 'step':
      return <StepDialog {...props} kind={act.kind} />
    case 'draft':
      return <DraftDialog {...props} />
    case 'check':
      return <CheckDialog {...props} decision={act.decision} />
    case 'sign':
      return <SignDialog {...props} decision={act.decision} />
    case 'withdraw':
      return <WithdrawDialog {...props} decision={act.decision} />
    case 'facts':
      return <LeaderFactsDialog {...props} review={act.review} />
    case 'collective':
      return <CollectiveDialog {...props} />
    case 'remark':
      return <RemarkDialog unit={props.file.unit.code} onClose={props.onClose} />
    case 'take-out':
      return <TakeOutDialog {...props} out={act.out} />
    case 'hand-over':
      return <HandOverDialog {...props} />
  }
}
