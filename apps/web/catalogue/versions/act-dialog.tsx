import { dropDraft, publishVersion, type CatalogueVersion } from '../../../../src/law/catalogue/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text } from '../text.ts'
import { useDays } from '../words.ts'
import type { VersionAct } from './versions.tsx'

interface ActDialogProps {
  act: VersionAct
  version: CatalogueVersion
  onClose: () => void
}

/** Publishes a draft, or removes it. */
export function ActDialog({ act, version, onClose }: ActDialogProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const days = useDays()
  const publish = useAct(publishVersion, ['/api/catalogue'])
  const drop = useAct(dropDraft, ['/api/catalogue'])
  const { mutate, error, isPending } = act === 'publish' ? publish : drop
  return (
    <ReasonDialog
      title={say(act)}
      object={`${inWords(version.title)} (${version.id})`}
      effect={act === 'publish' ? say('publishEffect', { days: days(version) }) : say('dropEffect')}
      basis={inWords(version.instrument.cite)}
      failedTitle={say(act === 'publish' ? 'publishFailed' : 'dropFailed')}
      error={error}
      pending={isPending}
      onDo={(reason) => mutate({ version: version.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
