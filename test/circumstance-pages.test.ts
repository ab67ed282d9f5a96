import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listCircumstances, listFindings, showCircumstance } from '../src/findings/schema.ts'
import { expectSoon, openPages, expectSoundPages, program, inTurn } from './pages.ts'

const pages = openPages({ world: 'planted' })

const WORDS = {
  'vi-VN': {
    enter: 'Ghi hoàn cảnh',
    kind: 'Loại',
    outage: 'Sự cố hệ thống',
    title: 'Tên ngắn',
    from: /^Bắt đầu/,
    until: /^Kết thúc/,
    units: 'Đơn vị',
    withhold: 'Giữ lại phát hiện',
    document: /^Số văn bản/,
    approver: /^Người duyệt/,
    reason: 'Lý do',
    revoke: /^Thu hồi/,
    revoked: 'Đã thu hồi',
    held: 'Xem những gì được giữ lại',
    order: 'Kết thúc phải sau lúc bắt đầu.',
    nobody: 'Không có ô nào cho một người',
    find: 'lac giang',
  },
  'en-GB': {
    enter: 'Enter',
    kind: 'Kind',
    outage: 'Outage',
    title: 'Short name',
    from: /^Begins/,
    until: /^Ends/,
    units: 'Units',
    withhold: 'Holds findings back',
    document: /^Number and day/,
    approver: /^Approved by/,
    reason: 'Reason',
    revoke: /^Revoke/,
    revoked: 'Revoked',
    held: 'Show what is held back',
    order: 'It must end after it begins.',
    nobody: 'There is no field for a person',
    find: 'giang airport',
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
const LANGUAGES = Object.keys(WORDS) as (keyof typeof WORDS)[]

/** Fills in all that must be there. */
async function fill(page: Page, say: Words, title: string): Promise<void> {
  await page.getByRole('combobox', { name: say.kind }).click()
  await page.getByRole('option', { name: say.outage }).click()
  await page.getByRole('textbox', { name: say.title }).fill(title)
  await page.getByRole('textbox', { name: say.from }).fill('01/01/2025 07:00')
  await page.getByRole('textbox', { name: say.until }).fill('01/01/2025 06:00')
  await page.getByRole('combobox', { name: say.units }).fill(say.find)
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: say.withhold }).check()
  await page.getByRole('textbox', { name: say.document }).fill('Biên bản 7/BB')
  await page.getByRole('textbox', { name: say.approver }).fill('Lê Văn An, Chi cục trưởng')
  await page.getByRole('textbox', { name: say.reason }).fill('theo biên bản')
}

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a circumstance is entered, holds findings back, is found again and revoked (%s)',
  async (language) => {
    const say = WORDS[language]
    const title = `Cổng ngừng ${language}`
    const before = (await pages.read(listFindings, { unit: ['HQLG'] })).total.n
    expect(before).toBeGreaterThan(0)
    await pages.open('/circumstances', { language }, async (page) => {
      await page.locator('main a[href="/circumstances/new"]').click()
      await page.getByText(say.nobody).waitFor()
      const send = page.locator('form button[type=submit]')
      await send.click()
      await expectSoon(() => page.locator('form [aria-invalid=true]').count()).toBeGreaterThanOrEqual(7)
      await expectSoon(() => page.evaluate('document.activeElement?.getAttribute("aria-invalid")')).toBe('true')
      await fill(page, say, title)
      await page.getByText(say.order).waitFor()
      await page.getByRole('textbox', { name: say.until }).fill('31/12/2027 18:00')
      await send.click()
      await page.waitForURL(/\/circumstances\/[0-9a-f]{8}-/)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      const id = page.url().split('/').at(-1)!
      const entered = await pages.read(showCircumstance, { id })
      expect(entered).toMatchObject({ withheld: before, effect: 'withhold', from: '2025-01-01T00:00:00Z', until: '2027-12-31T11:00:00Z' })
      expect(entered.units!.map(({ code }) => code)).toEqual(['HQLG'])
      expect((await pages.read(listFindings, { unit: ['HQLG'] })).total.n).toBe(0)
      await page.getByRole('link', { name: say.held }).click()
      await page.waitForURL(/withheldBy=/)
      await expectSoon(() => page.locator('main tbody tr').count()).toBe(Math.min(50, before))
      await page.goto(`${pages.url()}/circumstances?effect=withhold&state=in-force&on=2026-05-05&unit=HQLG`)
      await page.getByRole('link', { name: title }).click()
      await page.getByRole('button', { name: say.revoke }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: say.revoke }).click()
      await expectSoon(() => dialog.locator('[aria-invalid=true]').count()).toBe(1)
      await dialog.getByRole('textbox').fill('ghi nhầm đơn vị')
      await dialog.getByRole('button', { name: say.revoke }).click()
      await expectSoon(() => page.locator('main header').innerText()).toContain(say.revoked)
      await expectSoon(() => page.locator('main').innerText()).toContain('ghi nhầm đơn vị')
      await expectSoon(() => page.getByRole('button', { name: say.revoke }).count()).toBe(0)
    })
    expect((await pages.read(listFindings, { unit: ['HQLG'] })).total.n).toBe(before)
  },
)

test.skipIf(program === undefined)('what a circumstance stands beside is listed, and the effect narrows the list', async () => {
  const enter = await fetch(`${pages.url()}/api/circumstances`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'a'.repeat(32) },
    body: JSON.stringify({
      ...{ kind: 'weather', title: 'Bão', units: null, rules: null, from: '2025-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
      ...{ effect: 'annotate', document: 'Công điện', approver: 'Cục trưởng', reason: 'bão vào bờ' },
    }),
  })
  const { id } = (await enter.json()) as { id: string }
  const { annotated } = await pages.read(showCircumstance, { id })
  const all = await pages.read(listFindings, {})
  expect(annotated).toBe(all.total.n)
  expect((await pages.read(listFindings, { circumstance: id })).total.n).toBe(annotated)
  expect((await pages.read(listFindings, { circumstance: '01900000-0000-7000-8000-000000000009' })).total.n).toBe(0)
  const annotating = await pages.read(listCircumstances, { effect: 'annotate' })
  expect(annotating.rows.map((row) => row.id)).toEqual([id])
  await pages.open(`/circumstances/${id}`, {}, async (page) => {
    await page.locator(`main a[href*="circumstance=${id}"]`).click()
    await page.waitForURL(/\/findings\?/)
    await expectSoon(() => page.locator('main').innerText()).toContain('Bão')
  })
})

test.skipIf(program === undefined)('axe finds nothing and nothing scrolls sideways', async () => {
  const { rows } = await pages.read(listCircumstances)
  await expectSoundPages(pages, ['/circumstances', '/circumstances/new', `/circumstances/${rows[0]!.id}`, '/circumstances?on=1999-01-01'])
})
