import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { asPerson, buildStep, caseMaker, HANDLER, seedOffice, whoOf } from '../../test/build-case.ts'
import { testDatabase } from '../../test/db.ts'
import { writing } from '../base/write/index.ts'
import { readLaw } from '../law/allowed/index.ts'
import { askCaseLaw, listOwnCases, showCaseFile } from './index.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const make = caseMaker(db, pack)
const WORDS = 'Tôi tự nhận hình thức khiển trách.'

beforeAll(() => seedOffice(db))

const asked = async (id: string, officer: string, day: string) =>
  contract.askCaseLaw.output
    .parse(await askCaseLaw(db, HANDLER, pack, { id, officer, day }))
    .steps.map(({ step, rule, confirmed }) => [step, rule, confirmed])

test('between explanation and meeting a self-review is received, refused or absent; it moves nothing', async () => {
  const file = await make.heard()
  const given = { officer: whoOf(file), day: '2026-11-06' }
  const received = await buildStep(db, file.id, 'self-review', { ...given, heard: 'given', words: WORDS })
  expect([received.state, received.steps[0]]).toMatchObject([
    'explained',
    { kind: 'self-review', day: '2026-11-06', words: WORDS, body: { heard: 'given' } },
  ])
  for (const heard of ['declined', 'absent'] as const)
    expect((await buildStep(db, file.id, 'self-review', { ...given, heard })).steps[0]).toMatchObject({ body: { heard }, words: '' })
  expect((await buildStep(db, file.id, 'meeting')).state).toBe('reviewed')
})

test('it is of one person who was heard by that day, and says whether it was received', async () => {
  const file = await make.heard({ heardOn: '2026-11-10' })
  const own = { officer: whoOf(file), day: '2026-11-11', heard: 'given' } as const
  await expect(buildStep(db, file.id, 'self-review', { ...own, officer: null })).rejects.toMatchObject({ place: { file: 'officer' } })
  await expect(buildStep(db, file.id, 'self-review', { ...own, heard: null })).rejects.toMatchObject({ place: { file: 'heard' } })
  await expect(buildStep(db, file.id, 'self-review', { ...own, day: '2026-11-09' })).rejects.toMatchObject({ code: 'conflict' })
  const other = await make.graded({ who: await make.officer() })
  await expect(buildStep(db, other.id, 'self-review', { ...own, officer: whoOf(other) })).rejects.toMatchObject({ code: 'conflict' })
})

test('whether it is asked for, the law of the day says, for the class of the person; where it says nothing, a decision goes without', async () => {
  const file = await make.heard({ day: '2021-03-01', detected: '2026-05-19' })
  const officer = whoOf(file)
  expect(await asked(file.id, officer, '2024-05-06')).toEqual([['self-review', 'd112-self-review', false]])
  expect(await asked(file.id, officer, '2026-11-20')).toEqual([['self-review', 'd172-self-review', false]])
  await writing(db, (trx) => sql`update organisation.service set class = 'contract-worker' where officer = ${officer}`.execute(trx))
  expect(await asked(file.id, officer, '2026-11-20')).toEqual([])
  await writing(db, (trx) => sql`update organisation.service set class = 'civil-servant' where officer = ${officer}`.execute(trx))
  const recent = await make.heard()
  expect((await make.draft(recent)).decisions).toHaveLength(1)
})

test('whoever it is about sees on his own page that it was received, and nobody else’s', async () => {
  const who = await make.officer()
  const file = await make.heard({ who })
  await buildStep(db, file.id, 'self-review', { officer: who, day: '2026-11-06', heard: 'given', words: WORDS })
  const { rows } = contract.listOwnCases.output.parse(await listOwnCases(db, asPerson(who)))
  expect(rows.map(({ selfReviews }) => selfReviews)).toEqual([[{ day: '2026-11-06', words: WORDS, heard: 'given' }]])
  const { rows: events } = await sql<{
    body: object
  }>`select body from ledger.event where subject = ${`case:${file.id}`} and kind = 'case.self-review'`.execute(db)
  expect(events.map(({ body }) => body)).toEqual([{ day: '2026-11-06' }])
  expect((await showCaseFile(db, HANDLER, { id: file.id })).state).toBe('explained')
})
