import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from './steps.ts'
import { runVitest, type TestCounts } from './vitest.ts'

/**
 * `npm run test:long`: every test that reads LIEM_TRIALS or LIEM_KILLS, with the stated numbers, and what persons do on pages in both languages, once for each seed; then writes
 * docs/operations/long-run.md. `npm run test:long -- SEED…` takes other seeds, LIEM_TRIALS and LIEM_KILLS other numbers.
 */
const TRIALS = Number(process.env['LIEM_TRIALS'] ?? 20_000)
/** How often the database and what writes into it are killed. */
const KILLS = Number(process.env['LIEM_KILLS'] ?? 1_000)
const seeds = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 2, 3]

interface Run {
  seed: number
  counts: TestCounts
  seconds: number
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()

function testsWithTrials(): string[] {
  const files = git('ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts').split('\n')
  return files.filter((file) => /LIEM_(TRIALS|KILLS)|\binTurn\(/.test(readFileSync(join(root, file), 'utf8')))
}

function page(files: readonly string[], runs: readonly Run[]): string {
  const changed = git('status', '--porcelain', '--', 'src', 'test') === '' ? '' : ', with uncommitted changes'
  const rows = runs.map(
    ({ seed, counts, seconds }) =>
      `| ${seed} | ${TRIALS.toLocaleString('en')} | ${KILLS} | ${counts.passed} | ${counts.failed} | ${counts.skipped} | ${seconds} s |`,
  )
  return `# The long run

Written by \`npm run test:long\`; not edited by hand. The tests are those of \`npm test\`, with more trials.

- Commit: ${git('rev-parse', 'HEAD')}${changed}
- Day: ${new Date().toISOString().slice(0, 10)}
- Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}, Node ${process.versions.node}
- Tests: ${files.map((file) => `\`${file}\``).join(', ')}

| seed | LIEM_TRIALS | LIEM_KILLS | tests passed | failed | skipped | duration |
|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

To repeat one: \`LIEM_SEED=${seeds[0]} LIEM_TRIALS=${TRIALS} LIEM_KILLS=${KILLS} npm test -- ${files.join(' ')}\`
`
}

const files = testsWithTrials()
const runs: Run[] = []
for (const seed of seeds) {
  console.log(`Seed ${seed}, ${TRIALS} trials, ${KILLS} kills …`)
  const started = performance.now()
  const counts = await runVitest(files, { ...process.env, LIEM_TRIALS: String(TRIALS), LIEM_KILLS: String(KILLS), LIEM_SEED: String(seed) })
  runs.push({ seed, counts, seconds: Math.round((performance.now() - started) / 1000) })
}
writeFileSync(join(root, 'docs/operations/long-run.md'), page(files, runs))
const sum = (part: keyof TestCounts) => runs.reduce((total, { counts }) => total + counts[part], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
