import { mkdtempSync, rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { listen, openLog, type ListenOptions } from '../apps/server/index.ts'
import { openHome, type Database, type Home } from '../src/base/index.ts'
import { testDatabase } from './db.ts'

/** A server as it is served, on a port of its own, over a database and a home that are gone after the test file. */
export interface TestServer {
  url: string
  port: number
  database: Database
  home: Home
  /** Lines of its log. */
  log: string
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
}

const PAGE = `<!doctype html><html><head><meta property="csp-nonce" nonce="__NONCE__"></head><body><script src="/assets/app-0123abcd.js"></script></body></html>`

/** A hash that costs next to nothing; what one costs otherwise is tested beside the passwords. */
export const CHEAP = { memory: 64, passes: 1, parallelism: 1 }

/** Tests ask faster than any person. */
export const UNLIMITED = { requestsPerMinute: Number.MAX_SAFE_INTEGER, filesPerHour: Number.MAX_SAFE_INTEGER }

interface TestServerOptions extends Pick<ListenOptions, 'now' | 'as' | 'host' | 'behindProxy' | 'limits'> {
  /** Text of the configuration. */
  config?: string
}

/** `const server = await testServer()` at the top of a test file. */
export async function testServer({ config, ...options }: TestServerOptions = {}): Promise<TestServer> {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'liem-server-'))
  const home = openHome(join(folder, 'home'))
  const web = join(folder, 'web')
  mkdirSync(join(web, 'assets'), { recursive: true })
  writeFileSync(join(web, 'index.html'), PAGE)
  writeFileSync(join(web, 'assets/app-0123abcd.js'), `console.log('${'x'.repeat(2_000)}')`)
  if (config !== undefined) writeFileSync(join(home.path, 'config.yaml'), config)
  // Chunks are named by their hash alone.
  writeFileSync(join(web, 'assets/0123abcd.js'), 'x')
  const log = join(folder, 'log')
  const server = await listen({
    database,
    home,
    port: 0,
    log: openLog(log),
    worker: () => true,
    web,
    limits: UNLIMITED,
    cost: CHEAP,
    ...options,
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const at = (path: string): string => server.url + path
  return {
    url: server.url,
    port: server.port,
    database,
    home,
    log,
    get: (path, headers = {}) => fetch(at(path), { headers }),
    post: (path, body, headers = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      return fetch(at(path), { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } })
    },
  }
}
