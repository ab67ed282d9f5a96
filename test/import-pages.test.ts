import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { importFiles } from '../src/lake/index.ts'
import { listUploads } from '../src/lake/uploads/schema.ts'
import { heldTask } from './held.ts'
import { dragFile, expectSoon, openPages, expectSoundPages, inTurn, program } from './pages.ts'

const held = heldTask()
const pages = openPages({ jobs: (tasks) => ({ ...tasks, import: held.holding(tasks.import!) }) })
const folder = mkdtempSync(join(tmpdir(), 'liem-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WORDS = {
  'vi-VN': {
    title: 'Nạp dữ liệu',
    suggestion: 'Dùng gợi ý này',
    readAs: 'thoi_gian đọc là',
    attribute: 'Thuộc tính',
    time: 'Thời điểm',
    dayFirst: /Ngày trước/,
    start: 'Nạp tệp',
    blocked: /phải trả lời trước khi nạp/,
    imported: 'dòng đã nạp',
    rejected: 'dòng bị trả lại',
    download: /Tải 2 dòng/,
    unreadable: 'không đọc được thành thời điểm',
    compared: /tờ khai đã đối chiếu/,
    known: /có đúng các byte này/,
    discard: 'Hủy tệp này',
    cancelled: 'Tệp này đã hủy.',
    failed: /Chưa gửi được/,
    again: 'Thử lại',
    sent: 'Vừa gửi',
    dropNow: 'Thả để gửi',
    uncompared: /1 tệp đã nạp chưa được đối chiếu/,
    compareNow: 'Đối chiếu ngay',
    running: /1,5 MB trong/,
    stop: 'Hủy',
  },
  'en-GB': {
    title: 'Imports',
    suggestion: 'Use this suggestion',
    readAs: 'thoi_gian is read as',
    attribute: 'Attribute',
    time: 'Time',
    dayFirst: /Day first/,
    start: 'Import the file',
    blocked: /needed before the import/,
    imported: 'rows imported',
    rejected: 'rows rejected',
    download: /Download 2 rows/,
    unreadable: 'cannot be read as a time',
    compared: /declarations compared/,
    known: /these very bytes already/,
    discard: 'Discard this file',
    cancelled: 'This file was cancelled.',
    failed: /could not be sent/,
    again: 'Try again',
    sent: 'Just sent',
    dropNow: 'Drop to send',
    uncompared: /1 imported file has not been compared/,
    compareNow: 'Compare now',
    running: /1\.5 MB of/,
    stop: 'Cancel',
  },
} as const
const LANGUAGES = ['vi-VN', 'en-GB'] as const

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
let cases = 0

/** An extract whose days and months cannot be told apart, with two rows that cannot be used. */
function extract(name: string): string {
  const row = (at: number): string =>
    `1074${String(++cases).padStart(8, '0')},Đăng ký tờ khai,0${1 + (at % 9)}/03/2026 08:15:00,HQVP-0102,HQVP,Đỏ`
  const wrong = [`107499999999,Thông quan,hôm qua,HQVP-0102,HQVP,Đỏ`, `,Thông quan,03/03/2026 09:00:00,HQVP-0102,HQVP,Đỏ`]
  const path = join(folder, name)
  const rows = [...Array.from({ length: 40 }, (_, at) => row(at)), ...wrong]
  writeFileSync(path, `so_to_khai,hoat_dong,thoi_gian,ma_cc,don_vi,luong\n${rows.join('\n')}\n`)
  return path
}

const send = async (page: Page, ...files: string[]): Promise<void> => page.locator('input[type=file]').first().setInputFiles(files)
const opened = /\/imports\/[\da-f-]{36}/

describe.skipIf(program === undefined).each(LANGUAGES)('imports, %s', (language) => {
  const say = WORDS[language]
  const file = `nhat_ky ${language}.csv`

  test('a file is sent, its columns are answered for, imported, mended from what was rejected, and compared', async () => {
    const path = extract(file)
    await pages.open('/imports', { language }, async (page) => {
      await expectSoon(() => page.locator('h1').innerText()).toBe(say.title)
      await send(page, path)
      await page.waitForURL(opened)
      await page.getByText(say.blocked).waitFor()
      await expectSoon(() => button(page, say.start).isDisabled()).toBe(true)
      await button(page, say.suggestion).click()
      await page.getByRole('radio', { name: say.dayFirst }).waitFor()
      await expectSoon(() => page.getByRole('radio', { name: say.dayFirst }).isEnabled()).toBe(true)
      await expectSoon(() => button(page, say.start).isDisabled()).toBe(true)
      await page.getByRole('radio', { name: say.dayFirst }).click()
      await expectSoon(() => button(page, say.start).isEnabled()).toBe(true)
      await button(page, say.start).click()
      await page.getByText(say.imported).waitFor()
      await expectSoon(() => page.locator('main ul li').filter({ hasText: say.imported }).innerText()).toMatch(/^40/)
      await expectSoon(() => page.locator('main ul li').filter({ hasText: say.rejected }).innerText()).toMatch(/^2/)
      await page.getByText(say.unreadable).waitFor()
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: say.download }).click()])
      expect(readFileSync(await download.path(), 'utf8')).toContain('hôm qua')
      await page.getByText(say.compared).waitFor({ timeout: 60_000 })
    })
  })

  test('a role is taken from a column and given back; the start waits for it', async () => {
    await pages.open('/imports', { language }, async (page) => {
      await send(page, extract(`cot ${language}.csv`))
      await page.waitForURL(opened)
      await button(page, say.suggestion).click()
      await page.getByRole('radio', { name: say.dayFirst }).click()
      await expectSoon(() => button(page, say.start).isEnabled()).toBe(true)
      const choose = async (role: string): Promise<void> => {
        await page.getByLabel(say.readAs).first().click()
        await page.getByRole('option', { name: role, exact: true }).click()
      }
      await choose(say.attribute)
      await page.getByText(say.blocked).waitFor()
      await expectSoon(() => page.getByLabel(say.readAs).first().isEnabled()).toBe(true)
      await choose(say.time)
      await expectSoon(() => button(page, say.start).isEnabled()).toBe(true)
      await button(page, say.discard).click()
      await page.getByText(say.cancelled).waitFor()
    })
  })
})

describe.skipIf(program === undefined).each(LANGUAGES)('several imports, %s', (language) => {
  const say = WORDS[language]
  const file = `nhat_ky ${language}.csv`

  test('several go one after the other; what the data have is said; what did not arrive is sent again', async () => {
    const [one, other] = [join(folder, file), extract(`hai ${language}.csv`)]
    await pages.open('/imports', { language }, async (page) => {
      await send(page, one, other)
      await page.getByRole('heading', { name: say.sent }).waitFor()
      await page
        .getByRole('link', { name: `nhat_ky ${language}.csv` })
        .first()
        .click()
      await page.getByText(say.known).waitFor()
    })
    const { rows } = await pages.read(listUploads)
    expect(rows.slice(0, 2).map(({ name, state }) => [name, state === 'known'])).toEqual([
      [`hai ${language}.csv`, false],
      [file, true],
    ])
    const visit = async (page: Page): Promise<void> => {
      await page.route(/\/api\/imports\?name=/, (route) => route.abort('connectionreset'))
      await send(page, extract(`ba ${language}.csv`))
      await page.getByText(say.failed).waitFor()
      await page.unroute(/\/api\/imports\?name=/)
      await button(page, say.again).click()
      await page.waitForURL(opened)
    }
    await pages.open('/imports', { language }, visit, [expect.stringMatching(/ERR_CONNECTION_RESET/)])
  })
})

describe.skipIf(program === undefined).each(LANGUAGES)('a file that is dropped, %s', (language) => {
  const say = WORDS[language]

  test('is sent; its import is stopped while it runs, and the page says so', async () => {
    const path = extract(`tha ${language}.csv`)
    held.on = true
    await pages.open('/imports', { language }, async (page) => {
      await page.waitForSelector('h1')
      const drop = await dragFile(page, 'main h1', `tha ${language}.csv`, readFileSync(path, 'utf8'))
      await page.getByText(say.dropNow).waitFor()
      await drop()
      await page.waitForURL(opened)
      await button(page, say.suggestion).click()
      await page.getByRole('radio', { name: say.dayFirst }).click()
      await expectSoon(() => button(page, say.start).isEnabled()).toBe(true)
      await button(page, say.start).click()
      await page.getByText(say.running).waitFor()
      await button(page, say.stop).click()
      await page.getByText(say.cancelled).waitFor()
    })
    held.on = false
    const { rows } = await pages.read(listUploads)
    expect(rows[0]).toMatchObject({ name: `tha ${language}.csv`, state: 'cancelled', result: null })
  })
})

describe.skipIf(program === undefined)('imports', () => {
  test('axe finds nothing, and nothing scrolls sideways on a phone', async () => {
    const { rows } = await pages.read(listUploads)
    const ids = ['doubtful', 'imported', 'known', 'cancelled'].flatMap((state) => rows.find((row) => row.state === state)?.id ?? [])
    expect(ids).toHaveLength(4)
    await expectSoundPages(pages, ['/imports', ...ids.map((id) => `/imports/${id}`)], (page, path) =>
      page.waitForSelector(path === '/imports' ? '[data-row]' : 'article h1'),
    )
  }, 180_000)

  test.each(inTurn(LANGUAGES))(
    'a file that came into the data past the platform waits for somebody to compare it, %s',
    async (language) => {
      const say = WORDS[language]
      const path = join(folder, `past ${language}.csv`)
      writeFileSync(path, `case,activity,ts\nP-${language},Đăng ký tờ khai,2026-03-02 08:00:00\n`)
      await importFiles(pages.home().lake, [path], { timezone: 'Asia/Ho_Chi_Minh' })
      await pages.open('/imports', { language }, async (page) => {
        await page.getByText(say.uncompared).waitFor()
        await button(page, say.compareNow).click()
        await expectSoon(() => page.getByText(say.uncompared).count()).toBe(0)
      })
    },
  )
})
