import { useSyncExternalStore } from 'react'

const query = matchMedia('(max-width: 759px)')

/** Whether the page is as narrow as a phone, where the markup itself must differ. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}
