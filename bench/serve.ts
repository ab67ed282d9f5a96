import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openHome } from '../src/base/index.ts'
import { runningPostgres } from '../src/base/postgres/index.ts'
import { parquetOf } from './logs.ts'
import { runClients, type Measured } from './serve-clients.ts'
import { importBackToBack } from './serve-imports.ts'
import { loadFindings } from './serve-load.ts'

/**
 * Server time of lists, filters, searches and findings among a million findings, while files are imported back to back: `node bench/serve.ts`.
 * The data are made once and kept in LIEM_BENCH_DIR.
 */
const { values } = parseArgs({
  options: {
    findings: { type: 'string', default: '1000000' },
    cases: { type: 'string', default: '700000' },
    clients: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '120' },
    'no-imports': { type: 'boolean', default: false },
  },
})
const root = resolve(import.meta.dirname, '..')
const folder = process.env['LIEM_BENCH_DIR'] ?? join(root, '.liem', 'bench')
const home = openHome(join(folder, `serve-${values.findings}`))
const cli = join(root, 'apps/cli/main.ts')
const LIMIT = 100

const say = (text: string): void => console.log(text)

async function importLog(): Promise<void> {
  const file = await parquetOf(folder, { kind: 'clean', cases: Number(values.cases), from: 0 })
  const child = spawn(process.execPath, [cli, 'import', file, '--home', home.path], { stdio: 'inherit' })
  const code = await new Promise((done) => child.once('exit', done))
  if (code !== 0) throw new Error(`liem import ended with ${String(code)}`)
}

async function serve(): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [cli, 'serve', '--home', home.path, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const url = await new Promise<string>((found, lost) => {
    createInterface(child.stdout).on('line', (line) => {
      const address = /http:\/\/localhost:\d+/u.exec(line)
      if (address !== null) found(address[0])
    })
    void ended.then(() => lost(new Error('liem serve ended before it served')))
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  return { url, stop }
}

function table(rows: readonly Measured[]): string {
  const number = (value: number): string => value.toFixed(1).padStart(8)
  const lines = rows.map(
    ({ kind, count, p50, p95, p99, max, failed }) =>
      `${kind.padEnd(10)} ${String(count).padStart(6)} ${number(p50)} ${number(p95)} ${number(p99)} ${number(max)} ${String(failed).padStart(7)}`,
  )
  return [`${'ms'.padEnd(10)}  count      p50      p95      p99      max  failed`, ...lines].join('\n')
}

if (Number(values.cases) > 0) await importLog()
const server = await serve()
try {
  await loadFindings(runningPostgres(home)!, Number(values.findings), say)
  let isOver = false
  const imports = values['no-imports'] ? Promise.resolve({ files: 0, rows: 0 }) : importBackToBack(server.url, () => isOver)
  const [load, before, began] = [loadavg()[0]!, process.cpuUsage(), performance.now()]
  const measured = await runClients(server.url, Number(values.clients), Number(values.seconds))
  isOver = true
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - began) / 1000
  const { files, rows } = await imports
  say(table(measured))
  say(`${values.clients} clients, ${seconds.toFixed(0)} s; ${files} files with ${rows.toLocaleString('en')} rows imported meanwhile`)
  say(
    `the generator's own CPU: ${(((user + system) / 1e6 / seconds) * 100).toFixed(1)} % of one core; load of the machine at the beginning: ${load.toFixed(1)}`,
  )
  const slow = measured.filter(({ p95 }) => !(p95 < LIMIT))
  say(
    slow.length === 0 ? `every 95th percentile is below ${LIMIT} ms` : `not below ${LIMIT} ms: ${slow.map(({ kind }) => kind).join(', ')}`,
  )
  if (slow.length > 0 || measured.some(({ failed }) => failed > 0)) process.exitCode = 1
} finally {
  await server.stop()
}
