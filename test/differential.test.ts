/**
 * The engine, the naive evaluator of the definitions and the plain-SQL reference agree, case by case and witness by
 * witness, on random logs and rules that go the public way: text of a rulebook and of a log in, verdicts out.
 * `LIEM_TRIALS`: three trials are one small log, which shrinks when something differs; 150 are one of a thousand cases.
 */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildFolder, csvOf, ocelOf, writeParquet, xesOf, yamlOf } from './build.ts'
import type { Folder } from './build.ts'
import { rows, rulebookOf, styles } from './reference/arbitrary.ts'
import type { Style } from './reference/arbitrary.ts'
import { casesOf } from './reference/cases.ts'
import { askEngine } from './reference/engine.ts'
import type { EngineAnswer } from './reference/engine.ts'
import { ATTRIBUTES } from './reference/model.ts'
import type { Case, Judgement, Row, Rule, Rulebook } from './reference/model.ts'
import { judge } from './reference/naive.ts'
import { openSqlReference } from './reference/sql.ts'
import type { SqlReference } from './reference/sql.ts'

const TRIALS = Number(process.env['LIEM_TRIALS'] ?? 180)
const RULES = 6
const MANY_RULES = 48
let sql: SqlReference
let folder: Folder

beforeAll(async () => {
  sql = await openSqlReference()
  folder = buildFolder()
})
afterAll(() => {
  sql.close()
  folder.done()
})

test('the engine and both references agree on random logs and rules', { timeout: 6 * 3_600_000 }, async () => {
  const trial = fc.asyncProperty(rows, rulebookOf(RULES), styles, fc.nat(RULES - 1), async (log, book, style, turn) => {
    const problem = await difference(log, book, style, [turn])
    if (problem !== undefined) throw new Error(problem)
  })
  const outcome = await fc.check(trial, { numRuns: Math.ceil(TRIALS / 3) })
  const problem = outcome.failed ? await retold(outcome) : undefined
  expect(problem, problem).toBeUndefined()
})

test('… and on a thousand cases at once, with variants to share', { timeout: 6 * 3_600_000 }, async () => {
  const first = Number(process.env['LIEM_SEED'] ?? Date.now() % 1_000_000)
  for (let seed = first; seed < first + Math.ceil(TRIALS / 150); seed += 1) {
    const log = fc.sample(rows, { numRuns: 400, seed }).flatMap((some, at) => some.map((row) => ({ ...row, case: `${at} ${row.case}` })))
    const [[book, style]] = fc.sample(fc.tuple(rulebookOf(MANY_RULES), styles), { numRuns: 1, seed }) as [[Rulebook, Style]]
    const problem = await difference(log, book, style, [...book.rules.keys()])
    expect(problem, `${problem}\n(seed ${seed})`).toBeUndefined()
  }
})

/** The smallest counterexample in words. */
async function retold(outcome: fc.RunDetails<[Row[], Rulebook, Style, number]>): Promise<string> {
  const [log, book, style, turn] = outcome.counterexample!
  const problem = (await difference(log, book, style, [turn])) ?? String(outcome.errorInstance)
  return `${problem}\n(after ${outcome.numRuns} logs, seed ${outcome.seed}, path "${outcome.counterexamplePath}")`
}

/** In words, the first difference; the SQL reference judges the rules whose turn it is. */
async function difference(log: Row[], wanted: Rulebook, asked: Style, turns: readonly number[]): Promise<string | undefined> {
  const style: Style = hasEveryAttribute(log) ? asked : { ...asked, format: 'csv' }
  const ofTable = style.format !== 'xes' && style.format !== 'jsonocel'
  const book = ofTable ? wanted : withoutCaseConditions(wanted)
  const ordered = style.format === 'xes' ? grouped(log) : log
  const cases = casesOf(ordered, book)
  const text = yamlOf(book)
  const answer = await askEngine(await writeLog(ordered, style, book.timezone), [folder.write('rules.yaml', text)]).catch(String)
  const told = { log: ordered, book, style, cases }
  if (typeof answer === 'string') return explain(told, book.rules[0]!, `the engine refused: ${answer}`, text)
  const ids = cases.map(({ id }) => id)
  if (ids.join() !== answer.caseIds.join()) return explain(told, book.rules[0]!, `cases ${answer.caseIds.join()} instead of ${ids.join()}`)
  return (
    compareEngine(told, answer) ??
    compareSql(
      told,
      turns.map((turn) => book.rules[turn]!),
    )
  )
}

interface Told {
  log: Row[]
  book: Rulebook
  style: Style
  cases: Case[]
}

async function compareSql(told: Told, rules: readonly Rule[]): Promise<string | undefined> {
  await sql.load(told.cases, told.book)
  for (const rule of rules) {
    const answer = await sql.judge(rule, told.book)
    const problem = firstDifference(told, rule, 'the SQL reference', answer.judgements, answer.sql)
    if (problem !== undefined) return problem
  }
  return undefined
}

function compareEngine(told: Told, answer: EngineAnswer): string | undefined {
  for (const [at, rule] of told.book.rules.entries()) {
    const problem = firstDifference(told, rule, 'the engine', answer.judgements[at]!)
    if (problem !== undefined) return problem
  }
  return undefined
}

function firstDifference(told: Told, rule: Rule, who: string, found: readonly Judgement[], sqlText = ''): string | undefined {
  for (const [at, kase] of told.cases.entries()) {
    const expected = judge(rule, kase, told.book)
    const got = found[at]
    if (JSON.stringify(expected) === JSON.stringify(got)) continue
    const shown = told.log.length > 60 ? { ...told, log: told.log.filter((row) => row.case === kase.id) } : told
    return explain(shown, rule, `case ${kase.id}: by the definitions ${say(expected)}; ${who} says ${say(got)}`, sqlText)
  }
  return undefined
}

const say = (judgement: Judgement | undefined): string =>
  judgement === undefined
    ? 'nothing'
    : judgement.verdict === 'violated'
      ? `violated by [${judgement.events.join(', ')}]`
      : judgement.verdict

function explain({ log, book, style }: Told, rule: Rule, difference: string, more = ''): string {
  return [difference, yamlOf({ ...book, rules: [rule] }), csvOf(log), JSON.stringify(style), more].join('\n')
}

/** The rows in up to three files, one after the other; XES and OCEL in one. */
async function writeLog(log: readonly Row[], style: Style, timezone: string): Promise<string[]> {
  if (style.format === 'xes') return [folder.write('log.xes', xesOf(log))]
  if (style.format === 'jsonocel') return [folder.write('log.jsonocel', ocelOf(log))]
  const size = Math.max(1, Math.ceil(log.length / style.files))
  const parts = Array.from({ length: Math.ceil(log.length / size) }, (_, at) => log.slice(at * size, (at + 1) * size))
  return Promise.all(parts.map((part, at) => writeTable(part, `log${at}.${style.format}`, style, timezone)))
}

async function writeTable(part: readonly Row[], name: string, style: Style, timezone: string): Promise<string> {
  if (style.format === 'parquet') await writeParquet(folder.at(name), part)
  else folder.write(name, style.format === 'csv' ? csvOf(part, style, timezone) : gzipSync(csvOf(part, style, timezone)))
  return folder.at(name)
}

/** What nothing in a log has is unknown, not missing; only a table can say that it has the column all the same. */
const hasEveryAttribute = (log: readonly Row[]): boolean =>
  ATTRIBUTES.every((name) => log.some((row) => typeof row.time === 'number' && row.activity !== '' && row[name] !== ''))

/** Attributes of an XES or OCEL case are those of its trace or object, and these have none. */
const withoutCaseConditions = (book: Rulebook): Rulebook => ({ ...book, rules: book.rules.map(({ when: _, ...rule }) => rule) })

/** The rows as a file of traces holds them: case by case. */
const grouped = (log: readonly Row[]): Row[] =>
  [...new Set(log.map((row) => row.case))].flatMap((id) => log.filter((row) => row.case === id))
