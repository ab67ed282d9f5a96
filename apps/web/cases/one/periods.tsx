import type { LawSaid } from '../../../../src/cases/schema.ts'
import { clockWords } from '../../../../src/law/allowed/words/pure.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import styles from './case.module.css'
import { text } from './text.ts'

/** Which periods for deciding a decision of that day keeps, as the law said when it was drafted. */
export function PeriodsSaid({ day, periods }: { day: string; periods: LawSaid['periods'] }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  return periods.map(({ clock, ends }) => {
    const name = inWords(clockWords(clock))
    const words = ends === null ? say('periodOpen', { name }) : say('periodUntil', { name, day: format.day(ends) })
    return (
      <span key={clock} className={styles.cites}>
        {words}
        {ends !== null && (
          <>
            : <span className={day > ends ? 'red' : 'green'}>{say(day > ends ? 'periodMissed' : 'periodKept')}</span>
          </>
        )}
      </span>
    )
  })
}
