import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './steps.ts'

/**
 * `npm start`: the main job on demonstration data. It makes a small synthetic administration (once; it is kept under .liem/),
 * checks it against the rulebook of clearance, prints the summary and writes the report.
 */
const SEED = 1
/** A tenth of the made-up region: 20,000 declarations. */
const SCALE = 0.1
const RULEBOOK = 'law/rulebooks/clearance.yaml'

function liem(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'apps/cli/main.ts'), ...args], { cwd: root, stdio: 'inherit' })
  return new Promise((resolve, reject) =>
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`liem ${args[0]} ended with code ${code}`)))),
  )
}

/** Of everything that the made-up data depend on, so that they are made anew when it changes. */
function fingerprint(): string {
  const folder = join(root, 'src/synth')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  const hash = createHash('sha256').update(`${SEED} ${SCALE}`)
  for (const file of sources.sort()) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 12)
}

/** Folder of the demonstration data, made if it is not there: first beside its place, then moved, so that it is whole or absent. */
async function demonstrationData(demo: string): Promise<string> {
  const data = join(demo, `data-${fingerprint()}`)
  if (existsSync(data)) return data
  console.log('Making a synthetic administration with 20,000 declarations (once; kept under .liem/) …')
  mkdirSync(demo, { recursive: true })
  const partial = `${data}.${process.pid}`
  await liem('synth', '--seed', String(SEED), '--scale', String(SCALE), '--out', partial)
  if (existsSync(data)) rmSync(partial, { recursive: true })
  else renameSync(partial, data)
  return data
}

const demo = join(root, '.liem', 'demo')
const data = await demonstrationData(demo)
const logs = readdirSync(join(data, 'events'))
  .filter((file) => file.endsWith('.parquet'))
  .sort()
  .map((file) => join(data, 'events', file))
const report = join(demo, 'report.html')
console.log(`Checking ${relative(root, data)} against ${RULEBOOK} …\n`)
await liem('check', ...logs, '--rules', RULEBOOK)
await liem('check', ...logs, '--rules', RULEBOOK, '--format', 'html', '--out', report)
console.log(`\nThe report, with the worst cases and why: ${relative(root, report)} (open it in a browser; it needs no network).`)
console.log('Your own log: npm run liem -- check FILE… --rules RULEBOOK…      Help: npm run liem -- --help')
