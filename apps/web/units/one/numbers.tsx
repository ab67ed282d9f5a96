import type { ReactNode } from 'react'
import { OPEN } from '../../../../src/findings/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { happenedIn } from '../links.ts'
import { NumberLink } from '../number-link.tsx'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

/** What was compared, raised, confirmed, and what waits: each number leads to its rows. */
export function Numbers({ shown: { view, span } }: { shown: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const { cases, violated, unknown, open, confirmed, unit } = view
  const of = [unit.code]
  const share = (n: number): string => (cases === 0 ? '' : say('ofCases', { share: format.percent(n / cases, 1) }))
  return (
    <section aria-label={say('keyNumbers')}>
      <dl className={styles.numbers}>
        <Figure name={say('cases')} note="">
          <NumberLink n={cases} what={say('cases')} to="/log" search={{ unit: unit.code }} />
        </Figure>
        <Figure name={say('findings')} note={share(violated)}>
          <NumberLink n={violated} what={say('findings')} to="/findings" search={happenedIn(span, { unit: of })} />
        </Figure>
        <Figure name={say('open')} note={say('openNow')}>
          <NumberLink n={open} what={say('open')} to="/findings" search={{ state: OPEN, unit: of }} />
        </Figure>
        <Figure name={say('confirmed')} note={share(confirmed)}>
          <NumberLink n={confirmed} what={say('confirmed')} to="/findings" search={happenedIn(span, { unit: of }, ['confirmed'])} />
        </Figure>
        <Figure name={say('unknown')} note={say('uncheckedNote')}>
          {format.number(unknown)}
        </Figure>
      </dl>
    </section>
  )
}

function Figure({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={styles.figure}>{children}</span>
        {note !== '' && <span className={styles.figureNote}>{note}</span>}
      </dd>
    </div>
  )
}
