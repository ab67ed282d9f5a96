import { useEffect, useState } from 'react'

/** Gives the focus back to where it was when the dialog goes. Mantine does so only for dialogs that are there, closed, before they open. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )
}
