import { Link } from '@tanstack/react-router'
import type { CatalogueVersion, OfDay } from '../../../src/law/catalogue/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Empty } from '../parts/empty.tsx'
import { Band, Note } from '../parts/note.tsx'
import styles from './catalogue.module.css'
import { text } from './text.ts'
import { useDays } from './words.ts'

interface OfTheDayProps {
  version: CatalogueVersion | null
  ofDay: OfDay | null
}

/** Which version is shown, and why it may not be that of the day. */
export function OfTheDay({ version, ofDay }: OfTheDayProps) {
  const say = useText(text)
  const format = useFormat()
  if (version === null) return <Empty title={say('noneOfDay', { day: format.day(ofDay?.day ?? '') })} why={say('noneOfDayWhy')} />
  return (
    <div className={styles.notes}>
      <VersionLine version={version} />
      {ofDay !== null && ofDay.state === 'undetermined' && <Undetermined ofDay={ofDay} />}
      {ofDay === null && version.open.length > 0 && <OpenPoints version={version} />}
    </div>
  )
}

/** Name, days and standing of a version; a band where it is a draft or illustrative. */
export function VersionLine({ version }: { version: CatalogueVersion }) {
  const say = useText(text)
  const inWords = useBilingual()
  const days = useDays()
  return (
    <>
      <p>
        <Link to="/catalogue/versions" search={{ version: version.id } as never} className="strong">
          {inWords(version.title)}
        </Link>{' '}
        · {inWords(version.instrument.cite)} · {days(version)}
      </p>
      {version.state === 'draft' && <Band>{say('draftBand')}</Band>}
      {version.illustrative && <Band>{say('illustrativeBand')}</Band>}
    </>
  )
}

/** That it is open which version a day has, with the candidates and why. */
export function Undetermined({ ofDay: { day, candidates, open } }: { ofDay: OfDay }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  return (
    <Note tone="amber" title={say('undetermined', { day: format.day(day) })}>
      <p>{say('candidates', { names: candidates.map(({ title }) => inWords(title)).join('; ') })}</p>
      {open.map(({ rule, cite, says }) => (
        <p key={rule}>
          {inWords(says)} <cite className={styles.cite}>{inWords(cite)}</cite>
        </p>
      ))}
    </Note>
  )
}

/** What the law leaves open about a version, with its days. */
export function OpenPoints({ version }: { version: CatalogueVersion }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  return version.open.map(({ rule, from, until, cite, says }) => (
    <Note
      key={rule}
      tone="amber"
      title={
        until === null
          ? say('openSince', { from: format.day(from) })
          : say('openBetween', { from: format.day(from), until: format.day(until) })
      }
    >
      {inWords(says)} <cite className={styles.cite}>{inWords(cite)}</cite>
    </Note>
  ))
}
