import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { ANALYST, buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from '../../test/build-db.ts'
import { testDatabase } from '../../test/db.ts'
import type { Scope } from '../base/schema.ts'
import type { Hit } from '../detect/index.ts'
import type { Stretch } from '../base/paging/index.ts'
import { write } from '../ledger/index.ts'
import { foundBy } from './filter.ts'
import { countFound, stretchOf } from './found.ts'
import { keyOf, type Keyed } from './order.ts'
import { countFindings, exportPicked, exportRows, listFindings, listViews, moveFinding, neighbours, removeView, saveView } from './index.ts'
import { exportPicked as exportContract, SORTS, type FindingFilter, type FindingRow } from './schema.ts'

const { db } = await testDatabase()
const UNITS = ['01AB', '01CD', '02EF', null, '99ZZ']

/** 75 findings: few days, few units, so that nearly every key is there several times. */
beforeAll(async () => {
  await seedRegister(db)
  const run = await seedRules(db)
  const hits = Array.from({ length: 75 }, (_, at): Hit => {
    const rule = run.rule(at % 3 === 0 ? 'EYE-001' : 'CLR-012')
    const happenedAt = at % 7 === 0 ? null : `2026-05-${String(10 + (at % 4)).padStart(2, '0')}T08:00:00.000Z`
    return buildHit(rule, {
      // One has the code of its unit in its number.
      caseId: at === 19 ? '107499ZZ0019' : `1074${String(at).padStart(8, '0')}`,
      unit: UNITS[at % 5]!,
      broker: at % 4 === 3 ? null : `DL-00${at % 4}`,
      happenedAt,
      stage: at % 2 === 0 ? 'gate' : 'physical',
    })
  })
  await raiseHits(db, run, hits.slice(0, 40))
  await raiseHits(db, { ...run, today: '2026-11-20' }, hits)
  await write(db, { actor: ANALYST, kind: 'test.set-up', reason: 'for a test' }, (trx) =>
    trx.updateTable('findings.finding').set({ due: null }).where('unit', '=', '01CD').execute(),
  )
})

const pageThrough = async (query: object, limit: number): Promise<FindingRow[]> => {
  const seen: FindingRow[] = []
  let cursor: string | undefined
  do {
    const page = await listFindings(db, EVERYTHING, {
      sort: 'due',
      direction: 'asc',
      ...query,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    })
    expect(page.from).toBe(seen.length)
    seen.push(...page.rows)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return seen
}
const ids = (rows: readonly FindingRow[]): string[] => rows.map(({ id }) => id)

describe.each(SORTS.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => ({ sort, direction }))))(
  'sorted by $sort $direction',
  (order) => {
    test('pages have no gaps and no repeats, and going back shows the same', async () => {
      const whole = await pageThrough(order, 200)
      expect(new Set(ids(whole)).size).toBe(75)
      expect(ids(await pageThrough(order, 7))).toEqual(ids(whole))
      const second = await listFindings(db, EVERYTHING, {
        ...order,
        limit: 30,
        cursor: (await listFindings(db, EVERYTHING, { ...order, limit: 30 })).next!,
      })
      expect(ids(second.rows)).toEqual(ids(whole).slice(30, 60))
      const back = await listFindings(db, EVERYTHING, { ...order, limit: 20, cursor: second.previous! })
      expect(ids(back.rows)).toEqual(ids(whole).slice(10, 30))
      expect(back.from).toBe(10)
      const first = await listFindings(db, EVERYTHING, { ...order, limit: 20, cursor: back.previous! })
      expect(ids(first.rows)).toEqual(ids(whole).slice(0, 10))
      expect([first.from, first.previous]).toEqual([0, null])
    })
    test('neighbours and files are in the same order', async () => {
      const whole = ids(await pageThrough(order, 200))
      expect(ids(await Array.fromAsync(exportRows(db, EVERYTHING, order)))).toEqual(whole)
      for (const at of [0, 1, 37, 74])
        expect(await neighbours(db, EVERYTHING, { id: whole[at]!, ...order })).toEqual({
          previous: whole[at - 1] ?? null,
          next: whole[at + 1] ?? null,
          place: { at: c(at + 1), of: c(75) },
        })
    })
  },
)

test('sorting is by what the column shows; what is not there stands at one end', async () => {
  const due = (await pageThrough({ sort: 'due' }, 200)).map((row) => row.due)
  const dated = due.filter((day) => day !== null)
  expect(dated).toEqual(dated.toSorted())
  expect(due.slice(dated.length).every((day) => day === null)).toBe(true)
  const happened = (await pageThrough({ sort: 'happened', direction: 'desc' }, 200)).map((row) => row.happenedAt ?? '')
  expect(happened).toEqual(happened.toSorted().toReversed())
})

const CASES: [string, FindingFilter, (row: FindingRow) => boolean][] = [
  ['rule', { rule: ['EYE-001'] }, ({ rule }) => rule === 'EYE-001'],
  ['severity', { severity: ['serious'] }, ({ severity }) => severity === 'serious'],
  ['severities are or', { severity: ['serious', 'very-serious'] }, () => true],
  ['none of them', { rule: [] }, () => false],
  ['area', { area: [2] }, ({ rule }) => rule === 'EYE-001'],
  ['unit', { unit: ['01AB'] }, ({ unit }) => unit?.code === '01AB'],
  ['a unit means all below it', { unit: ['R1'] }, ({ unit }) => ['01AB', '01CD'].includes(unit?.code ?? '')],
  ['a unit that the register does not have', { unit: ['99ZZ'] }, ({ unit }) => unit?.code === '99ZZ'],
  [
    'fields are and',
    { unit: ['R1'], rule: ['EYE-001'] },
    ({ unit, rule }) => unit !== null && ['01AB', '01CD'].includes(unit.code) && rule === 'EYE-001',
  ],
  ['broker', { broker: ['DL-002'] }, ({ caseId }) => Number(caseId.slice(4)) % 4 === 2],
  ['brokers are or', { broker: ['DL-001', 'DL-002'] }, ({ caseId }) => [1, 2].includes(Number(caseId.slice(4)) % 4)],
  ['case', { caseId: '107400000007' }, ({ caseId }) => caseId === '107400000007'],
  ['raised until', { raisedUntil: '2026-11-16' }, ({ raisedOn }) => raisedOn === '2026-11-16'],
  ['raised from', { raisedFrom: '2026-11-17' }, ({ raisedOn }) => raisedOn === '2026-11-20'],
  ['happened', { happenedFrom: '2026-05-11', happenedUntil: '2026-05-12' }, ({ happenedAt }) => /05-1[12]/.test(happenedAt ?? '')],
  ['nobody’s', { assignee: ['none'] }, () => true],
  ['mine', { assignee: ['me'] }, () => false],
  ['heard', { heard: 'yes' }, () => false],
  ['nobody heard', { heard: 'no' }, () => true],
  ['attribution', { attribution: 'all' }, () => true],
  [
    'not overdue',
    { overdue: 'no', due: undefined } as FindingFilter,
    ({ due }) => due === null || due >= new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
  ],
  ['text without marks', { text: 'van phuong' }, ({ unit }) => unit?.code === '01AB'],
  ['text with marks', { text: 'Vân Phượng' }, ({ unit }) => unit?.code === '01AB'],
  ['words in any order', { text: 'thong luong do' }, ({ rule }) => rule === 'CLR-012'],
  ['English titles', { text: 'inspected and CLEARED' }, ({ rule }) => rule === 'EYE-001'],
  ['numbers in groups', { text: '1074 0000 0007' }, ({ caseId }) => caseId === '107400000007'],
  ['the beginning of a case', { text: '10740000001' }, ({ caseId }) => caseId.startsWith('10740000001')],
  [
    'what is in a number, where no case begins with it',
    { text: '000007' },
    ({ caseId, number }) => `${number} ${caseId}`.includes('000007'),
  ],
  ['few digits are the beginning of a case', { text: '0000' }, () => false],
  ['… or the number of a finding', { text: '0003' }, ({ number }) => number === 'PH-26-000003'],
  ['what is in the number or is a unit', { text: '99zz' }, ({ unit }) => unit?.code === '99ZZ'],
  ['… or is a rule', { text: '99zz eye-001' }, ({ unit, rule }) => unit?.code === '99ZZ' && rule === 'EYE-001'],
  ['the beginning of the number of a finding', { text: 'PH-26-00001' }, ({ number }) => number.startsWith('PH-26-00001')],
  ['the number of a finding', { text: 'ph-26-000003' }, ({ number }) => number === 'PH-26-000003'],
  ['signs that mean something to the database', { text: '%' }, () => false],
  ['… and to texts', { text: "\u0000 ' \\ _ \uD800" }, () => false],
  ['… in lists', { rule: ['\u0000EYE-001', '\uD800'] }, ({ rule }) => rule === 'EYE-001'],
]

test.each(CASES)('filter: %s', async (_, filter, holds) => {
  const whole = await pageThrough({}, 200)
  const found = await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 200, ...filter })
  expect(ids(found.rows)).toEqual(ids(whole.filter(holds)))
  expect(found.total).toEqual({ n: found.rows.length, more: false })
})

describe.each(SORTS.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => ({ sort, direction }))))(
  'sorted by $sort $direction, few and many are read alike:',
  (order) => {
    let whole: FindingRow[]
    beforeAll(async () => void (whole = await pageThrough(order, 200)))

    test.each(CASES)('%s', async (_, filter, holds) => {
      const found = await foundBy(db, EVERYTHING, filter)
      const expected = ids(whole.filter(holds))
      const read = async (more: boolean, stretch: Stretch) =>
        (await sql<Keyed>`${stretchOf({ ...found, compact: false }, { n: 0, more }, order, stretch)}`.execute(db)).rows
      for (const more of [false, true]) {
        const all = await read(more, { key: null, forward: true, limit: 100 })
        expect(all.map(({ id }) => id)).toEqual(expected)
        const middle = all[Math.floor(all.length / 2)]
        if (middle === undefined) continue
        const [after, before] = await Promise.all([true, false].map((forward) => read(more, { key: keyOf(middle), forward, limit: 7 })))
        const at = expected.indexOf(middle.id)
        expect(after!.map(({ id }) => id)).toEqual(expected.slice(at + 1, at + 8))
        expect(before!.map(({ id }) => id)).toEqual(expected.slice(Math.max(0, at - 7), at).toReversed())
      }
      expect(await countFound(db, found)).toEqual({ n: expected.length, more: false })
    })
  },
)

test('a scope is a limit on everything', async () => {
  const scope = { ...EVERYTHING, units: ['01AB', '01CD', 'R1'] }
  const { rows, total } = await listFindings(db, scope, { sort: 'due', direction: 'asc', limit: 200 })
  expect(new Set(rows.map(({ unit }) => unit?.code))).toEqual(new Set(['01AB', '01CD']))
  expect(total.n).toBe(rows.length)
  expect((await countFindings(db, scope)).open.n).toBe(rows.length)
  expect(await Array.fromAsync(exportRows(db, scope, { sort: 'due', direction: 'asc' }))).toHaveLength(rows.length)
  expect((await listFindings(db, { ...scope, units: [] }, { sort: 'due', direction: 'asc', limit: 200 })).rows).toEqual([])
  const outside = (await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 1, unit: ['02EF'] })).rows[0]!
  expect(await neighbours(db, scope, { id: outside.id, sort: 'due', direction: 'asc' })).toEqual({
    previous: null,
    next: null,
    place: null,
  })
})

test('a finding that the filter does not find has neighbours there, and no place', async () => {
  const whole = await pageThrough({ rule: ['CLR-012'] }, 200)
  const other = (await pageThrough({ rule: ['EYE-001'] }, 200))[3]!
  const beside = await neighbours(db, EVERYTHING, { id: other.id, rule: ['CLR-012'], sort: 'due', direction: 'asc' })
  expect(beside.place).toBe(null)
  expect(ids(whole)).toEqual(expect.arrayContaining([beside.previous ?? beside.next]))
})

test('picked findings are written in the order of the list, once each; those that cannot be seen are left out', async () => {
  const whole = await pageThrough({ sort: 'unit' }, 200)
  const picked = [whole[70]!, whole[2]!, whole[40]!, whole[2]!].map(({ id }) => id)
  const written = async (scope: Scope) =>
    ids(await Array.fromAsync(exportPicked(db, scope, { ids: picked, sort: 'unit', direction: 'asc' })))
  expect(await written(EVERYTHING)).toEqual([2, 40, 70].map((at) => whole[at]!.id))
  const seen = [2, 40, 70].map((at) => whole[at]!).filter(({ unit }) => unit?.code === '01AB')
  expect(await written({ ...EVERYTHING, units: ['01AB'] })).toEqual(ids(seen))
  expect(exportContract.input.safeParse({ ids: Array.from({ length: 10_001 }, () => picked[0]) }).success).toBe(false)
})

test('the tabs count what they name', async () => {
  const before = await countFindings(db, EVERYTHING)
  expect(before).toEqual({
    open: c(75),
    untouched: c(75),
    mine: c(0),
    verySerious: c(50),
    withdrawn: c(0),
    confirmed: c(0),
    uncheckable: null,
  })
  const { rows } = await listFindings(db, EVERYTHING, { sort: 'severity', direction: 'desc', limit: 2 })
  await moveFinding(db, EVERYTHING, { id: rows[0]!.id, to: 'review', reason: 'Xem' })
  await moveFinding(db, EVERYTHING, { id: rows[1]!.id, to: 'dismissed', reason: 'Loại' })
  expect(await countFindings(db, EVERYTHING)).toMatchObject({ open: c(74), untouched: c(73), mine: c(1), verySerious: c(49) })
})
const c = (n: number) => ({ n, more: false })

test('views are kept by name, one’s own', async () => {
  const view = await saveView(db, EVERYTHING, { name: 'Cảng biển', query: { unit: ['R1'], sort: 'happened', columns: ['due'] } })
  await saveView(db, EVERYTHING, { name: 'Cảng biển', query: { unit: ['R2'], text: 'a\u0000b', stage: [String.raw`\u0000`] } })
  const other = { ...EVERYTHING, actor: { ...ANALYST, id: 'CC-00003' } }
  expect((await listViews(db, EVERYTHING)).rows).toEqual([
    { id: view.id, name: 'Cảng biển', query: { unit: ['R2'], text: 'ab', stage: [String.raw`\u0000`] } },
  ])
  expect((await listViews(db, other)).rows).toEqual([])
  await expect(removeView(db, other, { id: view.id })).rejects.toMatchObject({ code: 'absent' })
  expect(await removeView(db, EVERYTHING, { id: view.id })).toEqual({ ok: true })
  expect((await listViews(db, EVERYTHING)).rows).toEqual([])
})

test('days are those of the zone of the newest run, as on every other page', async () => {
  const happened = async () =>
    (await pageThrough({ happenedFrom: '2026-05-11', happenedUntil: '2026-05-12' }, 200)).map(({ happenedAt }) => happenedAt!.slice(8, 10))
  expect(new Set(await happened())).toEqual(new Set(['11', '12']))
  await write(db, { actor: ANALYST, kind: 'test.set-up', reason: 'for a test' }, async (trx) => {
    const id = '01900000-0000-7000-8000-00000000000a'
    await sql`insert into jobs.job (id, kind, by) values (${id}, 'detect', 'worker')`.execute(trx)
    await sql`insert into detect.run (id, lake, rulebooks, engine, cases, events, violating, unfinished, timezone, report)
      values (${id}, '', '[]', '1', 1, 1, 1, 0, 'Pacific/Pago_Pago', '{}')`.execute(trx)
  })
  expect(new Set(await happened())).toEqual(new Set(['12', '13']))
})
