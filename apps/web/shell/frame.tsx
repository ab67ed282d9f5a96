import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Shell } from './shell.tsx'

const SignInFrame = lazy(() => import('../sign-in/frame.tsx').then(({ Frame: component }) => ({ default: component })))

/** What is around a page: header and menu, or nothing that one must be signed in for. */
export function Frame() {
  const outside = useRouterState({ select: ({ location }) => /^\/sign-in(?:\/|$)/u.test(location.pathname) })
  if (!outside) return <Shell />
  return (
    <Suspense>
      <SignInFrame />
    </Suspense>
  )
}
