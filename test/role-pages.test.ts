/** Each role walks through all that its menu leads to: no page asks for what he may not, none says that something failed, and whoever administers sees no case. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectSound, settled } from '../apps/web/test/browser.ts'
import type { Identity } from '../src/access/index.ts'
import { isAdministrative } from '../src/access/roles/pure.ts'
import { ROLE_IDS } from '../src/access/roles/schema.ts'
import { buildAccessWorld, identityOf, type AccessWorld } from './access-world.ts'
import { goTo, openPages, program } from './pages.ts'
import { REGISTER } from './sign-in-screen.ts'

const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const pages = openPages({ register: REGISTER, as })
const session = '01900000-0000-7000-8000-0000000000bb'
let world: AccessWorld

beforeAll(async () => {
  if (program !== undefined) world = await buildAccessWorld(pages.db(), { everywhere: ['inspectorate'] })
})

const WALKS = ROLE_IDS.map((role, at) => ({ role, language: (['vi-VN', 'en-GB'] as const)[at % 2]!, width: [1440, 390][(at >> 1) % 2]! }))

test.skipIf(program === undefined).each(WALKS)('$role, $language, $width wide', async ({ role, language, width }) => {
  Object.assign(as, identityOf(world.people.get(role)!), { session })
  const walk = async (page: Page): Promise<void> => {
    await page.waitForSelector('h1')
    const links = await page.locator('nav a[href]').all()
    const places = await Promise.all(links.map(async (link) => (await link.getAttribute('href'))!))
    expect(places.includes('/findings')).toBe(!isAdministrative(role))
    for (const place of new Set(places)) {
      await goTo(page, place)
      await settled(page)
      expect([place, await page.getByRole('alert').allTextContents()]).toEqual([place, []])
    }
    await expectSound(page, [{ scheme: 'light', width }])
  }
  await pages.open('/', { language, width }, walk)
})
