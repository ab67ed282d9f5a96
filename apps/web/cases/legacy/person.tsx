import type { LegacyAct, LegacyPerson } from '../../../../src/cases/legacy/schema.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Facts } from '../../parts/layout.tsx'
import { useTerm } from '../words.ts'
import styles from './legacy.module.css'
import { Reasons } from './reasons.tsx'
import { text } from './text.ts'

interface PersonProps {
  person: Omit<LegacyPerson, 'officer'>
  /** Left out where he sees it himself. */
  name?: LegacyPerson['officer']
  terms: Terms
}

/** What an old register says of somebody: his acts, the decision on him, and why it cannot be verified. */
export function Person({ person, name, terms }: PersonProps) {
  const say = useText(text)
  const term = useTerm()
  const form = person.form === null ? say('noForm') : term(terms.forms, person.form)
  return (
    <div className={styles.person}>
      <h3>
        {name === undefined ? form : say('decisionOf', { form, name: name.name })}
        {name !== undefined && <span className="small text2 nowrap"> {name.id}</span>}
      </h3>
      {person.acts.length === 0 && <p className="text2">{say('actsNone')}</p>}
      <ul className={styles.acts}>
        {person.acts.map((act) => (
          <li key={act.id}>
            {act.what} <ActFacts act={act} terms={terms} />
          </li>
        ))}
      </ul>
      <Said person={person} terms={terms} />
    </div>
  )
}

function ActFacts({ act: { from, until, severity, kinds, entry }, terms }: { act: LegacyAct; terms: Terms }) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const inWords = useBilingual()
  const days =
    from === null
      ? say('unknown')
      : until === null || until === from
        ? format.day(from)
        : say('fromTo', { from: format.day(from), until: format.day(until) })
  const parts = [
    days,
    severity === null ? '' : term(terms.severities, severity),
    kinds.map((kind) => term(terms.kinds, kind)).join(', '),
    entry === null ? '' : `${entry.code} ${inWords(entry.act)}`,
  ]
  return <span className="small text2">{parts.filter((part) => part !== '').join(' · ')}</span>
}

function Said({ person, terms }: Omit<PersonProps, 'name'>) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const unknown = <span className="text3">{say('unknown')}</span>
  const dayOf = (day: string | null) => (day === null ? unknown : format.day(day))
  const plainDay = (day: string | null): string => (day === null ? say('unknown') : format.day(day))
  const {
    number,
    day,
    signer,
    authority,
    notified,
    heard,
    served,
    effective,
    ends,
    expunged,
    expungedBy,
    reversed,
    class: of,
    leads,
    reasons,
  } = person
  const post = leads === null ? '' : `, ${say(leads ? 'leads' : 'leadsNot')}`
  return (
    <Facts
      rows={[
        [say('number'), number ?? unknown],
        [say('decisionDay'), dayOf(day)],
        [say('signer'), signer ?? unknown],
        [say('authority'), authority ?? unknown],
        [say('class'), of === null ? unknown : `${term(terms.classes, of)}${post}`],
        [say('notified'), dayOf(notified)],
        [say('heard'), dayOf(heard)],
        [say('served'), dayOf(served)],
        [
          say('effect2'),
          effective === null && ends === null ? unknown : say('fromTo', { from: plainDay(effective), until: plainDay(ends) }),
        ],
        expunged !== null && [say('expunged'), say('expungedBy', { day: format.day(expunged), number: expungedBy ?? say('unknown') })],
        reversed !== null && [say('reversed'), format.day(reversed)],
        [say('whyOne'), <Reasons key="why" reasons={reasons} />],
      ]}
    />
  )
}
