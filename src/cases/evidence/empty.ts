import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'

/**
 * Takes the words out of the evidence of cases, what was released of them and their verification plans; the database refuses it for a case that is on no list of two persons. Files
 * that nobody else names are given up: their bytes go with the next sweep. Gives rows by table.
 */
export async function emptyEvidence(trx: Trx, cases: readonly string[]): Promise<Record<string, number>> {
  const those = sql`case_id = any(${cases}::uuid[])`
  const { rows: gone } = await sql<{
    sha256: string
  }>`update cases.evidence set what = '«…»', name = '«…»', from_whom = '«…»', emptied = true,
      extract = case when extract is not null then '{}'::jsonb end, withdrawn_why = case when withdrawn_why is not null then '«…»' end
    where ${those} and not emptied returning sha256`.execute(trx)
  const { rows: hands } =
    await sql`update cases.custody set from_whom = '«…»', to_whom = '«…»', reason = '«…»' where ${those} returning 1`.execute(trx)
  const { rows: released } = await sql`update cases.release set title = '«…»', parts = '[]', emptied = true,
      recipient = case when recipient is not null then '«…»' end, snapshot = case when snapshot is not null then '«…»' end,
      withdrawn_why = case when withdrawn_why is not null then '«…»' end
    where ${those} and not emptied returning 1`.execute(trx)
  const { rows: tasks } =
    await sql`update cases.plan_task set what = '«…»', emptied = true, said = case when said is not null then '«…»' end,
      dropped_why = case when dropped_why is not null then '«…»' end
    where ${those} and not emptied returning 1`.execute(trx)
  const { rows: turns } = await sql`update cases.plan_turn set reason = '«…»' where ${those} and reason is not null returning 1`.execute(
    trx,
  )
  const { rows: files } =
    await sql`update documents.file f set gone_at = clock_timestamp() where sha256 = any(${gone.map(({ sha256 }) => sha256)}::text[])
    and gone_at is null and not exists (select from cases.evidence e where e.sha256 = f.sha256 and not e.emptied) returning 1`.execute(trx)
  return {
    'cases.evidence': gone.length,
    'cases.custody': hands.length,
    'cases.release': released.length,
    'cases.plan_task': tasks.length,
    'cases.plan_turn': turns.length,
    'documents.file': files.length,
  }
}
