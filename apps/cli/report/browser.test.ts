import { source as axe } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildFolder } from '../../../test/build.ts'
import { evaluateText, REPORT_RULES, reportCsv } from '../../../test/evaluation.ts'
import { browserOf } from '../../../tools/chromium.ts'
import { requireProgram } from '../../../tools/programs.ts'
import { reportHtml } from './index.ts'

const program = requireProgram('chromium')

const folder = buildFolder()
let browser: Browser | undefined
let file: string

interface Look {
  language?: 'vi-VN' | 'en-GB' | 'fr-FR'
  scheme?: 'light' | 'dark'
  width?: number
  script?: boolean
  bypassCSP?: boolean
}

/** Opens the report, hands it on, and gives back what the page asked of the network and said on its console. */
async function open(look: Look, use: (page: Page) => Promise<void>): Promise<string[]> {
  const context = await browser!.newContext({
    locale: look.language ?? 'vi-VN',
    colorScheme: look.scheme ?? 'light',
    viewport: { width: look.width ?? 1440, height: 900 },
    javaScriptEnabled: look.script ?? true,
    bypassCSP: look.bypassCSP ?? false,
  })
  const page = await context.newPage()
  const heard: string[] = []
  page.on('request', (request) => heard.push(...(/^(file|data):/.test(request.url()) ? [] : [request.url()])))
  page.on('console', (message) => heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('dialog', (dialog) => heard.push(dialog.message()))
  await page.goto(`file://${file}`)
  await use(page)
  await context.close()
  return heard
}

/** How many timelines are seen, and how many of their labels cover another label or a disc. */
const CLASHES = `(() => {
  const boxes = (svg, selector) => [...svg.querySelectorAll(selector)].map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0)
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4
  const timelines = [...document.querySelectorAll('svg.timeline')].filter((svg) => svg.getBoundingClientRect().width > 0)
  const clashes = timelines.flatMap((svg) => {
    const labels = boxes(svg, 'text.item')
    const discs = boxes(svg, '.witness-disc')
    return labels.filter((label, index) => labels.some((other, at) => at > index && meet(label, other)) || discs.some((disc) => meet(label, disc)))
  })
  return [timelines.length, clashes.length]
})()`

beforeAll(async () => {
  if (program === undefined) return
  file = folder.write('report.html', reportHtml(await evaluateText(folder, reportCsv(), REPORT_RULES), { worstCases: 8 }))
  browser = await browserOf(program)
})
afterAll(folder.done)

describe.skipIf(program === undefined)('what the report says and asks', () => {
  test('it asks nothing of the network, runs no script of the data, and breaks no policy of its own', async () => {
    const heard = await open({}, async (page) => {
      expect(await page.evaluate('document.documentElement.className')).toBe('js')
      expect(await page.evaluate('[...document.fonts].some((font) => font.status === "loaded")')).toBe(true)
    })
    expect(heard).toEqual([])
  })

  test('it begins in the language of the browser, Vietnamese where that is neither, and changes at a press', async () => {
    for (const [language, expected] of [
      ['vi-VN', 'vi'],
      ['en-GB', 'en'],
      ['fr-FR', 'vi'],
    ] as const) {
      await open({ language }, async (page) => {
        expect(await page.getAttribute('html', 'lang')).toBe(expected)
        await page.click('[data-language="en"]')
        expect(await page.getAttribute('html', 'lang')).toBe('en')
        expect(await page.title()).toContain('Procedure check')
        expect(await page.isVisible('text=Cases to look at first')).toBe(true)
      })
    }
  })

  test('in English no Vietnamese is left, and the other way round no English heading', async () => {
    await open({ language: 'en-GB' }, async (page) => {
      const seen = await page.evaluate<string>('document.querySelector("main").innerText')
      expect(seen).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i)
      await page.click('[data-language="vi"]')
      const headings = await page.evaluate<string>(
        '[...document.querySelectorAll("h2, h4, h5, dt")].map((heading) => heading.innerText).join(" ")',
      )
      expect(headings).not.toMatch(/\b(What|Rules|By unit|Variants|Process|Cases|Life|Seen)\b/)
    })
  })

  test('without script it reads in Vietnamese', async () => {
    await open({ script: false, language: 'en-GB' }, async (page) => {
      expect(await page.isVisible('text=Hồ sơ cần xem trước')).toBe(true)
      expect(await page.isVisible('.controls')).toBe(false)
    })
  })
})

describe.skipIf(program === undefined)('how the report looks', () => {
  test('it fits a phone, and there a case is a list', async () => {
    await open({ width: 390 }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      expect(await page.isVisible('svg.timeline >> nth=0')).toBe(false)
      expect(await page.isVisible('.life-table >> nth=0')).toBe(true)
    })
  })

  test('labels of a timeline cover neither each other nor a witness disc', async () => {
    await open({}, async (page) => {
      const covered = await page.evaluate(CLASHES)
      expect(covered).toEqual([8, 0])
    })
  })

  test('axe finds nothing, light and dark, in both languages, wide and narrow', async () => {
    const looks: Look[] = [{}, { language: 'en-GB', scheme: 'dark' }, { width: 390 }]
    for (const look of looks) {
      await open({ ...look, bypassCSP: true }, async (page) => {
        await page.evaluate('document.querySelectorAll("details").forEach((details) => (details.open = true))')
        await page.addScriptTag({ content: axe })
        const found = await page.evaluate(
          'axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes[0].html))',
        )
        expect(found).toEqual([])
      })
    }
  })

  test('it prints on A4 with every case open', async () => {
    await open({}, async (page) => {
      const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
      await page.emulateMedia({ media: 'print' })
      await page.evaluate('dispatchEvent(new Event("beforeprint"))')
      expect(await page.evaluate('document.querySelectorAll("details.case:not([open])").length')).toBe(0)
      expect(await page.isVisible('.controls')).toBe(false)
    })
  })
})
