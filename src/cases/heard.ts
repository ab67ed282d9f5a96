import { sql } from 'kysely'
import type { Trx } from '../base/index.ts'

/** Whether somebody concerned in a case was heard by a day, since he had notice. */
export async function wasHeard(trx: Trx, { id, officer, day }: { id: string; officer: string | null; day: string }): Promise<boolean> {
  const { rows } =
    await sql`select from cases.step s join cases.party p on p.case_id = s.case_id and p.officer = s.officer and p.role = 'concerned' and p.notified_on <= s.day
      where s.case_id = ${id} and s.officer = ${officer} and s.kind = 'explanation' and s.day <= ${day}`.execute(trx)
  return rows.length > 0
}
