import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { writeTo } from '../../test/access-world.ts'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from '../../test/build-db.ts'
import { newDatabase } from '../../test/db.ts'
import type { Database, Db } from '../base/index.ts'
import { everything, type Scope } from '../base/schema.ts'
import { uncountedHits } from '../findings/destroy/index.ts'
import { addNote, listFindings, moveFinding, recordHearing, showFinding } from '../findings/index.ts'
import { listEvents } from '../ledger/index.ts'
import {
  approveDestruction,
  carryOut,
  drawDestruction,
  endHold,
  holdsOnFinding,
  listDestructions,
  listDue,
  listHolds,
  listItems,
  placeHold,
  proposeDestruction,
  refuseDestruction,
  showDestruction,
  showRetention,
  sweepEnded,
  takeOut,
  withdrawDestruction,
} from './index.ts'
import type { KindId } from './schema.ts'

let database: Database
let db: Db
let run: Awaited<ReturnType<typeof seedRules>>
beforeEach(async () => {
  database = await newDatabase()
  db = database.db
  await seedRegister(db)
  run = await seedRules(db)
  return database.close
})

const as = (id: string, more: Partial<Scope> = {}): Scope => ({ ...everything({ id, name: id, kind: 'person' }), hidden: [id], ...more })
const [one, other] = [as('CC-00002'), as('CC-00003')]
const acting = (scope: Scope) => ({ scope, account: `account of ${scope.actor.id}` })
const JOB = { tell: () => undefined, check: () => undefined }
const page = { limit: 200 }

/** Findings by case, in the order of the cases. */
async function raiseCases(cases: readonly string[]): Promise<string[]> {
  await raiseHits(
    db,
    run,
    cases.map((caseId) => buildHit(run.rule('CLR-012'), { caseId })),
  )
  const { rows } = await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 200 })
  return cases.map((caseId) => rows.find((row) => row.caseId === caseId)!.id)
}

const LONG_AGO = '2020-05-05T03:00:00Z'

async function dismissLongAgo(id: string): Promise<void> {
  await moveFinding(db, EVERYTHING, { id, to: 'dismissed', reason: 'Đã xem xét' })
  await writeTo(db, (trx) => sql`update findings.finding set concluded_at = ${LONG_AGO} where id = ${id}`.execute(trx))
}

const due = async (on?: string, kind: KindId = 'cleared', scope = one) =>
  (await listDue(db, scope, { kind, ...page, ...(on === undefined ? {} : { on }) })).rows.map(({ subject }) => subject)

async function propose(scope = one, kind: KindId = 'cleared') {
  const { id } = await drawDestruction(db, acting(scope), { kind, reason: 'Hết thời hạn lưu trữ' })
  return proposeDestruction(db, scope, { id, reason: 'Trình duyệt' })
}
const decision = { document: 'QĐ 12/QĐ-CHQ', reason: 'Đồng ý' }
const approve = (list: { id: string; root: string | null }, scope = other) =>
  approveDestruction(db, acting(scope), { id: list.id, root: list.root!, ...decision })
const destroy = (id: string, options = {}) => carryOut(db, { ...JOB, subject: `destruction:${id}` }, options)

/** All text of all tables, but for the register of people. */
async function dump(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select format('%I.%I', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'organisation')
    order by 1`.execute(db)
  const texts = await Promise.all(
    rows.map(async ({ name }) => JSON.stringify((await sql`select to_jsonb(t) as row from ${sql.raw(name)} t`.execute(db)).rows)),
  )
  return texts.join('\n')
}

test('a finding is due on the day after its last one, to the day', async () => {
  const ids = await raiseCases(Array.from({ length: 30 }, (_, at) => String(at)))
  const DAY = 86_400_000
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
  // From 2012 on: 28 and 29 February of leap years, and the days around them, come more often.
  const closing = fc.tuple(
    fc.oneof(fc.integer({ min: 0, max: 4_000 }), fc.constantFrom(58, 59, 60, 1_519, 1_520, 1_521, 2_980, 2_981)),
    fc.integer({ min: 0, max: 1_439 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(closing, { minLength: 30, maxLength: 30 }), async (closings) => {
      const starts = closings.map(([days]) => Date.UTC(2012, 0, 1) + days * DAY)
      // Clocks of Viet Nam are seven hours ahead.
      const given = ids.map((id, at) => ({ id, at: new Date(starts[at]! + closings[at]![1] * 60_000 - 7 * 3_600_000).toISOString() }))
      await writeTo(db, (trx) =>
        sql`update findings.finding f set state = 'dismissed', concluded_at = given.at
          from json_to_recordset(${JSON.stringify(given)}::json) as given(id uuid, at timestamptz) where f.id = given.id`.execute(trx),
      )
      const expected = starts.map((start) => {
        const [year, month, date] = day(start).split('-').map(Number) as [number, number, number]
        const same = Date.UTC(year + 2, month - 1, date)
        // 29 February has no such day two years later: its period ends with the month.
        const last = new Date(same).getUTCDate() === date ? same : Date.UTC(year + 2, month, 0)
        return day(last + DAY)
      })
      const { rows } = await listDue(db, one, { kind: 'cleared', on: '2030-01-01', ...page })
      const found = new Map(rows.map((row) => [row.subject, row.due]))
      expect(ids.map((id) => found.get(`finding:${id}`))).toEqual(expected)
      const some = expected[0]!
      expect(await due(some)).toContain(`finding:${ids[0]}`)
      expect(await due(day(Date.parse(some) - DAY))).not.toContain(`finding:${ids[0]}`)
    }),
    { numRuns: 8 },
  )
})

test('what is open, confirmed, or concluded not long ago is not due; a withdrawn one is, by the day on which it was', async () => {
  const [open, recent, old] = await raiseCases(['1', '2', '3'])
  await moveFinding(db, EVERYTHING, { id: recent!, to: 'dismissed', reason: 'Đã xem xét' })
  await dismissLongAgo(old!)
  await writeTo(db, (trx) =>
    sql`update findings.finding set state = 'confirmed', concluded_at = ${LONG_AGO}, severity = 2 where id = ${open}`.execute(trx),
  )
  expect(await due()).toEqual([`finding:${old}`])
  expect(await due('2040-05-05', 'confirmed')).toEqual([])
  expect(await due('2040-05-06', 'confirmed')).toEqual([`finding:${open}`])
  await writeTo(db, (trx) => sql`update findings.finding set severity = 3 where id = ${open}`.execute(trx))
  expect(await due('2099-01-01', 'confirmed')).toEqual([])
  await writeTo(db, (trx) =>
    sql`update findings.finding set state = 'withdrawn', state_before = 'confirmed', updated_at = '2025-11-27' where id = ${open}`.execute(
      trx,
    ),
  )
  expect(await due('2027-11-27')).toEqual([`finding:${old}`])
  expect(await due('2027-11-28')).toEqual([`finding:${old}`, `finding:${open}`])
  const { kinds } = await showRetention(db, one, { on: '2027-11-28' })
  expect(kinds.find(({ kind }) => kind === 'cleared')).toMatchObject({
    due: { n: 2 },
    held: { n: 0 },
    listed: { n: 0 },
    oldest: '2022-05-06',
  })
  // Whoever sees another unit alone, or is named in them, has nothing due.
  expect(await due(undefined, 'cleared', as('CC-00002', { units: ['02EF'] }))).toEqual([])
  expect(await due(undefined, 'cleared', as('CC-00001'))).toEqual([])
})

const HOLD = {
  finding: null,
  officer: null,
  unit: null,
  from: null,
  until: null,
  authority: 'Thanh tra',
  document: 'CV 5',
  reason: 'Đang thanh tra',
}

test('what is held is not due: by finding, person, unit and days, everything; and is again when the hold ends', async () => {
  const [id] = await raiseCases(['1'])
  await dismissLongAgo(id!)
  const number = (await showFinding(db, EVERYTHING, id!)).number
  const holds = [
    { what: 'finding', finding: number },
    { what: 'person', officer: 'CC-00001' },
    { what: 'unit', unit: 'R1', from: '2026-05-01', until: '2026-05-18' },
    { what: 'unit', unit: 'CHQ' },
    { what: 'everything' },
  ] as const
  for (const given of holds) {
    const placed = await placeHold(db, one, { ...HOLD, ...given })
    expect([given, await due()]).toEqual([given, []])
    expect((await holdsOnFinding(db, one, { id: id! })).rows).toMatchObject([{ id: placed.id, authority: 'Thanh tra' }])
    expect((await showRetention(db, one, {})).kinds[0]).toMatchObject({ due: { n: 0 }, held: { n: 1 } })
    await expect(drawDestruction(db, acting(one), { kind: 'cleared', reason: 'Hết hạn' })).rejects.toMatchObject({ code: 'conflict' })
    await endHold(db, one, { id: placed.id, reason: 'Thanh tra xong' })
    await expect(endHold(db, one, { id: placed.id, reason: 'Thanh tra xong' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await due()).toEqual([`finding:${id}`])
  }
  for (const given of [
    { what: 'person', officer: 'CC-00003' },
    { what: 'unit', unit: 'R2' },
    { what: 'unit', unit: '01AB', from: '2026-05-20', until: null },
  ] as const) {
    await placeHold(db, one, { ...HOLD, ...given })
    expect(await due()).toEqual([`finding:${id}`])
  }
  for (const given of [
    { what: 'finding', finding: 'PH-26-999999' },
    { what: 'person', officer: null },
    { what: 'person', officer: 'CC-00002' },
    { what: 'unit', unit: 'nowhere' },
    { what: 'everything', from: '2026-01-01' },
  ] as const)
    await expect(placeHold(db, one, { ...HOLD, ...given })).rejects.toMatchObject({ code: 'input' })
  // A hold on a person is not seen by himself, nor by who is related to him; its words stand nowhere on the record.
  const seenBy = async (scope: Scope) => (await listHolds(db, scope, page)).rows.filter(({ what }) => what === 'person').length
  expect([await seenBy(one), await seenBy(as('CC-00001')), await seenBy(other)]).toEqual([2, 1, 1])
  expect(JSON.stringify((await listEvents(db, EVERYTHING, { limit: 200 })).rows)).not.toContain('thanh tra')
})

test('two persons: neither the same, nor named, nor somebody whom the register does not know; held by the database, too', async () => {
  const [id] = await raiseCases(['1'])
  await dismissLongAgo(id!)
  await expect(drawDestruction(db, acting(as('local')), { kind: 'cleared', reason: 'Hết hạn' })).rejects.toMatchObject({ code: 'conflict' })
  const named = { kind: 'cleared', reason: 'Hủy việc của Lê Hữu Phước' } as const
  await expect(drawDestruction(db, acting(one), named)).rejects.toMatchObject({ code: 'input', place: { file: 'reason' } })
  const list = await propose()
  expect(list).toMatchObject({
    state: 'proposed',
    n: 1,
    basis: { years: 2, basis: { confirmed: false } },
    number: expect.stringMatching(/^TH-\d\d-0001$/) as string,
  })
  // On a list it is not due a second time, and the list is not changed any more.
  expect(await due()).toEqual([])
  await expect(takeOut(db, one, { id: list.id, subjects: [`finding:${id}`], reason: 'Còn cần' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(approve(list, one)).rejects.toMatchObject({ code: 'conflict', message: 'whoever drew up a list does not approve it' })
  await expect(
    approveDestruction(db, { scope: other, account: 'account of CC-00002' }, { id: list.id, root: list.root!, ...decision }),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(approve(list, as('local'))).rejects.toMatchObject({ code: 'conflict' })
  await expect(approve({ ...list, root: '0'.repeat(64) })).rejects.toMatchObject({
    code: 'conflict',
    message: 'this is not the list that was proposed',
  })
  // Named in it, or of another unit: the list is not there.
  for (const scope of [as('CC-00001'), as('CC-00003', { units: ['02EF'] }), as('CC-00003', { hidden: ['CC-00001'] })]) {
    await expect(approve(list, scope)).rejects.toMatchObject({ code: 'absent' })
    expect((await listDestructions(db, scope, page)).rows).toEqual([])
  }
  // A tie that is declared only now keeps whoever is related away, also where his scope is from before.
  const tie = (officer: string) =>
    writeTo(db, (trx) =>
      sql`insert into access.interest (officer, other, kind, during, document, event)
    values (${officer}, 'CC-00001', 'kinship', '(,)', 'x', 1)`.execute(trx),
    )
  const untie = () => writeTo(db, (trx) => sql`delete from access.interest`.execute(trx))
  for (const officer of ['CC-00003', 'CC-00002']) {
    await tie(officer)
    await expect(approve(list)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('has a part') as string })
    await untie()
  }
  for (const values of [
    sql`approved_by = drawn_by, approved_account = 'x'`,
    sql`approved_by = 'x', approved_account = drawn_account`,
    sql`approved_by = 'x', approved_account = 'y', proposed_at = now() - interval '91 days'`,
    sql`approved_by = null`,
  ])
    await expect(
      writeTo(db, (trx) =>
        sql`update retention.destruction set state = 'approved', approved_by_name = 'x', approved_at = now(), document = 'x', ${values}`.execute(
          trx,
        ),
      ),
    ).rejects.toMatchObject({ code: '23514' })
  // Two at the same moment: one of them approves; the job is asked for once.
  const done = await Promise.allSettled([approve(list), approve(list), refuseDestruction(db, other, { id: list.id, reason: 'Không' })])
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await sql`select from jobs.job where kind = 'destroy'`.execute(db)).rows.length).toBe(
    (await showDestruction(db, one, list.id)).state === 'approved' ? 1 : 0,
  )
})

test('a list that is refused, withdrawn or lapsed destroys nothing, and what stood on it is due again', async () => {
  const ids = await raiseCases(['1', '2'])
  for (const id of ids) await dismissLongAgo(id)
  const first = await propose()
  expect((await refuseDestruction(db, other, { id: first.id, reason: 'Cần xem thêm' })).left).toEqual([{ why: 'refused', n: 2 }])
  const second = await drawDestruction(db, acting(one), { kind: 'cleared', reason: 'Hết hạn' })
  await takeOut(db, one, { id: second.id, subjects: [`finding:${ids[0]}`], reason: 'Còn cần cho tổng kết' })
  expect((await showDestruction(db, one, second.id)).items).toEqual({ listed: 1, out: 1, left: 0, destroyed: 0 })
  expect(await due()).toEqual([`finding:${ids[0]}`])
  await withdrawDestruction(db, one, { id: second.id, reason: 'Lập lại' })
  const third = await propose()
  await writeTo(db, (trx) =>
    sql`update retention.destruction set proposed_at = now() - interval '91 days' where id = ${third.id}`.execute(trx),
  )
  await expect(approve(third)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('ninety days') as string })
  for (const { id } of [first, second]) await expect(approve({ id, root: third.root })).rejects.toMatchObject({ code: 'conflict' })
  for (const { id } of [first, second, third]) expect(await destroy(id)).toEqual({ destroyed: 0, left: 0 })
  expect((await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 50 })).rows).toHaveLength(2)
})

const ACCOUNT = '01900000-0000-7000-8000-0000000000c1'
const CANARY = ['Chim Hoàng Yến', 'HQVP-0231', 'CC-00001', 'Lê Hữu Phước', 'Phân luồng» lúc']

test('after a destruction no table holds a word of it, sums are those of what is left, and no run raises it again', async () => {
  const [gone, changed, held, reopened, kept] = await raiseCases(['107482915360', '2', '3', '4', '5'])
  const canary = 'Chim Hoàng Yến'
  await moveFinding(db, EVERYTHING, { id: gone!, to: 'review', reason: `${canary}: xem HQVP-0231` })
  await addNote(db, EVERYTHING, { id: gone!, text: `${canary}, Lê Hữu Phước` })
  await recordHearing(db, EVERYTHING, { id: gone!, officer: 'CC-00001', outcome: 'objected', said: canary, on: '2026-11-20' })
  for (const id of [gone, changed, held, reopened]) await dismissLongAgo(id!)
  await writeTo(db, async (trx) => {
    await sql`insert into access.read (account, actor, actor_name, roles, kind, action, route, subject, asked, n, people)
      values ('x', 'CC-00003', 'x', '{}', 'read', 'finding.read', 'GET /api/findings/:id', ${`finding:${gone}`}, ${JSON.stringify({ canary })}, 1, '{CC-00001}')`.execute(
      trx,
    )
    await sql`insert into access.account (id, login, name) values (${ACCOUNT}, 'x', 'x')`.execute(trx)
    await sql`insert into access.break_glass (account, actor, actor_name, asked, reason, finding, until_at, review_by, event)
      values (${ACCOUNT}, 'CC-00003', 'x', 'PH', ${canary}, ${gone}, now(), now(), 1)`.execute(trx)
  })
  const ended = await placeHold(db, one, {
    ...HOLD,
    what: 'finding',
    finding: (await showFinding(db, EVERYTHING, gone!)).number,
    reason: canary,
  })
  await endHold(db, one, { id: ended.id, reason: `${canary} xong` })
  const list = await propose()
  await addNote(db, EVERYTHING, { id: changed!, text: 'Còn phải xem' })
  await placeHold(db, one, { ...HOLD, what: 'finding', finding: (await showFinding(db, EVERYTHING, held!)).number })
  await moveFinding(db, EVERYTHING, { id: reopened!, to: 'review', reason: 'Có tài liệu mới' })
  await approve(list)
  expect(await destroy(list.id)).toEqual({ destroyed: 1, left: 3 })
  const done = await showDestruction(db, one, list.id)
  expect(done).toMatchObject({
    state: 'done',
    items: { listed: 0, out: 0, left: 3, destroyed: 1 },
    left: [
      { why: 'changed', n: 2 },
      { why: 'held', n: 1 },
    ],
    removed: { 'findings.finding': 1, 'findings.note': 1, 'findings.hearing': 1, 'findings.named': 1 },
    approved: { id: 'CC-00003', document: decision.document },
  })
  const items = await listItems(db, one, { id: list.id, ...page })
  expect(items.rows.find(({ state }) => state === 'destroyed')?.subject).toBe(`finding:${gone}`)
  await expect(showFinding(db, EVERYTHING, gone!)).rejects.toMatchObject({ code: 'absent' })
  // Of the others it still speaks; of this one nothing but who did what, and when.
  const { rows } = await sql<{
    reason: string
    n: number
  }>`select reason, count(*)::int as n from ledger.event where subject = ${`finding:${gone}`} group by 1`.execute(db)
  expect(rows).toEqual([{ reason: 'Đã tiêu hủy / Destroyed', n: 4 }])
  expect(await dump()).not.toContain(canary)
  const reads = await sql`select people, asked from access.read where subject = ${`finding:${gone}`}`.execute(db)
  expect(reads.rows).toEqual([{ people: [], asked: {} }])
  // Sums, counted anew, are the same.
  const sums = async () =>
    (
      await sql`select kind, unit, rule, state, sum(n) as n from desk.finding_sum group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4`.execute(
        db,
      )
    ).rows
  const before = await sums()
  await writeTo(db, (trx) => sql`select desk.recount()`.execute(trx))
  expect(await sums()).toEqual(before)
  // The same data give the same hit: nobody is accused of it again, and no statistic counts it.
  const counts = await raiseHits(
    db,
    run,
    ['107482915360', '2', '3', '4', '5'].map((caseId) => buildHit(run.rule('CLR-012'), { caseId })),
  )
  expect(counts).toMatchObject({ raised: 0, withdrawn: 0 })
  const uncounted = await uncountedHits(db)
  expect(['107482915360', '2', '4', '5', 'nowhere'].map((caseId) => uncounted.has(`CLR-012|${caseId}`))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  // Once more is once; the record of what was not destroyed stays as it is.
  expect(await destroy(list.id)).toEqual({ destroyed: 0, left: 0 })
  for (const statement of [
    sql`update ledger.event set reason = 'Đã tiêu hủy / Destroyed', body = '{}' where subject = ${`finding:${kept}`} or subject = ${`finding:${changed}`}`,
    sql`update ledger.event set reason = 'Khác', body = '{}' where subject = ${`finding:${gone}`}`,
    sql`update ledger.event set reason = 'Đã tiêu hủy / Destroyed', body = '{}', actor = 'x' where subject = ${`finding:${gone}`}`,
    sql`delete from ledger.event where subject = ${`finding:${gone}`}`,
    sql`delete from access.read`,
    sql`update access.read set actor = 'x'`,
  ])
    await expect(writeTo(db, (trx) => statement.execute(trx))).rejects.toMatchObject({ code: '42501' })
})

test('where the only finding is destroyed, nothing in the database names anybody of it', async () => {
  const [gone] = await raiseCases(['107482915360'])
  await moveFinding(db, EVERYTHING, { id: gone!, to: 'review', reason: 'Chim Hoàng Yến: xem HQVP-0231' })
  await dismissLongAgo(gone!)
  for (const word of CANARY) expect([word, (await dump()).includes(word)]).toEqual([word, true])
  const list = await propose()
  await approve(list)
  await destroy(list.id)
  const text = await dump()
  expect(CANARY.filter((word) => text.includes(word))).toEqual([])
  expect(text).toContain(list.number)
})

test('killed in the middle of a batch: nothing of it is done, and begun again it goes on where it was', async () => {
  const cases = ['1', '2', '3', '4', '5']
  const ids = await raiseCases(cases)
  for (const id of ids) await dismissLongAgo(id)
  const list = await propose()
  await approve(list)
  const { rows } = await listItems(db, one, { id: list.id, ...page })
  const holder = await database.pool.connect()
  try {
    await holder.query('begin read write')
    // The third waits for this lock, when the first batch is done.
    await holder.query('select from findings.finding where id = $1 for update', [rows[3]!.subject.slice(8)])
    const going = destroy(list.id, { batch: 2 }).catch((error: unknown) => error)
    const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await holder.query(waiting)).rows.length).toBe(1)
    await holder.query(`select pg_terminate_backend(pid) from (${waiting}) as victim`)
    expect(await going).toBeInstanceOf(Error)
  } finally {
    await holder.query('rollback')
    holder.release()
  }
  expect(await showDestruction(db, one, list.id)).toMatchObject({
    state: 'approved',
    items: { listed: 3, destroyed: 2 },
    removed: { 'findings.finding': 2 },
  })
  expect((await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 50 })).rows).toHaveLength(3)
  expect(await destroy(list.id, { batch: 2 })).toEqual({ destroyed: 3, left: 0 })
  expect(await showDestruction(db, one, list.id)).toMatchObject({
    state: 'done',
    items: { listed: 0, destroyed: 5 },
    removed: { 'findings.finding': 5 },
  })
  const events = (
    await sql<{ n: number }>`select (body ->> 'n')::int as n from ledger.event where kind = 'destruction.carried-out' order by id`.execute(
      db,
    )
  ).rows
  expect(events.map(({ n }) => n)).toEqual([2, 2, 1])
})

test('closed accounts are emptied, months of reads removed; a hold on the person keeps both', async () => {
  await writeTo(db, async (trx) => {
    await sql`insert into access.account (id, login, officer, name, disabled, password) values (${ACCOUNT}, 'phuoc', 'CC-00001', 'Phước', true, 'x')`.execute(
      trx,
    )
    await sql`insert into ledger.event (at, actor, actor_name, actor_kind, kind, subject, reason)
      values ('2024-02-29T20:00:00Z', 'x', 'x', 'person', 'access.account-closed', ${`account:${ACCOUNT}`}, 'for a test')`.execute(trx)
    await sql`insert into access.recovery_code (account, sha256) values (${ACCOUNT}, 'x')`.execute(trx)
    for (const at of ['2003-01-31T16:59:59Z', '2003-01-31T17:00:00Z'])
      await sql`insert into access.read (at, account, actor, actor_name, roles, kind, action, route, people)
        values (${at}, 'x', 'CC-00003', 'x', '{}', 'read', 'finding.read', 'GET /api/events', '{CC-00001}')`.execute(trx)
  })
  // Closed on 1 March 2024 by the clocks of Viet Nam.
  expect(await due('2025-03-01', 'account')).toEqual([])
  expect(await due('2025-03-02', 'account')).toEqual([`account:${ACCOUNT}`])
  expect(await due('2023-01-31', 'reads')).toEqual([])
  expect(await due('2023-02-01', 'reads')).toEqual(['reads:2003-01'])
  expect(await due(undefined, 'account', as('CC-00002', { units: ['R1'] }))).toEqual([])
  const held = await placeHold(db, one, { ...HOLD, what: 'person', officer: 'CC-00001' })
  expect([await due(undefined, 'account'), await due(undefined, 'reads')]).toEqual([[], []])
  await endHold(db, one, { id: held.id, reason: 'Xong' })
  for (const kind of ['account', 'reads'] as const) {
    const list = await propose(one, kind)
    await approve(list)
    expect(await destroy(list.id)).toMatchObject({ left: 0 })
  }
  expect((await sql`select login, officer, name, password, emptied from access.account where id = ${ACCOUNT}`.execute(db)).rows).toEqual([
    { login: `emptied:${ACCOUNT}`, officer: null, name: 'Phước', password: null, emptied: true },
  ])
  expect((await sql`select from access.recovery_code`.execute(db)).rows).toEqual([])
  expect((await sql`select from access.read`.execute(db)).rows).toEqual([])
  expect([await due(undefined, 'account'), await due(undefined, 'reads')]).toEqual([[], []])
})

test('technical rows go by themselves when they end, and nothing while everything is held', async () => {
  const now = Date.parse('2026-11-27T10:00:00Z')
  await writeTo(db, async (trx) => {
    await sql`insert into access.account (id, login, name) values (${ACCOUNT}, 'x', 'x')`.execute(trx)
    for (const [at, name] of [
      ['2026-11-27T09:59:59Z', 'a'],
      ['2026-11-27T10:00:01Z', 'b'],
    ] as const)
      await sql`insert into access.session (account, sha256, started_at, seen_at, ends_at, fresh_until)
        values (${ACCOUNT}, ${name}::text::bytea, ${at}, ${at}, ${at}, ${at})`.execute(trx)
    for (const at of ['2025-11-27T10:00:00Z', '2025-11-27T10:00:01Z'])
      await sql`insert into lake.upload (name, state, preview, by, finished_at) values ('x', 'imported', '{}', 'x', ${at})`.execute(trx)
  })
  const held = await placeHold(db, one, { ...HOLD, what: 'everything' })
  expect(await sweepEnded(db, now)).toEqual({})
  await endHold(db, one, { id: held.id, reason: 'Xong' })
  expect(await sweepEnded(db, now)).toEqual({ 'access.session': 1, 'lake.upload': 1 })
  expect(await sweepEnded(db, now)).toEqual({})
  const { rows } = await listEvents(db, EVERYTHING, { limit: 50, kind: 'retention.swept' })
  expect(rows.map(({ body }) => body)).toEqual([{ swept: { 'access.session': 1, 'lake.upload': 1 } }])
})
