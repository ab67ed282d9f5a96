import { Button } from '@mantine/core'
import { askAhead, type Ahead as Found } from '../../../../src/law/allowed/ahead/schema.ts'
import { isOtherOutcome } from '../../../../src/law/allowed/difference/pure.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { DayField } from '../../organisation/day-field.tsx'
import { Answer } from '../../parts/answer.tsx'
import { Section } from '../../parts/section.tsx'
import { text } from './compare-text.ts'
import styles from './compare.module.css'
import type { FactsInput } from './draft.ts'
import { IfOtherwise } from './if-otherwise.tsx'
import { DifferenceList } from './what-differs.tsx'

interface AheadProps {
  terms: Terms
  facts: FactsInput
  /** The day that is compared with. */
  against: string
  onCompare: (day: string) => void
}

/** The days on which the answer becomes another, any day to try, and how the clocks would end otherwise. */
export function Ahead({ terms, facts, against, onCompare }: AheadProps) {
  const say = useText(text)
  const query = useRoute(askAhead, facts, { keep: true })
  return (
    <Answer query={query} what={say('loadingAhead')} rows={4} height={53}>
      {(found) => (
        <>
          <Section title={say('ahead')}>
            <div className={styles.simulate}>
              <DayField label={say('ifDecidedOn')} value={against} onChange={onCompare} />
              <First changes={found.changes} />
            </div>
            <Days terms={terms} found={found} onCompare={onCompare} />
          </Section>
          <IfOtherwise terms={terms} found={found.otherwise} day={facts.day} />
        </>
      )}
    </Answer>
  )
}

function First({ changes }: Pick<Found, 'changes'>) {
  const say = useText(text)
  const format = useFormat()
  const first = changes.find(({ difference }) => isOtherOutcome(difference))
  if (first === undefined) return <p>{say('never')}</p>
  return <p className="strong">{say('first', { day: format.day(first.day) })}</p>
}

function Days({ terms, found: { changes, through }, onCompare }: { terms: Terms; found: Found; onCompare: AheadProps['onCompare'] }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      <ul className={styles.days}>
        {changes.map(({ day, difference }) => (
          <li key={day}>
            <div>
              <h3>{format.day(day)}</h3>
              <Button
                className="no-print"
                variant="subtle"
                size="compact-sm"
                aria-label={say('compareWithDay', { day: format.day(day) })}
                onClick={() => onCompare(day)}
              >
                {say('compareWith')}
              </Button>
            </div>
            <DifferenceList terms={terms} difference={difference} />
          </li>
        ))}
      </ul>
      {through !== null && <p className="text2">{say('through', { day: format.day(through) })}</p>}
    </>
  )
}
