import { useEffect, useRef, type ReactNode } from 'react'
import styles from './guide.module.css'

/** What came in the place of something that was pressed and is gone: the keyboard goes on from here. */
export function Led({ when, children }: { when: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (when) place.current?.focus()
  }, [when])
  return (
    <div ref={place} tabIndex={-1} className={styles.led}>
      {children}
    </div>
  )
}
