import { IconCheck } from '@tabler/icons-react'
import { useId } from 'react'
import { STAGES, type Stage } from '../../../src/law/schema.ts'
import { STAGE_NAMES } from '../../../src/law/stages/pure.ts'
import { NO_STAGE, type CatalogueVersion } from '../../../src/law/catalogue/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { usePhone } from '../parts/use-phone.ts'
import styles from './catalogue.module.css'
import type { Asked, SetAsked } from './state.ts'
import { text } from './text.ts'

interface Facet {
  value: string
  n: number
}

interface FinderProps {
  found: { areas: readonly Facet[]; stages: readonly Facet[] }
  areas: CatalogueVersion['areas']
  asked: Asked
  set: SetAsked
}

/** Plain questions, each with how many entries an answer leaves; what leaves none is not offered. */
export function Finder({ found, areas, asked, set }: FinderProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const stageName = (value: string): string => (value === NO_STAGE ? say('noStage') : inWords(STAGE_NAMES[value as Stage]))
  const order: readonly string[] = [...STAGES, NO_STAGE]
  return (
    <section className={`${styles.finder} no-print`} aria-label={say('finder')}>
      <Question
        title={say('askArea')}
        choices={areas.map(({ id, en, vi }) => ({ value: String(id), label: `${id}. ${inWords({ en, vi })}` }))}
        counts={found.areas}
        chosen={asked.area}
        onChoose={(area) => set({ area, cursor: '' }, 'push')}
      />
      <Question
        title={say('askStage')}
        choices={order.map((value) => ({ value, label: stageName(value) }))}
        counts={found.stages}
        chosen={asked.stage}
        onChoose={(stage) => set({ stage, cursor: '' }, 'push')}
      />
    </section>
  )
}

interface QuestionProps {
  title: string
  choices: readonly { value: string; label: string }[]
  counts: readonly Facet[]
  chosen: string
  /** Gets the value, or nothing for any. */
  onChoose: (value: string) => void
}

/** One question; on a phone it opens. */
function Question(props: QuestionProps) {
  const phone = usePhone()
  const say = useText(text)
  const id = useId()
  const { title, choices, chosen } = props
  if (!phone)
    return (
      <div>
        <h2 id={id}>{title}</h2>
        <Answers {...props} labelledBy={id} />
      </div>
    )
  const answer = choices.find(({ value }) => value === chosen)?.label ?? say('any')
  return (
    <details>
      <summary id={id}>
        <span>{title}</span> <b>{answer}</b>
      </summary>
      <Answers {...props} labelledBy={id} />
    </details>
  )
}

function Answers({ choices, counts, chosen, onChoose, labelledBy }: QuestionProps & { labelledBy: string }) {
  const say = useText(text)
  const byValue = new Map(counts.map(({ value, n }) => [value, n]))
  const all = counts.reduce((sum, { n }) => sum + n, 0)
  const offered = choices.filter(({ value }) => byValue.has(value) || value === chosen)
  return (
    <ul aria-labelledby={labelledBy}>
      <li>
        <AnswerButton label={say('any')} n={all} on={chosen === ''} onClick={() => onChoose('')} />
      </li>
      {offered.map(({ value, label }) => (
        <li key={value}>
          <AnswerButton
            label={label}
            n={byValue.get(value) ?? 0}
            on={value === chosen}
            onClick={() => onChoose(value === chosen ? '' : value)}
          />
        </li>
      ))}
    </ul>
  )
}

function AnswerButton({ label, n, on, onClick }: { label: string; n: number; on: boolean; onClick: () => void }) {
  const format = useFormat()
  return (
    <button type="button" aria-pressed={on} onClick={onClick}>
      <span className={styles.tick}>{on && <IconCheck size={16} stroke={1.8} aria-hidden />}</span>
      <span>{label}</span>
      <span className={styles.count}>{format.number(n)}</span>
    </button>
  )
}
