import type { z } from 'zod'
import type { bulkAct, FindingFilter } from '../../../../src/findings/schema.ts'

export type BulkResult = z.infer<(typeof bulkAct)['output']>
export type BulkKind = 'assign' | 'due' | 'dismiss' | 'review'

/** Whom an act reaches: the ids, or all that the filter finds; `n` is how many that is, `more` that there are more. */
export type BulkReach = { n: number; more: boolean } & ({ ids: string[] } | { filter: FindingFilter; expected: number })
