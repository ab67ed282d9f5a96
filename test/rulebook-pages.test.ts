import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { showRulebook } from '../src/desk/rulebooks/schema.ts'
import { expectSoon, openPages, program, violations } from './pages.ts'

const pages = openPages({ jobs: true })
const ROWS = 'tbody tr[data-row]'
const REFUSED = [expect.stringMatching(/422/)]

const WORDS = {
  'vi-VN': {
    title: 'Bộ quy tắc: Thông quan tờ khai',
    search: /Tìm mã/,
    violated: 'Có chỗ trái',
    against: 'Trái',
    asks: 'Quy tắc đòi hỏi gì',
    yaml: 'Trong tệp YAML',
    edit: 'Sửa thành dự thảo',
    try: 'Thử trên dữ liệu',
    save: 'Lưu thành dự thảo…',
    saveNow: 'Lưu thành dự thảo',
    note: /Đổi gì/,
    reason: 'Lý do',
    raise: /phát hiện sẽ được nêu/,
    wrong: /dòng \d+, cột \d+/,
    use: 'Đưa vào dùng…',
    useNow: 'Đưa vào dùng',
    used: /đang dùng; dữ liệu được đối chiếu lại/,
    differs: /1 quy tắc khác nhau/,
    tried: 'Thử trên dữ liệu, chưa tính',
  },
  'en-GB': {
    title: 'Rulebook: Clearance of declarations',
    search: /Search code/,
    violated: 'With departures',
    against: 'Against',
    asks: 'What the rule asks',
    yaml: 'In the YAML',
    edit: 'Edit as a draft',
    try: 'Try on the data',
    save: 'Save as a draft…',
    saveNow: 'Save as a draft',
    note: /What it changes/,
    reason: 'Reason',
    raise: /findings? would be raised/,
    wrong: /line \d+, column \d+/,
    use: 'Put to use…',
    useNow: 'Put to use',
    used: /is in use; the data are compared anew/,
    differs: /1 rule differs/,
    tried: 'Tried on the data; nothing counts yet',
  },
} as const
const LANGUAGES = ['vi-VN', 'en-GB'] as const

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** Changes the text as somebody does who pastes. */
const change = async (page: Page, from: string, to: string): Promise<void> => {
  const area = page.locator('textarea').first()
  const source = await area.inputValue()
  expect(source).toContain(from)
  await area.fill(source.replace(from, to))
}

describe.skipIf(program === undefined).each(LANGUAGES)('a rulebook, %s', (language) => {
  const say = WORDS[language]

  test('its rules with what each did; found by words without marks, filtered, sorted', async () => {
    const { rules } = await pages.read(showRulebook, { id: 'clearance' })
    await pages.open('/rulebooks', { language }, async (page) => {
      await page.waitForSelector(ROWS)
      expect(await page.locator('h1').innerText()).toBe(say.title)
      expect(await page.locator(ROWS).count()).toBe(rules.length)
      await page.getByRole('columnheader', { name: say.against, exact: true }).getByRole('button').click()
      const most = Math.max(...rules.map(({ counts }) => counts!.violated))
      await expectSoon(() => page.locator(`${ROWS} td:nth-child(8)`).first().innerText()).toBe(String(most))
      await page.getByText(say.violated, { exact: true }).click()
      await expectSoon(() => page.locator(ROWS).count()).toBe(rules.filter(({ counts }) => counts!.violated > 0).length)
      await page.getByRole('searchbox', { name: say.search }).fill('luong vang')
      await expectSoon(() => page.locator(ROWS).count()).toBeLessThan(4)
      await page.reload()
      await page.waitForSelector(ROWS)
      expect(page.url()).toContain('only=violated')
    })
  })

  test('one rule: words, basis, YAML; keys lead to the next one; links from elsewhere lead to it', async () => {
    await pages.open('/rulebooks?rule=CLR-008', { language }, async (page) => {
      await page.waitForURL(/\/rulebooks\/clearance\?rule=CLR-008/)
      await page.getByRole('heading', { name: say.asks }).waitFor()
      expect(await page.locator('pre').innerText()).toContain('id: CLR-008')
      expect(await page.locator('pre').innerText()).not.toContain('CLR-009')
      expect(await page.locator('cite[class*=open]').count()).toBe(1)
      await page.keyboard.press(']')
      await page.waitForURL(/rule=CLR-009/)
      await page.keyboard.press('[')
      await page.waitForURL(/rule=CLR-008/)
    })
  })
})

describe.skipIf(program === undefined).each(LANGUAGES)('a rulebook that is changed, %s', (language) => {
  const say = WORDS[language]

  test('a mistake is told at its line; a change is tried on the data, kept as a draft, compared, and put to use', async () => {
    const id = language === 'vi-VN' ? 'CLR-008' : 'CLR-016'
    const visit = async (page: Page): Promise<void> => {
      await page.waitForSelector('textarea')
      expect(await button(page, say.save).isDisabled()).toBe(true)
      await change(page, `- id: ${id}\n`, `- id: ${id}\n    wrong: x\n`)
      await button(page, say.try).click()
      await page.getByRole('alert').getByRole('button', { name: say.wrong }).click()
      expect(await page.locator('[class*=stripe] span').innerText()).toContain('wrong')
      await change(page, '    wrong: x\n', '')
      await change(page, 'severity: serious', 'severity: very-serious')
      await button(page, say.try).click()
      await page.getByRole('heading', { name: say.tried }).waitFor()
      await page.waitForSelector('[class*=removed]')
      await button(page, say.save).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: say.note }).fill(`${id} ${language}`)
      await dialog.getByRole('textbox', { name: say.reason }).fill('theo góp ý')
      await dialog.getByRole('button', { name: say.saveNow, exact: true }).click()
      await page.getByText(say.differs).waitFor()
      expect(await page.locator('pre [class*=added]').innerText()).toContain('very-serious')
      await button(page, say.use).first().click()
      await dialog.getByRole('textbox', { name: say.reason }).fill('đã thống nhất')
      await dialog.getByRole('button', { name: say.useNow, exact: true }).click()
      await page.getByText(say.used).waitFor()
    }
    const before = await pages.read(showRulebook, { id: 'clearance' })
    await pages.open(`/rulebooks/clearance/edit?rule=${id}`, { language }, visit, REFUSED)
    const after = await pages.read(showRulebook, { id: 'clearance' })
    expect(after.version).toMatchObject({ state: 'used', version: before.version.version + 1, note: `${id} ${language}` })
  }, 180_000)

  test('a change that judges otherwise shows how many declarations, and which', async () => {
    await pages.open('/rulebooks/clearance/edit', { language }, async (page) => {
      await page.waitForSelector('textarea')
      await change(page, `when: 'last(channel) != "green" && outage != "true"'`, `when: 'outage != "true"'`)
      await button(page, say.try).click()
      await page.getByText(say.raise).waitFor({ timeout: 30_000 })
      const row = page.locator('tr', { has: page.locator('a[href^="/log/"]') }).first()
      expect(Number((await row.locator('td.number').innerText()).replaceAll(/\D/g, ''))).toBeGreaterThan(0)
    })
  })
})

describe.skipIf(program === undefined)('a rulebook', () => {
  test('axe finds nothing, and nothing scrolls sideways on a phone', async () => {
    const paths = [
      '/rulebooks/clearance',
      '/rulebooks/clearance?rule=CLR-008',
      '/rulebooks/clearance?view=versions',
      '/rulebooks/clearance/edit',
    ]
    for (const look of [{}, { language: 'en-GB', scheme: 'dark' }, { width: 390 }] as const) {
      for (const path of paths) {
        await pages.open(path, { ...look, bypassCSP: true }, async (page) => {
          await page.waitForSelector('[data-row], pre, textarea')
          expect(await violations(page)).toEqual([])
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
        })
      }
    }
  }, 180_000)
})
