import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { listCases, showCaseFile } from '../src/cases/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { settled, violations } from '../apps/web/test/browser.ts'
import { expectSoon, expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine, who may be both people that an act needs; then whoever the case is about. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const WORDS = {
  'vi-VN': {
    ...{ more: 'Thêm việc', open: 'Lập vụ việc…', openDo: 'Lập vụ việc', reason: /^Lý do/u, title: /^Tên vụ việc/u },
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
    ...{ nothing: /mọi người liên quan đã có quyết định được ký/u, conclude: /^Kết luận về/u, concludeDo: 'Kết luận trách nhiệm' },
    ...{
      notLiable: 'Không phải chịu trách nhiệm',
      law: /^Pháp luật trả lời/u,
      decided: /^Đã quyết định \d/u,
      own: 'Quyết định',
      left: 'còn 90 ngày',
    },
  },
  'en-GB': {
    ...{ more: 'More', open: 'Open a case…', openDo: 'Open a case', reason: /^Reason/u, title: /^Title of the case/u },
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
    ...{ number: /^Number of the decision/u, nothing: /a decision on everybody concerned is signed/u, conclude: /^Conclude on/u },
    ...{
      concludeDo: 'Conclude the review',
      notLiable: 'Answers for nothing',
      law: /^What the law says/u,
      decided: /^Decided \d/u,
      own: 'Decision',
      left: '90 days left',
    },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name, exact: true })
const SAID = 'Hàng đã được kiểm tra, chưa kịp ghi.'
const TITLE = 'Thông quan khi chưa ghi kết quả kiểm tra'

/** Does what the dialog that is open is for, and waits until it is gone. */
async function carryOut(page: Page, verb: string, reason?: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByLabel(reason).fill('theo kết quả xác minh')
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function openFromFinding(page: Page, say: Words): Promise<void> {
  await button(page, say.more).click()
  await page.getByRole('menuitem', { name: say.open }).click()
  await page.getByRole('dialog').getByLabel(say.title).fill(TITLE)
  await carryOut(page, say.openDo, say.reason)
  await page.waitForURL(/\/cases\//u)
}

/** Steps until whoever is concerned was heard; what is missing is said in place. */
async function hear(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const step of [say.verify, say.notice]) {
    await button(page, step).click()
    await carryOut(page, step.slice(0, -1))
  }
  await button(page, say.hear).click()
  await dialog.getByRole('radio', { name: say.explained }).click()
  await dialog.getByRole('button', { name: say.hearDo, exact: true }).click()
  await dialog.getByText(say.needsWords).waitFor()
  await dialog.getByLabel(say.words).fill(SAID)
  await carryOut(page, say.hearDo)
}

/** The act is graded, then the helper answers and a form is chosen of it; nothing was chosen beforehand. */
async function decide(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByText(say.graded).waitFor()
  await button(page, say.change).click()
  await dialog.getByRole('radio', { name: say.serious, exact: true }).click()
  await carryOut(page, say.changeDo, say.reason)
  await button(page, say.draft).click()
  const form = dialog.getByRole('radio', { name: say.warning, exact: true })
  await form.waitFor()
  expect(await dialog.locator('input[type=radio]:checked').count()).toBe(0)
  await settled(page)
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: say.draftDo, exact: true }).click()
  await dialog.getByText(say.needsForm).waitFor()
  await form.click()
  await dialog.getByLabel(say.grounds).fill('Theo biên bản và giải trình.')
  await carryOut(page, say.draftDo)
  await button(page, say.check).click()
  await carryOut(page, say.checkDo)
  await button(page, say.sign).click()
  await dialog.getByLabel(say.number).fill('214/QĐ-CHQ')
  await carryOut(page, say.signDo, say.reason)
  await page.getByText(say.nothing).waitFor()
}

async function conclude(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.conclude).first().click()
  await dialog.getByText(say.law).waitFor()
  await dialog.getByRole('radio', { name: say.notLiable, exact: true }).click()
  await dialog.getByLabel(say.grounds).fill('Không thể biết.')
  await carryOut(page, say.concludeDo, say.reason)
}

/** Each language has a finding of its own, as it leads to one case. */
const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone from a finding to a signed decision and a concluded review; whoever it is about sees his part and nobody else (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
    const finding = rows.filter(({ attributed }) => attributed === 1)[nth]!.id
    await pages.open(`/findings/${finding}`, { language, width: 390 }, async (page) => {
      await openFromFinding(page, say)
      await page.getByText(say.left).waitFor()
      await hear(page, say)
      await decide(page, say)
      await conclude(page, say)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await goTo(page, `/findings/${finding}`)
      await page.getByRole('link', { name: /^VV-/u }).waitFor()
      await goTo(page, '/cases?state=decided')
      await page.getByRole('link', { name: TITLE }).first().waitFor()
      await expectSoon(() => page.getByRole('link', { name: say.decided }).count()).toBe(1)
    })
    const id = (await pages.read(listCases, { state: 'decided' })).rows[0]!.id
    const { state, decisions, reviews, parties } = await pages.read(showCaseFile, { id })
    expect([state, decisions.map(({ form, number }) => [form, number]), reviews[0]?.outcome]).toEqual([
      'decided',
      [['warning', '214/QĐ-CHQ']],
      'none',
    ])
    Object.assign(as, { officer: parties[0]!.id })
    await pages.open('/mine', { language }, async (page) => {
      await page.getByRole('heading', { name: say.own, exact: true }).waitFor()
      const main = await page.locator('main').innerText()
      for (const part of [SAID, say.warning, '214/QĐ-CHQ']) expect(main).toContain(part)
      for (const { officer } of reviews) expect(main).not.toContain(officer.name)
    })
    Object.assign(as, { officer: null })
    await expectSoundPages(pages, ['/cases?state=all', `/cases/${id}`])
  },
)
