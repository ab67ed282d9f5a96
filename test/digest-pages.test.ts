import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { violations } from '../apps/web/test/browser.ts'
import { expectSoon, inTurn, openPages, program } from './pages.ts'
import { openAccounts, REGISTER, take } from './sign-in-screen.ts'

const pages = openPages({ register: REGISTER })
beforeAll(() => (program === undefined ? undefined : openAccounts(pages)))

const WORDS = {
  'vi-VN': {
    ...{ title: 'Nhắc việc qua thư điện tử', none: /chưa cấu hình máy chủ thư/u, daily: 'Mỗi ngày làm việc', address: 'Địa chỉ thư' },
    ...{ save: 'Lưu lựa chọn', missing: 'Nhập địa chỉ thư.', only: /Chỉ gửi đến địa chỉ của: example.gov.vn/u, no: 'Không nhận' },
    refused: /không gửi thư đến địa chỉ đó/u,
  },
  'en-GB': {
    ...{ title: 'Reminders by mail', none: /No mail server is configured/u, daily: 'Every working day', address: 'Address' },
    ...{ save: 'Save the choice', missing: 'Enter an address.', only: /Letters go to addresses of: example.gov.vn/u, no: 'None' },
    refused: /sends no mail to that address/u,
  },
} as const

const section = (page: Page) => page.locator('#digest')

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'one chooses to be told by mail on the page of the account, also where no mail is sent yet (%s)',
  async (language) => {
    const say = WORDS[language]
    const file = join(pages.home().path, 'config.yaml')
    writeFileSync(file, '')
    await pages.open(
      '/account',
      { language },
      async (page) => {
        await take(pages, page, 'head')
        await page.goto(`${pages.url()}/account`)
        await section(page).getByRole('heading', { name: say.title }).waitFor()
        await section(page).getByText(say.none).waitFor()
        await section(page).getByRole('radio', { name: say.daily }).check()
        await section(page).getByRole('button', { name: say.save }).click()
        await section(page).getByText(say.missing).waitFor()
        const address = section(page).getByRole('textbox', { name: say.address })
        await address.fill('tran.quoc.bao@example.gov.vn')
        await section(page).getByRole('button', { name: say.save }).click()
        await expectSoon(() => pages.db().selectFrom('desk.digest').select('every').execute()).toEqual([{ every: 'daily' }])
        await page.reload()
        await section(page).getByRole('radio', { name: say.daily, exact: true }).waitFor()
        expect(await section(page).getByRole('textbox', { name: say.address }).inputValue()).toBe('tran.quoc.bao@example.gov.vn')
        expect(await violations(page)).toEqual([])
        writeFileSync(
          file,
          'mail: { server: 127.0.0.1, security: none, from: a@example.gov.vn, site: https://liem.example.gov.vn, domains: [example.gov.vn] }\n',
        )
        await page.reload()
        await section(page).getByText(say.only).waitFor()
        await section(page).getByRole('textbox', { name: say.address }).fill('bao@example.com')
        await section(page).getByRole('button', { name: say.save }).click()
        await section(page).getByText(say.refused).first().waitFor()
        await page.setViewportSize({ width: 390, height: 800 })
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
        expect(await violations(page)).toEqual([])
        if (process.env['DG_SHOT'] !== undefined) {
          await section(page).screenshot({ path: `/tmp/dgn/phone-${language}.png` })
          await page.setViewportSize({ width: 1440, height: 1000 })
          await section(page).screenshot({ path: `/tmp/dgn/wide-${language}.png` })
        }
        await section(page).getByRole('radio', { name: say.no }).check()
        await section(page).getByRole('button', { name: say.save }).click()
        await expectSoon(() => pages.db().selectFrom('desk.digest').select('every').execute()).toEqual([])
      },
      /Failed to load resource: the server responded with a status of (?:400|401|404)/u,
    )
  },
)
