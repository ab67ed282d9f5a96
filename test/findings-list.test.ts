import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import { expect, test } from 'vitest'
import { countFindings, listFindings, showFinding } from '../src/findings/schema.ts'
import { button, column, found, LANGUAGES, rows, ROWS, WORDS } from './findings-words.ts'
import { violations } from '../apps/web/test/browser.ts'
import { expectSoon, openPages, expectSoundPages, program, inTurn } from './pages.ts'

const pages = openPages()

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'shows the open findings, and tabs with the counts of the server (%s)',
  async (language) => {
    const say = WORDS[language]
    const counts = await pages.read(countFindings)
    await pages.open('/findings', { language }, async (page) => {
      expect(await rows(page)).toBe(Math.min(50, counts.open.n))
      await expectSoon(() => page.locator('h1').innerText()).toBe(say.title)
      const tabs = await page.locator('main nav li a').allInnerTexts()
      expect(tabs.slice(0, 6).map((text) => Number(/(\d+)$/.exec(text.replaceAll(/[.,]/g, ''))?.[1]))).toEqual([
        counts.open.n,
        counts.untouched.n,
        counts.mine.n,
        counts.verySerious.n,
        counts.uncheckable,
        counts.withdrawn.n,
      ])
      await expectSoon(() => page.locator('main nav a[aria-current=page]').innerText()).toContain(say.open)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'search needs no marks, waits for a pause, keeps the focus, and stands in the address (%s)',
  async (language) => {
    await pages.open('/findings', { language }, async (page) => {
      const all = await rows(page)
      const field = page.getByRole('group').getByRole('searchbox')
      await field.click()
      await page.keyboard.type('lac ')
      await page.waitForURL(/text=lac/)
      await page.keyboard.type('giang', { delay: 20 })
      await page.waitForURL(/text=lac\+giang/)
      await expectSoon(() => page.locator(ROWS).count()).toBeLessThan(all)
      expect(await page.evaluate('document.activeElement?.type')).toBe('search')
      const units = await page.locator(`${ROWS} td:nth-child(5)`).allInnerTexts()
      expect(units.every((unit) => unit.includes('Lạc Giang'))).toBe(true)
      await page.reload()
      expect(await rows(page)).toBe(units.length)
      await expectSoon(() => field.inputValue()).toBe('lac giang')
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a filter is chosen in a menu, shown as a pill, taken off again; a unit means all below it (%s)',
  async (language) => {
    const say = WORDS[language]
    const { rows: list } = await pages.read(listFindings, { state: ['new', 'review'], limit: '200' })
    const { rule } = list[0]!
    const n = list.filter((row) => row.rule === rule).length
    await pages.open('/findings', { language }, async (page) => {
      await rows(page)
      await button(page, say.rule).first().click()
      await page.getByRole('dialog').getByRole('textbox').fill(rule.toLowerCase())
      await page.getByRole('checkbox', { name: new RegExp(rule) }).click()
      await page.keyboard.press('Escape')
      await page.waitForURL(new RegExp(`rule=${rule}`))
      await expectSoon(() => found(page)).toBe(n)
      await page
        .getByRole('button', { name: new RegExp(`${say.rule}$`) })
        .last()
        .click()
      await expectSoon(() => found(page)).toBe(list.length)
      await button(page, say.unit).first().click()
      await page
        .getByRole('checkbox')
        .filter({ hasNot: page.locator('[data-row]') })
        .first()
        .waitFor()
      await page.getByRole('dialog').getByRole('checkbox').first().click()
      await page.keyboard.press('Escape')
      await page.waitForURL(/unit=CHQ/)
      await expectSoon(() => found(page)).toBe(list.length)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))('a header sorts, turns round, and says so (%s)', async (language) => {
  const say = WORDS[language]
  await pages.open('/findings', { language }, async (page) => {
    await rows(page)
    await expectSoon(() => column(page, say.due).getAttribute('aria-sort')).toBe('ascending')
    await column(page, say.unit).getByRole('button').click()
    await page.waitForURL(/sort=unit/)
    await expectSoon(() => column(page, say.unit).getAttribute('aria-sort')).toBe('ascending')
    await expectSoon(() => column(page, say.due).getAttribute('aria-sort')).toBe('none')
    await column(page, say.unit).getByRole('button').click()
    await expectSoon(() => column(page, say.unit).getAttribute('aria-sort')).toBe('descending')
    await page.reload()
    await rows(page)
    for (const key of ['j', 'x']) await page.keyboard.press(key)
    await expectSoon(() => page.locator('tbody input:checked').count()).toBe(1)
    await expectSoon(() => column(page, say.unit).getAttribute('aria-sort')).toBe('descending')
    await page.goBack()
    await page.goBack()
    await expectSoon(() => column(page, say.due).getAttribute('aria-sort')).toBe('ascending')
  })
})

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'findings of a broker: by its code, as a pill, in the address; from the page of a finding, too (%s)',
  async (language) => {
    const say = WORDS[language]
    const { rows: list } = await pages.read(listFindings, { sort: 'unit', limit: '50' })
    const all = await Promise.all(list.map(({ id }) => pages.read(showFinding, { id })))
    const { id, broker } = all.find((finding) => finding.broker !== null)!
    const n = (await pages.read(listFindings, { broker: broker! })).total.n
    expect(n).toBeGreaterThan(0)
    await pages.open('/findings?state=all', { language }, async (page) => {
      await rows(page)
      await expectSoon(() => page.locator('header').first().innerText()).toContain(say.user)
      await button(page, say.more).click()
      await button(page, say.broker).click()
      await page.getByRole('dialog').getByRole('textbox').fill(broker!)
      await page.getByRole('dialog').getByRole('button', { name: say.brokerAdd }).click()
      await page.waitForURL(new RegExp(`broker=${broker}`))
      await expectSoon(() => found(page)).toBe(n)
      await expectSoon(() => page.getByRole('button', { name: new RegExp(`${say.broker}$`) }).count()).toBe(2)
      await page.goto(`${pages.url()}/findings/${id}`)
      await page.locator('aside').getByRole('link', { name: broker! }).click()
      await expectSoon(() => found(page)).toBe(n)
    })
  },
)

test.skipIf(program === undefined)('the choice of columns is remembered', async () => {
  const language = 'vi-VN'
  const say = WORDS[language]
  await pages.open('/findings', { language }, async (page) => {
    await rows(page)
    await button(page, say.columns).click()
    await page.getByRole('checkbox', { name: say.declaration }).click()
    await page.keyboard.press('Escape')
    await expectSoon(() => column(page, say.declaration).count()).toBe(0)
    await page.goto(`${pages.url()}/findings`)
    await rows(page)
    expect(await column(page, say.declaration).count()).toBe(0)
    await expectSoon(() => column(page, say.unit).count()).toBe(1)
  })
})

test.skipIf(program === undefined)('pages say where they are, forwards and back', async () => {
  const language = 'en-GB'
  const say = WORDS[language]
  const { n } = (await pages.read(countFindings)).open
  await pages.open('/findings', { language }, async (page) => {
    await rows(page)
    const range = page.locator('main nav').getByText(/–/)
    await expectSoon(() => range.innerText()).toMatch(new RegExp(`^1–50 \\S+ ${n}$`))
    await expectSoon(() => button(page, say.previous).isDisabled()).toBe(true)
    await button(page, say.next).click()
    await expectSoon(() => range.innerText()).toMatch(new RegExp(`^51–${n} \\S+ ${n}$`))
    await expectSoon(() => button(page, say.next).isDisabled()).toBe(true)
    await button(page, say.previous).click()
    await expectSoon(() => range.innerText()).toMatch(/^1–50 /)
  })
})

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'an empty list says what was asked, that it does not mean all is well, and a way out (%s)',
  async (language) => {
    const say = WORDS[language]
    const counts = await pages.read(countFindings)
    await pages.open('/findings?text=zzzz', { language }, async (page) => {
      await page.getByText('zzzz', { exact: false }).first().waitFor()
      await expectSoon(() => page.locator('main').innerText()).toContain(String(counts.uncheckable))
      await button(page, say.clear).click()
      await rows(page)
      expect(page.url()).toContain('state=all')
    })
  },
)

test.skipIf(program === undefined)('what cannot be checked is a tab with the rules, and counts as nothing else', async () => {
  const language = 'en-GB'
  await pages.open('/findings?view=uncheckable', { language }, async (page) => {
    expect(await rows(page)).toBeGreaterThan(3)
    await expectSoon(() => page.locator('main nav a[aria-current=page]').count()).toBe(1)
  })
})

test.skipIf(program === undefined)('keys go through the rows, and Enter opens one that knows its neighbours', async () => {
  const language = 'vi-VN'
  await pages.open('/findings?sort=rule', { language }, async (page) => {
    await rows(page)
    for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/findings\/[\da-f-]{36}\?sort=rule/)
    const first = page.url()
    const { n } = (await pages.read(countFindings)).open
    const place = (): Promise<string> => page.locator('main nav').first().innerText()
    await expectSoon(place).toContain(`2 / ${n}`)
    await page.keyboard.press(']')
    await expectSoon(() => page.url()).not.toBe(first)
    await expectSoon(place).toContain(`3 / ${n}`)
    await page.waitForSelector('main nav a[aria-label]')
    await page.keyboard.press('[')
    await expectSoon(() => page.url()).toBe(first)
  })
})

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone rows have three lines, filters and order are a press away, and nothing scrolls sideways (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/findings', { language, width: 390 }, async (page) => {
      await page.waitForSelector('li[data-row]')
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      await page.getByRole('button', { name: say.filters }).click()
      await button(page, say.state).click()
      await page.getByRole('checkbox').first().click()
      await page.waitForURL(/state=review/)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: say.sort }).click()
      await page.getByRole('menuitem', { name: say.rule }).click()
      await page.waitForURL(/sort=rule/)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    })
  },
)

test.skipIf(program === undefined)('axe finds nothing: light and dark, both languages, wide and narrow, menus and dialogs', async () => {
  await expectSoundPages(pages, ['/findings?severity=very-serious', '/findings'], (page) => page.waitForSelector('[data-row]'))
  await pages.open('/findings?severity=very-serious', {}, async (page) => {
    await rows(page)
    for (const name of [WORDS['vi-VN'].unit, WORDS['vi-VN'].export, WORDS['vi-VN'].columns]) {
      await button(page, name).first().click()
      await page.locator('[role=dialog], [role=menu]').first().waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.locator('tbody input[type=checkbox]').first().click()
    await button(page, WORDS['vi-VN'].assign).click()
    await page.getByRole('dialog').getByRole('radio').nth(2).waitFor()
    expect(await violations(page)).toEqual([])
  })
})

test.skipIf(program === undefined)('the script until its rows are there is at most 250 KB, gzipped', async () => {
  await pages.open('/findings', {}, async (page) => {
    await rows(page)
    await page.waitForLoadState('networkidle')
    const scripts: Promise<number>[] = []
    page.on('response', (response: Response) => {
      if (new URL(response.url()).pathname.endsWith('.js'))
        scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
    })
    await page.reload({ waitUntil: 'commit' })
    await page.waitForSelector(ROWS)
    const sizes = await Promise.all(scripts)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(250_000)
    expect(sizes.length).toBeGreaterThan(3)
  })
})
