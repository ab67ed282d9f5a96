/** People who can sit in a disciplinary council, and a case in which whoever is concerned was heard. */
import { sql } from 'kysely'
import type { Db } from '../src/base/index.ts'
import type { Scope } from '../src/base/schema.ts'
import { writing } from '../src/base/write/index.ts'
import { addStep, openCase, setAct } from '../src/cases/index.ts'
import type { CaseShown } from '../src/cases/schema.ts'
import type { LawPack } from '../src/law/allowed/index.ts'
import { buildHit, EVERYTHING, raiseHits, seedRules } from './build-db.ts'

/** Two heads, three others, and one in reserve; of no unit that anything is found in. */
export const COUNCIL = [
  { officer: 'HD-1', seat: 'chair' },
  { officer: 'HD-2', seat: 'using-unit' },
  { officer: 'HD-3', seat: 'party' },
  { officer: 'HD-4', seat: 'union' },
  { officer: 'HD-5', seat: 'secretary' },
] as const
export const RESERVE = 'HD-6'
export const WHO = 'CC-00001'
const reason = 'theo kết quả xác minh'

export async function seedCouncil(db: Db): Promise<void> {
  await writing(db, async (trx) => {
    await sql`insert into organisation.officer (number, name) select 'HD-' || n, (array['Bùi Quang Hải', 'Cao Thị Lan', 'Đinh Văn Sơn', 'Hà Minh Đức',
      'Lý Thu Trang', 'Mai Xuân Tùng'])[n] from generate_series(1, 6) as n`.execute(trx)
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on) values ('R2', 'head', 'HD-1', '[2020-01-01,)', '{}', '2020-01-01'),
      ('02EF', 'head', 'HD-2', '[2020-01-01,)', '{}', '2020-01-01')`.execute(trx)
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer
      where number not in (select officer from organisation.service)`.execute(trx)
  })
}

/** Cases of a database, each from a finding of its own, graded, with notice given and the person heard. */
export function heardCases(db: Db, pack: LawPack, by: Scope): () => Promise<CaseShown> {
  let place = 0
  let run: Awaited<ReturnType<typeof seedRules>> | undefined
  return async () => {
    run ??= await seedRules(db)
    const caseId = `10748293${String(place++).padStart(4, '0')}`
    await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId, happenedAt: '2026-05-18T08:47:00.000Z' })])
    const { rows } = await sql<{ id: string }>`select id from findings.finding where case_id = ${caseId}`.execute(db)
    const { id, acts } = await openCase(db, by, EVERYTHING, {
      title: `Thông quan khi chưa kiểm tra ${caseId}`,
      findings: [rows[0]!.id],
      reason,
    })
    const { what, from, until } = acts[0]!
    const given = { act: acts[0]!.id, officer: WHO, what, from, until, detected: '2026-09-15', severity: 'serious', disciplinable: true }
    await setAct(db, by, pack, { id, ...given, kinds: [], repeats: null, entry: null, reason })
    const step = { id, officer: WHO, day: '2026-10-01', words: '', heard: null, proposes: null }
    await addStep(db, by, { ...step, kind: 'verification', officer: null })
    await addStep(db, by, { ...step, kind: 'notice' })
    return addStep(db, by, { ...step, kind: 'explanation', heard: 'declined' })
  }
}
