import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findPatterns, patternRequest, tally, withCases } from '../src/detect/behaviour/index.ts'
import { evaluate, requestFor } from '../src/detect/index.ts'
import { readLog } from '../src/lake/index.ts'
import { readRulebooks } from '../src/law/index.ts'
import { synthesise } from '../src/synth/index.ts'

/** `node bench/patterns.ts [SCALE]`: how long the systemic patterns of a synthetic year take (scale 1: 200,000 declarations). */
function timed<T>(what: string, run: () => T): T {
  const [cpu, started] = [process.cpuUsage(), performance.now()]
  const result = run()
  const { user, system } = process.cpuUsage(cpu)
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of CPU`)
  return result
}

const folder = await mkdtemp(join(tmpdir(), 'liem-patterns-'))
try {
  const out = join(folder, 'world')
  await synthesise({ seed: 7, scale: Number(process.argv[2] ?? 1), out })
  const files = (await readdir(join(out, 'events'))).toSorted().map((part) => join(out, 'events', part))
  const rulebook = await readRulebooks([resolve(import.meta.dirname, '../law/rulebooks/clearance.yaml')])
  const log = await readLog(files, patternRequest(requestFor(rulebook)))
  const evaluation = timed(`${rulebook.rules.length} rules on ${log.caseCount} cases, ${log.eventCount} events`, () =>
    evaluate(log, rulebook),
  )
  const table = timed('tally', () => tally(evaluation))
  const cells = table.blocks.reduce((sum, { group }) => sum + group.length, 0)
  const patterns = timed(`find patterns in ${cells} cells`, () => findPatterns(table))
  timed('cases', () => withCases(evaluation, patterns))
  const count = Map.groupBy(patterns, ({ status }) => status)
  console.log([...count].map(([status, list]) => `${status} ${list.length}`).join(', '))
} finally {
  await rm(folder, { recursive: true, force: true })
}
