import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { listConfirmations } from '../../../../src/law/confirmed/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../shell/state.ts'
import table from '../../units/plain-table.module.css'
import { useUrlState } from '../../url-state.ts'
import { Cite } from '../cite.tsx'
import { text } from '../text.ts'
import { LawWays } from '../ways.tsx'
import { EnterDialog, PublishDialog, WithdrawDialog } from './dialogs.tsx'
import styles from './confirm.module.css'
import type { Row } from './row.ts'

type Act = { what: 'enter' | 'publish' | 'withdraw'; row: Row }

const DEFAULTS = { state: 'none', cursor: '' }
const STATES = ['none', 'entered', 'published'] as const
const PAGE = 50

/** The work-list of lawyers: rules that nobody has compared with their text, those that wait for a second person, those that have force. */
export function Page() {
  const say = useText(text)
  const format = useFormat()
  const [{ state, cursor }, set] = useUrlState(DEFAULTS)
  const [act, setAct] = useState<Act | null>(null)
  const shown = STATES.find((one) => one === state) ?? 'none'
  const query = useRoute(listConfirmations, { state: shown, limit: PAGE, ...(cursor === '' ? {} : { cursor }) }, { keep: true })
  const close = (): void => setAct(null)
  return (
    <>
      <PageHead title={say('confirmTitle')} meta={<span>{say('confirmLead')}</span>} />
      <LawWays current="confirm" />
      <Answer query={query} what={say('loadingConfirm')} rows={12} height={53}>
        {({ rows, next, counts }) => (
          <>
            <SegmentedControl
              aria-label={say('confirmTitle')}
              classNames={{ root: styles.states!, label: styles.state! }}
              value={shown}
              data={STATES.map((one) => ({ value: one, label: say(`state-${one}`, { count: format.number(counts[one]) }) }))}
              onChange={(value) => set({ state: value, cursor: '' }, 'push')}
            />
            {rows.length === 0 ? <Empty title={say('confirmNone')} why="" /> : <Rows rows={rows} onAct={setAct} />}
            {(cursor !== '' || next !== null) && (
              <div className={styles.turn}>
                <Button variant="default" disabled={cursor === ''} onClick={() => set({ cursor: '' }, 'push')}>
                  {say('firstRules')}
                </Button>
                <Button variant="default" disabled={next === null} onClick={() => set({ cursor: next ?? '' }, 'push')}>
                  {say('nextRules')}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
      {act?.what === 'enter' && <EnterDialog row={act.row} onClose={close} />}
      {act?.what === 'publish' && <PublishDialog row={act.row} onClose={close} />}
      {act?.what === 'withdraw' && <WithdrawDialog row={act.row} onClose={close} />}
    </>
  )
}

function Rows({ rows, onAct }: { rows: readonly Row[]; onAct: (act: Act) => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <div className={styles.scrolls} tabIndex={0} role="group" aria-label={say('confirmTitle')}>
      <table className={table.table}>
        <caption className="spoken">{say('confirmTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('rule')}</th>
            <th scope="col">{say('compared')}</th>
            <th scope="col">
              <span className="spoken">{say('acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rule} data-row>
              <th scope="row" className={styles.rule}>
                {inWords(row)}
                <span className={styles.second}>
                  <Cite of={row} confirmed={row.confirmation?.state === 'published'} />
                </span>
              </th>
              <td>
                <State row={row} />
              </td>
              <td className={styles.acts}>
                <Acts row={row} onAct={onAct} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function State({ row: { confirmation } }: { row: Row }) {
  const say = useText(text)
  const format = useFormat()
  if (confirmation === null) return <span className="text2">{say('comparedByNobody')}</span>
  const { lawyer, comparedOn, state, enteredBy, publishedBy } = confirmation
  return (
    <>
      {say('confirmedBy', { by: lawyer, day: format.day(comparedOn) })}
      <span className={styles.second}>
        {state === 'published' ? say('publishedBy', { by: publishedBy ?? '' }) : say('waitsFor', { by: enteredBy })}
      </span>
    </>
  )
}

function Acts({ row, onAct }: { row: Row; onAct: (act: Act) => void }) {
  const say = useText(text)
  const may = useMay()
  const { confirmation } = row
  const button = (what: Act['what'], label: string) => (
    <Button variant="default" size="compact-sm" onClick={() => onAct({ what, row })}>
      {label}
    </Button>
  )
  return (
    <>
      {confirmation === null && may('rulebook.change') && button('enter', say('enter'))}
      {confirmation?.state === 'entered' && !confirmation.own && may('rulebook.decide') && button('publish', say('publish'))}
      {confirmation !== null && may('rulebook.change') && button('withdraw', say('withdraw'))}
    </>
  )
}
