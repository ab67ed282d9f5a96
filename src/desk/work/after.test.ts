import { expect, test } from 'vitest'
import { caseMaker, CHECKER, DRAFTER, HANDLER, HEAD, OTHER_HEAD, seedOffice } from '../../../test/build-case.ts'
import { kindsFor, workFor } from '../../../test/build-work.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { admitComplaint, draftRuling, enterComplaint, serveDecision, signRuling } from '../../cases/after/index.ts'
import { complaintDays } from '../../cases/after/index.ts'
import { readLaw, type LawPack } from '../../law/allowed/index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
const make = caseMaker(db, pack)
const reason = 'theo hồ sơ'

const waiting = (scope: Scope): Promise<string[]> => kindsFor(db, scope)

test('a complaint waits for whoever had no hand in the decision, then a ruling for another than whoever drafted it', async () => {
  const { id, decisions } = await make.decided({}, { day: '2026-11-10' })
  const decision = decisions[0]!.id
  const served = { id, decision, ruling: null, day: '2026-11-20', how: 'handed', effective: '2026-11-20', reason } as const
  await serveDecision(db, HANDLER, pack, { ...served, recipients: [] })
  const words = 'Tôi không đồng ý với hình thức này.'
  const after = await enterComplaint(db, HANDLER, pack, { id, decision, received: '2026-11-25', number: '88', words, reason })
  const complaint = after.decisions.flatMap(({ complaints }) => complaints)[0]!.id
  for (const part of [HANDLER, CHECKER, HEAD]) expect(await waiting(part)).not.toContain('complaint')
  expect(await waiting(DRAFTER)).toContain('complaint')
  await admitComplaint(db, DRAFTER, pack, { id, complaint, admitted: true, day: '2026-11-26', complex: false, reason })
  expect(await waiting(DRAFTER)).toEqual(expect.arrayContaining(['settle']))
  const ruling = {
    id,
    decision,
    complaint,
    kind: 'quashed',
    day: '2026-11-27',
    grounds: 'Không đủ căn cứ.',
    wording: null,
    reason,
  } as const
  const drafted = await draftRuling(db, DRAFTER, pack, ruling)
  const draft = drafted.decisions.flatMap(({ rulings }) => rulings)[0]!.id
  expect(await waiting(DRAFTER)).not.toEqual(expect.arrayContaining(['ruling']))
  expect(await waiting(DRAFTER)).not.toContain('settle')
  expect(await waiting(OTHER_HEAD)).toContain('ruling')
  await signRuling(db, OTHER_HEAD, pack, { id, ruling: draft, number: '9/QĐ', reason })
  expect(await waiting(OTHER_HEAD)).not.toContain('ruling')
  // What was quashed is decided anew, by whoever handles it.
  expect(await waiting(HANDLER)).toContain('decide')
})

test('by when a complaint is taken up stands on the law; where that is open, no day is said to be certain', async () => {
  const { id, decisions } = await make.decided({ who: await make.officer() }, { day: '2026-11-10' })
  const decision = decisions[0]!.id
  const served = { id, decision, ruling: null, day: '2026-11-20', how: 'handed', effective: '2026-11-20', reason } as const
  await serveDecision(db, HANDLER, pack, { ...served, recipients: [] })
  await enterComplaint(db, HANDLER, pack, { id, decision, received: '2026-11-25', number: '89', words: 'Tôi khiếu nại.', reason })
  const item = (await workFor(db, DRAFTER)).find(({ kind, record }) => kind === 'complaint' && record === id)!
  expect(item).toMatchObject({ group: 'unknown', clock: { id: 'accept', from: '2026-11-25', days: 10, ends: '2026-12-05' } })
  // What is not read of the law of 2025 on complaints leaves it open.
  expect(item.clock!.doubt!.vi).toMatch(/sửa đổi/u)
  const closed: LawPack = { ...pack, rules: pack.rules.filter(({ id: rule }) => !rule.startsWith('l136')) }
  expect(complaintDays(pack, '2026-11-28')).toEqual([])
  expect(complaintDays(closed, '2026-11-28')).toContainEqual({ class: 'civil-servant', complex: true, clock: 'accept', days: 10 })
})
