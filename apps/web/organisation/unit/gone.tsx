import type { ShownUnit } from '../../../../src/organisation/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { UnitLink } from '../links.tsx'
import { text } from '../text.ts'
import styles from './unit.module.css'

/** Of a unit that was not there on the day: that it was not, and what stood for it. */
export function Gone({ unit: { state, on, predecessors, successors } }: { unit: ShownUnit }) {
  const say = useText(text)
  const format = useFormat()
  if (state !== null) return null
  const done = successors.filter(({ day }) => day <= on)
  const stood = done.length > 0 ? done : predecessors.filter(({ day }) => day > on)
  const day = stood[0]?.day
  return (
    <div className={styles.gone}>
      <Note tone="amber" title={say('goneOn', { day: format.day(on) })}>
        {day !== undefined && (
          <p>
            {say(done.length > 0 ? 'goneSuccessor' : 'gonePredecessor', { day: format.day(day) })}{' '}
            {stood.map(({ unit }, at) => (
              <span key={unit.code}>
                {at > 0 && ', '}
                <UnitLink unit={unit} on={on} />
              </span>
            ))}
          </p>
        )}
      </Note>
    </div>
  )
}
