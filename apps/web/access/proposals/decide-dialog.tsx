import { ROLES } from '../../../../src/access/roles/pure.ts'
import { isLinked } from '../../../../src/access/proposals/pure.ts'
import { approveProposal, refuseProposal, withdrawProposal, type Proposal } from '../../../../src/access/proposals/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import styles from '../access.module.css'
import { useActionWords } from '../actions.ts'
import { text } from './text.ts'
import { TOUCHES } from './touches.ts'
import { useWhat } from './what.tsx'

const ROUTES = { approve: approveProposal, refuse: refuseProposal, withdraw: withdrawProposal } as const

interface DecideDialogProps {
  act: keyof typeof ROUTES
  proposal: Proposal
  onDone: (after: Proposal) => void
  onClose: () => void
}

/** Approves, refuses or withdraws a proposal: with a reason. */
export function DecideDialog({ act: how, proposal, onDone, onClose }: DecideDialogProps) {
  const say = useText(text)
  const { title, detail } = useWhat()(proposal)
  const act = useAct(ROUTES[how], TOUCHES)
  return (
    <ReasonDialog
      title={say(how)}
      object={
        <>
          {title}
          <span className={styles.second}>{detail}</span>
          <span className={styles.second}>{say('proposedWhy', { name: proposal.proposedBy, reason: proposal.reason })}</span>
        </>
      }
      effect={how === 'approve' ? <Effect proposal={proposal} /> : say(`${how}Effect`)}
      failedTitle={say(`${how}Failed`)}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: proposal.id, reason }, { onSuccess: onDone })}
      onClose={onClose}
    />
  )
}

/** What follows: what a role lets one do, or who hands over what. */
function Effect({ proposal: { kind, role } }: { proposal: Proposal }) {
  const say = useText(text)
  const inWords = useBilingual()
  const words = useActionWords()
  const more =
    role !== null
      ? say('approveRole', { role: inWords(ROLES[role].name), may: words(...ROLES[role].may) })
      : isLinked(kind)
        ? say(kind === 'account-factor' ? 'approveFactor' : 'approveLink')
        : ''
  return [say('approveEffect'), more].join(' ')
}
