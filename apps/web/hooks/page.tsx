import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { listWebhooks } from '../../../src/hooks/schema.ts'
import type { Output } from '../api.ts'
import { useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Rich } from '../parts/rich.tsx'
import { useUrlState } from '../url-state.ts'
import styles from './hooks.module.css'
import { Rows } from './rows.tsx'
import { text } from './text.ts'

const HookDialog = lazy(() => import('./hook-dialog.tsx').then(({ HookDialog: component }) => ({ default: component })))

const DEFAULTS = { cursor: '' }
const EXAMPLE = 'webhooks:\n  hosts: [siem.example.gov.vn]'

/** Webhooks that whoever looks made; to an operator all. */
export function Page() {
  const say = useText(text)
  const [{ cursor }, set] = useUrlState(DEFAULTS)
  const [making, setMaking] = useState(false)
  const query = useRoute(listWebhooks, cursor === '' ? {} : { cursor }, { keep: true })
  const canMake = query.data !== undefined && query.data.canMake && query.data.hosts.length > 0
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={canMake ? <Button onClick={() => setMaking(true)}>{say('make')}</Button> : undefined}
      />
      <Answer query={query} what={say('what')} rows={6} height={53}>
        {(page) => (
          <>
            <Allowed {...page} />
            <Rows page={page} busy={query.isPlaceholderData} onTurn={(next) => set({ cursor: next }, 'push')} />
          </>
        )}
      </Answer>
      <Suspense>{making && <HookDialog hosts={query.data?.hosts ?? []} onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}

/** Why none can be made yet. */
function Allowed({ hosts, canMake }: Output<typeof listWebhooks>) {
  const say = useText(text)
  if (canMake && hosts.length > 0) return null
  return (
    <div className={styles.allowed}>
      {canMake ? (
        <Note title={say('noHosts')}>
          <p>
            <Rich text={say('noHostsWhy')} marks={{ b: (inside) => <b>{inside}</b> }} />
          </p>
          <pre className={styles.config}>{EXAMPLE}</pre>
        </Note>
      ) : (
        <Note>{say('noAccounts')}</Note>
      )}
    </div>
  )
}
