import { useState } from 'react'
import { askResponsible, showResponsibilityTerms, type ResponsibilityTerms } from '../../../../src/law/responsibility/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { useAppState } from '../../shell/state.ts'
import styles from '../allowed/allowed.module.css'
import { AskingHead, CiteLegend, LawCited, MoreNotes } from '../asking.tsx'
import { text as lawText } from '../text.ts'
import { Questions } from '../allowed/questions.tsx'
import { factsOf, newDraft, type FactsInput } from './draft.ts'
import { Form } from './form.tsx'
import { Found, Grounds } from './found.tsx'
import { text } from './text.ts'

/** What a head or deputy answers for when others did wrong. */
export function Page() {
  const say = useText(text)
  const sayLaw = useText(lawText)
  const query = useRoute(showResponsibilityTerms, {})
  const today = useAppState()?.today
  return (
    <>
      <AskingHead title={sayLaw('responsible')} lead={say('lead')} current="responsible" />
      <Answer query={query} what={say('terms')} rows={10} height={53}>
        {(terms) => {
          if (terms.roles.length === 0) return <Empty title={sayLaw('noWords')} />
          return today === undefined ? null : <Helper terms={terms} today={today} />
        }}
      </Answer>
    </>
  )
}

const NO_FACTS: FactsInput = {
  leader: { class: '-', tenures: [] },
  matter: { from: '2000-01-01', to: null, cases: [] },
  answers: 'direct',
  day: '2000-01-01',
}

function Helper({ terms, today }: { terms: ResponsibilityTerms; today: string }) {
  const say = useText(text)
  const [draft, setDraft] = useState(() => newDraft(terms, today))
  const facts = factsOf(draft)
  const { data, error, isFetching } = useRoute(askResponsible, facts ?? NO_FACTS, { enabled: facts !== undefined, keep: true })
  const answer = facts === undefined ? undefined : data
  return (
    <div className={styles.page}>
      <div>
        <Form terms={terms} draft={draft} onChange={setDraft} />
        {answer !== undefined && <LawCited law={answer.law} />}
      </div>
      <div className={styles.answer} aria-live="polite" aria-busy={isFetching}>
        {facts === undefined && <Empty title={say('needs')} why={say('needsWhy')} />}
        {facts !== undefined && error !== null && <ErrorBox error={error} title={say('failed')} />}
        {answer !== undefined && error === null && (
          <>
            <Found terms={terms} answer={answer} />
            <Questions terms={terms} answers={[answer]} />
            <Grounds answer={answer} />
            <MoreNotes notes={answer.notes} />
            <CiteLegend />
          </>
        )}
      </div>
    </div>
  )
}
