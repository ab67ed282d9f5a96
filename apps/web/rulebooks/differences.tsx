import { IconArrowsExchange, IconMinus, IconPencil, IconPlus, type TablerIcon } from '@tabler/icons-react'
import type { RuleDifference } from '../../../src/desk/rulebooks/schema.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { Spoken } from '../parts/spoken.tsx'
import styles from './differences.module.css'
import { text } from './text.ts'

const KINDS = {
  added: { words: 'kindAdded', icon: IconPlus },
  removed: { words: 'kindRemoved', icon: IconMinus },
  changed: { words: 'kindChanged', icon: IconArrowsExchange },
  words: { words: 'kindWords', icon: IconPencil },
} as const satisfies Record<RuleDifference['kind'], { words: string; icon: TablerIcon }>

/** Rules that differ: in words, and the lines of YAML with − and +. */
export function Differences({ rules }: { rules: readonly RuleDifference[] }) {
  return (
    <ul className={styles.list}>
      {rules.map((difference) => (
        <li key={difference.rule}>
          <Difference difference={difference} />
        </li>
      ))}
    </ul>
  )
}

function Difference({ difference: { rule, kind, title, changes, lines } }: { difference: RuleDifference }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { words, icon: Icon } = KINDS[kind]
  return (
    <>
      <h3 className={styles.title}>
        <span>{rule}</span> {inWords(title)}
      </h3>
      <p className={styles.kind}>
        <Icon size={16} stroke={1.6} aria-hidden /> {say(words)}
      </p>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={change.en}>{inWords(change)}</li>
        ))}
      </ul>
      <Lines lines={lines} label={say('linesOf', { rule })} />
    </>
  )
}

interface LinesProps {
  lines: readonly { sign: keyof typeof SIGNS; text: string }[]
  label: string
}

/** Lines that were taken out and put in, with − and +; where lines between are left out, …. */
export function Lines({ lines, label }: LinesProps) {
  return (
    <pre className={styles.lines} tabIndex={0} aria-label={label} role="group">
      {lines.map(({ sign, text: line }, index) => (
        <Line key={index} sign={sign} line={line} />
      ))}
    </pre>
  )
}

const SIGNS = { same: ' ', added: '+', removed: '−', gap: '…' } as const

function Line({ sign, line }: { sign: keyof typeof SIGNS; line: string }) {
  const say = useText(text)
  return (
    <span className={`${styles.line} ${styles[sign]}`}>
      <span className={styles.sign} aria-hidden>
        {SIGNS[sign]}
      </span>
      {(sign === 'added' || sign === 'removed') && <Spoken>{say(sign === 'added' ? 'lineAdded' : 'lineRemoved')} </Spoken>}
      {line}
      {'\n'}
    </span>
  )
}
