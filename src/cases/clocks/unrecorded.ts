import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import { writing } from '../../base/write/index.ts'
import type { Clock } from '../../law/allowed/schema.ts'

/** What is written of clocks without an event, because it is no record: it is worked out from the facts, which are, and can be worked out again. */

/** Somebody of whom the clocks are not known, and the version of the facts from which they would be worked out. */
export interface Unknown {
  caseId: string
  officer: string
  version: number
}

const AT_ONCE = 100

export async function unknownClocks(db: Db): Promise<Unknown[]> {
  const { rows } = await sql<Unknown>`select case_id as "caseId", officer, version from cases.clocked where state = 'unknown'
    order by case_id limit ${sql.lit(AT_ONCE)}`.execute(db)
  return rows
}

/** Forgets what was worked out by another law, or only holds until a day before this one. */
export async function forgetOld(db: Db, { law, day }: { law: string; day: string }): Promise<void> {
  await writing(db, async (trx) => {
    await sql`with old as (update cases.clocked set state = 'unknown', ends = null, version = version + 1
        where state not in ('unknown', 'decided') and (law <> ${law} or until_day < ${day}::date) returning case_id, officer)
      delete from cases.clock k using old where k.case_id = old.case_id and k.officer = old.officer`.execute(trx)
  })
}

export interface Worked {
  state: 'unasked' | 'running' | 'still' | 'none' | 'decided'
  law: string
  /** The last day on which it stays so; null: until a fact changes. */
  until: string | null
  ends: string | null
  clocks: readonly (Clock & { forms: readonly string[]; isFirst: boolean })[]
}

/** Keeps what was worked out, unless the facts have changed meanwhile. */
export async function keepClocks(
  db: Db,
  { caseId, officer, version }: Unknown,
  { state, law, until, ends, clocks }: Worked,
): Promise<void> {
  await writing(db, async (trx) => {
    const { rows } = await sql`update cases.clocked set state = ${state}, law = ${law}, until_day = ${until}, ends = ${ends}
      where case_id = ${caseId} and officer = ${officer} and version = ${version} returning 1`.execute(trx)
    if (rows.length === 0) return
    await sql`delete from cases.clock where case_id = ${caseId} and officer = ${officer}`.execute(trx)
    await sql`insert into cases.clock (case_id, officer, clock, act, forms, from_day, days, months, ends, not_counted, rule, cite_en, cite_vi, is_first)
      select ${caseId}, ${officer}, id, act, array(select jsonb_array_elements_text(forms)), "from", days, months, ends, coalesce("notCounted", '[]'), rule, cite,
        "citeVi", "isFirst"
      from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as one (id text, act text, forms jsonb, "from" date, days int, months int, ends date,
        "notCounted" jsonb, rule text, cite text, "citeVi" text, "isFirst" boolean)`.execute(trx)
  })
}

/** Has them worked out, in so many seconds. */
export async function wakeClocks(db: Db, seconds = 0): Promise<void> {
  await writing(db, (trx) => sql`select cases.wake_clocks(${seconds})`.execute(trx))
}
