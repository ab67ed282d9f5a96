import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { listFindings } from '../src/findings/schema.ts'
import { readLaw } from '../src/law/allowed/index.ts'
import { caseMaker } from './build-case.ts'
import { button, carryOut, WORDS } from './case-screen.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const SAID = {
  'vi-VN': {
    lesser: 'Ít nghiêm trọng',
    changed: /Đổi từ «Nghiêm trọng» sang «Ít nghiêm trọng» sau khi đã có người xem kết quả thời hiệu/u,
    review: 'Ghi: Bản tự kiểm điểm…',
    reviewDo: 'Ghi: Bản tự kiểm điểm',
    received: 'Đã nhận',
    missing: 'Bản tự kiểm điểm, hoặc ghi là không có còn thiếu',
    there: 'Bản tự kiểm điểm, hoặc ghi là không có xong',
    more: 'Thêm',
    all: /^Xem \d+ dòng…$/u,
    opened: 'Mở vụ việc',
  },
  'en-GB': {
    lesser: 'Less serious',
    changed: /Changed from “Serious” to “Less serious” after the result of prescription had been seen/u,
    review: 'Enter: Self-review…',
    reviewDo: 'Enter: Self-review',
    received: 'Received',
    missing: 'Self-review, or that there is none missing',
    there: 'Self-review, or that there is none done',
    more: 'More',
    all: /^Show \d+ lines…$/u,
    opened: 'Case opened',
  },
} as const
const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a degree that is changed after the law was seen says so at the act and to whoever checks; a self-review is entered; all of it is in the history (%s)',
  async (language, nth) => {
    const [say, told] = [WORDS[language], SAID[language]]
    const make = caseMaker(pages.db(), await readLaw())
    const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
    const finding = rows.filter(({ attributed }) => attributed === 1)[nth]!.id
    const file = await make.heard({ finding })
    const path = `/cases/${file.id}`
    await pages.open(path, { language, width: 390 }, async (page) => {
      const dialog = page.getByRole('dialog')
      await page.getByText(told.missing).waitFor()
      await button(page, say.change).click()
      await dialog.getByRole('radio', { name: told.lesser, exact: true }).click()
      await carryOut(page, say.changeDo, say.reason)
      await page.getByText(told.changed).waitFor()
      await button(page, told.more).click()
      await page.getByRole('menuitem', { name: told.review }).click()
      await dialog.getByRole('radio', { name: told.received, exact: true }).click()
      await carryOut(page, told.reviewDo)
      await page.getByText(told.there).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    await make.draft(file, { form: 'reprimand' })
    await pages.open(path, { language }, async (page) => {
      const dialog = page.getByRole('dialog')
      await button(page, say.check).click()
      await dialog.getByText(told.changed).waitFor()
      await carryOut(page, say.checkDo)
      await page.getByRole('button', { name: told.all }).click()
      await expectSoon(() => dialog.getByRole('cell', { name: told.opened }).count()).toBe(1)
      await expectSoon(() => dialog.getByRole('row').count()).toBe(10)
    })
    await expectSoundPages(pages, [path])
  },
)
