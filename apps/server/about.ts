import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '../../src/base/index.ts'
import { apiPage, API_PAGE_POLICY } from './api-page.ts'
import { languageOf } from './input.ts'
import type { Metrics } from './metrics.ts'
import { openApi } from './openapi.ts'
import type { Entry } from './table.ts'
import { VERSION } from './version.ts'

/** What the server says about itself: whether it is well, what it measured, and what it can be asked. */
export function mountAbout(app: FastifyInstance, db: Db, routes: readonly Entry[], worker: () => boolean, metrics: Metrics): void {
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
  app.get('/metrics', async (_request, reply) => reply.header('content-type', metrics.type).send(await metrics.text(db)))
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
