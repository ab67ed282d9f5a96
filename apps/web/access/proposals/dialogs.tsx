import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { Proposal } from '../../../../src/access/proposals/schema.ts'

const DecideDialog = lazy(() => import('./decide-dialog.tsx').then(({ DecideDialog: component }) => ({ default: component })))
const PartDialog = lazy(() => import('./part-dialog.tsx').then(({ PartDialog: component }) => ({ default: component })))

export type ProposalAct = 'approve' | 'refuse' | 'withdraw' | 'link' | 'code'

interface Open {
  act: ProposalAct
  proposal: Proposal
}

export type SetOpen = (open: Open) => void

/** The dialogs of proposals, to be put beside their list: a row is gone from it once it is decided, and what follows is still to be shown. */
export function useProposalDialogs(): { dialogs: ReactNode; onOpen: SetOpen } {
  const [open, setOpen] = useState<Open | null>(null)
  return { dialogs: open !== null && <Dialogs open={open} setOpen={setOpen} />, onOpen: setOpen }
}

function Dialogs({ open: { act, proposal }, setOpen }: { open: Open; setOpen: (open: Open | null) => void }) {
  const close = (): void => setOpen(null)
  return (
    <Suspense>
      {act === 'link' || act === 'code' ? (
        <PartDialog part={act} proposal={proposal} onClose={close} />
      ) : (
        <DecideDialog
          act={act}
          proposal={proposal}
          onDone={(after) => setOpen(after.can.includes('code') ? { act: 'code', proposal: after } : null)}
          onClose={close}
        />
      )}
    </Suspense>
  )
}
