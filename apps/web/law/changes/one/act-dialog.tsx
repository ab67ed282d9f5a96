import { publishLawChange, withdrawLawChange, type LawChange } from '../../../../../src/law/changed/schema.ts'
import { useAct } from '../../../api-hooks.ts'
import { useText } from '../../../i18n/use.ts'
import { ReasonDialog } from '../../../parts/reason-dialog.tsx'
import { text } from '../text.ts'

interface ActDialogProps {
  act: 'publish' | 'withdraw'
  change: LawChange
  onClose: () => void
}

/** Publishes a draft, or withdraws it. */
export function ActDialog({ act, change: { id, note, file }, onClose }: ActDialogProps) {
  const say = useText(text)
  const publish = useAct(publishLawChange, ['/api/law', '/api/catalogue'])
  const withdraw = useAct(withdrawLawChange, ['/api/law'])
  const { mutate, error, isPending } = act === 'publish' ? publish : withdraw
  return (
    <ReasonDialog
      title={say(act)}
      object={`${note} (${file})`}
      effect={say(act === 'publish' ? 'publishEffect' : 'withdrawEffect')}
      failedTitle={say(act === 'publish' ? 'publishFailed' : 'withdrawFailed')}
      error={error}
      pending={isPending}
      onDo={(reason) => mutate({ id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
