import type { Trx } from '../base/index.ts'
import type { Actor } from '../base/schema.ts'
import { enqueueOnce } from '../jobs/index.ts'

/** People conclude many findings in a row: the statistics follow when they pause. */
const PAUSE = 20

/** What is held against nobody has changed: tallies and patterns of the newest run are made anew, soon, in the transaction of what changed it. */
export async function askForPatterns(trx: Trx, { id }: Actor): Promise<void> {
  await enqueueOnce(trx, { kind: 'patterns', by: id }, PAUSE)
}
