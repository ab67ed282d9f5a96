import { expect, test } from 'vitest'
import { listFindings } from '../src/findings/schema.ts'
import { grade, openFromFinding, WORDS } from './case-screen.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

const pages = openPages()

const SAID = {
  'vi-VN': {
    below: 'Dưới mức kỷ luật',
    minor: /là vi phạm nhỏ: đã kết luận là dưới mức kỷ luật\. Không ai phụ trách bị xem xét trách nhiệm/u,
    nobody: 'Danh bạ không có ai phụ trách',
    provisional: 'Tạm thời: chưa ghi vào hồ sơ của ai',
  },
  'en-GB': {
    below: 'Below discipline',
    minor: /is minor: it was concluded to be below discipline\. Nobody in charge is reviewed for it/u,
    nobody: 'The register has nobody in charge',
    provisional: 'Provisional: on nobody’s record',
  },
} as const

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'an act that is graded below discipline takes the provisional reviews away, and the case says why (%s)',
  async (language) => {
    const [say, said] = [WORDS[language], SAID[language]]
    const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
    const finding = rows.filter(({ attributed }) => attributed === 1)[language === 'vi-VN' ? 0 : 1]!
    let path = ''
    await pages.open(`/findings/${finding.id}`, { language, width: 390 }, async (page) => {
      await openFromFinding(page, say)
      const section = page.locator('#reviews')
      await section.getByText(said.provisional, { exact: true }).first().waitFor()
      await grade(page, say, said.below)
      await section.getByText(said.minor).waitFor()
      await expectSoon(() => section.getByText(said.provisional, { exact: true }).count()).toBe(0)
      expect(await section.getByText(said.nobody).count()).toBe(0)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      path = new URL(page.url()).pathname
    })
    await expectSoundPages(pages, [path])
  },
)
