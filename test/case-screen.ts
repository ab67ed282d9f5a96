/** The pages of a case as people use them, in both languages. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { settled, violations } from '../apps/web/test/browser.ts'

/** What is said on pages of cases. */
export const WORDS = {
  'vi-VN': {
    ...{
      stepDay: /^Ngày/u,
      decisionDay: /^Ngày quyết định/u,
      more: 'Thêm việc',
      open: 'Lập vụ việc…',
      openDo: 'Lập vụ việc',
      reason: /^Lý do/u,
      title: /^Tên vụ việc/u,
    },
    ...{
      verify: 'Ghi: Bắt đầu xác minh…',
      notice: 'Ghi: Thông báo cho người liên quan…',
      hear: 'Ghi: Giải trình…',
      hearDo: 'Ghi: Giải trình',
    },
    ...{ declined: 'Từ chối giải trình', explained: 'Đã giải trình', words: /^Nội dung/u, needsWords: /chưa có nội dung/u },
    ...{ change: 'Sửa hành vi 1…', changeDo: 'Sửa hành vi', serious: 'Nghiêm trọng', warning: 'Cảnh cáo', grounds: /^Căn cứ/u },
    ...{
      draft: 'Soạn quyết định…',
      draftDo: 'Soạn quyết định',
      needsForm: /chưa chọn hình thức/u,
      graded: 'Mức độ của mọi hành vi còn thiếu',
    },
    ...{
      check: 'Xác nhận đã kiểm hồ sơ…',
      checkDo: 'Xác nhận đã kiểm hồ sơ',
      sign: 'Ký quyết định…',
      signDo: 'Ký quyết định',
      number: /^Số quyết định/u,
    },
    ...{ verySerious: 'Rất nghiêm trọng', detected: /^Ngày phát hiện/u, stepReduction: 'Hạ bậc lương' },
    ...{ publicDuty: 'Liên quan đến hoạt động công vụ', liable: 'Phải chịu trách nhiệm', form: /^Hình thức/u, reprimand: 'Khiển trách' },
    ...{ nothing: /mọi người liên quan đã có quyết định được ký/u },
    ...{
      notLiable: 'Không phải chịu trách nhiệm',
      law: /^Pháp luật trả lời/u,
      decided: /^Đã quyết định \d/u,
      own: 'Quyết định',
      left: 'còn 90 ngày',
    },
  },
  'en-GB': {
    ...{
      stepDay: /^Day/u,
      decisionDay: /^Day of the decision/u,
      more: 'More',
      open: 'Open a case…',
      openDo: 'Open a case',
      reason: /^Reason/u,
      title: /^Title of the case/u,
    },
    ...{
      verify: 'Enter: Verification begun…',
      notice: 'Enter: Notice to the person concerned…',
      hear: 'Enter: Explanation…',
      hearDo: 'Enter: Explanation',
    },
    ...{ declined: 'Declined to explain', explained: 'Has explained', words: /^Words/u, needsWords: /its words are missing/u },
    ...{ change: 'Change act 1…', changeDo: 'Change an act', serious: 'Serious', warning: 'Warning', grounds: /^Grounds/u },
    ...{
      draft: 'Draft a decision…',
      draftDo: 'Draft a decision',
      needsForm: /no form is chosen/u,
      graded: 'A degree for every act missing',
    },
    ...{
      check: 'Confirm that the file was checked…',
      checkDo: 'Confirm that the file was checked',
      sign: 'Sign the decision…',
      signDo: 'Sign the decision',
    },
    ...{ verySerious: 'Very serious', detected: /^Detected on/u, stepReduction: 'Salary-step reduction' },
    ...{ publicDuty: 'In the line of public duty', liable: 'Liable', form: /^Form/u, reprimand: 'Reprimand' },
    ...{ number: /^Number of the decision/u, nothing: /a decision on everybody concerned is signed/u },
    ...{
      notLiable: 'Answers for nothing',
      law: /^What the law says/u,
      decided: /^Decided \d/u,
      own: 'Decision',
      left: '90 days left',
    },
  },
} as const
export type Words = (typeof WORDS)[keyof typeof WORDS]
export const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name, exact: true })
/** A day as it is typed. */
export const typed = (day: string): string => day.split('-').toReversed().join('/')
export const SAID = 'Hàng đã được kiểm tra, chưa kịp ghi.'
export const TITLE = 'Thông quan khi chưa ghi kết quả kiểm tra'

/** Does what the dialog that is open is for, and waits until it is gone. */
export async function carryOut(page: Page, verb: string, reason?: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByLabel(reason).last().fill('theo kết quả xác minh')
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Takes an option of a field of the dialog that is open. */
export async function choose(page: Page, label: RegExp | string, option: string, search?: string): Promise<void> {
  const field = page.getByRole('dialog').getByRole('combobox', { name: label })
  await field.click()
  if (search !== undefined) await field.fill(search)
  await page.getByRole('option', { name: option }).first().click()
}

export async function openFromFinding(page: Page, say: Words): Promise<void> {
  await button(page, say.more).click()
  await page.getByRole('menuitem', { name: say.open }).click()
  await page.getByRole('dialog').getByLabel(say.title).fill(TITLE)
  await carryOut(page, say.openDo, say.reason)
  await page.waitForURL(/\/cases\//u)
}

/** When verification began, notice was given, and the person was heard; today, where it is left out. */
export interface HeardDays {
  verified?: string
  notified?: string
  heard?: string
}

/** Steps until whoever is concerned was heard; what is missing is said in place. */
export async function hear(page: Page, say: Words, { verified, notified, heard }: HeardDays = {}): Promise<void> {
  const dialog = page.getByRole('dialog')
  const on = async (day: string | undefined): Promise<void> => {
    if (day !== undefined) await dialog.getByLabel(say.stepDay).fill(typed(day))
  }
  for (const [step, day] of [
    [say.verify, verified],
    [say.notice, notified],
  ] as const) {
    await button(page, step).click()
    await on(day)
    await carryOut(page, step.slice(0, -1))
  }
  await button(page, say.hear).click()
  await on(heard)
  await dialog.getByRole('radio', { name: say.explained }).click()
  await dialog.getByRole('button', { name: say.hearDo, exact: true }).click()
  await dialog.getByText(say.needsWords).waitFor()
  await dialog.getByLabel(say.words).fill(SAID)
  await carryOut(page, say.hearDo)
}

/** A degree, that the act was one of public duty, and when it was detected, where that is not today. */
export async function grade(page: Page, say: Words, degree: string = say.serious, detected?: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByText(say.graded).waitFor()
  await button(page, say.change).click()
  await dialog.getByRole('radio', { name: degree, exact: true }).click()
  await dialog.getByRole('checkbox', { name: say.publicDuty, exact: true }).check()
  if (detected !== undefined) await fillDay(page, say.detected, detected)
  await carryOut(page, say.changeDo, say.reason)
}

/** A day that counts once it is left. */
async function fillDay(page: Page, label: RegExp, day: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label)
  await field.fill(typed(day))
  await field.press('Tab')
}

/** What is drafted: a form, and its day, where that is not today; `look` sees what the helper says of that day. */
export interface DraftWish {
  form?: string
  day?: string
  look?: (dialog: Locator) => Promise<void>
}

/** The helper answers and a form is chosen of it; nothing was chosen beforehand. */
export async function draft(page: Page, say: Words, { form: named = say.warning, day, look }: DraftWish = {}): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.draft).click()
  if (day !== undefined) await fillDay(page, say.decisionDay, day)
  const form = dialog.getByRole('radio', { name: named, exact: true })
  await form.waitFor()
  expect(await dialog.locator('input[type=radio]:checked').count()).toBe(0)
  await settled(page)
  expect(await violations(page)).toEqual([])
  await look?.(dialog)
  await dialog.getByRole('button', { name: say.draftDo, exact: true }).click()
  await dialog.getByText(say.needsForm).waitFor()
  await form.click()
  await dialog.getByLabel(say.grounds).fill('Theo biên bản và giải trình.')
  await carryOut(page, say.draftDo)
}

/** What the helper says of a day; nothing is drafted. */
export async function askOf(page: Page, say: Words, day: string): Promise<string> {
  const dialog = page.getByRole('dialog')
  await button(page, say.draft).click()
  await fillDay(page, say.decisionDay, day)
  await dialog.getByText(say.warning, { exact: true }).first().waitFor()
  await settled(page)
  const said = await dialog.innerText()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  return said
}

export async function check(page: Page, say: Words): Promise<void> {
  await button(page, say.check).click()
  await carryOut(page, say.checkDo)
}

export async function sign(page: Page, say: Words, number = '214/QĐ-CHQ'): Promise<void> {
  await button(page, say.sign).click()
  await page.getByRole('dialog').getByLabel(say.number).fill(number)
  await carryOut(page, say.signDo, say.reason)
  await page.getByText(say.nothing).waitFor()
}
