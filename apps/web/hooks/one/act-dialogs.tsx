import { removeWebhook, rotateWebhook } from '../../../../src/hooks/schema.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Refused } from '../../sign-in/refused.tsx'
import { Secret } from '../secret.tsx'
import { text } from './text.ts'

/** Makes another secret and shows it, once. */
export function RotateDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(rotateWebhook, ['/api/webhooks'])
  if (act.data !== undefined) return <Secret secret={act.data.secret} onClose={onClose} />
  return (
    <Dialog title={say('rotateDo')} onClose={onClose}>
      <ActForm verb={say('rotateDo')} ready pending={act.isPending} onDo={() => act.mutate({ id })} onClose={onClose}>
        <p>{say('rotateWhy')}</p>
        <Refused error={act.error} title={say('rotateFailed')} />
      </ActForm>
    </Dialog>
  )
}

/** `onGone`: it is there no more, and the page of it neither. */
export function RemoveDialog({ id, onClose, onGone }: { id: string; onClose: () => void; onGone: () => void }) {
  const say = useText(text)
  const act = useAct(removeWebhook, ['/api/state'])
  return (
    <Dialog title={say('removeDo')} onClose={onClose}>
      <ActForm
        verb={say('removeDo')}
        ready
        pending={act.isPending}
        onDo={() => act.mutate({ id }, { onSuccess: onGone })}
        onClose={onClose}
      >
        <p>{say('removeWhy')}</p>
        <Refused error={act.error} title={say('removeFailed')} />
      </ActForm>
    </Dialog>
  )
}
