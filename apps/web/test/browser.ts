import { source as axe } from 'axe-core'
import type { Browser, Page, Request } from 'playwright-core'
import { expect } from 'vitest'

export interface Look {
  language?: 'vi-VN' | 'en-GB' | 'fr-FR'
  scheme?: 'light' | 'dark'
  width?: number
  /** On a page that is used for nothing else: what is done to it cannot be undone. */
  alone?: true
}

/** Says that it has no icon, or the browser asks for one and complains. */
const STILL = '<link rel="icon" href="data:,">'

/** Pages that were left clean: a new one costs more than what is done in it, as it compiles the same script again. */
const kept = new WeakMap<Browser, Map<string, Page>>()
/** What a page has asked for that is not there yet. */
const asked = new WeakMap<Page, Set<Request>>()

/** Opens a page as if for the first time, hands it on, and gives back what it asked of other hosts, said on its console, and broke of its policy. */
export async function look(browser: Browser, url: string, how: Look, visit: (page: Page) => Promise<void>): Promise<string[]> {
  const free = kept.get(browser) ?? new Map<string, Page>()
  kept.set(browser, free)
  const key = how.language ?? 'vi-VN'
  const page = (how.alone === true ? undefined : free.get(key)) ?? (await newPage(browser, key))
  if (how.alone !== true) free.delete(key)
  const heard = hear(page, new URL(url).host)
  try {
    // What fades in is neither waited for nor judged half way.
    await page.emulateMedia({ media: null, colorScheme: how.scheme ?? 'light', reducedMotion: 'reduce' })
    await page.setViewportSize({ width: how.width ?? 1440, height: 900 })
    await page.goto(url)
    await page.waitForSelector('h1')
    await page.evaluate('document.fonts.ready')
    await visit(page)
    if (how.alone === true) await page.context().close()
    else await leave(page, new URL('/still', url).href)
  } catch (error) {
    await page.context().close()
    if (error instanceof Error && heard.length > 0) error.message += `\nThe page said:\n${heard.join('\n')}`
    throw error
  }
  if (how.alone !== true) free.set(key, page)
  return heard
}

async function newPage(browser: Browser, locale: string): Promise<Page> {
  const context = await browser.newContext({ locale, timezoneId: 'Europe/Berlin' })
  context.setDefaultTimeout(45_000)
  return context.newPage()
}

function hear(page: Page, host: string): string[] {
  const heard: string[] = []
  const open = new Set<Request>()
  asked.set(page, open)
  page.on('request', (request) => {
    open.add(request)
    if (new URL(request.url()).host !== host) heard.push(request.url())
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  return heard
}

/** Forgets what a visit left behind, on a page of the same host that has nothing in it. */
async function leave(page: Page, still: string): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  for (const event of ['request', 'requestfinished', 'requestfailed', 'response', 'console', 'pageerror']) page.removeAllListeners(event)
  await page.route(still, (route) => route.fulfill({ contentType: 'text/html', body: STILL }))
  await page.goto(still)
  await page.evaluate('localStorage.clear(); sessionStorage.clear()')
  await page.unroute(still)
  await page.context().clearCookies()
  await page.mouse.move(0, 0)
}

/** Resolves once a page has all that it asks for and shows it: nothing is on its way, nothing is busy, twice in a row. */
export async function settled(page: Page, busy = '[aria-busy=true]'): Promise<void> {
  for (let calm = 0; calm < 2;) {
    await page.waitForSelector(busy, { state: 'detached' })
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    calm = asked.get(page)?.size === 0 ? calm + 1 : 0
  }
}

/** What axe-core finds on the page that is shown; none of its rules that are on looks into style sheets or media, which it would else read beforehand. */
export async function violations(page: Page): Promise<string[]> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe)
  return page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], preload: false }).then((found) => found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`))',
  )
}

/** How a page must be sound: wide and light, and as on a phone at night. */
const SOUND = [
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 390 },
] as const satisfies readonly Look[]

/** Axe finds nothing on the page as it stands, and nothing scrolls sideways, in each of these looks. */
export async function expectSound(
  page: Page,
  looks: readonly Pick<Required<Look>, 'scheme' | 'width'>[] = SOUND,
  still: (page: Page) => Promise<void> = settled,
): Promise<void> {
  for (const { scheme, width } of looks) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    await still(page)
    const over = await page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)')
    expect({ at: page.url(), scheme, width, over, found: await violations(page) }).toEqual({
      at: page.url(),
      scheme,
      width,
      over: 0,
      found: [],
    })
  }
}
