import { Link } from '@tanstack/react-router'
import type { EntryView } from '../../../../src/law/catalogue/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Halves } from '../../parts/layout.tsx'
import { Section } from '../../parts/section.tsx'
import styles from '../catalogue.module.css'
import { text } from '../text.ts'

/** What an entry was in the version before, and what became of it. */
export function History({ entry: { version, before, later, droppedIn } }: { entry: EntryView }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <Section title={say('history')}>
      <Halves>
        <div className={styles.history}>
          <h3>{say('before')}</h3>
          {before.length > 0 ? (
            <Links links={before} />
          ) : (
            <p className="text2">{say(version.follows === null ? 'firstVersion' : 'beforeNone')}</p>
          )}
        </div>
        <div className={styles.history}>
          <h3>{say('later')}</h3>
          {later.length > 0 && <Links links={later} />}
          {droppedIn.map(({ id, title }) => (
            <p key={id}>{say('droppedIn', { version: inWords(title) })}</p>
          ))}
          {later.length + droppedIn.length === 0 && <p className="text2">{say('laterNone')}</p>}
        </div>
      </Halves>
    </Section>
  )
}

function Links({ links }: { links: EntryView['before'] }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <ul className={styles.list}>
      {links.map(({ version, code, how, act }) => (
        <li key={`${version.id} ${code}`}>
          <Link to="/catalogue/entries/$code/$version" params={{ version: version.id, code } as never}>
            {code} {act !== null && inWords(act)}
          </Link>{' '}
          <span className="text2">
            · {inWords(version.title)} · {say(`how_${how}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}
