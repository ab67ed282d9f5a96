/**
 * One act over eleven months in an office that was merged meanwhile: five reviews, whose days are those of each in charge; the officer is decided upon in time
 * beside them, and the matter stays with the superior until the last is answered.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asPerson, buildStep, caseMaker, CHECKER, HANDLER, HEAD, seedOffice } from '../../../test/build-case.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { COUNCIL, seedCouncil } from '../../../test/build-sitting.ts'
import { testDatabase } from '../../../test/db.ts'
import { openHome } from '../../base/index.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { callSitting, formCouncil, holdSitting } from '../council/index.ts'
import { settleClocks } from '../clocks/index.ts'
import { askCaseLaw, checkDecision, draftDecision, listCases, setAct, showCaseFile, signDecision } from '../index.ts'
import { askReviewLaw, draftConclusion } from '../reviews/index.ts'
import type { CaseShown } from '../schema.ts'
import { listHeads } from './index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const make = caseMaker(db, pack)
const folder = mkdtempSync(join(tmpdir(), 'liem-heads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = openHome(folder)
const reason = 'theo kết quả xác minh'
const WHO = 'W-1'
/** Whoever heads the region above the office, and sees its cases alone. */
const SUPERIOR: Scope = {
  ...everything({ id: 'HR-1', name: 'HR-1', kind: 'person' }),
  units: ['R1', '01AB', 'OLD', 'NEW'],
  hidden: ['HR-1'],
}
const ACT = { officer: WHO, what: 'Bỏ qua kiểm tra suốt mười một tháng', from: '2024-09-10', until: '2025-08-09' }
const DEGREE = { severity: 'serious', disciplinable: true, kinds: ['corruption'], repeats: null, entry: null, reason }

/** An office before and after its merger, with heads, one acting, deputies of a field; one has retired since. */
beforeAll(async () => {
  await seedOffice(db)
  await seedCouncil(db)
  await writing(db, async (trx) => {
    await sql`insert into organisation.officer (number, name) select 'H-' || n, 'Người ' || n from generate_series(1, 7) as n`.execute(trx)
    await sql`insert into organisation.service (officer, during, class, ended) select 'H-' || n, case when n = 1 then '[2010-01-01,2025-05-01)'::daterange
      else '[2010-01-01,)'::daterange end, 'civil-servant', case when n = 1 then 'retired' end from generate_series(1, 7) as n`.execute(trx)
    await sql`insert into organisation.officer (number, name) values ('W-1', 'Người làm'), ('W-2', 'Người khác'), ('HR-1', 'Người đứng đầu vùng')`.execute(
      trx,
    )
    await sql`insert into organisation.service (officer, during, class) select number, '[2010-01-01,)', 'civil-servant' from organisation.officer
      where number in ('W-1', 'W-2', 'HR-1')`.execute(trx)
    await sql`insert into organisation.unit_code values ('OLD'), ('NEW')`.execute(trx)
    await sql`insert into organisation.unit_state (code, during, name_en, name_vi, level, parent) values
      ('OLD', '[2010-01-01,2025-03-01)', 'Old', 'Cũ', 3, 'R1'), ('NEW', '[2025-03-01,)', 'New', 'Mới', 3, 'R1')`.execute(trx)
    await sql`insert into organisation.succession (predecessor, successor, day) values ('OLD', 'NEW', '2025-03-01')`.execute(trx)
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on) values
      ('OLD', 'officer', 'W-1', '[2020-01-01,2025-03-01)', '{}', '2020-01-01'), ('NEW', 'officer', 'W-1', '[2025-03-01,)', '{}', '2025-03-01'),
      ('NEW', 'officer', 'W-2', '[2025-03-01,)', '{}', '2025-03-01'), ('R1', 'head', 'HR-1', '[2026-01-01,)', '{}', '2026-01-01'),
      ('OLD', 'head', 'H-1', '[2020-01-01,2024-12-01)', '{}', '2020-01-01'),
      ('OLD', 'acting', 'H-2', '[2024-12-01,2025-01-15)', '{}', '2024-12-01'),
      ('OLD', 'deputy', 'H-3', '[2023-01-01,2025-03-01)', '{procedures}', '2023-01-01'),
      ('NEW', 'head', 'H-4', '[2025-03-01,)', '{}', '2025-03-01'),
      ('NEW', 'deputy', 'H-5', '[2025-03-01,2025-09-01)', '{procedures}', '2025-03-01'),
      ('NEW', 'deputy', 'H-6', '[2025-09-01,)', '{procedures}', '2025-09-01'),
      ('OLD', 'head', 'H-7', '[2010-01-01,2020-01-01)', '{}', '2010-01-01')`.execute(trx)
  })
})

/** Of the act, found on that day. */
async function opened(detected: string, officer = WHO): Promise<CaseShown> {
  const { id, acts } = await make.opened({ who: officer })
  return setAct(db, HANDLER, pack, { ...ACT, ...DEGREE, id, act: acts[0]!.id, officer, detected })
}
const FIVE = [
  ['H-1', 'head', '2024-09-10', '2024-11-30'],
  ['H-3', 'deputy', '2024-09-10', '2025-02-28'],
  ['H-2', 'acting', '2024-12-01', '2025-01-14'],
  ['H-4', 'head', '2025-03-01', '2025-08-09'],
  ['H-5', 'deputy', '2025-03-01', '2025-08-09'],
]
const intervals = ({ reviews }: CaseShown) => reviews.map(({ officer, role, from, until }) => [officer.id, role, from, until])

/** One of them is concluded, signed by somebody above. */
const conclude = (id: string, review: string): Promise<CaseShown> => reviewMaker(db, pack).concluded({ id, review, outcome: 'none' })
const drafting = (id: string, review: string, by: Scope, outcome: 'none' | 'liable') =>
  draftConclusion(db, by, pack, { id, review, outcome, form: null, day: '2026-11-27', grounds: 'Không thể biết.', opinion: null })

async function heard({ id }: CaseShown, day: string, officer = WHO): Promise<void> {
  await buildStep(db, id, 'verification', { day })
  await buildStep(db, id, 'notice', { day, officer })
  await buildStep(db, id, 'explanation', { day, officer, heard: 'given', words: 'Đã làm theo phân công.' })
}

/** Five members sit by the law of the day, seven days after the summons. */
async function sit({ id }: CaseShown, form: string): Promise<CaseShown> {
  const { councils: formed } = await formCouncil(db, HANDLER, pack, {
    id,
    officer: WHO,
    document: 'QĐ 8',
    day: '2026-10-20',
    members: [...COUNCIL],
    reason,
  })
  const council = formed[0]!
  const summons = { day: '2026-11-10', place: 'Phòng họp', summonedOn: '2026-10-26', document: 'GM 3', invited: [] }
  const { councils } = await callSitting(db, HANDLER, pack, { id, council: council.id, ...summons })
  const present = council.members.map((one) => one.id)
  const held = { attended: true, present, votes: [{ form, n: present.length }], blank: 0, proposes: form, minutes: 'BB 4' }
  await holdSitting(db, HANDLER, pack, { id, council: council.id, sitting: councils[0]!.sittings[0]!.id, ...held })
  return showCaseFile(db, HANDLER, { id })
}

async function decide({ id }: CaseShown, officer: string, form: string, day: string): Promise<CaseShown> {
  const { decisions } = await draftDecision(db, HANDLER, pack, {
    id,
    officer,
    form,
    day,
    grounds: 'Theo biên bản và giải trình.',
    opinion: null,
    departure: 'x',
  })
  const { id: decision } = decisions.at(-1)!
  await checkDecision(db, CHECKER, { id, decision })
  return signDecision(db, HEAD, pack, { id, decision, number: '77/QĐ', reason })
}

/** The matter as the superior unit has it: in its list of cases with heads that wait, and how many of its reviews wait there. */
async function waitsFor(id: string): Promise<{ matter: number[]; posts: number }> {
  const { rows } = await listCases(db, SUPERIOR, { state: 'heads', text: '', limit: 50 })
  const heads = await listHeads(db, SUPERIOR, { state: 'waiting', limit: 100 })
  return {
    matter: rows.filter((row) => row.id === id).map(({ reviewsOpen }) => reviewsOpen),
    posts: heads.rows.filter((row) => row.case.id === id).length,
  }
}

test('five heads: everybody in charge on days of the act, of the predecessor too, acting, retired since; none who came after', async () => {
  const shown = await opened('2026-09-21')
  expect(intervals(shown)).toEqual(FIVE)
  // Each is concluded by itself, by somebody else, and then stays whatever the acts become.
  const { id } = shown
  const review = shown.reviews.find(({ officer }) => officer.id === 'H-4')!.id
  await expect(drafting(id, review, asPerson('H-4'), 'none')).rejects.toMatchObject({ code: 'denied' })
  await expect(drafting(id, review, HEAD, 'liable')).rejects.toMatchObject({ code: 'input' })
  expect((await askReviewLaw(db, HEAD, pack, { id, review, day: '2026-11-28' })).answer!.liem).toBe('responsible/1')
  await conclude(id, review)
  const over = writing(db, (trx) => sql`update cases.review set outcome = 'liable' where id = ${review}`.execute(trx))
  await expect(over).rejects.toThrow('what was concluded stays')
  const act = { ...ACT, ...DEGREE, id, act: shown.acts[0]!.id, until: '2024-10-01', detected: '2026-09-21', kinds: [] }
  const shorter = await setAct(db, HANDLER, pack, act)
  expect(shorter.reviews.map(({ officer, outcome }) => [officer.id, outcome])).toEqual([
    ['H-1', null],
    ['H-3', null],
    ['H-4', 'none'],
  ])
})

test('the officer is decided upon in time beside them, after a council, and the matter is open to the superior until the fifth is answered', async () => {
  const shown = await opened('2026-09-21')
  const { id } = shown
  const of = intervals(shown)
  await heard(shown, '2026-10-05')
  const form = 'warning'
  const { state, steps } = await sit(shown, form)
  expect([state, steps.some(({ kind }) => kind === 'council')]).toEqual(['council', true])
  const day = '2026-11-20'
  // Ninety days from the day on which it was found, a hundred and fifty where it is complex.
  const { answer } = await askCaseLaw(db, HANDLER, pack, { id, officer: WHO, day })
  const periods = answer!.clocks.filter(({ id: clock }) => clock !== 'prescription')
  expect(periods.map(({ from, ends }) => [from, ends])).toContainEqual(['2026-09-21', '2026-12-20'])
  expect(periods.every(({ ends }) => ends === null || ends >= day)).toBe(true)
  const signed = await decide(shown, WHO, form, day)
  expect(signed.decisions.map(({ officer, state: one, day: on }) => [officer.id, one, on])).toEqual([[WHO, 'signed', day]])
  expect([signed.state, intervals(signed), signed.reviewsOpen]).toEqual(['decided', of, 5])
  for (const [n, { id: review }] of signed.reviews.entries()) {
    expect(await waitsFor(id)).toEqual({ matter: [5 - n], posts: 5 - n })
    await conclude(id, review)
  }
  expect(await waitsFor(id)).toEqual({ matter: [], posts: 0 })
  const closed = await showCaseFile(db, SUPERIOR, { id })
  expect([closed.state, closed.reviewsOpen, closed.reviews.map(({ outcome }) => outcome)]).toEqual([
    'decided',
    0,
    signed.reviews.map(() => 'none'),
  ])
})

test('a matter that ran over its period is shown as late, and is decided all the same', async () => {
  const shown = await opened('2026-03-02', 'W-2')
  const { id } = shown
  await heard(shown, '2026-03-20', 'W-2')
  await settleClocks({ db, home })
  const due = async (): Promise<unknown> => {
    const { rows } = await listCases(db, SUPERIOR, { state: 'all', text: '', limit: 50 })
    return rows.find((row) => row.id === id)!.due
  }
  // On the list of cases and in the work of whoever has it, by the day on which its period was over.
  expect(await due()).toEqual({ is: 'day', day: '2026-05-31' })
  const ask = async () => (await askCaseLaw(db, HANDLER, pack, { id, officer: 'W-2', day: '2026-11-20' })).answer!
  expect(
    (await ask()).clocks.filter(({ id: clock, ends }) => clock !== 'prescription' && ends !== null && ends < '2026-11-20'),
  ).not.toEqual([])
  const { state, decisions } = await decide(shown, 'W-2', 'warning', '2026-11-20')
  expect([state, decisions[0]!.state, await due()]).toEqual(['decided', 'signed', null])
})
