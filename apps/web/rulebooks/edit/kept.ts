import { useState } from 'react'

/** The changed text, kept for this window until it is a draft, so that leaving the page loses nothing. */
export function useKept(key: string, first: string): [string, (next: string) => void, () => void] {
  const [source, setSource] = useState(() => readKept(key) ?? first)
  const set = (next: string): void => {
    setSource(next)
    keep(key, next === first ? null : next)
  }
  return [source, set, () => keep(key, null)]
}

function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, source: string | null): void {
  try {
    if (source === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, source)
  } catch {
    // Where nothing may be kept, the text lives as long as the page.
  }
}
