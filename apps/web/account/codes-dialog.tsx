import { makeRecoveryCodes } from '../../../src/access/sign-in/own/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Refused } from '../sign-in/refused.tsx'
import { ActForm, Dialog } from './dialog.tsx'
import { text } from './text.ts'

interface CodesDialogProps {
  onCodes: (codes: readonly string[]) => void
  onClose: () => void
}

/** Makes new recovery codes; those before are void. */
export function CodesDialog({ onCodes, onClose }: CodesDialogProps) {
  const say = useText(text)
  const act = useAct(makeRecoveryCodes, ['/api/me'])
  const go = (): void =>
    act.mutate(
      {},
      {
        onSuccess: ({ recoveryCodes }) => {
          onClose()
          onCodes(recoveryCodes)
        },
      },
    )
  return (
    <Dialog title={say('codesDo')} onClose={onClose}>
      <ActForm verb={say('codesDo')} ready pending={act.isPending} onDo={go} onClose={onClose}>
        <p>{say('codesEffect')}</p>
        <Refused error={act.error} title={say('codesFailed')} />
      </ActForm>
    </Dialog>
  )
}
