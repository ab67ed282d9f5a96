import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { listMessages, sendAgain, type Message, type Webhook } from '../../../../src/hooks/schema.ts'
import styles from '../../access/access.module.css'
import { Turn } from '../../access/list.tsx'
import type { Output } from '../../api.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { text as shared } from '../text.ts'
import { useOutcomeWords } from '../words.ts'
import { text } from './text.ts'

const DEFAULTS = { cursor: '' }
/** While something waits it looks again this often (ms). */
export const EVERY = 5_000

const hasWaiting = (page: Output<typeof listMessages> | undefined): boolean =>
  page !== undefined && page.rows.some(({ state }) => state === 'waiting')

/** What was sent, the newest first: what came of it, how often it was tried, and again. */
export function Deliveries({ hook }: { hook: Webhook }) {
  const say = useText(text)
  const may = useMay()
  const [{ cursor }, set] = useUrlState(DEFAULTS)
  const asked = { id: hook.id, ...(cursor === '' ? {} : { cursor }) }
  const query = useRoute(listMessages, asked, { keep: true, refetchInterval: (last) => (hasWaiting(last) ? EVERY : false) })
  const act = useAct(sendAgain, ['/api/webhooks'])
  const again = hook.off === null && may('webhook.change')
  const columns = useColumns(again ? hook.id : null, act.mutate)
  const phone = (row: Message): PhoneRow => ({
    title: <Made row={row} />,
    left: <Outcome row={row} />,
    right: again && <Again row={row} hook={hook.id} onAgain={act.mutate} />,
  })
  return (
    <Section title={say('deliveries')} note={say('deliveriesNote')} plain>
      {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      <Answer query={query} what={say('deliveriesWhat')} rows={4} height={53}>
        {(page) =>
          page.rows.length === 0 ? (
            <Empty title={say('none')} />
          ) : (
            <>
              <DataTable
                caption={say('deliveries')}
                columns={columns}
                rows={page.rows}
                keyOf={({ id }) => id}
                lines="two"
                phone={phone}
                busy={query.isPlaceholderData}
              />
              <Turn {...page} shown={page.rows.length} onTurn={(next) => set({ cursor: next }, 'push')} />
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function Made({ row: { madeAt, kind, n } }: { row: Message }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      {format.instant(madeAt)}
      <span className={styles.second}>{kind === 'ping' ? say('pingMessage') : say('items', { n })}</span>
    </>
  )
}

function Outcome({ row }: { row: Message }) {
  const word = useText(shared)
  const format = useFormat()
  const outcome = useOutcomeWords()
  const { state, error, nextAt, attempts } = row
  const retried = state === 'waiting' && attempts > 0 && nextAt !== null ? word('stateRetry', { when: format.instant(nextAt) }) : null
  const second = retried ?? (state === 'failed' && error !== null ? word('failed') : null)
  return (
    <>
      <span className={state === 'failed' ? 'red' : error === null ? undefined : 'amber'}>{outcome(row)}</span>
      {second !== null && <span className={styles.second}>{second}</span>}
    </>
  )
}

type OnAgain = (which: { id: string; message: string }) => void

function Again({ row, hook, onAgain }: { row: Message; hook: string; onAgain: OnAgain }) {
  const say = useText(text)
  const format = useFormat()
  if (row.state === 'waiting' && row.attempts === 0) return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={say('againWhat', { when: format.instant(row.madeAt) })}
      onClick={() => onAgain({ id: hook, message: row.id })}
    >
      {say('again')}
    </Button>
  )
}

/** `hook`: that whose deliveries can be sent again; null: they cannot. */
function useColumns(hook: string | null, onAgain: OnAgain): readonly Column<Message>[] {
  const say = useText(text)
  return useMemo(() => {
    const columns: readonly Column<Message>[] = [
      { id: 'made', head: say('made'), names: true, cell: (row) => <Made row={row} /> },
      { id: 'state', head: say('state'), wrap: true, cell: (row) => <Outcome row={row} /> },
      { id: 'attempts', head: say('attempts'), number: true, cell: ({ attempts }) => attempts },
      { id: 'took', head: say('took'), number: true, cell: ({ tookMs }) => (tookMs === null ? '–' : say('milliseconds', { n: tookMs })) },
    ]
    if (hook === null) return columns
    const act: Column<Message> = {
      id: 'act',
      head: say('act'),
      headCell: <span />,
      number: true,
      cell: (row) => <Again row={row} hook={hook} onAgain={onAgain} />,
    }
    return [...columns, act]
  }, [say, hook, onAgain])
}
