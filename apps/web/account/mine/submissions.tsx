import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { listOwnSubmissions, type OwnSubmission } from '../../../../src/cases/submissions/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { Section } from '../../parts/section.tsx'
import { text as words } from '../../submissions/text.ts'
import styles from './mine.module.css'
import { text } from './submissions-text.ts'

const AnswerDialog = lazy(() => import('./submission-dialog.tsx').then(({ OwnAnswerDialog }) => ({ default: OwnAnswerDialog })))

/** Submissions to replace or transfer whoever is signed in, of which he was told; nothing where there is none. */
export function OwnSubmissions() {
  const say = useText(text)
  const query = useRoute(listOwnSubmissions, {})
  const [open, setOpen] = useState<OwnSubmission>()
  return (
    <Answer query={query} what={say('what')} rows={2}>
      {({ rows }) => (
        <>
          {rows.map((own) => (
            <One key={own.id} own={own} onAnswer={() => setOpen(own)} />
          ))}
          {open !== undefined && (
            <Suspense>
              <AnswerDialog own={open} onClose={() => setOpen(undefined)} />
            </Suspense>
          )}
        </>
      )}
    </Answer>
  )
}

function One({ own, onAnswer }: { own: OwnSubmission; onAnswer: () => void }) {
  const say = useText(text)
  const word = useText(words)
  const format = useFormat()
  const inWords = useBilingual()
  const { number, unit, to, toldOn, asks, grounds, heard, answer } = own
  return (
    <Section title={say('title', { number })} note={inWords(unit.name)}>
      <Split
        rail={
          <Facts
            rows={[
              [say('told'), format.day(toldOn)],
              to !== null && [word('to'), inWords(to.name)],
              [word('answered'), answer === null ? word('answerNot') : `${word(`answer-${answer.answer}`)}, ${format.day(answer.on)}`],
            ]}
          />
        }
      >
        <p className={styles.said}>{asks}</p>
        <p className={styles.said}>{grounds}</p>
        <Tasks own={own} />
        <h3 className={styles.part}>{say('own')}</h3>
        {heard !== null && (
          <p className={styles.said}>
            {heard.words} <span className="small text2">{`${word(`heard-${heard.how}`)} · ${format.day(heard.on)}`}</span>
          </p>
        )}
        {heard === null && answer === null && (
          <>
            <p className="text2">{say('waits')}</p>
            <Button onClick={onAnswer}>{say('answer')}</Button>
          </>
        )}
        {answer !== null && (
          <>
            <h3 className={styles.part}>{word('answered')}</h3>
            <p className={styles.said}>{answer.reason}</p>
          </>
        )}
      </Split>
    </Section>
  )
}

function Tasks({ own: { tasks } }: { own: OwnSubmission }) {
  const word = useText(words)
  const format = useFormat()
  return (
    <>
      <h3 className={styles.part}>{word('tasks')}</h3>
      {tasks.map(({ id, task, askedBy, askedOn, due, happened, document }) => (
        <p key={id} className={styles.said}>
          <b>{task}</b>{' '}
          <span className="small text2">
            {`${word('askedBy')}: ${askedBy.name}, ${format.day(askedOn)} · ${word('taskDue')}: ${format.day(due)} · ${document}`}
          </span>
          <br />
          {happened}
        </p>
      ))}
    </>
  )
}
