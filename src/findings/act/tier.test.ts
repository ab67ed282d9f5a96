import { sql } from 'kysely'
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
import type { Scope, Tier } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { listFindings, numberFindings } from '../list.ts'
import { showFinding } from '../show/show.ts'
import { assignFinding } from './assign.ts'
import { bulkAct } from './bulk.ts'
import { setTier } from './tier.ts'

const { db } = await testDatabase()
const list = { sort: 'due', direction: 'asc', limit: 100 } as const
const CASES = ['a', 'b', 'c', 'd'] as const
const ids = new Map<string, string>()
const id = (caseId: (typeof CASES)[number]): string => ids.get(caseId)!
const put = (caseId: (typeof CASES)[number], tier: Tier, scope: Scope = EVERYTHING) =>
  setTier(db, scope, { id: id(caseId), tier, reason: 'Người được nêu còn đang xác minh' })

beforeAll(async () => {
  await seedRegister(db)
  const run = await seedRules(db)
  await raiseHits(
    db,
    run,
    CASES.map((caseId) => buildHit(run.rule('CLR-012'), { caseId, unit: caseId === 'd' ? 'R2' : '01AB' })),
  )
  for (const { id: one, caseId } of (await listFindings(db, EVERYTHING, list)).rows) ids.set(caseId, one)
  await put('b', 'restricted')
  await put('c', 'secret')
  await put('d', 'restricted')
  // CC-00003 reviews and is cleared for what is restricted; CC-00002 is not.
  await write(db, { actor: MACHINE, kind: 'organisation.changed', reason: 'for a test' }, (trx) =>
    sql`insert into organisation.tenure (unit, role, officer, during, entered_on)
      values ('02EF', 'deputy', 'CC-00003', '[2020-01-01,)', '2020-01-01')`.execute(trx),
  )
})

const cases = async (scope: Scope): Promise<string[]> => (await listFindings(db, scope, list)).rows.map(({ caseId }) => caseId).toSorted()
const cleared = (restricted: Scope['units'], secret: Scope['units'], units: Scope['units'] = 'all'): Scope => ({
  ...{ ...EVERYTHING, units },
  cleared: { restricted, secret },
})

test('above one’s clearance a finding is nowhere; a clearance holds for the units for which it was given', async () => {
  expect(await cases(cleared('all', 'all'))).toEqual(['a', 'b', 'c', 'd'])
  expect(await cases(cleared('all', []))).toEqual(['a', 'b', 'd'])
  expect(await cases(cleared([], []))).toEqual(['a'])
  expect(await cases(cleared(['01AB'], ['R2']))).toEqual(['a', 'b'])
  const low = cleared([], [])
  expect((await numberFindings(db, low, {})).n).toBe(1)
  await expect(showFinding(db, low, id('c'))).rejects.toMatchObject({ code: 'absent' })
  await expect(put('c', 'ordinary', low)).rejects.toMatchObject({ code: 'absent' })
})

test('what was given to him he sees where he is cleared for the tier in any unit', async () => {
  await write(db, { actor: MACHINE, kind: 'finding.assigned', reason: 'for a test' }, (trx) =>
    sql`update findings.finding set assignee = ${ANALYST.id}`.execute(trx),
  )
  expect(await cases(cleared(['02EF'], [], []))).toEqual(['a', 'b', 'd'])
  expect(await cases(cleared([], [], []))).toEqual(['a'])
  await write(db, { actor: MACHINE, kind: 'finding.assigned', reason: 'for a test' }, (trx) =>
    sql`update findings.finding set assignee = null`.execute(trx),
  )
})

test('it is raised and lowered with a reason, but not out of one’s own sight; twice is once', async () => {
  const deputy = cleared('all', [])
  await expect(put('a', 'secret', deputy)).rejects.toMatchObject({ code: 'conflict' })
  expect(await put('a', 'restricted', deputy)).toMatchObject({ tier: 'restricted' })
  await put('a', 'restricted', deputy)
  const { history } = await put('a', 'ordinary', deputy)
  const steps = history.filter(({ kind }) => kind === 'finding.tier-set').map(({ body }) => body)
  expect(steps).toEqual([
    { from: 'restricted', to: 'ordinary' },
    { from: 'ordinary', to: 'restricted' },
  ])
})

test('it is given only to somebody who may see it, alone or among many, and is not raised above whoever has it', async () => {
  const give = (caseId: (typeof CASES)[number], assignee: string) =>
    assignFinding(db, EVERYTHING, { id: id(caseId), assignee, reason: 'Giao xem' })
  await expect(give('b', 'CC-00002')).rejects.toMatchObject({ code: 'conflict', message: 'the reviewer may not see findings of this tier' })
  await give('b', 'CC-00003')
  await expect(put('b', 'secret')).rejects.toMatchObject({ code: 'conflict' })
  const all = { act: 'assign', ids: CASES.map(id), assignee: 'CC-00003', reason: 'Giao xem' } as const
  const { changed, left } = await bulkAct(db, EVERYTHING, all)
  expect([changed, left.map(({ n, why }) => [n, why.en])]).toEqual([3, [[1, 'The reviewer is not cleared for their tier.']]])
})

test('a finding that takes the place of another on the same case and rule is kept as far from others', async () => {
  const run = await usedRules(db)
  const events = [buildEvent('Clearance', '2026-05-18T09:59:00.000Z', 'HQVP-0231')]
  const trace = { events, facts: {}, finished: true }
  await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId: 'c', unit: '01AB', witnesses: [0], span: null, missing: [], trace })])
  const { rows } = await listFindings(db, EVERYTHING, { ...list, caseId: 'c' })
  expect(rows.map(({ tier, state }) => `${tier} ${state}`).toSorted()).toEqual(['secret new', 'secret withdrawn'])
  expect(await cases(cleared('all', []))).not.toContain('c')
})
