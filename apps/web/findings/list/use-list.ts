import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { FindingFilter } from '../../../../src/findings/schema.ts'
import type { UrlValues } from '../../address.ts'
import type { Picked } from './picked.ts'
import { afresh, FIRST_DIRECTION, readList, withFilter, writeList, type ListState, type Sort } from './state.ts'

export interface List extends ListState {
  /** Changes fields of the filter; undefined or an empty list takes one away. Goes back to the first page. */
  narrow: (patch: { [F in keyof FindingFilter]?: FindingFilter[F] | undefined }, how?: 'push' | 'replace') => void
  /** Puts a whole view in the place of what is shown. */
  show: (view: Partial<ListState>) => void
  sortBy: (sort: Sort) => void
  goTo: (cursor: string | undefined) => void
  setColumns: (columns: readonly string[] | undefined) => void
  select: (next: (before: Picked) => Picked) => void
}

/** What the list shows, kept in the address, and how it is changed. */
export function useList(): List {
  const search: UrlValues = useSearch({ strict: false })
  const navigate = useNavigate()
  const state = useMemo(() => readList(search), [search])
  const change = useCallback(
    (next: (before: ListState) => ListState, how: 'push' | 'replace' = 'push') => {
      const write = (before: UrlValues) => writeList(next(readList(before)))
      void navigate({ to: '.', search: write as never, replace: how === 'replace', resetScroll: false })
    },
    [navigate],
  )
  return useMemo(
    () => ({
      ...state,
      narrow: (patch, how) => change((list) => ({ ...afresh(list), filter: withFilter(list.filter, patch) }), how),
      show: (view) => change((list) => ({ ...afresh(list), ...view })),
      sortBy: (sort) => change((list) => ({ ...afresh(list), sort, direction: turned(list, sort) })),
      goTo: (cursor) => change((list) => ({ ...list, cursor })),
      setColumns: (columns) => change((list) => ({ ...list, columns }), 'replace'),
      select: (next) => change((list) => ({ ...list, picked: next(list.picked) }), 'replace'),
    }),
    [state, change],
  )
}

function turned(list: ListState, sort: Sort): ListState['direction'] {
  if (list.sort !== sort) return FIRST_DIRECTION[sort]
  return list.direction === 'asc' ? 'desc' : 'asc'
}
