import type { Trx } from '../../base/index.ts'
import { mentions } from '../../ledger/index.ts'
import { wordsIn } from '../clear.ts'

/** Whether a text speaks of somebody in these findings: what stays behind must not. */
export async function namesIn(trx: Trx, text: string, ids: readonly string[]): Promise<boolean> {
  return mentions(text, await wordsIn(trx, ids))
}
