import type { ShownPerson, Superior } from '../../../src/organisation/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { PersonLink, UnitLink } from '../organisation/links.tsx'
import { useDays, useRole } from '../organisation/words.ts'
import { Halves } from '../parts/layout.tsx'
import { Section } from '../parts/section.tsx'
import { usePhone } from '../parts/use-phone.ts'
import styles from './people.module.css'
import { PostWords } from './post.tsx'
import { text } from './text.ts'

/** What he was on the day, and who stood above him. */
export function OnDay({ person, on }: { person: ShownPerson; on: string }) {
  const say = useText(text)
  const format = useFormat()
  const days = useDays()
  const role = useRole()
  const phone = usePhone()
  const { tenures, superiors, on: day } = person
  const current = tenures.filter(({ from, until }) => (from === null || from <= day) && (until === null || day <= until))
  return (
    <Halves>
      <Section plain title={say('onDay', { day: format.day(day) })}>
        {current.length === 0 && (
          <p className="text2">
            {say('nothingOnDay')} {say('nothingOnDayWhy')}
          </p>
        )}
        <ul className={styles.list}>
          {current.map((tenure) => (
            <li key={`${tenure.unit.code} ${tenure.role}`}>
              <p>
                {role(tenure)}, <UnitLink unit={tenure.unit} on={on} />
              </p>
              <span className={styles.second}>
                <PostWords post={tenure.post} />
              </span>
              <span className={styles.second}>{days(tenure)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section
        plain={!phone}
        title={say('superiors', { day: format.day(day) })}
        {...(superiors.length > 1 ? { note: say('superiorsNote') } : {})}
      >
        {superiors.length === 0 && <p className="text2">{say('superiorNone')}</p>}
        <ul className={styles.list}>
          {superiors.map((superior) => (
            <li key={superior.unit.code}>
              <SuperiorWords of={superior} on={on} />
            </li>
          ))}
        </ul>
      </Section>
    </Halves>
  )
}

function SuperiorWords({ of: { unit, superior, why }, on }: { of: Superior; on: string }) {
  const say = useText(text)
  const role = useRole()
  if (superior === null) {
    return (
      <>
        <p className={why === 'no-head' ? 'red' : ''}>{say(why === 'top' ? 'top' : 'noHead')}</p>
        <span className={styles.second}>
          <UnitLink unit={unit} on={on} />
        </span>
      </>
    )
  }
  return (
    <>
      <p>
        <PersonLink officer={superior.officer} on={on} number />
      </p>
      <span className={styles.second}>
        {role(superior)}, <UnitLink unit={superior.unit} on={on} />
      </span>
    </>
  )
}
