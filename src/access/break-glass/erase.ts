import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'

/**
 * Takes the words out of what was asked in an emergency for findings that are being destroyed, and of its reviews; also where it was refused, and the
 * finding is only what somebody called by its number. Gives the events of the latter, which name no subject.
 */
export async function eraseEmergencies(trx: Trx, ids: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ event: number; finding: string | null }>`update access.break_glass set asked = '«…»', reason = '«…»',
      words = case when words is not null then '«…»' end
    where finding = any(${ids}::uuid[]) or finding is null and (lower(btrim(asked)) = any(${ids}::text[])
      or upper(btrim(asked)) in (select number from findings.finding where id = any(${ids}::uuid[])))
    returning event, finding`.execute(trx)
  return rows.filter(({ finding }) => finding === null).map(({ event }) => event)
}
