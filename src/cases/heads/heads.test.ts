import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { caseMaker, seedOffice } from '../../../test/build-case.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { addParty, addStep, listCases, setAct, showCaseFile } from '../index.ts'
import { askReviewLaw, signConclusion } from '../reviews/index.ts'
import type { CaseShown } from '../schema.ts'
import { addCollective, addRemark, countOpenReviews, listHeads, listRemarks, setLeaderFacts, showCaseHeads } from './index.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const make = caseMaker(db, pack)
const reviews = reviewMaker(db, pack)
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [HANDLER, ABOVE] = [as('CC-90001'), as('CC-90002')]
const [WHO, HEAD, DEPUTY] = ['CC-00001', 'CC-00003', 'CC-00002']
const reason = 'theo kết quả xác minh'

beforeAll(async () => {
  await seedOffice(db)
  await writing(db, async (trx) => {
    await sql`delete from organisation.tenure`.execute(trx)
    await sql`insert into organisation.tenure (officer, unit, role, during, entered_on) values (${WHO}, '01AB', 'officer', '[2020-01-01,)', '2020-01-01'),
      (${HEAD}, '01AB', 'head', '[2020-01-01,)', '2020-01-01'), (${DEPUTY}, '01AB', 'deputy', '[2020-01-01,)', '2020-01-01')`.execute(trx)
  })
})

/** The case of an act of corruption. */
async function graded(): Promise<CaseShown> {
  const { id, acts } = await make.opened({ handler: HANDLER })
  const { what, detected, from } = acts[0]!
  const given = { officer: WHO, what, from, until: from, detected, severity: 'serious', disciplinable: true, kinds: ['corruption'] }
  return setAct(db, HANDLER, pack, { id, act: acts[0]!.id, ...given, repeats: null, entry: null, reason })
}
const facts = (shown: CaseShown, officer: string, more: object) =>
  setLeaderFacts(db, HANDLER, pack, {
    ...{ id: shown.id, review: reviewOf(shown, officer).id, answers: 'direct', known: {}, document: 'Báo cáo 12', reason },
    ...more,
  })
const reviewOf = ({ reviews }: CaseShown, officer: string) => reviews.find((one) => one.officer.id === officer)!
const law = async (shown: CaseShown, officer: string) =>
  (await askReviewLaw(db, ABOVE, pack, { id: shown.id, review: reviewOf(shown, officer).id, day: '2026-11-27' })).answer!

test('a review is there from verification on, provisional, and stays the same one while the acts change', async () => {
  const { id, reviews } = await make.opened({ handler: HANDLER })
  const step = { heard: null, proposes: null, votes: null, members: null, officer: null }
  const verified = await addStep(db, HANDLER, { id, kind: 'verification', day: '2026-11-20', words: 'xem dấu vết', ...step })
  expect(new Map(verified.reviews.map(({ officer, role, outcome }) => [officer.id, [role, outcome]]))).toEqual(
    new Map([
      [DEPUTY, ['deputy', null]],
      [HEAD, ['head', null]],
    ]),
  )
  expect(verified.reviews.map((one) => one.id)).toEqual(reviews.map((one) => one.id))
  const { rows } = contract.listHeads.output.parse(await listHeads(db, ABOVE, { state: 'waiting', limit: 50 }))
  const posts = rows.filter((row) => row.case.id === id).map(({ role, unit }) => `${role} ${unit.code}`)
  expect(posts.toSorted()).toEqual(['deputy 01AB', 'head 01AB'])
  // No list names anybody, and nobody finds his own.
  expect(JSON.stringify(rows)).not.toMatch(/CC-0000\d|Trần Quốc Bảo/u)
  const own = await listHeads(db, { ...as(HEAD), hidden: [HEAD] }, { state: 'waiting', limit: 50 })
  expect(own.rows.filter((row) => row.case.id === id).map(({ role }) => role)).toEqual(['deputy'])
  // Whoever turns out to be concerned himself is not reviewed beside.
  const { reviews: left } = await addParty(db, HANDLER, { id, officer: DEPUTY, role: 'concerned', reason })
  expect(left.map(({ officer }) => officer.id)).toEqual([HEAD])
})

test('what is known of a head feeds the law: liability, mitigation, aggravation, exemption, each with its place', async () => {
  const shown = await graded()
  expect((await law(shown, HEAD)).standing.verdict).toBe('undetermined')
  await facts(shown, HEAD, { known: { 'could-not-know': false, 'took-measures': false, 'self-reported': true, 'resigned-before': true } })
  const liable = await law(shown, HEAD)
  expect(liable.standing.verdict).toBe('liable')
  expect(liable.outcomes.filter(({ listed }) => listed).map(({ form, because }) => [form, because[0]!.cite]).length).toBeGreaterThan(0)
  const applies = (grounds: typeof liable.mitigating): string[] =>
    grounds.filter(({ state }) => state === 'applies').map(({ rule }) => rule)
  expect(applies(liable.mitigating)).toEqual(['l36-self-reported', 'l36-resigned'])
  expect(liable.mitigating.every(({ cite }) => cite !== '')).toBe(true)
  await facts(shown, HEAD, { known: { knew: true } })
  expect(applies((await law(shown, HEAD)).aggravating)).toEqual(['l36-knew'])
  await facts(shown, HEAD, { known: { 'could-not-know': true } })
  const exempt = await law(shown, HEAD)
  expect([exempt.standing.verdict, exempt.standing.because.some(({ rule }) => rule === 'l36-could-not-know')]).toEqual(['exempt', true])
  // A deputy answers directly for his field; jointly for that of another he is not in charge.
  await facts(shown, DEPUTY, { answers: 'joint', known: { 'could-not-know': false, 'took-measures': false } })
  expect((await law(shown, DEPUTY)).standing.verdict).toBe('not-in-charge')
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases.leader_fact where case_id = ${shown.id}`.execute(db)
  expect([rows[0]!.n, (await showCaseHeads(db, ABOVE, { id: shown.id })).facts.length]).toEqual([4, 2])
})

test('each head is asked about what was done under him, and not about what others did elsewhere in the same case', async () => {
  const [other, chief] = [await make.officer(), await make.officer()]
  await writing(db, async (trx) => {
    await sql`insert into organisation.tenure (officer, unit, role, during, entered_on) values (${other}, '02EF', 'officer', '[2020-01-01,)', '2020-01-01'),
      (${chief}, '02EF', 'head', '[2020-01-01,)', '2020-01-01')`.execute(trx)
  })
  const shown = await graded()
  const known = { 'could-not-know': false, 'took-measures': false }
  await facts(shown, HEAD, { known })
  const alone = await law(shown, HEAD)
  await addParty(db, HANDLER, { id: shown.id, officer: other, role: 'concerned', reason })
  const { from, detected } = shown.acts[0]!
  const act = { what: 'việc ở đơn vị khác', from, until: from, detected, disciplinable: true, repeats: null, entry: null, reason }
  const both = await setAct(db, HANDLER, pack, {
    ...{ id: shown.id, act: null, officer: other, severity: 'especially-serious', kinds: ['corruption'] },
    ...act,
  })
  expect(both.reviews.map(({ officer }) => officer.id).toSorted()).toEqual([DEPUTY, HEAD, chief].toSorted())
  expect(await law(both, HEAD)).toEqual(alone)
  await facts(both, chief, { known })
  expect((await law(both, chief)).outcomes).not.toEqual(alone.outcomes)
  // What was done under him too counts, of whomever it was.
  const under = await setAct(db, HANDLER, pack, {
    ...{ id: shown.id, act: null, officer: WHO, severity: 'especially-serious', kinds: ['corruption'] },
    ...act,
  })
  expect((await law(under, HEAD)).outcomes).not.toEqual(alone.outcomes)
})

test('a superior concludes, no colleague and nobody below', async () => {
  const region = await make.officer()
  await writing(db, async (trx) => {
    await sql`insert into organisation.tenure (officer, unit, role, during, entered_on) values (${region}, 'R1', 'head', '[2020-01-01,)', '2020-01-01')`.execute(
      trx,
    )
  })
  const shown = await graded()
  const checked = async (officer: string, by: Scope) => {
    const { conclusions } = await reviews.checked({ id: shown.id, review: reviewOf(shown, officer).id, outcome: 'none', by })
    return conclusions.at(-1)!.id
  }
  const signing = (by: Scope, conclusion: string) => signConclusion(db, by, pack, { id: shown.id, conclusion, reason })
  const ofHead = await checked(HEAD, as(DEPUTY))
  for (const by of [DEPUTY, WHO])
    await expect(signing(as(by), ofHead)).rejects.toMatchObject({ code: 'denied', message: 'nobody judges an equal or a superior' })
  await signing(as(region), ofHead)
  await signing(as(HEAD), await checked(DEPUTY, as(HEAD)))
  const { reviews: all } = await showCaseFile(db, HANDLER, { id: shown.id })
  expect([HEAD, DEPUTY].map((officer) => all.find((one) => one.officer.id === officer)!.outcome)).toEqual(['none', 'none'])
})

test('facts that cannot be, of oneself or of what is concluded, are refused', async () => {
  const shown = await graded()
  await expect(facts(shown, HEAD, { known: { loyal: true } })).rejects.toMatchObject({ code: 'input', place: { file: 'known.loyal' } })
  await expect(facts(shown, HEAD, { known: { knew: true, 'took-measures': true } })).rejects.toMatchObject({ code: 'input' })
  const own = setLeaderFacts(db, as(HEAD), pack, {
    ...{ id: shown.id, review: reviewOf(shown, HEAD).id, answers: 'direct', known: {}, document: 'x', reason },
  })
  await expect(own).rejects.toMatchObject({ code: 'denied' })
  await reviews.concluded({ id: shown.id, review: reviewOf(shown, HEAD).id, outcome: 'none', by: ABOVE })
  await expect(facts(shown, HEAD, {})).rejects.toMatchObject({ code: 'conflict' })
})

test('the matter stays open to the superior unit until each review is answered, though the officer is decided upon', async () => {
  const shown = await graded()
  await writing(db, (trx) => sql`update cases.case set state = 'decided' where id = ${shown.id}`.execute(trx))
  const open = async (by: Scope) => {
    const { rows } = await listCases(db, by, { state: 'heads', text: '', limit: 50 })
    return rows.filter(({ id }) => id === shown.id).map(({ reviewsOpen }) => reviewsOpen)
  }
  expect(await open(ABOVE)).toEqual([2])
  const before = await countOpenReviews(db, ABOVE)
  for (const { id } of shown.reviews) await reviews.concluded({ id: shown.id, review: id, outcome: 'none', by: ABOVE })
  expect([await open(ABOVE), await countOpenReviews(db, ABOVE)]).toEqual([[], before - 2])
})

test('what a unit answers for as a whole has no person', async () => {
  const { id } = await graded()
  const given = { id, unit: '01AB', grounds: 'Buông lỏng kiểm tra chéo.', document: 'KL 7', reason }
  const { collective } = contract.showCaseHeads.output.parse(await addCollective(db, ABOVE, given))
  expect(collective).toMatchObject([{ unit: { code: '01AB' }, grounds: 'Buông lỏng kiểm tra chéo.', concludedBy: 'CC-90002' }])
  await expect(addCollective(db, ABOVE, { ...given, unit: 'XX' })).rejects.toMatchObject({ code: 'input', place: { file: 'unit' } })
})

test('a remark counts for a unit and a month, and for nobody: it stands in no file and changes none', async () => {
  const shown = await graded()
  const before = await showCaseFile(db, ABOVE, { id: shown.id })
  const remark = (unit: string, day: string, kind: contract.RemarkKind = 'uniform') =>
    addRemark(db, { ...ABOVE, units: ['01AB', '02EF'] }, { unit, kind, day, document: 'BB 3' })
  for (const [unit, day] of [
    ['01AB', '2026-10-05'],
    ['01AB', '2026-10-30'],
    ['01AB', '2026-11-02'],
    ['02EF', '2026-10-07'],
  ] as const)
    await remark(unit, day)
  await remark('01AB', '2026-10-06', 'entry')
  await expect(remark('01CD', '2026-10-05')).rejects.toMatchObject({ code: 'input', place: { file: 'unit' } })
  await expect(remark('01AB', '2999-10-05')).rejects.toMatchObject({ code: 'input', place: { file: 'day' } })
  const listed = async (limit: number, cursor?: string) =>
    contract.listRemarks.output.parse(await listRemarks(db, { ...ABOVE, units: ['01AB'] }, { limit, cursor }))
  const first = await listed(1)
  expect(first.rows.map(({ month, n }) => [month, n])).toEqual([['2026-11-01', 1]])
  const { rows } = await listed(1, first.next!)
  expect(rows).toMatchObject([{ unit: { code: '01AB' }, month: '2026-10-01', n: 3, kinds: { uniform: 2, entry: 1 } }])
  expect(await showCaseFile(db, ABOVE, { id: shown.id })).toEqual(before)
  const { rows: columns } = await sql<{
    name: string
  }>`select attname as name from pg_attribute where attrelid = 'cases.remark'::regclass and attnum > 0
    order by 1`.execute(db)
  expect(columns.map(({ name }) => name)).toEqual(['at', 'by', 'day', 'document', 'id', 'kind', 'unit'])
})
