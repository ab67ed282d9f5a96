import { Button } from '@mantine/core'
import { useState } from 'react'
import { showLawTrial, startLawTrial } from '../../../../../src/desk/law/schema.ts'
import type { Output } from '../../../api.ts'
import { useAct, useRoute } from '../../../api-hooks.ts'
import { useFormat, useText } from '../../../i18n/use.ts'
import { isOpen, JobProgress } from '../../../imports/job.tsx'
import { DayField } from '../../../organisation/day-field.tsx'
import { Answer } from '../../../parts/answer.tsx'
import { ErrorBox } from '../../../parts/error-box.tsx'
import { Section } from '../../../parts/section.tsx'
import edit from '../../../rulebooks/edit/edit.module.css'
import { useAppState, useMay } from '../../../shell/state.ts'
import { useUrlState } from '../../../url-state.ts'
import { text } from '../text.ts'
import { Groups } from './groups.tsx'
import styles from './trial.module.css'

const DEFAULTS = { trial: '', from: '0' }
const EVERY = 1_000
const PAGE = 50

/** What a draft would do to the open matters, if they were decided on a day; started by whoever drafts, kept in the address. */
export function TrialSection({ change }: { change: string }) {
  const say = useText(text)
  const may = useMay()
  const today = useAppState()?.today ?? ''
  const [day, setDay] = useState('')
  const [{ trial }, set] = useUrlState(DEFAULTS)
  const start = useAct(startLawTrial, ['/api/jobs', '/api/state'])
  const on = day === '' ? today : day
  return (
    <Section title={say('trial')}>
      <p className={`small text2 ${styles.note}`}>{say('trialNote')}</p>
      {may('rulebook.change') && (
        <div className={styles.ask}>
          <DayField label={say('decidedOn')} value={on} onChange={setDay} />
          <Button
            variant="default"
            loading={start.isPending}
            disabled={on === ''}
            onClick={() => start.mutate({ id: change, day: on }, { onSuccess: ({ id }) => set({ trial: id, from: '0' }, 'push') })}
          >
            {say('try')}
          </Button>
        </div>
      )}
      {start.isError && <ErrorBox error={start.error} title={say('tryFailed')} />}
      {trial !== '' && <Tried id={trial} />}
    </Section>
  )
}

function Tried({ id }: { id: string }) {
  const say = useText(text)
  const [{ from }, set] = useUrlState(DEFAULTS)
  const query = useRoute(
    showLawTrial,
    { id, from: Number(from), limit: PAGE },
    { keep: true, refetchInterval: (last) => (isOpen(last?.state) ? EVERY : false) },
  )
  return (
    <Answer query={query} what={say('loadingTrial')} rows={4} height={53}>
      {(shown) =>
        shown.result === null ? (
          <JobProgress id={id} touches={['/api/law/trials']} />
        ) : (
          <>
            <Numbers of={shown} />
            {shown.total > 0 && <Groups rows={shown.rows} />}
            {shown.total > PAGE && (
              <div className={styles.ask}>
                <Button
                  variant="default"
                  disabled={from === '0'}
                  onClick={() => set({ from: String(Math.max(0, Number(from) - PAGE)) }, 'push')}
                >
                  {say('previous')}
                </Button>
                <Button
                  variant="default"
                  disabled={Number(from) + PAGE >= shown.total}
                  onClick={() => set({ from: String(Number(from) + PAGE) }, 'push')}
                >
                  {say('next')}
                </Button>
                <Place from={Number(from)} rows={shown.rows.length} total={shown.total} />
              </div>
            )}
          </>
        )
      }
    </Answer>
  )
}

function Place({ from, rows, total }: { from: number; rows: number; total: number }) {
  const say = useText(text)
  const format = useFormat()
  const values = { from: format.number(from + 1), to: format.number(from + rows), total: format.number(total) }
  return <span className="text2 small">{say('page', values)}</span>
}

function Numbers({ of: { result, day, total } }: { of: Output<typeof showLawTrial> }) {
  const say = useText(text)
  const format = useFormat()
  const { matters, otherOutcome, otherClock, unknown, seconds } = result!
  const numbers = { matters, otherOutcome, otherClock, unknown } as const
  return (
    <>
      <ul className={edit.sums} aria-live="polite">
        {(['matters', 'otherOutcome', 'otherClock', 'unknown'] as const).map((what) => (
          <li key={what}>
            <b>{format.number(numbers[what])}</b> {say(what, { n: numbers[what] })}
          </li>
        ))}
      </ul>
      <p className="text2 small">
        {say('trialDone', { day: format.day(day), seconds: format.number(seconds, 1) })} {total === 0 && say('untouched')}
      </p>
    </>
  )
}
