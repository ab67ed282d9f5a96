import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import { eraseWords } from '../../ledger/index.ts'
import { subjectOf } from '../clear.ts'
import { dropUnusedTraces } from '../raise/store.ts'

/** Tables whose rows hang on a finding by its column `finding`. */
const HANGING = ['change', 'named', 'mentioned', 'hearing', 'note', 'finding_circumstance'] as const

/** Nobody changes these findings until the transaction ends; those that are gone are passed over. */
export async function lockFindings(trx: Trx, ids: readonly string[]): Promise<void> {
  await sql`select from findings.finding where id = any(${ids}::uuid[]) order by id for update`.execute(trx)
}

/**
 * Removes findings with all that hangs on them, and the words that the record has of them; gives how many rows, by table. What remains: who did what to
 * them and when, and the marks by which the same hit is known, so that the next run does not raise it again: hashes with a key, which tell nobody anything who has
 * the marks alone. Of one that was withdrawn no mark remains:
 * nobody had concluded on it, and if its hit comes back, it is new. A duplicate of one that is gone stays a duplicate.
 */
export async function destroyFindings(trx: Trx, ids: readonly string[]): Promise<Record<string, number>> {
  const removed: Record<string, number> = {}
  const { rows } = await sql<{ trace: number }>`select distinct trace from findings.finding where id = any(${ids}::uuid[])`.execute(trx)
  const traces = rows.map(({ trace }) => trace)
  for (const table of HANGING)
    removed[`findings.${table}`] = await count(
      trx,
      sql`delete from ${sql.table(`findings.${table}`)} where finding = any(${ids}::uuid[]) returning 1`,
    )
  await sql`update findings.finding set duplicate_of = null where duplicate_of = any(${ids}::uuid[])`.execute(trx)
  await sql`insert into findings.destroyed (identity, cleared)
    select findings.mark(identity), case when state in ('dismissed', 'duplicate')
      then findings.mark(sha256(convert_to(rule || '|' || case_id, 'UTF8'))) end
    from findings.finding where id = any(${ids}::uuid[]) and state <> 'withdrawn' on conflict do nothing`.execute(trx)
  removed['findings.finding'] = await count(trx, sql`delete from findings.finding where id = any(${ids}::uuid[]) returning 1`)
  removed['findings.trace'] = await dropUnusedTraces(trx, traces)
  removed['ledger.event'] = await eraseWords(trx, ids.map(subjectOf))
  return removed
}

async function count(trx: Trx, statement: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`with gone as (${statement}) select count(*) as n from gone`.execute(trx)
  return rows[0]!.n
}
