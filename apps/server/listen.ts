import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Db, Home } from '../../src/base/index.ts'
import { LiemError } from '../../src/base/index.ts'
import { forgetAnswers } from './idempotency.ts'
import type { Log } from './log.ts'
import { ROUTES } from './routes/index.ts'
import { buildServer } from './server.ts'

export interface Listening {
  url: string
  port: number
  /** Takes no new requests, and waits a moment for those that are being answered. */
  stop: () => Promise<void>
}

export interface ListenOptions {
  db: Db
  home: Home
  port: number
  log: Log
  worker: () => boolean
  web?: string
}

/** Nobody else can reach it: until there is sign-in, that is what keeps the data in. */
const HOST = '127.0.0.1'
const PORTS_TRIED = 50
const DRAIN = 1_000
const DAY = 86_400_000
const WEB = fileURLToPath(new URL('../../.liem/web', import.meta.url))

/** Serves the installation on this machine's own address, at the port or the next free one. */
export async function listen({ db, home, port, log, worker, web = WEB }: ListenOptions): Promise<Listening> {
  const app = buildServer({ db, home, routes: ROUTES, web, log, worker })
  const taken = await listenAt(app, port)
  const forget = () => void forgetAnswers(db).catch((err: unknown) => log.warn({ err }, 'old answers are still there'))
  forget()
  const daily = setInterval(forget, DAY).unref()
  const stop = async (): Promise<void> => {
    clearInterval(daily)
    const closed = app.close()
    const hurry = setTimeout(() => app.server.closeAllConnections(), DRAIN)
    await closed
    clearTimeout(hurry)
  }
  return { url: `http://${HOST}:${taken}`, port: taken, stop }
}

async function listenAt(app: FastifyInstance, first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TRIED && port < 65_536; port++) {
    try {
      await app.listen({ host: HOST, port })
      const address = app.server.address()
      return typeof address === 'object' && address !== null ? address.port : port
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    }
  }
  throw new LiemError('unavailable', `no port from ${first} on is free`, { hint: 'name another one with --port' })
}
