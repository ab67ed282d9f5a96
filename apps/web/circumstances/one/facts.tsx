import { Link } from '@tanstack/react-router'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Facts } from '../../parts/layout.tsx'
import { text } from '../text.ts'
import styles from './one.module.css'
import type { Shown } from './shown.ts'

/** On what it rests, where and when it holds, who approved and who entered it. */
export function FactsRail({ circumstance }: { circumstance: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const { kind, effect, from, until, document, approver, by, at, units, rules } = circumstance
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="spoken">
        {say('facts')}
      </h2>
      <Facts
        rows={[
          [say('kind'), say(kind)],
          [say('effect'), say(effect)],
          [say('from'), format.instant(from)],
          [say('until'), format.instant(until)],
          [say('units'), units === null ? say('allUnits') : <UnitList key="units" units={units} />],
          [say('rules'), rules === null ? say('allRules') : <RuleList key="rules" rules={rules} />],
          [say('document'), document],
          [say('approver'), approver],
          [say('by'), say('byAt', { name: by, when: format.instant(at) })],
        ]}
      />
    </section>
  )
}

function UnitList({ units }: { units: NonNullable<Shown['units']> }) {
  const inWords = useBilingual()
  return (
    <ul className={styles.list}>
      {units.map(({ code, short }) => (
        <li key={code}>
          <Link to={`/units/${encodeURIComponent(code)}`}>{inWords(short)}</Link>
        </li>
      ))}
    </ul>
  )
}

function RuleList({ rules }: { rules: readonly string[] }) {
  return (
    <ul className={styles.list}>
      {rules.map((rule) => (
        <li key={rule}>
          <Link to="/rulebooks" search={{ rule } as never}>
            {rule}
          </Link>
        </li>
      ))}
    </ul>
  )
}
