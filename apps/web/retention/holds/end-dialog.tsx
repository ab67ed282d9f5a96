import { endHold, type Hold } from '../../../../src/retention/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text } from '../text.ts'
import { useHeld } from './rows.tsx'

/** Ends a hold, with a reason. */
export function EndDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const say = useText(text)
  const held = useHeld()
  const act = useAct(endHold, ['/api/holds', '/api/retention', '/api/findings'])
  return (
    <ReasonDialog
      title={say('end')}
      object={held(hold)}
      effect={say('endEffect')}
      failedTitle={say('endFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: hold.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
