import { useParams } from '@tanstack/react-router'
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
  ['allowed', <Allowed key="allowed" />],
  ['responsible', <Responsible key="responsible" />],
  ['periods', <Periods key="periods" />],
  ['day', <Day key="day" />],
  ['confirm', <Confirm key="confirm" />],
])

export function Page() {
  const { question = '' }: { question?: string } = useParams({ strict: false })
  const shown = QUESTIONS.get(question)
  return shown === undefined ? <NotFound /> : <Suspense>{shown}</Suspense>
}
