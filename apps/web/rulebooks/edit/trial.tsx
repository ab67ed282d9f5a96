import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { showTrial, type Trial, type verdictChange } from '../../../../src/desk/rulebooks/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { isOpen, JobProgress } from '../../imports/job.tsx'
import { Answer } from '../../parts/answer.tsx'
import { Declaration } from '../../parts/declaration.tsx'
import { Section } from '../../parts/section.tsx'
import { Verdict } from '../../parts/signs.tsx'
import { Differences } from '../differences.tsx'
import styles from './edit.module.css'
import { text } from './text.ts'

type Change = z.infer<typeof verdictChange>

const EVERY = 1_000

/** What the changed text would do on all data: nothing counts yet. */
export function TrialSection({ id }: { id: string }) {
  const say = useText(text)
  const query = useRoute(showTrial, { id }, { refetchInterval: (last) => (isOpen(last?.state) ? EVERY : false) })
  return (
    <Answer query={query} what={say('trialLoading')} rows={3} height={35}>
      {(trial) =>
        trial.state === 'done' ? (
          <Done trial={trial} />
        ) : (
          <Section title={say('trial')}>
            <JobProgress id={id} touches={['/api/trials']} />
          </Section>
        )
      }
    </Answer>
  )
}

function Done({ trial }: { trial: Trial }) {
  const say = useText(text)
  const format = useFormat()
  const { cases, seconds, wouldRaise, wouldWithdraw, changes, differences, against } = trial
  const compared = against === 0 ? say('comparedWithNothing') : say('differencesNote', { version: String(against) })
  return (
    <>
      <Section
        title={say('trial')}
        note={cases !== null && `${say('trialNote', { cases, seconds: format.number(seconds ?? 0, 1) })}; ${compared}`}
      >
        {changes.length === 0 ? (
          <p className="text2">{say(differences.length === 0 ? 'noDifference' : 'noVerdicts')}</p>
        ) : (
          <>
            <ul className={styles.sums}>
              <li>
                <b>{format.number(wouldRaise ?? 0)}</b> {say('wouldRaise', { n: wouldRaise ?? 0 })}
              </li>
              <li>
                <b>{format.number(wouldWithdraw ?? 0)}</b> {say('wouldWithdraw', { n: wouldWithdraw ?? 0 })}
              </li>
            </ul>
            <Pairs changes={changes} />
          </>
        )}
      </Section>
      {differences.length > 0 && (
        <Section title={say('differences')} note={compared}>
          <Differences rules={differences} />
        </Section>
      )}
    </>
  )
}

function Pairs({ changes }: { changes: readonly Change[] }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <table className={styles.pairs}>
      <caption className="spoken">{say('pairsCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('rule')}</th>
          <th scope="col">{say('pair')}</th>
          <th scope="col" className="number">
            {say('cases')}
          </th>
          <th scope="col">{say('follows')}</th>
          <th scope="col">{say('examples')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ rule, from, to, cases, examples }) => (
          <tr key={`${rule} ${from} ${to}`} className={from === to ? styles.unchanged : ''}>
            <th scope="row">{rule}</th>
            <td>
              <span className={styles.pair}>
                <VerdictOrNone of={from} /> <span aria-hidden>→</span> <VerdictOrNone of={to} />
              </span>
            </td>
            <td className="number strong">{format.number(cases)}</td>
            <td>
              <Follows from={from} to={to} cases={cases} />
            </td>
            <td>
              <Examples cases={from === to ? [] : examples} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function VerdictOrNone({ of }: { of: Change['from'] }) {
  const say = useText(text)
  return of === 'absent' ? <span className="text2">{say('noRule')}</span> : <Verdict of={of} />
}

function Follows({ from, to, cases }: Pick<Change, 'from' | 'to' | 'cases'>) {
  const say = useText(text)
  if (from === to) return <span className="text2">{say('stays')}</span>
  if (to === 'violated') return <>{say('raises', { n: cases })}</>
  return from === 'violated' ? <>{say('withdraws', { n: cases })}</> : <span className="text2">{say('nothingFollows')}</span>
}

const SHOWN = 3

function Examples({ cases }: { cases: readonly string[] }) {
  return (
    <span className={styles.examples}>
      {cases.slice(0, SHOWN).map((caseId) => (
        <Link key={caseId} to="/log/$caseId" params={{ caseId } as never}>
          <Declaration number={caseId} />
        </Link>
      ))}
    </span>
  )
}
