import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { evaluate, requestFor } from '../src/detect/index.ts'
import { openEngine, readLog } from '../src/lake/index.ts'
import { readRulebooks } from '../src/law/index.ts'

/**
 * One measured piece in a process of its own, so that its peak of memory is its own: `piece.ts NAME FILE…` prints one line of
 * JSON. Seconds run from the start of the process, so that starting is counted too.
 */
const RULES = join(import.meta.dirname, 'rules.yaml')
const peak = (): number => process.resourceUsage().maxRSS / 1024 / 1024
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

async function load(files: string[]) {
  const rulebook = await readRulebooks([RULES])
  return { rulebook, log: await readLog(files, requestFor(rulebook, {})) }
}

/** Files → verdicts, once; then the rules again and again on the packed cases. */
async function check(files: string[]) {
  const { rulebook, log } = await load(files)
  const read = performance.now() / 1000
  const evaluation = evaluate(log, rulebook)
  const first = { seconds: performance.now() / 1000, cpu: cpu(), readSeconds: read, peakGb: peak() }
  const again = Array.from({ length: 9 }, () => {
    const started = performance.now()
    evaluate(log, rulebook)
    return (performance.now() - started) / 1000
  })
  const violated = evaluation.rules.map(({ cases }) => cases.violated)
  const verdicts = createHash('sha256')
    .update(JSON.stringify(evaluation.rules.map(({ cases }) => cases)))
    .digest('hex')
    .slice(0, 12)
  const { eventCount: events, caseCount: cases } = log
  return {
    ...first,
    events,
    cases,
    variants: log.variants.count.length,
    violated,
    verdicts,
    againSeconds: median(again),
    againBest: Math.min(...again),
  }
}

/** The floor: one scan-and-group-by of the events in DuckDB, in memory, keyed by whole numbers; in file order and sorted by case. */
async function floor(files: string[]) {
  const engine = await openEngine({ memoryLimit: '8GB' })
  const run = async (sql: string): Promise<number> => {
    const started = performance.now()
    await engine.connection.runAndReadAll(sql)
    return (performance.now() - started) / 1000
  }
  const events = `select substr(case_id, 2)::int as case_key, ts from read_parquet([${files.map((file) => `'${file}'`).join(', ')}])`
  await run(`create table in_file_order as ${events}`)
  await run(`create table by_case as from in_file_order order by case_key, ts`)
  const ask = (table: string) => `select sum(n), min(first), max(last)
    from (select case_key, count(*) as n, min(ts) as first, max(ts) as last from ${table} group by case_key)`
  const seconds: Record<string, number> = {}
  for (const table of ['in_file_order', 'by_case']) {
    const runs: number[] = []
    for (let i = 0; i < 9; i++) runs.push(await run(ask(table)))
    seconds[table] = median(runs)
  }
  await engine.close()
  return { seconds: seconds['by_case']!, fileOrderSeconds: seconds['in_file_order']!, peakGb: peak() }
}

/** XES → packed cases; MB are those of the XML itself, uncompressed. */
async function xes(files: string[]) {
  const bytes = files.reduce((sum, file) => sum + (file.endsWith('.gz') ? gunzipSync(readFileSync(file)).length : statSync(file).size), 0)
  const rulebook = await readRulebooks([join(import.meta.dirname, 'rules-xes.yaml')])
  const started = performance.now()
  const log = await readLog(files, requestFor(rulebook, {}))
  return { seconds: (performance.now() - started) / 1000, events: log.eventCount, mb: bytes / 1e6, peakGb: peak() }
}

const pieces: Record<string, (files: string[]) => Promise<object>> = { check, floor, xes }
const [name = '', ...files] = process.argv.slice(2)
console.log(JSON.stringify(await pieces[name]!(files)))
