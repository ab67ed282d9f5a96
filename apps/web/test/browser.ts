import { chromium, type Browser, type Page } from 'playwright-core'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Look {
  language?: 'vi-VN' | 'en-GB' | 'fr-FR'
  scheme?: 'light' | 'dark'
  width?: number
  bypassCSP?: boolean
}

export async function launch(program: string): Promise<Browser> {
  return chromium.launch({ executablePath: program, args: QUIET })
}

/** Opens a page, hands it on, and gives back what it asked of other hosts, said on its console, and broke of its policy. */
export async function look(browser: Browser, url: string, how: Look, visit: (page: Page) => Promise<void>): Promise<string[]> {
  const context = await browser.newContext({
    locale: how.language ?? 'vi-VN',
    colorScheme: how.scheme ?? 'light',
    viewport: { width: how.width ?? 1440, height: 900 },
    bypassCSP: how.bypassCSP ?? false,
    timezoneId: 'Europe/Berlin',
  })
  const page = await context.newPage()
  const heard: string[] = []
  const { host } = new URL(url)
  page.on('request', (request) => heard.push(...(new URL(request.url()).host === host ? [] : [request.url()])))
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  await page.goto(url)
  await page.waitForSelector('h1', { timeout: 10_000 }).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${heard.join('\n')}`)
  })
  await page.evaluate('document.fonts.ready')
  await visit(page)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.close()
  return heard
}
