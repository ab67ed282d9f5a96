import { expect, test } from 'vitest'
import { showResults } from '../src/desk/scorecard/schema.ts'
import { buildCase, buildDecision } from './build-accountability.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

const pages = openPages()

const WORDS = {
  'vi-VN': {
    decision: /^1 Quyết định: Cảnh cáo/u,
    behind: 'Vụ việc: Quyết định: Cảnh cáo',
    none: 'Không xử lý',
    median: '30 ngày',
    unknown: 'Chưa ghi mục trong danh mục',
  },
  'en-GB': {
    decision: /^1 Decision: Warning/u,
    behind: 'Cases: Decision: Warning',
    none: 'No handling',
    median: '30 days',
    unknown: 'No entry of the catalogue was named',
  },
} as const

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'on a phone from the results of a year to the scorecard of a unit, and from a number to its cases (%s)',
  async (language) => {
    const say = WORDS[language]
    const { units } = await pages.read(showResults, { year: '2025' })
    const { code, short } = units.filter(({ depth }) => depth === 2)[language === 'vi-VN' ? 0 : 1]!.unit
    const title = `Vụ việc dựng ${language}`
    const build = async (form: string, named: string): Promise<void> => {
      const id = await buildCase(pages.db(), { unit: code, act: '2025-01-02', notified: '2025-01-05', title: named })
      await buildDecision(pages.db(), id, '2025-02-01', { form })
    }
    await build('warning', title)
    for (let n = 0; n < 4; n++) await build('none', 'Không xử lý')
    await pages.open('/results?year=2025', { language, width: 390 }, async (page) => {
      await page.getByText(say.unknown).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await page.getByRole('link', { name: language === 'vi-VN' ? short.vi : short.en, exact: true }).click()
      await page.waitForURL(/\/scorecard/u)
      await page.getByText(say.median, { exact: true }).first().waitFor()
      await page.getByRole('button', { name: say.decision }).click()
      await page.getByRole('heading', { name: say.behind }).waitFor()
      await page.getByRole('link', { name: title }).waitFor()
      await expectSoon(() => page.getByRole('link', { name: 'Không xử lý', exact: true }).count()).toBe(0)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    await expectSoundPages(pages, ['/results?year=2025', `/units/${code}/scorecard?year=2025&kind=decision&word=none`])
  },
)
