import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './allowed/allowed.module.css'

interface RowsProps<Row> {
  words: { legend: string; add: string; takeAway: string; takeAwayThis: string }
  rows: readonly Row[]
  newRow: () => Row
  /** So many stay; none when left out. */
  fewest?: number
  onChange: (rows: readonly Row[]) => void
  /** Fields of a row. */
  children: (row: Row, set: (patch: Partial<Row>) => void) => ReactNode
}

/** Facts of which there may be several, each in a row of fields: more can be added, and each taken away. */
export function Rows<Row>({ words, rows, newRow, fewest = 0, onChange, children }: RowsProps<Row>) {
  const setAt = (at: number, patch: Partial<Row>): void => onChange(rows.map((row, place) => (place === at ? { ...row, ...patch } : row)))
  return (
    <fieldset className={styles.group}>
      <legend>{words.legend}</legend>
      {rows.map((row, at) => (
        <div key={at} className={styles.fields}>
          {children(row, (patch) => setAt(at, patch))}
          {rows.length > fewest && (
            <Button
              className={`${styles.remove} no-print`}
              variant="subtle"
              size="compact-sm"
              aria-label={words.takeAwayThis}
              onClick={() => onChange(rows.filter((one) => one !== row))}
            >
              {words.takeAway}
            </Button>
          )}
        </div>
      ))}
      <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => onChange([...rows, newRow()])}>
        {words.add}
      </Button>
    </fieldset>
  )
}
