import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Identity } from '../../src/access/index.ts'
import type { Claims } from '../../src/access/roles/index.ts'
import { signOut, type Gate } from '../../src/access/sign-in/index.ts'
import { LiemError, type Db, type Home } from '../../src/base/index.ts'
import type { Route } from '../../src/base/schema.ts'
import { enter } from './access.ts'
import { callerOf, noteAsker, requireFresh, requireIdentity, sessionCookie } from './identify.ts'
import { keyOf, type Anew, type Once } from './idempotency.ts'
import { languageOf, parseInput, type Raw } from './input.ts'
import { refuseStrangeText } from './json-body.ts'
import type { Limit } from './limits.ts'
import { recordAnswer, recordFile } from './reads.ts'
import type { Site } from './site.ts'
import type { AnswerEntry, Context, Download, Entry, Signed } from './table.ts'

/** What the answers of all routes stand on. */
export interface Ground {
  /** In the rights of the system: for what comes before it is known who asks. */
  db: Db
  /** In the rights of whoever asks. */
  asking: (claims: Claims) => Db
  home: Home
  once: Once
  limit: Limit
  gate: Gate
  site: Site
  identify: (request: FastifyRequest) => Promise<Identity | null>
}

/** Mounts one contract: who asks, parse, may he, handle, serialise. */
export function mount(app: FastifyInstance, entry: Entry, ground: Ground): void {
  const { route } = entry
  app.route({
    method: route.method,
    url: route.path,
    config: { route: `${route.method} ${route.path}` },
    handler: async (request, reply) => {
      const identity = await ground.identify(request)
      const caller = callerOf(request, ground.site)
      noteAsker(request, { identity, caller })
      ground.limit(identity, caller.address, entry.kind === 'download' ? 'file' : 'request')
      if (entry.kind === 'sign') return sign(entry, ground, identity, request, reply)
      const context = await contextOf(ground, entry, requireIdentity(identity), request)
      const input = inputOf(route, request)
      if (entry.kind === 'download') {
        const file = await entry.handle(context, input as never)
        await recordFile(context, route, input, file)
        return sendFile(reply, file)
      }
      if (entry.kind === 'upload')
        return sendJson(request, reply, outputOf(entry, await entry.handle(context, input as never, request.raw)))
      if ('renews' in entry) return sendSigned(ground.site, entry, await entry.handle(context, input as never), request, reply)
      const output = await answer(entry, ground, context, input, request)
      await recordAnswer(context, route, input, output)
      return sendJson(request, reply, output)
    },
  })
}

/** An answer; a write that has a key happens once. */
async function answer(entry: AnswerEntry, { once }: Ground, context: Context, input: Record<string, unknown>, request: FastifyRequest) {
  const { method, path } = entry.route
  const act = async () => outputOf(entry, await entry.handle(context, input as never))
  const key = method === 'GET' || entry.told === true ? undefined : keyOf(request.headers['idempotency-key'])
  if (key === undefined) return act()
  return once({ actor: context.actor.id, route: `${method} ${path}`, input, key }, act, anewOf(entry, context))
}

async function contextOf(
  { db, asking, home, gate, site }: Ground,
  { route, beyond }: Entry,
  identity: Identity,
  request: FastifyRequest,
): Promise<Context> {
  const { claims, ...entrance } = await enter(db, identity, route.action)
  if (route.fresh !== undefined) requireFresh(identity, gate, route.fresh)
  return { db: beyond === undefined ? asking(claims) : db, home, own: { gate, identity, caller: callerOf(request, site) }, ...entrance }
}

/** What works without a session. Where a session begins, the one that asked ends: a browser has one. */
async function sign(
  entry: Entry & { kind: 'sign' },
  { db, gate, site }: Ground,
  identity: Identity | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const door = { db, gate, identity, caller: callerOf(request, site) }
  const signed = await entry.handle(door, inputOf(entry.route, request) as never)
  if (typeof signed.session === 'string') await signOut(db, identity)
  return sendSigned(site, entry, signed, request, reply)
}

/** Answers; a secret that came of it goes into the cookie. */
function sendSigned(site: Site, entry: Entry, { answer: said, session }: Signed<unknown>, request: FastifyRequest, reply: FastifyReply) {
  const output = outputOf(entry, said)
  if (session !== undefined) void reply.header('set-cookie', sessionCookie(site, request.socket.localPort ?? 0, session))
  return sendJson(request, reply, output)
}

function inputOf(route: Route, request: FastifyRequest): Record<string, unknown> {
  return parseInput(route, rawOf(request), languageOf(request.headers['accept-language']))
}

function anewOf(entry: AnswerEntry, context: Context): Anew | undefined {
  if (entry.again === undefined) return undefined
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
  void reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store')
  if (request.method !== 'GET') return reply.send(body)
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`
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
