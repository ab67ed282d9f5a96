import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { askAllowed, showTerms, type Answer as Allowed, type Terms } from '../../../../src/law/allowed/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useAppState } from '../../shell/state.ts'
import { text } from '../text.ts'
import { LawWays } from '../ways.tsx'
import styles from './allowed.module.css'
import { Answers } from './answers.tsx'
import { Clocks } from './clocks.tsx'
import { factsOf, newAct, type Draft, type FactsInput } from './draft.ts'
import { Form } from './form.tsx'
import { Questions } from './questions.tsx'
import { Ribbon } from './ribbon.tsx'
import { Used } from './used.tsx'

/** What the law allows for a matter, on the day of the decision and, beside it, on another. */
export function Page() {
  const say = useText(text)
  const query = useRoute(showTerms, {})
  const today = useAppState()?.today
  return (
    <>
      <PageHead
        title={say('allowed')}
        meta={<span>{say('allowedLead')}</span>}
        actions={
          <Button variant="default" leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden />} onClick={() => window.print()}>
            {say('print')}
          </Button>
        }
      />
      <LawWays current="allowed" />
      <Answer query={query} what={say('terms')} rows={10} height={53}>
        {(terms) => (today === undefined ? null : <Helper terms={terms} today={today} />)}
      </Answer>
    </>
  )
}

function Helper({ terms, today }: { terms: Terms; today: string }) {
  const [draft, setDraft] = useState<Draft>(() => ({
    class: (terms.classes[1] ?? terms.classes[0])!.id,
    status: terms.statuses[0]!.id,
    leadership: false,
    acts: [newAct('A')],
    history: [],
    circumstances: {},
    day: today,
    against: '',
  }))
  const [first, second] = [factsOf(draft, draft.day), factsOf(draft, draft.against)]
  const [one, other] = [useAnswer(first), useAnswer(second)]
  const answers = [one.data, second === undefined ? undefined : other.data].filter((answer) => answer !== undefined)
  return (
    <div className={styles.page}>
      <div className={styles.matter}>
        <Form terms={terms} draft={draft} onChange={setDraft} />
        {answers.length > 0 && <Used answers={answers} />}
      </div>
      <div className={styles.answer} aria-live="polite" aria-busy={one.isFetching || other.isFetching}>
        <Given terms={terms} draft={draft} answers={first === undefined ? undefined : answers} errors={[one.error, other.error]} />
      </div>
    </div>
  )
}

const NO_FACTS: FactsInput = { person: { class: '-', leadership: false }, acts: [], day: '2000-01-01' }

/** The answer to facts; the last one stays while they are typed on. */
function useAnswer(facts: FactsInput | undefined) {
  return useRoute(askAllowed, facts ?? NO_FACTS, { enabled: facts !== undefined, keep: true })
}

interface GivenProps {
  terms: Terms
  draft: Draft
  answers: readonly Allowed[] | undefined
  errors: readonly (Error | null)[]
}

function Given({ terms, draft, answers, errors }: GivenProps) {
  const say = useText(text)
  const error = errors.find((one) => one !== null)
  if (answers === undefined) return <Empty title={say('needsDays')} why={say('needsDaysWhy')} />
  if (error !== undefined && error !== null) return <ErrorBox error={error} title={say('answerFailed')} />
  return (
    <>
      <Ribbon acts={draft.acts} answers={answers} />
      <Answers terms={terms} answers={answers} />
      <Questions terms={terms} answers={answers} />
      {answers[0] !== undefined && <Clocks terms={terms} answer={answers[0]} />}
      <p className={`small text2 ${styles.legend}`}>
        <span className={styles.solid}>{say('legendSolid')}</span>
        <span className={styles.dashed}>{say('legendDashed')}</span>
      </p>
    </>
  )
}
