import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { listHolds, type Hold } from '../../../../src/retention/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { useMay } from '../../shell/state.ts'
import styles from '../retention.module.css'
import { cursorOf, type Asked, type SetAsked } from '../state.ts'
import { text } from '../text.ts'
import { HoldRows } from './rows.tsx'

const PlaceDialog = lazy(() => import('./place-dialog.tsx').then(({ PlaceDialog: component }) => ({ default: component })))
const EndDialog = lazy(() => import('./end-dialog.tsx').then(({ EndDialog: component }) => ({ default: component })))

/** What must not be destroyed for the time being. */
export function Holds({ asked, set }: { asked: Asked; set: SetAsked }) {
  const say = useText(text)
  const may = useMay()
  const [open, setOpen] = useState<Hold | 'new' | null>(null)
  const query = useRoute(listHolds, { cursor: cursorOf(asked) }, { keep: true })
  const close = (): void => setOpen(null)
  return (
    <>
      {may('hold.change') && (
        <div className={styles.end}>
          <Button leftSection={<IconPlus size={18} stroke={1.6} aria-hidden />} onClick={() => setOpen('new')}>
            {say('place')}
          </Button>
        </div>
      )}
      <Answer query={query} what={say('holdsWhat')} rows={6} height={53}>
        {(page) => <HoldRows page={page} busy={query.isPlaceholderData} onEnd={setOpen} onTurn={(cursor) => set({ cursor }, 'push')} />}
      </Answer>
      <Suspense>
        {open === 'new' && <PlaceDialog onClose={close} />}
        {open !== null && open !== 'new' && <EndDialog hold={open} onClose={close} />}
      </Suspense>
    </>
  )
}
