import { FATES, OUTSIDE } from '../../../src/retention/pure.ts'
import type { Fate } from '../../../src/retention/schema.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import styles from './retention.module.css'
import { text } from './text.ts'

/** Tables that come to their end in one way, by the sentence that says how. */
function tablesOf(how: Fate['how']): { why: Fate['why']; tables: string }[] {
  const found = Object.entries(FATES).filter(([, fate]) => fate.how === how)
  return [...Map.groupBy(found, ([, { why }]) => why.en).values()].map((same) => ({
    why: same[0]![1].why,
    tables: same.map(([table]) => table).join(', '),
  }))
}

/** What goes by itself, and what Liêm cannot bring to its end yet: said, not hidden. */
export function Outside() {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <>
      <Section title={say('outside')} note={say('outsideNote')}>
        <ul className={styles.plain}>
          {OUTSIDE.map((why) => (
            <li key={why.en}>{inWords(why)}</li>
          ))}
          <Tables how="waits" />
        </ul>
      </Section>
      <Section title={say('swept')}>
        <ul className={styles.plain}>
          <Tables how="swept" />
        </ul>
      </Section>
    </>
  )
}

function Tables({ how }: { how: Fate['how'] }) {
  const inWords = useBilingual()
  return tablesOf(how).map(({ why, tables }) => (
    <li key={why.en}>
      {inWords(why)}
      <span className={styles.tables}>{tables}</span>
    </li>
  ))
}
