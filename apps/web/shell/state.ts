import type { Action } from '../../../src/base/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { showState, type AppState } from '../../../src/desk/overview/schema.ts'
import { text } from './text.ts'

const RUNNING = 5_000
const CALM = 60_000

/** What the server says for every page: who acts, until when there are data, what waits. Undefined until it has answered. */
export function useAppState(): AppState | undefined {
  return useRoute(showState, {}, { refetchInterval: (last) => (last !== undefined && last.jobs.length > 0 ? RUNNING : CALM) }).data
}

/** Whether whoever is signed in may do something somewhere; screens offer only that. What he may not do the server refuses. */
export function useMay(): (action: Action) => boolean {
  const may = useAppState()?.may
  return (action) => may?.includes(action) === true
}

/** Whoever sits at this machine, as long as there is no sign-in (`LOCAL` of the server). */
const LOCAL = 'Local user'

/** A person's name as it is shown: whoever has none of his own, or one in both languages (`vi / en`), is called in the language of the page. */
export function usePersonName(): (name: string) => string {
  const say = useText(text)
  const inWords = useBilingual()
  return (name) => {
    const [vi, en, more] = name.split(' / ')
    if (name === LOCAL) return say('localUser')
    return vi === undefined || en === undefined || more !== undefined ? name : inWords({ vi, en })
  }
}
