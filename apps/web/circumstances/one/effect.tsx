import { Link } from '@tanstack/react-router'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { annotatedSearch, withheldSearch } from '../links.ts'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

/** How many findings it stands beside, how many it holds back, and where they are listed. */
export function Effect({ circumstance }: { circumstance: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const { effect, withheld, state } = circumstance
  const annotated = circumstance.annotated - withheld
  return (
    <Section title={say('what')} note={say(effect)} plain>
      <p className="reading">{say(effect === 'annotate' ? 'annotateLong' : 'withholdLong')}</p>
      <p className="text2 reading">{say('statistics')}</p>
      {annotated === 0 && withheld === 0 ? (
        <p className={styles.none}>{state === 'in-force' && say('nothingTouched')}</p>
      ) : (
        <ul className={styles.counts}>
          {(annotated > 0 || effect === 'annotate') && (
            <li>
              <span className={styles.count}>{format.number(annotated)}</span>
              <span>{say('annotatedN', { n: annotated })}</span>
              {annotated > 0 && (
                <Link to="/findings" search={annotatedSearch(circumstance) as never}>
                  {say('showAnnotated')}
                </Link>
              )}
            </li>
          )}
          {effect === 'withhold' && (
            <li>
              <span className={styles.count}>{format.number(withheld)}</span>
              <span>{say('withheldN', { n: withheld })}</span>
              {withheld > 0 && (
                <Link to="/findings" search={withheldSearch(circumstance) as never}>
                  {say('showWithheld')}
                </Link>
              )}
            </li>
          )}
        </ul>
      )}
    </Section>
  )
}
