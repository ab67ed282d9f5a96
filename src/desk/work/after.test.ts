import { expect, test } from 'vitest'
import { caseMaker, CHECKER, DRAFTER, HANDLER, HEAD, OTHER_HEAD, seedOffice } from '../../../test/build-case.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { admitComplaint, draftRuling, enterComplaint, serveDecision, signRuling } from '../../cases/after/index.ts'
import { lawIn, readLaw } from '../../law/allowed/index.ts'
import { listWork } from './index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
const make = caseMaker(db, pack)
const reason = 'theo hồ sơ'

/** What waits in cases for somebody who may do everything of everything, but for rules of two persons. */
async function waiting(scope: Scope): Promise<string[]> {
  const identity = { account: 'local', officer: null, name: '', by: 'local', session: null, freshUntil: null, scopes: null } as const
  const law = () => Promise.resolve(lawIn())
  const asker = {
    db,
    identity,
    actor: scope.actor,
    may: (action: string) => action.startsWith('case.'),
    scopeFor: () => scope,
    law,
    today: '2026-11-28',
  }
  return (await listWork(asker, { view: 'waiting', limit: 200 })).rows.map(({ kind }) => kind)
}

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
