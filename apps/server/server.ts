import type { Readable } from 'node:stream'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Db, Home } from '../../src/base/index.ts'
import { mountAbout } from './about.ts'
import { guardOrigin, HEADERS, NO_PAGE_POLICY } from './guard.ts'
import { onceOnly } from './idempotency.ts'
import { readJson } from './json-body.ts'
import type { Log } from './log.ts'
import { openMetrics, type Metrics } from './metrics.ts'
import { mount } from './mount.ts'
import { HttpRefusal, refusalOf } from './problems.ts'
import type { Entry } from './table.ts'
import { serveWeb } from './web-files.ts'

export interface ServerOptions {
  db: Db
  home: Home
  routes: readonly Entry[]
  /** Folder of the built web app. */
  web: string
  log: Log
  /** Whether the worker process is there. */
  worker: () => boolean
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Method and path of the contract, for the log and the metrics: an address itself may say too much. */
    route?: string
  }
}

const BODY_LIMIT = 8 * 1024 * 1024

/** The HTTP server, not yet listening. */
export function buildServer({ db, home, routes, web, log, worker }: ServerOptions): FastifyInstance {
  const metrics = openMetrics()
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 2_000 },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void refuse(log, error, request, reply),
  })
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(HEADERS).header('content-security-policy', NO_PAGE_POLICY)
    guardOrigin(request.method, request.headers, portOf(request))
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    void reply.header('server-timing', `app;dur=${reply.elapsedTime.toFixed(1)}`)
    return payload
  })
  app.addHook('onResponse', async (request, reply) => account(log, metrics, request, reply))
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(log, error, request, reply))
  app.setNotFoundHandler((request, reply) => refuse(log, new HttpRefusal(404, 'there is no such address'), request, reply))
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => readJson(body))
  const ground = { db, home, once: onceOnly(db) }
  for (const entry of routes) if (entry.kind !== 'upload') mount(app, entry, ground)
  void app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', async (_request: FastifyRequest, body: Readable) => body)
    for (const entry of routes) if (entry.kind === 'upload') mount(inner, entry, ground)
  })
  mountAbout(app, db, routes, worker, metrics)
  serveWeb(app, web)
  return app
}

function account(log: Log, metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.config.route ?? request.routeOptions.url ?? 'none'
  metrics.answered(route, reply.statusCode, reply.elapsedTime / 1000)
  log.debug({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'answered')
}

function refuse(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem, defect, retryAfter } = refusalOf(error)
  const route = request.routeOptions?.config.route ?? request.routeOptions?.url
  if (defect !== undefined) log.error({ code: problem.code, route, err: defect }, 'defect')
  else if (problem.status >= 500) log.warn({ code: problem.code, route, status: problem.status }, 'refused')
  else log.debug({ code: problem.code, route, status: problem.status }, 'refused')
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter))
  if (request.raw.readableEnded === false && request.raw.destroyed === false && problem.status === 413)
    void reply.header('connection', 'close')
  return reply.code(problem.status).headers(HEADERS).header('content-type', 'application/problem+json').send(JSON.stringify(problem))
}

function portOf(request: FastifyRequest): number {
  return request.socket.localPort ?? 0
}
