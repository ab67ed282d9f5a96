import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { usePersonName } from '../../shell/state.ts'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

type Line = Shown['history'][number]

/** What was done with it: who, when and why. */
export function History({ circumstance: { history } }: { circumstance: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const number = ({ body }: Line, name: string): number => (typeof body[name] === 'number' ? body[name] : 0)
  const words = (line: Line): string => {
    if (line.kind === 'circumstance.entered')
      return say('entered', { annotated: number(line, 'annotated'), withheld: number(line, 'withheld') })
    if (line.kind === 'circumstance.revoked') return say('wasRevoked', { freed: number(line, 'freed') })
    return say('unknownEvent', { kind: line.kind })
  }
  return (
    <Section title={say('history')} note={say('historyN', { n: history.length })}>
      <ol className={styles.history}>
        {history.map((line) => (
          <li key={`${line.at} ${line.kind}`}>
            <span className="small text2">{format.instant(line.at)}</span>
            <span>
              {words(line)}{' '}
              <span className="small text2">· {line.actor.kind === 'machine' ? say('machine') : nameOf(line.actor.name)}</span>
              {line.reason !== '' && <span className={styles.reason}>{format.quote(line.reason)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
