/** Builders of cases. */
import { sql } from 'kysely'
import type { Db } from '../src/base/index.ts'
import type { Scope } from '../src/base/schema.ts'
import { writing } from '../src/base/write/index.ts'
import { openCase } from '../src/cases/index.ts'
import type { CaseShown } from '../src/cases/schema.ts'
import { buildHit, EVERYTHING, raiseHits, seedRules } from './build-db.ts'

/** Everybody of the register is a civil servant since 2015. */
export async function seedCivilServants(db: Db): Promise<void> {
  await writing(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
  })
}

const runs = new WeakMap<Db, ReturnType<typeof seedRules>>()
let place = 0

/** A case from one new finding of its own, about an act of CC-00001 of that day. */
export async function openedCase(db: Db, by: Scope, day = '2026-05-18'): Promise<CaseShown> {
  if (!runs.has(db)) runs.set(db, seedRules(db))
  const run = await runs.get(db)!
  const caseId = `10748292${String(place++).padStart(4, '0')}`
  await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId, happenedAt: `${day}T08:47:00.000Z` })])
  const { rows } = await sql<{ id: string }>`select id from findings.finding where case_id = ${caseId}`.execute(db)
  return openCase(db, by, EVERYTHING, {
    title: `Thông quan khi chưa kiểm tra ${caseId}`,
    findings: [rows[0]!.id],
    reason: 'theo kết quả đối chiếu',
  })
}
