import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, type ComponentType } from 'react'
import { NotFound } from '../shell/not-found.tsx'

const of = (load: () => Promise<{ Page: ComponentType }>) => lazy(async () => ({ default: (await load()).Page }))
const Allowed = of(() => import('./allowed/page.tsx'))
const Responsible = of(() => import('./responsibility/page.tsx'))
const Periods = of(() => import('./periods/page.tsx'))
const Day = of(() => import('./day/page.tsx'))
const Confirm = of(() => import('./confirm/page.tsx'))

/** Every question to the law of a day, by its address; each is a chunk of its own. */
const QUESTIONS = new Map([
  ['/law/allowed', <Allowed key="allowed" />],
  ['/law/responsible', <Responsible key="responsible" />],
  ['/law/periods', <Periods key="periods" />],
  ['/law/day', <Day key="day" />],
  ['/law/confirm', <Confirm key="confirm" />],
])

/** The question of the address. */
export function Page() {
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  return <Suspense>{QUESTIONS.get(pathname) ?? <NotFound />}</Suspense>
}
