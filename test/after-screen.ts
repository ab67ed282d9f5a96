/** What comes after a decision, as people do it: it is handed over, complained about, quashed, and whoever was told is told. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { settled, violations } from '../apps/web/test/browser.ts'
import { button, carryOut, typed } from './case-screen.ts'

/** What is said of decisions that were signed. */
export const AFTER_WORDS = {
  'vi-VN': {
    ...{ serve: 'Ghi việc giao…', serveDo: 'Ghi việc giao', served: /^Ngày giao/u, handed: 'giao tận tay', reason: /^Lý do/u },
    ...{ running: 'Đang có hiệu lực', others: /^Nơi nhận khác/u, complain: 'Khiếu nại quyết định này…', complainDo: 'Gửi khiếu nại' },
    ...{ words: /^Nội dung khiếu nại/u, needsWords: 'chưa có nội dung', intime: 'trong hạn', admit: 'Xét thụ lý…', admitDo: 'Xét thụ lý' },
    ...{
      yes: 'Thụ lý',
      taken: /^Đã thụ lý/u,
      rule: 'Soạn văn bản giải quyết…',
      ruleDo: 'Soạn văn bản giải quyết',
      quash: 'Hủy quyết định',
    },
    ...{ grounds: /^Căn cứ/u, sign: 'Ký văn bản giải quyết…', signDo: 'Ký văn bản giải quyết', number: /^Số văn bản/u },
    ...{ reversed: /^Không còn hiệu lực, bị hủy từ/u, told: 'Ai đã biết quyết định bị hủy', give: 'Ghi đã báo… Đảng ủy Chi cục' },
    ...{
      giveDo: 'Ghi đã báo',
      byWhat: /^Bằng văn bản nào/u,
      know: 'Tôi đã biết',
      confirmed: /^Bạn đã xác nhận/u,
      anew: 'Soạn quyết định…',
    },
    ...{
      known: /^1 \/ \d/u,
      ownTold: 'Quyết định không còn hiệu lực',
      ownScan: /^Tải bản quét đã ký/u,
      needsOutcome: 'chưa chọn kết quả',
      draft: 'Dự thảo, chờ người khác ký',
      partOf: /^Bạn đã tham gia quyết định này/u,
    },
  },
  'en-GB': {
    ...{ serve: 'Enter that it was handed over…', serveDo: 'Enter that it was handed over', served: /^Day of handing over/u },
    ...{ handed: 'handed over in person', reason: /^Reason/u, running: 'In force', others: /^Others to whom it was sent/u },
    ...{ complain: 'Complain against this decision…', complainDo: 'File the complaint', words: /^What is complained of/u },
    ...{ needsWords: 'its words are missing', intime: 'in time', admit: 'Decide whether it is taken up…' },
    ...{
      admitDo: 'Decide whether it is taken up',
      yes: 'Is taken up',
      taken: /^Taken up/u,
      rule: 'Draft a ruling…',
      ruleDo: 'Draft a ruling',
    },
    ...{
      quash: 'Decision quashed',
      grounds: /^Grounds/u,
      sign: 'Sign the ruling…',
      signDo: 'Sign the ruling',
      number: /^Number of the ruling/u,
    },
    ...{ reversed: /^Stands no more, reversed as of/u, told: 'Who had been told of what was reversed', anew: 'Draft a decision…' },
    ...{ give: 'Enter that it was told… Đảng ủy Chi cục', giveDo: 'Enter that it was told', byWhat: /^By which document/u, know: 'I know' },
    ...{
      confirmed: /^You confirmed/u,
      known: /^1 of \d/u,
      ownTold: 'Decisions that stand no more',
      ownScan: /^Download the signed scan/u,
      needsOutcome: 'the outcome is not chosen',
    },
    ...{ draft: 'Draft, waits for somebody else to sign', partOf: /^You had a hand in this decision/u },
  },
} as const
type Words = (typeof AFTER_WORDS)[keyof typeof AFTER_WORDS]
export const COMPLAINT = 'Hàng đã được kiểm tra; tôi không đồng ý với hình thức này.'

export async function serve(page: Page, say: Words, day: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.serve).click()
  await dialog.getByLabel(say.served).fill(typed(day))
  await dialog.getByRole('radio', { name: say.handed, exact: true }).click()
  await dialog.getByLabel(say.others).fill('Đảng ủy Chi cục')
  await settled(page)
  expect(await violations(page)).toEqual([])
  await carryOut(page, say.serveDo, say.reason)
  await page.getByText(say.running, { exact: true }).waitFor()
}

/** Whoever is concerned opens the signed paper that was handed over to him. */
export async function openOwn(page: Page, say: Words): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: say.ownScan }).click()])
  return readFileSync(await download.path())
}

export async function complain(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.complain).click()
  await dialog.getByRole('button', { name: say.complainDo, exact: true }).click()
  await dialog.getByText(say.needsWords).waitFor()
  await dialog.getByLabel(say.words).fill(COMPLAINT)
  await carryOut(page, say.complainDo)
  await page.getByText(COMPLAINT).waitFor()
  await page.getByText(say.intime, { exact: true }).waitFor()
}

export async function quash(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.admit).click()
  await dialog.getByRole('radio', { name: say.yes, exact: true }).click()
  await carryOut(page, say.admitDo, say.reason)
  await page.getByText(say.taken).waitFor()
  await button(page, say.rule).click()
  expect(await dialog.locator('input[type=radio]:checked').count()).toBe(0)
  await dialog.getByRole('button', { name: say.ruleDo, exact: true }).click()
  await dialog.getByText(say.needsOutcome).waitFor()
  await dialog.getByRole('radio', { name: say.quash, exact: true }).click()
  await dialog.getByLabel(say.grounds).fill('Chưa xem xét lời giải trình.')
  await settled(page)
  expect(await violations(page)).toEqual([])
  await carryOut(page, say.ruleDo)
  await page.getByText(say.draft).waitFor()
}

export async function signQuash(page: Page, say: Words): Promise<void> {
  await button(page, say.sign).click()
  await page.getByRole('dialog').getByLabel(say.number).fill('12/QĐ-GQKN')
  await carryOut(page, say.signDo, say.reason)
  await page.getByText(say.reversed).first().waitFor()
  await button(page, say.anew).first().waitFor()
}

export async function tellOffice(page: Page, say: Words): Promise<void> {
  await page.getByRole('heading', { name: say.told }).waitFor()
  await button(page, say.give).click()
  await page.getByRole('dialog').getByLabel(say.byWhat).fill('Công văn 77/CHQ-TCCB')
  await carryOut(page, say.giveDo)
  await page.getByText(say.known).waitFor()
}
