/** Official documents as people prepare, check and number them. */
import { readFileSync } from 'node:fs'
import type { FileChooser, Page } from 'playwright-core'
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
    ...{
      until: 'hạn giải trình',
      decision: 'Quyết định kỷ luật',
      minutes: 'Biên bản họp Hội đồng kỷ luật',
      pdf: 'PDF/A',
      docx: 'Word (DOCX)',
    },
    ...{ symbol: 'chữ viết tắt của cơ quan', place: 'địa danh', position: 'quyền hạn, chức vụ của người ký' },
    ...{ proposer: 'đơn vị đề nghị', signer: 'họ tên người ký', issuer: 'Cơ quan ban hành', region: 'Chi cục Hải quan khu vực I' },
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
    ...{ decision: 'Decision on discipline', minutes: 'Minutes of the disciplinary council', pdf: 'PDF/A', docx: 'Word (DOCX)' },
    ...{ symbol: 'abbreviation of the body', place: 'place', position: 'authority and position of whoever signs' },
    ...{ proposer: 'who proposes it', signer: 'name of whoever signs', issuer: 'Issuing body', region: 'Region I' },
  },
} as const
type Words = (typeof DOCUMENT_WORDS)[keyof typeof DOCUMENT_WORDS]

/** From a template; by another body than the first that may issue it, where one is named. */
export async function prepare(page: Page, say: Words, template: string = say.notice, issuer?: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.prepare).click()
  await dialog.getByRole('button', { name: say.prepareDo, exact: true }).click()
  await dialog.getByText(say.notChosen).waitFor()
  await dialog.getByRole('combobox', { name: say.template }).click()
  await page.getByRole('option', { name: template, exact: true }).click()
  if (issuer !== undefined) {
    await dialog.getByRole('combobox', { name: say.issuer }).click()
    await page.getByRole('option', { name: issuer, exact: true }).click()
  }
  await settled(page)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: say.prepareDo, exact: true }).click()
  await page.waitForURL(/\/documents\//u)
}

/** Every field that can be filled in is, those that are named with their own words; what is typed is shown as it is. */
export async function fillGaps(page: Page, say: Words, named: Readonly<Record<string, string>> = {}): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByText(say.gaps).waitFor()
  await button(page, say.fill).click()
  for (const field of await dialog.getByRole('textbox').all()) await field.fill('Chi cục #eval("1") *Ễ*')
  for (const [label, words] of Object.entries(named)) await dialog.getByLabel(label, { exact: true }).fill(words)
  await dialog.getByRole('button', { name: say.fillDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(say.waits).waitFor()
}

export async function checkDocument(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.check).click()
  await dialog.getByRole('button', { name: say.checkDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Its number is the next of the register; that of a decision is the number with which it was signed. */
export async function issue(page: Page, say: Words, { isDecision = false } = {}): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.issue).click()
  if (!isDecision) await dialog.getByRole('radio', { name: say.next }).click()
  await dialog.getByLabel(say.reason).fill('theo sổ văn thư')
  await dialog.getByRole('button', { name: say.issueDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(say.notOriginal).first().waitFor()
}

/** The file that is printed, as it is downloaded. */
export async function print(page: Page, say: Words, kind: string): Promise<Buffer> {
  await button(page, say.download).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: kind, exact: true }).click()])
  return readFileSync(await download.path())
}

/** The paper that was signed and stamped, as it was scanned. */
export async function attachScan(page: Page, say: Words, scan: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  await button(page, say.attach).click()
  await (await chosen).setFiles(scan)
  await page.getByText(say.signed).first().waitFor()
}
