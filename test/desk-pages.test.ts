import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { showOverview } from '../src/desk/overview/schema.ts'
import { listPatterns, showPattern } from '../src/desk/patterns/schema.ts'
import { listUnitRows, showUnit } from '../src/desk/units/schema.ts'
import { expectSoon, openPages, expectSoundPages, program, inTurn } from './pages.ts'

const pages = openPages({ world: 'planted' })
const LANGUAGES = ['vi-VN', 'en-GB'] as const

const number = (text: string): number => Number(text.replaceAll(/\D/g, ''))
/** How many findings the list that is shown says it has. */
const listed = (page: Page): Promise<number> =>
  page
    .waitForSelector('main tbody tr')
    .then(async () => number(/([\d.,]+)\s+(?:phát hiện|findings?)/.exec(await page.locator('main').innerText())?.[1] ?? ''))

const WORDS = {
  'vi-VN': {
    asTable: 'Bảng số liệu',
    unit: 'Chọn đơn vị',
    months: '3 tháng',
    send: 'Gửi tệp',
    find: 'van phuong',
    ask: 'Cần hỏi',
    all: 'Tất cả',
    cancel: 'Hủy',
    next: 'Tiếp',
    skip: 'Bỏ qua',
  },
  'en-GB': {
    asTable: 'As a table',
    unit: 'Choose a unit',
    months: '3 months',
    send: 'Send a file',
    find: 'phuong port',
    ask: 'Ask',
    all: 'All',
    cancel: 'Cancel',
    next: 'Next',
    skip: 'Skip',
  },
} as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'the numbers of the overview are the server’s, and lead to as many rows (%s)',
  async (language) => {
    const view = await pages.read(showOverview)
    await pages.open('/', { language }, async (page) => {
      const chain = page.locator('li[data-step] > span:first-child')
      await chain.first().waitFor()
      expect((await chain.allInnerTexts()).map(number)).toEqual(view.chain.map(({ n }) => n))
      await page.locator('li[data-step=findings] a').click()
      await page.waitForURL(/\/findings/)
      await expectSoon(() => listed(page)).toBe(view.chain[1]!.n)
      await page.goBack()
      const row = view.stages.rows[0]!
      const cell = row.cells.find(({ n }) => n > 0)!
      await page.locator(`main a[href*="stage=${cell.stage}"][href*="unit=${row.unit.code}"]`).click()
      await expectSoon(() => listed(page)).toBe(cell.n)
      await page.goBack()
      const rule = view.rules[0]!
      await page.locator(`main a[href*="rule=${rule.rule}"][href*="happenedFrom"]`).click()
      await expectSoon(() => listed(page)).toBe(rule.violated)
      await page.goBack()
      const unit = view.units[0]!
      await page.locator(`main td a[href*="unit=${unit.unit.code}&"]`).first().click()
      await expectSoon(() => listed(page)).toBe(unit.violated)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'unit and months stand in the address; the chart has its table (%s)',
  async (language) => {
    const say = WORDS[language]
    const narrowed = await pages.read(showOverview, { unit: 'HQVP', months: '3' })
    await pages.open('/', { language }, async (page) => {
      await page.locator('li[data-step]').first().waitFor()
      await page.getByRole('combobox', { name: say.unit }).fill(say.find)
      await page.getByRole('option').first().click()
      await page.waitForURL(/unit=HQVP/)
      await page.getByText(say.months, { exact: true }).click()
      await page.waitForURL(/months=3/)
      await expectSoon(async () => number(await page.locator('li[data-step=cases] > span').first().innerText())).toBe(narrowed.chain[0]!.n)
      await page.getByRole('button', { name: say.asTable }).click()
      await expectSoon(() => page.locator('figure tbody tr').count()).toBe(narrowed.trend.starts.length)
      await page.goBack()
      await page.goBack()
      await expectSoon(() => page.url()).not.toContain('unit=')
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'before the first data there is one sentence and the first act; a long action shows its progress and can be stopped (%s)',
  async (language) => {
    const say = WORDS[language]
    const id = '01900000-0000-7000-8000-000000000001'
    const job = {
      id,
      kind: 'demo',
      subject: null,
      state: 'running',
      stage: 'synthesise',
      done: 500,
      of: 2000,
      rate: 250,
      cancelAsked: false,
      error: null,
      result: null,
      createdAt: '2026-11-27T00:00:00Z',
      startedAt: '2026-11-27T00:00:00Z',
      finishedAt: null,
    }
    await pages.open('/units', { language }, async (page) => {
      let jobs: string[] = []
      let asked = 0
      await page.route('**/api/state', async (route) => {
        const answer = await route.fetch()
        await route.fulfill({ json: { ...((await answer.json()) as object), dataUntil: null, jobs } })
      })
      await page.route('**/api/jobs?*', (route) => route.fulfill({ json: { rows: [{ ...job, cancelAsked: asked > 0 }] } }))
      await page.route(`**/api/jobs/${id}/cancel`, (route) => {
        asked++
        return route.fulfill({ json: { ...job, cancelAsked: true } })
      })
      await page.goto(`${pages.url()}/`)
      await page.getByRole('link', { name: say.send }).waitFor()
      expect(await page.locator('main table').count()).toBe(0)
      jobs = [id]
      await page.reload()
      await expectSoon(() => page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25')
      expect(await page.getByRole('link', { name: say.send }).count()).toBe(0)
      await page.getByRole('button', { name: say.cancel }).click()
      await expectSoon(() => asked).toBe(1)
      await expectSoon(() => page.getByRole('button', { name: say.cancel }).count()).toBe(0)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'the demonstration has a first look in four steps, which is closed once for all (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/units', { language }, async (page) => {
      await page.route('**/api/state', async (route) => {
        const answer = await route.fetch()
        await route.fulfill({ json: { ...((await answer.json()) as object), demonstration: true } })
      })
      await page.goto(`${pages.url()}/`)
      const look = page.locator('aside[aria-labelledby=first-look]')
      await look.waitFor()
      for (const step of [2, 3, 4]) {
        await look.getByRole('button', { name: say.next }).click()
        await expectSoon(() => look.innerText()).toMatch(new RegExp(`${step} \\S+ 4`))
      }
      await page.reload()
      await look.getByRole('button', { name: say.skip }).click()
      await page.reload()
      await page.locator('li[data-step]').first().waitFor()
      expect(await look.count()).toBe(0)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'units are a tree with the sums of what is below; a unit leads to its findings (%s)',
  async (language) => {
    const { rows } = await pages.read(listUnitRows)
    const unit = await pages.read(showUnit, { code: 'HQVP' })
    await pages.open('/units', { language }, async (page) => {
      await page.locator('main tbody tr').first().waitFor()
      const cells = await page.locator('main tbody tr td:nth-child(2)').allInnerTexts()
      expect(cells.map(number)).toEqual(rows.map(({ cases }) => cases))
      await page.getByRole('searchbox').fill(WORDS[language].find)
      await expectSoon(() => page.locator('main tbody tr').count()).toBe(3)
      await page.locator('main tbody th a[href="/units/HQVP"]').click()
      await page.locator('main dl dd').first().waitFor()
      expect(number(await page.locator('main section dl dd > span').first().innerText())).toBe(unit.cases)
      await page.locator('main dl a[href*="happenedFrom"]').first().click()
      await expectSoon(() => listed(page)).toBe(unit.violated)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a planted pattern is a question with its numbers, peers and findings, and names nobody (%s)',
  async (language) => {
    const say = WORDS[language]
    const { rows, counts } = await pages.read(listPatterns, { status: ['red'] })
    const planted = rows.find(({ subject, rule }) => subject === 'HQVP' && rule === 'CLR-017')!
    const pattern = await pages.read(showPattern, { id: planted.id })
    const names = await sql<{ name: string }>`select name from organisation.officer`.execute(pages.db())
    await pages.open('/patterns', { language }, async (page) => {
      const row = page.locator('main tbody tr', { has: page.locator(`a[href="/patterns/${planted.id}"]`) })
      await expectSoon(() => row.innerText()).toContain(say.ask)
      await page.getByRole('link', { name: new RegExp(`^${say.all} `) }).click()
      await page.waitForURL(/status=all/)
      await page.goBack()
      await row.locator('th a').click()
      await page.waitForURL(`**/patterns/${planted.id}`)
      await page.locator('main article table tbody tr').first().waitFor()
      const seen = await page.locator('main').innerText()
      expect(seen).toContain(String(pattern.observed))
      expect(names.rows.length).toBeGreaterThan(10)
      expect(names.rows.filter(({ name }) => seen.includes(name))).toEqual([])
      await expectSoon(() => page.locator('main article table tbody tr').count()).toBe(Math.min(10, pattern.peers.length))
      await page.locator(`main a[href^="/findings/${pattern.findings[0]!.id}"]`).click()
      await page.waitForURL(/\/findings\//)
      await expectSoon(() => page.locator('main').innerText()).toContain('CLR-017')
    })
    expect(counts.red).toBeGreaterThan(0)
  },
)

test.skipIf(program === undefined)('what is not there is said so: a unit, a pattern', async () => {
  for (const path of ['/units/NOPE', '/patterns/01900000-0000-7000-8000-000000000009']) {
    await pages.open(path, {}, async (page) => expectSoon(() => page.locator('h1').innerText()).toBe('Không tìm thấy trang này.'), /404/)
  }
})

test.skipIf(program === undefined)('axe finds nothing and nothing scrolls sideways', async () => {
  const { rows } = await pages.read(listPatterns, { status: ['red'] })
  await expectSoundPages(pages, ['/', '/units', '/units/HQVP', '/patterns', '/patterns?status=all', `/patterns/${rows[0]!.id}`])
})
