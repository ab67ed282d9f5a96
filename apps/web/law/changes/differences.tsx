import type { LawDifference } from '../../../../src/law/changed/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { Lines } from '../../rulebooks/differences.tsx'
import table from '../../units/plain-table.module.css'
import { Cite } from '../cite.tsx'
import styles from '../confirm/confirm.module.css'
import { text } from './text.ts'

interface Found {
  rules: readonly LawDifference[]
  same: number
  lines: readonly { sign: 'same' | 'added' | 'removed' | 'gap'; text: string }[]
}

/** What a change makes of the law: rule by rule in words, and the lines of its file. */
export function Differences({ found: { rules, same, lines }, title }: { found: Found; title: string }) {
  const say = useText(text)
  return (
    <>
      <Section title={title} note={say('same', { n: same })}>
        {rules.length === 0 ? <p className="text2">{say('noRules')}</p> : <Rules rules={rules} title={title} />}
      </Section>
      {lines.length > 0 && (
        <Section title={say('lines')}>
          <Lines lines={lines} label={say('lines')} />
        </Section>
      )}
    </>
  )
}

function Rules({ rules, title }: { rules: readonly LawDifference[]; title: string }) {
  const say = useText(text)
  return (
    <div className={styles.scrolls} tabIndex={0} role="group" aria-label={title}>
      <table className={table.table}>
        <caption className="spoken">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('rule')}</th>
            <th scope="col">{say('before')}</th>
            <th scope="col">{say('after')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, kind, before, after, losesConfirmation }) => (
            <tr key={rule} data-row>
              <th scope="row">
                {rule}
                <span className={styles.second}>{say(`kind_${kind}`)}</span>
                {losesConfirmation && <span className={`${styles.second} amber`}>{say('loses')}</span>}
              </th>
              <td>
                <Said of={before} />
              </td>
              <td>
                <Said of={after} without={kind === 'days'} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a rule says and when; `without` its words, which stand beside already. */
function Said({ of, without = false }: { of: LawDifference['before']; without?: boolean }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  if (of === null) return <span className="text2">–</span>
  const { days } = of
  const inForce =
    days === null
      ? say('noDay')
      : days.until === null
        ? say('fromDay', { from: format.day(days.from) })
        : `${format.day(days.from)}–${format.day(days.until)}`
  return (
    <>
      {!without && inWords(of)}
      <span className={styles.second}>
        {!without && <Cite of={of} confirmed={false} />} {inForce}
      </span>
    </>
  )
}
