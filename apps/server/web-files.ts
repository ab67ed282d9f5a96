import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pagePolicy } from './guard.ts'
import { HttpRefusal } from './problems.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}
const PACKED = new Set(['.js', '.css', '.svg', '.json', '.html', '.txt'])

interface WebFile {
  bytes: Buffer
  type: string
  tag: string
  /** Its name holds its hash: it never changes. */
  hashed: boolean
  packed: Map<string, Promise<Buffer>>
  pack: boolean
}

interface Site {
  builtAt: number
  page: string
  files: ReadonlyMap<string, WebFile>
}

/** Serves the built web app from memory; every other address that a browser asks for as a page is the app's, which has its own addresses. */
export function serveWeb(app: FastifyInstance, folder: string): void {
  let site: Site | undefined
  app.get('/*', async (request, reply) => {
    site = current(folder, site)
    const path = decodeURI(request.url.split('?')[0] ?? '/')
    const file = site.files.get(path)
    if (file !== undefined) return sendFile(request, reply, file)
    if (path.startsWith('/api/') || extname(path) !== '') throw new HttpRefusal(404, 'there is no such file')
    return sendPage(reply, site.page)
  })
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(18).toString('base64')
  return reply
    .header('content-type', TYPES['.html'])
    .header('content-security-policy', pagePolicy(nonce))
    .header('cache-control', 'no-store')
    .send(page.replaceAll('__NONCE__', nonce))
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: WebFile): Promise<FastifyReply> {
  void reply
    .header('content-type', file.type)
    .header('etag', file.tag)
    .header('vary', 'accept-encoding')
    .header('cache-control', file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (request.headers['if-none-match'] === file.tag) return reply.code(304).send()
  const coding = file.pack ? codingOf(request.headers['accept-encoding']) : undefined
  if (coding === undefined) return reply.send(file.bytes)
  const packed = file.packed.get(coding) ?? pack(file.bytes, coding)
  file.packed.set(coding, packed)
  return reply.header('content-encoding', coding).send(await packed)
}

type Coding = 'br' | 'gzip'

function codingOf(accepted: string | string[] | undefined): Coding | undefined {
  const names = String(accepted ?? '')
    .split(',')
    .map((one) => one.trim().split(';')[0])
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : undefined
}

function pack(bytes: Buffer, coding: Coding): Promise<Buffer> {
  return coding === 'gzip'
    ? promisify(gzip)(bytes, { level: 8 })
    : promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } })
}

/** The build as it lies in the folder; read again when it was built again. */
function current(folder: string, known: Site | undefined): Site {
  const builtAt = statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs
  if (builtAt === undefined) throw new HttpRefusal(503, 'the web app has not been built', 'npm start builds it')
  return known?.builtAt === builtAt ? known : readSite(folder, builtAt)
}

function readSite(folder: string, builtAt: number): Site {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())
  const files = names
    .filter((name) => name !== 'index.html' && !name.startsWith('.'))
    .map((name): [string, WebFile] => [`/${name.split(sep).join('/')}`, readFile(join(folder, name))])
  return { builtAt, page: readFileSync(join(folder, 'index.html'), 'utf8'), files: new Map(files) }
}

function readFile(path: string): WebFile {
  const bytes = readFileSync(path)
  const type = extname(path)
  return {
    bytes,
    type: TYPES[type] ?? 'application/octet-stream',
    tag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
    hashed: /(?:-|\bassets\/)[\w-]{8,}\.\w+$/u.test(path),
    packed: new Map(),
    pack: PACKED.has(type),
  }
}
