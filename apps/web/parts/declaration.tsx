import { groupsOfFour } from '../i18n/format.ts'
import styles from './declaration.module.css'

/** A declaration number as 4-4-4: the gaps are margins, so that copying gives the digits alone. Other numbers stay as they are. */
export function Declaration({ number }: { number: string }) {
  if (!/^\d{9,14}$/.test(number)) return <span className="nowrap">{number}</span>
  return (
    <span className={styles.number}>
      {groupsOfFour(number).map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </span>
  )
}
