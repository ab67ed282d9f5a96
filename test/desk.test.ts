import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  listCases,
  listPatterns,
  listRulebooks,
  listUnitRows,
  recountFindings,
  searchAll,
  showCase,
  showLog,
  showOverview,
  showPattern,
  showRulebook,
  showState,
  showUnit,
} from '../src/desk/index.ts'
import * as logContract from '../src/desk/log/schema.ts'
import * as overviewContract from '../src/desk/overview/schema.ts'
import * as patternContract from '../src/desk/patterns/schema.ts'
import * as rulebookContract from '../src/desk/rulebooks/schema.ts'
import * as unitContract from '../src/desk/units/schema.ts'
import { localDay, ZONE } from '../src/base/index.ts'
import type { Scope } from '../src/base/schema.ts'
import { listFindings, moveFinding, recordHearing } from '../src/findings/index.ts'
import { listFindings as listContract } from '../src/findings/schema.ts'
import { DECLARATIONS_PER_SCALE } from '../src/synth/index.ts'
import { ANALYST, EVERYTHING } from './build-db.ts'
import { testDatabase } from './db.ts'
import { installationAt, openPlatform, runDetect } from './platform.ts'
import { smallWorld, type SmallWorld } from './world.ts'

const { db } = await testDatabase()
const CASES = 8000
const ONE_UNIT: Scope = { ...EVERYTHING, units: ['HQVP'] }
let world: SmallWorld

beforeAll(async () => {
  world = await smallWorld({
    scale: CASES / DECLARATIONS_PER_SCALE,
    plant: { 'checked-and-cleared-by-one@HQVP': 0.25, 'document-check-late': 0.02 },
    noise: 'low',
  })
  await openPlatform(db, world)
})

/** What one query of plain SQL over the findings themselves says. */
async function number(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  return (await query.execute(db)).rows[0]!.n
}

/** All sums, to be compared before and after they are made anew. */
async function allSums(): Promise<unknown[]> {
  const query = sql`select kind, unit, rule, state, sum(n)::int as n from desk.finding_sum group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4`
  return (await query.execute(db)).rows
}

const LIVE = sql`withheld_by is null and state in ('new', 'review', 'confirmed')`

async function overviewOf(input: { unit?: string; months?: number } = {}, scope = EVERYTHING) {
  const view = await showOverview(db, scope, { months: 12, ...input })
  overviewContract.overview.parse(view)
  return view
}

test('the chain, the units, the rules and the stages come to the findings that there are', async () => {
  const view = await overviewOf()
  const all = await number(sql<{ n: number }>`select count(*) as n from findings.finding where ${LIVE}`)
  expect(all).toBeGreaterThan(100)
  expect(view.chain.map(({ step, n }) => [step, n])).toEqual([
    ['cases', CASES],
    ['findings', all],
    ['looked-at', 0],
    ['confirmed', 0],
    ['dismissed', 0],
  ])
  expect(view.unitCount).toBe(12)
  expect(view.units.reduce((sum, { violated }) => sum + violated, 0)).toBe(all)
  expect(view.units.reduce((sum, { cases }) => sum + cases, 0)).toBe(CASES)
  expect(view.stages.rows.reduce((sum, { total }) => sum + total, 0)).toBe(all)
  for (const { rule, violated } of view.rules)
    expect(violated).toBe(await number(sql<{ n: number }>`select count(*) as n from findings.finding where rule = ${rule} and ${LIVE}`))
  for (const { unit, violated } of view.units)
    expect(violated).toBe(
      await number(sql<{ n: number }>`select count(*) as n from findings.finding where unit = ${unit.code} and ${LIVE}`),
    )
})

test('the trend goes by the week of the act, on the local calendar', async () => {
  const { trend } = await overviewOf()
  const { rows } = await sql<{
    week: string
    n: number
  }>`select date_trunc('week', happened_at at time zone 'Asia/Ho_Chi_Minh')::date as week,
    count(*) as n from findings.finding where happened_at is not null group by 1`.execute(db)
  for (const { week, n } of rows) expect(trend.found[trend.starts.indexOf(week)]).toBe(n)
  expect(trend.concluded.every((n) => n === 0)).toBe(true)
  expect(trend.starts.length).toBeGreaterThan(45)
})

test('a unit alone; what may not be seen is not counted', async () => {
  const n = await number(sql<{ n: number }>`select count(*) as n from findings.finding where unit = 'HQVP' and ${LIVE}`)
  for (const view of [await overviewOf({ unit: 'HQVP' }), await overviewOf({}, ONE_UNIT)]) {
    expect(view.chain[1]!.n).toBe(n)
    expect(view.units.map(({ unit }) => unit.code)).toEqual(['HQVP'])
  }
  const region = await overviewOf({ unit: 'KV21' })
  expect(region.unit!.name.en).toContain('XXI')
  expect(region.units.map(({ unit }) => unit.code).toSorted()).toEqual(['HQDM', 'HQSL', 'HQTC', 'HQVP'])
  const bands = new Map((await overviewOf()).units.map(({ unit, band, outside }) => [unit.code, [band, outside]]))
  expect(bands.get('HQVP')![0]).not.toBeNull()
  for (const view of [region, await overviewOf({}, ONE_UNIT)])
    for (const { unit, band, outside } of view.units) expect([unit.code, band, outside]).toEqual([unit.code, ...bands.get(unit.code)!])
  await expect(overviewOf({ unit: 'NOWHERE' })).rejects.toMatchObject({ code: 'absent' })
})

test('where one rule was planted, the unit stands out: outside the band, and in the attention list', async () => {
  const view = await overviewOf()
  const unit = view.units.find((row) => row.unit.code === 'HQVP')!
  expect(unit.outside).toBe('above')
  expect(unit.band!.units).toBeGreaterThan(6)
  const pattern = view.attention.find(({ kind }) => kind === 'patterns')!
  expect(pattern.facts).toMatchObject({ rule: 'CLR-017', subject: { vi: expect.stringContaining('Vân Phượng') as string } })
  const untouched = view.attention.find(({ kind }) => kind === 'very-serious-untouched')!
  expect(untouched.n).toBe(
    await number(sql<{ n: number }>`select count(*) as n from findings.finding where severity = 3 and state = 'new'`),
  )
  expect(view.attention.find(({ kind }) => kind === 'unconfirmed-rules')!.n).toBeGreaterThan(50)
  expect(view.attention.map(({ kind }) => kind)).not.toContain('overdue')
  expect(view.ages[0]).toMatchObject({ age: 'today', n: view.chain[1]!.n })
})

test('the number of findings with a hearing leads to just those', async () => {
  const { rows } = await sql<{ id: string; officer: string }>`select f.id, min(n.officer) as officer from findings.finding f
    join findings.named n on n.finding = f.id where n.officer is not null and ${LIVE} group by f.id order by f.id limit 3`.execute(db)
  const [untouched, taken, other] = rows.map((row) => row.id)
  await moveFinding(db, EVERYTHING, { id: taken!, to: 'review', reason: 'Xem' })
  await moveFinding(db, EVERYTHING, { id: other!, to: 'review', reason: 'Xem' })
  for (const { id, officer } of rows.slice(0, 2))
    await recordHearing(db, EVERYTHING, { id, officer, outcome: 'heard', said: 'Có', on: '2026-01-05' })
  const { n, link } = (await overviewOf()).attention.find(({ kind }) => kind === 'hearings')!
  const query = { ...link.query, heard: link.query.heard?.[0] }
  const list = await listFindings(db, EVERYTHING, listContract.input.parse({ ...query, limit: 50 }))
  expect([n, list.rows.map(({ id }) => id).toSorted()]).toEqual([2, [untouched, taken].toSorted()])
  for (const id of [taken!, other!]) await moveFinding(db, EVERYTHING, { id, to: 'new', reason: 'Trả lại' })
})

test('a finding that moves, is held back or is given a day moves the sums with it', async () => {
  const { rows } = await sql<{ id: string }>`select id from findings.finding where unit = 'HQVP' order by number limit 4`.execute(db)
  const before = await overviewOf({ unit: 'HQVP' })
  const late = localDay(ZONE, Date.now() - 5 * 86_400_000)
  const change = async (set: ReturnType<typeof sql>, at: number): Promise<void> => {
    const id = rows[at]!.id
    await db
      .transaction()
      .setAccessMode('read write')
      .execute((trx) => sql`update findings.finding set ${set} where id = ${id}`.execute(trx))
  }
  await change(sql`state = 'review', due = ${late}`, 0)
  await change(sql`state = 'confirmed'`, 1)
  await change(sql`state = 'dismissed'`, 2)
  const after = await overviewOf({ unit: 'HQVP' })
  const n = before.chain[1]!.n
  expect(after.chain.map((row) => row.n)).toEqual([before.chain[0]!.n, n, 3, 1, 1])
  expect(after.units[0]!.violated).toBe(n - 1)
  expect(after.attention[0]).toMatchObject({ kind: 'overdue', n: 1, days: -5, facts: { since: late } })
  expect(after.trend.concluded.reduce((sum, one) => sum + one, 0)).toBe(2)
  expect((await showState(db, ONE_UNIT, installationAt(world.lake))).counts.findings).toBe(n - 2)
  const changed = await allSums()
  await db
    .transaction()
    .setAccessMode('read write')
    .execute(async (trx) => {
      await recountFindings(trx)
      const compacted = await sql<{ n: number }>`select count(*) as n from desk.finding_sum`.execute(trx)
      await sql`select desk.recount()`.execute(trx)
      const anew = await sql<{ n: number }>`select count(*) as n from desk.finding_sum`.execute(trx)
      expect(compacted.rows).toEqual(anew.rows)
    })
  expect(await allSums()).toEqual(changed)
  await change(sql`state = 'new'`, 0)
  await change(sql`state = 'new'`, 1)
  await change(sql`state = 'new'`, 2)
})

test('whoever may see each unit reads the same as whoever sees all, also less what a conflict keeps', async () => {
  const { rows } = await sql<{ id: string; officer: string }>`select f.id, n.officer from findings.finding f
    join findings.named n on n.finding = f.id where n.officer is not null and severity = 3 and state = 'new' order by f.number limit 1`.execute(
    db,
  )
  const { id, officer } = rows[0]!
  const units = await sql<{ unit: string }>`select distinct coalesce(unit, '') as unit from findings.finding`.execute(db)
  const due = (day: string | null) =>
    db
      .transaction()
      .setAccessMode('read write')
      .execute((trx) => sql`update findings.finding set due = ${day} where id = ${id}`.execute(trx))
  const read = async (scope: Scope, months: number) => {
    const { chain, trend, ages, rules, stages, units: table, attention } = await overviewOf({ months }, scope)
    return { chain, trend, ages, rules, stages, table, attention: attention.filter(({ kind }) => kind !== 'patterns') }
  }
  const before = (await db.selectFrom('findings.finding').select('due').where('id', '=', id).executeTakeFirstOrThrow()).due
  const day = localDay(ZONE, Date.now() - 40 * 86_400_000)
  await due(day)
  for (const hidden of [[], [officer]])
    for (const months of [12, 24]) {
      const all = await read({ ...EVERYTHING, hidden }, months)
      expect(await read({ ...EVERYTHING, units: units.rows.map(({ unit }) => unit), hidden }, months)).toEqual(all)
      expect(all.attention.some(({ facts }) => facts['since'] === day)).toBe(hidden.length === 0)
    }
  await due(before)
})

test('state: what every page shows', async () => {
  const state = await showState(db, EVERYTHING, installationAt(world.lake))
  overviewContract.appState.parse(state)
  expect(state).toMatchObject({ demonstration: false, timezone: 'Asia/Ho_Chi_Minh', actor: ANALYST, localOnly: true })
  expect(state.counts.patterns).toBeGreaterThan(0)
  expect(state.dataUntil).toMatch(/^2026-11-1/u)
})

describe('units', () => {
  test('a tree with sums of everything below', async () => {
    const view = await listUnitRows(db, EVERYTHING, { months: 12 })
    unitContract.listUnitRows.output.parse(view)
    expect(view.rows.map(({ depth }) => depth).slice(0, 3)).toEqual([0, 1, 2])
    expect(view.rows).toHaveLength(16)
    const [top] = view.rows
    const below = view.rows.filter(({ level }) => level === 3)
    for (const key of ['cases', 'violated', 'unknown', 'open', 'patterns'] as const)
      expect(top![key]).toBe(below.reduce((sum, row) => sum + row[key], 0))
    expect(top!.cases).toBe(CASES)
    expect(view.unknownUnits).toEqual([])
    expect((await listUnitRows(db, ONE_UNIT, { months: 12 })).rows.map(({ code }) => code)).toEqual(['HQVP'])
  })

  test('one unit: months, rules against its like, children', async () => {
    const region = await showUnit(db, EVERYTHING, { code: 'KV21', months: 12 })
    unitContract.showUnit.output.parse(region)
    expect(region.parents).toHaveLength(1)
    expect(region.children.map(({ code }) => code).toSorted()).toEqual(['HQDM', 'HQSL', 'HQTC', 'HQVP'])
    expect(region.months.reduce((sum, { cases }) => sum + cases, 0)).toBe(region.cases)
    const port = await showUnit(db, EVERYTHING, { code: 'HQVP', months: 12 })
    const rule = port.rules.find((row) => row.rule === 'CLR-017')!
    expect(rule.rate!).toBeGreaterThan(5 * rule.peersRate!)
    expect(rule.violated).toBe(
      await number(sql<{ n: number }>`select count(*) as n from findings.finding where unit = 'HQVP' and rule = 'CLR-017' and ${LIVE}`),
    )
    expect(port.patterns.map((pattern) => [pattern.rule, pattern.against])).toContainEqual(['CLR-017', 'peers'])
    await expect(showUnit(db, EVERYTHING, { code: 'NOWHERE', months: 12 })).rejects.toMatchObject({ code: 'absent' })
    await expect(showUnit(db, ONE_UNIT, { code: 'HQSL', months: 12 })).rejects.toMatchObject({ code: 'absent' })
  })
})

describe('patterns', () => {
  test('the weightiest first, page by page; counts by status', async () => {
    const first = await listPatterns(db, EVERYTHING, { limit: 5 })
    patternContract.listPatterns.output.parse(first)
    expect(first.rows[0]).toMatchObject({ rule: 'CLR-017', subject: 'HQVP', against: 'peers' })
    const second = await listPatterns(db, EVERYTHING, { limit: 5, cursor: first.next! })
    expect(second.rows.map(({ id }) => id)).not.toContain(first.rows[4]!.id)
    const back = await listPatterns(db, EVERYTHING, { limit: 5, cursor: second.previous! })
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id))
    expect(Object.values(first.counts).reduce((sum, n) => sum + n, 0)).toBe(first.total.n)
    const red = await listPatterns(db, EVERYTHING, { limit: 50, status: ['red', 'amber'], subjectKind: 'unit', rule: 'CLR-017' })
    expect(new Set(red.rows.map(({ subject }) => subject))).toEqual(new Set(['HQVP']))
    const own = await listPatterns(db, ONE_UNIT, { limit: 200 })
    expect(new Set(own.rows.map(({ subject, subjectKind }) => `${subjectKind} ${subject}`))).toEqual(new Set(['unit HQVP']))
  })

  test('one pattern: peers, words, findings behind it; the same address after the next run', async () => {
    const [{ id } = { id: '' }] = (await listPatterns(db, EVERYTHING, { limit: 1 })).rows
    const view = await showPattern(db, EVERYTHING, { id })
    patternContract.showPattern.output.parse(view)
    expect(view.peers.filter(({ self }) => self).map(({ subject }) => subject)).toEqual(['HQVP'])
    expect(view.peers.length).toBeGreaterThan(7)
    expect(view.findings.length).toBeGreaterThan(5)
    expect(view.strata.vi).toContain('luồng')
    await runDetect(db, world.lake)
    expect((await showPattern(db, EVERYTHING, { id })).rule).toBe(view.rule)
    const ordinary = (await listPatterns(db, EVERYTHING, { limit: 1, status: ['ordinary'], subjectKind: 'unit' })).rows[0]!
    const shown = await showPattern(db, EVERYTHING, { id: ordinary.id })
    expect(shown.peers[0]).toMatchObject({ subject: ordinary.subject, self: true })
    const [first] = view.cases
    const behind = await listFindings(db, EVERYTHING, listContract.input.parse({ caseId: first, rule: [view.rule] }))
    for (const one of behind.rows) await moveFinding(db, EVERYTHING, { id: one.id, to: 'dismissed', reason: 'Đã xem' })
    expect(behind.rows.length).toBeGreaterThan(0)
    expect((await showPattern(db, EVERYTHING, { id })).cases).toEqual(view.cases.slice(1))
    expect((await listPatterns(db, EVERYTHING, { limit: 1 })).rows[0]!.cases).toEqual(view.cases.slice(1))
    for (const to of ['review', 'new'] as const)
      for (const one of behind.rows) await moveFinding(db, EVERYTHING, { id: one.id, to, reason: 'Mở lại' })
    expect((await showPattern(db, EVERYTHING, { id })).cases).toEqual(view.cases)
    await expect(showPattern(db, { ...ONE_UNIT, units: ['HQSL'] }, { id })).rejects.toMatchObject({ code: 'absent' })
  })
})

describe('log', () => {
  test('variants lead to their cases, a number to its case, a case to its events and findings', async () => {
    const view = await showLog(db, EVERYTHING)
    logContract.logView.parse(view)
    const variant = view.variants.find(({ rules }) => rules.length > 0)!
    const cases = await listCases(db, EVERYTHING, { limit: 10, variant: variant.id })
    logContract.listCases.output.parse(cases)
    expect(cases.total.n).toBe(variant.cases)
    const { rows } = await sql<{
      case_id: string
      n: number
    }>`select case_id, count(*) as n from findings.finding group by 1 order by n desc, 1 limit 1`.execute(db)
    const { case_id: caseId, n } = rows[0]!
    const spaced = caseId.replaceAll(/(\d{4})(?=\d)/gu, '$1 ')
    const [found] = (await listCases(db, EVERYTHING, { limit: 10, text: spaced })).rows
    expect(found).toMatchObject({ caseId, findings: n })
    const shown = await showCase(db, EVERYTHING, world.lake, { caseId })
    logContract.showCase.output.parse(shown)
    expect(shown.events).toHaveLength(found!.events)
    expect(shown.findings).toHaveLength(n)
    expect(shown.facts.find(({ name }) => name === 'regime')!.label.vi).toBe('Loại hình')
    const stranger: Scope = { ...EVERYTHING, units: [] }
    await expect(showCase(db, stranger, world.lake, { caseId })).rejects.toMatchObject({ code: 'absent' })
    await expect(showCase(db, EVERYTHING, world.lake, { caseId: 'none' })).rejects.toMatchObject({ code: 'absent' })
    expect((await listCases(db, stranger, { limit: 10 })).rows).toEqual([])
  })
})

describe('rulebooks', () => {
  test('each rule with what it did; counts add up', async () => {
    const { rows } = await listRulebooks(db, EVERYTHING)
    expect(rows).toEqual([expect.objectContaining({ id: 'clearance', version: 1, drafts: 0, cases: CASES })])
    const view = await showRulebook(db, EVERYTHING, { id: 'clearance' })
    rulebookContract.showRulebook.output.parse(view)
    expect(view.rules).toHaveLength(rows[0]!.rules)
    for (const { counts } of view.rules) {
      expect(counts!.activated + counts!.vacuous).toBe(CASES)
      expect(counts!.violated + counts!.satisfied + counts!.unknown).toBe(counts!.activated)
    }
    for (const { rule, openFindings } of view.rules)
      expect(openFindings).toBe(
        await number(
          sql<{
            n: number
          }>`select count(*) as n from findings.finding where rule = ${rule} and state in ('new', 'review') and withheld_by is null`,
        ),
      )
    await expect(showRulebook(db, EVERYTHING, { id: 'nowhere' })).rejects.toMatchObject({ code: 'absent' })
  })
})

describe('search', () => {
  const hitsOf = async (text: string, scope = EVERYTHING) => {
    const found = await searchAll(db, { scope, handled: scope }, { text })
    overviewContract.search.output.parse(found)
    return found.hits.map(({ kind, key, label }) => [kind, key, label.vi] as const)
  }

  test('findings by number, cases by their beginning, units and rules without diacritics; never a person', async () => {
    const { rows } = await sql<{
      id: string
      number: string
      case_id: string
    }>`select id, number, case_id from findings.finding order by number limit 1`.execute(db)
    const { id, number: name, case_id } = rows[0]!
    for (const text of [name, name.toLowerCase(), String(Number(name.slice(-6)))])
      expect((await hitsOf(text))[0]!.slice(0, 2)).toEqual(['finding', id])
    expect((await hitsOf(case_id.slice(0, 10))).map(([kind]) => kind)).toContain('case')
    expect(await hitsOf('van phuong')).toContainEqual(['unit', 'HQVP', expect.stringContaining('Vân Phượng')])
    expect((await hitsOf('thông quan thue')).map(([kind]) => kind)).toContain('rule')
    expect(await hitsOf('%')).toEqual([])
    const person = await sql<{ name: string }>`select name from organisation.officer order by number limit 1`.execute(db)
    expect(await hitsOf(person.rows[0]!.name)).toEqual([])
    expect(await hitsOf('van phuong', { ...EVERYTHING, units: ['HQSL'] })).toEqual([])
  })
})

test('the log names nobody in a case whose findings were all dismissed', async () => {
  const { rows } = await sql<{
    case_id: string
  }>`select case_id from findings.finding where withheld_by is null order by number limit 1`.execute(db)
  const caseId = rows[0]!.case_id
  const accounts = async (): Promise<Set<string | null>> =>
    new Set((await showCase(db, EVERYTHING, world.lake, { caseId })).events.map(({ account }) => account))
  expect((await accounts()).has('«…»')).toBe(false)
  const { rows: found } = await sql<{
    id: string
  }>`select id from findings.finding where case_id = ${caseId} and withheld_by is null`.execute(db)
  for (const { id } of found) await moveFinding(db, EVERYTHING, { id, to: 'dismissed', reason: 'Tài khoản dùng chung' })
  expect([...(await accounts())].filter((account) => account !== null)).toEqual(['«…»'])
})
