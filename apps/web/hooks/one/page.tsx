import { useParams } from '@tanstack/react-router'
import { showWebhook, type Webhook } from '../../../../src/hooks/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import styles from '../hooks.module.css'
import { text as shared } from '../text.ts'
import { useKindWords, useStateWords } from '../words.ts'
import { Acts } from './acts.tsx'
import { Deliveries, EVERY } from './deliveries.tsx'
import { text } from './text.ts'

/** One webhook: what it tells whom, and its deliveries; while something waits it looks again. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showWebhook, { id }, { refetchInterval: (last) => (last !== undefined && last.waiting > 0 ? EVERY : false) })
  return (
    <Answer query={query} what={say('loading')} rows={6} height={53}>
      {(hook) => <Shown key={hook.id} hook={hook} />}
    </Answer>
  )
}

function Shown({ hook }: { hook: Webhook }) {
  const word = useText(shared)
  const state = useStateWords()
  return (
    <article>
      <PageHead
        title={hook.name}
        crumbs={[{ label: word('title'), to: '/webhooks' }]}
        meta={
          <>
            <b className={hook.off === null || hook.off === 'person' ? undefined : 'red'}>{state(hook)}</b>
            {hook.waiting > 0 && <span>{word('waiting', { n: hook.waiting })}</span>}
          </>
        }
        actions={<Acts hook={hook} />}
      />
      <Split rail={<Rail hook={hook} />}>
        <Deliveries hook={hook} />
      </Split>
    </article>
  )
}

function Rail({ hook }: { hook: Webhook }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useKindWords()
  return (
    <Facts
      rows={[
        hook.url === null ? [say('host'), hook.host] : [word('url'), <Address key="url" url={hook.url} />],
        [word('owner'), hook.owner],
        [word('kinds'), hook.kinds.map(inWords).join(' · ')],
        [say('madeAt'), format.instant(hook.madeAt)],
        hook.oldUntil !== null && [say('old'), format.instant(hook.oldUntil)],
      ]}
    />
  )
}

function Address({ url }: { url: string }) {
  return <span className={styles.address}>{url}</span>
}
