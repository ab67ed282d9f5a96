import { useEffect, useRef, useSyncExternalStore } from 'react'

const KEPT = 'liem-keys'
const SEQUENCE = 1_500

/** What a key does; `g p` is a key after another. Returning false lets the browser have it. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => unknown>>

const layers: Keys[] = []
const listeners = new Set<() => void>()
let on = readChoice()
let pending: { key: string; until: number } | undefined

function readChoice(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true
  }
}

export function useKeysOn(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => on,
  )
}

/** Single keys can be switched off, for who dictates or types with aids; the choice is kept. */
export function switchKeys(wanted: boolean): void {
  on = wanted
  try {
    localStorage.setItem(KEPT, wanted ? 'on' : 'off')
  } catch {
    // Where nothing may be kept, the choice holds for this page.
  }
  for (const listener of listeners) listener()
}

/** Gives keys a meaning while the component is shown; what came last wins. Not while somebody writes, chooses or answers a dialog. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const layer: Keys = new Proxy({}, { get: (_, name: string) => latest.current[name] })
    layers.push(layer)
    if (layers.length === 1) document.addEventListener('keydown', press)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length === 0) document.removeEventListener('keydown', press)
    }
  }, [])
}

function press(event: KeyboardEvent): void {
  if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isBusy(event.target)) return
  const before = pending !== undefined && pending.until > event.timeStamp ? `${pending.key} ` : ''
  pending = undefined
  const name = before + event.key
  for (const layer of layers.toReversed()) {
    const act = layer[name]
    if (act === undefined) continue
    if (act(event) !== false) event.preventDefault()
    return
  }
  if (before === '' && event.key === 'g') pending = { key: 'g', until: event.timeStamp + SEQUENCE }
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const writes = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]'
  return target.closest(`${writes}, dialog, [role=dialog], [role=menu], [role=listbox]`) !== null
}
