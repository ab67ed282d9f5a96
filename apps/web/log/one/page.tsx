import { Link, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { showCase } from '../../../../src/desk/log/schema.ts'
import { STATES } from '../../../../src/findings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { FindingState } from '../../parts/signs.tsx'
import { Timeline } from '../../parts/timeline/timeline.tsx'
import { groupsOfFour } from '../../i18n/format.ts'
import { text as logText } from '../text.ts'
import styles from '../log.module.css'
import { text } from './text.ts'

type Case = z.infer<(typeof showCase)['output']>

const FIRST = 30

/** One declaration: its life as the data tell it, every event, and what was raised on it. */
export function Page() {
  const { caseId = '' }: { caseId?: string } = useParams({ strict: false })
  const say = useText(text)
  const query = useRoute(showCase, { caseId })
  return (
    <Answer query={query} what={say('loading')} rows={10} height={35}>
      {(found) => <Shown key={found.caseId} found={found} />}
    </Answer>
  )
}

function Shown({ found }: { found: Case }) {
  const say = useText(text)
  const word = useText(logText)
  const format = useFormat()
  const dated = found.events.flatMap(({ at }) => at ?? [])
  const [first, last] = [dated[0], dated.at(-1)]
  return (
    <article>
      <PageHead
        title={say('title', { number: /^\d{9,14}$/.test(found.caseId) ? groupsOfFour(found.caseId).join(' ') : found.caseId })}
        phoneTitle={found.caseId}
        crumbs={[{ label: word('title'), to: '/log' }]}
        meta={
          <>
            <span>{word('events', { n: found.events.length })}</span>
            {first !== undefined && last !== undefined && (
              <>
                <span>{word('fromUntil', { from: format.instant(first), until: format.instant(last) })}</span>
                <span>{say('lasted', { span: format.span((Date.parse(last) - Date.parse(first)) / 60_000) })}</span>
              </>
            )}
            <span>{say('findingsN', { n: found.findings.length })}</span>
          </>
        }
      />
      <Timeline data={found} title={say('life')} />
      <Split rail={<Rail found={found} />}>
        <Events events={found.events} />
      </Split>
    </article>
  )
}

function Rail({ found }: { found: Case }) {
  const say = useText(text)
  const inWords = useBilingual()
  const value = useValue()
  return (
    <>
      <h2 className={styles.railTitle}>{say('findings')}</h2>
      {found.findings.length === 0 && <p className={styles.remark}>{say('findingsNone')}</p>}
      <ul className={styles.findings}>
        {found.findings.map(({ id, number, rule, title, state }) => (
          <li key={id}>
            <Link to="/findings/$id" params={{ id } as never}>
              {inWords(title)}
            </Link>
            <span className={styles.findingLine}>
              <span>
                {number} · {rule}
              </span>
              <State of={state} />
            </span>
          </li>
        ))}
      </ul>
      <h2 className={styles.railTitle}>{say('facts')}</h2>
      {found.facts.length === 0 && <p className={styles.remark}>{say('factsNone')}</p>}
      <Facts rows={found.facts.map(({ name, label, value: raw }) => [inWords(label), value(name, raw)] as const)} />
    </>
  )
}

function State({ of }: { of: string }) {
  const state = STATES.find((one) => one === of)
  return state === undefined ? <span>{of}</span> : <FindingState of={state} />
}

/** Facts that are sums of money. */
const SUMS: ReadonlySet<string> = new Set(['value', 'taxDue', 'taxPaid', 'amount'])

function useValue(): (name: string, raw: string) => string {
  const say = useText(text)
  const format = useFormat()
  return (name, raw) => {
    if (raw === 'true') return say('yes')
    if (raw === 'false') return say('no')
    return SUMS.has(name) && /^\d+$/.test(raw) ? format.number(Number(raw)) : raw
  }
}

function Events({ events }: { events: Case['events'] }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const shown = useMemo(() => (all ? events : events.slice(0, FIRST)), [events, all])
  return (
    <Section title={say('events')} note={say('eventsNote')}>
      <table className={styles.events}>
        <thead>
          <tr>
            <th scope="col">{say('at')}</th>
            <th scope="col">{say('activity')}</th>
            <th scope="col">{say('account')}</th>
            <th scope="col">{say('unit')}</th>
            <th scope="col">{say('values')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ at, activity, account, unit, values }, index) => (
            <tr key={index}>
              <td className="nowrap">{at === null ? <span className="amber">{say('undated')}</span> : format.instant(at)}</td>
              <th scope="row" className="strong">
                {inWords(activity)}
              </th>
              <td>{account}</td>
              <td>{unit}</td>
              <td>
                <Values values={values} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < events.length && (
        <button type="button" className={styles.toggle} onClick={() => setAll(true)}>
          {say('moreEvents', { n: events.length - shown.length })}
        </button>
      )}
    </Section>
  )
}

function Values({ values }: { values: Readonly<Record<string, string>> }) {
  const value = useValue()
  return (
    <dl className={styles.values}>
      {Object.entries(values).map(([name, raw]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value(name, raw)}</dd>
        </div>
      ))}
    </dl>
  )
}
