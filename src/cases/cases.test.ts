import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from '../../test/build-db.ts'
import { testDatabase } from '../../test/db.ts'
import { everything, type Scope } from '../base/schema.ts'
import { writing } from '../base/write/index.ts'
import { readLaw, type LawPack } from '../law/allowed/index.ts'
import {
  addCircumstance,
  addParty,
  addStep,
  askCaseLaw,
  checkDecision,
  draftDecision,
  listCases,
  listOwnCases,
  openCase,
  setAct,
  showCaseFile,
  signDecision,
  withdrawDecision,
} from './index.ts'
import * as contract from './schema.ts'
import type { CaseShown, StepGiven } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
/** The same law as if a lawyer had compared every rule with its text. */
const confirmed: LawPack = {
  ...pack,
  rules: pack.rules.map((rule) => Object.assign({}, rule, { confirmed: { by: 'Luật gia', on: '2026-11-01' } })),
}
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [HANDLER, CHECKER, HEAD, LAWYER] = [as('CC-90001'), as('CC-90002'), as('CC-90003'), as('CC-90004')]
const WHO = 'CC-00001'
const reason = 'theo kết quả xác minh'
let place = 0

beforeAll(async () => {
  await seedRegister(db)
  await writing(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
  })
})

const run = await (async () => ({ of: undefined as Awaited<ReturnType<typeof seedRules>> | undefined }))()

/** A case from one new finding of its own, about an act of that day. */
async function newCase(day = '2026-05-18', opened?: string): Promise<CaseShown> {
  run.of ??= await seedRules(db)
  const caseId = `10748291${String(place++).padStart(4, '0')}`
  await raiseHits(db, run.of, [buildHit(run.of.rule('CLR-012'), { caseId, happenedAt: `${day}T08:47:00.000Z` })])
  const { rows } = await sql<{ id: string }>`select id from findings.finding where case_id = ${caseId}`.execute(db)
  const given = { title: `Thông quan khi chưa kiểm tra ${caseId}`, findings: [rows[0]!.id], reason }
  return openCase(db, HANDLER, EVERYTHING, { ...given, ...(opened === undefined ? {} : { day: opened }) })
}

const step = (id: string, kind: StepGiven['kind'], more: Partial<StepGiven> = {}, by = HANDLER): Promise<CaseShown> =>
  addStep(db, by, {
    id,
    kind,
    officer: null,
    day: '2026-11-20',
    words: '',
    heard: null,
    proposes: null,
    ...more,
  })

/** The same, graded, with notice given and the person heard. */
async function heardCase({ severity = 'serious', day = '2026-05-18' } = {}): Promise<CaseShown> {
  const opened = await newCase(day)
  const { id, acts } = opened
  const { what, whatEn, detected } = acts[0]!
  expect(whatEn).toMatch(/^PH-\d\d-\d{6}: “/u)
  const given = { id, act: acts[0]!.id, officer: WHO, what, from: day, until: day, detected, severity, disciplinable: true }
  await setAct(db, HANDLER, pack, { ...given, kinds: [], repeats: null, entry: null, reason })
  await step(id, 'verification')
  await step(id, 'notice', { officer: WHO })
  return step(id, 'explanation', { officer: WHO, heard: 'given', words: 'Hàng đã được kiểm tra, chưa kịp ghi.' })
}
const draft = (id: string, form = 'warning', more: Partial<Parameters<typeof draftDecision>[3]> = {}, law = pack): Promise<CaseShown> =>
  draftDecision(db, HANDLER, law, {
    id,
    officer: WHO,
    form,
    day: '2026-11-27',
    grounds: 'Theo biên bản và giải trình.',
    opinion: null,
    ...more,
  })
const last = ({ decisions }: CaseShown) => decisions.at(-1)!
const sign = (id: string, decision: string, by = HEAD, law = pack): Promise<CaseShown> =>
  signDecision(db, by, law, { id, decision, number: '214/QĐ-CHQ', reason })

test('from a finding to a decision: each step is of its time, the file is checked by a second person, a third signs', async () => {
  const opened = await newCase()
  expect(contract.caseShown.parse(opened)).toMatchObject({
    state: 'open',
    concerned: 1,
    parties: [{ id: WHO, role: 'concerned', class: 'civil-servant' }],
  })
  expect(opened.acts.map(({ officer, from, severity }) => [officer, from, severity])).toEqual([[WHO, '2026-05-18', null]])
  // Nobody is heard before notice, nor decided upon before he was heard.
  await expect(step(opened.id, 'notice', { officer: WHO })).rejects.toMatchObject({ code: 'conflict' })
  await expect(draft(opened.id)).rejects.toMatchObject({ code: 'conflict' })
  const heard = await heardCase()
  expect(heard.state).toBe('explained')
  expect((await step(heard.id, 'meeting')).state).toBe('reviewed')
  const drafted = await draft(heard.id)
  expect(last(drafted)).toMatchObject({
    state: 'draft',
    form: 'warning',
    law: { verdict: 'permitted', confirmed: false, standing: 'may-proceed' },
  })
  await expect(sign(heard.id, last(drafted).id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(checkDecision(db, HANDLER, { id: heard.id, decision: last(drafted).id })).rejects.toMatchObject({ code: 'denied' })
  await checkDecision(db, CHECKER, { id: heard.id, decision: last(drafted).id })
  await expect(sign(heard.id, last(drafted).id, CHECKER)).rejects.toMatchObject({ code: 'denied' })
  const signed = await sign(heard.id, last(drafted).id)
  expect([signed.state, last(signed).state, last(signed).number]).toEqual(['decided', 'signed', '214/QĐ-CHQ'])
  await expect(draft(heard.id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(step(heard.id, 'meeting')).rejects.toMatchObject({ code: 'conflict' })
})

test('a case that was opened on paper before keeps that day and the number of its year; a day that is still to come is refused', async () => {
  expect(await newCase('2025-05-18', '2025-06-02')).toMatchObject({
    openedOn: '2025-06-02',
    number: expect.stringMatching(/^VV-2025-/u) as string,
  })
  await expect(newCase('2025-05-18', '9999-01-01')).rejects.toMatchObject({ code: 'input', place: { file: 'day' } })
})

test('a finding leads to one case', async () => {
  const { sources } = await newCase()
  const again = openCase(db, HANDLER, EVERYTHING, { title: 'lần nữa', findings: [sources[0]!.id], reason })
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
})

test('what the confirmed law of the day forbids is refused; the same without confirmation is advice, and needs the opinion of a lawyer who does not sign', async () => {
  const { id } = await heardCase()
  await expect(draft(id, 'salary-step-reduction', {}, confirmed)).rejects.toMatchObject({
    code: 'conflict',
    message: 'the law of that day does not allow this form',
    hint: expect.stringContaining('172/2025') as string,
  })
  await expect(draft(id, 'reprimand')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('opinion of a lawyer') as string,
  })
  const { steps } = await step(id, 'opinion', { officer: WHO, words: 'Có thể áp dụng.', proposes: 'reprimand' }, LAWYER)
  const opinion = steps[0]!.id
  await expect(draft(id, 'criticism', { opinion })).rejects.toMatchObject({ code: 'input' })
  const drafted = await draft(id, 'reprimand', { opinion })
  await checkDecision(db, CHECKER, { id, decision: last(drafted).id })
  await expect(sign(id, last(drafted).id, LAWYER)).rejects.toMatchObject({ code: 'denied' })
  // By the time it is to be signed, lawyers have confirmed the rules: then it is barred.
  await expect(sign(id, last(drafted).id, HEAD, confirmed)).rejects.toMatchObject({ code: 'conflict' })
  expect((await sign(id, last(drafted).id)).state).toBe('decided')
})

test('where the law leaves a form open, it is undetermined on the page and needs an opinion; on the day before the change it does not', async () => {
  const { id } = await heardCase({ severity: 'very-serious', day: '2025-03-14' })
  const verdictOn = async (day: string): Promise<string> => {
    const { answer } = await askCaseLaw(db, HANDLER, pack, { id, officer: WHO, day })
    return answer!.outcomes.find(({ form }) => form === 'forced-resignation')!.verdict
  }
  expect([await verdictOn('2025-06-27'), await verdictOn('2025-07-04')]).toEqual(['forbidden', 'undetermined'])
  await expect(draft(id, 'forced-resignation', { day: '2025-07-04' })).rejects.toMatchObject({ code: 'conflict' })
})

test('of several acts the law is asked of each alone, too', async () => {
  const { id } = await heardCase({ severity: 'very-serious', day: '2025-03-14' })
  const ask = () => askCaseLaw(db, HANDLER, pack, { id, officer: WHO, day: '2025-06-27' })
  expect((await ask()).acts).toEqual([])
  const slight = {
    officer: WHO,
    what: 'Không ghi sổ',
    from: '2025-03-14',
    until: '2025-03-14',
    detected: '2025-03-15',
    severity: 'less-serious',
  }
  await setAct(db, HANDLER, pack, { id, act: null, ...slight, disciplinable: true, kinds: [], repeats: null, entry: null, reason })
  const { answer, acts } = await ask()
  expect(acts.map(({ n, permitted }) => [n, permitted.includes('reprimand')])).toEqual([
    [1, false],
    [2, true],
  ])
  expect(answer!.outcomes.find(({ form }) => form === 'reprimand')!.verdict).toBe('forbidden')
})

test('an answer of the law that changed under a draft is told at the signature', async () => {
  const { id, acts } = await heardCase()
  const drafted = await draft(id)
  await checkDecision(db, CHECKER, { id, decision: last(drafted).id })
  await addCircumstance(db, HANDLER, pack, {
    id,
    officer: WHO,
    kind: 'grave-illness',
    from: '2026-11-01',
    until: null,
    document: 'Giấy nhập viện 12',
    given: {},
    reason,
  })
  await expect(sign(id, last(drafted).id)).rejects.toMatchObject({
    code: 'conflict',
    message: 'the law says something else of this form now',
  })
  await withdrawDecision(db, HANDLER, { id, decision: last(drafted).id, reason })
  // A degree that is concluded anew keeps why.
  const { from, until, detected, what } = acts[0]!
  const given = {
    id,
    act: acts[0]!.id,
    officer: WHO,
    what,
    from,
    until,
    detected,
    severity: 'less-serious',
    disciplinable: true,
    kinds: [],
    repeats: null,
    entry: null,
  }
  const regraded = await setAct(db, HANDLER, pack, { ...given, reason: 'hậu quả nội bộ' })
  expect(regraded.acts[0]).toMatchObject({ severity: 'less-serious', regraded: 'hậu quả nội bộ' })
})

test('of two who sign at the same moment one does; two drafts at once are one', async () => {
  const { id } = await heardCase()
  const drafts = await Promise.allSettled([draft(id), draft(id)])
  expect(drafts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const decision = last(await showCaseFile(db, HANDLER, { id })).id
  await checkDecision(db, CHECKER, { id, decision })
  const signed = await Promise.allSettled([sign(id, decision), sign(id, decision, as('CC-90005'))])
  expect(signed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('whoever is concerned, a witness or related to one finds no case; from notice on he sees his own, and nobody else in it', async () => {
  const { id, number, title } = await newCase()
  const own: Scope = { ...as(WHO), hidden: [WHO] }
  const found = async (scope: Scope): Promise<boolean> => {
    const input = contract.listCases.input.parse({ text: number })
    return (await listCases(db, scope, input)).rows.some((row) => row.id === id)
  }
  const kin: Scope = { ...as('CC-00002'), hidden: ['CC-00002', WHO] }
  expect([await found(HANDLER), await found(own), await found(kin)]).toEqual([true, false, false])
  await expect(showCaseFile(db, own, { id })).rejects.toMatchObject({ code: 'absent' })
  expect((await listOwnCases(db, own)).rows.some((row) => row.id === id)).toBe(false)
  await addParty(db, HANDLER, { id, officer: 'CC-00002', role: 'witness', reason })
  const together = { id, act: null, officer: WHO, what: 'Cùng Đỗ Thị Ánh Tuyết bỏ qua kiểm tra', from: '2026-05-18', until: '2026-05-18' }
  const rest = { detected: '2026-05-19', severity: null, disciplinable: true, kinds: [], repeats: null, entry: null, reason }
  await setAct(db, HANDLER, pack, { ...together, ...rest })
  await step(id, 'verification', { words: 'Theo lời chị Ánh Tuyết' })
  await step(id, 'notice', { officer: WHO })
  const { rows } = await listOwnCases(db, own)
  const seen = rows.find((row) => row.id === id)!
  expect(contract.listOwnCases.output.parse({ rows }).rows).toHaveLength(rows.length)
  expect(seen.acts.map(({ what }) => what)).toEqual([
    expect.stringContaining('HQVP-0231'),
    expect.stringMatching(/^Cùng .* bỏ qua kiểm tra$/u),
  ])
  expect(JSON.stringify(seen)).not.toMatch(/CC-00002|Ánh Tuyết|CC-90001/u)
  expect(title).not.toBe('')
  // The witness has none, and may not verify.
  expect((await listOwnCases(db, { ...as('CC-00002'), hidden: ['CC-00002'] })).rows).toEqual([])
  await expect(addParty(db, HANDLER, { id, officer: 'CC-00002', role: 'verifier', reason })).rejects.toMatchObject({ code: 'conflict' })
})

test('what was signed cannot be written over', async () => {
  const change = (what: ReturnType<typeof sql>): Promise<unknown> => writing(db, (trx) => what.execute(trx))
  await expect(change(sql`update cases.decision set form = 'none' where signed_by is not null`)).rejects.toThrow('what was decided stays')
  await expect(change(sql`delete from cases.decision where signed_by is not null`)).rejects.toThrow('what was decided stays')
})

test('the list comes in pages that leave nothing out, and is searched without diacritics', async () => {
  const seen: string[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await listCases(
      db,
      HANDLER,
      contract.listCases.input.parse({ state: 'all', limit: 3, ...(cursor === undefined ? {} : { cursor }) }),
    )
    seen.push(...page.rows.map(({ id }) => id))
    ;[cursor, more] = [page.next ?? undefined, page.next !== null]
  }
  const all = await listCases(db, HANDLER, contract.listCases.input.parse({ state: 'all', text: 'thong quan khi chua' }))
  const { sources, number } = await showCaseFile(db, HANDLER, { id: seen[0]! })
  const of = await listCases(db, HANDLER, contract.listCases.input.parse({ state: 'all', finding: sources[0]!.id }))
  expect(of.rows.map((row) => row.number)).toEqual([number])
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(all.total.n)
  expect(all.counts.waiting.n + all.counts.decided.n).toBe(seen.length)
})

test('whoever has an account without a number in the register is named as in the record', async () => {
  const account = '01a221f6-0000-7000-8000-000000000001'
  const inspector = everything({ id: account, name: 'Vũ Thị Thanh', kind: 'person' })
  const { id } = await newCase()
  const { steps } = await step(id, 'verification', { words: 'xem dấu vết' }, inspector)
  expect(steps[0]!.by).toEqual({ id: account, name: 'Vũ Thị Thanh' })
})
