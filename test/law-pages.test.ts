import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

const pages = openPages()

const WORDS = {
  'vi-VN': {
    title: 'Được phép gì?',
    first: 'Nhập ngày hành vi và ngày xử lý.',
    act: 'Ngày hành vi',
    detected: 'Ngày phát hiện',
    degree: 'Rất nghiêm trọng',
    handled: 'Xử lý ngày',
    against: 'So với ngày',
    leads: 'Giữ chức vụ lãnh đạo, quản lý',
    salary: /Hạ bậc lương.*Được, cần xác nhận.*Nghị định 112\/2020\/NĐ-CP, điều 10.*Không có trong ngày này/su,
    resignation: /Buộc thôi việc.*Không được.*Chưa xác định.*chưa rõ bốn mức chuyển thành ba mức như thế nào/su,
    demotion: /Giáng chức.*Được, cần xác nhận/su,
    differs: /Hạ bậc lương: được phép → không có/u,
    keep: 'Giữ câu trả lời này để so',
    moved: /20\/07\/2025 → 24\/07\/2025: tính từ 25\/04\/2025, không phải 21\/04\/2025/u,
    ahead: 'Những ngày sau, và nếu tính khác',
    firstChange: 'thay đổi: 01/07/2025.',
    compare: 'So sánh với ngày 01/07/2025',
    question: 'Điểm chưa rõ, ngày 04/07/2025',
    clock: '90 ngày, đến 20/07/2025',
    day: 'Luật theo ngày',
    ended: /hạ bậc lương, buộc thôi việc\./u,
    began: /Không còn hạ bậc lương\./u,
    class: 'Người lao động theo hợp đồng',
    none: 'Không có gì đổi vào ngày này.',
    enter: 'Ghi xác nhận…',
    entered: 'Ghi xác nhận',
    lawyer: /Luật gia đã đối chiếu/u,
    reason: /Lý do/u,
    waiting: /Chờ công bố: 1/u,
    waits: /chờ người khác công bố/u,
    publish: 'Công bố…',
    withdraw: 'Rút lại…',
    withdrawn: 'Rút lại',
    empty: 'Không có quy định nào ở đây.',
  },
  'en-GB': {
    title: 'What is allowed?',
    first: 'Give the day of the act and of the decision.',
    act: 'Day of the act',
    detected: 'Detected on',
    degree: 'Very serious',
    handled: 'Decided on',
    against: 'Compared with',
    leads: 'Holds a leading post',
    salary: /Salary-step reduction.*Permitted, to be confirmed.*Decree 112\/2020\/ND-CP, art\. 10.*Not there on this day/su,
    resignation: /Forced resignation.*Forbidden.*Undetermined.*how they become three is not known/su,
    demotion: /Demotion.*Permitted, to be confirmed/su,
    differs: /Salary-step reduction: permitted → not there/u,
    keep: 'Keep this answer to compare',
    moved: /20\/07\/2025 → 24\/07\/2025: it begins on 25\/04\/2025, not on 21\/04\/2025/u,
    ahead: 'Later days, and if it were otherwise',
    firstChange: 'changes: 01/07/2025.',
    compare: 'Compare with 01/07/2025',
    question: 'Not known, 04/07/2025',
    clock: '90 days, until 20/07/2025',
    day: 'The law of a day',
    ended: /salary-step reduction, forced resignation\./u,
    began: /Salary-step reduction exists no more\./u,
    class: 'Contract worker',
    none: 'Nothing changed on this day.',
    enter: 'Enter a confirmation…',
    entered: 'Enter a confirmation',
    lawyer: /Lawyer who compared it/u,
    reason: /Reason/u,
    waiting: /Wait to be published: 1/u,
    waits: /waits for somebody else to publish it/u,
    publish: 'Publish…',
    withdraw: 'Take back…',
    withdrawn: 'Take back',
    empty: 'There are no rules here.',
  },
} as const

async function give(page: Page, label: string, day: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await field.fill(day)
  await field.blur()
}

describe.skipIf(program === undefined)('law', () => {
  test.each(inTurn(['vi-VN', 'en-GB'] as const))(
    'for an act of 14 March 2025: what was allowed on 27 June and on 4 July 2025, and what is open, %s',
    async (language) => {
      const say = WORDS[language]
      await pages.open('/law/allowed', { language, width: 390 }, async (page) => {
        await page.getByText(say.first).waitFor()
        await give(page, say.act, '14/03/2025')
        await give(page, say.detected, '21/04/2025')
        await page.getByRole('radio', { name: say.degree, exact: true }).click()
        await give(page, say.handled, '27/06/2025')
        await give(page, say.against, '04/07/2025')
        const row = (words: RegExp) => page.locator('tbody tr').filter({ hasText: words })
        await row(say.salary).waitFor()
        await expectSoon(() => row(say.resignation).count()).toBe(1)
        await expectSoon(() => page.getByText(say.question).count()).toBe(1)
        await expectSoon(() => page.getByText(say.clock).count()).toBe(1)
        await expectSoon(() => page.getByRole('listitem').filter({ hasText: say.differs }).count()).toBe(1)
        await page.getByRole('button', { name: say.keep }).click()
        await give(page, say.detected, '25/04/2025')
        await page.getByRole('listitem').filter({ hasText: say.moved }).first().waitFor()
        await page.getByRole('button', { name: say.ahead }).click()
        await page.getByText(say.firstChange).waitFor()
        await page.getByRole('button', { name: say.compare }).click()
        await expectSoon(() => page.getByLabel(say.against, { exact: true }).inputValue()).toBe('01/07/2025')
        await page.getByRole('checkbox', { name: say.leads }).click()
        await row(say.demotion).waitFor()
      })
    },
  )

  test.each(inTurn(['en-GB', 'vi-VN'] as const))(
    'what 1 July 2025 changed for civil servants, and what for others, %s',
    async (language) => {
      const say = WORDS[language]
      await pages.open('/law/day?on=2025-07-01', { language }, async (page) => {
        await page.getByText(say.began).first().waitFor()
        await expectSoon(() => page.locator('h1').innerText()).toBe(say.day)
        await expectSoon(() => page.getByText(say.ended).count()).toBeGreaterThan(0)
        await page.locator('select').selectOption({ label: say.class })
        await expectSoon(() => page.getByText(say.none).count()).toBe(1)
      })
    },
  )
})

describe.skipIf(program === undefined)('rules to confirm', () => {
  test.each(inTurn(['vi-VN', 'en-GB'] as const))(
    'what a lawyer has compared is entered by one person and waits for another, %s',
    async (language) => {
      const say = WORDS[language]
      await pages.open('/law/confirm', { language }, async (page) => {
        const first = page.locator('tr[data-row]').first()
        await first.getByRole('button', { name: say.enter }).click()
        await page.getByRole('dialog').getByLabel(say.lawyer).fill('Luật gia Ba')
        await page.getByRole('dialog').getByLabel(say.reason).fill('đã đối chiếu với Công báo')
        await page.getByRole('dialog').getByRole('button', { name: say.entered }).click()
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        await page.getByText(say.waiting).click()
        await expectSoon(() => page.locator('tr[data-row]').count()).toBe(1)
        await expectSoon(() => page.locator('tr[data-row]').innerText()).toMatch(say.waits)
        // Whoever entered it cannot publish it.
        expect(await page.getByRole('button', { name: say.publish }).count()).toBe(0)
        await page.getByRole('button', { name: say.withdraw }).click()
        await page.getByRole('dialog').getByLabel(say.reason).fill('nhầm điều khoản')
        await page.getByRole('dialog').getByRole('button', { name: say.withdrawn }).click()
        await page.getByText(say.empty).waitFor()
      })
    },
  )

  test('axe finds nothing, and nothing scrolls sideways on a phone', async () => {
    await expectSoundPages(pages, ['/law/allowed', '/law/day?on=2025-07-01', '/law/confirm'], async (page, path) => {
      await page.waitForSelector(path === '/law/allowed' ? 'fieldset' : 'table')
      if (path !== '/law/allowed') return
      const [act] = await page.getByLabel(/^(?:Ngày hành vi|Day of the act)$/u).all()
      await act!.fill('14/03/2025')
      await act!.blur()
      await page.waitForSelector('tbody tr')
      await page.getByRole('button', { name: /^(?:Những ngày sau|Later days)/u }).click()
      await page.waitForSelector('li h3')
    })
  }, 120_000)
})
