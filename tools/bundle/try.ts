import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { findProgram } from '../programs.ts'

/** What an unpacked bundle did. */
export interface Tried {
  /** Milliseconds from the start to the address, and to the first page. */
  serving: number
  firstPage: number
  page: string
  /** Status of the page's first script, of `/healthz` and of a page of the API. */
  script: number
  health: number
  api: number
  /** Why an address beyond this machine could not be reached. */
  beyond: string
  /** How it ended when it was asked to. */
  code: number | null
}

/** Whether a network can be taken away here: that needs root, and the programs for it. */
export function canLeaveNetwork(): boolean {
  return process.getuid?.() === 0 && findProgram('unshare') !== undefined && findProgram('ip') !== undefined
}

/** Starts an unpacked bundle where there is no network but the machine's own, looks at it, and ends it. `home` is made. */
export function tryBundle(folder: string, home: string): Tried {
  const script = 'ip link set lo up && exec "$0" "$@"'
  const { stdout, stderr, status } = spawnSync(
    'unshare',
    ['-n', 'sh', '-c', script, process.execPath, import.meta.filename, folder, home],
    {
      encoding: 'utf8',
      timeout: 240_000,
    },
  )
  if (status !== 0) throw new Error(`the bundle does not work with the network off: ${stderr}${stdout}`)
  return JSON.parse(stdout) as Tried
}

async function look(folder: string, home: string): Promise<Tried> {
  const began = performance.now()
  const since = (): number => Math.round(performance.now() - began)
  mkdirSync(home, { recursive: true })
  // Of the machine only the shell and its like: no Node, no npm, no setting of this process.
  const env = { PATH: '/usr/bin:/bin', HOME: home, LIEM_HOME: join(home, 'liem') }
  const child = spawn(join(folder, 'liem'), ['serve', '--port', '0'], { cwd: home, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await Promise.race([addressIn(child.stdout), ended.then((code) => Promise.reject(new Error(`it ended with ${code}`)))])
  const serving = since()
  const page = await (await fetch(`${url}/`)).text()
  const firstPage = since()
  const statusOf = async (path: string): Promise<number> => (await fetch(url + path)).status
  const script = await statusOf(/<script[^>]* src="([^"]+)"/u.exec(page)?.[1] ?? '/no-script.js')
  const api = await statusOf('/api/findings')
  let health = await statusOf('/healthz')
  for (let tries = 0; health !== 200 && tries < 200; tries++) health = await pause(100).then(() => statusOf('/healthz'))
  const beyond = await fetch('http://192.0.2.1/').then(
    () => 'it answered',
    (error: unknown) => String((error as { cause?: { code?: string } }).cause?.code),
  )
  child.kill('SIGTERM')
  return { serving, firstPage, page: page.slice(0, 200), script, health, api, beyond, code: await ended }
}

async function addressIn(stream: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(stream)) {
    const found = /http:\/\/localhost:\d+/u.exec(line)
    if (found !== null) return found[0]
  }
  throw new Error('it said no address')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(JSON.stringify(await look(process.argv[2]!, process.argv[3]!)))
