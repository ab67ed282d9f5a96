import { useId, type ReactNode } from 'react'
import styles from './section.module.css'

interface SectionProps {
  title: ReactNode
  /** A few words or a legend beside the heading. */
  note?: ReactNode
  /** One link at the end of the heading's line. */
  action?: ReactNode
  /** `plain`: without the space above, for the first in a column. */
  plain?: boolean
  id?: string
  children: ReactNode
}

/** A heading with a rule under it. Pages are made of these, not of cards. */
export function Section({ title, note, action, plain = false, id, children }: SectionProps) {
  const made = useId()
  const heading = id === undefined ? made : `${id}-heading`
  return (
    <section id={id} className={`${styles.section} ${plain ? styles.plain : ''}`} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {note !== undefined && <div className={styles.note}>{note}</div>}
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
      {children}
    </section>
  )
}

/** That there is nothing yet, in a section that is then one line: heading, this, what can be done. */
export function None({ children }: { children: ReactNode }) {
  return (
    <p className="text2" data-none>
      {children}
    </p>
  )
}
