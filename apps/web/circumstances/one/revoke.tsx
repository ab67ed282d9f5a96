import { revokeCircumstance } from '../../../../src/findings/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text } from '../text.ts'
import type { Shown } from './shown.ts'

/** Revokes a circumstance; what it held back comes back. */
export function Revoke({ circumstance, onClose }: { circumstance: Shown; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(revokeCircumstance)
  const { id, title, effect, annotated, withheld } = circumstance
  return (
    <ReasonDialog
      title={say('revoke')}
      object={title}
      effect={effect === 'withhold' ? say('revokeEffectWithhold', { n: withheld }) : say('revokeEffectAnnotate', { n: annotated })}
      failedTitle={say('revokeFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
