import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listFindings } from '../src/findings/schema.ts'
import { button, LANGUAGES, rows, WORDS } from './findings-words.ts'
import { settled, violations } from '../apps/web/test/browser.ts'
import { expectSoon, openPages, program, inTurn } from './pages.ts'

const pages = openPages()

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'rows are selected by click, shift, x and page, across pages, and survive a reload (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/findings', { language }, async (page) => {
      const n = await rows(page)
      const boxes = page.locator('tbody input[type=checkbox]')
      await boxes.nth(1).click()
      await boxes.nth(3).click({ modifiers: ['Shift'] })
      await page.getByText(say.selected).waitFor()
      await page.reload()
      await rows(page)
      await page.getByText(say.selected).waitFor()
      await expectSoon(() => page.getByText(say.single).isVisible()).toBe(true)
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      await expectSoon(() => page.locator('tbody input:checked').count()).toBe(4)
      await page.locator('thead input[type=checkbox]').click()
      await expectSoon(() => page.locator('tbody input:checked').count()).toBe(n)
      await page.getByRole('button', { name: say.all }).click()
      await page.waitForURL(/picked=all/)
      await button(page, say.next).click()
      await page.waitForURL(/cursor=/)
      await expectSoon(() => page.locator('tbody input:not(:checked)').count()).toBe(0)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a view is saved, replaced under the same name, and removed (%s)',
  async (language) => {
    const say = WORDS[language]
    const name = `Đường bộ ${language}`
    await pages.open('/findings?severity=serious&sort=unit', { language }, async (page) => {
      const save = async (verb: string): Promise<void> => {
        await button(page, say.save).click()
        await page.getByRole('dialog').getByLabel(say.name).fill(name)
        await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
      await rows(page)
      await save(say.keep)
      const tab = page.getByRole('link', { name })
      await tab.waitFor()
      await expectSoon(() => tab.getAttribute('aria-current')).toBe('page')
      await page.goto(`${pages.url()}/findings?severity=less-serious`)
      await rows(page)
      await save(say.replace)
      await tab.click()
      await page.waitForURL(/severity=less-serious/)
      await page.getByRole('button', { name: new RegExp(name) }).click()
      await page.getByRole('dialog').getByRole('button', { name: say.remove, exact: true }).click()
      await tab.waitFor({ state: 'detached' })
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'many are dismissed with one reason; what is left is said, with why (%s)',
  async (language) => {
    const say = WORDS[language]
    const { rows: list } = await pages.read(listFindings, { state: 'new', sort: 'raised', limit: '5' })
    const [one, other] = list.toReversed()
    await pages.open(`/findings?caseId=${one!.caseId}&caseId=x`, { language }, async (page) => {
      await page.goto(`${pages.url()}/findings?text=${one!.number}&state=new&state=dismissed`)
      await rows(page)
      const dismiss = async (): Promise<void> => {
        await page.locator('tbody input[type=checkbox]').first().click()
        await button(page, say.dismiss).click()
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('textbox', { name: say.reason }).fill('Đã có biên bản giấy')
        await dialog.getByRole('button').last().click()
        await dialog.waitFor({ state: 'detached' })
      }
      await dismiss()
      await page.getByText(say.changed).waitFor()
      await dismiss()
      await page.getByText(say.left).waitFor()
      expect(other!.id).not.toBe(one!.id)
    })
    const after = await pages.read(listFindings, { state: 'dismissed', text: one!.number })
    expect(after.rows.map(({ id, attributed }) => [id, attributed])).toEqual([[one!.id, 0]])
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'many are assigned, and get a day; a wrong day is not sent (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/findings?state=new&sort=rule', { language }, async (page) => {
      await rows(page)
      await settled(page)
      const box = page.locator('tbody input[type=checkbox]').nth(4)
      const number = (await box.getAttribute('aria-label'))!.split(' ').at(-1)!
      await box.click()
      await button(page, say.assign).click()
      const dialog = page.getByRole('dialog')
      const last = dialog.getByRole('button').last()
      await dialog.getByRole('textbox', { name: say.reason }).waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await page.evaluate('document.activeElement?.innerText')).toBe(say.assign)
      await page.keyboard.press('Enter')
      await dialog.getByRole('textbox', { name: say.reason }).waitFor()
      await expectSoon(() => last.isDisabled()).toBe(true)
      await dialog.getByRole('radio').nth(2).click()
      await dialog.getByRole('textbox', { name: say.reason }).fill('theo phân công')
      await last.click()
      await page.getByText(say.changed).waitFor()
      expect((await pages.read(listFindings, { text: number })).rows[0]?.assignee).not.toBeNull()
      await page.locator('tbody input[type=checkbox]').nth(4).click()
      await button(page, say.dueDay).click()
      await dialog.getByRole('textbox').first().fill('31/02/2027')
      await dialog.getByRole('textbox', { name: say.reason }).fill('theo phân công')
      await expectSoon(() => last.isDisabled()).toBe(true)
      await dialog.getByRole('textbox').first().fill('28/02/2027')
      await last.click()
      await dialog.waitFor({ state: 'detached' })
      await expectSoon(async () => (await pages.read(listFindings, { text: number })).rows[0]?.due).toBe('2027-02-28')
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a file of what the filter finds comes in the language of the page (%s)',
  async (language) => {
    const say = WORDS[language]
    const { total } = await pages.read(listFindings, { severity: 'very-serious', state: ['new', 'review'] })
    await pages.open('/findings?state=new&state=review&severity=very-serious', { language }, async (page) => {
      await rows(page)
      await button(page, say.export).click()
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /CSV/ }).click()])
      const lines = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n')
      expect(lines).toHaveLength(total.n + 1)
      expect(lines[0]).toContain(say.rule)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a file of the rows that were picked has these rows, in the order of the list (%s)',
  async (language) => {
    const say = WORDS[language]
    const { rows: list } = await pages.read(listFindings, { sort: 'unit', direction: 'asc', limit: '3' })
    await pages.open('/findings?state=all&sort=unit', { language }, async (page) => {
      await rows(page)
      for (const at of [2, 0]) await page.locator('tbody input[type=checkbox]').nth(at).click()
      await button(page, say.exportPicked).click()
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: /CSV/ }).click()])
      expect(file.suggestedFilename()).toMatch(/\.csv$/)
      const lines = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n')
      expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual([list[0]!.number, list[2]!.number])
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone rows are selected by a touch once that is asked for, acted on, and left again (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/findings', { language, width: 390 }, async (page) => {
      const row = page.locator('li[data-row]')
      await row.first().waitFor()
      expect(await row.getByRole('checkbox').count()).toBe(0)
      await button(page, say.choose).click()
      await page.getByText(say.chooseHow).waitFor()
      for (const at of [0, 1, 2]) await row.nth(at).click()
      await page.getByText(say.selected).waitFor()
      expect(page.url()).not.toMatch(/findings\/[\da-f]/)
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      const box = (await button(page, say.assign).boundingBox())!
      expect(box.height).toBeGreaterThanOrEqual(44)
      await button(page, say.assign).click()
      await page.getByRole('dialog').getByRole('textbox', { name: say.reason }).waitFor()
      await page.keyboard.press('Escape')
      await button(page, say.chooseEnd).click()
      await expectSoon(() => row.getByRole('checkbox').count()).toBe(0)
      await row.first().getByRole('link').click()
      await page.waitForURL(/findings\/[\da-f]/)
    })
  },
)
