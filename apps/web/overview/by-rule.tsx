import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../src/desk/overview/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import { Diamond, Hatched, Severity } from '../parts/signs.tsx'
import { Bars } from '../parts/small-pictures.tsx'
import { NumberLink } from '../units/number-link.tsx'
import table from '../units/plain-table.module.css'
import styles from './overview.module.css'
import { rowsOf, type Shown } from './shown.ts'
import { text } from './text.ts'

type Row = Overview['rules'][number]

/** Each rule: what was against it, then what could not be checked. */
export function ByRule(shown: Shown) {
  const say = useText(text)
  const { rules } = shown.overview
  const top = Math.max(1, ...rules.map(({ violated, unknown }) => violated + unknown))
  return (
    <Section title={say('byRule')} note={say('byRuleNote')} action={<Link to="/rulebooks">{say('rulebooks')}</Link>}>
      {rules.length === 0 ? (
        <p className="text2">{say('rulesNone')}</p>
      ) : (
        <table className={table.table}>
          <RuleHead />
          <tbody>
            {rules.map((row) => (
              <RuleLine key={row.rule} row={row} top={top} shown={shown} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function RuleHead() {
  const say = useText(text)
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="spoken">{say('severity')}</span>
        </th>
        <th scope="col">{say('rule')}</th>
        <th scope="col" className={table.wide}>
          <span className="spoken">{say('bars')}</span>
        </th>
        <th scope="col" className="number">
          <span className={styles.signed}>
            <Diamond />
            {say('violated')}
          </span>
        </th>
        <th scope="col" className="number">
          <span className={styles.signed}>
            <Hatched />
            {say('unknown')}
          </span>
        </th>
      </tr>
    </thead>
  )
}

function RuleLine({ row, top, shown }: { row: Row; top: number; shown: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { rule, title, severity, violated, unknown } = row
  return (
    <tr>
      <td className={styles.sign}>
        <Severity of={severity} words="spoken" />
      </td>
      <th scope="row">
        <Link className={styles.quiet} to="/rulebooks" search={{ rule } as never}>
          {inWords(title)}
        </Link>{' '}
        <span className="text2 small nowrap">{rule}</span>
      </th>
      <td className={`${styles.ruleBar} ${table.wide}`}>
        <Bars red={violated} unknown={unknown} top={top} />
      </td>
      <td className="number">
        <NumberLink
          n={violated}
          what={say('findingsOf', { what: rule })}
          to="/findings"
          search={rowsOf(shown, { rule: [rule] })}
          className={styles.strongLink}
        />
      </td>
      <td className="number">
        {unknown === 0 ? (
          <span className="text3">{format.number(0)}</span>
        ) : (
          <Link className={unknown > violated ? styles.amberLink : styles.quiet} to="/findings" search={{ view: 'uncheckable' } as never}>
            {format.number(unknown)}
            <span className="spoken"> {say('uncheckedOf', { what: rule })}</span>
          </Link>
        )}
      </td>
    </tr>
  )
}
