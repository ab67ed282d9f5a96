import { Link } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { daysBetween, isoDayOf } from '../i18n/format.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { useAppState } from '../shell/state.ts'
import { text as shellText } from '../shell/text.ts'
import { usePageTitle } from '../shell/title.ts'
import { Band } from './note.tsx'
import styles from './page-head.module.css'
import { text } from './text.ts'

/** Data older than this many days are said to be old. */
const STALE = 3

export interface Crumb {
  label: string
  to?: string
  search?: Record<string, string | readonly string[]>
}

interface PageHeadProps {
  title: string
  /** Short name in the header of a phone; without it the title stands there and is not repeated beneath. */
  phoneTitle?: string
  crumbs?: readonly Crumb[]
  /** Beside the crumbs: the way to the previous and the next record. */
  turn?: ReactNode
  /** Facts under the title, each an element. */
  meta?: ReactNode
  actions?: ReactNode
  /** Why an action is off, or what the actions do; beneath them. */
  note?: ReactNode
}

/** Where one is, the one h1 of the page, its facts and its actions; and bands where the data are old, or part of them was not compared. */
export function PageHead({ title, phoneTitle, crumbs = [], turn, meta, actions, note }: PageHeadProps) {
  const say = useText(text)
  usePageTitle(phoneTitle ?? title)
  return (
    <header className={`${styles.head} ${phoneTitle === undefined && crumbs.length === 0 ? styles.list : styles.record}`}>
      <div className={styles.words}>
        {(crumbs.length > 0 || turn !== undefined) && (
          <nav className={styles.crumbs} aria-label={say('crumbs')}>
            <ol>
              {crumbs.map(({ label, to, search }) => (
                <li key={label}>
                  {to === undefined ? (
                    label
                  ) : (
                    <Link to={to} search={(search ?? {}) as never}>
                      {label}
                    </Link>
                  )}
                </li>
              ))}
            </ol>
            {turn}
          </nav>
        )}
        <h1>{title}</h1>
        {meta !== undefined && <div className={styles.meta}>{meta}</div>}
      </div>
      {actions !== undefined && (
        <div className={`${styles.acts} no-print`}>
          <div className={styles.actions}>{actions}</div>
          {note !== undefined && <p className={styles.note}>{note}</p>}
        </div>
      )}
      <Stale />
      <NotCompared />
    </header>
  )
}

function Stale() {
  const say = useText(shellText)
  const format = useFormat()
  const state = useAppState()
  if (state === undefined || state.dataUntil === null || state.demonstration) return null
  const days = daysBetween(isoDayOf(state.dataUntil), state.today)
  return days <= STALE ? null : (
    <div className={styles.band}>
      <Band>{say('stale', { when: format.instant(state.dataUntil), n: days })}</Band>
    </div>
  )
}

/** Comes only where there is something to say. */
const Uncompared = lazy(() => import('./uncompared.tsx').then((module) => ({ default: module.Uncompared })))

function NotCompared() {
  const n = useAppState()?.counts.uncompared ?? 0
  return n === 0 ? null : (
    <Suspense>
      <Uncompared n={n} />
    </Suspense>
  )
}
