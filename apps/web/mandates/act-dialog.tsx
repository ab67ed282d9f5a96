import { confirmMandate, revealMandate, type Mandate } from '../../../src/access/mandates/schema.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { text } from './text.ts'
import { useSubject } from './words.ts'

export type MandateAct = 'confirm' | 'reveal'

interface ActDialogProps {
  name: MandateAct
  mandate: Mandate
  onClose: () => void
}

const CONTRACTS = { confirm: confirmMandate, reveal: revealMandate } as const
const EFFECTS = { confirm: 'confirmEffect', reveal: 'revealEffect' } as const
const FAILED = { confirm: 'confirmFailed', reveal: 'revealFailed' } as const

/** Confirms a mandate as the second person, or reveals it. */
export function ActDialog({ name, mandate, onClose }: ActDialogProps) {
  const say = useText(text)
  const subject = useSubject()
  const act = useAct(CONTRACTS[name])
  return (
    <ReasonDialog
      title={say(name)}
      object={subject(mandate)}
      effect={say(EFFECTS[name])}
      basis={mandate.reason}
      failedTitle={say(FAILED[name])}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: mandate.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
