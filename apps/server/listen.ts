import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Identity } from '../../src/access/index.ts'
import { identify, openGate, type Gate } from '../../src/access/sign-in/index.ts'
import { askingOver, readContextKey, type Asking } from '../../src/access/roles/index.ts'
import { openRequests, openSystem, requestsUrl } from '../../src/base/db/index.ts'
import type { Database, Db, Home } from '../../src/base/index.ts'
import { LiemError, readConfig } from '../../src/base/index.ts'
import { lapseOverdue } from '../../src/access/proposals/index.ts'
import { sweepEnded } from '../../src/retention/index.ts'
import { forgetAnswers } from './idempotency.ts'
import { shownBy } from './identify.ts'
import { limiter, type Limits } from './limits.ts'
import type { Log } from './log.ts'
import { ROUTES } from './routes/index.ts'
import { buildServer } from './server.ts'
import { originsOf, siteOf, type SiteOptions } from './site.ts'

export interface Listening {
  url: string
  port: number
  /** Nobody but this machine can reach it. */
  loopback: boolean
  /** Takes no new requests, and waits a moment for those that are being answered. */
  stop: () => Promise<void>
}

export interface ListenOptions extends SiteOptions {
  /** Where the database is, brought up to date. */
  database: Pick<Database, 'url'>
  home: Home
  port: number
  log: Log
  worker: () => boolean
  web?: string
  /** Milliseconds, as Date.now has them. */
  now?: () => number
  /** Who asks, whatever he shows. */
  as?: Identity
  /** In place of those of the configuration. */
  limits?: Limits
  /** What the hash of a password costs, where that is not as usual. */
  cost?: Gate['cost']
}

const SYSTEM_CONNECTIONS = 5
const PORTS_TRIED = 50
const DRAIN = 1_000
const DAY = 86_400_000
const HOUR = 3_600_000
const WEB = fileURLToPath(new URL('../../.liem/web', import.meta.url))

/** Serves the installation, on this machine's own address unless told otherwise, at the port or the next free one. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const system = openSystem(options.database.url, { name: 'liem server', connections: SYSTEM_CONNECTIONS })
  const requests = openRequests(requestsUrl(options.database.url), { name: 'liem requests' })
  const close = async (): Promise<void> => {
    await requests.close()
    await system.close()
  }
  try {
    const asking = askingOver(requests, await readContextKey(system.db))
    const { stop, ...listening } = await listenOver({ ...options, db: system.db, asking })
    const stopAll = async (): Promise<void> => {
      await stop()
      await close()
    }
    return { ...listening, stop: stopAll }
  } catch (error) {
    await close()
    throw error
  }
}

interface Over extends ListenOptions {
  db: Db
  asking: Asking
}

async function listenOver({ db, asking, home, port, log, worker, web = WEB, now, as, limits, cost, ...options }: Over): Promise<Listening> {
  const config = readConfig(home.path)
  const site = siteOf(home, config, options)
  const gate = openGate(home, { now, loopback: site.loopback, cost })
  const app = buildServer({
    ...{ db, asking, home, routes: ROUTES, web, log, worker, site, gate, limit: limiter(limits ?? config.limits, now ?? Date.now) },
    identify: async ({ headers, socket }) => as ?? identify(db, gate, shownBy(headers, site, socket.localPort ?? 0)),
  })
  const taken = await listenAt(app, site.host, port)
  const forget = () => {
    void forgetAnswers(db).catch((err: unknown) => log.warn({ err }, 'old answers are still there'))
    void sweepEnded(db, now?.()).catch((err: unknown) => log.warn({ err }, 'what has ended is still there'))
  }
  forget()
  const daily = setInterval(forget, DAY).unref()
  const hourly = setInterval(
    () => void lapseOverdue(db).catch((err: unknown) => log.warn({ err }, 'what has lapsed is not written down')),
    HOUR,
  )
  hourly.unref()
  const stop = async (): Promise<void> => {
    clearInterval(daily)
    clearInterval(hourly)
    const closed = app.close()
    const hurry = setTimeout(() => app.server.closeAllConnections(), DRAIN)
    await closed
    clearTimeout(hurry)
  }
  return { url: originsOf(site, taken)[0]!, port: taken, loopback: site.loopback, stop }
}

async function listenAt(app: FastifyInstance, host: string, first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TRIED && port < 65_536; port++) {
    try {
      await app.listen({ host, port })
      const address = app.server.address()
      return typeof address === 'object' && address !== null ? address.port : port
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    }
  }
  throw new LiemError('unavailable', `no port from ${first} on is free`, { hint: 'name another one with --port' })
}
