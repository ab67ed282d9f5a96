import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { showMe } from '../../../src/access/sign-in/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { useAsked } from '../sign-in/asked.ts'
import { leaveWithOthers } from '../sign-in/leave.ts'
import { useNearEnd, usePresence } from '../sign-in/presence.ts'
import styles from './shell.module.css'
import { useAppState } from './state.ts'
import { text } from './text.ts'

const WhoDialog = lazy(() => import('../sign-in/who-dialog.tsx').then(({ WhoDialog: component }) => ({ default: component })))

/** What there is to say about the session: nobody is signed in, it has ended, it is about to, or who it is must be said again. */
export function Session() {
  const asked = useAsked()
  const me = useRoute(showMe, {}).data
  const known = useAppState() !== undefined
  const signedIn = me?.by === 'session'
  usePresence(me !== undefined && me.idleMinutes !== null)
  useEffect(leaveWithOthers, [])
  // They stand first in the menu of the user: come later, they would push the others down under the hand.
  useEffect(() => {
    if (signedIn) void import('./user-items.tsx')
  }, [signedIn])
  if (asked === 'signed-out' && !known) return <ToSignIn />
  if (asked === null) return <NearEnd />
  return (
    <Suspense>
      <WhoDialog asked={asked} me={me} />
    </Suspense>
  )
}

/** Nothing was shown yet: to the page of signing in, and from there back here. */
function ToSignIn() {
  const navigate = useNavigate()
  useEffect(() => {
    const here = location.pathname + location.search + location.hash
    void navigate({ to: '/sign-in', search: (here === '/' ? {} : { to: here }) as never, replace: true })
  }, [navigate])
  return null
}

/** Says when the session ends while that is near; once it is there, the server is asked, which then asks who it is. */
function NearEnd() {
  const say = useText(text)
  const format = useFormat()
  const client = useQueryClient()
  const end = useNearEnd(useRoute(showMe, {}).data)
  const over = end?.over === true
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: [showMe.path] })
  }, [over, client])
  if (end === null) return null
  const when = format.time(new Date(end.at).toISOString())
  return (
    <p role="status" className={`${styles.nearEnd} no-print`}>
      {say(end.final ? 'endsFinally' : 'endsIdle', { when })}
    </p>
  )
}
