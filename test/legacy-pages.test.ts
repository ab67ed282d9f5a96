import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { listCases } from '../src/cases/schema.ts'
import { OLD_ROW, oldCases, type OldRow } from './build-legacy.ts'
import { dragFile, expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine; then whoever an old case is about. */
const LOCAL: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const as: Identity = { ...LOCAL }
const REGISTER = {
  units:
    'unit,parent,level,kind,vi,en,from,until\nR1,,region,,Khu vực I,Region I,,\n01AB,R1,office,sea,Hải quan Vân Phượng,Vân Phượng Customs,,\n',
  people: `officer,name,class,from,until,ended
CC-1,Trần Minh Đạo,civil-servant,01/07/1998,,
CC-2,Ngô Đình Khải,civil-servant,01/07/2000,,
CC-3,Nguyễn Thị Hồng Nhung,civil-servant,01/07/2001,,
`,
}
const pages = openPages({ register: REGISTER, as })

const WORDS = {
  'vi-VN': {
    ...{ link: 'Nạp vụ việc cũ', mistakes: 'Lỗi trong tệp', take: 'Nạp vụ việc cũ…', confirm: 'Nạp vụ việc cũ', reason: 'Lý do' },
    ...{ why: 'Vì sao không kiểm chứng được', done: /Đã nạp/u, list: 'Xem vụ việc cũ', mark: 'Hồ sơ cũ, không kiểm chứng được' },
    ...{
      forbidden: 'Pháp luật ngày ấy không cho phép hình thức này',
      unknown: 'chưa biết',
      nothing: 'Tệp này không thêm gì.',
      more: 'Thêm việc',
    },
    ...{ propose: 'Rút vì nạp nhầm…', proposed: 'Có đề nghị rút', confirmIt: 'Xác nhận rút…', withdrawn: /Đã rút ngày/u, gone: 'đã rút' },
  },
  'en-GB': {
    ...{ link: 'Import old cases', mistakes: 'Mistakes in the file', take: 'Take over…', confirm: 'Take over', reason: 'Reason' },
    ...{ why: 'Why none of it can be verified', done: /was taken over/u, list: 'See the old cases', mark: 'Legacy, not verifiable' },
    ...{
      forbidden: 'The law of that day does not allow this form',
      unknown: 'not known',
      nothing: 'This file would add nothing.',
      more: 'More',
    },
    ...{ propose: 'Withdraw, taken over by mistake…', proposed: 'Withdrawal proposed', confirmIt: 'Confirm the withdrawal…' },
    ...{ withdrawn: /Withdrawn on/u, gone: 'withdrawn' },
  },
} as const

/** Of a good register the same with a mistake in every row. */
const GOOD: readonly OldRow[] = [
  { ...OLD_ROW, officer: 'CC-1' },
  { ...OLD_ROW, reference: '13/KL-2023', officer: 'CC-2', form: 'forced-resignation', severity: 'less-serious', number: '', signer: '' },
]
const WRONG = [
  { ...GOOD[0]!, unit: 'NOWHERE' },
  { ...GOOD[1]!, officer: 'CC-404' },
  { ...GOOD[1]!, reference: '14', day: '31/02/2023' },
  { ...GOOD[1]!, reference: '15', severity: 'khủng khiếp' },
]
const textOf = (rows: readonly OldRow[]): string => oldCases(rows).bytes.toString()
const choose = (page: Page, rows: readonly OldRow[]): Promise<void> =>
  page.locator('main input[type=file]').setInputFiles({ name: 'so-cu.csv', mimeType: 'text/csv', buffer: Buffer.from(textOf(rows)) })

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'a register of old cases is tried, its mistakes shown by row, taken over with a reason, and shown as what it is (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/cases', { language }, async (page) => {
      await page.getByRole('link', { name: say.link }).click()
      await page.waitForURL(/cases\/import/u)
      await page.getByText('XLSX').first().waitFor()
      const drop = await dragFile(page, 'main h1', 'so-cu.csv', textOf(WRONG))
      await drop()
      const rows = page.getByRole('table', { name: say.mistakes }).locator('tbody tr')
      await expectSoon(async () => (await rows.locator('td.number').allInnerTexts()).map(Number)).toEqual([2, 3, 4, 5])
      await expectSoon(() => page.getByRole('button', { name: say.take }).isDisabled()).toBe(true)
      await choose(page, GOOD)
      await page.getByRole('heading', { name: say.why }).first().waitFor()
      await expectSoon(() => page.locator('main').innerText()).toContain(say.forbidden)
      await page.getByRole('button', { name: say.take }).click()
      await page.getByRole('textbox', { name: say.reason }).fill('Sổ kỷ luật 2015–2025')
      await page.getByRole('dialog').getByRole('button', { name: say.confirm, exact: true }).click()
      await page.getByText(say.done).waitFor()
      await page.getByRole('link', { name: say.list }).click()
      await page.waitForURL(/state=legacy/u)
      await expectSoon(() => page.locator('main tbody tr').count()).toBe(2)
      await page.getByRole('link', { name: /13\/KL-2023/u }).click()
      await page.getByRole('heading', { name: /13\/KL-2023/u }).waitFor()
      const said = (): Promise<string> => page.locator('main').innerText()
      await expectSoon(said).toContain(say.mark)
      await expectSoon(said).toContain(say.forbidden)
      await expectSoon(said).toContain(say.unknown)
      expect(await page.getByRole('button', { name: say.more }).count()).toBe(0)
    })
    await pages.open('/cases/import', { language }, async (page) => {
      await page.getByText('XLSX').first().waitFor()
      await choose(page, GOOD)
      await page.getByText(say.nothing).waitFor()
    })
  },
)

test.skipIf(program === undefined).each(inTurn(['en-GB', 'vi-VN'] as const))(
  'what was taken over by mistake is withdrawn with a reason, confirmed, stays with the mark, and can be taken over again (%s)',
  async (language) => {
    const say = WORDS[language]
    const { rows } = await pages.read(listCases, { state: 'legacy', text: '13/KL' })
    await pages.open(`/cases/${rows[0]!.id}`, { language }, async (page) => {
      const act = async (name: string): Promise<void> => {
        await page.getByRole('button', { name }).click()
        await page.getByRole('textbox', { name: say.reason }).fill('nạp nhầm người')
        await page
          .getByRole('dialog')
          .getByRole('button', { name: name.replace('…', ''), exact: true })
          .click()
      }
      await act(say.propose)
      await page.getByText(say.proposed, { exact: true }).waitFor()
      await act(say.confirmIt)
      await page.getByText(say.withdrawn).waitFor()
      await expectSoon(() => page.locator('main').innerText()).toContain('nạp nhầm người')
      expect(await page.getByRole('button', { name: say.propose }).count()).toBe(0)
    })
    await pages.open('/cases?state=legacy', { language }, async (page) => {
      await expectSoon(() => page.getByText(say.gone, { exact: true }).count()).toBe(1)
    })
    await pages.open('/cases/import', { language }, async (page) => {
      await page.getByText('XLSX').first().waitFor()
      await choose(page, GOOD)
      await page.getByRole('heading', { name: say.why }).first().waitFor()
    })
  },
)

test.skipIf(program === undefined)('axe finds nothing on any of it, and nothing scrolls sideways', async () => {
  const { rows } = await pages.read(listCases, { state: 'legacy' })
  await expectSoundPages(pages, ['/cases/import', '/cases?state=legacy', ...rows.map(({ id }) => `/cases/${id}`)])
})

test.skipIf(program === undefined)('whoever was concerned sees his part, with the mark', async () => {
  Object.assign(as, { ...LOCAL, account: '01900000-0000-7000-8000-00000000000a', officer: 'CC-1', name: 'Trần Minh Đạo' })
  await pages.open('/mine', { language: 'vi-VN' }, async (page) => {
    await expectSoon(() => page.locator('main').innerText()).toContain('12/KL-2023')
    await expectSoon(() => page.locator('main').innerText()).toContain(WORDS['vi-VN'].mark)
    expect(await page.locator('main').innerText()).not.toContain('13/KL-2023')
  })
})
