/** Passkeys as people use them: Chromium and a device of its own making, at the address that Liêm tells; and how weighty acts and ended sessions look. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { withDevice } from './device-screen.ts'
import { expectSoon, openPages, program } from './pages.ts'
import { change, LONG_AGO, REGISTER, signedInAs } from './sign-in-screen.ts'
import { PASSWORD } from './sign-in.ts'

const pages = openPages({ register: REGISTER })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** What the browser itself says of an answer that refuses. */
const REFUSED = /Failed to load resource: the server responded with a status of (?:401|403)/u

test.skipIf(program === undefined)(
  'a passkey is added, and signs in by itself; without a finger it does not, and forgotten it does no more',
  async () => {
    expect(pages.url()).toMatch(/^http:\/\/localhost:\d+$/u)
    await pages.open(
      '/sign-in',
      {},
      async (page) => {
        await withDevice(page, async ({ cdp, id }) => {
          await signedInAs(pages, page, 'khoa', 'analyst')
          await page.goto(`${pages.url()}/account`)
          await button(page, 'Thêm khóa truy cập…').click()
          await page.getByRole('textbox', { name: /^Tên để nhận ra/ }).fill('Máy ở phòng')
          await button(page, 'Thêm').click()
          await button(page, 'Bỏ Máy ở phòng').waitFor()

          await page.getByRole('button', { name: /^Người dùng/ }).click()
          await page.getByRole('menuitem', { name: 'Đăng xuất' }).click()
          await page.waitForURL(/\/sign-in$/)
          await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
          await button(page, 'Dùng khóa truy cập của thiết bị').click()
          await page.getByText('Thiết bị chưa xác nhận được.').waitFor()
          await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: true })
          await button(page, 'Dùng khóa truy cập của thiết bị').click()
          await page.waitForURL(`${pages.url()}/`)

          await page.goto(`${pages.url()}/account`)
          await button(page, 'Bỏ Máy ở phòng').click()
          await page.getByText('Chưa có khóa truy cập nào.').waitFor()
          await page.context().clearCookies()
          await page.goto(`${pages.url()}/sign-in`)
          await button(page, 'Dùng khóa truy cập của thiết bị').click()
          await page.getByText('Khóa truy cập này không đăng nhập được ở đây.').waitFor()
        })
      },
      REFUSED,
    )
  },
)

test.skipIf(program === undefined)('a file of the register is taken over after saying again who it is', async () => {
  await pages.open(
    '/sign-in',
    {},
    async (page) => {
      await signedInAs(pages, page, 'lan', 'personnel')
      await page.goto(`${pages.url()}/organisation/import`)
      await page.getByText('XLSX').first().waitFor()
      const content = Buffer.from('post,vi,en\nkiem-hoa,Kiểm hóa viên,Inspector\n')
      await page.locator('main input[type=file]').setInputFiles({ name: 'posts.csv', mimeType: 'text/csv', buffer: content })
      await button(page, 'Nạp vào danh bạ…').click()
      await page.getByRole('textbox', { name: /^Lý do/ }).fill('theo quyết định')
      await change(pages, { fresh_until: LONG_AGO }, 'lan')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Nạp vào danh bạ/ })
        .click()
      const again = page.getByRole('dialog', { name: 'Xác nhận lại là bạn' })
      await again.getByLabel(/^Mật khẩu/).fill(PASSWORD)
      await again.getByRole('button', { name: 'Xác nhận' }).click()
      await expectSoon(() => page.getByText('Đã nạp «posts.csv».').count()).toBe(1)
    },
    REFUSED,
  )
})

test.skipIf(program === undefined)('at the address of numbers there are none, and the page says at which there are', async () => {
  const numbers = pages.url().replace('localhost', '127.0.0.1')
  await pages.open(
    '/sign-in',
    { language: 'en-GB' },
    async (page) => {
      await page.goto(`${numbers}/sign-in`)
      await page.waitForSelector('h1')
      expect(await button(page, 'Use a passkey of this device').count()).toBe(0)
      await signedInAs(pages, page, 'so', 'analyst')
      const [{ name, value } = { name: '', value: '' }] = await page.context().cookies(pages.url())
      await page.context().addCookies([{ name, value, url: numbers }])
      await page.goto(`${numbers}/account`)
      await expectSoon(() => page.getByRole('link', { name: pages.url() }).getAttribute('href')).toBe(`${pages.url()}/account`)
    },
    new RegExp(`${REFUSED.source}|^http://127`, 'u'),
  )
})

test.skipIf(program === undefined)('a page whose session has ended keeps what was typed for half an hour, and then nothing', async () => {
  await pages.open(
    '/sign-in',
    { alone: true },
    async (page) => {
      await signedInAs(pages, page, 'gone', 'personnel')
      await page.clock.install()
      await page.goto(`${pages.url()}/account`)
      await page.getByRole('heading', { level: 1, name: 'Tài khoản của tôi' }).waitFor()
      await change(pages, { ends_at: LONG_AGO }, 'gone')
      await page.getByRole('navigation').getByRole('link', { name: 'Quan hệ, lợi ích' }).click()
      const dialog = page.getByRole('dialog', { name: 'Phiên đã kết thúc' })
      await dialog.waitFor()
      await page.clock.fastForward('29:00')
      await expectSoon(() => dialog.count()).toBe(1)
      await page.clock.fastForward('02:00')
      await page.waitForURL(/\/sign-in\?to=/)
    },
    REFUSED,
  )
})
