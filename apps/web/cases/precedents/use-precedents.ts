import type { UseQueryResult } from '@tanstack/react-query'
import { directionOf } from '../../../../src/cases/precedents/pure.ts'
import { showPrecedents, type Direction, type PrecedentCounts, type Precedents } from '../../../../src/cases/precedents/schema.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useRoute } from '../../api-hooks.ts'

/** What was decided on acts like those of somebody in a case, by the law of a day. */
export function usePrecedents(id: string, officer: string, day: string, cursor = ''): UseQueryResult<Precedents> {
  const asked = { id, officer, day, limit: 20, ...(cursor === '' ? {} : { cursor }) }
  return useRoute(showPrecedents, asked, { enabled: officer !== '' && day !== '', keep: true })
}

/** How a form that is drafted departs from like decisions; null where it does not, or too little is known to say. */
export function departs({ forms }: Terms, counts: PrecedentCounts | null | undefined, form: string): Direction | null {
  if (counts === null || counts === undefined || form === '') return null
  return directionOf(
    forms.map(({ id }) => id),
    counts,
    form,
  )
}
