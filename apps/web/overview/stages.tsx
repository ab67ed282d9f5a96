import { Link } from '@tanstack/react-router'
import type { Bilingual } from '../../../src/base/schema.ts'
import type { Overview } from '../../../src/desk/overview/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Section } from '../parts/section.tsx'
import { heatClass } from '../parts/small-pictures.tsx'
import { usePhone } from '../parts/use-phone.ts'
import { NumberLink } from '../units/number-link.tsx'
import table from '../units/plain-table.module.css'
import styles from './overview.module.css'
import { rowsOf, type Shown } from './shown.ts'
import { text } from './text.ts'

type Row = Overview['stages']['rows'][number]
type Cell = Row['cells'][number]

const TINTS = [undefined, 'tint1', 'tint2', 'tint3'] as const

/** Findings of each unit by stage, tinted where there are more than its volume leads to expect. */
export function Stages(shown: Shown) {
  const say = useText(text)
  const phone = usePhone()
  const { names, rows } = shown.overview.stages
  const filled = rows.filter(({ total }) => total > 0)
  if (filled.length === 0) return null
  return (
    <Section title={say('stages')} note={say('stagesNote')}>
      {phone ? <StageList names={names} rows={filled} shown={shown} /> : <StageTable names={names} rows={filled} shown={shown} />}
      <p className={styles.tints}>
        {([1, 2, 3] as const).map((tint) => (
          <span key={tint}>
            <span className={styles[`sample${tint}`]} aria-hidden />
            {say(TINTS[tint])}
          </span>
        ))}
      </p>
      <p className={table.remark}>{say('stagesRead')}</p>
    </Section>
  )
}

interface StagesProps {
  names: readonly Bilingual[]
  rows: readonly Row[]
  shown: Shown
}

function StageTable({ names, rows, shown }: StagesProps) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <table className={`${table.table} ${styles.stages}`}>
      <thead>
        <tr>
          <th scope="col">{say('unit')}</th>
          {names.map((name) => (
            <th key={name.en} scope="col" className={styles.centre}>
              {inWords(name)}
            </th>
          ))}
          <th scope="col" className="number">
            {say('total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ unit, cells, total }) => (
          <tr key={unit.code}>
            <th scope="row">
              <Link to={`/units/${encodeURIComponent(unit.code)}`}>{inWords(unit.short)}</Link>
            </th>
            {cells.map((cell) => (
              <td key={cell.stage} className={heatClass(cell.tint)}>
                <CellNumber cell={cell} unit={unit.code} shown={shown} />
              </td>
            ))}
            <td className="number">
              <NumberLink
                n={total}
                what={say('findingsOf', { what: inWords(unit.short) })}
                to="/findings"
                search={rowsOf(shown, { unit: [unit.code] })}
                className={styles.strongLink}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CellNumber({ cell: { n, tint, stage }, unit, shown }: { cell: Cell; unit: string; shown: Shown }) {
  const say = useText(text)
  const format = useFormat()
  const key = TINTS[tint]
  const spoken = key === undefined ? null : <span className="spoken"> {say(key)}</span>
  // A finding without a stage cannot be asked for by it.
  if (n === 0 || stage === '') return format.number(n)
  return (
    <Link className={styles.cell} to="/findings" search={rowsOf(shown, { unit: [unit], stage: [stage] }) as never}>
      {format.number(n)}
      {spoken}
    </Link>
  )
}

function StageList({ names, rows, shown }: StagesProps) {
  const inWords = useBilingual()
  return (
    <ul className={styles.stageList}>
      {rows.map(({ unit, cells }) => (
        <li key={unit.code}>
          <Link to={`/units/${encodeURIComponent(unit.code)}`} className="strong">
            {inWords(unit.short)}
          </Link>
          <ul>
            {cells.map(
              (cell, index) =>
                cell.n > 0 && (
                  <li key={cell.stage} className={styles[`phone${cell.tint}`]}>
                    {inWords(names[index])} <CellNumber cell={cell} unit={unit.code} shown={shown} />
                  </li>
                ),
            )}
          </ul>
        </li>
      ))}
    </ul>
  )
}
