import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { buildEvent, buildHit, EVERYTHING, raiseHits, seedRegister, seedRules, usedRules } from '../../../test/build-db.ts'
import { newDatabase } from '../../../test/db.ts'
import type { Db } from '../../base/index.ts'
import { COUNT_LIMIT } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { listEvents } from '../../ledger/index.ts'
import { bulkAct, listFindings, moveFinding, numberFindings, showFinding } from '../index.ts'
import type { FindingRow } from '../schema.ts'

let db: Db
let rows: FindingRow[]
const list = { sort: 'due', direction: 'asc', limit: 200 } as const
const reason = 'Đợt rà soát tháng 11'
const read = async (): Promise<FindingRow[]> => (await listFindings(db, EVERYTHING, list)).rows
const bulk = (given: object) => bulkAct(db, EVERYTHING, { act: 'dismiss', reason, ...given })
const events = async () => (await listEvents(db, EVERYTHING, { limit: 10, kind: 'finding.moved' })).rows

beforeEach(async () => {
  const database = await newDatabase()
  db = database.db
  await seedRegister(db)
  const run = await seedRules(db)
  const hits = Array.from({ length: 12 }, (_, at) =>
    buildHit(run.rule('CLR-012'), { caseId: `c${at}`, unit: at % 2 === 0 ? '01AB' : '02EF' }),
  )
  await raiseHits(db, run, hits)
  rows = await read()
  return database.close
})

test('many are dismissed with one reason and one event, and the history of each says so', async () => {
  const [first, second] = rows
  await moveFinding(db, EVERYTHING, { id: second!.id, to: 'dismissed', reason: 'Đã xem' })
  const { changed, left } = await bulk({ ids: rows.slice(0, 5).map(({ id }) => id) })
  expect({ changed, left }).toEqual({
    changed: 4,
    left: [{ why: { en: 'Their state does not allow it.', vi: 'Trạng thái không cho phép.' }, n: 1 }],
  })
  const finding = await showFinding(db, EVERYTHING, first!.id)
  expect(finding).toMatchObject({ state: 'dismissed', named: [], conclusion: { text: reason } })
  expect(finding.history[0]).toMatchObject({ kind: 'finding.moved', reason, body: { from: 'new', to: 'dismissed' } })
  expect((await events())[0]).toMatchObject({
    subject: null,
    body: { act: 'dismiss', n: 4, chosen: 5, root: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  })
})

test('everything that the filter finds, as long as it is what was looked at', async () => {
  const filter = { unit: ['R2'], text: 'luong do' }
  await expect(bulk({ filter, expected: 5 })).rejects.toMatchObject({ code: 'conflict' })
  expect((await read()).every(({ state }) => state === 'new')).toBe(true)
  expect(await bulk({ filter, expected: 6 })).toEqual({ changed: 6, left: [] })
  expect((await read()).filter(({ state }) => state === 'dismissed').map(({ unit }) => unit!.code)).toEqual(
    Array.from({ length: 6 }, () => '02EF'),
  )
})

test('beyond what a list counts, only the exact number will do', async () => {
  await writing(db, (trx) => copies(COUNT_LIMIT).execute(trx))
  const n = COUNT_LIMIT + rows.length
  expect((await listFindings(db, EVERYTHING, { ...list, limit: 1 })).total).toEqual({ n: COUNT_LIMIT, more: true })
  expect(await numberFindings(db, EVERYTHING, {})).toEqual({ n })
  for (const expected of [COUNT_LIMIT, n - 1, n + 1])
    await expect(bulk({ act: 'due', due: '2026-12-31', filter: {}, expected })).rejects.toMatchObject({ code: 'conflict' })
  expect(await bulk({ act: 'due', due: '2026-12-31', filter: {}, expected: n })).toEqual({ changed: n, left: [] })
}, 60_000)

/** So many findings more, each like the first one. */
const copies = (n: number) => sql`insert into findings.finding
    (number, identity, content, rulebook, rule, rule_number, case_id, trace, severity, raised_on, witnesses, why_en, why_vi, search, run, event)
  select 'PH-COPY-' || at, sha256(at::text::bytea), content, rulebook, rule, rule_number, case_id, trace, severity, raised_on, witnesses, why_en,
    why_vi, search, run, event from generate_series(1, ${n}) as at, (select * from findings.finding order by number limit 1) as one`

test('assigning and setting days leave findings in which the person is named', async () => {
  const ids = rows.map(({ id }) => id)
  expect(await bulk({ act: 'assign', ids, assignee: 'CC-00003' })).toEqual({ changed: 12, left: [] })
  const named = await bulk({ act: 'assign', ids, assignee: 'CC-00001' })
  expect([named.changed, named.left.map(({ n }) => n)]).toEqual([0, [12]])
  expect(await bulk({ act: 'due', ids, due: '2026-12-31' })).toEqual({ changed: 12, left: [] })
  expect(await bulk({ act: 'review', ids })).toEqual({ changed: 12, left: [] })
  const after = await read()
  expect(after.every(({ assignee, due, state }) => assignee?.id === 'CC-00003' && due === '2026-12-31' && state === 'review')).toBe(true)
  const { history } = await showFinding(db, EVERYTHING, after[0]!.id)
  expect(history.map(({ body }) => body)).toEqual([
    { from: 'new', to: 'review' },
    { due: '2026-12-31' },
    { assignee: 'CC-00003' },
    { number: 1 },
  ])
})

test.each([
  ['neither ids nor a filter', {}],
  ['both', { ids: [], filter: {}, expected: 0 }],
  ['a filter without a number', { filter: {} }],
  ['nobody to assign to', { act: 'assign', ids: [] }],
  ['no day', { act: 'due', ids: [] }],
  ['somebody whom nobody knows', { act: 'assign', ids: [], assignee: 'CC-99999' }],
])('what is asked must be clear: %s', async (_, given) => {
  await expect(bulk(given)).rejects.toMatchObject({ code: 'input' })
})

test('one reason for many names nobody who is cleared by it', async () => {
  const ids = rows.slice(0, 3).map(({ id }) => id)
  for (const name of ['HQVP-0231', 'lê hữu phước', 'Le Huu Phuoc', 'cc-00001'])
    await expect(bulk({ ids, reason: `Không phải ${name}` })).rejects.toMatchObject({ code: 'input', place: { file: 'reason' } })
  expect((await read()).every(({ state }) => state === 'new')).toBe(true)
  expect((await bulk({ ids, reason: 'Không phải HQVP-0118, HQVP-02311 hay 0231/CC' })).changed).toBe(3)
})

test('a reason for many names no other account of the cases either', async () => {
  const [first] = await raiseWith('HQVP-0118')
  await expect(bulk({ ids: [first], reason: 'Không phải hqvp-0118' })).rejects.toMatchObject({ code: 'input', place: { file: 'reason' } })
})

/** One more finding, of a case in which this account did something else. */
async function raiseWith(account: string): Promise<string[]> {
  const run = await usedRules(db)
  const hit = buildHit(run.rule('CLR-012'), { caseId: 'other' })
  const events = [...hit.trace.events, buildEvent('Documents checked', '2026-05-18T09:00:00.000Z', account)]
  await raiseHits(db, run, [{ ...hit, trace: { ...hit.trace, events } }])
  return (await listFindings(db, EVERYTHING, { ...list, caseId: 'other' })).rows.map(({ id }) => id)
}

test('where nothing is reached, nothing is recorded', async () => {
  const before = (await events()).length
  expect(await bulk({ ids: ['01900000-0000-7000-8000-000000000009'] })).toEqual({ changed: 0, left: [] })
  expect((await events()).length).toBe(before)
})
