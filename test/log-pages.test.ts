import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { listCases, showCase, showLog } from '../src/desk/log/schema.ts'
import { expectSoon, openPages, expectSoundPages, program, inTurn } from './pages.ts'

const pages = openPages()
const VARIANTS = 'table:has(ol) tbody tr'
const CASES = '#cases tbody tr[data-row]'

const WORDS = {
  'vi-VN': {
    title: 'Khám phá nhật ký',
    off: 'Chỉ biến thể trái quy tắc',
    time: 'Thời gian',
    table: 'Dạng bảng',
    search: /Số tờ khai/,
    clear: 'Hiện mọi tờ khai',
    life: 'Diễn biến lô hàng',
    against: /trái quy tắc:/,
    minutes: /phút|giờ/,
  },
  'en-GB': {
    title: 'Log explorer',
    off: 'Only those against a rule',
    time: 'Time',
    table: 'As a table',
    search: /Declaration number/,
    clear: 'Show all declarations',
    life: 'Life of the shipment',
    against: /against a rule:/,
    minutes: /min|\d h/,
  },
} as const
const LANGUAGES = ['vi-VN', 'en-GB'] as const

const numbers = (text: string): number => Number(text.replaceAll(/\D/g, ''))
const chosen = async (page: Page): Promise<number> => {
  await page.waitForSelector(CASES)
  return numbers(await page.locator('#cases h2 + div').innerText())
}

describe.skipIf(program === undefined).each(inTurn(LANGUAGES))('the log explorer, %s', (language) => {
  const say = WORDS[language]

  test('shows variants, the map and declarations; a press on a variant shows its own', async () => {
    const log = await pages.read(showLog)
    await pages.open('/log', { language }, async (page) => {
      await page.waitForSelector(VARIANTS)
      await expectSoon(() => page.locator('h1').innerText()).toBe(say.title)
      await expectSoon(() => page.locator(VARIANTS).count()).toBe(9)
      expect(await chosen(page)).toBe(log.cases)
      const row = page.locator(VARIANTS).nth(1)
      await row.click()
      await page.waitForURL(/variant=\d+/)
      await expectSoon(() => chosen(page)).toBe(log.variants[1]!.cases)
      await expectSoon(() => row.getAttribute('data-selected')).toBe('true')
      await page.reload()
      await expectSoon(() => chosen(page)).toBe(log.variants[1]!.cases)
    })
  })

  test('variants against a rule say how many of their declarations are; the marked steps are spoken', async () => {
    const log = await pages.read(showLog)
    const departing = log.variants.filter(({ rules }) => rules.length > 0)
    await pages.open('/log', { language }, async (page) => {
      await page.getByText(say.off).click()
      await page.waitForURL(/only=off/)
      await expectSoon(() => page.locator(VARIANTS).count()).toBe(Math.min(9, departing.length))
      const marked = departing.filter(({ steps }) => steps.some(({ off, missing }) => off || missing))
      const most = marked.toSorted((one, other) => other.violating - one.violating)[0]!
      const text = await page.locator(VARIANTS).first().innerText()
      expect(text).toMatch(say.against)
      expect(text).toContain(most.rules[0]!)
      await expectSoon(() => page.locator(VARIANTS).first().locator('li[class*=off], li[class*=missing]').count()).toBeGreaterThan(0)
    })
  })

  test('the map: fewer lines by keys of the slider, deviations stay; times instead of numbers; a table', async () => {
    const { deviations } = await pages.read(showLog)
    await pages.open('/log', { language }, async (page) => {
      const lines = (kind: string) => page.locator(`figure svg path[class*=${kind}]`).count()
      await page.waitForSelector('figure svg rect')
      const before = { usual: await lines('_line'), red: await lines('_deviation') }
      expect(before.red).toBeGreaterThan(0)
      const slider = page.getByRole('slider')
      await slider.focus()
      await page.keyboard.press('Home')
      await expectSoon(() => lines('_line')).toBeGreaterThan(before.usual)
      await page.keyboard.press('End')
      await expectSoon(() => lines('_line')).toBeLessThan(before.usual)
      expect(await lines('_deviation')).toBe(before.red)
      await page.getByText(say.time, { exact: true }).click()
      await page.waitForURL(/measure=time/)
      expect(await page.locator('figure').innerHTML()).toMatch(say.minutes)
      await page.getByRole('button', { name: say.table, exact: true }).click()
      await expectSoon(() => page.locator('table:has(caption:not(.spoken)) tbody').first().locator('tr').count()).toBe(deviations.length)
    })
  })
})

describe.skipIf(program === undefined).each(inTurn(LANGUAGES))('declarations of the log explorer, %s', (language) => {
  const say = WORDS[language]

  test('a declaration is found by the beginning of its number, and opened: life, events, facts, findings', async () => {
    const { rows } = await pages.read(listCases, { limit: '200' })
    const one = rows.find(({ findings }) => findings > 0) ?? rows[0]!
    const { events, facts, findings } = await pages.read(showCase, { caseId: one.caseId })
    await pages.open('/log', { language }, async (page) => {
      await page.waitForSelector(CASES)
      await page.getByRole('searchbox', { name: say.search }).fill(one.caseId)
      await expectSoon(() => page.locator(CASES).count()).toBe(1)
      await page.locator(`${CASES} th a`).click()
      await page.waitForURL(new RegExp(`/log/${one.caseId}`))
      await page.getByRole('heading', { name: say.life }).waitFor()
      await expectSoon(() => page.locator('article table').last().locator('tbody tr').count()).toBe(Math.min(30, events.length))
      await expectSoon(() => page.locator('aside dl > div').count()).toBe(facts.length)
      await expectSoon(() => page.locator('aside a[href^="/findings/"]').count()).toBe(findings.length)
    })
  })

  test('of a unit; nothing that matches says so, with a way out; links from elsewhere lead to the declaration', async () => {
    const { rows } = await pages.read(listCases, { limit: '1' })
    const { unit, caseId } = rows[0]!
    const own = await pages.read(listCases, { unit: unit!.code })
    await pages.open(`/log?unit=${unit!.code}`, { language }, async (page) => {
      await expectSoon(() => chosen(page)).toBe(own.total.n)
      await page.getByRole('searchbox', { name: say.search }).fill('zzz')
      await page.getByRole('button', { name: say.clear }).click()
      await expectSoon(() => chosen(page)).toBeGreaterThan(own.total.n)
      await page.goto(`${pages.url()}/log?case=${caseId}`)
      await page.waitForURL(new RegExp(`/log/${caseId}$`))
    })
  })
})

describe.skipIf(program === undefined)('the log explorer', () => {
  test('the map fits its column and its words stay readable; where it cannot, its own size is a press away', async () => {
    const sizes =
      '(() => { const svg = document.querySelector("figure svg[role=img]"); const place = svg.parentElement; \
      return { scale: svg.clientWidth / svg.viewBox.baseVal.width, over: place.scrollWidth - place.clientWidth } })()'
    const large = (page: Page) => page.getByRole('button', { name: 'Xem cỡ thật' })
    await pages.open('/log', {}, async (page) => {
      await page.waitForSelector('figure svg rect')
      const { scale, over } = await page.evaluate<{ scale: number; over: number }>(sizes)
      expect(over).toBe(0)
      expect(scale).toBeGreaterThanOrEqual(0.85)
    })
    await pages.open('/log', { width: 390 }, async (page) => {
      await large(page).click()
      await page.getByRole('button', { name: 'Thu vừa cột' }).waitFor()
      expect((await page.evaluate<{ scale: number; over: number }>(sizes)).scale).toBe(1)
    })
  })

  test('axe finds nothing, and nothing scrolls sideways on a phone', async () => {
    const { rows } = await pages.read(listCases, { limit: '1' })
    await expectSoundPages(pages, ['/log', `/log/${rows[0]!.caseId}`], (page, path) =>
      page.waitForSelector(path === '/log' ? 'figure svg rect' : 'article table'),
    )
  }, 180_000)
})
