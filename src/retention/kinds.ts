import type { KindId } from './schema.ts'
import { account } from './kinds/accounts.ts'
import { evidence } from './kinds/evidence.ts'
import { cleared, confirmed } from './kinds/findings.ts'
import { hold } from './kinds/holds.ts'
import { reads } from './kinds/reads.ts'
import type { Kind } from './kinds/shape.ts'

/** What can be destroyed: how the rows of each kind are found, from when their period runs, and how they are destroyed. */
export const KIND: Readonly<Record<KindId, Kind>> = { cleared, confirmed, account, reads, hold, evidence }
