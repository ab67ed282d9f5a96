/** What was concluded of heads goes with the decision on which it stands, and is answered again after the one that comes anew. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  buildStep,
  caseMaker,
  CHECKER,
  DRAFTER,
  HANDLER,
  HEAD,
  insertHead,
  insertOfficer,
  seedOffice,
  whoOf,
} from '../../../test/build-case.ts'
import { buildRuling } from '../../../test/build-ruling.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { addParty, checkDecision, draftDecision, setAct, showCaseFile, signDecision } from '../index.ts'
import type { ConclusionGiven } from '../reviews/schema.ts'
import type { CaseShown } from '../schema.ts'
import { admitComplaint, draftRuling, enterComplaint, listOwnTold, listTold, serveDecision } from './index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
await writing(db, (trx) => insertHead(trx, '01AB', 'H-1', 'Trưởng đơn vị'))
const make = caseMaker(db, pack)
const reviews = reviewMaker(db, pack)
const reason = 'theo hồ sơ'

const LIABLE = { outcome: 'liable', form: 'reprimand' } as const
const concluded = async (file: CaseShown, given: Pick<ConclusionGiven, 'outcome' | 'form'> = LIABLE): Promise<CaseShown> => {
  const review = file.reviews.find(({ officer, outcome }) => officer.id === 'H-1' && outcome === null)!
  return reviews.concluded({ id: file.id, review: review.id, grounds: 'Không kiểm tra.', ...given })
}
/** Decided on, and the head was judged. */
const answered = async (given?: Pick<ConclusionGiven, 'outcome' | 'form'>): Promise<CaseShown> =>
  concluded(await make.decided({ who: await make.officer() }), given)
const again = async ({ id }: Pick<CaseShown, 'id'>): Promise<CaseShown> => showCaseFile(db, HANDLER, { id })
const said = ({ reviews }: CaseShown) =>
  reviews
    .filter(({ officer }) => officer.id === 'H-1')
    .map(({ from, outcome, reversedOn }) => [from, outcome, reversedOn])
    .toSorted(([, a], [, b]) => (a === null ? 1 : b === null ? -1 : 0))
/** A complaint that was taken up. */
async function complainedOf({ id, decisions }: CaseShown): Promise<string> {
  const decision = decisions[0]!.id
  const on = { day: '2026-11-27', effective: null, recipients: [], reason }
  await serveDecision(db, HANDLER, pack, { id, decision, ruling: null, how: 'handed', ...on })
  const after = await enterComplaint(db, HANDLER, pack, {
    id,
    decision,
    received: '2026-11-28',
    number: '88',
    words: 'Tôi không đồng ý.',
    reason,
  })
  const complaint = after.decisions[0]!.complaints[0]!.id
  await admitComplaint(db, DRAFTER, pack, { id, complaint, admitted: true, day: '2026-11-28', complex: false, reason })
  return complaint
}
const act = { what: 'x', from: '2026-05-18', until: '2026-05-18', detected: '2026-05-18', disciplinable: true, kinds: [], repeats: null }

/** A second person with an act of the same day, heard, and decided upon where that is wished. */
async function besides(file: CaseShown, officer: string, decide: boolean): Promise<CaseShown> {
  const { id } = file
  await writing(db, (trx) => insertOfficer(trx, officer, 'Người thứ hai'))
  await addParty(db, HANDLER, { id, officer, role: 'concerned', reason })
  await setAct(db, HANDLER, pack, { id, act: null, officer, ...act, severity: 'serious', entry: null, reason })
  await buildStep(db, id, 'notice', { officer, day: '2026-11-06' })
  const shown = await buildStep(db, id, 'explanation', { officer, day: '2026-11-07', heard: 'declined' })
  if (!decide) return shown
  const drafted = await draftDecision(db, HANDLER, pack, {
    ...{ id, officer, form: 'warning', day: '2026-11-27', grounds: 'x', opinion: null, departure: null },
  })
  const decision = drafted.decisions.find(({ state }) => state === 'draft')!.id
  await checkDecision(db, CHECKER, { id, decision })
  return signDecision(db, HEAD, pack, { id, decision, number: '215/QĐ-CHQ', reason })
}

test('with a quash what was concluded is reversed as of that day, and the same person and days wait to be answered again', async () => {
  const file = await answered()
  expect(said(file)).toEqual([['2026-05-18', 'liable', null]])
  await buildRuling(db, pack, file)
  const undone = await again(file)
  expect(undone.state).toBe('explained')
  expect(said(undone)).toEqual([
    ['2026-05-18', 'liable', '2026-11-28'],
    ['2026-05-18', null, null],
  ])
  const anew = await concluded(await make.sign(await make.draft(undone, { day: '2026-11-28' })), { outcome: 'none', form: null })
  expect(said(anew)).toEqual([
    ['2026-05-18', 'liable', '2026-11-28'],
    ['2026-05-18', 'none', null],
  ])
  // Quashed once more, that one goes, too; exonerated after it nobody answers.
  await buildRuling(db, pack, anew, { kind: 'quashed' })
  const third = await make.sign(await make.draft(await again(file), { day: '2026-11-28' }))
  expect(said(third).map(([, outcome]) => outcome)).toEqual(['liable', 'none', null])
  await buildRuling(db, pack, third, { kind: 'exonerated' })
  expect(said(await again(file)).map(([, outcome, reversedOn]) => [outcome, reversedOn])).toEqual([
    ['liable', '2026-11-28'],
    ['none', '2026-11-28'],
  ])
})

test('the head who was held liable is told; whoever was not held liable does not learn of it', async () => {
  const [file, other] = [await answered(), await answered({ outcome: 'none', form: null })]
  for (const one of [file, other]) await buildRuling(db, pack, one)
  const head: Scope = { ...HANDLER, actor: { id: 'H-1', name: 'H-1', kind: 'person' }, hidden: ['H-1'] }
  const told = (await listOwnTold(db, head)).rows.filter(({ case: of }) => [file.number, other.number].includes(of))
  expect(told.map(({ case: of, way }) => [of, way])).toEqual([[file.number, 'reviewed']])
  const ways = async (scope: Scope) => (await listTold(db, scope, { id: file.id })).rows.map(({ way }) => way)
  expect([await ways(HANDLER), await ways({ ...HANDLER, hidden: ['H-1'] })]).toEqual([['concerned', 'reviewed'], ['concerned']])
})

test('whoever opened the case since the review was concluded is told, though the decision was signed later', async () => {
  const heard = await concluded(await make.heard({ who: await make.officer() }))
  await writing(db, (trx) =>
    trx
      .insertInto('access.read')
      .values({
        ...{ account: 'CC-00002', actor: 'CC-00002', actor_name: 'Ánh Tuyết', roles: [], kind: 'read', action: 'case.read' },
        ...{ route: 'GET /api/cases/:id', subject: `case:${heard.id}` },
      })
      .execute(),
  )
  await buildRuling(db, pack, await make.sign(await make.draft(heard)))
  expect((await listTold(db, HANDLER, { id: heard.id })).rows.map(({ way }) => way)).toEqual(['concerned', 'reviewed', 'read'])
})

test('a ruling that upholds a decision or mends a slip of the pen leaves what was concluded', async () => {
  const file = await answered()
  const upheld = await complainedOf(file)
  await buildRuling(db, pack, file, { kind: 'upheld', complaint: upheld })
  await buildRuling(db, pack, file, { kind: 'corrected', wording: 'sinh năm 1984' })
  expect(said(await again(file))).toEqual([['2026-05-18', 'liable', null]])
})

test('it stays while it stands on acts of another, and goes with the decision on him', async () => {
  const heard = await make.heard({ who: await make.officer() })
  const both = await besides(heard, 'NV-B1', true)
  const file = await concluded(await make.sign(await make.draft(both)))
  const of = (shown: CaseShown, officer: string): CaseShown => ({
    ...shown,
    decisions: shown.decisions.filter((one) => one.officer.id === officer),
  })
  await buildRuling(db, pack, of(file, whoOf(heard)))
  const half = await again(file)
  expect(said(half)).toEqual([['2026-05-18', 'liable', null]])
  await buildRuling(db, pack, of(half, 'NV-B1'))
  expect(said(await again(file))).toEqual([
    ['2026-05-18', 'liable', '2026-11-28'],
    ['2026-05-18', null, null],
  ])
})

test('the database reverses a review only for a ruling that is signed, and that reverses the decision', async () => {
  const file = await answered()
  const decision = file.decisions[0]!.id
  const draft = { id: file.id, decision, complaint: null, day: '2026-11-28', grounds: 'x', wording: null }
  const { decisions } = await draftRuling(db, DRAFTER, pack, { ...draft, kind: 'quashed' })
  const ruling = decisions[0]!.rulings[0]!.id
  const reverses = writing(db, (trx) => sql`select cases.reverse_reviews(${ruling}, null, '[]')`.execute(trx))
  await expect(reverses).rejects.toThrow('there is no such case')
  expect(said(await again(file))).toEqual([['2026-05-18', 'liable', null]])
})
