import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import { storable } from './collect.ts'
import type { CaseColumns } from './schema.ts'

const BATCH = 20_000

/**
 * Brings the table of cases to what a run has seen. Extracts are added to a lake and seldom change an old case, so the cases go into a table of the
 * transaction first, and only what is new or different is written; readers see the old ones until all are there.
 */
export async function storeCases(trx: Trx, columns: CaseColumns): Promise<void> {
  const { rows } = await sql<{ empty: boolean }>`select not exists (select from detect.case) as empty`.execute(trx)
  if (rows[0]!.empty) return fill(trx, 'detect.case', columns)
  await sql`create temporary table run_case (like detect.case including defaults) on commit drop`.execute(trx)
  await fill(trx, 'run_case', columns)
  await sql`analyze run_case`.execute(trx)
  await sql`insert into detect.case as old select new.* from run_case new left join detect.case c on c.case_id = new.case_id
    where c.case_id is null or (c.*) is distinct from (new.*)
    on conflict (case_id) do update set variant = excluded.variant, unit = excluded.unit, first_at = excluded.first_at, last_at = excluded.last_at,
      events = excluded.events, violated = excluded.violated, unknown = excluded.unknown, finished = excluded.finished`.execute(trx)
  await sql`delete from detect.case c where not exists (select from run_case new where new.case_id = c.case_id)`.execute(trx)
  await sql`drop table run_case`.execute(trx)
}

async function fill(trx: Trx, table: 'detect.case' | 'run_case', columns: CaseColumns): Promise<void> {
  const seen = new Set<string>()
  for (let from = 0; from < columns.caseIds.length; from += BATCH) {
    const until = Math.min(from + BATCH, columns.caseIds.length)
    const ids = columns.caseIds.slice(from, until).map((id) => unique(storable(id), seen))
    const units = Array.from(columns.unit.subarray(from, until), (code) => columns.units[code] ?? null).map(
      (unit) => unit && storable(unit),
    )
    await sql`insert into ${sql.table(table)} (case_id, variant, unit, first_at, last_at, events, violated, unknown, finished)
      select id, variant, unit, to_timestamp(first / 1e6), to_timestamp(last / 1e6), events, violated, unknown, finished = 1
      from unnest(${ids}::text[], ${list(columns.variant, from, until)}::int[], ${units}::text[], ${times(columns.first, from, until)}::float8[],
        ${times(columns.last, from, until)}::float8[], ${list(columns.events, from, until)}::int[], ${list(columns.violated, from, until)}::int[],
        ${list(columns.unknown, from, until)}::int[], ${list(columns.finished, from, until)}::int[])
      as given(id, variant, unit, first, last, events, violated, unknown, finished)`.execute(trx)
  }
}

/** Two ids that only a NUL tells apart are one text in PostgreSQL; the second says so. Only ids that were changed are remembered. */
function unique(id: string, seen: Set<string>): string {
  if (!id.includes('\uFFFD')) return id
  let own = id
  while (seen.has(own)) own += '\uFFFD'
  seen.add(own)
  return own
}

type Numbers = Uint32Array | Uint16Array | Uint8Array

function list(column: Numbers, from: number, until: number): number[] {
  return Array.from(column.subarray(from, until))
}

/** PostgreSQL has instants from 4713 BC to AD 294276; what lies beyond is no instant. */
function times(column: Float64Array, from: number, until: number): (number | null)[] {
  return Array.from(column.subarray(from, until), (time) => (time > -2e17 && time < 9e18 ? time : null))
}
