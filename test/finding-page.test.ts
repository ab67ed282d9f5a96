import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listFindings, showFinding, type Finding } from '../src/findings/schema.ts'
import { citationWords } from '../src/law/index.ts'
import { violations } from '../apps/web/test/browser.ts'
import { expectSoon, openPages, expectSoundPages, program, inTurn } from './pages.ts'

const pages = openPages()

const WORDS = {
  'vi-VN': {
    headings: ['Vì sao được nêu', 'Quy tắc', 'Được nêu trong dấu vết', 'Diễn biến lô hàng', 'So với đồng cấp', 'Lịch sử', 'Ghi chú'],
    overturn: 'Điều có thể làm phát hiện này không đứng vững',
    takeUp: 'Nhận xem xét',
    confirm: 'Xác nhận…',
    confirmDo: 'Xác nhận',
    hear: 'Ghi ý kiến…',
    hearDo: 'Ghi ý kiến',
    objected: 'Có ý kiến khác',
    objectedOn: /Có ý kiến khác, 20\/11\/2026/,
    said: 'Người đó nói gì',
    day: 'Ngày hỏi, ngày/tháng/năm',
    dismiss: 'Loại…',
    dismissDo: 'Loại',
    reopen: 'Mở lại…',
    reopenDo: 'Mở lại',
    reason: 'Lý do',
    more: 'Thêm việc',
    assign: 'Giao người xem…',
    duplicate: 'Đánh dấu trùng…',
    duplicateNumber: 'Số của phát hiện ở lại',
    due: 'Đặt hạn…',
    note: 'Viết ghi chú',
    noteDo: 'Ghi',
    review: 'Đang xem xét',
    confirmed: 'Đã xác nhận',
    dismissed: 'Đã loại',
    duplicated: 'Trùng',
    nobody: 'Phát hiện đã được loại, nên trang này không nêu ai.',
    because: 'Xác nhận:',
    table: 'Xem dạng bảng',
    notFound: 'Không tìm thấy trang này.',
    open: 'Đang mở',
    here: { applies: 'Áp dụng.', not: 'Không.', unseen: 'Không thấy.', unknown: 'Chưa rõ.' },
  },
  'en-GB': {
    headings: ['Why it was raised', 'The rule', 'Named in the trace', 'Life of the shipment', 'Compared with peers', 'History', 'Notes'],
    overturn: 'What could overturn this finding',
    takeUp: 'Start review',
    confirm: 'Confirm…',
    confirmDo: 'Confirm',
    hear: 'Record hearing…',
    hearDo: 'Record',
    objected: 'Objected',
    objectedOn: /Objected, 20\/11\/2026/,
    said: 'What the person said',
    day: 'Day of the hearing, day/month/year',
    dismiss: 'Dismiss…',
    dismissDo: 'Dismiss',
    reopen: 'Reopen…',
    reopenDo: 'Reopen',
    reason: 'Reason',
    more: 'More',
    assign: 'Assign…',
    duplicate: 'Mark as duplicate…',
    duplicateNumber: 'Number of the finding that stays',
    due: 'Set due day…',
    note: 'Write a note',
    noteDo: 'Keep note',
    review: 'Under review',
    confirmed: 'Confirmed',
    dismissed: 'Dismissed',
    duplicated: 'Duplicate',
    nobody: 'The finding was dismissed, so this page names nobody.',
    because: 'Confirm:',
    table: 'Show as table',
    notFound: 'This page was not found.',
    open: 'Open',
    here: { applies: 'Applies.', not: 'No.', unseen: 'Not seen.', unknown: 'Not known.' },
  },
} as const

/** A new finding that names one officer; each language has its own, as they are changed. */
async function findingOf(index: number): Promise<Finding> {
  const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
  const one = rows.filter(({ attributed }) => attributed === 1)[index]!
  return pages.read(showFinding, { id: one.id })
}

const header = (page: Page) => page.locator('main header').first()
const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })

async function withReason(page: Page, verb: string, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.locator('textarea:not([aria-hidden])').last().fill(reason)
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function fromMenu(page: Page, more: string, act: string): Promise<void> {
  await button(page, more).click()
  await page.getByRole('menuitem', { name: act }).click()
}

const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'says why, what could overturn it, the rule, who is named, and how others do (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const tongue = language === 'vi-VN' ? 'vi' : 'en'
    const finding = await findingOf(nth)
    await pages.open(`/findings/${finding.id}`, { language }, async (page) => {
      await expectSoon(() => page.locator('h1').innerText()).toBe(finding.title[tongue])
      for (const heading of say.headings)
        await expectSoon(() => page.getByRole('heading', { name: heading }).first().isVisible()).toBe(true)
      const main = await page.locator('main').innerText()
      expect(main).toContain(say.overturn)
      expect(main.replaceAll(/\s/g, '')).toContain(finding.ruleVersion.words[tongue].replaceAll(/\s/g, ''))
      const exceptions = page.locator('table[class*=exceptions] tbody tr')
      await expectSoon(() => exceptions.count()).toBe(finding.exceptions.length + 1)
      for (const [at, { text, here, why }] of finding.exceptions.entries()) {
        const row = await exceptions.nth(at).innerText()
        for (const words of [text[tongue], say.here[here], why[tongue]]) expect(row).toContain(words)
      }
      for (const { cite } of finding.ruleVersion.basis) expect(main).toContain(citationWords(cite)[tongue])
      const { officer, account } = finding.named.find((row) => row.officer !== null)!
      await expectSoon(() => page.locator('aside').innerText()).toContain(officer!.name)
      await expectSoon(() => page.locator('aside').innerText()).toContain(account)
      expect(main).not.toContain('⟦')
      await button(page, say.table).click()
      await expectSoon(() => page.locator('main table').first().locator('tbody tr').count()).toBeGreaterThan(0)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'is taken up, and confirmed only after the person named was heard (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const { id, named } = await findingOf(nth)
    await pages.open(`/findings/${id}`, { language }, async (page) => {
      await expectSoon(() => button(page, say.confirm).isDisabled()).toBe(true)
      await expectSoon(() => header(page).innerText()).toContain(say.because)
      await button(page, say.takeUp).click()
      await header(page).getByText(say.review).waitFor()
      await expectSoon(() => button(page, say.confirm).isDisabled()).toBe(true)
      await button(page, say.hear).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: say.hearDo, exact: true }).click()
      await expectSoon(() => dialog.locator('[class*=error]').count()).toBeGreaterThan(1)
      await dialog.getByRole('radio', { name: say.objected }).click()
      await dialog.getByLabel(say.day).fill('20/11/2026')
      await dialog.getByLabel(say.said).fill('Ảnh soi nằm ở máy khác.\nTôi đã báo tổ trưởng.')
      await dialog.getByRole('button', { name: say.hearDo, exact: true }).click()
      await page.locator('aside').getByText(say.objectedOn).waitFor()
      await expectSoon(() => button(page, say.confirm).isDisabled()).toBe(false)
      await button(page, say.confirm).click()
      await withReason(page, say.confirmDo, 'Đối chiếu biên bản giấy')
      await header(page).getByText(say.confirmed).waitFor()
      expect(named.length).toBeGreaterThan(0)
    })
    const after = await pages.read(showFinding, { id })
    expect([after.state, after.conclusion?.text, after.history.map(({ kind }) => kind).includes('finding.heard')]).toEqual([
      'confirmed',
      'Đối chiếu biên bản giấy',
      true,
    ])
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'once it is dismissed nobody is named, and it can be reopened (%s)',
  async (language) => {
    const say = WORDS[language]
    const { id, named } = await findingOf(2)
    const { officer, account } = named.find((row) => row.officer !== null)!
    await pages.open(`/findings/${id}`, { language }, async (page) => {
      await button(page, say.dismiss).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: say.dismissDo, exact: true }).click()
      await expectSoon(() => dialog.isVisible()).toBe(true)
      await withReason(page, say.dismissDo, 'Có biên bản giấy')
      await page.getByText(say.nobody).waitFor()
      const seen = await page.locator('main').innerText()
      expect(seen).not.toContain(officer!.name)
      expect(seen).not.toContain(account)
      expect(seen).toContain(say.dismissed)
      await button(page, say.reopen).click()
      await withReason(page, say.reopenDo, 'Còn điểm chưa rõ')
      await page.locator('aside').getByText(officer!.name).first().waitFor()
      await button(page, say.more).click()
      await page.keyboard.press('Escape')
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'is given to somebody who is not named in it, with a day; notes are kept as they were written (%s)',
  async (language) => {
    const say = WORDS[language]
    const { id, named } = await findingOf(3)
    const { officer } = named.find((row) => row.officer !== null)!
    await pages.open(`/findings/${id}`, { language }, async (page) => {
      await fromMenu(page, say.more, say.assign)
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').first().fill(officer!.id)
      await dialog.getByText(officer!.name).first().waitFor()
      await expectSoon(() => dialog.getByRole('radio', { name: new RegExp(officer!.id) }).count()).toBe(0)
      await dialog.getByRole('radio').nth(1).click()
      await dialog.locator('textarea:not([aria-hidden])').fill('theo phân công')
      await dialog.getByRole('button').last().click()
      await dialog.waitFor({ state: 'detached' })
      await fromMenu(page, say.more, say.due)
      await dialog.getByRole('textbox').first().fill('28/02/2027')
      await dialog.locator('textarea:not([aria-hidden])').fill('chờ hồ sơ giấy')
      await dialog.getByRole('button').last().click()
      await page.locator('aside').getByText('28/02/2027').waitFor()
      await page.getByLabel(say.note).fill('Dòng một\n<b>dòng hai</b>')
      await button(page, say.noteDo).click()
      await page.locator('#notes li').getByText('<b>dòng hai</b>').last().waitFor()
      await expectSoon(() => page.getByLabel(say.note).inputValue()).toBe('')
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))('is marked as a duplicate of another (%s)', async (language, nth) => {
  const say = WORDS[language]
  const [one, other] = [await findingOf(4 + nth), await findingOf(6)]
  await pages.open(`/findings/${one.id}`, { language }, async (page) => {
    await fromMenu(page, say.more, say.duplicate)
    await page.getByRole('dialog').getByLabel(say.duplicateNumber).fill(other.number)
    await withReason(page, say.duplicate.replace('…', ''), 'cùng một việc')
    await page.locator('aside').getByRole('link', { name: other.number }).waitFor()
    await expectSoon(() => header(page).innerText()).toContain(say.duplicated)
  })
})

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone everything is one column in its order, the acts stand at the foot (%s)',
  async (language) => {
    const say = WORDS[language]
    const { id } = await findingOf(7)
    await pages.open(`/findings/${id}`, { language, width: 390 }, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      const [why, rule, named, life, peers, history] = say.headings
      const headings = await page.locator('main h2').allInnerTexts()
      const order = [why, named, life, rule, peers, history].map((heading) => headings.findIndex((text) => text.startsWith(heading!)))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      expect(order[0]).toBeGreaterThanOrEqual(0)
      const box = await button(page, say.takeUp).boundingBox()
      expect(box!.height).toBeGreaterThanOrEqual(44)
      expect(box!.y + box!.height).toBeLessThanOrEqual(900)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))('one that is not there says no more than that (%s)', async (language) => {
  const say = WORDS[language]
  const absent = '/findings/01900000-0000-7000-8000-00000000dead'
  const heading = async (page: Page) => page.getByRole('heading', { name: say.notFound }).waitFor()
  await pages.open(absent, { language }, heading, [expect.stringContaining('404')])
})

test.skipIf(program === undefined)(
  'a finding: axe finds nothing: light and dark, both languages, wide and narrow, the menu and a dialog',
  async () => {
    const { id } = await findingOf(8)
    await expectSoundPages(pages, [`/findings/${id}`, `/findings/${(await findingOf(9)).id}`])
    await pages.open(`/findings/${id}`, {}, async (page) => {
      await button(page, WORDS['vi-VN'].more).click()
      await page.getByRole('menu').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await fromMenu(page, WORDS['vi-VN'].more, 'Ghi ý kiến…')
      await page.getByRole('dialog').getByRole('radio').first().waitFor()
      expect(await violations(page)).toEqual([])
    })
  },
)

test.skipIf(program === undefined)('a finding: prints without menus and buttons, signs kept', async () => {
  const { id, number } = await findingOf(8)
  await pages.open(`/findings/${id}`, {}, async (page) => {
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('button:visible').count()).toBe(0)
    await expectSoon(() => page.locator('main').innerText()).toContain(number)
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
