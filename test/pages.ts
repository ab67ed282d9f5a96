import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { listen, openLog } from '../apps/server/index.ts'
import { expectSound, look, settled, type Look } from '../apps/web/test/browser.ts'
import { errandsOf, tasksOf } from '../apps/worker/tasks.ts'
import { askingOver, readContextKey } from '../src/access/roles/index.ts'
import type { Identity } from '../src/access/index.ts'
import { openRequests } from '../src/base/db/index.ts'
import { openHome, type Db, type Home } from '../src/base/index.ts'
import type { Route } from '../src/base/schema.ts'
import { startWorker, WORKER, type Tasks } from '../src/jobs/index.ts'
import { importOrganisation } from '../src/organisation/index.ts'
import type { z } from 'zod'
import { browserOf } from '../tools/chromium.ts'
import { requireProgram } from '../tools/programs.ts'
import { buildWeb } from '../tools/web-build.ts'
import { testDatabase } from './db.ts'
import { platformCopy, type World } from './platform-copy.ts'
import { CHEAP } from './server.ts'

/** Undefined where there is no browser: then what needs one is skipped. */
export const program = requireProgram('chromium')

/** The web app as it is built, over a server and a database with the data of a small world, seen in Chromium. */
export interface Pages {
  url: () => string
  db: () => Db
  home: () => Home
  /** Reads a route of the server, past the browser. */
  read: <R extends Route>(contract: R, input?: Record<string, string | readonly string[]>) => Promise<z.output<R['output']>>
  /**
   * Opens an address; fails when the page asked another host, said something else on its console than expected, or broke its policy. A pattern: each
   * line that it fits is expected, however often.
   */
  open: (path: string, how: Look, visit: (page: Page) => Promise<void>, expected?: readonly unknown[] | RegExp) => Promise<void>
}

interface PageOptions {
  world?: World
  /** Whether long actions are done; by which tasks, where it matters. */
  jobs?: boolean | ((tasks: Tasks) => Tasks)
  /** Text of the configuration. */
  config?: string
  /** This register alone, in place of a world with data. */
  register?: Parameters<typeof importOrganisation>[2]
  /** Who asks, whatever the browser shows; may be changed between requests. */
  as?: Identity
}

/** The same for all test files of the process: what a page has compiled of an address once it need not compile again. */
let port = 0

const isLong = process.env['LIEM_TRIALS'] !== undefined
let turn = 0

/** Of two languages one for each test of a file, turn by turn; the long run takes both for each. */
export function inTurn<T>(languages: readonly T[]): readonly T[] {
  return isLong ? languages : [languages[turn++ % languages.length]!]
}

/** `const pages = openPages()` at the top of a test file: a copy of a world that test files share. With `jobs`, they are done. */
export function openPages({ world = 'small', jobs = false, register, config, as }: PageOptions = {}): Pages {
  let browser: Browser | undefined
  let url = ''
  let db: Db | undefined
  let home: Home | undefined
  const folder = mkdtempSync(join(tmpdir(), 'liem-pages-'))
  beforeAll(async () => {
    if (program === undefined) return
    const web = await buildWeb()
    const lake = join(folder, 'lake')
    const database = register === undefined ? await platformCopy(world, lake) : await testDatabase()
    db = database.db
    // A copy, so that a build that somebody else asks for does not change the pages under the test.
    cpSync(web.folder, join(folder, 'web'), { recursive: true })
    if (register !== undefined) await importOrganisation(db, WORKER, register)
    const log = openLog(join(folder, 'log'))
    home = { ...openHome(join(folder, 'home')), lake }
    if (config !== undefined) writeFileSync(join(home.path, 'config.yaml'), config)
    const server = await listen({
      database,
      home,
      port,
      log,
      worker: () => true,
      web: join(folder, 'web'),
      cost: CHEAP,
      ...(as === undefined ? {} : { as }),
    })
    url = server.url
    port = Number(new URL(url).port)
    browser = await browserOf(program)
    afterAll(server.stop)
    if (jobs === false) return
    const tasks = tasksOf({ db, home, version: '0' })
    const requests = openRequests(database.url, { connections: 2 })
    afterAll(requests.close)
    const asking = askingOver(requests, await readContextKey(db))
    afterAll((await startWorker(database, jobs === true ? tasks : jobs(tasks), { errands: errandsOf({ db, home, asking }) })).stop)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return {
    url: () => url,
    db: () => db!,
    home: () => home!,
    read: async (contract, input = {}) => {
      const answer = await fetch(url + addressOf(contract, input))
      return contract.output.parse(await answer.json()) as z.output<(typeof contract)['output']>
    },
    open: async (path, how, visit, expected = []) => {
      const heard = await look(browser!, url + path, how, visit)
      if (expected instanceof RegExp) expect(heard.filter((line) => !expected.test(line))).toEqual([])
      else expect(heard).toEqual(expected)
    },
  }
}

/** Where a route is asked with this. */
export function addressOf(contract: Route, input: Record<string, string | readonly string[]>): string {
  const rest = Object.entries(input).filter(([name]) => !contract.path.includes(`:${name}`))
  const query = new URLSearchParams(rest.flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])))
  return `${contract.path.replaceAll(/:(\w+)/g, (_, name: string) => String(input[name]))}?${query}`
}

/** Drags a file over an element; the function that is returned lets go of it there. */
export async function dragFile(page: Page, selector: string, name: string, content: string): Promise<() => Promise<void>> {
  const dataTransfer = await page.evaluateHandle(`(() => {
    const data = new DataTransfer()
    data.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}))
    return data
  })()`)
  await page.dispatchEvent(selector, 'dragenter', { dataTransfer })
  return () => page.dispatchEvent(selector, 'drop', { dataTransfer })
}

/** Asks again until it is so; a busy machine may take its time. */
export function expectSoon<T>(ask: () => T) {
  return expect.poll(ask)
}

/**
 * Pages are sound (`expectSound`), in one language the odd ones and in the other the even ones, in the long run all in both. The first is opened, the
 * others are gone to from there. `as` signs in, or waits for what is not there at once.
 */
export async function expectSoundPages(
  pages: Pages,
  paths: readonly string[],
  as: (page: Page, path: string) => Promise<unknown> = () => Promise.resolve(),
  expected?: RegExp,
): Promise<void> {
  const begin = turn++
  for (const [which, language] of (['vi-VN', 'en-GB'] as const).entries()) {
    const [first, ...others] = paths.filter((_, at) => isLong || (begin + at) % 2 === which)
    if (first === undefined) continue
    const sound = async (page: Page, path: string): Promise<void> => {
      await as(page, path)
      await settled(page)
      await expectSound(page)
    }
    const visit = async (page: Page): Promise<void> => {
      await sound(page, first)
      for (const path of others) {
        await goTo(page, path)
        await sound(page, path)
      }
    }
    await pages.open(first, { language }, visit, expected)
  }
}

/** Within the app, as a link does; some lead on to what is below. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`)
  await page.waitForURL(({ pathname }) => pathname.startsWith(new URL(path, page.url()).pathname))
  await page.waitForSelector('h1')
}
