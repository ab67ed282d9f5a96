import { IconAlarm } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../src/desk/overview/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import { useAppState } from '../shell/state.ts'
import { useAttentionWords } from './attention-words.ts'
import styles from './overview.module.css'
import type { Shown } from './shown.ts'
import { text } from './text.ts'

type Line = Overview['attention'][number]

/** What waits, what runs out first on top; each line leads to its rows. */
export function Attention({ overview, unit }: Shown) {
  const say = useText(text)
  const emergencies = useAppState()?.counts.breakGlass ?? 0
  return (
    <Section title={say('attention')} note={say('attentionNote')} plain id="attention">
      {overview.attention.length + emergencies === 0 ? (
        <>
          <p className="strong">{say('attentionNone')}</p>
          <p className="text2">{say('attentionNoneWhy')}</p>
        </>
      ) : (
        <ul className={styles.attention}>
          {emergencies > 0 && <Emergencies n={emergencies} />}
          {overview.attention.map((line) => (
            <AttentionLine key={line.kind} line={line} unit={unit} />
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What was opened in an emergency and waits for his judgement: within three days, and before all that has longer. */
function Emergencies({ n }: { n: number }) {
  const say = useText(text)
  const format = useFormat()
  const title = say('emergencies', { n })
  return (
    <li>
      <span className={styles.count}>{format.number(n)}</span>
      <div>
        <p className="strong">{title}</p>
        <p className="small text2">{say('emergenciesWhy')}</p>
      </div>
      <span />
      <Link className={styles.go} to="/break-glass" search={{ view: 'waiting' } as never}>
        {say('goReview')}
        <span className="spoken">: {title}</span>
      </Link>
    </li>
  )
}

/** Kinds whose rows are of the unit that is shown. */
const OF_UNIT: ReadonlySet<string> = new Set(['findings', 'patterns'])

function linkOf({ kind, link }: Line, unit: string | undefined): { to: string; search: Record<string, string | string[]> } {
  if (kind === 'uncheckable') return { to: '/findings', search: { view: 'uncheckable' } }
  const narrowed = unit !== undefined && OF_UNIT.has(link.page)
  return { to: `/${link.page}`, search: { ...link.query, ...(narrowed ? { unit: link.page === 'findings' ? [unit] : unit } : {}) } }
}

function AttentionLine({ line, unit }: { line: Line; unit: string | undefined }) {
  const format = useFormat()
  const words = useAttentionWords()(line)
  const { to, search } = linkOf(line, unit)
  return (
    <li>
      <span className={styles.count}>{format.number(line.n)}</span>
      <div>
        <p className="strong">{words.title}</p>
        <p className="small text2">{words.why}</p>
      </div>
      <Clock days={line.days} />
      <Link className={styles.go} to={to} search={search as never}>
        {words.go}
        <span className="spoken">: {words.title}</span>
      </Link>
    </li>
  )
}

const NEAR = 3

function Clock({ days }: { days: number | null }) {
  const say = useText(text)
  if (days === null) return <span />
  const words = days < 0 ? say('over', { n: -days }) : days === 0 ? say('leftNone') : say('left', { n: days })
  if (days > NEAR) return <span className="text2">{words}</span>
  return (
    <span className={styles.near}>
      <IconAlarm size={16} stroke={1.6} aria-hidden />
      {words}
    </span>
  )
}
