import { beforeAll, expect, test } from 'vitest'
import {
  ANALYST,
  buildEvent,
  buildHit,
  EVERYTHING,
  MACHINE,
  raiseHits,
  seedRegister,
  seedRules,
  usedRules,
} from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { importOrganisation } from '../../organisation/index.ts'
import { recordHearing } from '../act/hear.ts'
import { moveFinding } from '../act/move.ts'
import { addNote } from '../act/note.ts'
import { listFindings } from '../list.ts'
import { listNotices } from './notice.ts'
import { listNotices as contract, notice } from './schema.ts'

const { db } = await testDatabase()
const as = (id: string): Scope => ({ ...everything({ id, name: id, kind: 'person' }), units: [], hidden: [id] })
const mine = async (id: string) => contract.output.parse(await listNotices(db, as(id), { limit: 50 }))
let id: string

beforeAll(async () => {
  await seedRegister(db)
  const run = await seedRules(db)
  const events = [
    buildEvent('Physical inspection completed', '2026-05-18T07:20:00.000Z', 'HQVP-0231', { values: { approver: 'HQVP-0118' } }),
    buildEvent('Payment', '2026-05-18T08:00:00.000Z', 'HQVP-0231'),
    buildEvent('Clearance', '2026-05-18T08:47:00.000Z', 'HQVP-0118'),
  ]
  const why = { en: 'HQVP-0231 inspected⟦1⟧, HQVP-0118 cleared⟦2⟧.', vi: 'HQVP-0231 kiểm tra⟦1⟧, HQVP-0118 duyệt⟦2⟧.' }
  await raiseHits(db, run, [buildHit(run.rule('EYE-001'), { why, trace: { events, facts: {}, finished: true } })])
  id = (await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 1 })).rows[0]!.id
  await addNote(db, EVERYTHING, { id, text: 'Ghi chú nội bộ' })
})

test('before he was heard, or where he could not be reached, the person concerned learns nothing', async () => {
  expect((await mine('CC-00001')).rows).toEqual([])
  await recordHearing(db, EVERYTHING, { id, officer: 'CC-00001', outcome: 'unreachable', said: 'Đi vắng', on: '2026-06-01' })
  expect(await mine('CC-00001')).toMatchObject({ rows: [], total: { n: 0 } })
})

test('from then on he sees what it says, the law, his own steps and words; nobody else, no note and no reviewer', async () => {
  await recordHearing(db, EVERYTHING, { id, officer: 'CC-00001', outcome: 'objected', said: 'Tôi chỉ kiểm tra', on: '2026-06-02' })
  const [seen, ...more] = (await mine('CC-00001')).rows
  expect(more).toEqual([])
  expect(seen).toMatchObject({
    rule: 'EYE-001',
    basis: [{ cite: 'House rule', confirmed: true }],
    why: { vi: 'HQVP-0231 kiểm tra⟦1⟧, «…» duyệt⟦2⟧.' },
    steps: [
      { account: 'HQVP-0231', witness: 1 },
      { account: 'HQVP-0231', witness: null },
    ],
    statements: [{ outcome: 'objected', said: 'Tôi chỉ kiểm tra', on: '2026-06-02' }],
    noticeOn: '2026-06-02',
    concludedOn: null,
  })
  const text = JSON.stringify(seen)
  for (const word of ['HQVP-0118', 'CC-00002', 'Ánh Tuyết', 'Ghi chú nội bộ', ANALYST.id, ANALYST.name]) expect(text).not.toContain(word)
  expect(Object.keys(seen!).toSorted()).toEqual(Object.keys(notice.shape).toSorted())
})

test('the other one named in it still learns nothing', async () => {
  expect((await mine('CC-00002')).rows).toEqual([])
})

test('he sees that it is over', async () => {
  await moveFinding(db, EVERYTHING, { id, to: 'dismissed', reason: 'Đã rõ' })
  expect((await mine('CC-00001')).rows.find((one) => one.id === id)!.concludedOn).not.toBeNull()
})

test('what was done under his account after he had given it back is not told as his', async () => {
  const accounts = `account,officer,shared,from,until\nPASSED-ON,CC-00001,false,2026-01-01,2026-05-18\nPASSED-ON,CC-00003,false,2026-05-19,\n`
  await importOrganisation(db, MACHINE, { accounts })
  const run = await usedRules(db)
  const events = [
    buildEvent('Physical inspection completed', '2026-05-18T16:59:00.000Z', 'PASSED-ON'),
    buildEvent('Payment', '2026-05-18T17:01:00.000Z', 'PASSED-ON'),
  ]
  const why = { en: 'PASSED-ON inspected⟦1⟧.', vi: 'PASSED-ON kiểm tra⟦1⟧.' }
  const trace = { events, facts: {}, finished: true }
  await raiseHits(db, run, [buildHit(run.rule('EYE-001'), { caseId: 'passed-on', witnesses: [0], span: [0, 0], why, trace })])
  const { rows } = await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 1, caseId: 'passed-on' })
  await recordHearing(db, EVERYTHING, { id: rows[0]!.id, officer: 'CC-00001', outcome: 'heard', said: 'Đã nghe', on: '2026-06-03' })
  const told = (await mine('CC-00001')).rows.find(({ number }) => number === rows[0]!.number)
  expect(told!.steps.map(({ activity, witness }) => [activity.en, witness])).toEqual([['Physical inspection completed', 1]])
})
