import { Link } from '@tanstack/react-router'
import { tasksOn } from '../../../../src/cases/plan/pure.ts'
import { showPlan } from '../../../../src/cases/plan/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { AlongLinks } from '../along/rail.tsx'
import { WhoDecides } from '../competence/rail.tsx'
import { LastOf } from '../history/rail.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import { useMay } from '../../shell/state.ts'
import { Cite } from '../../law/cite.tsx'
import plain from '../../units/plain-table.module.css'
import type { Known } from '../words.ts'
import styles from './case.module.css'
import { OriginOf } from './origin.tsx'
import { concernedOf, needsOf, type Need } from './missing.ts'
import { text } from './text.ts'
import { useCaseLaw } from './use-law.ts'

/** What is still missing for a decision, and what goes along with the case. */
export function Rail({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const phone = usePhone()
  const people = concernedOf(file)
  return (
    <div className={styles.rail}>
      {file.state !== 'duplicate' && (
        <section aria-labelledby="missing">
          <h2 id="missing">{say('missing')}</h2>
          {file.state === 'decided' ? (
            <p className="text2">{say('missingNothing')}</p>
          ) : (
            people.map((person) => <OfOne key={person.id} file={file} person={person} many={people.length > 1} />)
          )}
        </section>
      )}
      {file.state !== 'duplicate' && <WhoDecides file={file} terms={terms} />}
      <Along file={file} />
      {!phone && <LastOf id={file.id} />}
    </div>
  )
}

function OfOne({ file, person, many }: { file: CaseShown; person: CaseShown['parties'][number]; many: boolean }) {
  const law = useCaseLaw(file.id, person.id).data
  const plan = useRoute(showPlan, { id: file.id }).data
  const needs = needsOf(file, person, law?.answer?.questions.length ?? 0, law?.steps, plan && tasksOn(file, person.id, plan.tasks))
  return (
    <>
      {many && <h3>{person.name}</h3>}
      <ul className={styles.needs}>
        {needs
          .toSorted((a, b) => Number(a.done) - Number(b.done))
          .map((need) => (
            <Line key={need.name} need={need} />
          ))}
      </ul>
    </>
  )
}

function Line({ need: { name, done, n, rule } }: { need: Need }) {
  const say = useText(text)
  return (
    <li>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
        {done ? <path d="m3 8.4 3.2 3.2L13 4.8" /> : <circle cx="8" cy="8" r="5.5" />}
      </svg>
      <span className={done ? styles.met : undefined}>
        {say(`need-${name}`, n === undefined ? {} : { n })} <span className="spoken">{say(done ? 'done' : 'open')}</span>
        {rule !== undefined && <Cite of={rule} confirmed={rule.confirmed} />}
      </span>
    </li>
  )
}

function Along({ file: { id, reviews, sources, origin } }: { file: CaseShown }) {
  const say = useText(text)
  const may = useMay()
  const open = reviews.filter(({ outcome }) => outcome === null).length
  return (
    <>
      <section aria-labelledby="along">
        <h2 id="along">{say('along')}</h2>
        <ul className={styles.links}>
          {reviews.length > 0 && (
            <li>
              <a href="#reviews">{say('reviews')}</a>
              <span className={plain.second}>{open > 0 ? say('alongReviews', { n: open }) : say('alongAnswered')}</span>
            </li>
          )}
          <AlongLinks id={id} />
        </ul>
      </section>
      {origin !== null && <OriginOf origin={origin} />}
      {sources.length > 0 && (
        <section aria-labelledby="sources">
          <h2 id="sources">{say('sources')}</h2>
          <ul className={styles.links}>
            {sources.map((source) => (
              <li key={source.id}>{may('finding.read') ? <Link to={`/findings/${source.id}`}>{source.number}</Link> : source.number}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
