import { sql } from 'kysely'
import type { Db } from '../src/base/index.ts'
import { everything } from '../src/base/schema.ts'
import { writing } from '../src/base/write/index.ts'
import { addStep, openCase, setAct, showCaseFile } from '../src/cases/index.ts'
import type { CaseShown, StepGiven } from '../src/cases/schema.ts'
import { readLaw } from '../src/law/allowed/index.ts'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules, usedRules } from './build-db.ts'

const HANDLER = everything({ id: 'CC-90009', name: 'Ngô Thế Vỹ', kind: 'person' })
const WHO = 'CC-00001'
const DAY = '2026-05-18'
let place = 0

/** A register in which everybody serves, and rules by which findings are raised. */
export async function seedCases(db: Db): Promise<void> {
  await seedRegister(db)
  await seedRules(db)
  await writing(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
    await sql`insert into organisation.officer (number, name) values ('CC-00004', 'Đỗ Thị Thúy Hằng')`.execute(trx)
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
      values ('01AB', 'head', 'CC-00004', '[2020-01-01,)', '{}', '2020-01-01')`.execute(trx)
  })
}

/** A case about CC-00001 from one finding of its own, graded; `heard`: with notice and his explanation; `met`: with meeting and council, too. */
export async function buildCase(db: Db, { heard = false, met = false } = {}): Promise<CaseShown> {
  const run = await usedRules(db)
  const caseId = `10749291${String(place++).padStart(4, '0')}`
  await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId, happenedAt: `${DAY}T08:47:00.000Z` })])
  const { rows } = await sql<{ id: string }>`select id from findings.finding where case_id = ${caseId}`.execute(db)
  const reason = 'theo kết quả xác minh'
  const { id, acts } = await openCase(db, HANDLER, EVERYTHING, {
    title: `Thông quan khi chưa kiểm tra ${caseId}`,
    findings: [rows[0]!.id],
    reason,
  })
  const [{ id: act, what, detected }] = acts as [CaseShown['acts'][number]]
  const graded = { act, officer: WHO, what, from: DAY, until: DAY, detected, severity: 'serious', disciplinable: true }
  const file = await setAct(db, HANDLER, await readLaw(), { id, ...graded, kinds: [], repeats: null, entry: null, reason })
  if (!heard) return file
  await step(db, id, 'verification')
  await step(db, id, 'notice', { officer: WHO })
  const answered = await step(db, id, 'explanation', { officer: WHO, heard: 'given', words: 'Hàng đã được kiểm tra, chưa kịp ghi.' })
  if (!met) return answered
  await step(db, id, 'meeting', { words: 'Thống nhất đề nghị xem xét.' })
  // A council that was entered as a plain step, as before councils had sittings.
  await writing(db, async (trx) => {
    await sql`insert into cases.step (case_id, kind, officer, day, body, by) values (${id}, 'council', ${WHO}, '2026-11-20',
      '{"proposes":"warning","votes":4,"members":5}', ${HANDLER.actor.id})`.execute(trx)
    await sql`update cases.case set state = 'council' where id = ${id}`.execute(trx)
  })
  return showCaseFile(db, HANDLER, { id })
}

const step = (db: Db, id: string, kind: StepGiven['kind'], more: Partial<StepGiven> = {}): Promise<CaseShown> =>
  addStep(db, HANDLER, {
    id,
    kind,
    officer: null,
    day: '2026-11-20',
    words: '',
    heard: null,
    proposes: null,
    ...more,
  })
