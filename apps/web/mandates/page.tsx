import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { listMandates, type Mandate } from '../../../src/access/mandates/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay } from '../shell/state.ts'
import { useUrlState } from '../url-state.ts'
import type { MandateAct } from './act-dialog.tsx'
import { Rows } from './rows.tsx'
import { text } from './text.ts'

const OpenDialog = lazy(() => import('./open-dialog.tsx').then(({ OpenDialog: component }) => ({ default: component })))
const ActDialog = lazy(() => import('./act-dialog.tsx').then(({ ActDialog: component }) => ({ default: component })))

const DEFAULTS = { cursor: '' }
type Open = 'new' | { name: MandateAct; mandate: Mandate }

/** Sealed mandates that whoever looks opened, confirms or works under. */
export function Page() {
  const say = useText(text)
  const may = useMay()
  const [{ cursor }, set] = useUrlState(DEFAULTS)
  const [open, setOpen] = useState<Open | null>(null)
  const query = useRoute(listMandates, cursor === '' ? {} : { cursor }, { keep: true })
  const close = (): void => setOpen(null)
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={may('mandate.change') && <Button onClick={() => setOpen('new')}>{say('open')}</Button>}
      />
      <Answer query={query} what={say('what')} rows={6} height={53}>
        {(page) => (
          <Rows
            page={page}
            busy={query.isPlaceholderData}
            onAct={(name, mandate) => setOpen({ name, mandate })}
            onTurn={(next) => set({ cursor: next }, 'push')}
          />
        )}
      </Answer>
      <Suspense>
        {open === 'new' && <OpenDialog onClose={close} />}
        {open !== null && open !== 'new' && <ActDialog {...open} onClose={close} />}
      </Suspense>
    </>
  )
}
