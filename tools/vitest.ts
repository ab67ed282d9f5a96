import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './steps.ts'

/** Counts of a run of tests. `failed` counts test files that could not be loaded, too. */
export interface TestCounts {
  passed: number
  failed: number
  skipped: number
}

interface JsonReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** Runs Vitest, its output shown as it comes, and counts. A run that ends badly without a failed test counts as one failure. */
export async function runVitest(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<TestCounts> {
  mkdirSync(join(root, '.liem'), { recursive: true })
  const report = join(root, '.liem', `tests-${process.pid}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const code = await new Promise<number>((resolve) => child.once('close', (value) => resolve(value ?? 1)))
  const counts = readCounts(report)
  rmSync(report, { force: true })
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function readCounts(report: string): TestCounts {
  let json: JsonReport
  try {
    json = JSON.parse(readFileSync(report, 'utf8')) as JsonReport
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const unloaded = json.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  return { passed: json.numPassedTests, failed: json.numFailedTests + unloaded, skipped: json.numPendingTests + json.numTodoTests }
}
