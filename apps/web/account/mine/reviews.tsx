import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { listOwnReviews, type OwnReview } from '../../../../src/cases/reviews/schema.ts'
import { showTerms, type Terms } from '../../../../src/law/allowed/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { text as shared } from '../../cases/text.ts'
import { useTerm } from '../../cases/words.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { Section } from '../../parts/section.tsx'
import styles from './mine.module.css'
import { text } from './reviews-text.ts'

const AnswerDialog = lazy(() => import('./review-dialog.tsx').then(({ OwnReviewDialog }) => ({ default: OwnReviewDialog })))

/** Reviews of what whoever is signed in answers for as head or deputy, of which he has notice; nothing where there is none. */
export function OwnReviews() {
  const say = useText(text)
  const query = useRoute(listOwnReviews, {})
  const terms = useRoute(showTerms, {}, { enabled: (query.data?.rows.length ?? 0) > 0 })
  const [open, setOpen] = useState<OwnReview>()
  return (
    <Answer query={query} what={say('what')} rows={2}>
      {({ rows }) =>
        rows.length > 0 && (
          <Answer query={terms} what={say('what')} rows={4}>
            {(words) => (
              <>
                {rows.map((own) => (
                  <One key={own.id} own={own} terms={words} onAnswer={() => setOpen(own)} />
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
    </Answer>
  )
}

interface OneProps {
  own: OwnReview
  terms: Terms
}

function One({ own, terms, onAnswer }: OneProps & { onAnswer: () => void }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  const { unit, role, from, until, noticeOn, asks, mayAnswer, conclusion } = own
  return (
    <Section title={say('title', { role: word(`post-${role}`) })} note={inWords(unit.name)}>
      <Split
        rail={
          <Facts
            rows={[
              [say('told'), format.day(noticeOn)],
              [say('days'), from === until ? format.day(from) : say('fromUntil', { from: format.day(from), until: format.day(until) })],
              [say('result'), useResult({ own, terms })],
            ]}
          />
        }
      >
        <h3 className={styles.part}>{say('asks')}</h3>
        <p className={styles.said}>{asks}</p>
        <h3 className={styles.part}>{say('own')}</h3>
        <Said own={own} />
        {mayAnswer && (
          <p className="no-print">
            <Button variant="default" size="compact-md" onClick={onAnswer}>
              {say('answer')}
            </Button>
          </p>
        )}
        {conclusion !== null && (
          <>
            <h3 className={styles.part}>{say('result')}</h3>
            <p className={styles.said}>{conclusion.grounds}</p>
          </>
        )}
      </Split>
    </Section>
  )
}

function Said({ own: { hearings, mayAnswer } }: Pick<OneProps, 'own'>) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      {hearings.length === 0 && mayAnswer && <p className="text2">{say('waits')}</p>}
      {hearings.map(({ heard, words, day, own }, index) => (
        <p key={index} className={styles.said}>
          {words} <span className="small text2">{`${own ? say('sent') : say(`heard-${heard}`)} · ${format.day(day)}`}</span>
        </p>
      ))}
    </>
  )
}

/** What was concluded, in words. */
function useResult({ own: { conclusion, gone }, terms }: OneProps): string {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const term = useTerm()
  if (conclusion === null) return say(gone ? 'gone' : 'open')
  const { outcome, form, on, reversedOn } = conclusion
  const said = word(`outcome-${outcome}`)
  const whole = form === null ? said : say('liableForm', { outcome: said, form: term(terms.forms, form) })
  return [whole, format.day(on), ...(reversedOn === null ? [] : [say('reversed', { day: format.day(reversedOn) })])].join(', ')
}
