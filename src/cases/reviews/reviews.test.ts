import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { asPerson, buildStep, caseMaker, confirmedLaw, HANDLER, HEAD, insertHead, seedOffice, whoOf } from '../../../test/build-case.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { LOCAL } from '../../jobs/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { RESPONSIBLE } from '../../law/responsibility/schema.ts'
import { setLeaderFacts } from '../heads/index.ts'
import { setAct, showCaseFile } from '../index.ts'
import { REVIEW_OUTCOMES, type CaseShown } from '../schema.ts'
import * as acts from './index.ts'
import { outcomeSaid } from './pure.ts'
import * as contract from './schema.ts'
import type { CaseReviews } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
/** As if a lawyer had compared every rule with its text, and no text were left unread. */
const whole = {
  ...pack,
  rules: pack.rules.flatMap((rule) =>
    rule.says === 'liability' && rule.effect === 'open' ? [] : [{ ...rule, sure: 'text-read' as const }],
  ),
}
const confirmed = confirmedLaw(whole)
const make = caseMaker(db, pack)
const reviews = reviewMaker(db, pack)
const BOSS = 'H-1'
const boss: Scope = { ...asPerson(BOSS), hidden: [BOSS] }
const [CHECKER, LAWYER] = [asPerson('CC-90002'), asPerson('CC-90004')]
const reason = 'theo hồ sơ'
const DAY = '2026-11-27'

beforeAll(async () => {
  await seedOffice(db)
  await writing(db, (trx) => insertHead(trx, '01AB', BOSS, 'Trưởng đơn vị'))
})

const reviewIn = (file: CaseShown): string => file.reviews.find(({ officer, reversedOn }) => officer.id === BOSS && reversedOn === null)!.id
/** A case in which whoever is concerned was heard, and the review of his head. */
async function started(kinds: string[] = []): Promise<{ id: string; review: string; file: CaseShown }> {
  const file = await make.heard({ who: await make.officer(), kinds })
  return { id: file.id, review: reviewIn(file), file }
}
const last = ({ conclusions }: CaseReviews) => conclusions.at(-1)!
const liable = { outcome: 'liable', form: 'reprimand' } as const
const notice = (id: string, review: string, more: object = {}) =>
  acts.noticeReview(db, HANDLER, { id, review, day: DAY, asks: 'Đã kiểm tra những gì?', reason, ...more })
const draft = (id: string, review: string, more: object = {}, law = pack, by = HANDLER) =>
  acts.draftConclusion(db, by, law, { id, review, outcome: 'none', form: null, day: DAY, grounds: 'x', opinion: null, ...more })
const sign = (id: string, conclusion: string, by = HEAD, law = pack) => acts.signConclusion(db, by, law, { id, conclusion, reason })
const ownRows = async (by = boss) => contract.listOwnReviews.output.parse(await acts.listOwnReviews(db, by)).rows

test('it is told, heard, advised on, drafted, checked by a second person and signed by a third', async () => {
  const { id, review } = await started()
  const checked = contract.caseReviews.parse(await reviews.checked({ id, review, ...liable }))
  expect(last(checked)).toMatchObject({
    state: 'checked',
    draftedBy: { id: 'CC-90001' },
    checkedBy: { id: 'CC-90002' },
    law: { verdict: 'undetermined' },
  })
  expect((await showCaseFile(db, HANDLER, { id })).reviews.find((one) => one.id === review)!.outcome).toBeNull()
  for (const [by, message] of [
    [CHECKER, 'whoever checked the file does not sign the conclusion'],
    [LAWYER, 'whoever gave the opinion on which a conclusion stands does not sign it'],
    [asPerson(BOSS), 'nobody judges his own responsibility'],
  ] as const)
    await expect(sign(id, last(checked).id, by)).rejects.toMatchObject({ code: 'denied', message })
  expect(last(await sign(id, last(checked).id))).toMatchObject({ state: 'signed', signedBy: { id: 'CC-90003' } })
  const shown = (await showCaseFile(db, HANDLER, { id })).reviews.find((one) => one.id === review)!
  expect(shown).toMatchObject({ ...liable, concludedBy: { id: 'CC-90003' } })
  for (const again of [() => draft(id, review), () => notice(id, review), () => sign(id, last(checked).id)])
    await expect(again()).rejects.toMatchObject({ code: 'conflict' })
})

test('nobody is held liable who was not told of these days and heard by that day; that he is let go needs no hearing', async () => {
  const { id, review } = await started()
  const refused = { code: 'conflict', message: 'nobody is held liable before he had notice and was heard' }
  await expect(draft(id, review, liable)).rejects.toMatchObject(refused)
  await expect(acts.hearReview(db, HANDLER, { id, review, day: DAY, heard: 'absent', words: '' })).rejects.toMatchObject({
    code: 'conflict',
    message: 'this person had no notice by that day',
  })
  await notice(id, review)
  await expect(draft(id, review, liable)).rejects.toMatchObject(refused)
  await acts.hearReview(db, HANDLER, { id, review, day: DAY, heard: 'declined', words: '' })
  await expect(draft(id, review, { ...liable, day: '2026-11-26' })).rejects.toMatchObject(refused)
  // What is missing now is only the opinion.
  await expect(draft(id, review, liable)).rejects.toMatchObject({
    message: 'the law does not plainly say this of him: it needs the opinion of a lawyer',
  })
  const other = await started()
  const shown = await reviews.concluded({ id: other.id, review: other.review, outcome: 'exempt' })
  expect(shown.reviews.find((one) => one.id === other.review)!.outcome).toBe('exempt')
})

test('he has no notice before whoever acted under him had it: he would learn of a covert verification', async () => {
  const file = await make.graded({ who: await make.officer() })
  const [id, review] = [file.id, reviewIn(file)]
  const covert = { code: 'conflict', message: 'whoever acted under him had no notice by that day' }
  await expect(notice(id, review)).rejects.toMatchObject(covert)
  const none = await ownRows()
  await buildStep(db, id, 'verification', { day: '2026-11-05' })
  await expect(notice(id, review)).rejects.toMatchObject(covert)
  await buildStep(db, id, 'notice', { day: '2026-11-20', officer: whoOf(file) })
  await expect(notice(id, review, { day: '2026-11-19' })).rejects.toMatchObject(covert)
  expect(await ownRows()).toEqual(none)
  await notice(id, review, { day: '2026-11-20' })
  expect(await ownRows()).toHaveLength(none.length + 1)
})

test('from notice on he sees his own review and nobody in it, answers once, and reads what was concluded', async () => {
  const { id, review, file } = await started()
  await notice(id, review, { asks: 'Vì sao không kiểm tra?' })
  const [own] = await ownRows()
  expect(own).toMatchObject({
    unit: { code: '01AB' },
    role: 'head',
    asks: 'Vì sao không kiểm tra?',
    mayAnswer: true,
    hearings: [],
    conclusion: null,
  })
  expect(JSON.stringify(own)).not.toContain(whoOf(file))
  for (const by of [HANDLER, asPerson(whoOf(file))]) {
    expect(await ownRows(by)).toEqual([])
    await expect(acts.answerOwnReview(db, by, { id: own!.id, words: 'x' })).rejects.toMatchObject({ code: 'absent' })
  }
  await acts.answerOwnReview(db, boss, { id: own!.id, words: 'Tôi đã kiểm tra.' })
  await expect(acts.answerOwnReview(db, boss, { id: own!.id, words: 'x' })).rejects.toMatchObject({ message: 'you have sent your answer' })
  expect((await acts.showReviews(db, HANDLER, { id })).notices[0]!.hearings).toMatchObject([
    { own: true, heard: 'given', by: { id: BOSS } },
  ])
  expect(await acts.showReviews(db, boss, { id })).toEqual({ id, notices: [], opinions: [], conclusions: [] })
  const grounds = `Không kiểm tra việc của ${whoOf(file)}.`
  await reviews.concluded({ id, review, outcome: 'none', grounds })
  expect((await ownRows())[0]).toMatchObject({ mayAnswer: false, conclusion: { outcome: 'none', grounds: 'Không kiểm tra việc của «…».' } })
})

test('what the confirmed law forbids is refused at the draft and at the signature; another answer sends the draft back', async () => {
  const { id, review } = await started(['corruption'])
  const known = { 'could-not-know': true, 'took-measures': true }
  await setLeaderFacts(db, HANDLER, pack, { id, review, answers: 'direct', known, document: 'KL 1', reason })
  const { answer } = await acts.askReviewLaw(db, HANDLER, confirmed, { id, review, day: DAY })
  expect(answer!.standing.verdict).toBe('exempt')
  await reviews.heard({ id, review, day: DAY })
  const forbidden = { code: 'conflict', message: 'the law of that day does not allow this conclusion' }
  await expect(draft(id, review, liable, confirmed)).rejects.toMatchObject(forbidden)
  // Not confirmed, it only advises against it.
  await expect(draft(id, review, liable, whole)).rejects.toMatchObject({
    message: 'the law does not plainly say this of him: it needs the opinion of a lawyer',
  })
  const { opinions } = await acts.adviseReview(db, LAWYER, pack, { id, review, ...liable, day: DAY, words: 'x' })
  const opinion = opinions.at(-1)!.id
  await expect(draft(id, review, { outcome: 'exempt', opinion })).rejects.toMatchObject({ code: 'input', place: { file: 'opinion' } })
  const drafted = await draft(id, review, { ...liable, opinion }, whole)
  expect(last(drafted).law).toMatchObject({ verdict: 'forbidden', standing: 'exempt' })
  await acts.checkConclusion(db, CHECKER, { id, conclusion: last(drafted).id })
  await expect(sign(id, last(drafted).id, HEAD, confirmed)).rejects.toMatchObject(forbidden)
  await acts.withdrawConclusion(db, HANDLER, { id, conclusion: last(drafted).id, reason })
  // What the law says itself needs no opinion.
  const exempt = last(await draft(id, review, { outcome: 'exempt' }, confirmed))
  expect(exempt.law).toMatchObject({ verdict: 'permitted', standing: 'exempt' })
  await acts.checkConclusion(db, CHECKER, { id, conclusion: exempt.id })
  await setLeaderFacts(db, HANDLER, pack, { id, review, answers: 'direct', known: {}, document: 'KL 2', reason })
  await expect(sign(id, exempt.id, HEAD, confirmed)).rejects.toMatchObject({
    message: 'the law says something else of this conclusion now',
  })
})

test.each([
  ['a form for somebody who is not liable', { outcome: 'none', form: 'reprimand' }],
  ['somebody liable without a form', { outcome: 'liable', form: null }],
  ['a form that the law does not have', { outcome: 'liable', form: 'banishment' }],
])('%s is refused', async (_what, more) => {
  const { id, review } = await started()
  await expect(draft(id, review, more)).rejects.toMatchObject({ code: 'input', place: { file: 'form' } })
})

test('whoever drafted does not check, nor whom it is about; the one person of an installation without accounts may be all', async () => {
  const { id, review } = await started()
  const drafted = last(await reviews.drafted({ id, review, outcome: 'none' }))
  const check = (by: Scope) => acts.checkConclusion(db, by, { id, conclusion: drafted.id })
  await expect(check(HANDLER)).rejects.toMatchObject({ code: 'denied', message: 'whoever drafted a conclusion does not check it' })
  await expect(check(asPerson(BOSS))).rejects.toMatchObject({ code: 'denied' })
  await expect(sign(id, drafted.id)).rejects.toMatchObject({ message: 'nobody has checked this file' })
  await expect(draft(id, review)).rejects.toMatchObject({ message: 'there is a draft for this person already' })
  const alone = await started()
  const local = { ...asPerson(LOCAL.id), actor: LOCAL }
  const of = { id: alone.id, review: alone.review }
  const { opinions } = await acts.adviseReview(db, local, pack, { ...of, outcome: 'none', form: null, day: DAY, words: 'x' })
  const own = last(await draft(of.id, of.review, { opinion: opinions[0]!.id }, pack, local))
  await acts.checkConclusion(db, local, { id: of.id, conclusion: own.id })
  expect(last(await sign(of.id, own.id, local)).state).toBe('signed')
})

test('the draft of a review whose acts are others can only be withdrawn; what he was told stays', async () => {
  const { id, review, file } = await started()
  const checked = last(await reviews.checked({ id, review, ...liable }))
  const { id: act, officer, what } = file.acts[0]!
  const days = { from: '2019-02-01', until: '2019-02-01', detected: '2019-02-02' }
  const given = { id, act, officer, what, severity: 'serious', disciplinable: true, kinds: [], repeats: null, entry: null, reason }
  const moved = await setAct(db, HANDLER, pack, { ...given, ...days })
  expect(moved.reviews.map((one) => one.id)).not.toContain(review)
  await expect(sign(id, checked.id)).rejects.toMatchObject({ code: 'absent' })
  expect((await ownRows())[0]).toMatchObject({ gone: true, mayAnswer: false })
  expect(last(await acts.withdrawConclusion(db, HANDLER, { id, conclusion: checked.id, reason })).state).toBe('withdrawn')
})

test('the database holds that an outcome is drafted, checked and signed, and that what was written stays', async () => {
  const { id, review } = await started()
  const change = (what: ReturnType<typeof sql>): Promise<unknown> => writing(db, (trx) => what.execute(trx))
  const bare = sql`update cases.review set outcome = 'none', grounds = 'x', concluded_by = 'CC-90003', concluded_on = ${DAY} where id = ${review}`
  await expect(change(bare)).rejects.toThrow('it is concluded by draft, check and signature')
  const { id: conclusion } = last(await reviews.checked({ id, review, outcome: 'none' }))
  await expect(change(bare)).rejects.toThrow('it is concluded by draft, check and signature')
  const signing = (by: string) => sql`update cases.conclusion set signed_by = ${by}, signed_at = now() where id = ${conclusion}`
  await expect(change(signing('CC-90002'))).rejects.toThrow('conclusion_check')
  await expect(change(signing(BOSS))).rejects.toThrow('conclusion_check')
  await expect(change(signing('CC-90004'))).rejects.toThrow('whoever gave the opinion does not sign')
  await expect(change(sql`update cases.conclusion set grounds = 'y' where id = ${conclusion}`)).rejects.toThrow('what was drafted stays')
  await expect(change(sql`delete from cases.conclusion`)).rejects.toThrow('what was drafted stays')
  await expect(change(sql`update cases.review_opinion set words = 'y'`)).rejects.toThrow('what was written stays')
  await expect(
    change(sql`insert into cases.review (case_id, officer, unit, role, from_day, until_day, outcome, grounds, concluded_by, concluded_on)
    values (${id}, 'CC-00003', '01AB', 'head', ${DAY}, ${DAY}, 'none', 'x', 'CC-90003', ${DAY})`),
  ).rejects.toThrow('it is concluded by draft, check and signature')
})

test('an outcome is permitted where the law says just that, and forbidden only where it lets go whom it holds, or holds whom it lets go', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RESPONSIBLE), fc.constantFrom(...REVIEW_OUTCOMES), fc.boolean(), (verdict, outcome, sure) => {
      const because = [{ rule: 'r', cite: 'x', citeVi: 'x', sure: 'text-read' as const, confirmed: sure, en: 'x', vi: 'x' }]
      const said = outcomeSaid({ verdict, because }, outcome)
      const known = verdict === 'liable' || verdict === 'exempt' || verdict === 'not-in-charge'
      const fits = verdict === { liable: 'liable', exempt: 'exempt', none: 'not-in-charge' }[outcome]
      expect(said.verdict === 'permitted').toBe(fits)
      expect(said.verdict === 'forbidden').toBe(known && (verdict === 'liable') !== (outcome === 'liable'))
      expect(said.confirmed).toBe(sure)
    }),
  )
})
