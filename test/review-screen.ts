/** The reviews of heads on the page of a case as people use them, in both languages, each hand in a browser of his own. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { settled, violations } from '../apps/web/test/browser.ts'
import { carryOut, choose } from './case-screen.ts'
import { goTo } from './pages.ts'

const REASON = { 'vi-VN': /^Lý do/u, 'en-GB': /^Reason/u }
export const REVIEW_WORDS = {
  'vi-VN': {
    ...{ notice: 'Thông báo xem xét…', noticeDo: 'Ghi thông báo xem xét', asks: /^Điều yêu cầu trả lời/u },
    ...{ hear: 'Ghi ý kiến…', hearDo: 'Ghi ý kiến của người được xem xét', declined: 'Từ chối' },
    ...{ opinion: 'Ý kiến pháp lý…', opinionDo: 'Ghi ý kiến pháp lý', words: /^Nội dung/u },
    ...{ draft: 'Soạn kết luận…', draftDo: 'Soạn kết luận', law: /^Pháp luật trả lời/u, stands: /^Ý kiến pháp lý làm căn cứ/u },
    ...{ check: 'Kiểm kết luận…', checkDo: 'Xác nhận đã kiểm kết luận', sign: 'Ký kết luận…', signDo: 'Ký kết luận' },
    ...{ liable: 'Phải chịu trách nhiệm', notLiable: 'Không phải chịu trách nhiệm', form: /^Hình thức/u, reprimand: 'Khiển trách' },
    ...{ grounds: /^Căn cứ/u, answer: 'Trả lời…', answerDo: 'Gửi ý kiến' },
    reason: REASON['vi-VN'],
  },
  'en-GB': {
    ...{ notice: 'Give notice…', noticeDo: 'Enter notice of the review', asks: /^What is asked of him/u },
    ...{ hear: 'Enter his answer…', hearDo: 'Enter his answer', declined: 'Declined' },
    ...{ opinion: 'Opinion…', opinionDo: 'Enter the opinion', words: /^Words/u },
    ...{ draft: 'Draft a conclusion…', draftDo: 'Draft a conclusion', law: /^What the law says/u, stands: /^Opinion on which it stands/u },
    ...{
      check: 'Check the conclusion…',
      checkDo: 'Confirm that the conclusion was checked',
      sign: 'Sign the conclusion…',
      signDo: 'Sign the conclusion',
    },
    ...{ liable: 'Liable', notLiable: 'Answers for nothing', form: /^Form/u, reprimand: 'Reprimand' },
    ...{ grounds: /^Grounds/u, answer: 'Answer…', answerDo: 'Send your answer' },
    reason: REASON['en-GB'],
  },
} as const
export type ReviewWords = (typeof REVIEW_WORDS)[keyof typeof REVIEW_WORDS]

/** Who does what; one person at the machine may be all. `head`: whose responsibility it is, where he answers himself. */
export interface Hands {
  drafts: Page
  advises: Page
  checks: Page
  signs: Page
  head?: Page
}
interface Wish {
  /** Of whom; the first of the reviews where it is left out. */
  who?: string
  isLiable?: boolean
}
export const ASKED = 'Đơn vị đã kiểm tra việc thông quan này như thế nào?'
export const ANSWERED = 'Tôi đã kiểm tra hằng tuần.'

/** The button of an act on a review. */
export const offer = (page: Page, act: string, who = '') => page.locator('main').getByRole('button', { name: `${act} ${who}` })

async function open(page: Page, place: string, act: string, who: string): Promise<void> {
  if (new URL(page.url()).pathname !== place) await goTo(page, place)
  await page.reload()
  await page.waitForSelector('h1')
  await offer(page, act, who).first().click()
}

/** The law is asked; without a hearing nobody is drafted as liable, and without an opinion nothing that the law does not say. */
async function draftIt(page: Page, place: string, say: ReviewWords, { who = '', isLiable = false }: Wish): Promise<void> {
  const dialog = page.getByRole('dialog')
  await open(page, place, say.draft, who)
  await dialog.getByText(say.law).waitFor()
  expect(await dialog.locator('input[type=radio]:checked').count()).toBe(0)
  await dialog.getByRole('radio', { name: isLiable ? say.liable : say.notLiable, exact: true }).click()
  if (isLiable) await choose(page, say.form, say.reprimand)
  await dialog.getByRole('combobox', { name: say.stands }).click()
  await page.getByRole('option').first().click()
  await dialog.getByLabel(say.grounds).fill('Theo hồ sơ.')
  await settled(page)
  expect(await violations(page)).toEqual([])
  await carryOut(page, say.draftDo)
}

async function tellAndHear({ drafts, head }: Hands, place: string, say: ReviewWords, who: string): Promise<void> {
  const dialog = drafts.getByRole('dialog')
  await open(drafts, place, say.notice, who)
  await dialog.getByLabel(say.asks).fill(ASKED)
  await carryOut(drafts, say.noticeDo, say.reason)
  if (head === undefined) {
    await open(drafts, place, say.hear, who)
    await dialog.getByRole('radio', { name: say.declined, exact: true }).click()
    return carryOut(drafts, say.hearDo)
  }
  await goTo(head, '/mine')
  await head.reload()
  await head.getByText(ASKED).waitFor()
  await head.locator('main').getByRole('button', { name: say.answer, exact: true }).click()
  await head.getByRole('dialog').getByLabel(say.words).fill(ANSWERED)
  await carryOut(head, say.answerDo)
  await head.getByText(ANSWERED).waitFor()
}

/** From notice, where he is to be liable, to the signature. */
export async function conclude(hands: Hands, place: string, say: ReviewWords, { who = '', isLiable = false }: Wish = {}): Promise<void> {
  const { drafts, advises, checks, signs } = hands
  if (isLiable) await tellAndHear(hands, place, say, who)
  const dialog = advises.getByRole('dialog')
  await open(advises, place, say.opinion, who)
  await dialog.getByRole('radio', { name: isLiable ? say.liable : say.notLiable, exact: true }).click()
  if (isLiable) await choose(advises, say.form, say.reprimand)
  await dialog.getByLabel(say.words).fill('Có thể kết luận như vậy.')
  await carryOut(advises, say.opinionDo)
  await draftIt(drafts, place, say, { who, isLiable })
  await open(checks, place, say.check, who)
  await carryOut(checks, say.checkDo)
  await open(signs, place, say.sign, who)
  await carryOut(signs, say.signDo, say.reason)
}
