import { useFormat, useText } from '../i18n/use.ts'
import table from '../units/plain-table.module.css'
import styles from './results.module.css'
import { text } from './text.ts'

interface BarsProps {
  caption: string
  head: string
  rows: readonly { key: string; label: string; n: number; unknown?: boolean }[]
  reading: string
}

/** Bars from zero with their numbers, the largest first; the table is the picture. What is not known is hatched. */
export function Bars({ caption, head, rows, reading }: BarsProps) {
  const say = useText(text)
  const format = useFormat()
  const top = Math.max(1, ...rows.map(({ n }) => n))
  return (
    <>
      <table className={table.table}>
        <caption className="spoken">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className={styles.bars}>
              {say('n')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, n, unknown = false }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td className={styles.bars}>
                <span className={styles.line}>
                  <span className={`${styles.bar} ${unknown ? styles.unknown : ''}`} style={{ width: `${(85 * n) / top}%` }} aria-hidden />
                  {format.number(n)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={table.remark}>{reading}</p>
    </>
  )
}
