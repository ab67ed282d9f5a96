import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { ANALYST, buildEvent, buildHit, EVERYTHING, MACHINE, raiseHits, seedRegister, seedRules } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { scopeFor } from '../../access/roles/index.ts'
import type { Action, Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { assignFinding } from '../act/assign.ts'
import { bulkAct } from '../act/bulk.ts'
import { listFindings } from '../list.ts'

const { db } = await testDatabase()
const list = { sort: 'due', direction: 'asc', limit: 100 } as const
const without = (...hidden: string[]): Scope => ({ ...EVERYTHING, hidden })
const cases = async (scope: Scope): Promise<string[]> => (await listFindings(db, scope, list)).rows.map(({ caseId }) => caseId).toSorted()

const AT = '2026-05-18T08:47:00.000Z'
/** What was done, by whom, in which case: the last event is the witness. */
const CASES: Record<string, [account: string, values?: Record<string, string>]> = {
  'by HQVP-0231': ['HQVP-0231'],
  'by HQVP-0118': ['HQVP-0118'],
  'by HQVP-0118, approved by HQVP-0231': ['HQVP-0118', { approver: 'HQVP-0231' }],
  'by HQVP-0118, for HQVP-0231': ['HQVP-0118', { assignee: 'HQVP-0231' }],
  'by an account of two': ['TWO'],
  'by an account that was of somebody else before': ['BEFORE'],
  'by nobody known': ['NOBODY'],
}

beforeAll(async () => {
  await seedRegister(db)
  await write(db, { actor: MACHINE, kind: 'organisation.changed', reason: 'for a test' }, async (trx) => {
    await sql`insert into organisation.account_holder (account, officer, from_day, until_day) values ('TWO', 'CC-00001', '2026-01-01', null),
      ('TWO', 'CC-00003', '2026-01-01', null), ('BEFORE', 'CC-00001', '2020-01-01', '2026-05-10'), ('BEFORE', 'CC-00002', '2026-05-11', null),
      ('BEFORE', 'CC-00003', '2026-05-11', null)`.execute(trx)
    await sql`insert into access.interest (officer, other, kind, during, document, event) values ('CC-00002', 'CC-00003', 'kinship', '(,)', 'x', 1)`.execute(
      trx,
    )
  })
  const run = await seedRules(db)
  const hits = Object.entries(CASES).map(([caseId, [account, values]]) => {
    const events = [
      // An act of his that the rule does not speak of is no part in what it speaks of.
      buildEvent('Document check completed', AT, 'HQVP-0231', { values: { approver: 'HQVP-0231' } }),
      buildEvent('Clearance', AT, account, { values: values ?? {} }),
    ]
    return buildHit(run.rule('CLR-012'), { caseId, witnesses: [1], span: null, missing: [], trace: { events, facts: {}, finished: true } })
  })
  await raiseHits(db, run, hits)
})

test('a conflict is every part in the act: named, one of several holders that day, written down as who approved or was given the work', async () => {
  const all = Object.keys(CASES).toSorted()
  expect(await cases(without())).toEqual(all)
  const kept = async (...officers: string[]): Promise<string[]> => {
    const seen = await cases(without(...officers))
    return all.filter((one) => !seen.includes(one))
  }
  const his = ['by HQVP-0118, approved by HQVP-0231', 'by HQVP-0118, for HQVP-0231', 'by HQVP-0231', 'by an account of two']
  expect(await kept('CC-00001')).toEqual(his)
  expect(await kept('CC-00003')).toEqual(['by an account of two', 'by an account that was of somebody else before'])
  expect(await kept('CC-00001', 'CC-00003')).toEqual([...his, 'by an account that was of somebody else before'])
  expect(await kept('CC-99999')).toEqual([])
})

test('whoever was given a finding sees it, wherever it is from, but for a conflict', async () => {
  const found = await listFindings(db, EVERYTHING, { ...list, caseId: 'by HQVP-0118' })
  await assignFinding(db, EVERYTHING, { id: found.rows[0]!.id, assignee: ANALYST.id, reason: 'Giao xem' })
  const nowhere: Scope = { ...EVERYTHING, units: [] }
  expect(await cases(nowhere)).toEqual(['by HQVP-0118'])
  expect(await cases({ ...nowhere, hidden: ['CC-00002'] })).toEqual([])
  // A token of his that is not for findings does not see it on another page either.
  const identity = { account: 'x', officer: null, name: 'x', by: 'token', session: null, freshUntil: null } as const
  const asks = (...scopes: Action[]) => ({
    ...{ identity: { ...identity, scopes }, actor: ANALYST, conflicts: [], opened: [], seats: [] },
    grants: [{ role: 'inspectorate', units: [] } as const],
  })
  expect(await cases(scopeFor(asks('finding.read'), 'finding.read'))).toEqual(['by HQVP-0118'])
  expect(await cases(scopeFor(asks('circumstance.read'), 'finding.read'))).toEqual([])
})

test('a finding is not given to anybody who is related to one who is named in it, alone or among many', async () => {
  const { rows } = await listFindings(db, EVERYTHING, list)
  const idOf = (caseId: string): string => rows.find((row) => row.caseId === caseId)!.id
  const given = { id: idOf('by HQVP-0118'), assignee: 'CC-00003', reason: 'Giao xem' }
  await expect(assignFinding(db, EVERYTHING, given)).rejects.toMatchObject({ code: 'conflict' })
  const ids = [idOf('by HQVP-0118'), idOf('by HQVP-0231')]
  const result = await bulkAct(db, EVERYTHING, { act: 'assign', ids, assignee: 'CC-00003', reason: 'Giao xem' })
  expect([result.changed, result.left.map(({ n }) => n)]).toEqual([1, [1]])
})
