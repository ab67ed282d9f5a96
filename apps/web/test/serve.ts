import { createServer, type Server } from 'node:http'
import { readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { z } from 'zod'
import { ROLES } from '../../../src/access/roles/pure.ts'
import { me } from '../../../src/access/sign-in/schema.ts'
import { appState } from '../../../src/desk/overview/schema.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The policy that the server sends with every page. */
const policyOf = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types default`,
  ].join('; ')

const STATE: z.input<typeof appState> = {
  version: '0.3.0',
  actor: { id: 'local', name: 'Đặng Ngọc Quỳnh', kind: 'person' },
  demonstration: true,
  dataUntil: '2026-11-19T16:40:00.000Z',
  today: '2026-11-20',
  timezone: 'Asia/Ho_Chi_Minh',
  counts: {
    findings: 42,
    uncompared: 0,
    patterns: 3,
    circumstances: 4,
    breakGlass: 0,
    proposals: 0,
    acts: 0,
    webhooks: 0,
    reviews: 0,
    workSoon: 0,
    work: 0,
    cases: 0,
  },
  jobs: [],
  localOnly: true,
  may: Object.values(ROLES).flatMap(({ may }) => may),
  tiers: ['ordinary'],
}

/** Whoever sits at a machine without accounts. */
const ME: z.input<typeof me> = {
  account: 'local',
  login: '',
  officer: null,
  name: STATE.actor.name,
  by: 'local',
  freshUntil: null,
  endsAt: null,
  idleMinutes: null,
  hasPassword: false,
  secondFactor: false,
  recoveryCodesLeft: 0,
}

/** Serves a build as the server does, with a nonce of its own for every page, and the answers that the shell needs. */
export async function servePages(folder: string): Promise<{ server: Server; url: string }> {
  const state = JSON.stringify(appState.parse(STATE))
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
    if (path.startsWith('/api/')) {
      const answer = { '/api/state': state, '/api/me': JSON.stringify(me.parse(ME)), '/api/search': JSON.stringify({ hits: [] }) }[path]
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(answer ?? JSON.stringify({ type: 'about:blank', title: 'x', status: 404, code: 'T-404' }))
      return
    }
    const type = TYPES[extname(path)]
    const nonce = randomBytes(12).toString('base64')
    if (type === undefined) {
      response.writeHead(200, { 'content-type': TYPES['.html'], 'content-security-policy': policyOf(nonce) })
      response.end(readFileSync(join(folder, 'index.html'), 'utf8').replaceAll('__NONCE__', nonce))
      return
    }
    response.writeHead(200, { 'content-type': type })
    response.end(readFileSync(join(folder, path)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
