import { sql } from 'kysely'
import type { Trx } from '../base/index.ts'
import type { HISTORY_KINDS } from './history/schema.ts'

/** What one event of the ledger did to one finding among many. */
export interface Change {
  finding: string
  kind: (typeof HISTORY_KINDS)[number]
  body: Record<string, unknown>
}

/** Puts into the histories of findings what an event that stands for all of them did to each. */
export async function recordChanges(trx: Trx, event: number, changes: readonly Change[]): Promise<void> {
  for (let at = 0; at < changes.length; at += 5_000)
    await sql`insert into findings.change (finding, event, kind, body) select finding, ${event}, kind, body
      from json_to_recordset(${JSON.stringify(changes.slice(at, at + 5_000))}::json) as given(finding uuid, kind text, body jsonb)`.execute(
      trx,
    )
}
