import { resetAccount, setAccountState, type Account, type Invitation } from '../../../../src/access/sign-in/accounts/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text } from './text.ts'

interface ActDialogProps {
  act: 'reset' | 'close' | 'open'
  account: Account
  onLink: (link: Invitation) => void
  onClose: () => void
}

/** Resets an account, closes it, or opens it again: with a reason. */
export function ActDialog({ act, account, onLink, onClose }: ActDialogProps) {
  const say = useText(text)
  const reset = useAct(resetAccount, ['/api/accounts'])
  const state = useAct(setAccountState, ['/api/accounts'])
  const { id, name, login } = account
  const go = (reason: string): void => {
    if (act === 'reset') reset.mutate({ id, reason }, { onSuccess: onLink })
    else state.mutate({ id, state: act === 'close' ? 'disabled' : 'active', reason }, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say(act)}
      object={[...new Set([name, login])].join(' · ')}
      effect={say(`${act}Effect`)}
      failedTitle={say(`${act}Failed`)}
      error={reset.error ?? state.error}
      pending={reset.isPending || state.isPending}
      onDo={go}
      onClose={onClose}
    />
  )
}
