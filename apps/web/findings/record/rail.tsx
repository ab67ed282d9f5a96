import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { OPEN, type Finding, type namedRow } from '../../../../src/findings/schema.ts'
import { daysBetween } from '../../i18n/format.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Declaration } from '../../parts/declaration.tsx'
import { Facts } from '../../parts/layout.tsx'
import { Disc } from '../../parts/signs.tsx'
import { useAppState } from '../../shell/state.ts'
import { Reviewer, UnitCell } from '../cells.tsx'
import { text as shared } from '../text.ts'
import { useCaseOf } from './use-case.ts'
import styles from './record.module.css'
import { text } from './text.ts'

type Named = z.infer<typeof namedRow>
const SHOWN = 6
/** Facts that the page says in words of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['broker'])
/** Facts that are sums of money. */
const SUMS: ReadonlySet<string> = new Set(['value', 'taxDue', 'taxPaid', 'amount'])

/** What the data say about the shipment, and who looks at it until when. */
export function FactsRail({ finding }: { finding: Finding }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  const [all, setAll] = useState(false)
  const value = useFactValue()
  const leadsTo = useCaseRow(finding.id)
  const known = finding.facts.filter(({ name }) => !ELSEWHERE.has(name))
  const facts = all ? known : known.slice(0, SHOWN)
  const more = known.length - SHOWN
  return (
    <section aria-labelledby="facts" className={styles.facts}>
      <h2 id="facts" className="spoken">
        {say('facts')}
      </h2>
      <Facts
        rows={[
          [
            word('caseId'),
            <Link key="case" to="/log" search={{ case: finding.caseId } as never}>
              <Declaration number={finding.caseId} />
            </Link>,
          ],
          [word('unit'), <UnitCell key="unit" unit={finding.unit} long />],
          finding.happenedAt !== null && [say('happenedAt'), format.instant(finding.happenedAt)],
          finding.broker !== null && [
            word('broker'),
            <Link key="broker" to="/findings" search={{ broker: [finding.broker] } as never}>
              {finding.broker}
            </Link>,
          ],
          ...facts.map((fact) => [inWords(fact.label), value(fact)] as const),
          finding.duplicateOf !== null && [
            say('duplicateOf'),
            <Link key="duplicate" to={`/findings/${finding.duplicateOf.id}`}>
              {finding.duplicateOf.number}
            </Link>,
          ],
          ...leadsTo,
          [word('reviewer'), <Reviewer key="reviewer" assignee={finding.assignee} />],
          [word('due'), <DueLong key="due" finding={finding} />],
        ]}
      />
      {more > 0 && (
        <button type="button" className={styles.link} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('fewerFacts') : say('moreFacts', { n: more })}
        </button>
      )}
    </section>
  )
}

/** The case to which the finding leads, for whoever may see it. */
function useCaseRow(finding: string): readonly (readonly [string, ReactNode])[] {
  const say = useText(text)
  const row = useCaseOf(finding)
  if (row === undefined) return []
  return [
    [
      say('leadsToCase'),
      <Link key="leads" to={`/cases/${row.id}`}>
        {row.number}
      </Link>,
    ],
  ]
}

/** A fact as people write it: sums in groups of three, yes and no in words. */
function useFactValue(): (fact: Finding['facts'][number]) => string {
  const say = useText(text)
  const format = useFormat()
  return ({ name, value }) => {
    if (SUMS.has(name) && /^\d+(?:\.\d+)?$/.test(value)) return format.number(Number(value))
    const known = VALUES[value]
    return known === undefined ? value : say(known)
  }
}

/** Values of the vocabulary that are words. */
const VALUES: Readonly<Record<string, keyof typeof text.pairs>> = {
  true: 'yes',
  false: 'no',
  import: 'regimeImport',
  export: 'regimeExport',
  transit: 'regimeTransit',
  sea: 'bySea',
  air: 'byAir',
  road: 'byRoad',
  rail: 'byRail',
  parcel: 'byParcel',
  none: 'inspectionNone',
  partial: 'inspectionPartial',
  whole: 'inspectionWhole',
}

function DueLong({ finding: { due, state } }: { finding: Finding }) {
  const word = useText(shared)
  const format = useFormat()
  const today = useAppState()?.today
  if (due === null) return <span className="text3">{word('noDue')}</span>
  const left = today === undefined || !OPEN.includes(state) ? 1 : daysBetween(today, due)
  if (left > 0) return format.day(due)
  if (left === 0) return <b>{word('dueToday', { day: format.day(due) })}</b>
  return <b className="red">{word('dueOver', { day: format.day(due), n: -left })}</b>
}

const GONE = { dismissed: 'namedGone', duplicate: 'namedGoneDuplicate', withdrawn: 'namedGoneWithdrawn' } as const

/** Accounts of the witness events and who held them; nobody where the finding does not stand. */
export function PeopleRail({ finding }: { finding: Finding }) {
  const say = useText(text)
  const { state, named } = finding
  const gone = state === 'dismissed' || state === 'duplicate' || state === 'withdrawn' ? GONE[state] : undefined
  return (
    <section aria-labelledby="named" className={styles.people}>
      <h2 id="named">{say('named')}</h2>
      {gone !== undefined ? (
        <p className="text2">{say(gone)}</p>
      ) : (
        <>
          {named.length === 0 && <p className="text2">{say('namedNobody')}</p>}
          <ul>
            {named.map((row) => (
              <li key={row.account}>{row.officer === null ? <Unattributed row={row} /> : <Attributed row={row} name={row.officer} />}</li>
            ))}
          </ul>
          {named.length > 0 && <p className={styles.remark}>{say('namedNote')}</p>}
        </>
      )}
    </section>
  )
}

function Discs({ of }: { of: readonly number[] }) {
  return of.map((n) => (
    <span key={n}>
      {' '}
      <Disc n={n} />
    </span>
  ))
}

function Attributed({ row, name }: { row: Named; name: NonNullable<Named['officer']> }) {
  const say = useText(text)
  const format = useFormat()
  const { hearing } = row
  return (
    <>
      <p>
        <b>{name.name}</b> <span className="text2">{name.id}</span>
      </p>
      <p className="small text2">
        {say('holds', { account: row.account })}
        <Discs of={row.witnesses} />
      </p>
      {hearing === null ? (
        <p className="small">{say('notHeard')}</p>
      ) : (
        <>
          <p className="small strong">{say(hearing.outcome, { day: format.day(hearing.on) })}</p>
          <p className={`small ${styles.written}`}>{format.quote(hearing.said)}</p>
        </>
      )}
    </>
  )
}

const WHY = { none: 'whyNone', several: 'whySeveral', shared: 'whyShared', unsaid: 'whyUnsaid' } as const

function Unattributed({ row }: { row: Named }) {
  const say = useText(text)
  return (
    <>
      <p className="amber strong">{say('cannotAttribute')}</p>
      <p className="small text2">
        {say(WHY[row.why ?? 'none'], { account: row.account })}
        <Discs of={row.witnesses} />
      </p>
    </>
  )
}
