/** Builders of cases, from a finding to a signed decision, as people would make them. */
import { sql } from 'kysely'
import type { Db } from '../src/base/index.ts'
import { everything, type Scope } from '../src/base/schema.ts'
import { writing } from '../src/base/write/index.ts'
import { addParty, addStep, checkDecision, draftDecision, openCase, setAct, signDecision } from '../src/cases/index.ts'
import type { CaseShown } from '../src/cases/schema.ts'
import type { LawPack } from '../src/law/allowed/index.ts'
import type { RaiseRun } from '../src/findings/index.ts'
import type { Rule } from '../src/law/index.ts'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from './build-db.ts'

export const person = (id: string): Scope => everything({ id, name: id, kind: 'person' })
/** Who drafts, checks and signs in cases that are built. */
export const HANDS = { handler: person('CC-90001'), checker: person('CC-90002'), signer: person('CC-90003') }
/** Named in the finding that cases are built on. */
export const CONCERNED = 'CC-00001'
const reason = 'theo kết quả xác minh'

/** What is special about a case; the rest is a clearance of 18 May 2026 without a result, and civil servants. */
export interface CaseWish {
  /** The declaration; a new one where it is left out. */
  declaration?: string
  day?: string
  rule?: string
  who?: string
  severity?: string | null
  disciplinable?: boolean
  kinds?: string[]
  entry?: { version: string; code: string } | null
  handler?: Scope
  title?: string
}

export interface CaseMaker {
  run: RaiseRun & { rule: (id: string) => Rule }
  /** A finding on a declaration. */
  finding: (declaration: string, wish?: Pick<CaseWish, 'day' | 'rule'>) => Promise<string>
  /** A case with its act graded. */
  open: (wish?: CaseWish) => Promise<CaseShown>
  /** The same, after notice, when the person was heard. */
  heard: (wish?: CaseWish) => Promise<CaseShown>
  draft: (file: CaseShown, form: string, more?: object, law?: LawPack) => Promise<CaseShown>
  /** Checked and signed by the other two. */
  sign: (file: CaseShown, law?: LawPack) => Promise<CaseShown>
}

/** A register of civil servants, and what makes cases of them. */
export async function caseMaker(db: Db, pack: LawPack): Promise<CaseMaker> {
  await seedRegister(db)
  await writing(db, async (trx) => {
    await sql`insert into organisation.officer (number, name) select 'CC-1' || lpad(n::text, 4, '0'), 'Người ' || n from generate_series(1, 60) as n`.execute(
      trx,
    )
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
  })
  const run = await seedRules(db)
  let place = 0
  const finding: CaseMaker['finding'] = async (declaration, { day = '2026-05-18', rule = 'CLR-012' } = {}) => {
    await raiseHits(db, run, [buildHit(run.rule(rule), { caseId: declaration, happenedAt: `${day}T08:47:00.000Z` })])
    const { rows } = await sql<{ id: string }>`select id from findings.finding where case_id = ${declaration} and rule = ${rule}`.execute(
      db,
    )
    return rows[0]!.id
  }
  const open: CaseMaker['open'] = async (wish = {}) => {
    const { declaration = `20748291${String(place++).padStart(4, '0')}`, day = '2026-05-18', who = CONCERNED, severity = 'serious' } = wish
    const { handler = HANDS.handler, title = `Thông quan khi chưa kiểm tra ${declaration}`, entry = null, kinds = [] } = wish
    const opened = await openCase(db, handler, EVERYTHING, { title, findings: [await finding(declaration, wish)], reason })
    const { id, acts } = opened
    if (who !== CONCERNED) await addParty(db, handler, { id, officer: who, role: 'concerned', reason })
    const own = who === CONCERNED ? acts[0]!.id : null
    const given = { id, act: own, officer: who, what: `Thông quan lô ${declaration}`, from: day, until: day, detected: acts[0]!.detected }
    return setAct(db, handler, pack, {
      ...given,
      ...{ severity, kinds, entry, disciplinable: wish.disciplinable ?? true, repeats: null, reason },
    })
  }
  const step = { day: '2026-11-20', words: '', heard: null, proposes: null, officer: null } as const
  const heard: CaseMaker['heard'] = async (wish = {}) => {
    const file = await open(wish)
    const [officer, by] = [wish.who ?? CONCERNED, wish.handler ?? HANDS.handler]
    await addStep(db, by, { ...step, id: file.id, kind: 'verification' })
    await addStep(db, by, { ...step, id: file.id, kind: 'notice', officer })
    return addStep(db, by, { ...step, id: file.id, kind: 'explanation', officer, heard: 'declined' })
  }
  const draft: CaseMaker['draft'] = (file, form, more = {}, law = pack) => {
    const officer = file.acts.find(({ severity }) => severity !== null)?.officer ?? CONCERNED
    const given = { id: file.id, officer, form, day: '2026-11-27', grounds: 'Theo biên bản.', opinion: null, departure: null, ...more }
    return draftDecision(db, HANDS.handler, law, given)
  }
  const sign: CaseMaker['sign'] = async ({ id, decisions }, law = pack) => {
    const decision = decisions.at(-1)!.id
    await checkDecision(db, HANDS.checker, { id, decision })
    return signDecision(db, HANDS.signer, law, { id, decision, number: '214/QĐ-CHQ', reason })
  }
  return { run, finding, open, heard, draft, sign }
}

/** The same law as if a lawyer had compared every rule with its text. */
export function confirmedLaw(pack: LawPack): LawPack {
  return { ...pack, rules: pack.rules.map((rule) => Object.assign({}, rule, { confirmed: { by: 'Luật gia', on: '2026-11-01' } })) }
}
