import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserOf } from '../../../tools/chromium.ts'
import { requireProgram } from '../../../tools/programs.ts'
import { root } from '../../../tools/steps.ts'
import { buildPages } from '../../../tools/web-build.ts'
import { expectSound, look, settled, violations, type Look } from './browser.ts'
import { servePages } from './serve.ts'

const program = requireProgram('chromium')
const folder = mkdtempSync(join(tmpdir(), 'liem-parts-'))
let browser: Browser | undefined
let server: Server | undefined
let url: string

beforeAll(async () => {
  if (program === undefined) return
  await buildPages(join(root, 'apps/web/test/gallery'), folder)
  ;({ server, url } = await servePages(folder))
  browser = await browserOf(program)
})
afterAll(() => {
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Nothing is on its way; what the gallery shows of waiting has come forth. */
const still = (page: Page): Promise<void> => settled(page, '[aria-busy=true][class*=waiting]')
const PAGES = ['/', '/findings', '/findings/f1', '/pictures', '/nowhere']

/** Opens a page of the gallery; fails when it asked another host, said something on the console or broke the policy. */
async function open(path: string, how: Look, use: (page: Page) => Promise<void>): Promise<void> {
  expect(await look(browser!, url + path, how, use)).toEqual([])
}

describe.skipIf(program === undefined)('the policy of the page', () => {
  test('nothing asks another host and nothing breaks the policy', async () => {
    for (const path of PAGES) {
      await open(path, {}, async (page) => {
        await still(page)
        expect(await page.evaluate('[...document.fonts].some((font) => font.status === "loaded")')).toBe(true)
      })
    }
  })

  test('markup from a string is refused, and it is heard', async () => {
    const heard = await look(browser!, url, {}, async (page) => {
      const said = page.evaluate('try { document.body.innerHTML = "<b>x</b>"; "taken" } catch { "refused" }')
      expect(await said).toBe('refused')
      await page.evaluate('document.head.append(Object.assign(document.createElement("style"), { textContent: "b { color: red }" }))')
    })
    expect(heard.join(' ')).toMatch(/TrustedHTML|Trusted Type/)
    expect(heard.join(' ')).toMatch(/Content Security Policy|style-src/)
  })
})

describe.skipIf(program === undefined)('language and colours', () => {
  test('the first page speaks the browser’s language, Vietnamese where it is neither, and remembers the choice', async () => {
    for (const [language, expected, title] of [
      ['vi-VN', 'vi', 'Dấu hiệu'],
      ['en-GB', 'en', 'Signs'],
      ['fr-FR', 'vi', 'Dấu hiệu'],
    ] as const) {
      await open('/', { language }, async (page) => {
        expect(await page.getAttribute('html', 'lang')).toBe(expected)
        expect(await page.title()).toContain(title)
      })
    }
    await open('/', { language: 'vi-VN' }, async (page) => {
      await page.click('button:has-text("Tiếng Việt")')
      await page.click('[role=menuitem]:has-text("English")')
      await page.waitForSelector('h1:has-text("Signs")')
      await page.reload()
      await page.waitForSelector('h1:has-text("Signs")')
      expect(await page.getAttribute('html', 'lang')).toBe('en')
    })
  })

  test('no Vietnamese is left of the parts in English', async () => {
    await open('/', { language: 'en-GB' }, async (page) => {
      await page.evaluate('document.querySelectorAll("cite, [lang=vi], header button").forEach((one) => one.remove())')
      const seen = await page.evaluate<string>('document.body.innerText')
      expect(seen.replace('Liêm', '')).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i)
    })
  })

  test('light and dark follow the system until one is chosen, which is remembered', async () => {
    const ground = 'getComputedStyle(document.body).backgroundColor'
    await open('/', { scheme: 'dark' }, async (page) => {
      expect(await page.evaluate(ground)).toBe('rgb(18, 25, 30)')
      await page.click('button:has-text("Đặng Ngọc Quỳnh")')
      await page.click('[role=menuitem]:has-text("Sáng")')
      await expect.poll(() => page.evaluate(ground)).toBe('rgb(255, 255, 255)')
      await page.reload()
      await page.waitForSelector('h1')
      await expect.poll(() => page.evaluate(ground)).toBe('rgb(255, 255, 255)')
    })
  })
})

const active = 'document.activeElement?.closest("[data-row]")?.querySelector("td:nth-child(4)")?.innerText'

describe.skipIf(program === undefined)('keys', () => {
  test('rows, selection, search, help and places; none of them while somebody writes', async () => {
    await open('/findings', {}, async (page) => {
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await expect.poll(() => page.evaluate(active)).toBe('1074\n8293\n9131'.replaceAll('\n', ''))
      await page.keyboard.press('k')
      await page.keyboard.press('x')
      await page.waitForSelector('text=Đã chọn 2')
      await page.keyboard.press('/')
      await page.waitForSelector('#search:focus')
      await page.keyboard.type('jx?')
      await expect.poll(() => page.inputValue('#search')).toBe('jx?')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await page.waitForSelector('[role=dialog] >> text=Phím tắt')
      await page.keyboard.press('Escape')
      await page.waitForSelector('[role=dialog]', { state: 'detached' })
      await page.keyboard.press('g')
      await page.keyboard.press('t')
      await page.waitForSelector('h1:has-text("Dấu hiệu và trạng thái")')
    })
  })

  test('they can be switched off, and stay off', async () => {
    await open('/findings', {}, async (page) => {
      await page.keyboard.press('?')
      await page.click('[role=dialog] label:has-text("Dùng phím tắt")')
      await page.keyboard.press('Escape')
      await page.waitForSelector('[role=dialog]', { state: 'detached' })
      await page.reload()
      await page.waitForSelector('h1')
      await page.keyboard.press('j')
      expect(await page.evaluate(active)).toBe(undefined)
    })
  })
})

describe.skipIf(program === undefined)('what axe finds', () => {
  const WIDE = { scheme: 'light', width: 1440 } as const
  test.each([
    { language: 'vi-VN', looks: [WIDE, { scheme: 'dark', width: 390 }] },
    {
      language: 'en-GB',
      looks: [
        { ...WIDE, scheme: 'dark' },
        { ...WIDE, width: 1000 },
      ],
    },
  ] as const)('axe finds nothing: $language', async ({ language, looks }) => {
    for (const path of PAGES) {
      await open(path, { language }, async (page) => {
        await still(page)
        await expectSound(page, looks, still)
      })
    }
  })

  test('axe finds nothing in menus, filters and dialogs', async () => {
    await open('/findings', {}, async (page) => {
      await page.click('button:has-text("Cột")')
      await page.waitForSelector('text=Trong dấu vết')
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.click('button:has-text("Đơn vị")')
      expect(await violations(page)).toEqual([])
    })
    await open('/', {}, async (page) => {
      await page.click('button:has-text("Loại…")')
      await page.waitForSelector('[role=dialog] >> text=Lý do')
      await page.click('[role=dialog] button[type=submit]')
      await page.waitForSelector('text=Hãy ghi lý do')
      expect(await violations(page)).toEqual([])
    })
  })
})

describe.skipIf(program === undefined)('how it looks', () => {
  test('nothing scrolls sideways on a phone', async () => {
    for (const path of PAGES) {
      await open(path, { width: 390 }, async (page) => {
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(390)
      })
    }
  })

  test('labels of a timeline cover neither each other nor a witness disc', async () => {
    for (const language of ['vi-VN', 'en-GB'] as const) {
      await open('/findings/f1', { language }, async (page) => {
        await page.waitForSelector('main svg[role=img]')
        expect(await page.evaluate(CLASHES)).toEqual([2, []])
      })
    }
  })

  test('a page that breaks says so and keeps the menu', async () => {
    const heard = await look(browser!, `${url}/broken`, {}, async (page) => {
      await page.waitForSelector('[role=alert] >> text=7F3-20C9')
      await page.waitForSelector('nav >> text=Phát hiện')
    })
    expect(heard.join(' ')).toContain('7F3-20C9')
  })

  test('on paper there is neither menu nor button', async () => {
    await open('/findings/f1', {}, async (page) => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.isVisible('nav')).toBe(false)
      expect(await page.locator('button:visible').count()).toBe(0)
      expect(await page.isVisible('text=In ngày 20/11/2026')).toBe(true)
      const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    })
  })
})

/** How many timelines are seen, and which of their labels cover another label or a disc. */
const CLASHES = `(() => {
  const boxes = (svg, selector) => [...svg.querySelectorAll(selector)].map((one) => [one.textContent, one.getBoundingClientRect()])
  const meet = ([, a], [, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4
  const timelines = [...document.querySelectorAll('main svg[role=img]')]
  const clashes = timelines.flatMap((svg) => {
    const labels = boxes(svg, 'text[class*=item]')
    const discs = boxes(svg, 'circle[class*=disc]')
    return labels.filter((label, index) => labels.some((other, at) => at > index && meet(label, other)) || discs.some((disc) => meet(label, disc)))
  })
  return [timelines.length, clashes.map(([text]) => text)]
})()`
