import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { migrate, openDatabase, type Source } from '../../src/base/db/index.ts'
import { openHome, type Home } from '../../src/base/index.ts'
import { prepareQueue, WORKER } from '../../src/jobs/index.ts'
import { dropInterrupted, sweepUploads } from '../../src/lake/uploads/index.ts'
import { loadLaw } from '../../src/law/index.ts'

interface Options {
  port: number
  home?: string
  open?: boolean
}

const HELP = `
Only this machine can reach it: it listens on 127.0.0.1. Everything of an installation is in its home
(--home, or LIEM_HOME): database, lake, uploads. Ctrl-C ends it in order; it may also be killed.`

/** `liem serve`: the platform on the screen. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('open the platform in a browser: database, worker and web server of one installation')
    .option('--port <port>', 'port; the next free one where it is taken', parsePort, 8080)
    .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
    .option('--open', 'open the browser')
    .addHelpText('after', HELP)
    .action(serve)
}

async function serve(options: Options): Promise<void> {
  const running = await startPlatform({ ...options, home: homeOf(options.home) })
  const { url, port } = running
  if (port !== options.port) say(`Port ${options.port} is taken; this is ${port}.`)
  say(`Liêm: ${url}   (only this machine can reach it; Ctrl-C ends it)`)
  if (options.open === true)
    spawn('xdg-open', [url], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref()
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done())
  })
  await running.stop()
}

/** Everything of an installation, running. */
export interface Platform {
  url: string
  port: number
  stop: () => Promise<void>
}

/** Starts database, worker and web server of a home, in this order; `stop` ends them in the other. */
export async function startPlatform({ home, port }: { home: Home; port: number }): Promise<Platform> {
  const [{ listen, openLog }, { startWorkerProcess }] = await Promise.all([import('../server/index.ts'), import('../worker/index.ts')])
  const log = openLog(`${home.run}/liem.log`)
  const database = await openDatabase(sourceOf(home), { name: 'liem', onEvent: (event) => log.warn(event, 'database') })
  try {
    await migrate(database.url)
    await prepareQueue(database.url)
    const law = await loadLaw(database.db, WORKER, home.rulebooks)
    for (const problem of law.problems) log.error({ err: problem }, 'a rulebook cannot be used')
    await dropInterrupted(database.db, WORKER)
    await sweepUploads(database.db, home)
    const worker = startWorkerProcess(home, database.url, (event) => log.info(event, 'worker'))
    const server = await listen({ db: database.db, home, port, log, worker: worker.ready })
    log.info({ port: server.port }, 'serving')
    const stop = async (): Promise<void> => {
      await server.stop()
      await worker.stop()
      await database.close()
      log.info('stopped')
    }
    return { url: server.url, port: server.port, stop }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The home that was named, or that of LIEM_HOME. */
function homeOf(given: string | undefined): Home {
  return openHome(given === undefined ? undefined : resolve(given))
}

function sourceOf(home: Home): Source {
  const url = process.env['DATABASE_URL']
  return url === undefined || url === '' ? { embedded: home } : { url }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError('a port is a number from 1 to 65535.')
  return port
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
