import { useParams } from '@tanstack/react-router'
import { showPerson, type ShownPerson } from '../../../src/organisation/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { DayBand } from '../organisation/day-band.tsx'
import { text as organisationText } from '../organisation/text.ts'
import { ofDay } from '../organisation/words.ts'
import { Answer } from '../parts/answer.tsx'
import { Split } from '../parts/layout.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { daysAfter } from '../units/links.ts'
import { useUrlState } from '../url-state.ts'
import { Accounts } from './accounts.tsx'
import { OnDay } from './on-day.tsx'
import styles from './people.module.css'
import { Service } from './service.tsx'
import { Tenures } from './tenures.tsx'
import { text } from './text.ts'

const DEFAULTS = { on: '' }

/** A person by number as of a day: what he was when, his superior, his accounts and what they can be attributed to. */
export function Page() {
  const { number = '' }: { number?: string } = useParams({ strict: false })
  const say = useText(text)
  const [{ on }, set] = useUrlState(DEFAULTS)
  const query = useRoute(showPerson, { number, ...ofDay(on) }, { keep: true })
  return (
    <Answer query={query} what={say('loading')} rows={8} height={35}>
      {(person) => (
        <article>
          <Head person={person} on={on} />
          <DayBand on={on} onChange={(day) => set({ on: day }, 'push')} days={daysOf(person)} />
          <Absent person={person} />
          <div className={styles.record}>
            <Split rail={<Service person={person} />}>
              <OnDay person={person} on={on} />
              <Tenures person={person} on={on} />
              <Accounts person={person} />
            </Split>
          </div>
        </article>
      )}
    </Answer>
  )
}

/** First days of something new: of tenures and service, and the days after the last ones. */
function daysOf({ tenures, service }: ShownPerson): string[] {
  return [...tenures, ...service].flatMap(({ from, until }) => [
    ...(from === null ? [] : [from]),
    ...(until === null ? [] : [daysAfter(until, 1)]),
  ])
}

function Head({ person, on }: { person: ShownPerson; on: string }) {
  const say = useText(text)
  const words = useText(organisationText)
  const { officer, status, leads } = person
  return (
    <PageHead
      title={officer.name}
      phoneTitle={say('person')}
      crumbs={[{ label: words('title'), to: '/organisation', search: { view: 'people', ...ofDay(on) } }]}
      meta={
        <>
          <span>
            {say('number')} <code>{officer.number}</code>
          </span>
          <span>{person.class === null ? words('classUnknown') : words(`class_${person.class}`)}</span>
          <span>{words(`status_${status}`)}</span>
          {leads && <span>{say('leads')}</span>}
        </>
      }
    />
  )
}

/** Of somebody who was not there that day, that he was not. */
function Absent({ person: { status, on } }: { person: ShownPerson }) {
  const say = useText(text)
  const words = useText(organisationText)
  const format = useFormat()
  if (status === 'active') return null
  return (
    <div className={styles.absent}>
      <Note tone="amber">
        {status === 'unknown' ? say('serviceUnknown') : say('notInService', { day: format.day(on), status: words(`status_${status}`) })}
      </Note>
    </div>
  )
}
