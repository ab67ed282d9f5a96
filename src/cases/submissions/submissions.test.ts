import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { inDays } from '../../../test/days.ts'
import { caseMaker, seedOffice } from '../../../test/build-case.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { askCaseLaw, listOwnCases } from '../index.ts'
import {
  addTask,
  answerOwnSubmission,
  answerSubmission,
  draftSubmission,
  hearSubmission,
  listOwnSubmissions,
  listSubmissions,
  receiveSubmission,
  showSubmission,
  submitSubmission,
  tellSubmission,
  withdrawSubmission,
} from './index.ts'
import * as contract from './schema.ts'
import type { SubmissionGiven } from './schema.ts'

const { db } = await testDatabase()
const make = caseMaker(db, await readLaw())
/** Works for the office 01AB, or for the region above it. */
const of = (id: string, units: Scope['units']): Scope => ({ ...everything({ id, name: id, kind: 'person' }), units })
const [DRAFTER, HEAD] = [of('CC-90001', ['01AB']), of('CC-90002', ['01AB'])]
const [ABOVE, CHIEF] = [of('CC-90003', ['R1', '01AB']), of('CC-90004', ['R1', '01AB'])]
const OTHER = of('CC-90005', ['02EF'])
const [WHO, BOSS] = ['CC-00001', 'CC-00002']
const himself: Scope = { ...of(WHO, []), hidden: [WHO] }
const reason = 'theo kết quả theo dõi'

beforeAll(async () => {
  await seedOffice(db)
})

const draft = (more: Partial<SubmissionGiven> = {}): Promise<{ id: string }> =>
  draftSubmission(db, DRAFTER, {
    ...{ kind: 'transfer', case: null, review: null, officer: WHO, unit: '01AB' },
    ...{ asks: 'Điều chuyển sang vị trí khác.', grounds: 'Nhiều lần để quá hạn.', reason },
    ...more,
  })
const task = (id: string, more: object = {}): Promise<{ id: string }> =>
  addTask(db, DRAFTER, {
    ...{ id, task: 'Hoàn tất hồ sơ tồn', askedBy: BOSS, askedOn: '2026-08-03', due: '2026-08-31' },
    ...{ happened: 'Đến hạn chưa có báo cáo.', document: 'Phiếu giao việc 12' },
    ...more,
  })
const submit = (id: string, by = HEAD): Promise<{ id: string }> => submitSubmission(db, by, { id, due: inDays(17), reason })
const answer = (id: string, by = CHIEF): Promise<{ id: string }> =>
  answerSubmission(db, by, { id, answer: 'in-part', reason: 'Chuyển tổ, không chuyển đơn vị.' })
const see = (id: string, by = ABOVE) => showSubmission(db, by, { id })

test('a replacement or transfer: dated tasks, his own answer, the superior decides; each with who, day and clock', async () => {
  const { id } = await draft()
  await expect(submit(id)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('dated tasks') as string })
  await expect(tellSubmission(db, DRAFTER, { id, reason })).rejects.toMatchObject({ code: 'conflict' })
  await expect(task(id, { due: '2026-08-01' })).rejects.toMatchObject({ code: 'input', place: { file: 'due' } })
  await expect(task(id, { due: '2999-08-01' })).rejects.toMatchObject({ code: 'input', hint: expect.stringContaining('was due') as string })
  await task(id)
  // Nobody answers what he does not know, and before he is told he finds nothing.
  await expect(hearSubmission(db, DRAFTER, { id, how: 'declined', words: '', reason })).rejects.toMatchObject({ code: 'conflict' })
  expect(await listOwnSubmissions(db, himself)).toEqual({ rows: [] })
  await expect(answerOwnSubmission(db, himself, { id, words: 'x' })).rejects.toMatchObject({ code: 'absent' })
  await submit(id)
  await receiveSubmission(db, ABOVE, { id })
  await expect(answer(id)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('before he has answered') as string })
  await tellSubmission(db, ABOVE, { id, reason })
  await expect(task(id)).rejects.toMatchObject({ code: 'conflict' })
  const { rows: told } = contract.listOwnSubmissions.output.parse(await listOwnSubmissions(db, himself))
  expect(told).toMatchObject([
    { id, to: { code: 'R1' }, tasks: [{ task: 'Hoàn tất hồ sơ tồn', askedBy: { id: BOSS } }], heard: null, answer: null },
  ])
  await answerOwnSubmission(db, himself, { id, words: 'Hồ sơ chờ đơn vị khác.' })
  await expect(answerOwnSubmission(db, himself, { id, words: 'lần nữa' })).rejects.toMatchObject({ code: 'conflict' })
  await answer(id)
  const shown = contract.showSubmission.output.parse(await see(id))
  expect(shown).toMatchObject({
    ...{ state: 'answered', answer: 'in-part', to: { code: 'R1' }, due: inDays(17), may: [] },
    ...{ drafted: { by: { id: 'CC-90001' } }, submitted: { by: { id: 'CC-90002' } }, received: { by: { id: 'CC-90003' } } },
    ...{ heard: { how: 'given', words: 'Hồ sơ chờ đơn vị khác.', by: { id: WHO } }, answered: { by: { id: 'CC-90004' } } },
  })
  expect((await listOwnSubmissions(db, himself)).rows[0]!.answer).toMatchObject({ answer: 'in-part' })
})

test('below submits and withdraws, above receives and answers; whoever had a part in it, or whom it is about, does not answer', async () => {
  const { id } = await draft()
  await task(id)
  await expect(submit(id, CHIEF)).rejects.toMatchObject({ code: 'denied' })
  await expect(submit(id, OTHER)).rejects.toMatchObject({ code: 'absent' })
  expect((await see(id, HEAD)).may).toEqual(['task', 'tell', 'submit', 'withdraw'])
  expect((await see(id, CHIEF)).may).toEqual(['task', 'tell'])
  await submit(id)
  await expect(receiveSubmission(db, HEAD, { id })).rejects.toMatchObject({ code: 'denied' })
  await receiveSubmission(db, ABOVE, { id })
  await tellSubmission(db, DRAFTER, { id, reason })
  await hearSubmission(db, DRAFTER, { id, how: 'declined', words: '', reason })
  await expect(answer(id, HEAD)).rejects.toMatchObject({ code: 'denied' })
  await expect(answer(id, { ...CHIEF, actor: DRAFTER.actor })).rejects.toMatchObject({ code: 'denied' })
  await expect(withdrawSubmission(db, CHIEF, { id, reason })).rejects.toMatchObject({ code: 'denied' })
  await withdrawSubmission(db, HEAD, { id, reason })
  await expect(answer(id)).rejects.toMatchObject({ code: 'conflict' })
  expect((await listOwnSubmissions(db, himself)).rows.map((row) => row.id)).not.toContain(id)
  await expect(see(id, OTHER)).rejects.toMatchObject({ code: 'absent' })
  await expect(see(id, { ...CHIEF, hidden: [WHO] })).rejects.toMatchObject({ code: 'absent' })
})

test('of a case it needs no task; it goes to the superior unit of the day; before it is answered it counts nowhere', async () => {
  const { id: caseId } = await make.opened({ handler: DRAFTER })
  const own = { kind: 'person', case: caseId, unit: null } as const
  const before = [
    await listOwnCases(db, himself),
    await askCaseLaw(db, DRAFTER, await readLaw(), { id: caseId, officer: WHO, day: '2026-11-27' }),
  ]
  const { id } = await draft(own)
  await submit(id)
  await receiveSubmission(db, ABOVE, { id })
  expect([
    await listOwnCases(db, himself),
    await askCaseLaw(db, DRAFTER, await readLaw(), { id: caseId, officer: WHO, day: '2026-11-27' }),
  ]).toEqual(before)
  expect(await listOwnSubmissions(db, himself)).toMatchObject({ rows: expect.not.arrayContaining([{ id }]) as unknown })
  expect((await see(id)).to?.code).toBe('R1')
  await answer(id)
  await expect(draft({ kind: 'unit', case: caseId, officer: WHO })).rejects.toMatchObject({ code: 'input', place: { file: 'officer' } })
  await expect(draft({ kind: 'person', case: null })).rejects.toMatchObject({ code: 'input', place: { file: 'case' } })
  await expect(draft({ unit: '02EF' })).rejects.toMatchObject({ code: 'input', place: { file: 'unit' } })
})

test('sent, received, open and late are told apart by the units of whoever asks', async () => {
  const { id } = await draft({ kind: 'unit', case: (await make.opened({ handler: DRAFTER })).id, unit: null, officer: null })
  await submit(id)
  await writing(db, async (trx) => {
    await sql`alter table cases.submission disable trigger guarded`.execute(trx)
    await sql`update cases.submission set due = '2026-11-20' where id = ${id}`.execute(trx)
    await sql`alter table cases.submission enable trigger guarded`.execute(trx)
  })
  const viewsOf = async (by: Scope): Promise<string[]> => {
    const found: string[] = []
    for (const view of contract.SUBMISSION_VIEWS) {
      const { rows } = contract.listSubmissions.output.parse(await listSubmissions(db, by, { view, limit: 50 }))
      if (rows.some((row) => row.id === id)) found.push(view)
    }
    return found
  }
  expect(await viewsOf(HEAD)).toEqual(['open', 'late', 'sent', 'all'])
  expect(await viewsOf(ABOVE)).toEqual(['open', 'late', 'received', 'all'])
  expect(await viewsOf(OTHER)).toEqual([])
  const { rows, counts } = await listSubmissions(db, HEAD, { view: 'late', limit: 50 })
  expect([rows.length, counts.late.n]).toEqual([1, 1])
  expect(JSON.stringify(rows)).not.toContain(WHO)
})

test('the database holds it, too: what was submitted or answered stays, and nobody is transferred unheard', async () => {
  const { id } = await draft()
  const change = (set: ReturnType<typeof sql>) =>
    writing(db, (trx) => sql`update cases.submission set ${set} where id = ${id}`.execute(trx))
  const submitted = sql`to_unit = 'R1', submitted_by = 'x', submitted_at = now(), due = '2026-12-01'`
  await expect(change(submitted)).rejects.toThrow(/dated tasks/u)
  await task(id)
  await submit(id)
  await receiveSubmission(db, ABOVE, { id })
  await expect(change(sql`asks = 'khác'`)).rejects.toThrow(/stays/u)
  await expect(change(sql`answer = 'accepted', answer_reason = 'x', answered_by = 'y', answered_at = now()`)).rejects.toThrow(/check/u)
  await expect(writing(db, (trx) => sql`delete from cases.submission_task where submission = ${id}`.execute(trx))).rejects.toThrow(
    /nothing changes/u,
  )
})
