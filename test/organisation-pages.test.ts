import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listPeople } from '../src/organisation/schema.ts'
import { dragFile, expectSoon, openPages, expectSoundPages, program, inTurn } from './pages.ts'

/** The restructuring of 1 March 2025 in a made-up administration: two branches of a province become one office of a region. */
const REGISTER = {
  units: `unit,parent,level,kind,vi,en,fields,from,until
CHQ,,department,,Tổng cục Hải quan,General Department,,,28/02/2025
CHQ,,department,,Cục Hải quan,Department of Customs,,01/03/2025,
P20,CHQ,region,,Cục Hải quan tỉnh Bình,Bình Province,,,28/02/2025
P21,CHQ,region,,Cục Hải quan tỉnh Vân,Vân Province,,,28/02/2025
KV21,CHQ,region,,Khu vực XXI,Region XXI,,01/03/2025,
CCSL,P20,office,road,Chi cục Sa Lộc,Sa Lộc Branch,,,28/02/2025
CCVP,P21,office,sea,Chi cục Vân Phượng,Vân Phượng Branch,,,28/02/2025
CCVN,P21,office,sea,Chi cục Vân Nam,Vân Nam Branch,,,28/02/2025
HQVP,KV21,office,sea,Hải quan Vân Phượng,Vân Phượng Customs,giám sát; thuế,01/03/2025,
HQSL,KV21,office,road,Hải quan Sa Lộc,Sa Lộc Customs,,01/03/2025,
`,
  successions: `predecessor,successor,day,document
P20,KV21,01/03/2025,QĐ 382
P21,KV21,01/03/2025,QĐ 382
CCSL,HQSL,01/03/2025,QĐ 382
CCVP,HQVP,01/03/2025,QĐ 382
CCVN,HQVP,01/03/2025,QĐ 382
`,
  posts: `post,vi,en,field,level,sensitive,competence
doi-truong,Đội trưởng,Head of office,,office,true,Kiểm tra viên chính
`,
  people: `officer,name,class,from,until,ended
CC-1,Trần Minh Đạo,civil-servant,01/07/1998,31/05/2025,retired
CC-2,Ngô Đình Khải,civil-servant,01/07/2000,,
CC-3,Nguyễn Thị Hồng Nhung,civil-servant,01/07/2001,,
CC-4,Đặng Thế Quyền,civil-servant,01/07/2002,,
CC-5,Mai Thị Ngọc Bích,civil-servant,01/07/2003,,
CC-6,Lý Văn Thức,contract-worker,01/07/2004,,
CC-8,Đỗ Quang Thuận,civil-servant,01/07/1995,,
CC-9,Hồ Ngọc Ẩn,civil-servant,01/07/2010,31/12/2024,left
`,
  tenures: `officer,unit,role,post,fields,from,until,delegatedBy,entered
CC-1,CCVP,head,,,01/01/2024,28/02/2025,,01/01/2024
CC-2,CCVN,head,,,01/07/2024,28/02/2025,,01/07/2024
CC-2,HQVP,head,doi-truong,,01/03/2025,15/09/2025,,01/03/2025
CC-6,HQVP,acting,,,20/09/2025,30/11/2025,CC-8,20/09/2025
CC-3,HQVP,head,,,01/12/2025,,,01/12/2025
CC-4,HQVP,deputy,,giám sát,01/03/2025,,,01/03/2025
CC-6,HQVP,deputy,,thuế,22/04/2025,,,02/06/2025
CC-5,HQSL,deputy,,,01/03/2025,,,01/03/2025
CC-8,KV21,head,,,01/03/2025,,,01/03/2025
CC-8,CHQ,head,,,01/01/2024,28/02/2025,,01/01/2024
`,
  accounts: `account,officer,shared,from,until
VP-02,CC-2,,01/03/2025,
VP-CHUNG,CC-2,true,,
`,
}
const pages = openPages({ register: REGISTER })
const LANGUAGES = ['vi-VN', 'en-GB'] as const

const WORDS = {
  'vi-VN': {
    office: 'Hải quan Vân Phượng',
    branches: ['Chi cục Vân Nam', 'Chi cục Vân Phượng'],
    before: 'Tiền thân, đến 28/02/2025',
    after: 'Kế tiếp, từ 01/03/2025',
    day: 'Đang xem ngày',
    today: /Về hôm nay/,
    back: 'Lùi một ngày',
    head: 'Người đứng đầu',
    gap: 'trống 52 ngày',
    table: 'Dạng bảng',
    gone: 'Ngày 01/01/2026 không có đơn vị này.',
    from: 'Từ ngày',
    until: 'Đến ngày',
    field: 'Lĩnh vực',
    charge: 'Ai phụ trách trong khoảng',
    reversed: 'Ngày cuối trước ngày đầu.',
    find: 'Tìm theo tên hoặc số hiệu, không cần dấu',
    fieldless: /Cấp phó chưa ghi lĩnh vực/,
    import: 'Nạp tệp',
    mistakes: 'Lỗi trong tệp',
    take: 'Nạp vào danh bạ…',
    reason: 'Lý do',
    confirm: 'Nạp vào danh bạ',
    changes: 'Từng thay đổi',
    nothing: 'Tệp này không thay đổi gì.',
    another: 'Chọn tệp khác',
    done: /Đã nạp/,
    removing: /Bỏ cả 1 dòng/,
    several: 'dùng chung',
    retired: 'đã nghỉ hưu',
    superior: /Cấp trên ngày/,
    notFound: 'Không tìm thấy trang này.',
  },
  'en-GB': {
    office: 'Vân Phượng Customs',
    branches: ['Vân Nam Branch', 'Vân Phượng Branch'],
    before: 'Before, until 28/02/2025',
    after: 'After, from 01/03/2025',
    day: 'Day shown',
    today: /Back to today/,
    back: 'One day back',
    head: 'Head',
    gap: 'nobody for 52 days',
    table: 'As a table',
    gone: 'This unit was not there on 01/01/2026.',
    from: 'From',
    until: 'Until',
    field: 'Field',
    charge: 'Who was in charge',
    reversed: 'The last day is before the first.',
    find: 'Find by name or number, marks are not needed',
    fieldless: /Deputy without field/,
    import: 'Import a file',
    mistakes: 'Mistakes in the file',
    take: 'Take over…',
    reason: 'Reason',
    confirm: 'Take over',
    changes: 'Each change',
    nothing: 'This file would change nothing.',
    another: 'Choose another file',
    done: /was taken over/,
    removing: /Also remove the 1 row/,
    several: 'shared',
    retired: 'retired',
    superior: /Superiors on/,
    notFound: 'This page was not found.',
  },
} as const

const texts = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts()

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'the chart is that of the day: the office with its branches of before, a day earlier the branch in its province (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/organisation?on=2025-03-01&region=KV21&unit=HQVP', { language }, async (page) => {
      const open = page.locator('main ul[aria-label] a[aria-current]')
      await expectSoon(async () => (await open.allInnerTexts()).at(-1)).toContain(say.office)
      expect((await page.getByRole('list', { name: say.before }).getByRole('link').allInnerTexts()).toSorted()).toEqual(
        expect.arrayContaining([...say.branches]),
      )
      await page.getByRole('button', { name: say.back }).click()
      await page.waitForURL(/on=2025-02-28/)
      // The branch that stood for the office is in the second province, not in the first that comes before the region.
      await expectSoon(async () => (await open.allInnerTexts()).at(-1)).toMatch(/Vân (Nam|Phượng)/)
      await page.getByRole('list', { name: say.after }).getByRole('link', { name: say.office }).waitFor()
      await page.getByRole('button', { name: say.today }).click()
      await expectSoon(() => page.url()).not.toMatch(/[?&]on=/)
      await page.goBack()
      await page.waitForURL(/on=2025-02-28/)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'the chart is walked by keys; its table has the same units, page by page (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/organisation?on=2025-03-15&region=KV21', { language }, async (page) => {
      const office = page.getByRole('link', { name: new RegExp(say.office) }).first()
      await office.focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/unit=HQVP/)
      await page.goBack()
      await page.getByRole('button', { name: say.table }).first().click()
      await page.waitForURL(/as=table/)
      await expectSoon(async () => (await texts(page, 'main table >> nth=0 >> tbody th')).length).toBe(2)
      await page.locator('main table').first().getByRole('link', { name: say.office }).click()
      await page.waitForURL(/unit=HQVP/)
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'the line of an office shows gaps with their days; its table names who was late, and who delegated (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/units/HQVP?on=2025-10-01', { language }, async (page) => {
      await page.locator('svg[role=img] text').first().waitFor()
      await expectSoon(() => page.locator('svg[role=img] text').allTextContents()).toContain(say.gap)
      await page.getByRole('button', { name: say.table }).last().click()
      const rows = await texts(page, 'main table:has(a[href*="CC-6"]) tbody tr')
      expect(rows.find((row) => row.includes('02/06/2025'))).toContain('Lý Văn Thức')
      expect(rows.find((row) => row.includes('20/09/2025'))).toContain('Đỗ Quang Thuận')
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'who was in charge of a field over the restructuring: heads, the deputy, and the days without one (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/units/HQVP?on=2025-05-15&from=2024-11-01&until=2025-05-15', { language }, async (page) => {
      const form = page.getByRole('group', { name: say.charge })
      await form.getByRole('combobox', { name: say.field }).click()
      await page.getByRole('option', { name: 'thuế' }).click()
      await page.waitForURL(/field=/)
      const rows = page.getByRole('table', { name: say.charge }).getByRole('row')
      await expectSoon(async () => (await rows.allInnerTexts()).at(-1)).toContain('01/03/2025 – 21/04/2025')
      const said = (await rows.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' '))
      expect(said).toHaveLength(5)
      expect(said[0]).toContain('01/11/2024 – 28/02/2025')
      expect(said.find((row) => row.includes('Lý Văn Thức'))).toContain('22/04/2025 – 15/05/2025')
      await form.getByLabel(say.until).fill('1/10/2024')
      await form.getByLabel(say.until).press('Enter')
      await form.getByText(say.reversed).waitFor()
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a branch that is gone says so, and names what succeeded it (%s)',
  async (language) => {
    const say = WORDS[language]
    // The figures of findings know only units of today; the browser says that, too.
    const known = [expect.stringContaining('404')]
    await pages.open(
      '/units/CCVN?on=2026-01-01',
      { language },
      async (page) => {
        await page.getByText(say.gone).waitFor()
        await page.getByRole('link', { name: say.office }).first().click()
        await page.waitForURL(/units\/HQVP/)
      },
      known,
    )
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'people are found by words without marks; a person shows posts, superiors, and accounts that cannot be attributed (%s)',
  async (language) => {
    const say = WORDS[language]
    const all = await pages.read(listPeople, { on: '2025-06-15' })
    await pages.open('/organisation?view=people&on=2025-06-15', { language }, async (page) => {
      await expectSoon(() => page.locator('main tbody tr').count()).toBe(all.rows.length)
      await page.getByPlaceholder(say.find).fill('dinh khai')
      await expectSoon(() => texts(page, 'main tbody th')).toEqual(['Ngô Đình Khải'])
      await page.locator('main tbody th a').click()
      await page.waitForURL(/people\/CC-2\?on=2025-06-15/)
      await page.getByRole('region', { name: say.superior }).getByRole('link', { name: 'Đỗ Quang Thuận' }).waitFor()
      const accounts = (await texts(page, 'main table:has(code) tbody tr')).join('\n')
      expect(accounts).toMatch(new RegExp(`VP-CHUNG[\\s\\S]*${say.several}`))
      await page.goto(`${pages.url()}/people/CC-1?on=2026-01-01`)
      await page.getByText(say.retired).first().waitFor()
    })
  },
)

test.skipIf(program === undefined)('a number that nobody has is not found', async () => {
  await pages.open(
    '/people/CC-404',
    { language: 'vi-VN' },
    async (page) => {
      await page.getByRole('heading', { name: WORDS['vi-VN'].notFound }).waitFor()
    },
    [expect.stringContaining('404')],
  )
})

test.skipIf(program === undefined)(
  'a register without units says what to do; one that cannot be read says so, and can be asked again',
  async () => {
    const none = { rows: [], previous: null, next: null, from: 0, total: { n: 0, more: false }, on: '2025-03-01', today: '2026-11-27' }
    await pages.open(
      '/people/CC-2',
      { language: 'vi-VN' },
      async (page) => {
        let broken = true
        await page.route('**/api/organisation/tree*', (route) =>
          broken ? route.fulfill({ status: 500, json: {} }) : route.fulfill({ json: none }),
        )
        await page.goto(`${pages.url()}/organisation`)
        await page.getByText('Chưa tải được sơ đồ tổ chức.').waitFor()
        broken = false
        await page.getByRole('button', { name: 'Thử lại' }).click()
        await page.getByText('Ngày này chưa có đơn vị nào trong danh bạ.').waitFor()
      },
      [expect.stringContaining('500')],
    )
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'what does not match is listed by kind, and each kind has its address (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/organisation?view=work', { language }, async (page) => {
      await page.getByRole('link', { name: say.fieldless }).click()
      await page.waitForURL(/kind=deputy-without-field/)
      await expectSoon(() => page.locator('main tbody tr').count()).toBe(1)
      await expectSoon(() => page.locator('main tbody tr').innerText()).toContain('Mai Thị Ngọc Bích')
    })
  },
)

/** Ten rows, each with one mistake. */
const WRONG = [
  'officer,unit,role,from',
  'CC-1,NOWHERE,officer,01/04/2025',
  'CC-2,HQSL,boss,01/04/2025',
  'CC-3,HQSL,officer,31/02/2025',
  ',HQSL,officer,01/04/2025',
  'CC-404,HQSL,officer,01/04/2025',
  'CC-4,HQSL,officer,tomorrow',
  'CC-4,CCVN,officer,01/04/2025',
  'CC-5,GONE,officer,01/04/2025',
  'CC-6,HQSL,chief,01/04/2025',
  'CC-8,HQSL,,01/04/2025',
].join('\n')

const choose = (page: Page, name: string, content: string): Promise<void> =>
  page.locator('main input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a file with ten mistakes shows all ten, each by row; nothing can be taken over (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/organisation', { language }, async (page) => {
      await page.getByRole('link', { name: say.import }).click()
      await page.waitForURL(/organisation\/import/)
      // The address is there before the page is: a file let go of then falls on the page that is left.
      await page.getByText('XLSX').first().waitFor()
      const drop = await dragFile(page, 'main h1', 'tenures.csv', WRONG)
      await drop()
      const rows = page.getByRole('table', { name: say.mistakes }).locator('tbody tr')
      await expectSoon(() => rows.count()).toBeGreaterThanOrEqual(10)
      const lines = new Set((await rows.locator('td.number').allInnerTexts()).map(Number))
      expect([...lines].toSorted((one, other) => one - other)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
      await expectSoon(() => page.getByRole('button', { name: say.take }).isDisabled()).toBe(true)
    })
  },
)

test.skipIf(program === undefined)(
  'a file is tried, taken over with a reason, and the same again says that nothing changes; rows that it leaves out need a second word',
  async () => {
    const say = WORDS['vi-VN']
    const posts = 'post,vi,en\nkiem-hoa,Kiểm hóa viên,Inspector\n'
    const shorter = REGISTER.successions.replace('CCVN,HQVP,01/03/2025,QĐ 382\n', 'CCVN,HQSL,01/03/2025,QĐ 382\n')
    await pages.open('/organisation/import', { language: 'vi-VN' }, async (page) => {
      await page.getByText('XLSX').first().waitFor()
      await choose(page, 'posts.csv', posts)
      await page.getByRole('heading', { name: say.changes }).waitFor()
      await expectSoon(() => page.locator('main').innerText()).toContain('Kiểm hóa viên')
      await page.getByRole('button', { name: say.take }).click()
      await page.getByRole('textbox', { name: say.reason }).fill('Quyết định 12')
      await page.getByRole('dialog').getByRole('button', { name: say.confirm }).click()
      await page.getByText(say.done).waitFor()
      await choose(page, 'posts.csv', posts)
      await page.getByText(say.nothing).waitFor()
      await choose(page, 'successions.csv', shorter)
      await page.getByRole('heading', { name: say.changes }).waitFor()
      await page.getByRole('button', { name: say.take }).click()
      await page.getByRole('textbox', { name: say.reason }).fill('Quyết định 13')
      const confirm = page.getByRole('dialog').getByRole('button', { name: say.confirm })
      await expectSoon(() => confirm.isDisabled()).toBe(true)
      await page.getByLabel(say.removing).check()
      await expectSoon(() => confirm.isEnabled()).toBe(true)
    })
  },
)

const EVERY = [
  '/organisation?on=2025-03-15&region=KV21&unit=HQVP',
  '/organisation?view=people',
  '/organisation?view=work',
  '/people/CC-2',
  '/units/HQVP?on=2025-03-15',
  '/organisation/import',
] as const

test.skipIf(program === undefined)('axe finds nothing, and nothing scrolls sideways', async () => {
  await expectSoundPages(pages, EVERY)
})
