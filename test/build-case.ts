/** Cases as far as a signed decision, for tests of what comes after. */
import { sql } from 'kysely'
import type { Db, Trx } from '../src/base/index.ts'
import { everything, type Scope } from '../src/base/schema.ts'
import { writing } from '../src/base/write/index.ts'
import { addStep, checkDecision, draftDecision, openCase, setAct, signDecision } from '../src/cases/index.ts'
import type { CaseShown, DecisionGiven, StepGiven } from '../src/cases/schema.ts'
import type { LawPack } from '../src/law/allowed/index.ts'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from './build-db.ts'

export const asPerson = (id: string): Scope => everything({ id, name: id, kind: 'person' })
export const [HANDLER, CHECKER, HEAD] = ['CC-90001', 'CC-90002', 'CC-90003'].map(asPerson) as [Scope, Scope, Scope]
/** Of another unit, without a part in anything. */
export const [DRAFTER, OTHER_HEAD] = ['CC-90011', 'CC-90012'].map(asPerson) as [Scope, Scope]
const reason = 'theo kết quả xác minh'

/** The day of the act; whom it is about, where not a person of its own. */
interface About {
  act?: string | undefined
  who?: string | undefined
}

export interface CaseWorld {
  /** A case from one new finding. */
  open: (about?: About) => Promise<CaseShown>
  /** The same, graded, with notice given and the person heard. */
  heard: (about?: About) => Promise<CaseShown>
  /** The same, with a decision drafted, checked and signed; or a further one on a case that was heard. */
  decided: (given?: Partial<DecisionGiven> & About & { on?: CaseShown }) => Promise<CaseShown>
}

/** Whom a case is about. */
export const whoOf = ({ parties }: CaseShown): string => parties.find(({ role }) => role === 'concerned')!.id

/** The register of a small office, everybody in it a civil servant, and what makes cases there. */
export async function buildCases(db: Db, pack: LawPack): Promise<CaseWorld> {
  await seedRegister(db)
  const run = await seedRules(db)
  let made = 0
  const open: CaseWorld['open'] = async ({ act = '2026-05-18', who } = {}) => {
    const nth = String(made++).padStart(4, '0')
    const caseId = `10748292${nth}`
    await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId, happenedAt: `${act}T08:47:00.000Z` })])
    const { rows } = await sql<{ id: string }>`select id from findings.finding where case_id = ${caseId}`.execute(db)
    await writing(db, async (trx) => {
      const own = who ?? `NV-${nth}`
      if (who === undefined) await insertOfficer(trx, own, `Người ${nth}`)
      await sql`update findings.named set officer = ${own} where finding = ${rows[0]!.id}`.execute(trx)
    })
    return openCase(db, HANDLER, EVERYTHING, { title: `Thông quan khi chưa kiểm tra ${caseId}`, findings: [rows[0]!.id], reason })
  }
  const heard: CaseWorld['heard'] = async (about = {}) => {
    const { id, acts, ...opened } = await open(about)
    const officer = whoOf({ id, acts, ...opened })
    const { what, from, until, detected } = acts[0]!
    const degree = { severity: 'serious', disciplinable: true, kinds: [], repeats: null, entry: null }
    await setAct(db, HANDLER, pack, { id, act: acts[0]!.id, officer, what, from, until, detected, ...degree, reason })
    await buildStep(db, id, 'verification')
    await buildStep(db, id, 'notice', { officer })
    return buildStep(db, id, 'explanation', { officer, heard: 'given', words: 'Hàng đã được kiểm tra, chưa kịp ghi.' })
  }
  const decided: CaseWorld['decided'] = async ({ act, who, on, ...given } = {}) => {
    const shown = on ?? (await heard({ act, who }))
    const { id } = shown
    const whole = {
      id,
      officer: whoOf(shown),
      form: 'warning',
      day: '2026-11-10',
      grounds: 'Theo biên bản và giải trình.',
      opinion: null,
      ...given,
    }
    const { decisions } = await draftDecision(db, HANDLER, pack, whole)
    const decision = decisions.findLast(({ state }) => state === 'draft')!.id
    await checkDecision(db, CHECKER, { id, decision })
    return signDecision(db, HEAD, pack, { id, decision, number: `${214 + made}/QĐ-CHQ`, reason })
  }
  return { open, heard, decided }
}

/** Enters a step of a case. */
export function buildStep(db: Db, id: string, kind: StepGiven['kind'], more: Partial<StepGiven> = {}): Promise<CaseShown> {
  const nothing = { officer: null, words: '', heard: null, proposes: null }
  return addStep(db, HANDLER, { id, kind, day: '2026-11-05', ...nothing, ...more })
}

/** A civil servant of the register. */
export async function insertOfficer(trx: Trx, number: string, name: string): Promise<void> {
  await sql`insert into organisation.officer (number, name) values (${number}, ${name})`.execute(trx)
  await sql`insert into organisation.service (officer, during, class) values (${number}, '[2015-01-01,)', 'civil-servant')`.execute(trx)
}

/** A decision on whoever a finding names, signed on a day by the three, of a world that has a register. */
export async function buildDecidedFrom(db: Db, pack: LawPack, finding: string, day: string): Promise<CaseShown> {
  const opened = await openCase(db, HANDLER, EVERYTHING, { title: 'Thông quan khi chưa ghi kết quả kiểm tra', findings: [finding], reason })
  const { id, acts } = opened
  const officer = whoOf(opened)
  const { what, from, until, detected } = acts[0]!
  const degree = { severity: 'serious', disciplinable: true, kinds: [], repeats: null, entry: null }
  await setAct(db, HANDLER, pack, { id, act: acts[0]!.id, officer, what, from, until, detected, ...degree, reason })
  await buildStep(db, id, 'verification', { day })
  await buildStep(db, id, 'notice', { officer, day })
  await buildStep(db, id, 'explanation', { officer, day, heard: 'declined' })
  const { decisions } = await draftDecision(db, HANDLER, pack, {
    id,
    officer,
    form: 'warning',
    day,
    grounds: 'Theo biên bản.',
    opinion: null,
  })
  const decision = decisions.at(-1)!.id
  await checkDecision(db, CHECKER, { id, decision })
  return signDecision(db, HEAD, pack, { id, decision, number: '214/QĐ-CHQ', reason })
}
