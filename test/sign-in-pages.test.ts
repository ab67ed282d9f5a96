import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { violations } from '../apps/web/test/browser.ts'
import { resetFromMachine } from '../src/access/proposals/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { openGate } from '../src/access/sign-in/index.ts'
import { totpAt } from '../src/access/sign-in/totp.ts'
import { expectSoon, openPages, expectSoundPages, program, inTurn } from './pages.ts'
import { CLIENT, testProvider } from './provider.ts'
import { change, entranceOf, giveTo, LONG_AGO, openAccounts, REGISTER, seedNotice, signedInAs, take } from './sign-in-screen.ts'
import { WORDS } from './sign-in-words.ts'
import { fromBase32, invited, PASSWORD, signedUp } from './sign-in.ts'

const provider = await testProvider()
const pages = openPages({
  config: `provider: { issuer: ${provider.issuer}, client: ${CLIENT.id}, secret: ${CLIENT.secret}, name: { vi: Đăng nhập của cơ quan, en: Of the office } }`,
  register: REGISTER,
})

const STILL = '<link rel="icon" href="data:,">'

/** What the browser itself says of an answer that refuses. */
const REFUSED = /Failed to load resource: the server responded with a status of (?:400|401|403|404|409|429)/u

type Language = keyof typeof WORDS
const LANGUAGES = Object.keys(WORDS) as Language[]
/** Whom the administrator gives an account, another one in each language. */
const NEW_PERSON = { 'vi-VN': 'Hoàng Văn Nam', 'en-GB': 'Vũ Thị Lan' } as const

const server = () => entranceOf(pages)
beforeAll(() => (program === undefined ? undefined : openAccounts(pages)))

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name })

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'by a link one chooses a password, sets up an app, keeps the recovery codes and is in; and out again, and in with a code (%s)',
  async (language) => {
    const say = WORDS[language]
    const login = `hoa-${language}`
    const { path } = await invited(server(), login)
    await pages.open(
      path,
      { language },
      async (page) => {
        await page.getByText(login, { exact: true }).waitFor()
        expect(page.url()).not.toContain('#')
        await box(page, say.newPassword).fill('trâu-')
        await button(page, say.set).click()
        await page.getByText(say.missing).waitFor()
        expect(await violations(page)).toEqual([])
        await box(page, say.newPassword).fill(PASSWORD)
        await button(page, say.set).click()
        await page.getByRole('img', { name: /QR/ }).waitFor()
        expect(await violations(page)).toEqual([])
        const secret = fromBase32((await page.locator('code').innerText()).replaceAll(/\s/gu, ''))
        await box(page, say.firstCode).fill('000 000')
        await button(page, say.confirm).click()
        await page.getByText(say.wrongCode).waitFor()
        await box(page, say.firstCode).fill(totpAt(secret, Date.now()))
        await button(page, say.confirm).click()
        await expectSoon(() => page.locator('main li code').count()).toBe(10)
        await expectSoon(() => button(page, say.goIn).isDisabled()).toBe(true)
        await page.getByRole('checkbox', { name: say.kept }).check()
        await button(page, say.goIn).click()
        await page.getByRole('heading', { level: 1, name: say.account }).waitFor()

        await button(page, say.user).click()
        await page.getByRole('menuitem', { name: say.signOut }).click()
        await page.waitForURL(/\/sign-in$/)
        await page.goto(`${pages.url()}/account?x=1`)
        await page.waitForURL(/\/sign-in\?to=/)
        await box(page, say.login).fill(login)
        await box(page, say.password).fill('bốn-con-trâu-đen')
        await button(page, say.next).click()
        await page.getByText(say.wrongPassword).waitFor()
        await box(page, say.password).fill(PASSWORD)
        await button(page, say.next).click()
        await box(page, say.code).fill('123456')
        await button(page, say.signIn).click()
        await page.getByText(say.wrongCode).waitFor()
        await box(page, say.code).fill(totpAt(secret, Date.now() + 30_000))
        await button(page, say.signIn).click()
        await page.waitForURL(`${pages.url()}/account?x=1`)
        await page.getByRole('heading', { level: 1, name: say.account }).waitFor()
      },
      REFUSED,
    )
  },
)

test.skipIf(program === undefined)('after ten failures the sentence says so, and when to try again', async () => {
  const say = WORDS['vi-VN']
  for (let n = 0; n < 10; n++) await server().post('/api/sign-in/password', { login: 'nobody', password: 'x' })
  await pages.open(
    '/sign-in',
    {},
    async (page) => {
      await box(page, say.login).fill('nobody')
      await box(page, say.password).fill('x')
      await button(page, say.next).click()
      await page.getByText(say.often).waitFor()
      await page.getByText('Thử lại sau mười lăm phút.').waitFor()
      await expectSoon(() => box(page, say.login).inputValue()).toBe('nobody')
    },
    REFUSED,
  )
})

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'whoever lost the app gives the own password behind the link, and sets up another one (%s)',
  async (language) => {
    const say = WORDS[language]
    const { account } = await signedUp(server(), `lost-${language}`)
    const { path } = await resetFromMachine(pages.db(), openGate(pages.home(), { loopback: true }), 'account-factor', account)
    await pages.open(
      path,
      { language },
      async (page) => {
        await box(page, say.password).fill('not this one at all')
        await button(page, say.next).click()
        await page.getByRole('alert').waitFor()
        expect(await violations(page)).toEqual([])
        await box(page, say.password).fill(PASSWORD)
        await button(page, say.next).click()
        await page.getByRole('img', { name: /QR/ }).waitFor()
      },
      REFUSED,
    )
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a weighty act asks again who it is, and is then done (%s)',
  async (language) => {
    const say = WORDS[language]
    const login = `fresh-${language}`
    await pages.open(
      '/sign-in',
      { language },
      async (page) => {
        const { recoveryCodes } = await signedInAs(pages, page, login, 'analyst')
        await change(pages, { fresh_until: LONG_AGO, factor_until: LONG_AGO }, login)
        await page.goto(`${pages.url()}/account`)
        await button(page, say.newCodes).click()
        await button(page, say.makeCodes).click()
        const dialog = page.getByRole('dialog', { name: say.again })
        await dialog.locator(':focus').waitFor()
        await page.keyboard.press('Escape')
        await dialog.waitFor({ state: 'detached' })
        // Escape is for the upper one: the one beneath is still there.
        await button(page, say.makeCodes).click()
        await dialog.getByLabel(say.password).fill('not this one')
        await dialog.getByRole('button', { name: say.confirm }).click()
        await dialog.getByRole('alert').waitFor()
        await dialog.getByLabel(say.password).fill(PASSWORD)
        await dialog.getByRole('button', { name: say.confirm }).click()
        // To change how one signs in takes the code, too.
        await dialog.getByLabel(say.code).fill(recoveryCodes[0]!)
        await dialog.getByRole('button', { name: say.confirm }).click()
        await expectSoon(() => page.locator('main li code').count()).toBe(10)
        await page.getByRole('checkbox', { name: say.kept }).check()
        await button(page, say.back).click()

        await button(page, say.newToken).click()
        await box(page, say.program).fill('Báo cáo tuần')
        await page.getByRole('checkbox', { name: say.scope }).check()
        await box(page, say.until).fill(inTwoMonths())
        await button(page, say.makeToken).click()
        const token = await page.getByLabel(say.token, { exact: true }).innerText()
        const read = (path: string) => fetch(pages.url() + path, { headers: { authorization: `Bearer ${token}` } })
        expect((await read('/api/findings')).status).toBe(200)
        expect((await read('/api/patterns')).status).toBe(404)
        await button(page, say.done).click()
        await button(page, say.revoke).click()
        await page.getByRole('cell', { name: say.revoked }).waitFor()
        expect((await read('/api/findings')).status).toBe(401)
      },
      REFUSED,
    )
  },
)

/** As it is typed. */
function inTwoMonths(): string {
  const [year, month, day] = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}

test.skipIf(program === undefined)(
  'a session that ends takes nothing with it that was typed; the act is done after signing in again',
  async () => {
    const say = WORDS['vi-VN']
    await pages.open(
      '/sign-in',
      {},
      async (page) => {
        const person = await signedInAs(pages, page, 'ended', 'personnel')
        await page.goto(`${pages.url()}/interests`)
        await button(page, 'Ghi quan hệ…').click()
        for (const [field, name] of [
          [/^Người thứ nhất/, 'Lê Hữu Phước · CC-00001'],
          [/^Người thứ hai/, 'Trần Quốc Bảo · CC-00003'],
        ] as const) {
          await page.getByRole('combobox', { name: field }).click()
          await page.getByRole('option', { name }).click()
        }
        await page.getByRole('radio', { name: 'Quan hệ gia đình' }).check()
        await box(page, /^Văn bản/).fill('Bản kê khai 7')
        await box(page, say.reason).fill('theo bản kê khai')
        await change(pages, { ends_at: LONG_AGO }, 'ended')
        await page.getByRole('button', { name: 'Ghi quan hệ', exact: true }).click()
        const dialog = page.getByRole('dialog', { name: say.ended })
        await dialog.getByLabel(say.password).fill(PASSWORD)
        await dialog.getByRole('button', { name: say.next }).click()
        // The code of this half minute was used before.
        await dialog.getByRole('button', { name: 'Dùng mã khôi phục' }).click()
        await dialog.getByLabel('Mã khôi phục').fill(person.recoveryCodes[0]!)
        await dialog.getByRole('button', { name: say.signIn, exact: true }).click()
        await dialog.waitFor({ state: 'detached' })
        await expectSoon(() => page.getByRole('row', { name: /Lê Hữu Phước · Trần Quốc Bảo.*Bản kê khai 7/ }).count()).toBe(1)
      },
      REFUSED,
    )
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'in the demonstration one takes an account; of two administrators one proposes and the other approves, and it takes both to hand a link over (%s)',
  async (language) => {
    const say = WORDS[language]
    const name = NEW_PERSON[language]
    await pages.open(
      '/sign-in',
      { language },
      async (page) => {
        await page.getByText(say.fictional).first().waitFor()
        await button(page, say.takeAdmin).click()
        await page.getByRole('navigation').getByRole('link', { name: say.accounts, exact: true }).click()
        expect(await page.getByRole('navigation').getByRole('link', { name: say.place, exact: true }).count()).toBe(0)
        await button(page, say.addAccount).click()
        await page.getByRole('combobox', { name: say.officer }).fill(name.split(' ').at(-1)!)
        await page.getByRole('option', { name }).click()
        await box(page, say.reason).fill('theo phân công')
        await button(page, say.doAdd).click()
        await page.getByRole('region', { name: say.waiting }).getByText(name).waitFor()
        expect(await button(page, say.approve).count()).toBe(0)

        await take(pages, page, 'identity-admin-2')
        await page.goto(`${pages.url()}/proposals`)
        await button(page, say.approve).click()
        await box(page, say.reason).fill('đã xem quyết định')
        await button(page, say.doApprove).click()
        await button(page, say.showCode).click()
        const code = await page.getByLabel(say.codePart, { exact: true }).innerText()

        await take(pages, page, 'identity-admin')
        await page.goto(`${pages.url()}/proposals?state=decided`)
        await button(page, say.takeLink).click()
        await button(page, say.showLink).click()
        const link = await page.getByLabel(say.link, { exact: true }).innerText()
        await giveTo(pages, name, 'operator')
        await page.goto(`${pages.url()}/accounts`)
        await page.getByRole('button', { name: say.acts }).click()
        await page.getByRole('menuitem', { name: say.give }).click()
        await page.getByRole('combobox', { name: say.role }).click()
        await page.getByRole('option', { name: say.auditor }).click()
        await box(page, say.from).fill('01/01/2026')
        await box(page, say.reason).fill('theo phân công')
        await change(pages, { fresh_until: LONG_AGO }, 'identity-admin')
        await button(page, say.doGive).click()
        // An account of the demonstration has neither password nor code: it is taken once more.
        await page.getByRole('dialog', { name: say.again }).getByRole('button', { name: say.takeAdmin }).click()
        await page.getByText(say.apart).waitFor()

        await page.goto(link)
        await box(page, say.codeOfLink).fill(code)
        await box(page, say.newPassword).fill(PASSWORD)
        await button(page, say.set).click()
        await page.getByRole('img', { name: /QR/ }).waitFor()
      },
      REFUSED,
    )
  },
)

test.skipIf(program === undefined)('the organisation’s own sign-in leads there, back, and to the page that was asked for', async () => {
  const say = WORDS['vi-VN']
  await invited(server(), 'khanh')
  const back = (url: string) => pages.url() + '/sign-in/provider' + provider.signIn(url, { sub: 'u-1', preferred_username: 'khanh' })
  await pages.open(
    '/account?x=1',
    {},
    async (page) => {
      await page.route(`${provider.issuer}/**`, (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: `${STILL}<h1><a href="${back(route.request().url())}">Về Liêm</a></h1>`,
        }),
      )
      await button(page, 'Đăng nhập của cơ quan').click()
      await page.getByRole('link', { name: 'Về Liêm' }).click()
      await page.getByRole('img', { name: /QR/ }).waitFor()
      const secret = fromBase32((await page.locator('code').innerText()).replaceAll(/\s/gu, ''))
      await box(page, say.firstCode).fill(totpAt(secret, Date.now()))
      await button(page, say.confirm).click()
      await page.getByRole('checkbox', { name: say.kept }).check()
      await button(page, say.goIn).click()
      await page.waitForURL(`${pages.url()}/account?x=1`)
      await page.getByText('Không có: đăng nhập bằng cách khác').waitFor()
      // The address of that answer holds once.
      await page.goto(`${pages.url()}/sign-in/provider?code=x&state=y`)
      await page.getByText('Thẻ này không bắt đầu lần đăng nhập đó.').waitFor()
      await expectSoon(() => page.locator('main a').getAttribute('href')).toBe('/sign-in')
    },
    new RegExp(`${REFUSED.source}|^${provider.issuer}/authorize`, 'u'),
  )
})

test.skipIf(program === undefined)('an official sees what he was heard on, and nobody else in it', async () => {
  await seedNotice(pages.db())
  await pages.open(
    '/sign-in',
    {},
    async (page) => {
      await take(pages, page, 'official')
      await page.goto(`${pages.url()}/mine`)
      await page.getByText('Tôi chỉ kiểm tra').waitFor()
      const shown = await page.locator('main').innerText()
      expect(shown).toContain('HQVP-0231 kiểm tra')
      expect(shown).not.toMatch(/⟦|HQVP-0118|Đỗ Thị Ánh Tuyết/u)
    },
    REFUSED,
  )
})

test.skipIf(program === undefined)('a session that is about to end says when, and whether one can go on', async () => {
  await pages.open(
    '/sign-in',
    {},
    async (page) => {
      await take(pages, page, 'auditor')
      await change(pages, { ends_at: new Date(Date.now() + 100_000).toISOString() }, 'auditor')
      await page.goto(`${pages.url()}/account`)
      await page
        .getByRole('status')
        .filter({ hasText: /^Phiên kết thúc lúc \d\d:\d\d, dù vẫn đang làm việc/ })
        .waitFor()
      await expectSoon(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('Tài khoản của tôi')
    },
    REFUSED,
  )
})

/** Pages, and as whom they are looked at. */
const SHOWN: readonly (readonly [path: string, as: Role | null])[] = [
  ['/sign-in', null],
  ['/account', 'head'],
  ['/accounts', 'identity-admin'],
  ['/grants', 'auditor'],
  ['/proposals', 'identity-admin'],
  ['/interests', 'personnel'],
  ['/mine', 'head'],
]

test.skipIf(program === undefined).each(SHOWN)('%s is sound on a wide and on a narrow screen, light and dark', async (path, role) => {
  const there = async (page: Page): Promise<void> => {
    if (role !== null) await take(pages, page, role)
    await page.goto(pages.url() + path)
    await page.waitForSelector('h1')
  }
  await expectSoundPages(pages, ['/sign-in'], there, REFUSED)
})
