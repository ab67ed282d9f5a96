import type { CaseReview } from '../../../../src/cases/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { TOUCHED as OF_CASE } from '../acts/parts.ts'
import { text as shared } from '../text.ts'
import { text } from './text.ts'

/** Reads that an act on a review makes old. */
export const TOUCHED: readonly string[] = [...OF_CASE, '/api/me/reviews', '/api/work']

/** Whose review it is, of which post and days. */
export function useReviewObject({ officer, role, from, until }: CaseReview): string {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const days = from === until ? format.day(from) : say('days', { from: format.day(from), until: format.day(until) })
  return say('object', { name: officer.name, role: word(`post-${role}`), days })
}
