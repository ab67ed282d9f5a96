import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/db.ts'
import { smallWorld } from '../../../test/world.ts'
import type { Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { readLog } from '../../lake/index.ts'
import { readVocabulary } from '../../law/index.ts'
import { loadLaw, usedRulebooks, type UsedRulebooks } from '../../law/versions/index.ts'
import { write } from '../../ledger/index.ts'
import { patternRequest } from '../behaviour/index.ts'
import { evaluate, requestFor, UNKNOWN, VIOLATED, type Evaluation } from '../index.ts'
import { collectRun } from './collect.ts'
import { newestReport, newestRun } from './read.ts'
import type { Run } from './schema.ts'
import { patternId, storeRun } from './write.ts'

const { db } = await testDatabase()
const machine: Actor = { id: 'machine', name: 'Liêm', kind: 'machine' }
let evaluation: Evaluation
let used: UsedRulebooks
let run: Run

function writing(work: (trx: Trx) => Promise<void>): Promise<void> {
  return write(db, { actor: machine, kind: 'detect.run', reason: 'because of the test' }, work)
}

async function store(given: Run): Promise<string> {
  const id = randomUUID()
  await writing(async (trx) => {
    await sql`insert into jobs.job (id, kind, by) values (${id}, 'detect', 'test')`.execute(trx)
    await storeRun(trx, id, given)
  })
  return id
}

beforeAll(async () => {
  const { lake } = await smallWorld({ deviations: 1, noise: 'high' })
  await loadLaw(db, machine)
  used = await usedRulebooks(db)
  const log = await readLog([lake], patternRequest(requestFor(used.rulebook, { units: true })))
  evaluation = evaluate(log, used.rulebook)
  const { names, lanes } = await readVocabulary()
  run = collectRun(evaluation, { used, names, lanes, engine: '0' })
})

test('a run is kept with the counts of the engine', async () => {
  expect(await newestRun(db)).toBeNull()
  const id = await store(run)
  const kept = await newestRun(db)
  expect(kept).toMatchObject({
    id,
    cases: evaluation.log.caseCount,
    events: evaluation.log.eventCount,
    violating: evaluation.violatingCases,
    rulebooks: [{ id: 'clearance', version: 1 }],
    timezone: 'Asia/Ho_Chi_Minh',
    until: new Date(Math.floor(evaluation.log.span.last / 1000)).toISOString().replace(/\.000Z$/u, 'Z'),
  })
  const { rows } = await sql<{ rule: string; violated: number; unknown: number; number: number }>`select rule, violated, unknown, number
    from detect.rule_result where run = ${id}`.execute(db)
  expect(rows).toHaveLength(evaluation.rules.length)
  for (const { rule, cases } of evaluation.rules)
    expect(rows).toContainEqual({ rule: rule.id, violated: cases.violated, unknown: cases.unknown, number: 1 })
})

test('cases: every one with its unit, its times and what it is against', async () => {
  const { rows } = await sql<{
    n: number
    events: number
    against: number
    finished: number
  }>`select count(*) as n, sum(events)::bigint as events,
    count(*) filter (where violated > 0) as against, count(*) filter (where finished) as finished from detect.case`.execute(db)
  expect(rows[0]).toEqual({
    n: evaluation.log.caseCount,
    events: evaluation.log.eventCount,
    against: evaluation.violatingCases,
    finished: evaluation.log.caseCount - evaluation.unfinishedCases,
  })
  const index = run.columns.violated.findIndex((n) => n > 0)
  expect(index).toBeGreaterThanOrEqual(0)
  const { log } = evaluation
  const one =
    await sql`select variant, unit, events, first_at as first, violated from detect.case where case_id = ${log.caseIds[index]!}`.execute(db)
  expect(one.rows).toEqual([
    {
      variant: log.variantOf[index],
      unit: log.unit.dictionary.texts[log.unit.codes.subarray(log.start[index]).find((code) => code > 0)! - 1],
      events: log.start[index + 1]! - log.start[index]!,
      first: expect.stringMatching(/^2/u) as string,
      violated: evaluation.rules.filter(({ verdicts }) => verdicts[index] === VIOLATED).length,
    },
  ])
})

test('sums by unit and month come to what the engine counted', async () => {
  const months = await sql<{
    cases: number
    violating: number
  }>`select sum(cases) as cases, sum(violating) as violating from detect.unit_month`.execute(db)
  const dated = [...run.columns.first].filter((time) => !Number.isNaN(time)).length
  expect(months.rows[0]!.cases).toBe(dated)
  const { rows } = await sql<{
    rule: string
    violated: number
    unknown: number
  }>`select rule, sum(violated) as violated, sum(unknown) as unknown
    from detect.tally group by rule`.execute(db)
  const counted = (rule: number, verdict: number): number => {
    const { verdicts } = evaluation.rules[rule]!
    return verdicts.reduce(
      (n, own, index) => n + (own === verdict && run.columns.unit[index] !== 0 && !Number.isNaN(run.columns.first[index]) ? 1 : 0),
      0,
    )
  }
  expect(rows.length).toBeGreaterThan(20)
  for (const { rule, violated, unknown } of rows) {
    const at = evaluation.rules.findIndex((result) => result.rule.id === rule)
    expect([rule, violated, unknown]).toEqual([rule, counted(at, VIOLATED), counted(at, UNKNOWN)])
  }
})

test('the log explorer: variants with their number in the table of cases, waiting times on the map', async () => {
  const { log, absent, unknownAccounts } = (await newestReport(db))!
  expect(unknownAccounts).toBe(run.accounts.length)
  expect(run.accounts.length).toBeGreaterThan(0)
  expect(run.accounts.filter((account) => account.startsWith('NKH-'))).toEqual([])
  expect(Object.keys(absent)).toHaveLength(evaluation.rules.length)
  expect(log.variants.reduce((sum, { cases }) => sum + cases, log.otherVariants.cases)).toBe(evaluation.log.caseCount)
  for (const { id, cases, steps } of log.variants.slice(0, 50)) {
    const { rows } = await sql<{
      n: number
      events: number
    }>`select count(*) as n, max(events) as events from detect.case where variant = ${id}`.execute(db)
    expect(rows[0]!.n).toBe(cases)
    expect(steps.filter(({ missing }) => !missing).reduce((sum, { skipped }) => sum + 1 + skipped, 0)).toBe(rows[0]!.events)
  }
  expect(log.variants.some(({ rules, steps }) => rules.length > 0 && steps.some(({ off, missing }) => off || missing))).toBe(true)
  expect(log.edges.every(({ medianMinutes }) => medianMinutes === null || medianMinutes >= 0)).toBe(true)
  expect(log.deviations.length).toBeGreaterThan(3)
})

test('the same run again changes no case; a changed case, a new one and one that is gone are followed', async () => {
  const marks = async (): Promise<Map<string, string>> => {
    const { rows } = await sql<{ id: string; mark: string }>`select case_id as id, xmin::text as mark from detect.case`.execute(db)
    return new Map(rows.map(({ id, mark }) => [id, mark]))
  }
  const before = await marks()
  const second = await store(run)
  expect(await marks()).toEqual(before)
  expect((await newestRun(db))!.id).toBe(second)
  const { columns } = run
  const events = columns.events.slice()
  events[3]!++
  const caseIds = columns.caseIds.with(0, 'a new one')
  await store({ ...run, columns: { ...columns, caseIds, events } })
  const after = await marks()
  expect(
    [...after]
      .filter(([id, mark]) => before.get(id) !== mark)
      .map(([id]) => id)
      .toSorted(),
  ).toEqual(['a new one', caseIds[3]].toSorted())
  expect([...before.keys()].filter((id) => !after.has(id))).toEqual([columns.caseIds[0]])
})

test('a text with NUL is kept all the same; instants that no calendar has are none', async () => {
  const { columns } = run
  const caseIds = columns.caseIds.with(0, 'x\0').with(1, 'x\uFFFD')
  const last = columns.last.slice()
  last[0] = 1e300
  await store({ ...run, columns: { ...columns, caseIds, last } })
  const { rows } = await sql<{
    id: string
    last: string | null
  }>`select case_id as id, last_at as last from detect.case where case_id like 'x%' order by 1`.execute(db)
  expect(rows).toEqual([
    { id: 'x\uFFFD', last: null },
    { id: 'x\uFFFD\uFFFD', last: expect.any(String) as string },
  ])
})

test('patterns of the newest run stand in the place of earlier ones, under the same ids', async () => {
  const { rows } = await sql<{
    id: string
    status: string
    kind: string
  }>`select id, status, subject_kind as kind from detect.pattern`.execute(db)
  expect(rows).toHaveLength(run.patterns.length)
  expect(rows.map(({ id }) => id).toSorted()).toEqual(run.patterns.map(patternId).toSorted())
  expect(rows.filter(({ kind, status }) => kind === 'broker' && !['red', 'amber'].includes(status))).toEqual([])
})
