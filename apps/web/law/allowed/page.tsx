import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { askAllowed, showTerms, type Answer as Allowed, type Terms } from '../../../../src/law/allowed/schema.ts'
import { listVersions, showEntry, type CatalogueVersion } from '../../../../src/law/catalogue/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import type { ChosenEntry } from '../../catalogue/entry-select.tsx'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useAppState, useMay } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { text } from '../text.ts'
import { LawWays } from '../ways.tsx'
import styles from './allowed.module.css'
import { Answers } from './answers.tsx'
import { ByCatalogue } from './by-catalogue.tsx'
import { Clocks } from './clocks.tsx'
import { Compared, MoreAhead } from './compared.tsx'
import { factsOf, newDraft, type Draft, type FactsInput } from './draft.ts'
import { text as entryText } from './entry-text.ts'
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
        {(terms) => (today === undefined ? null : <Begun terms={terms} today={today} />)}
      </Answer>
    </>
  )
}

/** `on`: the day of the act. */
const ASKED = { entry: '', version: '', on: '' }

/** The form, which begins with an entry of the catalogue where the address names one. */
function Begun(props: Omit<HelperProps, 'entry' | 'on'>) {
  const [{ entry: code, version, on }] = useUrlState(ASKED)
  const say = useText(entryText)
  const query = useRoute(showEntry, { version, code }, { enabled: code !== '' && version !== '' })
  if (code === '' || version === '') return <Helper {...props} on={on} entry={null} />
  return (
    <Answer query={query} what={say('loadingEntry')} rows={10} height={53}>
      {({ kinds }) => <Helper {...props} on={on} entry={{ version, code, kinds: kinds.map(({ id }) => id) }} />}
    </Answer>
  )
}

const NO_VERSIONS: readonly CatalogueVersion[] = []

interface HelperProps {
  terms: Terms
  today: string
  /** The entry of the catalogue and the day that the first act begins with. */
  entry: ChosenEntry | null
  on: string
}

function Helper({ terms, today, entry, on }: HelperProps) {
  const readsCatalogue = useMay()('catalogue.read')
  const { data } = useRoute(listVersions, {}, { enabled: readsCatalogue })
  const versions = data?.rows ?? NO_VERSIONS
  const [draft, setDraft] = useState<Draft>(() => newDraft(terms, { today, entry, on }))
  const [first, second] = [factsOf(draft, draft.day, versions), factsOf(draft, draft.against, versions)]
  const [one, other] = [useAnswer(first), useAnswer(second)]
  const answers = [one.data, second === undefined ? undefined : other.data].filter((answer) => answer !== undefined)
  return (
    <div className={styles.page}>
      <div className={styles.matter}>
        <Form terms={terms} draft={draft} versions={readsCatalogue ? versions : undefined} onChange={setDraft} />
        {answers.length > 0 && <Used answers={answers} />}
      </div>
      <div className={styles.answer} aria-live="polite" aria-busy={one.isFetching || other.isFetching}>
        <Given
          terms={terms}
          draft={draft}
          versions={versions}
          facts={first}
          answers={answers}
          errors={[one.error, other.error]}
          onCompare={(against) => setDraft({ ...draft, against })}
        />
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
  versions: readonly CatalogueVersion[]
  /** Undefined while days are missing. */
  facts: FactsInput | undefined
  answers: readonly Allowed[]
  errors: readonly (Error | null)[]
  onCompare: (day: string) => void
}

function Given({ terms, draft, versions, facts, answers, errors, onCompare }: GivenProps) {
  const say = useText(text)
  const error = errors.find((one) => one !== null)
  const [answer] = answers
  if (facts === undefined) return <Empty title={say('needsDays')} why={say('needsDaysWhy')} />
  if (error !== undefined && error !== null) return <ErrorBox error={error} title={say('answerFailed')} />
  return (
    <>
      <Ribbon acts={draft.acts} answers={answers} />
      <Answers terms={terms} answers={answers} />
      <Questions terms={terms} answers={answers} />
      <ByCatalogue acts={draft.acts} versions={versions} />
      {answer !== undefined && <Clocks terms={terms} answer={answer} />}
      <Compared terms={terms} answers={answers} />
      <MoreAhead terms={terms} facts={facts} against={draft.against} onCompare={onCompare} />
      <p className={`small text2 ${styles.legend}`}>
        <span className={styles.solid}>{say('legendSolid')}</span>
        <span className={styles.dashed}>{say('legendDashed')}</span>
      </p>
    </>
  )
}
