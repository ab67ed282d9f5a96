import type { RequestListener, Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Readable } from 'node:stream'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Identity } from '../../src/access/index.ts'
import type { Gate } from '../../src/access/sign-in/index.ts'
import type { Db, Home } from '../../src/base/index.ts'
import { mountAbout } from './about.ts'
import { guardOrigin, HEADERS, NO_PAGE_POLICY, SECURE_HEADERS } from './guard.ts'
import { isSecure } from './identify.ts'
import { onceOnly } from './idempotency.ts'
import { languageOf } from './input.ts'
import { readJson } from './json-body.ts'
import type { Log } from './log.ts'
import { openMetrics, type Metrics } from './metrics.ts'
import { mount } from './mount.ts'
import { HttpRefusal, refusalOf } from './problems.ts'
import { originsOf, type Site } from './site.ts'
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
  site: Site
  gate: Gate
  /** Who asks; null where that is not known. */
  identify: (request: FastifyRequest) => Promise<Identity | null>
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Method and path of the contract, for the log and the metrics: an address itself may say too much. */
    route?: string
  }
}

const BODY_LIMIT = 8 * 1024 * 1024

/** The HTTP server, not yet listening. */
export function buildServer({ db, home, routes, web, log, worker, site, gate, identify }: ServerOptions): FastifyInstance {
  const metrics = openMetrics()
  const headers = isSecure(site) ? { ...HEADERS, ...SECURE_HEADERS } : HEADERS
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 2_000 },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    ...secured(site),
    frameworkErrors: (error, request, reply) => void refuse(log, error, request, reply),
  })
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers).header('content-security-policy', NO_PAGE_POLICY)
    guardOrigin(request.method, request.headers, originsOf(site, portOf(request)))
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
  const ground = { db, home, once: onceOnly(db), site, gate, identify }
  for (const entry of routes) if (entry.kind !== 'upload') mount(app, entry, ground)
  void app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', async (_request: FastifyRequest, body: Readable) => body)
    for (const entry of routes) if (entry.kind === 'upload') mount(inner, entry, ground)
  })
  mountAbout(app, { db, routes, worker, metrics, site })
  serveWeb(app, web)
  return app
}

/** The same handler behind TLS. */
function secured({ tls }: Site): { serverFactory?: (handler: RequestListener) => Server } {
  if (tls === null) return {}
  // What is different between the two servers, Fastify does not touch.
  return { serverFactory: (handler) => createSecureServer({ ...tls, minVersion: 'TLSv1.2' }, handler) as unknown as Server }
}

function account(log: Log, metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.config.route ?? request.routeOptions.url ?? 'none'
  metrics.answered(route, reply.statusCode, reply.elapsedTime / 1000)
  log.debug({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'answered')
}

function refuse(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem, defect, retryAfter } = refusalOf(error, languageOf(request.headers['accept-language']))
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
