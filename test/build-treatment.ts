/** Builders of many like matters of people, some of whom treat them otherwise than the others: rows as the rooms would have written them. */
import { sql } from 'kysely'
import type { Db } from '../src/base/index.ts'
import { writing } from '../src/base/write/index.ts'
import { buildHit, raiseHits, seedRules } from './build-db.ts'

interface Handled {
  handler: string
  signer?: string
  unit?: string
  kind?: string
  n: number
  /** How many of them end in a reminder; the others in a warning. */
  mild: number
  /** Days from opening to signature. */
  took?: number
  year?: number
}

let made = 0

/** Decided cases of one handler, each on one act of a kind by a civil servant. */
export async function buildHandled(db: Db, given: Handled): Promise<string[]> {
  const { handler, signer = 'CC-90003', unit = '01AB', kind = 'public-duty', n, mild, took = 30, year = 2025 } = given
  const law = JSON.stringify({ verdict: 'permitted', confirmed: false, standing: 'may-proceed', because: [] })
  return writing(db, async (trx) => {
    const { rows } = await sql<{ id: string }>`insert into cases.case (number, title, unit, handler, state, opened_on, opened_by, event)
      select 'VV-LIKE-' || ${made} + at, 'Việc tương tự', ${unit}, ${handler}, 'decided', make_date(${year}, 2, 1), ${handler}, 1
      from generate_series(1, ${n}::int) as at returning id`.execute(trx)
    const ids = rows.map(({ id }) => id)
    made += n
    await sql`insert into cases.party (case_id, officer, role, notified_on) select unnest(${ids}::uuid[]), 'CC-00001', 'concerned', make_date(${year}, 2, 2)`.execute(
      trx,
    )
    await sql`insert into cases.act (case_id, officer, what, from_day, until_day, detected, severity, graded_by, kinds)
      select unnest(${ids}::uuid[]), 'CC-00001', 'x', make_date(${year}, 1, 2), make_date(${year}, 1, 2), make_date(${year}, 1, 2), 'serious', 'x', ${[kind]}::text[]`.execute(
      trx,
    )
    await sql`insert into cases.decision (case_id, officer, form, day, number, grounds, law, drafted_by, checked_by, checked_at, signed_by, signed_at)
      select id, 'CC-00001', case when at <= ${mild}::int then 'reminder' else 'warning' end, make_date(${year}, 2, 1) + ${took}::int + (at % 9)::int,
        '1/QĐ', 'x', ${law}::jsonb, 'CC-90001', 'CC-90002', signed, ${signer}, signed
      from unnest(${ids}::uuid[]) with ordinality as one (id, at) cross join lateral (select (make_date(${year}, 2, 1) + ${took}::int + (at % 9)::int)::timestamptz as signed) as day`.execute(
      trx,
    )
    return ids
  })
}

/** People of the register, who serve in a unit, and head it where they do. */
export async function buildServing(db: Db, people: readonly { number: string; unit: string; role?: 'head' | 'officer' }[]): Promise<void> {
  await writing(db, async (trx) => {
    for (const { number, unit, role = 'officer' } of people) {
      await sql`insert into organisation.officer (number, name) values (${number}, ${`Người ${number}`}) on conflict do nothing`.execute(
        trx,
      )
      await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on) values (${unit}, ${role}, ${number}, '[2026-01-01,)', '{}',
        '2026-01-01')`.execute(trx)
    }
  })
}

/** Findings of a rule that somebody concluded, so many of them by dismissal. */
export async function buildConcluded(db: Db, all: readonly { by: string; rule: string; n: number; dismissed: number }[]): Promise<void> {
  const run = await seedRules(db)
  const cases = all.flatMap(({ by, rule, n, dismissed }) =>
    Array.from({ length: n }, (_, at) => ({
      by,
      rule,
      state: at < dismissed ? 'dismissed' : 'confirmed',
      caseId: `3${String(++made).padStart(11, '0')}`,
    })),
  )
  await raiseHits(
    db,
    run,
    cases.map(({ rule, caseId }) => buildHit(run.rule(rule), { caseId })),
  )
  await writing(db, (trx) =>
    sql`update findings.finding f set state = one.state, conclusion = 'x', concluded_by = one.by, concluded_at = '2026-06-01'
      from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as one (by text, state text, "caseId" text) where f.case_id = one."caseId"`.execute(
      trx,
    ),
  )
}
