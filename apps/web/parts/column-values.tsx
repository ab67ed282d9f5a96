import { Checkbox } from '@mantine/core'
import styles from './list-tools.module.css'

export interface ColumnValuesProps {
  columns: readonly { id: string; head: string; fixed?: boolean }[]
  hidden: readonly string[]
  onChange: (hidden: readonly string[]) => void
}

/** The columns of a table, each to be ticked. */
export function ColumnValues({ columns, hidden, onChange }: ColumnValuesProps) {
  const toggle = (id: string): void => onChange(hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id])
  return (
    <div className={styles.choice}>
      {columns
        .filter(({ fixed }) => fixed !== true)
        .map(({ id, head }) => (
          <Checkbox key={id} label={head} checked={!hidden.includes(id)} onChange={() => toggle(id)} />
        ))}
    </div>
  )
}
