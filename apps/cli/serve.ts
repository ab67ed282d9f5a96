import { spawn } from 'node:child_process'
import { Command, InvalidArgumentError } from 'commander'
import type { Home } from '../../src/base/index.ts'
import { WORKER } from '../../src/jobs/index.ts'
import { sweepFiles } from '../../src/documents/store/index.ts'
import { dropInterrupted, sweepUploads } from '../../src/lake/uploads/index.ts'
import { homeOf, openInstallation } from './installation.ts'

interface Options {
  port: number
  home?: string
  host?: string
  behindProxy?: string
  open?: boolean
  demo?: boolean
}

const HELP = `
Without --host only this machine can reach it: it listens on 127.0.0.1. Beyond that it listens with TLS only: with a
certificate that config.yaml names, with that of liem tls, or behind a proxy that has one. Everything of an
installation is in its home (--home, or LIEM_HOME): database, lake, uploads. Ctrl-C ends it in order; it may also be
killed.

Examples:
  liem serve
  liem tls --host liem.example.gov.vn && liem serve --host 0.0.0.0 --port 443
  liem serve --behind-proxy liem.example.gov.vn`

/** `liem serve`: the platform on the screen. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('open the platform in a browser: database, worker and web server of one installation')
    .option('--port <port>', 'port; the next free one where it is taken', parsePort, 8080)
    .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
    .option('--host <address>', 'address to listen at; beyond this machine with TLS only', nonEmpty)
    .option('--behind-proxy <name>', 'name under which a proxy serves it by https', nonEmpty)
    .option('--open', 'open the browser')
    .option('--demo', 'load a made-up year into an installation that has nothing yet')
    .addHelpText('after', HELP)
    .action(serve)
}

async function serve(options: Options): Promise<void> {
  // From the first moment on: what has begun to start is ended in order, too.
  const asked = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done())
  })
  const running = await startPlatform({ ...options, home: homeOf(options.home) })
  const { url, port } = running
  if (options.port !== 0 && port !== options.port) say(`Port ${options.port} is taken; this is ${port}.`)
  say(`Liêm: ${url}   (${running.loopback ? 'only this machine can reach it; ' : ''}Ctrl-C ends it)`)
  if (options.open === true)
    spawn('xdg-open', [url], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref()
  await asked
  await running.stop()
}

/** Everything of an installation, running. */
export interface Platform {
  url: string
  port: number
  loopback: boolean
  stop: () => Promise<void>
}

interface Start {
  home: Home
  port: number
  host?: string
  behindProxy?: string
  demo?: boolean
}

/** Starts database, worker and web server of a home, in this order; `stop` ends them in the other. */
export async function startPlatform({ home, port, host, behindProxy, demo = false }: Start): Promise<Platform> {
  const [{ listen, openLog }, { askForDemonstration, prepareDemonstration, startWorkerProcess }] = await Promise.all([
    import('../server/index.ts'),
    import('../worker/index.ts'),
  ])
  const log = openLog(`${home.run}/liem.log`)
  const { database, problems } = await openInstallation(home, { onEvent: (event) => log.warn(event, 'database') })
  try {
    for (const problem of problems) log.error({ err: problem }, 'a file of the law cannot be used')
    await dropInterrupted(database.db, WORKER)
    await sweepUploads(database.db, home)
    await sweepFiles(database.db, home, { alone: true })
    if (demo && (await askForDemonstration(database.db))) log.info('the demonstration is loaded')
    if (demo) await prepareDemonstration(database.db)
    const worker = startWorkerProcess(home, database.url, (event) => log.info(event, 'worker'))
    const server = await listen({ database, home, port, host, behindProxy, log, worker: worker.ready }).catch(async (error: unknown) => {
      await worker.stop()
      throw error
    })
    log.info({ port: server.port }, 'serving')
    const stop = async (): Promise<void> => {
      await server.stop()
      await worker.stop()
      await database.close()
      log.info('stopped')
    }
    return { url: server.url, port: server.port, loopback: server.loopback, stop }
  } catch (error) {
    await database.close()
    throw error
  }
}

function nonEmpty(text: string): string {
  if (!/^[\w.:[\]-]+$/u.test(text)) throw new InvalidArgumentError('a name or an address, such as liem.example.gov.vn or 0.0.0.0.')
  return text
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('a port is a number up to 65535; 0 is any that is free.')
  return port
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
