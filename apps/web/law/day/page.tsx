import { NativeSelect } from '@mantine/core'
import { showLawDay, showTerms, type InstrumentRow, type RuleRow, type Terms } from '../../../../src/law/allowed/schema.ts'
import { type Output } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DayBand } from '../../organisation/day-band.tsx'
import { Answer } from '../../parts/answer.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { useAppState } from '../../shell/state.ts'
import table from '../../units/plain-table.module.css'
import { useUrlState } from '../../url-state.ts'
import { Cite } from '../cite.tsx'
import { useNamed } from '../named.ts'
import { text } from '../text.ts'
import { LawWays } from '../ways.tsx'
import styles from './day.module.css'
import { TOPICS } from './topics.ts'

const DEFAULTS = { class: '', on: '' }

/** The law of one class of people on a day: instruments, what the day changed, the rules and whether a lawyer has confirmed them. */
export function Page() {
  const say = useText(text)
  const query = useRoute(showTerms, {})
  return (
    <>
      <PageHead title={say('dayTitle')} meta={<span>{say('dayLead')}</span>} />
      <LawWays current="day" />
      <Answer query={query} what={say('terms')} rows={10} height={53}>
        {(terms) => <Day terms={terms} />}
      </Answer>
    </>
  )
}

function Day({ terms }: { terms: Terms }) {
  const say = useText(text)
  const named = useNamed()
  const [{ class: given, on }, set] = useUrlState(DEFAULTS)
  const today = useAppState()?.today ?? ''
  const of = given === '' ? (terms.classes[1] ?? terms.classes[0])!.id : given
  const day = on === '' ? today : on
  const query = useRoute(showLawDay, { class: of, on: day }, { enabled: day !== '', keep: true })
  return (
    <>
      <div className={styles.choice}>
        <NativeSelect
          label={say('dayOf')}
          value={of}
          data={terms.classes.map((word) => ({ value: word.id, label: named(word) }))}
          onChange={(event) => set({ class: event.currentTarget.value }, 'push')}
        />
      </div>
      <DayBand on={on} onChange={(next) => set({ on: next }, 'push')} days={query.data?.days ?? []} />
      <Answer query={query} what={say('loadingDay')} rows={12} height={35}>
        {(shown) => <Shown shown={shown} day={day} />}
      </Answer>
    </>
  )
}

function Shown({ shown, day }: { shown: Output<typeof showLawDay>; day: string }) {
  const say = useText(text)
  const { instruments, rules, began, ended, restated } = shown
  return (
    <>
      <Section title={say('changed')}>
        {began.length + ended.length + restated === 0 && <p className="text2">{say('nothingChanged')}</p>}
        {ended.length > 0 && <Rules caption={say('ended')} rules={ended} />}
        {began.length > 0 && <Rules caption={say('began')} rules={began} />}
        {restated > 0 && <p className="text2">{say('restated', { n: restated })}</p>}
      </Section>
      <Section title={say('instruments')}>
        <Instruments rows={instruments} day={day} />
      </Section>
      <Section title={say('rulesOfDay')}>
        {rules.length === 0 && <p className="text2">{say('noRules')}</p>}
        {TOPICS.map(([heading, says]) => {
          const own = rules.filter((rule) => says.includes(rule.says))
          return own.length > 0 && <Rules key={heading} caption={say(heading)} rules={own} />
        })}
      </Section>
    </>
  )
}

function Instruments({ rows, day }: { rows: readonly InstrumentRow[]; day: string }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return (
    <div className={styles.scrolls} tabIndex={0} role="group" aria-label={say('instruments')}>
      <table className={table.table}>
        <caption className="spoken">{say('instrumentsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('instruments')}</th>
            <th scope="col">{say('days')}</th>
            <th scope="col">{say('inForce')}</th>
            <th scope="col">{say('rules')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, issuer, from, until, rules, confirmed, ...cite }) => (
            <tr key={id}>
              <th scope="row">
                <Cite of={cite} confirmed={confirmed === rules} />
                <span className={styles.second}>
                  {inWords(title)} · {inWords(issuer)}
                </span>
              </th>
              <td>{until === null ? say('usedFrom', { day: format.day(from) }) : `${format.day(from)}–${format.day(until)}`}</td>
              <td>{say(day < from ? 'notYetInForce' : until !== null && day > until ? 'noLonger' : 'inForce')}</td>
              <td>{say('confirmedOf', { n: confirmed, of: rules })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Rules in words, each with its place and how sure it is. */
function Rules({ caption, rules }: { caption: string; rules: readonly RuleRow[] }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return (
    <div className={styles.scrolls} tabIndex={0} role="group" aria-label={caption}>
      <table className={`${table.table} ${styles.rules}`}>
        <caption className={styles.caption}>{caption}</caption>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.rule}>
              <td>{inWords(rule)}</td>
              <td>
                <Cite of={rule} confirmed={rule.confirmed !== null} />
                <span className={styles.second}>
                  {rule.confirmed === null
                    ? say(rule.sure)
                    : say('confirmedBy', { by: rule.confirmed.by, day: format.day(rule.confirmed.on) })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
