import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { listDocuments, showDocument } from '../src/cases/documents/schema.ts'
import { openCase } from '../src/cases/index.ts'
import { listFindings } from '../src/findings/schema.ts'
import { EVERYTHING } from './build-db.ts'
import { settled, violations } from '../apps/web/test/browser.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine, who may be both people that an act needs. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const WORDS = {
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
type Words = (typeof WORDS)[keyof typeof WORDS]
const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })

/** A case from a finding of its own. */
async function openOne(nth: number): Promise<string> {
  const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
  const finding = rows.filter(({ attributed }) => attributed === 1)[nth]!.id
  const { id } = await openCase(pages.db(), EVERYTHING, EVERYTHING, {
    title: 'Thông quan khi chưa ghi kết quả',
    findings: [finding],
    reason: 'xác minh',
  })
  return id
}

async function prepare(page: Page, say: Words): Promise<void> {
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
async function fillGaps(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByText(say.gaps).waitFor()
  await button(page, say.fill).click()
  for (const field of await dialog.getByRole('textbox').all()) await field.fill('Chi cục #eval("1") *Ễ*')
  await dialog.getByLabel(say.until).fill('ngày 10/12/2026')
  await dialog.getByRole('button', { name: say.fillDo, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(say.waits).waitFor()
}

async function issue(page: Page, say: Words): Promise<void> {
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

const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone a notice is prepared, its gaps are filled, it is checked, numbered, and the signed scan attached (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const id = await openOne(nth)
    const scan = join(tmpdir(), `liem-scan-${process.pid}.pdf`)
    writeFileSync(scan, '%PDF-1.7 signed and stamped')
    await pages.open(`/cases/${id}`, { language, width: 390 }, async (page) => {
      await page.getByRole('heading', { name: say.section, exact: true }).waitFor()
      await prepare(page, say)
      await fillGaps(page, say)
      await page.getByText('Chi cục #eval("1") *Ễ*').first().waitFor()
      await button(page, say.revision).click()
      await button(page, say.now).waitFor()
      await button(page, say.now).click()
      await issue(page, say)
      const chosen = page.waitForEvent('filechooser')
      await button(page, say.attach).click()
      await (await chosen).setFiles(scan)
      await page.getByText(say.signed).first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    const { rows } = await pages.read(listDocuments, { id })
    expect(rows.map(({ state, number, scanned }) => [state, number?.slice(0, 6), scanned])).toEqual([['issued', '01/TB-', true]])
    const one = { id, document: rows[0]!.id }
    const shown = await pages.read(showDocument, one)
    expect(shown.files.map(({ kind }) => kind).toSorted()).toEqual(['docx', 'pdf', 'scan'])
    for (const [kind, begin] of [
      ['pdf', '%PDF-'],
      ['docx', 'PK'],
      ['scan', '%PDF-'],
    ] as const) {
      const answer = await fetch(`${pages.url()}/api/cases/${id}/documents/${one.document}/${kind}`)
      expect([kind, answer.status, (await answer.text()).slice(0, begin.length)]).toEqual([kind, 200, begin])
    }
    await expectSoon(async () => (await pages.read(showDocument, one)).state).toBe('issued')
    await expectSoundPages(pages, [
      `/cases/${id}`,
      `/cases/${id}/documents/${one.document}`,
      '/documents/templates',
      `/cases/${id}/documents/${one.document}`,
    ])
  },
)
