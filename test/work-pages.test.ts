import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { buildCase } from './build-db.ts'
import { expectSoon, expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine, who may be both people that an act needs. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as, jobs: true })

const WORDS = {
  'vi-VN': {
    ...{ nothing: 'Không có việc nào đang chờ tài khoản này.', verify: 'Bắt đầu xác minh', done: 'Đã xong', days: /^còn \d+ ngày$/u },
    ...{ later: 'Sau đó', opened: 'Mở vụ việc', clock: 'Thời hạn ra quyết định', search: 'Tìm kiếm', file: 'Vụ việc' },
  },
  'en-GB': {
    ...{ nothing: 'Nothing waits for this account.', verify: 'Begin the verification', done: 'Done', days: /^\d+ days left$/u },
    ...{ later: 'Later', opened: 'Opened a case', clock: 'Period for the decision', search: 'Search', file: 'Case' },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
const TITLE = 'Thông quan khi chưa ghi kết quả kiểm tra'

/** From the first finding that names somebody of the register. */
async function openOne(): Promise<void> {
  const found = pages
    .db()
    .selectFrom('findings.named as n')
    .innerJoin('findings.finding as f', 'f.id', 'n.finding')
    .select('f.case_id as caseId')
  const { caseId } = await found
    .where('n.officer', 'is not', null)
    .where('f.state', '=', 'new')
    .orderBy('f.number')
    .executeTakeFirstOrThrow()
  await buildCase(pages.db(), caseId)
}

async function seeWork(page: Page, say: Words): Promise<void> {
  const main = page.locator('main')
  await main.getByRole('link', { name: say.verify }).first().waitFor()
  // The worker asks the law once the case is there; until then the page says that it is not known.
  await expectSoon(async () => {
    await page.reload()
    await page.waitForSelector('h1')
    return main.getByText(say.clock).count()
  }).toBeGreaterThan(0)
  expect(await main.getByText(say.days).first().isVisible()).toBe(true)
  await main.getByRole('heading', { name: say.later, exact: true }).waitFor()
  await main.getByRole('table').waitFor()
}

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'what waits stands under its clock, leads to the case, and is found by the search (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/work', { language }, async (page) => {
      await page.locator('main').getByText(say.nothing).waitFor()
      await openOne()
      await page.reload()
      await seeWork(page, say)
      await page.keyboard.press('g')
      await page.keyboard.press('t')
      await page.waitForURL(({ pathname }) => pathname === '/')
      await page.keyboard.press('g')
      await page.keyboard.press('v')
      await page.waitForURL(/\/work$/u)
      await page.locator('main').getByRole('link', { name: say.verify }).first().click()
      await page.waitForURL(/\/cases\//u)
      await page.locator('#search').fill('chua ghi ket qua')
      await page
        .getByRole('option', { name: new RegExp(`VV-.*${TITLE}`, 'u') })
        .first()
        .click()
      await page.waitForURL(/\/cases\//u)
      expect(await page.locator('main').getByRole('heading', { level: 1 }).textContent()).toBe(TITLE)
      await goTo(page, '/work?view=done')
      await page.locator('main').getByText(TITLE).first().waitFor()
    })
  },
)

test.skipIf(program === undefined)('the page is sound in both languages, also where nothing stands on it', async () => {
  await expectSoundPages(pages, ['/work', '/work?view=following', '/work?view=done'], (page) => page.waitForSelector('h1'))
})

test.skipIf(program === undefined)('on a phone each thing is under the other, and nothing scrolls sideways', async () => {
  await pages.open('/work', { language: 'vi-VN', width: 390 }, async (page) => {
    await page.locator('main').getByRole('link', { name: WORDS['vi-VN'].verify }).first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })
})
