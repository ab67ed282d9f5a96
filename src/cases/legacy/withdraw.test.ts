/** What was taken over by mistake is withdrawn by two persons: it stays to be read, counts nowhere, and can be taken over again rightly. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { caseMaker, CHECKER, confirmedLaw, HANDLER, HEAD, insertOfficer, seedOffice } from '../../../test/build-case.ts'
import { OLD_ROW, oldCases, type OldRow } from '../../../test/build-legacy.ts'
import { workFor } from '../../../test/build-work.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import {
  askCaseLaw,
  checkDecision,
  confirmLegacyWithdrawal,
  dropLegacyWithdrawal,
  importLegacy,
  listCases,
  listOwnCases,
  proposeLegacyWithdrawal,
  showLegacy,
  signDecision,
} from '../index.ts'
import { listCases as listContract } from '../schema.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = confirmedLaw(await readLaw())
await seedOffice(db)
await writing(db, async (trx) => {
  for (let n = 1; n < 20; n++) await insertOfficer(trx, `CC-1${String(n).padStart(4, '0')}`, `Người ${n}`)
})
const make = caseMaker(db, pack)
const reason = 'nạp nhầm sổ'
const importing = async (row: OldRow) => (await importLegacy(db, HANDLER, pack, oldCases([row]), 'theo sổ cũ')).counts
const rowsOf = async (text: string) => (await listCases(db, HANDLER, listContract.input.parse({ state: 'legacy', text, limit: 100 }))).rows
const taken = async (row: OldRow): Promise<string> => {
  await importing(row)
  return (await rowsOf(row['reference']!))[0]!.id
}
const propose = (id: string, by: Scope = HANDLER) => proposeLegacyWithdrawal(db, by, { id, reason })
const confirm = (id: string, by: Scope = CHECKER) => confirmLegacyWithdrawal(db, by, { id, reason })

test('one proposes, a second confirms; it stays to be read with who, when and why', async () => {
  const id = await taken({ ...OLD_ROW, reference: 'W-1' })
  await expect(confirm(id)).rejects.toMatchObject({ code: 'conflict', message: 'nobody has proposed to withdraw this' })
  const proposed = contract.showLegacy.output.parse(await propose(id))
  const waits = async (by: Scope, view?: 'following') =>
    (await workFor(db, by, view)).filter(({ record }) => record === id).map(({ kind }) => kind)
  expect([await waits(HANDLER), await waits(CHECKER), await waits(HANDLER, 'following')]).toEqual([
    [],
    ['case-withdrawal'],
    ['case-withdrawal'],
  ])
  expect(proposed).toMatchObject({ withdrawnOn: null, withdrawals: [{ reason, proposedBy: { id: HANDLER.actor.id }, confirmedBy: null }] })
  await expect(propose(id, CHECKER)).rejects.toMatchObject({ code: 'conflict', message: 'its withdrawal is proposed already' })
  await expect(confirm(id, HANDLER)).rejects.toMatchObject({ code: 'denied' })
  const { withdrawnOn, withdrawals, people } = contract.showLegacy.output.parse(await confirm(id))
  expect(withdrawnOn).not.toBeNull()
  expect(await waits(CHECKER)).toEqual([])
  expect(withdrawals).toMatchObject([{ proposedBy: { id: HANDLER.actor.id }, confirmedBy: { id: CHECKER.actor.id } }])
  expect(people.length).toBe(1)
  expect((await rowsOf('W-1')).map(({ withdrawn }) => withdrawn)).toEqual([true])
  for (const again of [() => propose(id), () => confirm(id), () => dropLegacyWithdrawal(db, HEAD, { id, reason })])
    await expect(again()).rejects.toMatchObject({ code: 'conflict', message: 'this was withdrawn already' })
  const events = await db.selectFrom('ledger.event').select('kind').where('subject', '=', `case:${id}`).orderBy('id').execute()
  expect(events.map(({ kind }) => kind)).toEqual(['case.legacy-withdrawal-proposed', 'case.legacy-withdrawn'])
})

test('a proposal that is dropped leaves it as it was, and another can be made', async () => {
  const id = await taken({ ...OLD_ROW, reference: 'W-2' })
  await propose(id)
  const dropped = await dropLegacyWithdrawal(db, CHECKER, { id, reason: 'đúng rồi' })
  expect(dropped).toMatchObject({ withdrawnOn: null, withdrawals: [{ droppedBy: { id: CHECKER.actor.id }, droppedWhy: 'đúng rồi' }] })
  await expect(confirm(id)).rejects.toMatchObject({ code: 'conflict' })
  await propose(id)
  expect((await confirm(id)).withdrawals.map(({ confirmedBy }) => confirmedBy?.id ?? null)).toEqual([CHECKER.actor.id, null])
})

test('the same number is taken over again rightly, or just as it was; while one stands, another is a mistake', async () => {
  const row: OldRow = { ...OLD_ROW, reference: 'W-3' }
  const id = await taken(row)
  await expect(importing({ ...row, title: 'Việc khác' })).rejects.toMatchObject({ code: 'input' })
  await propose(id)
  await confirm(id)
  expect(await importing({ ...row, title: 'Việc khác' })).toMatchObject({ add: 1, same: 0 })
  expect((await rowsOf('W-3')).map(({ withdrawn, title }) => [withdrawn, title.split(': ')[1]])).toEqual([
    [false, 'Việc khác'],
    [true, OLD_ROW['title']],
  ])
  await propose((await rowsOf('W-3'))[0]!.id)
  await confirm((await rowsOf('W-3'))[0]!.id)
  expect(await importing(row)).toMatchObject({ add: 1, same: 0 })
  expect(await importing(row)).toMatchObject({ add: 0, same: 1 })
})

test('what hung on it is worked out again: a new case is not undetermined any more, a draft that was is drafted anew, its clocks are forgotten', async () => {
  const who = 'CC-10011'
  const days = { day: '12/04/2026', effective: '12/04/2026', from: '15/02/2026', detected: '01/03/2026' }
  const none = { notified: '', heard: '', served: '', opened: '' }
  const id = await taken({ ...OLD_ROW, reference: 'W-4', officer: who, form: 'reprimand', ...days, ...none })
  const file = await make.heard({ who, severity: 'less-serious', kinds: ['public-duty'], day: '2026-06-18' })
  const ask = async () => (await askCaseLaw(db, HANDLER, pack, { id: file.id, officer: who, day: '2026-11-27' }))!
  const before = await ask()
  const hangs = before.answer!.questions.find((one) => one.id === 'legacy-decisions')!.candidates
  const form = hangs[0]!
  await writing(db, (trx) =>
    sql`insert into cases.step (case_id, kind, officer, day, words, body, by)
    values (${file.id}, 'opinion', ${who}, '2026-11-20', 'x', ${JSON.stringify({ proposes: form })}, 'CC-90009')`.execute(trx),
  )
  const opinion = await db
    .selectFrom('cases.step')
    .select('id')
    .where('case_id', '=', file.id)
    .where('kind', '=', 'opinion')
    .executeTakeFirstOrThrow()
  const drafted = await make.draft(file, { form, opinion: opinion.id })
  await checkDecision(db, CHECKER, { id: file.id, decision: drafted.decisions[0]!.id })
  await writing(db, (trx) => sql`update cases.clocked set state = 'running', ends = '2026-12-01' where case_id = ${file.id}`.execute(trx))
  await propose(id)
  expect((await ask()).unverified.length).toBe(1)
  await confirm(id)
  const after = await ask()
  expect([after.unverified, after.answer!.questions.filter((one) => one.id === 'legacy-decisions')]).toEqual([[], []])
  const clocked = await db.selectFrom('cases.clocked').select('state').where('case_id', '=', file.id).executeTakeFirstOrThrow()
  expect(clocked.state).toBe('unknown')
  await expect(
    signDecision(db, HEAD, pack, { id: file.id, decision: drafted.decisions[0]!.id, number: '1', reason }),
  ).rejects.toMatchObject({ message: 'the law says something else of this form now' })
})

test('whoever it is about sees that it is withdrawn, and nobody else in it', async () => {
  const id = await taken({ ...OLD_ROW, reference: 'W-5', officer: 'CC-10012' })
  await propose(id)
  await confirm(id)
  const own: Scope = { ...HANDLER, actor: { id: 'CC-10012', name: 'x', kind: 'person' }, hidden: ['CC-10012'] }
  const [row] = (await listOwnCases(db, own)).rows
  expect(row!.legacy).toMatchObject({ reference: 'W-5', withdrawnOn: expect.any(String) as string })
  expect(JSON.stringify(row)).not.toMatch(/CC-9000/u)
  await expect(propose(id, own)).rejects.toMatchObject({ code: 'absent' })
  await expect(showLegacy(db, own, { id })).rejects.toMatchObject({ code: 'absent' })
})

test('of two who settle a proposal at once one does, and what was settled stays', async () => {
  const id = await taken({ ...OLD_ROW, reference: 'W-6' })
  const proposals = await Promise.allSettled([propose(id), propose(id, HEAD)])
  expect(proposals.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const by = (await showLegacy(db, HANDLER, { id })).withdrawals[0]!.proposedBy.id
  const other = by === HANDLER.actor.id ? HEAD : HANDLER
  const ends = await Promise.allSettled([confirm(id), confirm(id, other), dropLegacyWithdrawal(db, CHECKER, { id, reason })])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
  const changes = [
    sql`update cases.legacy_withdrawal set confirmed_by = 'x', confirmed_at = now() where case_id = ${id}`,
    sql`update cases.legacy_withdrawal set reason = 'x' where case_id = ${id}`,
    sql`delete from cases.legacy_withdrawal where case_id = ${id}`,
    sql`update cases.legacy set withdrawn_on = null where case_id = ${id}`,
  ]
  for (const change of changes) await expect(writing(db, (trx) => change.execute(trx))).rejects.toThrow(/stays/u)
  const free = await taken({ ...OLD_ROW, reference: 'W-7' })
  const alone = [
    sql`update cases.legacy set withdrawn_on = '2026-11-28' where case_id = ${free}`,
    sql`insert into cases.legacy_withdrawal (case_id, reason, proposed_by, confirmed_by, confirmed_at) values (${free}, 'x', 'A', 'B', now())`,
  ]
  for (const change of alone) await expect(writing(db, (trx) => change.execute(trx))).rejects.toThrow(/stays|before it is proposed/u)
})
