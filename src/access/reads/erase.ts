import { sql } from 'kysely'
import { ZONE, type Trx } from '../../base/index.ts'

/**
 * Of reads of what was destroyed it stays who read which record and when; whom it named and what was asked goes. The database refuses any other subject.
 * Gives how many.
 */
export async function eraseReads(trx: Trx, subjects: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`with erased as (update access.read set asked = '{}', people = '{}'
    where subject = any(${subjects}::text[]) and (asked <> '{}' or people <> '{}') returning 1) select count(*) as n from erased`.execute(
    trx,
  )
  return rows[0]!.n
}

/** Removes the reads of a month, `2026-01`, that was destroyed under a list; gives how many. */
export async function dropReads(trx: Trx, month: string): Promise<number> {
  const first = sql`(${`${month}-01`}::date)::timestamp`
  const { rows } = await sql<{ n: number }>`with gone as (delete from access.read where at >= ${first} at time zone ${ZONE}
    and at < (${first} + interval '1 month') at time zone ${ZONE} returning 1) select count(*) as n from gone`.execute(trx)
  return rows[0]!.n
}
