import { useEffect, useRef } from 'react'

/** Puts the focus into the field that is marked `data-autofocus` when a step is shown. */
export function useAutofocus<E extends HTMLElement>() {
  const place = useRef<E>(null)
  useEffect(() => place.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  return place
}
