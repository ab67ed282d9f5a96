import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { oldCases, type OldRow } from './build-legacy.ts'
import { dragFile, expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine; then whoever was rated. */
const LOCAL: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const as: Identity = { ...LOCAL }
const REGISTER = {
  units:
    'unit,parent,level,kind,vi,en,from,until\nR1,,region,,Khu vực I,Region I,,\n01AB,R1,office,sea,Hải quan Vân Phượng,Vân Phượng Customs,,\n',
  people:
    'officer,name,class,from,until,ended\nCC-1,Trần Minh Đạo,civil-servant,01/07/1998,,\nCC-2,Ngô Đình Khải,civil-servant,01/07/2000,,\n',
  tenures: 'officer,unit,role,from,until\nCC-1,01AB,officer,01/07/2010,\nCC-2,01AB,officer,01/07/2010,\n',
}
const pages = openPages({ register: REGISTER, as })

const WORDS = {
  'vi-VN': {
    ...{
      link: 'Nạp xếp loại',
      mistakes: 'Lỗi trong tệp',
      take: 'Nạp xếp loại…',
      confirm: 'Nạp xếp loại',
      reason: 'Lý do',
      done: /Đã nạp/u,
    },
    ...{ rows: 'Từng xếp loại', nothing: 'Tệp này không thêm gì.', imported: 'nạp từ tệp', good: 'Hoàn thành tốt nhiệm vụ' },
    ...{ propose: 'Rút vì nạp nhầm…', confirmIt: 'Xác nhận rút…', withdrawn: /Đã rút ngày/u },
  },
  'en-GB': {
    ...{
      link: 'Import ratings',
      mistakes: 'Mistakes in the file',
      take: 'Take over…',
      confirm: 'Take over',
      reason: 'Reason',
      done: /was taken over/u,
    },
    ...{ rows: 'Each rating', nothing: 'This file would add nothing.', imported: 'imported', good: 'Completed well' },
    ...{ propose: 'Withdraw, taken over by mistake…', confirmIt: 'Confirm the withdrawal…', withdrawn: /Withdrawn on/u },
  },
} as const

const GOOD: readonly OldRow[] = [
  {
    officer: 'CC-1',
    year: '2023',
    level: 'Hoàn thành tốt nhiệm vụ',
    source: 'Danh sách xếp loại 2023',
    number: '45/QĐ-HQ',
    day: '12/12/2023',
  },
  { officer: 'CC-2', year: '2023', level: 'Lao động tiên tiến', source: 'Cục Thuế' },
]
const WRONG = [
  { ...GOOD[0]!, officer: 'CC-404' },
  { ...GOOD[0]!, year: '1890' },
  { ...GOOD[1]!, day: '31/02/2023' },
]
const textOf = (rows: readonly OldRow[]): string => oldCases(rows).bytes.toString()
const choose = (page: Page, rows: readonly OldRow[]): Promise<void> =>
  page.locator('main input[type=file]').setInputFiles({ name: 'xep-loai.csv', mimeType: 'text/csv', buffer: Buffer.from(textOf(rows)) })

test.skipIf(program === undefined).each(inTurn(['en-GB', 'vi-VN'] as const))(
  'a file of ratings is tried, its mistakes shown by row, taken over with a reason, and stands in the ledger with its source (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/ratings?year=2023', { language }, async (page) => {
      await page.getByRole('link', { name: say.link }).click()
      await page.waitForURL(/ratings\/import/u)
      await page.getByText('XLSX').first().waitFor()
      const drop = await dragFile(page, 'main h1', 'xep-loai.csv', textOf(WRONG))
      await drop()
      const rows = page.getByRole('table', { name: say.mistakes }).locator('tbody tr')
      await expectSoon(async () => (await rows.locator('td.number').allInnerTexts()).map(Number)).toEqual([2, 3, 4])
      await expectSoon(() => page.getByRole('button', { name: say.take }).isDisabled()).toBe(true)
      await choose(page, GOOD)
      await page.getByRole('heading', { name: say.rows }).waitFor()
      await page.getByRole('button', { name: say.take }).click()
      await page.getByRole('textbox', { name: say.reason }).fill('Xếp loại các năm 2020–2025')
      await page.getByRole('dialog').getByRole('button', { name: say.confirm, exact: true }).click()
      await page.getByText(say.done).waitFor()
      await choose(page, GOOD)
      await page.getByText(say.nothing).waitFor()
    })
    await pages.open('/ratings/CC-1', { language }, async (page) => {
      const year = page.locator('#y2023')
      await expectSoon(() => year.innerText()).toContain(say.good)
      await expectSoon(() => year.innerText()).toContain(say.imported)
      expect(await year.innerText()).toContain('45/QĐ-HQ')
    })
    await pages.open('/ratings?year=2023&state=imported', { language }, async (page) => {
      await expectSoon(() => page.locator('main tbody tr').count()).toBe(2)
      await expectSoon(() => page.locator('main tbody').innerText()).toContain('Lao động tiên tiến')
    })
  },
)

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'a rating that was taken over by mistake is withdrawn with a reason, confirmed, and stays with the mark (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/ratings/CC-1', { language }, async (page) => {
      const year = page.locator('#y2023')
      for (const name of [say.propose, say.confirmIt]) {
        await year.getByRole('button', { name }).click()
        await page.getByRole('textbox', { name: say.reason }).fill('nạp nhầm năm')
        await page
          .getByRole('dialog')
          .getByRole('button', { name: name.replace('…', ''), exact: true })
          .click()
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
      await year.getByText(say.withdrawn).waitFor()
      await expectSoon(() => year.innerText()).toContain('nạp nhầm năm')
      expect(await year.getByRole('button', { name: say.propose }).count()).toBe(0)
    })
    await pages.open('/ratings?year=2023&state=imported', { language }, async (page) => {
      await expectSoon(() => page.locator('main tbody tr').count()).toBe(1)
    })
  },
)

test.skipIf(program === undefined)('axe finds nothing, and nothing scrolls sideways', async () => {
  await expectSoundPages(pages, ['/ratings/import', '/ratings?year=2023&state=imported', '/ratings/CC-1', '/ratings/CC-2'])
})

test.skipIf(program === undefined)('whoever was rated sees it', async () => {
  Object.assign(as, { ...LOCAL, account: '01900000-0000-7000-8000-00000000000a', officer: 'CC-2', name: 'Ngô Đình Khải' })
  await pages.open('/mine', { language: 'vi-VN' }, async (page) => {
    await expectSoon(() => page.locator('main').innerText()).toContain('Lao động tiên tiến')
    expect(await page.locator('main').innerText()).not.toContain('45/QĐ-HQ')
  })
})
