import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { writeTo } from '../../test/access-world.ts'
import { EVERYTHING } from '../../test/build-db.ts'
import { acting, actingAs, HOLD, LONG_AGO, ONE, OTHER, retentionWorld, type RetentionWorld } from '../../test/retention.ts'
import type { Db } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { moveFinding, showFinding } from '../findings/index.ts'
import { readPersonalData } from '../law/index.ts'
import { listEvents } from '../ledger/index.ts'
import { drawDestruction, endHold, holdsOnFinding, listDue, listHolds, placeHold, showRetention, sweepEnded } from './index.ts'
import { FATES } from './pure.ts'

let world: RetentionWorld
let db: Db
const raiseCases: RetentionWorld['raiseCases'] = (cases) => world.raiseCases(cases)
const dismissLongAgo: RetentionWorld['dismissLongAgo'] = (id) => world.dismissLongAgo(id)
const due: RetentionWorld['due'] = (...asked) => world.due(...asked)
const ACCOUNT = '01900000-0000-7000-8000-0000000000c1'
const [one, other, as, page] = [ONE, OTHER, actingAs, { limit: 200 }]

beforeEach(async () => {
  world = await retentionWorld()
  db = world.db
  return world.database.close
})

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
    cased: { n: 0 },
    listed: { n: 0 },
    oldest: '2022-05-06',
  })
  // Whoever sees another unit alone, or is named in them, has nothing due.
  expect(await due(undefined, 'cleared', as('CC-00002', { units: ['02EF'] }))).toEqual([])
  expect(await due(undefined, 'cleared', as('CC-00001'))).toEqual([])
})

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

test('the reasons of a hold go when its period is over, under a list like any other; that it was, and by what document, stays', async () => {
  const { id } = await placeHold(db, one, { ...HOLD, what: 'person', officer: 'CC-00001', reason: 'Chim Hoàng Yến' })
  await endHold(db, one, { id, reason: 'Chim Hoàng Yến xong' })
  expect(await due(undefined, 'hold')).toEqual([])
  await world.set(sql`update retention.hold set ended_at = '2020-02-29T20:00:00Z' where id = ${id}`)
  // He whom it is about draws up no list of it.
  expect([await due('2025-03-01', 'hold'), await due('2025-03-02', 'hold'), await due(undefined, 'hold', as('CC-00001'))]).toEqual([
    [],
    [`hold:${id}`],
    [],
  ])
  const list = await world.propose(one, 'hold')
  await world.approve(list)
  expect(await world.destroy(list.id)).toEqual({ destroyed: 1, left: 0 })
  expect((await sql`select officer, document, reason from retention.hold where id = ${id}`.execute(db)).rows).toEqual([
    { officer: 'CC-00001', document: HOLD.document, reason: '«…»' },
  ])
  expect(await due(undefined, 'hold')).toEqual([])
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

test('of every table with personal data it is said how that comes to its end', async () => {
  const { kept } = await readPersonalData()
  expect(Object.keys(FATES).toSorted()).toEqual([...new Set(kept.map(({ table }) => table))].toSorted())
})
