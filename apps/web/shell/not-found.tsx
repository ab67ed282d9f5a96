import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../i18n/use.ts'
import styles from './shell.module.css'
import { text } from './text.ts'
import { usePageTitle } from './title.ts'

/** For an address that there is not. */
export function NotFound() {
  return <NotThere />
}

/** No permission and absent are one sentence, so that neither tells of the other; `children`: what may be done about either. */
export function NotThere({ children }: { children?: ReactNode }) {
  const say = useText(text)
  usePageTitle(say('notFound'))
  return (
    <div className={styles.notice}>
      <h1>{say('notFound')}</h1>
      <p className="text2">{say('notFoundWhy')}</p>
      <p>
        <Link to="/">{say('notFoundBack')}</Link>
      </p>
      {children}
    </div>
  )
}
