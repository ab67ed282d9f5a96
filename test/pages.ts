import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { source as axe } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { listen, openLog } from '../apps/server/index.ts'
import { launch, look, type Look } from '../apps/web/test/browser.ts'
import { tasksOf } from '../apps/worker/tasks.ts'
import { openHome, type Db } from '../src/base/index.ts'
import type { Route } from '../src/base/schema.ts'
import { startWorker } from '../src/jobs/index.ts'
import type { z } from 'zod'
import type { SynthOptions } from '../src/synth/index.ts'
import { requireProgram } from '../tools/programs.ts'
import { buildWeb } from '../tools/web-build.ts'
import { testDatabase } from './db.ts'
import { openPlatform } from './platform.ts'
import { smallWorld } from './world.ts'

/** Undefined where there is no browser: then what needs one is skipped. */
export const program = requireProgram('chromium')

/** The web app as it is built, over a server and a database with the data of a small world, seen in Chromium. */
export interface Pages {
  url: () => string
  db: () => Db
  /** Reads a route of the server, past the browser. */
  read: <R extends Route>(contract: R, input?: Record<string, string | readonly string[]>) => Promise<z.output<R['output']>>
  /** Opens an address; fails when the page asked another host, said something else on its console than expected, or broke its policy. */
  open: (path: string, how: Look, visit: (page: Page) => Promise<void>, expected?: readonly unknown[]) => Promise<void>
}

/** `const pages = openPages()` at the top of a test file; without a scale the world has two thousand declarations. With `jobs`, they are done. */
export function openPages({ jobs = false, ...options }: Partial<SynthOptions> & { jobs?: boolean } = {}): Pages {
  let browser: Browser | undefined
  let url = ''
  let db: Db | undefined
  const folder = mkdtempSync(join(tmpdir(), 'liem-pages-'))
  beforeAll(async () => {
    if (program === undefined) return
    const [database, world, web] = [await testDatabase(), await smallWorld({ scale: 0.01, ...options }), await buildWeb()]
    db = database.db
    // A copy, so that a build that somebody else asks for does not change the pages under the test.
    cpSync(web.folder, join(folder, 'web'), { recursive: true })
    await openPlatform(db, world)
    const log = openLog(join(folder, 'log'))
    const home = { ...openHome(join(folder, 'home')), lake: world.lake }
    const server = await listen({ db, home, port: 0, log, worker: () => true, web: join(folder, 'web') })
    url = server.url
    browser = await launch(program)
    afterAll(server.stop)
    if (jobs) afterAll((await startWorker(database, tasksOf({ db, home, version: '0' }))).stop)
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    url: () => url,
    db: () => db!,
    read: async (contract, input = {}) => {
      const rest = Object.entries(input).filter(([name]) => !contract.path.includes(`:${name}`))
      const query = new URLSearchParams(rest.flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])))
      const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) => String(input[name]))
      const answer = await fetch(`${url}${path}?${query}`)
      return contract.output.parse(await answer.json()) as z.output<(typeof contract)['output']>
    },
    open: async (path, how, visit, expected = []) => expect(await look(browser!, url + path, how, visit)).toEqual(expected),
  }
}

/** Asks again until it is so; a busy machine may take its time. */
export function expectSoon<T>(ask: () => T) {
  return expect.poll(ask, { timeout: 15_000 })
}

/** What axe-core finds on the page that is shown; open it with `bypassCSP`. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe })
  return page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`))',
  )
}
