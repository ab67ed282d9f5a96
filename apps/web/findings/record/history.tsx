import type { Finding } from '../../../../src/findings/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { usePersonName } from '../../shell/state.ts'
import { useEventWords } from './event-words.ts'
import styles from './record.module.css'
import { text } from './text.ts'

/** Everything that happened to the finding, the newest first: who, when and why. */
export function History({ finding }: { finding: Finding }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useEventWords()
  const nameOf = usePersonName()
  const lines = finding.history.toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <Section title={say('history')} note={say('historyN', { n: lines.length })}>
      <ol className={styles.history}>
        {lines.map((line) => (
          <li key={`${line.at} ${line.kind}`}>
            <span className="small text2">{format.instant(line.at)}</span>
            <span>
              {inWords(line)}{' '}
              <span className="small text2">· {line.actor.kind === 'machine' ? say('machine') : nameOf(line.actor.name)}</span>
              {line.actor.kind === 'person' && line.reason !== '' && <span className={styles.reason}>{format.quote(line.reason)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
