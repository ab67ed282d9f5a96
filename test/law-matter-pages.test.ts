import { describe, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

const pages = openPages()

const WORDS = {
  'vi-VN': {
    needs: 'Nhập thời gian giữ vai trò, ngày của sự việc và ngày xử lý.',
    from: 'Từ ngày',
    began: 'Bắt đầu ngày',
    corruption: 'Tham nhũng',
    case: 'Vụ việc A',
    serious: 'Nghiêm trọng',
    handled: 'Xử lý ngày',
    open: /Cảnh cáo.*Chưa xác định/su,
    question: /Chưa rõ: không thể biết được sự việc/u,
    knew: 'Biết mà không áp dụng biện pháp ngăn chặn, xử lý',
    yes: 'Đúng',
    warning: /Cảnh cáo.*Được, cần xác nhận.*Nghị định 59\/2019\/NĐ-CP, điều 78/su,
    against: /Có · Biết có tham nhũng/u,
    periods: 'Thời hạn vụ việc',
    day: 'Luật theo ngày',
    received: 'Ngày nhận tố cáo',
    places: 'Phải xác minh tại nhiều địa điểm',
    asOf: 'Hỏi cho ngày',
    no: 'Không',
    accept: /Kiểm tra và thụ lý.*7 ngày làm việc.*15\/05\/2024.*Đang tính.*Luật 25\/2018\/QH14, điều 24/su,
    amended: /Kiểm tra và thụ lý.*nếu áp dụng.*Chưa xác định/su,
  },
  'en-GB': {
    needs: 'Give the time in charge, the day of what was done and of the decision.',
    from: 'From',
    began: 'Began on',
    corruption: 'Corruption',
    case: 'Case A',
    serious: 'Serious',
    handled: 'Decided on',
    open: /Warning.*Undetermined/su,
    question: /Not known: he could not know of it/u,
    knew: 'He knew and did not act',
    yes: 'Yes',
    warning: /Warning.*Permitted, to be confirmed.*Decree 59\/2019\/ND-CP, art\. 78/su,
    against: /Applies · Having known of the corruption/u,
    periods: 'Periods of matters',
    day: 'The law of a day',
    received: 'Denunciation received',
    places: 'It has to be verified at several places',
    asOf: 'As of',
    no: 'No',
    accept: /Acceptance.*7 working days.*15\/05\/2024.*Runs.*Law 25\/2018\/QH14, art\. 24/su,
    amended: /Acceptance.*if it applies.*Undetermined/su,
  },
} as const

async function give(page: Page, label: string, day: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await field.fill(day)
  await field.blur()
}

const rowOf = (page: Page, words: RegExp) => page.locator('tbody tr').filter({ hasText: words })
const choice = (page: Page, group: string, name: string) =>
  page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name, exact: true })

describe.skipIf(program === undefined)('what heads answer for, and the periods of matters', () => {
  test.each(inTurn(['vi-VN', 'en-GB'] as const))(
    'a head who knew is liable; by the same way one comes to a denunciation and its period, on both sides of 1 July 2026, %s',
    async (language) => {
      const say = WORDS[language]
      await pages.open(
        '/law/responsible',
        { language, width: 390 },
        async (page) => {
          await page.getByText(say.needs).waitFor()
          await give(page, say.from, '01/01/2022')
          await give(page, say.began, '10/01/2023')
          await page.getByRole('checkbox', { name: say.corruption, exact: true }).click()
          await page.getByLabel(say.case, { exact: true }).selectOption({ label: say.serious })
          await give(page, say.handled, '01/06/2023')
          await rowOf(page, say.open).waitFor()
          await page.getByText(say.question).waitFor()
          await choice(page, say.knew, say.yes).click()
          await rowOf(page, say.warning).waitFor()
          await page.getByText(say.against).waitFor()
          await page.getByRole('link', { name: say.periods }).click()
          await expectSoon(() => page.locator('h1').innerText()).toBe(say.periods)
          await give(page, say.asOf, '10/05/2024')
          await give(page, say.received, '06/05/2024')
          await choice(page, say.places, say.no).click()
          await rowOf(page, say.accept).waitFor()
          await give(page, say.asOf, '01/07/2026')
          await rowOf(page, say.amended).waitFor()
          await give(page, say.asOf, '01/05/2024')
          await page.getByRole('alert').waitFor()
          // The menu knows the questions: by its keys one goes to another.
          await page.keyboard.press('g')
          await page.keyboard.press('c')
          await expectSoon(() => page.locator('h1').innerText()).toBe(say.day)
        },
        /status of 400/u,
      )
    },
  )

  test('axe finds nothing, and nothing scrolls sideways on a phone', async () => {
    await expectSoundPages(pages, ['/law/responsible', '/law/periods'], async (page, path) => {
      await page.waitForSelector('fieldset')
      const days = path === '/law/periods' ? /^(?:Ngày nhận tố cáo|Denunciation received)$/u : /^(?:Từ ngày|From|Bắt đầu ngày|Began on)$/u
      for (const field of await page.getByLabel(days).all()) {
        await field.fill('10/01/2023')
        await field.blur()
      }
      await page.waitForSelector('tbody tr')
    })
  }, 120_000)
})
