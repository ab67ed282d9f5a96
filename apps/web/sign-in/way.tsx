import type { ReactNode } from 'react'
import { usePageTitle } from '../shell/title.ts'
import styles from './sign-in.module.css'

/** One sheet on the way in: what it is, and what to do. */
export function Way({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  usePageTitle(title)
  return (
    <div className={`${styles.way} ${wide ? styles.wide : ''}`}>
      <h1>{title}</h1>
      {children}
    </div>
  )
}
