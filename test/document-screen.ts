/** Official documents as people prepare, check and number them. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { settled, violations } from '../apps/web/test/browser.ts'
import { button } from './case-screen.ts'

/** What is said of documents. */
export const DOCUMENT_WORDS = {
  'vi-VN': {
    ...{ prepare: 'Soạn văn bản…', prepareDo: 'Soạn văn bản', template: 'Mẫu', notice: 'Thông báo', notChosen: /chưa chọn mẫu/u },
    ...{ fill: 'Điền chỗ thiếu…', fillDo: 'Soạn lại văn bản', gaps: /còn \d+ chỗ thiếu/u, waits: /chờ người thứ hai kiểm/u },
    ...{ check: 'Xác nhận đã kiểm…', checkDo: 'Xác nhận đã kiểm', issue: 'Lấy số, ngày…', issueDo: 'Lấy số, ngày' },
    ...{ next: 'Số kế tiếp trong sổ của đơn vị', reason: /^Lý do/u, notOriginal: /chưa phải bản chính/u, attach: 'Gắn bản quét đã ký…' },
    ...{ signed: 'Đã ký, có bản quét đóng dấu', section: 'Văn bản', revision: 'Lần 1', now: 'Xem bản hiện tại', download: 'Tải về' },
    ...{ until: 'hạn giải trình' },
  },
  'en-GB': {
    ...{
      prepare: 'Prepare a document…',
      prepareDo: 'Prepare a document',
      template: 'Template',
      notice: 'Notice',
      notChosen: /no template is chosen/u,
    },
    ...{ fill: 'Fill the gaps…', fillDo: 'Prepare the document again', gaps: /Draft, \d+ gaps/u, waits: /waits for a second person/u },
    ...{
      check: 'Confirm that it was checked…',
      checkDo: 'Confirm that it was checked',
      issue: 'Give it number and day…',
      issueDo: 'Give it number and day',
    },
    ...{
      next: 'The next of the register of the unit',
      reason: /^Reason/u,
      notOriginal: /not the original/u,
      attach: 'Attach the signed scan…',
    },
    ...{
      signed: 'Signed, the stamped paper is scanned',
      section: 'Documents',
      revision: 'Revision 1',
      now: 'Look at the one that stands',
      download: 'Download',
    },
    ...{ until: 'until when to explain' },
  },
} as const
type Words = (typeof DOCUMENT_WORDS)[keyof typeof DOCUMENT_WORDS]

export async function prepare(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.prepare).click()
  await dialog.getByRole('button', { name: say.prepareDo, exact: true }).click()
  await dialog.getByText(say.notChosen).waitFor()
  await dialog.getByRole('combobox', { name: say.template }).click()
  await page.getByRole('option', { name: say.notice, exact: true }).click()
  await settled(page)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: say.prepareDo, exact: true }).click()
  await page.waitForURL(/\/documents\//u)
}

/** Every field that can be filled in is; what is typed is shown as it is. */
export async function fillGaps(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByText(say.gaps).waitFor()
  await button(page, say.fill).click()
  for (const field of await dialog.getByRole('textbox').all()) await field.fill('Chi cục #eval("1") *Ễ*')
  await dialog.getByLabel(say.until).fill('ngày 10/12/2026')
  await dialog.getByRole('button', { name: say.fillDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(say.waits).waitFor()
}

export async function issue(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.check).click()
  await dialog.getByRole('button', { name: say.checkDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await button(page, say.issue).click()
  await dialog.getByRole('radio', { name: say.next }).click()
  await dialog.getByLabel(say.reason).fill('theo sổ văn thư')
  await dialog.getByRole('button', { name: say.issueDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(say.notOriginal).first().waitFor()
}

/** The paper that was signed and stamped, as it was scanned. */
export async function attachScan(page: Page, say: Words, scan: string): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  await button(page, say.attach).click()
  await (await chosen).setFiles(scan)
  await page.getByText(say.signed).first().waitFor()
}
