import type { ShownPerson } from '../../../src/organisation/schema.ts'
import { useText } from '../i18n/use.ts'
import { text as organisationText } from '../organisation/text.ts'
import { useDays } from '../organisation/words.ts'
import styles from './people.module.css'
import { text } from './text.ts'

/** In which class he served over which days, and how it ended. */
export function Service({ person: { service } }: { person: ShownPerson }) {
  const say = useText(text)
  const words = useText(organisationText)
  const days = useDays()
  return (
    <section aria-labelledby="service" className={styles.side}>
      <h2 id="service">{say('service')}</h2>
      {service.length === 0 && <p className="text2">{say('serviceUnknown')}</p>}
      <ul className={styles.list}>
        {service.map(({ from, until, class: of, ended }) => (
          <li key={from}>
            <p>{words(`class_${of}`)}</p>
            <span className={styles.second}>
              {[days({ from, until }), ended !== null && say(`ended_${ended}`)].filter((part) => part !== false).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
