import { describe, expect, test } from 'vitest'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

const pages = openPages({ jobs: true })
const REFUSED = [expect.stringMatching(/422/)]

const WORDS = {
  'vi-VN': {
    edit: 'Soạn thay đổi tệp d-172-2025',
    yaml: 'YAML của tệp văn bản',
    check: 'Kiểm tra và so sánh',
    wrong: /dòng \d+, cột \d+/u,
    days: /không quá 60 ngày/u,
    save: 'Lưu thành dự thảo…',
    saveNow: 'Lưu thành dự thảo',
    note: /Đổi gì/u,
    reason: /Lý do/u,
    try: 'Thử',
    clocks: /chỉ khác thời hạn hoặc điểm chưa rõ/u,
    handling: /thời hạn ra quyết định: \d\d\/\d\d\/\d{4} → \d\d\/\d\d\/\d{4}/u,
    publish: 'Công bố…',
    publishNow: 'Công bố',
    published: /^đã công bố: /u,
    made: 'Đã làm khác đi',
    list: /Đã công bố: 1/u,
  },
  'en-GB': {
    edit: 'Draft a change of d-172-2025',
    yaml: 'YAML of the file of instruments',
    check: 'Check and compare',
    wrong: /line \d+, column \d+/u,
    days: /no more than 60 days/u,
    save: 'Save as a draft…',
    saveNow: 'Save as a draft',
    note: /What it changes/u,
    reason: /Reason/u,
    try: 'Try',
    clocks: /gets? other periods or questions only/u,
    handling: /period for the decision: \d\d\/\d\d\/\d{4} → \d\d\/\d\d\/\d{4}/u,
    publish: 'Publish…',
    publishNow: 'Publish',
    published: /^published: /u,
    made: 'What it made different',
    list: /Published: 1/u,
  },
} as const

describe.skipIf(program === undefined)('changes of the law', () => {
  test.each(inTurn(['vi-VN', 'en-GB'] as const))(
    'a change is drafted, its mistake told at its line, tried on the open matters, and published, %s',
    async (language) => {
      const say = WORDS[language]
      await pages.open(
        '/law/changes',
        { language },
        async (page) => {
          await page.getByRole('link', { name: say.edit }).click()
          const text = page.getByLabel(say.yaml)
          const first = await text.inputValue()
          await text.fill(first.replace('says: decided-once', 'says: decided-twice'))
          await page.getByRole('button', { name: say.check }).click()
          await page.getByRole('button', { name: say.wrong }).waitFor()
          await text.fill(
            first
              .replace('days: 90', 'days: 60')
              .replace('no more than 90 days', 'no more than 60 days')
              .replace('không quá 90 ngày', 'không quá 60 ngày'),
          )
          await page.getByRole('button', { name: say.check }).click()
          await page.getByRole('cell', { name: say.days }).waitFor()
          await page.getByRole('button', { name: say.save }).click()
          const dialog = page.getByRole('dialog')
          await dialog.getByLabel(say.note).fill('60 thay cho 90 ngày')
          await dialog.getByLabel(say.reason).fill('theo nghị định sửa đổi')
          await dialog.getByRole('button', { name: say.saveNow }).click()
          await page.getByRole('button', { name: say.try, exact: true }).click()
          await page.getByText(say.clocks).waitFor({ timeout: 60_000 })
          await expectSoon(() => page.getByRole('listitem').filter({ hasText: say.handling }).count()).toBeGreaterThan(0)
          await page.getByRole('button', { name: say.publish }).click()
          await dialog.getByLabel(say.reason).fill('đã đối chiếu với Công báo')
          await dialog.getByRole('button', { name: say.publishNow }).click()
          await page.getByText(say.published).waitFor()
          await page.getByRole('heading', { name: say.made }).waitFor()
          await page.goto(new URL('/law/changes', page.url()).href)
          await page.getByText(say.list).click()
          await expectSoon(() => page.locator('tr[data-row]').filter({ hasText: '60 thay cho 90 ngày' }).count()).toBe(1)
        },
        REFUSED,
      )
    },
    120_000,
  )

  test('axe finds nothing, and nothing scrolls sideways on a phone', async () => {
    await expectSoundPages(pages, ['/law/changes', '/law/changes/edit?file=ratings', '/law/changes/edit'], async (page, path) => {
      await page.waitForSelector(path === '/law/changes' ? 'table' : 'textarea')
    })
  }, 120_000)
})
