import { useEffect, useSyncExternalStore } from 'react'

let current = ''
const listeners = new Set<() => void>()

function tell(title: string): void {
  current = title
  document.title = title === '' ? 'Liêm' : `${title} · Liêm`
  for (const listener of listeners) listener()
}

/** The title of the page that is open, for the header on a phone. */
export function useShownTitle(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

/** Names the page in the window's title and, on a phone, in the header. */
export function usePageTitle(title: string): void {
  useEffect(() => tell(title), [title])
}
