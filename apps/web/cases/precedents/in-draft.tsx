import { Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Direction, Precedents } from '../../../../src/cases/precedents/schema.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Counts, Like } from './counts.tsx'
import styles from './precedents.module.css'
import { text } from './text.ts'

interface InDraftProps {
  id: string
  officer: string
  day: string
  known: Precedents
  terms: Terms
  form: string
  direction: Direction | null
  reason: string
  onReason: (reason: string) => void
}

/** While a decision is drafted: what was decided on like acts, and the reason where the form departs from it. */
export function InDraft({ id, officer, day, known, terms, form, direction, reason, onReason }: InDraftProps) {
  const say = useText(text)
  const format = useFormat()
  const { like, missing, counts } = known
  return (
    <section className={styles.inDialog} aria-labelledby="precedents">
      <h3 id="precedents">{say('draftIntro')}</h3>
      {missing !== null && <p className="text2">{say(`missing-${missing}`)}</p>}
      {like !== null && counts !== null && (
        <>
          <Like like={like} terms={terms} />
          <div>
            <Counts counts={counts} terms={terms} draft={form} />
          </div>
          <p>
            <Link to={`/cases/${id}/precedents`} search={{ officer, day } as never} target="_blank">
              {say('all')}
            </Link>
          </p>
          {direction !== null && (
            <>
              <p className="amber">
                {say(`departs-${direction}`, {
                  n: counts.total === null ? say('atLeast', { n: counts.least }) : format.number(counts.total, 0),
                })}
              </p>
              <Textarea
                label={say('reason')}
                description={say('reasonHelp')}
                inputWrapperOrder={['label', 'input', 'description']}
                required
                autosize
                minRows={2}
                maxLength={10_000}
                value={reason}
                onChange={(event) => onReason(event.currentTarget.value)}
              />
            </>
          )}
        </>
      )}
    </section>
  )
}
