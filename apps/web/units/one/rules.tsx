import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { Severity } from '../../parts/signs.tsx'
import { IntervalPlot, roundTop, Scale } from '../../parts/small-pictures.tsx'
import { happenedIn } from '../links.ts'
import { NumberLink } from '../number-link.tsx'
import table from '../plain-table.module.css'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

type Row = Shown['view']['rules'][number]
const SHOWN = 12
/** Fewer are no recurrence (as in detect/behaviour). */
const RECURS = 5

/** The share against each rule with its interval, and the share of like units. A figure of the unit, never of a person. */
export function Rules({ shown }: { shown: Shown }) {
  const say = useText(text)
  const [all, setAll] = useState(false)
  const { rules } = shown.view
  const rows = all ? rules : rules.slice(0, SHOWN)
  const compared = rules.some(({ peersRate }) => peersRate !== null)
  const top = Math.min(
    1,
    roundTop(
      Math.max(
        0,
        ...rows.flatMap(({ rate, interval, peersRate }) => [rate ?? 0, interval?.[1] ?? 0, peersRate ?? 0]).filter((value) => value < 1),
      ),
    ),
  )
  if (rules.length === 0) {
    return (
      <Section title={say('rules')}>
        <p className="text2">{say('rulesNone')}</p>
      </Section>
    )
  }
  return (
    <Section title={say('rules')} note={say('rulesNote')}>
      <table className={table.table}>
        <RulesHead top={top} />
        <tbody>
          {rows.map((row) => (
            <RuleLine key={row.rule} row={row} top={top} shown={shown} />
          ))}
        </tbody>
      </table>
      {rules.length > SHOWN && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('rulesFewer') : say('rulesMore', { n: rules.length })}
        </button>
      )}
      <p className={table.remark}>{say(compared ? 'rulesRead' : 'rulesNoPeers')}</p>
    </Section>
  )
}

function RulesHead({ top }: { top: number }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <thead>
      <tr>
        <th scope="col">{say('rule')}</th>
        <th scope="col" className={`number ${table.wide}`}>
          {say('judged')}
        </th>
        <th scope="col" className="number">
          {say('violated')}
        </th>
        <th scope="col" className={`number ${table.wide}`}>
          {say('unknown')}
        </th>
        <th scope="col" className={`${styles.plot} ${table.wide}`}>
          <span className="spoken">{say('interval')}</span>
          <Scale to={format.percent(top)} />
        </th>
        <th scope="col" className="number">
          {say('rate')}
        </th>
        <th scope="col" className="number">
          {say('peersRate')}
        </th>
      </tr>
    </thead>
  )
}

function RuleLine({ row, top, shown: { view, span } }: { row: Row; top: number; shown: Shown }) {
  const format = useFormat()
  const inWords = useBilingual()
  const { rule, title, severity, n, violated, unknown, rate, interval, peersRate } = row
  const above = violated >= RECURS && interval !== null && peersRate !== null && interval[0] > peersRate
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value, value < 0.1 ? 2 : 1))
  return (
    <tr>
      <th scope="row">
        <span className={styles.rule}>
          <Severity of={severity} words="spoken" />
          <span>
            <Link className={styles.quiet} to="/rulebooks" search={{ rule } as never}>
              {inWords(title)}
            </Link>{' '}
            <span className="text2 small nowrap">{rule}</span>
          </span>
        </span>
      </th>
      <td className={`number text2 ${table.wide}`}>{format.number(n)}</td>
      <td className="number">
        <NumberLink n={violated} what={rule} to="/findings" search={happenedIn(span, { unit: [view.unit.code], rule: [rule] })} />
      </td>
      <td className={`number text2 ${table.wide}`}>{format.number(unknown)}</td>
      <td className={`${styles.plot} ${table.wide}`}>
        {rate !== null && interval !== null && (
          <IntervalPlot value={rate} low={interval[0]} high={interval[1]} top={top} median={peersRate} self={above} />
        )}
      </td>
      <td className={`number ${above ? styles.above : ''}`}>{share(rate)}</td>
      <td className="number text2">{share(peersRate)}</td>
    </tr>
  )
}
