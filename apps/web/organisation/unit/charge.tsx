import { Select } from '@mantine/core'
import { whoWasInCharge, type InCharge, type ShownUnit } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Section } from '../../parts/section.tsx'
import { daysAfter } from '../../units/links.ts'
import { DayField } from '../day-field.tsx'
import { PersonLink, UnitLink } from '../links.tsx'
import { text } from '../text.ts'
import { anchorOf, useDays, useRole } from '../words.ts'
import type { AskedInTime } from './asked.ts'
import styles from './unit.module.css'

interface ChargeProps {
  unit: ShownUnit
  asked: AskedInTime
  set: (patch: Partial<AskedInTime>) => void
}

const HALF_YEAR = 182

/** Who headed the unit over an interval, and who was deputy in charge of a field; first the half year before the day that is shown. */
export function Charge({ unit, asked, set }: ChargeProps) {
  const say = useText(text)
  const from = asked.from === '' ? daysAfter(anchorOf(unit), -HALF_YEAR) : asked.from
  const until = asked.until === '' ? anchorOf(unit) : asked.until
  const reversed = until < from
  const field = unit.fields.includes(asked.field) ? asked.field : ''
  const query = useRoute(
    whoWasInCharge,
    { code: unit.code, from, until, ...(field === '' ? {} : { field }) },
    { enabled: !reversed, keep: true },
  )
  return (
    <Section title={say('charge')}>
      <div className={`${styles.form} no-print`} role="group" aria-label={say('charge')}>
        <DayField label={say('chargeFrom')} value={from} onChange={(day) => set({ from: day })} />
        <DayField
          label={say('chargeUntil')}
          value={until}
          error={reversed ? say('chargeOrder') : undefined}
          onChange={(day) => set({ until: day })}
        />
        {unit.fields.length > 0 && (
          <Select
            className={styles.choose}
            label={say('chargeField')}
            data={[{ value: '', label: say('anyField') }, ...unit.fields.map((one) => ({ value: one, label: one }))]}
            value={field}
            allowDeselect={false}
            onChange={(one) => set({ field: one ?? '' })}
            comboboxProps={{ width: 'max-content', transitionProps: { transition: 'fade', duration: 120 } }}
          />
        )}
      </div>
      {!reversed && (
        <Answer query={query} what={say('loadingCharge')} rows={4} height={35}>
          {(answer) => <Rows answer={answer} field={field} on={asked.on} code={unit.code} />}
        </Answer>
      )}
    </Section>
  )
}

function Rows({ answer, field, on, code }: { answer: InCharge; field: string; on: string; code: string }) {
  const say = useText(text)
  const days = useDays()
  const role = useRole()
  const { rows, gaps } = answer
  return (
    <>
      {rows.length === 0 && <p className="text2">{say('chargeNone')}</p>}
      <table className={styles.list}>
        <caption className="spoken">{say('charge')}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.unit.code} ${row.officer.number} ${row.role} ${row.from}`}>
              <th scope="row">
                <PersonLink officer={row.officer} on={on} />
              </th>
              <td>
                {role(row)}
                {row.unit.code !== code && (
                  <span className={styles.second}>
                    <UnitLink unit={row.unit} on={on} />
                  </span>
                )}
              </td>
              <td className={styles.days}>{days(row)}</td>
            </tr>
          ))}
          {gaps.map((gap) => (
            <tr key={`${gap.unit.code} ${gap.of} ${gap.from}`} className="red">
              <th scope="row">{say('nobody')}</th>
              <td>
                {gap.of === 'head' ? say('gapHead') : say('gapField', { field })}
                {gap.days !== null && `, ${say('daysCount', { n: gap.days })}`}
                {gap.unit.code !== code && (
                  <span className={styles.second}>
                    <UnitLink unit={gap.unit} on={on} />
                  </span>
                )}
              </td>
              <td className={styles.days}>{days(gap)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Existed answer={answer} />
    </>
  )
}

/** When the unit itself was there, and what stood for it on other days. */
function Existed({ answer: { unit, existed, predecessors, successors } }: { answer: InCharge }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  const days = useDays()
  const bounded = existed.filter(({ from, until }) => from !== null || until !== null)
  if (bounded.length === 0) return null
  const names = (steps: InCharge['predecessors']): string =>
    steps.map(({ unit: other, day }) => `${inWords(other.short)} (${format.day(day)})`).join('; ')
  return (
    <p className={styles.remark}>
      {[
        say('chargeExisted', { name: inWords(unit.short), days: bounded.map(days).join('; ') }),
        predecessors.length > 0 && say('chargeBefore', { names: names(predecessors) }),
        successors.length > 0 && say('chargeAfter', { names: names(successors) }),
      ]
        .filter((part) => part !== false)
        .join(' ')}
    </p>
  )
}
