import { useText } from '../i18n/use.ts'
import type { Selection } from './data-table-shape.ts'
import styles from './data-table.module.css'
import { text } from './text.ts'

export function RowCheckbox({ id, name, selection }: { id: string; name: string; selection: Selection }) {
  const say = useText(text)
  const { chosen, onChange } = selection
  const toggle = (): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <input
      type="checkbox"
      className={styles.checkbox}
      aria-label={say('selectRow', { what: name })}
      checked={chosen.has(id)}
      onChange={toggle}
    />
  )
}
