import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../src/desk/overview/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import { RangeBar, roundTop, Scale } from '../parts/small-pictures.tsx'
import { NumberLink } from '../units/number-link.tsx'
import { useRate } from '../units/rate.ts'
import table from '../units/plain-table.module.css'
import styles from './overview.module.css'
import { rowsOf, type Shown } from './shown.ts'
import { text } from './text.ts'

type Row = Overview['units'][number]
/** A share that is written in amber. */
const MUCH = 0.1

/** Findings per thousand of each unit's cases, against the range of like units. */
export function ByUnit(shown: Shown) {
  const say = useText(text)
  const { units, unitCount } = shown.overview
  const top = roundTop(Math.max(0, ...units.flatMap(({ perThousand, band }) => [perThousand, band?.high ?? 0])))
  return (
    <Section title={say('byUnit')} note={say('byUnitNote')} action={<Link to="/units">{say('allUnits', { n: unitCount })}</Link>}>
      {units.length === 0 ? (
        <p className="text2">{say('unitsNone')}</p>
      ) : (
        <>
          <table className={table.table}>
            <UnitHead top={top} />
            <tbody>
              {units.map((row) => (
                <UnitLine key={row.unit.code} row={row} top={top} shown={shown} />
              ))}
            </tbody>
          </table>
          <p className={table.remark}>{say(units.every(({ band }) => band === null) ? 'bandNone' : 'bandRead')}</p>
        </>
      )}
    </Section>
  )
}

function UnitHead({ top }: { top: number }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <thead>
      <tr>
        <th scope="col">{say('unit')}</th>
        <th scope="col" className={`number ${table.wide}`}>
          {say('cases')}
        </th>
        <th scope="col" className={styles.plot}>
          <span className="spoken">{say('scale')}</span>
          <Scale to={format.number(top)} />
        </th>
        <th scope="col" className="number">
          {say('perThousand')}
        </th>
        <th scope="col" className={`number ${table.wide}`}>
          {say('unknownShare')}
        </th>
      </tr>
    </thead>
  )
}

function UnitLine({ row, top, shown }: { row: Row; top: number; shown: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const asRate = useRate()
  const { unit, cases, violated, perThousand, band, outside, unknownShare } = row
  const name = inWords(unit.short)
  const rate = asRate(perThousand)
  return (
    <tr>
      <th scope="row">
        <Link to={`/units/${encodeURIComponent(unit.code)}`}>{name}</Link>
      </th>
      <td className={`number ${table.wide}`}>
        <NumberLink n={cases} what={say('casesOf', { what: name })} to="/log" search={{ unit: unit.code }} className={styles.quiet} />
      </td>
      <td className={styles.plot}>
        <RangeBar value={perThousand} range={band} top={top} outside={outside} write={asRate} />
      </td>
      <td className="number">
        {violated === 0 ? (
          <span className="text3">{rate}</span>
        ) : (
          <Link
            className={outside === 'above' ? styles.redLink : styles.quiet}
            to="/findings"
            search={rowsOf(shown, { unit: [unit.code] }) as never}
          >
            {rate}
            <span className="spoken"> {say('findingsOf', { what: name })}</span>
          </Link>
        )}
      </td>
      <td className={`number ${table.wide} ${unknownShare >= MUCH ? styles.much : 'text2'}`}>{format.percent(unknownShare, 1)}</td>
    </tr>
  )
}
