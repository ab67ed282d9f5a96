import { Link, useRouter } from '@tanstack/react-router'
import { IconMenu2, IconSearch, IconX } from '@tabler/icons-react'
import { useFormat, useText } from '../i18n/use.ts'
import { Logo } from './logo.tsx'
import { LanguageMenu, MoreMenu, UserMenu } from './menus.tsx'
import { SearchField } from './search-field.tsx'
import styles from './header.module.css'
import { useAppState } from './state.ts'
import { text } from './text.ts'
import { useShownTitle } from './title.ts'

interface HeaderProps {
  /** Whether there is anything that may be looked for. */
  finds: boolean
  onMenu: () => void
  onKeys: () => void
  /** On a phone the search field takes the header's place. */
  searching: boolean
  onSearching: (searching: boolean) => void
}

export function Header({ finds, onMenu, onKeys, searching, onSearching }: HeaderProps) {
  const say = useText(text)
  const title = useShownTitle()
  return (
    <header className={`${styles.header} ${searching ? styles.searching : ''} no-print`}>
      <button type="button" className={styles.menuButton} onClick={onMenu} aria-label={say('menu')}>
        <IconMenu2 size={22} stroke={1.6} aria-hidden />
      </button>
      <Link to="/" className={styles.brand} aria-label={say('name')}>
        <Logo />
        <span aria-hidden>{say('name')}</span>
      </Link>
      <span className={styles.title} aria-hidden>
        {title}
      </span>
      <div className={styles.search}>{finds && <SearchField onLeave={() => onSearching(false)} />}</div>
      {finds && <SearchButton searching={searching} onSearching={onSearching} />}
      <DataState />
      <div className={styles.wide}>
        <LanguageMenu />
        <UserMenu onKeys={onKeys} />
      </div>
      <div className={styles.narrow}>
        <MoreMenu onKeys={onKeys} />
      </div>
    </header>
  )
}

/** On a phone: shows the search field, or the header again. */
function SearchButton({ searching, onSearching }: Pick<HeaderProps, 'searching' | 'onSearching'>) {
  const say = useText(text)
  return (
    <button
      type="button"
      className={styles.searchButton}
      aria-label={searching ? say('close') : say('search')}
      onClick={() => {
        onSearching(!searching)
        if (!searching) requestAnimationFrame(() => document.getElementById('search')?.focus())
      }}
    >
      {searching ? <IconX size={22} stroke={1.6} aria-hidden /> : <IconSearch size={22} stroke={1.6} aria-hidden />}
    </button>
  )
}

/** Whether the data are made up, until when they reach, and what is being worked on. */
function DataState() {
  const say = useText(text)
  const format = useFormat()
  const state = useAppState()
  const { routesByPath } = useRouter()
  if (state === undefined) return <div className={styles.state} />
  const imports = '/imports' in routesByPath
  const jobs = say('jobs', { n: state.jobs.length })
  return (
    <div className={styles.state}>
      {state.demonstration && (
        <span className={styles.demonstration}>
          <span className={styles.long}>{say('demonstration')}</span>
          <span className={styles.short}>{say('demonstrationShort')}</span>
        </span>
      )}
      <span className={styles.push} />
      {state.jobs.length > 0 && (imports ? <Link to="/imports">{jobs}</Link> : <span>{jobs}</span>)}
      <span className={styles.until}>
        {state.dataUntil === null ? say('noData') : say('dataUntil', { when: format.instant(state.dataUntil) })}
      </span>
    </div>
  )
}
