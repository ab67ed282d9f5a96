import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { UrlValues } from './address.ts'

export type { UrlValues }

/**
 * Filters, sorting and pages as part of the address, so that links are stable and *back* works. `defaults` (keep it outside of the
 * component) says which values there are and what is left out of the address. `set` replaces the entry in the history unless
 * `push` is asked for.
 */
export function useUrlState<T extends UrlValues>(defaults: T): [T, (patch: Partial<T>, how?: 'push' | 'replace') => void] {
  const search: UrlValues = useSearch({ strict: false })
  const navigate = useNavigate()
  const values = useMemo(() => read(defaults, search), [defaults, search])
  const set = useCallback(
    (patch: Partial<T>, how: 'push' | 'replace' = 'replace') => {
      const next = { ...values, ...patch }
      const kept = Object.entries(next).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name]))
      void navigate({ to: '.', search: Object.fromEntries(kept) as never, replace: how === 'replace' })
    },
    [values, defaults, navigate],
  )
  return [values, set]
}

function read<T extends UrlValues>(defaults: T, search: UrlValues): T {
  const one = (preset: UrlValues[string], given: UrlValues[string] | undefined): UrlValues[string] => {
    if (given === undefined) return preset
    if (typeof preset !== 'string') return typeof given === 'string' ? [given] : given
    return typeof given === 'string' ? given : given[0]
  }
  return Object.fromEntries(Object.entries(defaults).map(([name, preset]) => [name, one(preset, search[name])])) as T
}
