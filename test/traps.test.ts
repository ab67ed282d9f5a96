/** Where a packed log in DuckDB goes wrong quietly: order, width and sharing. Each number is plain arithmetic over the rows. */
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, expect, test } from 'vitest'
import { buildFolder, buildRow, buildRule, buildRulebook, csvOf, MONDAY, yamlOf } from './build.ts'
import { askEngine } from './reference/engine.ts'
import type { EngineAnswer } from './reference/engine.ts'
import type { Judgement, Row, Rule, Rulebook } from './reference/model.ts'

const folder = buildFolder()
afterAll(folder.done)

let files = 0
async function ask(logs: Row[][] | string[], rules: Rule[], rest: Partial<Rulebook> = {}): Promise<EngineAnswer> {
  const written = logs.map((log) => folder.write(`log${(files += 1)}.csv`, typeof log === 'string' ? log : csvOf(log)))
  return askEngine(written, [folder.write('rules.yaml', yamlOf(buildRulebook(rules, rest)))])
}

const violated = (...events: number[]): Judgement => ({ verdict: 'violated', events })
const satisfied: Judgement = { verdict: 'satisfied', events: [] }

/** Deterministic numbers below n (a linear congruence), so that a failure is the same each time. */
function numbers(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * n)
  }
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = numbers(seed)
  const result = [...items]
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = next(at + 1)
    ;[result[at], result[other]] = [result[other]!, result[at]!]
  }
  return result
}

test('unsorted rows of many cases come out in order with every thread at work', async () => {
  const cases = 20_000
  const trace = ['A', 'B', 'C', 'D', 'E', 'F']
  const rows = Array.from({ length: cases }, (_, at) =>
    trace.map((activity, step) => buildRow(activity, step + at, { case: `c${at}` })),
  ).flat()
  const chains = trace.slice(1).map((next, at) => buildRule('chainResponse', trace[at]!, next, { id: `R${at}` }))
  const { evaluation } = await ask(
    [shuffled(rows, 7)],
    [...chains, buildRule('init', 'A', undefined, { id: 'first' }), buildRule('end', 'F', undefined, { id: 'last' })],
  )
  expect(evaluation.rules.map(({ cases: { satisfied: kept } }) => kept)).toEqual(evaluation.rules.map(() => cases))
  expect(evaluation.log.variants.count.length).toBe(1)
})

test('equal instants keep the order of files and rows, whatever the activities are called', async () => {
  const at = (activity: string): Row => buildRow(activity, 0)
  const rules = [
    buildRule('chainPrecedence', 'Z', 'A', { id: 'R1' }),
    buildRule('chainPrecedence', 'A', 'M', { id: 'R2' }),
    buildRule('notSuccession', 'A', 'Z', { id: 'R3' }),
  ]
  for (const logs of [[[at('Z'), at('A'), at('M')]], [[at('Z')], [at('A'), at('M')]]]) {
    expect((await ask(logs, rules)).judgements.flat()).toEqual([satisfied, satisfied, satisfied])
  }
  expect((await ask([[at('M'), at('A')], [at('Z')]], rules)).judgements.flat()).toEqual([violated(0, 1), violated(0), violated(1, 2)])
})

test.each(['csv', 'parquet'])('equal instants keep their row over many blocks of a %s read by every thread', async (format) => {
  const [cases, steps] = [1000, 120]
  const row = `'c' || (i % ${cases}) AS case_id, 'step ' || ((i // ${cases}) % 4) AS activity, '2026-02-02T00:00:00Z' AS timestamp`
  const file = folder.at(`ties.${format}`)
  const db = await (await DuckDBInstance.create(':memory:')).connect()
  await db.run(
    `COPY (SELECT ${row} FROM range(${cases * steps}) t(i) ORDER BY i) TO '${file}' (${format === 'csv' ? 'HEADER' : 'ROW_GROUP_SIZE 2048'})`,
  )
  db.closeSync()
  const chains = [0, 1, 2].map((at) => buildRule('chainResponse', `step ${at}`, `step ${at + 1}`, { id: `R${at}` }))
  const { evaluation } = await askEngine([file], [folder.write('rules.yaml', yamlOf(buildRulebook(chains)))])
  expect(evaluation.rules.map(({ cases: { satisfied: kept } }) => kept)).toEqual([cases, cases, cases])
  expect(evaluation.log.variants.count.length).toBe(1)
})

test('a thousand equal instants keep their rows', async () => {
  const rows = Array.from({ length: 1500 }, (_, at) => buildRow(at % 2 === 0 ? 'B' : 'A', 0))
  const answer = await ask(
    [rows],
    [
      buildRule('chainPrecedence', 'B', 'A', { id: 'R1' }),
      buildRule('init', 'B', undefined, { id: 'R2' }),
      buildRule('alternateResponse', 'B', 'A', { id: 'R3' }),
    ],
  )
  expect(answer.judgements.flat()).toEqual([satisfied, satisfied, satisfied])
})

test('a missing resource is nobody: not the same as another missing one, and not different either', async () => {
  const rows = [buildRow('A', 0), buildRow('B', 1), buildRow('B', 2, { resource: 'SYSTEM' }), buildRow('A', 3, { resource: 'SYSTEM' })]
  const rules = [buildRule('fourEyes', 'A', 'B', { id: 'R1' }), buildRule('samePerson', 'A', 'B', { id: 'R2' })]
  const unknown: Judgement = { verdict: 'unknown', events: [] }
  expect((await ask([rows], rules, { notAPerson: ['SYSTEM'] })).judgements.flat()).toEqual([unknown, unknown])
  expect((await ask([rows], rules)).judgements.flat()).toEqual([violated(2, 3), unknown])
})

test.each([
  ['milliseconds', 1000],
  ['microseconds', 1],
])('%s are not rounded away, in order or in time', async (_name, unit) => {
  const row = (activity: string, time: number): Row => ({ ...buildRow(activity, 0), time: MONDAY + time })
  const rules = [
    buildRule('precedence', 'A', 'B', { id: 'R1' }),
    buildRule('response', 'A', 'C', { id: 'R2', within: '30m' }),
    buildRule('response', 'B', 'C', { id: 'R3', within: '30m' }),
  ]
  const rows = [row('C', 1_800_000_000 + unit), row('B', unit), row('A', 0)]
  expect((await ask([rows], rules)).judgements.flat()).toEqual([satisfied, violated(0), satisfied])
})

test('three hundred activities and more than 65,536 resources, cases and values', async () => {
  const many = 70_000
  const rows = Array.from({ length: many }, (_, at) => [
    buildRow(`activity ${at % 300}`, at, { case: `case ${at}`, resource: `person ${at}`, lot: `lot ${at}` }),
    buildRow('B', at + 1, {
      case: `case ${at}`,
      resource: at === 65_537 ? `person ${at}` : `person ${(at + 65_536) % many}`,
      lot: `lot ${at}`,
    }),
  ]).flat()
  const late = { op: 'compare', left: { name: 'lot' }, is: '==', right: { text: 'lot 69999' } } as const
  const same = { op: 'compare', left: { name: 'lot', of: 'a' }, is: '==', right: { name: 'lot', of: 'b' } } as const
  const { evaluation, judgements } = await ask(
    [rows],
    [
      buildRule(
        'fourEyes',
        Array.from({ length: 300 }, (_, at) => `activity ${at}`),
        'B',
        { id: 'eyes' },
      ),
      buildRule('absence', 'activity 299', undefined, { id: 'last' }),
      buildRule('absence', 'activity 43', undefined, { id: 'wrapped' }),
      { ...buildRule('absence', 'B', undefined, { id: 'value' }), a: { activities: ['B'], when: late } },
      buildRule('response', 'activity 1', 'B', { id: 'pair', correlate: same }),
    ],
  )
  expect(evaluation.log).toMatchObject({ caseCount: many, eventCount: 2 * many })
  const found = (rule: number): number[] => judgements[rule]!.flatMap(({ verdict }, at) => (verdict === 'violated' ? [at] : []))
  expect(found(0)).toEqual([65_537])
  const ending = (rest: number): number[] => Array.from({ length: many }, (_, at) => at).filter((at) => at % 300 === rest)
  expect([found(1), found(2)]).toEqual([ending(299), ending(43)])
  expect([found(3), found(4)]).toEqual([[69_999], []])
})

test('a case of five thousand events among short ones, mixed', async () => {
  const long = Array.from({ length: 5000 }, (_, at) => buildRow(at === 4998 ? 'B' : 'A', at, { case: 'long' }))
  const short = Array.from({ length: 50 }, (_, at) => [
    buildRow('A', at, { case: `s${at}` }),
    buildRow('B', at + 1, { case: `s${at}` }),
  ]).flat()
  const answer = await ask(
    [shuffled([...long, ...short], 3)],
    [buildRule('alternateResponse', 'A', 'B', { id: 'R1' }), buildRule('chainPrecedence', 'A', 'B', { id: 'R2' })],
  )
  const at = answer.caseIds.indexOf('long')
  const allButOne = Array.from({ length: 4999 }, (_, position) => (position === 4998 ? 4999 : position)).filter(
    (position) => position !== 4997,
  )
  expect(answer.judgements[0]![at]).toEqual(violated(...allButOne))
  expect(answer.judgements[0]!.filter(({ verdict }) => verdict === 'satisfied')).toHaveLength(50)
  expect(answer.judgements[1]!.every(({ verdict }) => verdict === 'satisfied')).toBe(true)
})

test('cases that run through several files are one case each, and files are told in their order', async () => {
  const trace = ['A', 'B', 'C', 'D']
  const rows = Array.from({ length: 300 }, (_, at) =>
    trace.map((activity, step) => buildRow(activity, at * 7 + step, { case: `c${at}` })),
  ).flat()
  const parts = [0, 1, 2].map((part) => shuffled(rows, 11).filter((_, at) => at % 3 === part))
  const { evaluation, caseIds } = await ask(
    parts,
    trace.slice(1).map((next, at) => buildRule('chainSuccession', trace[at]!, next, { id: `R${at}` })),
  )
  expect(evaluation.rules.map(({ cases: { satisfied: kept } }) => kept)).toEqual([300, 300, 300])
  expect(caseIds).toEqual([...new Set(parts.flat().map((row) => row.case))])
})

test('columns in another order, more of them, and other files of other columns', async () => {
  const one = 'note,timestamp,activity,case_id\nx,2026-02-02T00:00:00Z,A,c1\n'
  const other = 'case_id,resource,activity,timestamp\nc1,anh,B,2026-02-02T00:01:00Z\n'
  expect((await ask([one, other], [buildRule('chainResponse', 'A', 'B')])).judgements).toEqual([[satisfied]])
})

test('variants: hashes are not trusted; cases of the same activities in another order are judged apart', async () => {
  const orders = ['ABC', 'ACB', 'BAC', 'BCA', 'CAB', 'CBA']
  const rows = Array.from({ length: 6000 }, (_, at) =>
    [...orders[at % 6]!].map((activity, step) => buildRow(activity, step, { case: `c${at}` })),
  ).flat()
  const { evaluation } = await ask(
    [rows],
    [
      buildRule('response', 'A', 'B', { id: 'R1' }),
      buildRule('init', 'C', undefined, { id: 'R2' }),
      buildRule('notChainSuccession', 'B', 'A', { id: 'R3' }),
    ],
  )
  expect(evaluation.rules.map(({ cases: { violated: against } }) => against)).toEqual([3000, 4000, 2000])
})

test.each([
  ['TIMESTAMP', "TIMESTAMP '2026-02-02 09:00:00'", 'UTC'],
  ['TIMESTAMP WITH TIME ZONE', "TIMESTAMPTZ '2026-02-02 09:00:00+00'", 'Asia/Ho_Chi_Minh'],
  ['TIMESTAMP_NS', "TIMESTAMP_NS '2026-02-02 09:00:00.000000001'", 'UTC'],
  ['VARCHAR', "'2026-02-02T09:00:00Z'", 'Asia/Ho_Chi_Minh'],
  ['TIMESTAMP in local time', "TIMESTAMP '2026-02-02 16:00:00'", 'Asia/Ho_Chi_Minh'],
])('Parquet with a %s column: the instant is what the column says', async (_name, sql, timezone) => {
  const file = folder.at(`typed${(files += 1)}.parquet`)
  const db = await (await DuckDBInstance.create(':memory:')).connect()
  await db.run(
    `SET TimeZone = 'UTC'; COPY (SELECT 'c1' AS case_id, 'A' AS activity, ${sql} AS ts, NULL::VARCHAR AS resource, 5 AS amount) TO '${file}' (FORMAT parquet)`,
  )
  db.closeSync()
  const rules = [
    buildRule('absence', 'A', undefined, { when: { op: 'compare', left: { name: 'amount' }, is: '>=', right: { number: 5 } } }),
  ]
  const { evaluation, judgements } = await askEngine([file], [folder.write('rules.yaml', yamlOf(buildRulebook(rules, { timezone })))])
  expect(evaluation.log.time[0]).toBe(MONDAY + 9 * 3_600_000_000)
  expect(judgements).toEqual([[violated(0)]])
})
