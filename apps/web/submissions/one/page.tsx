import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { receiveSubmission, showSubmission, type Submission } from '../../../../src/cases/submissions/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import styles from '../../cases/one/case.module.css'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { usePersonName } from '../../shell/state.ts'
import { text } from '../text.ts'
import { TOUCHED } from '../touched.ts'
import type { SubmissionAct } from './dialogs.tsx'
import { Tasks } from './tasks.tsx'

const SubmissionDialog = lazy(() => import('./dialogs.tsx').then(({ SubmissionDialog: component }) => ({ default: component })))

/** One submission: what is asked and why, dated tasks, what whom it is about answered, what the superior unit answered. */
export function Page() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showSubmission, { id })
  return (
    <Answer query={query} what={say('whatOne')} rows={8} height={53}>
      {(one) => <Shown key={one.id} one={one} />}
    </Answer>
  )
}

const ORDER = ['answer', 'receive', 'submit', 'hear', 'tell', 'task', 'withdraw'] as const

function Shown({ one }: { one: Submission }) {
  const say = useText(text)
  const inWords = useBilingual()
  const receive = useAct(receiveSubmission, TOUCHED)
  const [act, setAct] = useState<SubmissionAct>()
  const { number, kind, state, unit, may, answer } = one
  const offers = ORDER.filter((name) => may.includes(name))
  return (
    <article className={styles.case}>
      <PageHead
        title={say(`kind-${kind}`)}
        phoneTitle={number}
        crumbs={[{ label: say('title'), to: '/submissions' }, { label: number }]}
        meta={
          <>
            <b>{answer === null ? say(`state-${state}`) : say(`answer-${answer}`)}</b>
            <span>{inWords(unit.name)}</span>
          </>
        }
        actions={
          offers.length > 0 && (
            <div className={styles.acts}>
              {offers.map((name, at) => (
                <Button
                  key={name}
                  variant={at === 0 ? 'filled' : 'default'}
                  loading={name === 'receive' && receive.isPending}
                  onClick={() => (name === 'receive' ? receive.mutate({ id: one.id }) : setAct(name))}
                >
                  {say(name === 'task' ? 'task_do' : name)}
                </Button>
              ))}
            </div>
          )
        }
      />
      {receive.error !== null && <ErrorBox error={receive.error} title={say('failed')} />}
      <Split rail={<Fate one={one} />}>
        <Basis one={one} />
        {kind === 'transfer' && <Tasks tasks={one.tasks} />}
        {kind === 'transfer' && <Heard one={one} />}
        <Answered one={one} />
      </Split>
      {act !== undefined && (
        <Suspense>
          <SubmissionDialog act={act} one={one} onClose={() => setAct(undefined)} />
        </Suspense>
      )}
    </article>
  )
}

function Basis({ one: { asks, grounds, officer, case: of } }: { one: Submission }) {
  const say = useText(text)
  return (
    <Section title={say('basis')}>
      <Facts
        rows={[
          officer !== null && [
            say('officer'),
            <span key="officer">
              {officer.name} <span className="small text2 nowrap">{officer.id}</span>
            </span>,
          ],
          of !== null && [
            say('case'),
            <Link key="case" to={`/cases/${of.id}`}>
              {of.number}
            </Link>,
          ],
          [
            say('asks'),
            <span key="asks" className={styles.written}>
              {asks}
            </span>,
          ],
          [
            say('grounds'),
            <span key="grounds" className={styles.written}>
              {grounds}
            </span>,
          ],
        ]}
      />
    </Section>
  )
}

function Heard({ one: { heard, toldOn } }: { one: Submission }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <Section title={say('heard')}>
      {heard === null ? (
        <p className="text2">{toldOn === null ? say('heardNot') : say('heardWaits', { day: format.day(toldOn) })}</p>
      ) : (
        <>
          <p>
            <b>{say(`heard-${heard.how}`)}</b>{' '}
            <span className="small text2">{say('stamp', { when: format.instant(heard.at), name: nameOf(heard.by.name) })}</span>
          </p>
          {heard.words !== '' && <p className={styles.written}>{heard.words}</p>}
        </>
      )}
    </Section>
  )
}

function Answered({ one: { answer, answered } }: { one: Submission }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <Section title={say('answered')}>
      {answer === null || answered === null ? (
        <p className="text2">{say('answerNot')}</p>
      ) : (
        <>
          <p>
            <b>{say(`answer-${answer}`)}</b>{' '}
            <span className="small text2">{say('stamp', { when: format.instant(answered.at), name: nameOf(answered.by.name) })}</span>
          </p>
          <p className={styles.written}>{answered.reason}</p>
        </>
      )}
    </Section>
  )
}

/** Each step with its day and clock. */
function Fate({ one }: { one: Submission }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const nameOf = usePersonName()
  const { drafted, submitted, received, answered, withdrawn, toldOn, to, due, late } = one
  const stamp = (of: Submission['submitted']) => of !== null && say('stamp', { when: format.instant(of.at), name: nameOf(of.by.name) })
  const lines = [
    [say('drafted'), stamp(drafted)],
    [say('submitted', { unit: to === null ? '' : inWords(to.short) }), stamp(submitted)],
    [say('received'), stamp(received)],
    [say('answered'), stamp(answered)],
    [say('withdrawn'), stamp(withdrawn)],
  ] as const
  return (
    <section aria-labelledby="fate" className={styles.rail}>
      <h2 id="fate">{say('fate')}</h2>
      <Facts
        rows={[
          ...lines.map(([name, value]) => value !== false && ([name, value] as const)),
          toldOn !== null && [say('told'), format.day(toldOn)],
          due !== null && [say('due'), late ? <b key="due" className="red">{`${format.day(due)} ${say('late')}`}</b> : format.day(due)],
        ]}
      />
    </section>
  )
}
