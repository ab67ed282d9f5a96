import { useState, type ReactNode } from 'react'
import { guideToEntries, type Guided } from '../../../../src/law/catalogue/guide/schema.ts'
import type { EntryRow } from '../../../../src/law/catalogue/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { OfTheDay } from '../of-day.tsx'
import { Found } from './found.tsx'
import { Led } from './led.tsx'
import { GivenAnswers, NextQuestion } from './questions.tsx'
import styles from './guide.module.css'
import type { Steps } from './steps.ts'
import { text } from './text.ts'

interface GuideProps {
  /** The catalogue of this day; empty: today. */
  on: string
  /** A version in place of that of the day, where it is not empty. */
  version: string
  steps: Steps
  onStep: (steps: Steps) => void
  /** What can be done with an entry that was found. */
  action: (row: EntryRow, version: string) => ReactNode
  /** Where to go when there is none. */
  otherwise: ReactNode
  /** Names of entries lead nowhere: over a form, whose facts would be lost. */
  bare?: boolean
}

/** Plain questions, one at a time, until few entries are left. */
export function Guide({ on, version, ...rest }: GuideProps) {
  const say = useText(text)
  const input = { given: rest.steps.given, ...(version === '' ? {} : { version }), ...(on === '' || version !== '' ? {} : { on }) }
  const query = useRoute(guideToEntries, input, { keep: true })
  return (
    <Answer query={query} what={say('loading')} rows={6} height={53}>
      {(guided) => (
        <div className={styles.guide} aria-busy={query.isPlaceholderData}>
          <OfTheDay version={guided.version} ofDay={guided.ofDay} />
          {guided.version !== null && <Asked guided={guided} version={guided.version.id} {...rest} />}
        </div>
      )}
    </Answer>
  )
}

type AskedProps = Omit<GuideProps, 'on'> & { guided: Guided }

function Asked({ guided, version, steps, onStep, ...found }: AskedProps) {
  const [moved, setMoved] = useState(false)
  const step = (next: Steps): void => {
    setMoved(true)
    onStep(next)
  }
  const asked = steps.stopped ? null : guided.next
  return (
    <>
      {guided.given.length > 0 && <GivenAnswers given={guided.given} onStep={step} />}
      <Led key={asked?.id ?? 'found'} when={moved}>
        {asked === null ? (
          <Found guided={guided} version={version} steps={steps} onStep={step} {...found} />
        ) : (
          <NextQuestion asked={asked} total={guided.total} given={steps.given} onStep={step} />
        )}
      </Led>
    </>
  )
}
