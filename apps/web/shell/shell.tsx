import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useFormat, useText } from '../i18n/use.ts'
import { Header } from './header.tsx'
import { useKeys } from './keys.ts'
import { Navigation } from './navigation.tsx'
import { PhoneMenu } from './phone-menu.tsx'
import { GROUPS } from './places.tsx'
import styles from './shell.module.css'
import { useAppState } from './state.ts'
import { text } from './text.ts'

const KeysHelp = lazy(() => import('./keys-help.tsx').then(({ KeysHelp: component }) => ({ default: component })))

const searchField = (): HTMLElement | null => document.getElementById('search')

/** Header, main menu and the place of the page. */
export function Shell() {
  const say = useText(text)
  const navigate = useNavigate()
  const [menu, setMenu] = useState(false)
  const [help, setHelp] = useState(false)
  const [searching, setSearching] = useState(false)
  const places = GROUPS.flatMap((group) => group.places)
  useKeys({
    '/': () => {
      setSearching(true)
      requestAnimationFrame(() => searchField()?.focus())
    },
    '?': () => setHelp(true),
    ...Object.fromEntries(places.map(({ key, path }) => [`g ${key}`, () => void navigate({ to: path })])),
  })
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {say('skip')}
      </a>
      <Header onMenu={() => setMenu(true)} onKeys={() => setHelp(true)} searching={searching} onSearching={setSearching} />
      <Navigation className={styles.side} />
      <PhoneMenu open={menu} onClose={() => setMenu(false)} />
      <Main />
      {help && (
        <Suspense>
          <KeysHelp onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** The page; a change of address puts the focus at its start, so that a screen reader hears the new title. */
function Main() {
  const say = useText(text)
  const format = useFormat()
  const state = useAppState()
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const first = useRef(path)
  useEffect(() => {
    if (first.current !== path) main.current?.focus({ preventScroll: true })
    first.current = path
  }, [path])
  return (
    <main id="main" className={styles.main} ref={main} tabIndex={-1}>
      <Outlet />
      {state !== undefined && (
        <p className="only-print">
          {state.dataUntil !== null && say('dataUntil', { when: format.instant(state.dataUntil) })}{' '}
          {say('printed', { when: format.day(state.today), name: state.actor.name })}
        </p>
      )}
    </main>
  )
}
