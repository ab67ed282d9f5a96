import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LiemError, type Db, type Home } from '../../src/base/index.ts'
import { mayAct, scopeOf, whoActs } from './access.ts'
import { keyOf, type Anew, type Once } from './idempotency.ts'
import { languageOf, parseInput, type Raw } from './input.ts'
import { refuseStrangeText } from './json-body.ts'
import type { Context, Download, Entry } from './table.ts'

/** What the answers of all routes stand on. */
export interface Ground {
  db: Db
  home: Home
  once: Once
}

/** Mounts one contract: parse, ask, handle, serialise. */
export function mount(app: FastifyInstance, entry: Entry, ground: Ground): void {
  const { route } = entry
  app.route({
    method: route.method,
    url: route.path,
    config: { route: `${route.method} ${route.path}` },
    handler: async (request, reply) => {
      const actor = whoActs()
      const input = parseInput(route, rawOf(request), languageOf(request.headers['accept-language']))
      if (!mayAct(actor, route.action, route.facts)) throw new LiemError('absent', 'it is not there, or it may not be seen')
      const context: Context = { db: ground.db, home: ground.home, actor, scope: scopeOf(actor) }
      if (entry.kind === 'download') return sendFile(reply, await entry.handle(context, input as never))
      if (entry.kind === 'upload')
        return sendJson(request, reply, outputOf(entry, await entry.handle(context, input as never, request.raw)))
      const act = async () => outputOf(entry, await entry.handle(context, input as never))
      const key = route.method === 'GET' ? undefined : keyOf(request.headers['idempotency-key'])
      const write = { actor: actor.id, route: `${route.method} ${route.path}`, input }
      const output = key === undefined ? await act() : await ground.once({ ...write, key }, act, anewOf(entry, context))
      return sendJson(request, reply, output)
    },
  })
}

function anewOf(entry: Entry, context: Context): Anew | undefined {
  if (entry.kind !== 'answer' || entry.again === undefined) return undefined
  const { again } = entry
  return {
    keep: (answer) => ({ id: (answer as { id: string }).id }),
    read: async (kept) => outputOf(entry, await again(context, kept as { id: string })),
  }
}

function rawOf(request: FastifyRequest): Raw {
  const params = request.params as Raw['params']
  const query = request.query as Raw['query']
  for (const text of [...Object.values(params), ...Object.entries(query).flat(2)]) refuseStrangeText(text)
  return { params, query, body: request.body }
}

/** Only what the contract declares leaves. What does not fit it is a defect of ours, never the sender's. */
function outputOf({ route }: Entry, value: unknown): unknown {
  const parsed = route.output.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new LiemError('internal', `the answer of ${route.method} ${route.path} is not as its contract says: ${issues.join('; ')}`)
}

function sendJson(request: FastifyRequest, reply: FastifyReply, output: unknown): FastifyReply {
  const body = JSON.stringify(output)
  void reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'private, no-cache')
  if (request.method !== 'GET') return reply.send(body)
  const tag = `"${createHash('sha1').update(body).digest('base64url')}"`
  void reply.header('etag', tag)
  return request.headers['if-none-match'] === tag ? reply.code(304).send() : reply.send(body)
}

function sendFile(reply: FastifyReply, { type, name, body }: Download): FastifyReply {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'private, no-store')
    .send(body)
}
