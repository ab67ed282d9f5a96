/** Annual ratings as people propose and conclude them. */
import type { Page } from 'playwright-core'
import { settled, violations } from '../apps/web/test/browser.ts'
import { expect } from 'vitest'
import { button } from './case-screen.ts'
import { expectSoon } from './pages.ts'

/** What is said of ratings. */
export const RATING_WORDS = {
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
      byResults: 'Theo kết quả',
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
    ...{
      levelMissing: /no level is chosen/u,
      whyMissing: /has no reason/u,
      level: 'Level',
      byResults: 'By results',
      own: 'My ratings',
      reversed: 'Reversed',
    },
  },
} as const
type Words = (typeof RATING_WORDS)[keyof typeof RATING_WORDS]

/** Fills in points of which the sum is 62, and takes a level. */
export async function fillIn(page: Page, say: Words, level: string): Promise<void> {
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

export async function concludeRating(page: Page, say: Words, year = 2026): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.conclude.replace('2026', String(year))).click()
  await dialog.getByLabel(say.reason).fill('theo họp đánh giá cuối năm')
  await dialog.getByRole('button', { name: say.concludeDo, exact: true }).click()
  await expectSoon(() => dialog.count()).toBe(0)
  await page.getByText(say.concluded).first().waitFor()
}

/** Of a year without points: the level by results, and that which the law gives. */
export async function proposeByResults(page: Page, say: Words, level: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.propose.replace('2026', '2025')).click()
  await dialog.getByRole('radiogroup', { name: say.byResults }).getByRole('radio', { name: say.completed, exact: true }).click()
  await dialog.getByRole('radiogroup', { name: say.level }).getByRole('radio', { name: level, exact: true }).click()
  await dialog.getByRole('button', { name: say.proposeDo, exact: true }).click()
  await expectSoon(() => dialog.count()).toBe(0)
}

/** A level is proposed that points and law give. */
export async function propose(page: Page, say: Words, level: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.propose).click()
  await fillIn(page, say, level)
  await dialog.getByRole('button', { name: say.proposeDo, exact: true }).click()
  await expectSoon(() => dialog.count()).toBe(0)
}
