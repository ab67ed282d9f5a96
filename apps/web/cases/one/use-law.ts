import type { UseQueryResult } from '@tanstack/react-query'
import { askCaseLaw } from '../../../../src/cases/schema.ts'
import type { Output } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useAppState } from '../../shell/state.ts'

/** What the law allows for somebody concerned, by the facts of the case; today, where no day is given. */
export function useCaseLaw(id: string, officer: string, day?: string): UseQueryResult<Output<typeof askCaseLaw>> {
  const today = useAppState()?.today
  const on = day ?? today ?? ''
  return useRoute(askCaseLaw, { id, officer, day: on }, { enabled: on !== '' && officer !== '', keep: true })
}
