import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '../../src/base/index.ts'
import { apiPage, API_PAGE_POLICY } from './api-page.ts'
import { languageOf } from './input.ts'
import type { Metrics } from './metrics.ts'
import { openApi } from './openapi.ts'
import { HttpRefusal } from './problems.ts'
import type { Site } from './site.ts'
import type { Entry } from './table.ts'
import { VERSION } from './version.ts'

interface About {
  db: Db
  routes: readonly Entry[]
  worker: () => boolean
  metrics: Metrics
  site: Site
}

/** What the server says about itself: whether it is well, what it measured, and what it can be asked. */
export function mountAbout(app: FastifyInstance, { db, routes, worker, metrics, site }: About): void {
  app.get('/healthz', async (_request, reply) => {
    const database = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    )
    const parts = { process: true, database, worker: worker() }
    return reply
      .code(database && parts.worker ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(parts)
  })
  app.get('/metrics', async (request, reply) => {
    if (!site.loopback && !isFromHere(request, site)) throw new HttpRefusal(404, 'there is no such address')
    return reply.header('content-type', metrics.type).send(await metrics.text(db))
  })
  const document = JSON.stringify(openApi(routes, VERSION))
  app.get('/api/openapi.json', async (_request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(document))
  app.get<{ Querystring: { lang?: string } }>('/api', async (request, reply) => {
    const { lang } = request.query
    const language = lang === 'vi' || lang === 'en' ? lang : languageOf(request.headers['accept-language'])
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', API_PAGE_POLICY)
      .header('vary', 'accept-language')
      .send(apiPage(routes, language))
  })
}

/** Asked by a program on this machine, and not on behalf of somebody else: a proxy may not say for whom it asks, but it asks for its own name. */
function isFromHere({ socket, headers }: FastifyRequest, { proxied, names }: Site): boolean {
  if (proxied && names.includes((headers.host ?? '').toLowerCase())) return false
  return /^(?:::ffff:)?127\.|^::1$/u.test(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined
}
