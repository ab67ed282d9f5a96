/** The signed and stamped paper of a decision, as the records clerk puts it in. */
import type { Page } from 'playwright-core'
import { button, choose, typed } from './case-screen.ts'

export const PAPER_WORDS = {
  'vi-VN': {
    ...{ add: 'Thêm tệp…', addDo: 'Thêm tệp', what: /là gì/u, kind: 'Bản gốc quyết định', decision: /^Quyết định/u },
    ...{ number: /^Số do văn thư cấp/u, day: /^Ngày do văn thư ghi/u, from: /^Nhận từ ai/u },
  },
  'en-GB': {
    ...{ add: 'Add files…', addDo: 'Add files', what: / is\b/u, kind: 'Original of a decision', decision: /^Decision/u },
    ...{ number: /^Number of the records office/u, day: /^Day of the records office/u, from: /^Received from/u },
  },
} as const
type Words = (typeof PAPER_WORDS)[keyof typeof PAPER_WORDS]
export const SCAN = { name: 'quyet-dinh.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 signed and stamped') }

export async function putOriginal(page: Page, say: Words, { number, day }: { number: string; day: string }): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.add).click()
  await dialog.locator('input[type=file]').setInputFiles(SCAN)
  await dialog.getByLabel(say.what).first().fill(`Quyết định số ${number}, đã ký, đóng dấu`)
  await dialog.getByRole('radio', { name: say.kind, exact: true }).click()
  await choose(page, say.decision, number)
  await dialog.getByLabel(say.number).fill(number)
  await dialog.getByLabel(say.day).fill(typed(day))
  await dialog.getByLabel(say.from).fill('Văn thư Chi cục')
  await dialog.getByRole('button', { name: say.addDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await button(page, `Quyết định số ${number}, đã ký, đóng dấu`).waitFor()
}
