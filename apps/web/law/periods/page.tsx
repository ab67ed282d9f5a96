import { useState } from 'react'
import { askPeriods, showPeriodTerms, type PeriodTerms } from '../../../../src/law/periods/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useAppState } from '../../shell/state.ts'
import styles from '../allowed/allowed.module.css'
import { Questions } from '../allowed/questions.tsx'
import { AskingHead, CiteLegend, LawCited, MoreNotes } from '../asking.tsx'
import { text as lawText } from '../text.ts'
import { Clocks } from './clocks.tsx'
import { draftFor, factsOf, type FactsInput } from './draft.ts'
import { Form } from './form.tsx'
import { text } from './text.ts'

/** The periods of a matter other than discipline itself. */
export function Page() {
  const say = useText(text)
  const sayLaw = useText(lawText)
  const query = useRoute(showPeriodTerms, {})
  const today = useAppState()?.today
  return (
    <>
      <AskingHead title={sayLaw('periods')} lead={say('lead')} current="periods" />
      <Answer query={query} what={say('terms')} rows={10} height={53}>
        {(terms) => {
          if (terms.matters.length === 0) return <Empty title={sayLaw('noWords')} />
          return today === undefined ? null : <Helper terms={terms} today={today} />
        }}
      </Answer>
    </>
  )
}

const NO_FACTS: FactsInput = { matter: '-', class: '-', day: '2000-01-01' }

function Helper({ terms, today }: { terms: PeriodTerms; today: string }) {
  const say = useText(text)
  const inWords = useBilingual()
  const [draft, setDraft] = useState(() => draftFor(terms, terms.matters[0], today))
  const facts = factsOf(draft)
  const { data, error, isFetching } = useRoute(askPeriods, facts ?? NO_FACTS, { enabled: facts !== undefined, keep: true })
  const matter = terms.matters.find(({ id }) => id === draft.matter)
  const answer = facts === undefined || data?.matter !== draft.matter ? undefined : data
  return (
    <div className={styles.page}>
      <div>
        <Form terms={terms} draft={draft} onChange={setDraft} />
        {answer !== undefined && <LawCited law={answer.law} />}
      </div>
      <div className={styles.answer} aria-live="polite" aria-busy={isFetching}>
        {facts === undefined && <Empty title={say('needsDay')} />}
        {facts !== undefined && error !== null && <ErrorBox error={error} title={say('failed')} />}
        {answer !== undefined && matter !== undefined && error === null && (
          <>
            <Clocks answer={answer} />
            <Questions
              terms={{ forms: matter.clocks }}
              answers={[{ day: answer.day, questions: answer.questions.map(({ clocks, ...one }) => ({ ...one, candidates: clocks })) }]}
            />
            <MoreNotes notes={answer.notes} />
            <p className="small text2">{inWords(answer.convention)}</p>
            <CiteLegend />
          </>
        )}
      </div>
    </div>
  )
}
