import { z } from 'zod'
import { count, day, pageOf, paging, route } from '../../base/schema.ts'
import { unitName } from '../../organisation/schema.ts'

/** Why an account in traces cannot be attributed: nobody is known to hold it, several hold it, it is shared, or that is not said. */
export const UNMATCHED = ['none', 'several', 'shared', 'unsaid'] as const

const unmatchedAccount = z.object({
  account: z.string(),
  why: z.enum(UNMATCHED),
  /** The unit of the latest finding in whose trace it occurs so, and the first and last day of such findings. Not how many: nobody is ranked. */
  unit: unitName.nullable(),
  from: day,
  until: day,
})
export type UnmatchedAccount = z.infer<typeof unmatchedAccount>

export const listUnmatchedAccounts = route({
  method: 'GET',
  path: '/api/accounts/unmatched',
  summary: 'Accounts in the traces of findings that cannot be attributed to anybody: work for the register',
  action: 'organisation.read',
  facts: [],
  input: z.object({ ...paging, why: z.enum(UNMATCHED).optional(), text: z.string().trim().max(100).default('') }),
  output: pageOf(unmatchedAccount).extend({ counts: z.record(z.enum(UNMATCHED), count) }),
})
