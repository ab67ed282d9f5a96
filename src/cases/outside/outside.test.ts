import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { asPerson, buildStep, CONCERNED, HANDLER, insertHead, seedOffice } from '../../../test/build-case.ts'
import { testDatabase } from '../../../test/db.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { showAlong } from '../along/index.ts'
import { explainOwnCase, listOrigins, listOwnCases, openOutside, showCaseFile } from '../index.ts'
import * as cases from '../schema.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const reason = 'theo biên bản kiểm tra'
const paper = { kind: 'inspection', number: '12/BB-KTCV', day: '2026-11-20' }
const act = { officer: CONCERNED, what: 'Không ghi sổ giao ca', from: '2026-11-02', until: '2026-11-02', detected: '2026-11-20' }
const given = (more: object = {}): contract.OutsideGiven =>
  contract.openOutside.input.parse({ origin: paper, title: 'Kiểm tra công vụ đội 2', unit: '01AB', acts: [act], reason, ...more })
const open = (more: object = {}, by = HANDLER) => openOutside(db, by, pack, given(more))

beforeAll(async () => {
  await seedOffice(db)
  await writing(db, (trx) => insertHead(trx, '01AB', 'CC-20001', 'Phạm Thị Hà'))
})

test('a case is opened from an inspection, with whom it concerns and his acts; heads are under review as of any other', async () => {
  const file = cases.caseShown.parse(
    await open({ acts: [act, { ...act, what: 'Rời vị trí', until: null }, { ...act, officer: 'CC-00002' }] }),
  )
  expect(file).toMatchObject({
    state: 'open',
    sources: [],
    unit: { code: '01AB' },
    handler: { id: HANDLER.actor.id },
    origin: {
      kind: 'inspection',
      number: '12/BB-KTCV',
      day: '2026-11-20',
      printed: true,
      confirmed: false,
      cite: { en: 'Decision 799/QD-TCHQ' },
    },
  })
  expect(file.parties.map(({ id, role, notifiedOn }) => [id, role, notifiedOn])).toEqual([
    [CONCERNED, 'concerned', null],
    ['CC-00002', 'concerned', null],
  ])
  expect(file.acts.map(({ officer, severity, detected }) => [officer, severity, detected])).toHaveLength(3)
  expect(file.acts.every(({ severity, whatEn }) => severity === null && whatEn === null)).toBe(true)
  expect(file.reviews.map(({ officer, outcome }) => [officer.id, outcome])).toContainEqual(['CC-20001', null])
  await expect(writing(db, (trx) => sql`update cases.origin set number = '13' where case_id = ${file.id}`.execute(trx))).rejects.toThrow(
    /what was entered stays/u,
  )
})

test('of a report the number alone is kept, where reports stand, and no document names it', async () => {
  const file = await open({ origin: { kind: 'report', number: 'BC-2026-00012' } })
  expect(file.origin).toMatchObject({ kind: 'report', number: null, day: null, printed: false })
  expect((await showAlong(db, HANDLER, { id: file.id })).reports).toEqual(['BC-2026-00012'])
  await expect(open({ origin: { kind: 'report', number: 'Công ty An Phát' } })).rejects.toMatchObject({
    code: 'input',
    place: { file: 'origin.number' },
  })
  await expect(open({ origin: { kind: 'report', number: 'BC-2026-00013', day: '2026-11-20' } })).rejects.toMatchObject({ code: 'input' })
})

test.each([
  ['a source that practice does not have', { origin: { kind: 'rumour' } }, 'origin.kind'],
  ['a paper without its number', { origin: { kind: 'inspection' } }, 'origin.number'],
  ['a paper of what has none', { origin: { ...paper, kind: 'own-discovery' } }, 'origin.number'],
  ['a day of opening that is still to come', { day: '2999-01-01' }, 'day'],
  ['an act that was detected before it began', { acts: [{ ...act, detected: '2026-11-01' }] }, 'detected'],
  ['an act that ends before it begins', { acts: [{ ...act, until: '2026-11-01' }] }, 'until'],
  ['somebody who is not in the register', { acts: [{ ...act, officer: 'CC-99999' }] }, 'officer'],
  ['a unit that there is not', { unit: '99ZZ' }, 'unit'],
])('%s is refused, and no case is there', async (_, more, file) => {
  const cases = async () => (await sql<{ n: number }>`select count(*)::int as n from cases.case`.execute(db)).rows[0]!.n
  const before = await cases()
  await expect(open(more)).rejects.toMatchObject({ code: 'input', place: { file } })
  expect(await cases()).toBe(before)
})

test('nobody opens one of a unit that is not his, on himself, or on somebody related to him', async () => {
  await expect(open({}, { ...HANDLER, units: ['02EF'] })).rejects.toMatchObject({ code: 'denied', place: { file: 'unit' } })
  await expect(open({}, asPerson(CONCERNED))).rejects.toMatchObject({ code: 'denied' })
  await expect(open({}, { ...HANDLER, hidden: [HANDLER.actor.id, CONCERNED] })).rejects.toMatchObject({ code: 'denied' })
  expect((await open({}, { ...HANDLER, units: ['01AB'] })).sources).toEqual([])
})

test('what there is to choose from is what practice has today, each once', () => {
  const { rows } = contract.listOrigins.output.parse(listOrigins(pack))
  expect(rows.map(({ kind }) => kind)).toEqual(['inspection', 'investigating-body', 'party', 'report', 'order', 'own-discovery'])
  expect(listOrigins({ ...pack, practice: { ...pack.practice, origins: [] } }).rows).toEqual([])
})

test('whoever is concerned explains himself once, from notice on; the case goes on, and his words stay', async () => {
  const { id } = await open()
  const own = asPerson(CONCERNED)
  const explain = (words = 'Tôi đã bàn giao bằng lời.', by = own) => explainOwnCase(db, by, { id, words })
  await buildStep(db, id, 'verification')
  await expect(explain()).rejects.toMatchObject({ code: 'absent' })
  await buildStep(db, id, 'notice', { officer: CONCERNED })
  expect((await listOwnCases(db, own)).rows.find((row) => row.id === id)!.mayExplain).toBe(true)
  await expect(explain('x', asPerson('CC-00002'))).rejects.toMatchObject({ code: 'absent' })
  // Pressed twice at once, it is sent once.
  const both = await Promise.allSettled([explain(), explain()])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'conflict', message: 'you have sent your explanation' },
  })
  const { explanations, mayExplain } = (await listOwnCases(db, own)).rows.find((row) => row.id === id)!
  expect([explanations, mayExplain]).toMatchObject([[{ words: 'Tôi đã bàn giao bằng lời.', heard: 'given', own: true }], false])
  const file = await showCaseFile(db, HANDLER, { id })
  expect(file.state).toBe('explained')
  expect(file.steps[0]).toMatchObject({ kind: 'explanation', officer: { id: CONCERNED }, by: { id: CONCERNED }, body: { heard: 'given' } })
  await expect(
    writing(db, (trx) => sql`update cases.step set words = 'khác' where case_id = ${id} and body ? 'own'`.execute(trx)),
  ).rejects.toThrow(/what was entered stays/u)
  await expect(writing(db, (trx) => sql`delete from cases.step where case_id = ${id} and body ? 'own'`.execute(trx))).rejects.toThrow(
    /what was entered stays/u,
  )
})

test('once a decision on him stands, he sends none', async () => {
  const { id } = await open()
  await buildStep(db, id, 'verification')
  await buildStep(db, id, 'notice', { officer: CONCERNED })
  await buildStep(db, id, 'explanation', { officer: CONCERNED, heard: 'declined' })
  await writing(db, (trx) =>
    sql`insert into cases.decision (case_id, officer, form, day, number, grounds, law, drafted_by, checked_by, checked_at, signed_by, signed_at)
      values (${id}, ${CONCERNED}, 'warning', '2026-11-27', '1/QĐ', 'x', '{}', 'A', 'B', now(), 'C', now())`.execute(trx),
  )
  await expect(explainOwnCase(db, asPerson(CONCERNED), { id, words: 'x' })).rejects.toMatchObject({ code: 'conflict' })
  expect((await listOwnCases(db, asPerson(CONCERNED))).rows.find((row) => row.id === id)!.mayExplain).toBe(false)
})
