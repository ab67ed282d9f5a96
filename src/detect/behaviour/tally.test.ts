import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildFolder, buildRule, buildRulebook, yamlOf } from '../../../test/build.ts'
import { readLog } from '../../lake/index.ts'
import { readRulebooks } from '../../law/index.ts'
import { evaluate } from '../evaluate.ts'
import { requestFor } from '../summary.ts'
import type { Evaluation } from '../schema.ts'
import { cellsOf, findPatterns, patternRequest, tableOf, tally, withCases, type Cell, type TallyOptions } from './index.ts'

const folder = buildFolder()
afterAll(folder.done)

const HEADER = 'case_id,activity,timestamp,unit,broker,channel,regime,transport\n'

/** Ten cases that follow the rule (A then B), one that does not; months and units as their rows say. */
const ROWS = [
  'c1,A,2026-01-31T16:59:00Z,HQ1,K1,green,import,sea',
  'c1,B,2026-02-01T10:00:00Z,HQ2,K1,red,import,sea',
  'c2,A,2026-01-31T17:00:00Z,HQ1,K1,green,import,sea',
  'c3,A,2026-02-10T02:00:00Z,,,,,',
  'c3,B,2026-02-11T02:00:00Z,HQ1,K2,red,export,',
  'c4,A,,HQ1,K2,red,export,road',
  'c5,A,2026-02-12T02:00:00Z,HQ1,K2,red,export,road',
  'c5,C,,HQ1,K2,red,export,road',
  'c6,A,2026-02-13T02:00:00Z,HQ1,K2,red,export,road',
  'c7,C,2026-02-13T02:00:00Z,HQ1,K2,red,export,road',
]

async function evaluated(rows: readonly string[], name: string): Promise<Evaluation> {
  const rulebook = await readRulebooks([
    folder.write('rules.yaml', yamlOf(buildRulebook([buildRule('response', 'A', 'B')], { timezone: 'Asia/Ho_Chi_Minh' }))),
  ])
  const log = await readLog([folder.write(name, HEADER + rows.map((row) => `${row}\n`).join(''))], patternRequest(requestFor(rulebook)))
  return evaluate(log, rulebook)
}

let evaluation: Evaluation
beforeAll(async () => {
  evaluation = await evaluated(ROWS, 'log.csv')
})

/** `kind subject month stratum exposed/violated/unknown exception`, sorted. */
const lines = (cells: Iterable<Cell>): string[] =>
  [...cells]
    .map(({ subjectKind, subject, month, stratum, exposed, violated, unknown, exception }) =>
      [subjectKind, subject, month, stratum, `${exposed}/${violated}/${unknown}`, exception].filter((part) => part !== undefined).join(' '),
    )
    .toSorted()

const tallied = (options: TallyOptions = {}, kind?: 'unit' | 'broker'): string[] => lines(cellsOf(tally(evaluation, options), kind))

test('a case counts where and when it began, in local months; first values are its strata; what cannot be checked is apart', () => {
  expect(tallied()).toEqual([
    'broker K1 2026-01-01 HQ1|green|import|sea 1/0/0',
    'broker K1 2026-02-01 HQ1|green|import|sea 1/1/0',
    'broker K2 2026-02-01 HQ1|red|export|? 1/0/0',
    'broker K2 2026-02-01 HQ1|red|export|road 2/2/0',
    'unit HQ1 2026-01-01 green|import|sea 1/0/0',
    'unit HQ1 2026-02-01 green|import|sea 1/1/0',
    'unit HQ1 2026-02-01 red|export|? 1/0/0',
    'unit HQ1 2026-02-01 red|export|road 2/2/0',
  ])
})

test('a case of which an event is not dated is unknown where that event decides, and counts by its dated one', async () => {
  const rows = ['c1,A,2026-02-12T02:00:00Z,HQ1,K1,red,export,road', 'c1,B,,HQ1,K1,red,export,road']
  const cells = cellsOf(tally(await evaluated(rows, 'undated.csv')), 'unit')
  expect(lines(cells)).toEqual(['unit HQ1 2026-02-01 red|export|road 0/0/1'])
})

test('a dismissed hit leaves violations and exposure; the case counts for other rules and nothing else moves', () => {
  const before = tallied({}, 'unit')
  const after = tallied({ excluded: new Set(['R1|c5', 'R2|c6', 'R1|nowhere']) }, 'unit')
  expect(before.filter((line) => !after.includes(line))).toEqual(['unit HQ1 2026-02-01 red|export|road 2/2/0'])
  expect(after.filter((line) => !before.includes(line))).toEqual(['unit HQ1 2026-02-01 red|export|road 1/1/0'])
})

test('a dismissed hit is known by its case as findings write it: without marks of direction', async () => {
  const found = await evaluated(['c\u202E1,A,2026-02-12T02:00:00Z,HQ1,K1,red,export,road'], 'marks.csv')
  const violated = (options: TallyOptions): number =>
    [...cellsOf(tally(found, options), 'unit')].reduce((sum, cell) => sum + cell.violated, 0)
  expect([violated({}), violated({ excluded: new Set(['R1|c 1', 'R2|c 1']) })]).toEqual([1, 0])
})

test('cases of a declared circumstance stand apart, by instant, unit and rule', () => {
  const storm = { id: 'storm', units: ['HQ1'], rules: null, from: '2026-02-12T00:00:00Z', until: '2026-02-13T02:00:00Z' }
  expect(tallied({ exceptions: [storm] }, 'unit').slice(-2)).toEqual([
    'unit HQ1 2026-02-01 red|export|road 1/1/0',
    'unit HQ1 2026-02-01 red|export|road 1/1/0 storm',
  ])
  for (const other of [
    { ...storm, units: ['HQ2'] },
    { ...storm, rules: ['R2'] },
    { ...storm, until: storm.from },
  ])
    expect(tallied({ exceptions: [other] })).toEqual(tallied())
  expect(tallied({ exceptions: [{ ...storm, units: null }], excluded: new Set(['R1|c5']) }, 'unit')).toEqual(
    tallied({ excluded: new Set(['R1|c5']) }, 'unit'),
  )
})

test('other strata; none; and a log without brokers', async () => {
  expect(tallied({ strata: ['regime'] }, 'unit')).toEqual([
    'unit HQ1 2026-01-01 import 1/0/0',
    'unit HQ1 2026-02-01 export 3/2/0',
    'unit HQ1 2026-02-01 import 1/1/0',
  ])
  expect(tallied({ strata: [] }, 'unit')).toEqual(['unit HQ1 2026-01-01  1/0/0', 'unit HQ1 2026-02-01  4/3/0'])
  const plain = await evaluated(
    ROWS.map((row) => row.replace(/,K\d,/, ',,')),
    'plain.csv',
  )
  expect(new Set([...cellsOf(tally(plain))].map(({ subjectKind }) => subjectKind))).toEqual(new Set(['unit']))
})

test('plain cells make the same table', () => {
  const cells = [...cellsOf(tally(evaluation))]
  expect(lines(cellsOf(tableOf(cells.toReversed())))).toEqual(lines(cells))
  expect([...cellsOf(tableOf([]))]).toEqual([])
})

test('a flagged pattern has its newest cases; dismissed and excused ones are not among them', async () => {
  const rows: string[] = []
  for (let unit = 1; unit <= 9; unit++)
    for (let at = 0; at < 200; at++) {
      const day = String(1 + (at % 28)).padStart(2, '0')
      const bad = unit === 1 ? at < 40 : at < 2
      rows.push(`u${unit}-${at},A,2026-03-${day}T02:00:00Z,HQ${unit},K${at % 5},red,import,sea`)
      if (!bad) rows.push(`u${unit}-${at},B,2026-03-${day}T03:00:00Z,HQ${unit},K${at % 5},red,import,sea`)
    }
  const many = await evaluated(rows, 'many.csv')
  const options = {
    excluded: new Set(['R1|u1-27']),
    exceptions: [{ id: 'storm', units: null, rules: ['R1'], from: '2026-03-27T00:00:00Z', until: '2026-03-28T00:00:00Z' }],
  }
  const [first, ...rest] = withCases(many, findPatterns(tally(many, options)), options)
  expect(first).toMatchObject({ rule: 'R1', subject: 'HQ1', against: 'peers', status: 'red', observed: 38 })
  expect(first.exceptions).toEqual([{ id: 'storm', left: 7 }])
  expect(first.cases).toHaveLength(10)
  expect(first.cases.slice(0, 3)).toEqual(['u1-25', 'u1-24', 'u1-23'])
  expect(first.cases).not.toContain('u1-26')
  expect(rest.filter(({ cases }) => cases.length > 0)).toEqual([])
})
