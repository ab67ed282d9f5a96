import { useVersion as putVersion } from '../../../../src/desk/rulebooks/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text } from '../text.ts'
import type { Rulebook } from './shown.ts'

interface UseDialogProps {
  book: Rulebook
  version: number
  onClose: () => void
  /** Gets the id of the job that compares the data anew. */
  onDone: (job: string) => void
}

/** Before a version is put to use: which, what follows, and why. */
export function UseDialog({ book, version, onClose, onDone }: UseDialogProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const act = useAct(putVersion, ['/api/rulebooks', '/api/state', '/api/jobs'])
  const { id, title, version: old } = book.rulebook
  const note = book.versions.find((one) => one.version === version)?.note ?? ''
  return (
    <ReasonDialog
      title={say('useTitle')}
      object={say('useObject', { title: inWords(title), n: version, note })}
      effect={old === null ? say('useEffectFirst') : say('useEffect', { old: String(old) })}
      failedTitle={say('useFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id, version, reason }, { onSuccess: ({ job }) => onDone(job) })}
      onClose={onClose}
    />
  )
}
