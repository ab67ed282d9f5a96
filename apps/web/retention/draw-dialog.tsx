import { useNavigate } from '@tanstack/react-router'
import { drawDestruction, type KindId } from '../../../src/retention/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { text } from './text.ts'

/** Draws up a list of what is due today, and goes to it. */
export function DrawDialog({ kind, onClose }: { kind: KindId; onClose: () => void }) {
  const say = useText(text)
  const navigate = useNavigate()
  const act = useAct(drawDestruction, ['/api/retention', '/api/destructions'])
  return (
    <ReasonDialog
      title={say('draw')}
      object={say(kind)}
      effect={say('drawEffect')}
      failedTitle={say('drawFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ kind, reason }, { onSuccess: ({ id }) => void navigate({ to: `/retention/${id}` }) })}
      onClose={onClose}
    />
  )
}
