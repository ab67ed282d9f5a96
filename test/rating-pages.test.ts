import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { listRatings, showLedger } from '../src/accountability/ratings/schema.ts'
import { settled, violations } from '../apps/web/test/browser.ts'
import { buildCase, buildDecision, reverse } from './build-accountability.ts'
import { expectSoon, expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine, who may be both people that a rating needs; then whoever is rated. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const WORDS = {
  'vi-VN': {
    ...{ worst: 'Không hoàn thành nhiệm vụ', completed: 'Hoàn thành nhiệm vụ', counts: 'Tính', reason: /^Lý do/u },
    ...{ propose: 'Đề xuất xếp loại 2026…', proposeDo: 'Đề xuất xếp loại', correct: 'Sửa xếp loại 2026…', deviates: /^Lý do xếp khác/u },
    ...{
      conclude: 'Kết luận xếp loại 2026…',
      concludeDo: 'Kết luận xếp loại',
      concluded: /kết luận ngày/u,
      again: /^Phải kết luận lại: căn cứ/u,
    },
    ...{
      general: /^Tiêu chí chung/u,
      quantity: /^Số lượng/u,
      quality: /^Chất lượng/u,
      progress: /^Tiến độ/u,
      sum: 'Tổng: 62 điểm, Hoàn thành nhiệm vụ',
    },
    ...{
      levelMissing: /chưa chọn mức/u,
      whyMissing: /chưa có lý do/u,
      level: 'Mức xếp loại',
      own: 'Xếp loại của tôi',
      reversed: 'Đã bị hủy',
    },
  },
  'en-GB': {
    ...{ worst: 'Not completed', completed: 'Completed', counts: 'Counts', reason: /^Reason/u },
    ...{
      propose: 'Propose the rating of 2026…',
      proposeDo: 'Propose a rating',
      correct: 'Correct the rating of 2026…',
      deviates: /^Why another level/u,
    },
    ...{
      conclude: 'Conclude the rating of 2026…',
      concludeDo: 'Conclude a rating',
      concluded: /concluded by/u,
      again: /^To be concluded again: what/u,
    },
    ...{
      general: /^General criteria/u,
      quantity: /^Quantity/u,
      quality: /^Quality/u,
      progress: /^Progress/u,
      sum: 'Total: 62 points, Completed',
    },
    ...{ levelMissing: /no level is chosen/u, whyMissing: /has no reason/u, level: 'Level', own: 'My ratings', reversed: 'Reversed' },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Fills in points of which the sum is 62, and takes a level. */
async function fillIn(page: Page, say: Words, level: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const [label, points] of [
    [say.general, '20'],
    [say.quantity, '14'],
    [say.quality, '14'],
    [say.progress, '14'],
  ] as const)
    await dialog.getByLabel(label).fill(points)
  await dialog.getByText(say.sum).waitFor()
  await dialog.getByRole('button', { name: say.proposeDo, exact: true }).click()
  await dialog.getByText(say.levelMissing).waitFor()
  await settled(page)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('radiogroup', { name: say.level }).getByRole('radio', { name: level, exact: true }).click()
}

async function conclude(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.conclude).click()
  await dialog.getByLabel(say.reason).fill('theo họp đánh giá cuối năm')
  await dialog.getByRole('button', { name: say.concludeDo, exact: true }).click()
  await expectSoon(() => dialog.count()).toBe(0)
  await page.getByText(say.concluded).first().waitFor()
}

const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone: a decision counts in its year, a rating within its limit, and after a reversal it is corrected; whoever is rated reads his own (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const { rows } = await pages.read(listRatings, { year: '2026', limit: '100' })
    const { id, name } = rows.filter(({ leads, standing }) => !leads && standing === 'answered')[nth]!.officer
    const unit = rows.find(({ officer }) => officer.id === id)!.unit.code
    const decision = await buildDecision(
      pages.db(),
      await buildCase(pages.db(), { officer: id, unit, act: '2026-02-02', notified: '2026-03-01' }),
      '2026-05-04',
      {
        officer: id,
      },
    )
    const dialog = (page: Page) => page.getByRole('dialog')
    await pages.open(`/ratings?year=2026&text=${encodeURIComponent(id)}`, { language, width: 390 }, async (page) => {
      await page.getByText(say.worst).first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByText(say.counts, { exact: true }).waitFor()
      await button(page, say.propose).click()
      await fillIn(page, say, say.completed)
      await dialog(page).getByRole('button', { name: say.proposeDo, exact: true }).click()
      await dialog(page).getByText(say.whyMissing).waitFor()
      await dialog(page).getByRole('radiogroup', { name: say.level }).getByRole('radio', { name: say.worst, exact: true }).click()
      await dialog(page).getByRole('button', { name: say.proposeDo, exact: true }).click()
      await expectSoon(() => dialog(page).count()).toBe(0)
      await conclude(page, say)
      await reverse(pages.db(), 'decision', decision, '2026-11-20')
      await page.reload()
      await page.getByText(say.again).waitFor()
      await button(page, say.correct).click()
      await fillIn(page, say, say.completed)
      await dialog(page).getByRole('button', { name: say.proposeDo, exact: true }).click()
      await expectSoon(() => dialog(page).count()).toBe(0)
      await conclude(page, say)
      await page.getByRole('heading', { name: say.reversed, exact: true }).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await goTo(page, `/ratings?year=2026&state=again`)
      await expectSoon(() => page.getByRole('link', { name, exact: true }).count()).toBe(0)
    })
    const { years } = await pages.read(showLedger, { officer: id })
    expect(years.flatMap(({ ratings }) => ratings.map(({ level, state }) => [level, state]))).toEqual([
      ['completed', 'concluded'],
      ['not-completed', 'corrected'],
    ])
    Object.assign(as, { officer: id })
    await pages.open('/mine', { language }, async (page) => {
      await page.getByRole('heading', { name: say.own, exact: true }).waitFor()
      await page.getByText(say.completed, { exact: true }).first().waitFor()
    })
    Object.assign(as, { officer: null })
    await expectSoundPages(pages, ['/ratings?year=2026', `/ratings/${id}`])
  },
)
