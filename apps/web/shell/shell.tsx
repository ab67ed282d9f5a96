import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { showZone } from '../i18n/format.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Header } from './header.tsx'
import { useKeys } from './keys.ts'
import { Navigation } from './navigation.tsx'
import { PhoneMenu } from './phone-menu.tsx'
import { Session } from './session.tsx'
import styles from './shell.module.css'
import { useAppState, useMay, usePersonName } from './state.ts'
import { text } from './text.ts'
import { Told } from './told.tsx'
import { usePlaces } from './use-places.ts'

const KeysHelp = lazy(() => import('./keys-help.tsx').then(({ KeysHelp: component }) => ({ default: component })))

const searchField = (): HTMLElement | null => document.getElementById('search')

/** Header, main menu and the place of the page. */
export function Shell() {
  const say = useText(text)
  const navigate = useNavigate()
  const [menu, setMenu] = useState(false)
  const [help, setHelp] = useState(false)
  const [searching, setSearching] = useState(false)
  const state = useAppState()
  const timezone = state?.timezone
  useEffect(() => {
    if (timezone !== undefined) showZone(timezone)
  }, [timezone])
  const places = usePlaces().flatMap((group) => group.places)
  const finds = useMay()('search.read')
  useKeys({
    '/': () => {
      if (!finds) return
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
      <Header finds={finds} onMenu={() => setMenu(true)} onKeys={() => setHelp(true)} searching={searching} onSearching={setSearching} />
      <Navigation className={styles.side} />
      <PhoneMenu open={menu} onClose={() => setMenu(false)} />
      {/* A place that everybody has is nobody's first one. */}
      <Main home={state && (places.find(({ needs }) => needs !== 'state.read')?.path ?? '/account')} />
      <Session />
      {help && (
        <Suspense>
          <KeysHelp onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** The page; a change of address puts the focus at its start, so that a screen reader hears the new title. `home`: the first place one has, once it is known. */
function Main({ home }: { home: string | undefined }) {
  const say = useText(text)
  const format = useFormat()
  const state = useAppState()
  const nameOf = usePersonName()
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const first = useRef(path)
  useEffect(() => {
    if (first.current !== path) main.current?.focus({ preventScroll: true })
    first.current = path
  }, [path])
  return (
    <main id="main" className={styles.main} ref={main} tabIndex={-1}>
      <Told />
      {path !== '/' || home === '/' ? <Outlet /> : home !== undefined && <ToHome home={home} />}
      {state !== undefined && (
        <p className="only-print">
          {state.dataUntil !== null && say('dataUntil', { when: format.instant(state.dataUntil) })}{' '}
          {say('printed', { when: format.day(state.today), name: nameOf(state.actor.name) })}
        </p>
      )}
    </main>
  )
}

/** Leads on, once: the router's own component does so at every render, which while the page is coming never ends. */
function ToHome({ home }: { home: string }) {
  const navigate = useNavigate()
  useEffect(() => void navigate({ to: home, replace: true }), [home, navigate])
  return null
}
