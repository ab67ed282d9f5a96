import { FATES, OUTSIDE } from '../../../src/retention/pure.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import styles from './retention.module.css'
import { text } from './text.ts'

const of = (how: 'waits' | 'swept') => Object.entries(FATES).filter(([, fate]) => fate.how === how)

/** What goes by itself, and what Liêm cannot bring to its end yet: said, not hidden. */
export function Outside() {
  const say = useText(text)
  const inWords = useBilingual()
  const line = ([table, { why }]: typeof FATES extends Readonly<Record<string, infer F>> ? [string, F] : never) => (
    <li key={table}>
      <code>{table}</code>: {inWords(why)}
    </li>
  )
  return (
    <>
      <Section title={say('outside')} note={say('outsideNote')}>
        <ul className={styles.plain}>
          {OUTSIDE.map((why) => (
            <li key={why.en}>{inWords(why)}</li>
          ))}
          {of('waits').map(line)}
        </ul>
      </Section>
      <Section title={say('swept')}>
        <ul className={styles.plain}>{of('swept').map(line)}</ul>
      </Section>
    </>
  )
}
