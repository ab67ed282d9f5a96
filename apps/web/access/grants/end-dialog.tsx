import { ROLES } from '../../../../src/access/roles/pure.ts'
import { endGrant, type GrantRow } from '../../../../src/access/roles/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text } from './text.ts'

/** Takes a role away, with a reason. */
export function EndDialog({ grant, onClose }: { grant: GrantRow; onClose: () => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(endGrant, ['/api/grants'])
  return (
    <ReasonDialog
      title={say('end')}
      object={`${grant.name} · ${inWords(ROLES[grant.role].name)}`}
      effect={say('endEffect')}
      failedTitle={say('endFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: grant.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
