import type { RequestListener, Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Readable } from 'node:stream'
import type { SecureContextOptions } from 'node:tls'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Identity } from '../../src/access/index.ts'
import type { Gate } from '../../src/access/sign-in/index.ts'
import type { Db, Home } from '../../src/base/index.ts'
import { mountAbout } from './about.ts'
import { guardOrigin, headersOf } from './guard.ts'
import { askerOf, isSecure } from './identify.ts'
import { onceOnly } from './idempotency.ts'
import { languageOf } from './input.ts'
import { readJson } from './json-body.ts'
import type { Limit } from './limits.ts'
import type { Log } from './log.ts'
import { openMetrics, type Metrics } from './metrics.ts'
import { mount, type Ground } from './mount.ts'
import { HttpRefusal, refusalOf } from './problems.ts'
import { originsOf, type Site } from './site.ts'
import type { Entry } from './table.ts'
import { serveWeb } from './web-files.ts'

export interface ServerOptions {
  db: Db
  asking: Ground['asking']
  home: Home
  routes: readonly Entry[]
  /** Folder of the built web app. */
  web: string
  log: Log
  /** Whether the worker process is there. */
  worker: () => boolean
  site: Site
  gate: Gate
  limit: Limit
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
export function buildServer({ db, asking, home, routes, web, log, worker, site, gate, limit, identify }: ServerOptions): FastifyInstance {
  const metrics = openMetrics()
  const headers = headersOf({ secure: isSecure(site) })
  const refuse = refuser(log, gate, site, headers)
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 2_000 },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    ...secured(site),
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
  })
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers)
    guardOrigin(request.method, request.headers, originsOf(site, portOf(request)))
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    void reply.header('server-timing', `app;dur=${reply.elapsedTime.toFixed(1)}`)
    return payload
  })
  app.addHook('onResponse', async (request, reply) => account(log, metrics, request, reply))
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(error, request, reply))
  app.setNotFoundHandler((request, reply) => refuse(new HttpRefusal(404, 'there is no such address'), request, reply))
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => readJson(body))
  const ground = { db, asking, home, once: onceOnly(db), site, gate, limit, identify }
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
  return { serverFactory: (handler) => createSecureServer({ ...tls, ...TLS }, handler) as unknown as Server }
}

/** TLS 1.3 first; of 1.2 only what keeps earlier conversations secret when the key is lost, and what cannot be changed on the way. */
const TLS: SecureContextOptions = {
  minVersion: 'TLSv1.2',
  honorCipherOrder: true,
  ciphers: [
    ...['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
    ...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305'],
    ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
  ].join(':'),
}

function account(log: Log, metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.config.route ?? request.routeOptions.url ?? 'none'
  metrics.answered(route, reply.statusCode, reply.elapsedTime / 1000)
  log.debug({ route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'answered')
}

type Refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** What becomes of an error: the answer, and a line in the log. */
function refuser(log: Log, gate: Gate, site: Site, headers: Readonly<Record<string, string>>): Refuse {
  return (error, request, reply) => {
    const { problem, defect, retryAfter } = refusalOf(error, languageOf(request.headers['accept-language']))
    const route = request.routeOptions?.config.route ?? request.routeOptions?.url
    const line = { code: problem.code, route, status: problem.status, ...askerOf(request, gate, site) }
    if (defect !== undefined) log.error({ ...line, err: defect }, 'defect')
    else if (problem.status >= 500) log.warn(line, 'refused')
    else log.info(line, 'refused')
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter))
    if (request.raw.readableEnded === false && request.raw.destroyed === false && problem.status === 413)
      void reply.header('connection', 'close')
    return reply
      .code(problem.status)
      .headers(headers)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem))
  }
}

function portOf(request: FastifyRequest): number {
  return request.socket.localPort ?? 0
}
