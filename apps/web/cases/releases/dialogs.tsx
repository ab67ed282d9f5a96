import { doRelease, withdrawRelease, type Release } from '../../../../src/cases/releases/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { OpeningsDialog } from '../evidence/openings-dialog.tsx'
import { AdjustDialog } from './adjust-dialog.tsx'
import { CheckDialog } from './check-dialog.tsx'
import { DraftDialog } from './draft-dialog.tsx'
import type { ReleaseAct } from './acts.ts'
import { text } from './text.ts'

interface ReleaseDialogProps {
  act: ReleaseAct
  file: CaseShown
  onClose: () => void
}

/** The dialog of what is done with a redacted file. */
export function ReleaseDialog({ act, file, onClose }: ReleaseDialogProps) {
  if (act.name === 'draft') return <DraftDialog file={file} onClose={onClose} />
  const { release } = act
  switch (act.name) {
    case 'adjust':
      return <AdjustDialog id={file.id} release={release} onClose={onClose} />
    case 'check':
      return <CheckDialog id={file.id} release={release} onClose={onClose} />
    case 'openings':
      return <OpeningsDialog id={file.id} release={release.id} onClose={onClose} />
    case 'release':
    case 'withdraw':
      return <DoDialog id={file.id} release={release} name={act.name} onClose={onClose} />
  }
}

function DoDialog({ id, release, name, onClose }: { id: string; release: Release; name: 'release' | 'withdraw'; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(name === 'release' ? doRelease : withdrawRelease, ['/api/cases', '/api/me'])
  return (
    <ReasonDialog
      title={say(`${name}Do`)}
      object={`${release.title} ${say('forWhom', { name: release.officer?.name ?? release.recipient ?? '' })}`}
      effect={say(`${name}Effect`)}
      failedTitle={say('failed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id, release: release.id, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
