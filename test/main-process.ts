import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Home } from '../src/base/index.ts'

/** A process of its own that opens a home as Liêm's main process does, so that a test can kill it. */
export interface MainProcess {
  child: ChildProcess
  /** The next line it says; `undefined` after its end. */
  next: () => Promise<string | undefined>
  /** Resolves when it has ended. */
  ended: Promise<void>
}

const module = (path: string) => JSON.stringify(fileURLToPath(new URL(`../src/base/${path}`, import.meta.url)))

/** Starts it; it ends with the process of the test. Its first line is `pid adopted` of the server, or what it was refused for; then `script` runs, with `server`, `database`, `pg`, `say`. */
export function startMain(home: Home, script = ''): MainProcess {
  const text = `
    import { writeSync } from 'node:fs'
    import { createRequire } from 'node:module'
    const pg = createRequire(${module('index.ts')})('pg')
    const { openHome } = await import(${module('home.ts')})
    const { startPostgres } = await import(${module('postgres/index.ts')})
    const say = (line) => writeSync(1, line + '\\n')
    const server = await startPostgres(openHome(${JSON.stringify(home.path)})).catch((error) => { say(error.message); process.exit(2) })
    say(server.pid() + ' ' + server.adopted)
    process.stdin.resume().on('end', () => process.exit(3))
    process.on('SIGTERM', () => server.stop().then(() => process.exit(0)))
    ${script}
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lines = linesOf(createInterface(child.stdout))
  return { child, next: async () => (await lines.next()).value, ended }
}

async function* linesOf(reader: Interface): AsyncGenerator<string, undefined> {
  for await (const line of reader) yield line
  return undefined
}
