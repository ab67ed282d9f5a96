import { proposeFactor, proposeOpening, proposeReset } from '../../../../src/access/proposals/schema.ts'
import { closeAccount, type Account } from '../../../../src/access/sign-in/accounts/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text as proposalsText } from '../proposals/text.ts'
import { TOUCHES } from '../proposals/touches.ts'
import { text } from './text.ts'

const ROUTES = { reset: proposeReset, factor: proposeFactor, open: proposeOpening, close: closeAccount } as const

interface ActDialogProps {
  act: keyof typeof ROUTES
  account: Account
  onClose: () => void
}

/** Proposes a new password, a new second factor, or to open an account again; closes it, which one does alone: with a reason. */
export function ActDialog({ act: how, account: { id, name, login }, onClose }: ActDialogProps) {
  const say = useText(text)
  const sayTwo = useText(proposalsText)
  const act = useAct(ROUTES[how], TOUCHES)
  return (
    <ReasonDialog
      title={say(how)}
      object={[...new Set([name, login])].join(' · ')}
      effect={[...(how === 'close' ? [] : [sayTwo('needsTwo')]), say(`${how}Effect`)].join(' ')}
      failedTitle={say(`${how}Failed`)}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
