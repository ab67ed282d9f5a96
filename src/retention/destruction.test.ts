import { createHash, createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { writeTo } from '../../test/access-world.ts'
import { buildHit, EVERYTHING, raiseHits } from '../../test/build-db.ts'
import { acting, actingAs, DECISION, HOLD, ONE, OTHER, retentionWorld, type RetentionWorld } from '../../test/retention.ts'
import type { Db } from '../base/index.ts'
import { uncountedHits } from '../findings/destroy/index.ts'
import { addNote, listFindings, moveFinding, recordHearing, showFinding } from '../findings/index.ts'
import {
  approveDestruction,
  drawDestruction,
  endHold,
  listDestructions,
  listItems,
  placeHold,
  refuseDestruction,
  showDestruction,
  takeOut,
  withdrawDestruction,
} from './index.ts'

let world: RetentionWorld
let db: Db
const raiseCases: RetentionWorld['raiseCases'] = (cases) => world.raiseCases(cases)
const dismissLongAgo: RetentionWorld['dismissLongAgo'] = (id) => world.dismissLongAgo(id)
const propose: RetentionWorld['propose'] = (...given) => world.propose(...given)
const approve: RetentionWorld['approve'] = (...given) => world.approve(...given)
const destroy: RetentionWorld['destroy'] = (...given) => world.destroy(...given)
const due: RetentionWorld['due'] = (...asked) => world.due(...asked)
const [one, other, as, page] = [ONE, OTHER, actingAs, { limit: 200 }]

beforeEach(async () => {
  world = await retentionWorld()
  db = world.db
  return world.database.close
})

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
    approveDestruction(db, { scope: other, account: 'account of CC-00002' }, { id: list.id, root: list.root!, ...DECISION }),
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
})

test('what two persons must be the database holds, too; two at the same moment approve once', async () => {
  const [id] = await raiseCases(['1'])
  await dismissLongAgo(id!)
  const list = await propose()
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

/** Sums, counted anew, are the same. */
async function expectSameSums(): Promise<void> {
  const sums = async () =>
    (
      await sql`select kind, unit, rule, state, sum(n) as n from desk.finding_sum group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4`.execute(
        db,
      )
    ).rows
  const before = await sums()
  await writeTo(db, (trx) => sql`select desk.recount()`.execute(trx))
  expect(await sums()).toEqual(before)
}

/** The same data give the same hit: nobody is accused of it again, and no statistic counts it. */
async function expectNotRaisedAgain(): Promise<void> {
  const counts = await raiseHits(
    db,
    world.run,
    ['107482915360', '2', '3', '4', '5'].map((caseId) => buildHit(world.run.rule('CLR-012'), { caseId })),
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
}

/** Somebody read it, and opened it in an emergency. */
async function spokenOf(gone: string, canary: string): Promise<void> {
  await writeTo(db, async (trx) => {
    await sql`insert into access.read (account, actor, actor_name, roles, kind, action, route, subject, asked, n, people)
      values ('x', 'CC-00003', 'x', '{}', 'read', 'finding.read', 'GET /api/findings/:id', ${`finding:${gone}`}, ${JSON.stringify({ canary })}, 1, '{CC-00001}')`.execute(
      trx,
    )
    await sql`insert into access.account (id, login, name) values (${ACCOUNT}, 'x', 'x')`.execute(trx)
    await sql`insert into access.break_glass (account, actor, actor_name, asked, reason, finding, until_at, review_by, event)
      values (${ACCOUNT}, 'CC-00003', 'x', 'PH', ${canary}, ${gone}, now(), now(), 1)`.execute(trx)
  })
}

/** Somebody whom a conflict kept from a finding asked for it by its number, and was refused. */
async function askedInVain(number: string, reason: string): Promise<void> {
  const asked = ` ${number.toLowerCase()}`
  await world.set(sql`with event as (insert into ledger.event (actor, actor_name, actor_kind, kind, reason, body)
      values ('CC-00003', 'x', 'person', 'break-glass.asked', ${reason}, ${JSON.stringify({ asked })}) returning id)
    insert into access.break_glass (account, actor, actor_name, asked, reason, until_at, review_by, event)
      select ${ACCOUNT}, 'CC-00003', 'x', ${asked}, ${reason}, now(), now(), id from event`)
}

const identityOf = async (id: string) =>
  (await db.selectFrom('findings.finding').select('identity').where('id', '=', id).executeTakeFirstOrThrow()).identity

/** What is left of a finding is no hash that somebody could compute who has the declaration. */
async function expectMarked(identity: Buffer): Promise<void> {
  const { key } = await db.selectFrom('findings.destroyed_key').select('key').executeTakeFirstOrThrow()
  const { rows } = await sql`select identity::text, cleared::text from findings.destroyed`.execute(db)
  for (const hash of [identity, createHash('sha256').update('CLR-012|107482915360').digest()]) {
    const found = [hash, createHmac('sha256', key).update(hash).digest()].map((one) => JSON.stringify(rows).includes(one.toString('hex')))
    expect(found).toEqual([false, true])
  }
}

/** The record of what was not destroyed stays as it is, and of what was nothing but its words goes. */
async function expectRecordStays(gone: string, [changed, kept]: readonly string[]): Promise<void> {
  for (const statement of [
    sql`update ledger.event set reason = 'Đã tiêu hủy / Destroyed', body = '{}' where subject = ${`finding:${kept}`} or subject = ${`finding:${changed}`}`,
    sql`update ledger.event set reason = 'Khác', body = '{}' where subject = ${`finding:${gone}`}`,
    sql`update ledger.event set reason = 'Đã tiêu hủy / Destroyed', body = '{}', actor = 'x' where subject = ${`finding:${gone}`}`,
    sql`delete from ledger.event where subject = ${`finding:${gone}`}`,
    sql`delete from access.read`,
    sql`delete from findings.finding where id = ${kept}`,
    sql`truncate findings.finding cascade`,
    sql`update access.read set actor = 'x'`,
  ])
    await expect(writeTo(db, (trx) => statement.execute(trx))).rejects.toMatchObject({ code: '42501' })
}

test('after a destruction no table holds a word of it, sums are those of what is left, and no run raises it again', async () => {
  const [gone, changed, held, reopened, kept] = await raiseCases(['107482915360', '2', '3', '4', '5'])
  const canary = 'Chim Hoàng Yến'
  const { number } = await showFinding(db, EVERYTHING, gone!)
  const identity = await identityOf(gone!)
  await moveFinding(db, EVERYTHING, { id: gone!, to: 'review', reason: `${canary}: xem HQVP-0231` })
  await addNote(db, EVERYTHING, { id: gone!, text: `${canary}, Lê Hữu Phước` })
  await recordHearing(db, EVERYTHING, { id: gone!, officer: 'CC-00001', outcome: 'objected', said: canary, on: '2026-11-20' })
  for (const id of [gone, changed, held, reopened]) await dismissLongAgo(id!)
  await spokenOf(gone!, canary)
  await askedInVain(number, canary)
  const ended = await placeHold(db, one, {
    ...HOLD,
    what: 'finding',
    finding: number,
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
    approved: { id: 'CC-00003', document: DECISION.document },
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
  expect((await sql`select from access.break_glass where asked <> '«…»'`.execute(db)).rows).toEqual([])
  await expectMarked(identity)
  const reads = await sql`select people, asked from access.read where subject = ${`finding:${gone}`}`.execute(db)
  expect(reads.rows).toEqual([{ people: [], asked: {} }])
  await expectSameSums()
  await expectNotRaisedAgain()
  expect(await destroy(list.id)).toEqual({ destroyed: 0, left: 0 })
  await expectRecordStays(gone!, [changed!, kept!])
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
  const holder = await world.database.pool.connect()
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

test('whoever places a hold while a batch runs waits for it, and every later batch sees the hold', async () => {
  const ids = await raiseCases(['1', '2', '3'])
  for (const id of ids) await dismissLongAgo(id)
  const list = await propose()
  await approve(list)
  const { rows } = await listItems(db, one, { id: list.id, ...page })
  const held = rows[2]!
  const holder = await world.database.pool.connect()
  const waiting = async () =>
    (await holder.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows.length
  try {
    await holder.query('begin read write')
    await holder.query('select from findings.finding where id = $1 for update', [rows[0]!.subject.slice(8)])
    const going = destroy(list.id, { batch: 2 })
    await expect.poll(waiting).toBe(1)
    const placing = placeHold(db, one, { ...HOLD, what: 'finding', finding: held.label })
    await expect.poll(waiting).toBe(2)
    await holder.query('rollback')
    await placing
    // Whether the last one was looked at before the hold or after it: it is either gone, whole, or left.
    const { destroyed, left } = await going
    expect(destroyed + left).toBe(3)
    const there = (await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 5 })).rows.length
    expect(there).toBe(left)
    expect((await showDestruction(db, one, list.id)).left).toEqual(left === 0 ? [] : [{ why: 'held', n: 1 }])
  } finally {
    holder.release()
  }
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
    { login: `emptied:${ACCOUNT}`, officer: null, name: 'Đã tiêu hủy / Destroyed', password: null, emptied: true },
  ])
  for (const table of ['recovery_code', 'read'])
    expect((await sql`select from ${sql.table(`access.${table}`)}`.execute(db)).rows).toEqual([])
  expect([await due(undefined, 'account'), await due(undefined, 'reads')]).toEqual([[], []])
})
