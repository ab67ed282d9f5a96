import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectSound, settled, violations } from '../apps/web/test/browser.ts'
import type { Identity } from '../src/access/index.ts'
import { buildAccessWorld, identityOf, type AccessWorld } from './access-world.ts'
import { hookReceiver } from './hook-receiver.ts'
import { expectSoon, inTurn, openPages, program } from './pages.ts'
import { REGISTER } from './sign-in-screen.ts'

const receiver = await hookReceiver()
const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const pages = openPages({ register: REGISTER, as, jobs: true, config: `webhooks: { hosts: ['${receiver.host}'] }\n` })
/** Pages ask for the own session, which there is not. */
const session = '01900000-0000-7000-8000-0000000000bb'
let world: AccessWorld

beforeAll(async () => {
  if (program === undefined) return
  world = await buildAccessWorld(pages.db())
})

const WORDS = {
  'vi-VN': {
    ...{ none: 'Chưa có thông báo tự động nào.', make: 'Lập thông báo…', makeDo: 'Lập thông báo', name: /^Tên/u, url: /^Địa chỉ nhận/u },
    ...{
      kind: 'Phát hiện được nêu',
      missing: 'Chọn ít nhất một loại việc.',
      refused: /cấu hình không nêu/iu,
      secret: 'Mã bí mật',
      done: 'Xong',
    },
    ...{
      ping: 'Gửi thử',
      arrived: 'Đã nhận',
      again: /^Gửi lại tin/u,
      off: 'Tắt',
      isOff: 'Đã tắt',
      more: 'Việc khác',
      remove: 'Bỏ thông báo…',
    },
    ...{ removeDo: 'Bỏ thông báo' },
  },
  'en-GB': {
    ...{ none: 'There are no webhooks.', make: 'Make a webhook…', makeDo: 'Make the webhook', name: /^Name/u, url: /^Address/u },
    ...{
      kind: 'Finding raised',
      missing: 'Choose at least one kind.',
      refused: /the configuration does not name/iu,
      secret: 'Secret',
      done: 'Done',
    },
    ...{
      ping: 'Send a test',
      arrived: 'Arrived',
      again: /^Send again the message/u,
      off: 'Switch off',
      isOff: 'Switched off',
      more: 'Other acts',
    },
    ...{ remove: 'Remove…', removeDo: 'Remove the webhook' },
  },
} as const
const LANGUAGES = Object.keys(WORDS) as (keyof typeof WORDS)[]
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a webhook is made, tried, sent again, switched off and removed; its secret is seen once (%s)',
  async (language) => {
    const say = WORDS[language]
    Object.assign(as, identityOf(world.people.get('head')!), { session })
    const visit = async (page: Page): Promise<void> => {
      await page.getByText(say.none).waitFor()
      await button(page, say.make).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(say.name).fill('SIEM')
      await dialog.getByLabel(say.url).fill('https://elsewhere.example.org/')
      await dialog.getByRole('button', { name: say.makeDo }).click()
      await dialog.getByText(say.missing).waitFor()
      await dialog.getByLabel(say.kind, { exact: true }).check()
      await dialog.getByRole('button', { name: say.makeDo }).click()
      await dialog.getByText(say.refused).waitFor()
      await settled(page)
      expect(await violations(page)).toEqual([])
      await dialog.getByLabel(say.url).fill(receiver.url)
      await dialog.getByRole('button', { name: say.makeDo }).click()
      const secret = await dialog.getByLabel(say.secret, { exact: true }).innerText()
      expect(secret).toMatch(/^whsec_/u)
      await dialog.getByRole('button', { name: say.done }).click()
      await page.getByRole('link', { name: 'SIEM' }).click()
      await button(page, say.ping).click()
      await page.getByText(say.arrived).waitFor()
      await button(page, say.again).click()
      await expectSoon(() => receiver.got.length).toBe(2)
      expect(new Set(receiver.got.splice(0).map(({ id }) => id)).size).toBe(1)
      expect(await page.content()).not.toContain(secret)
      await expectSound(page)
      await button(page, say.off).click()
      await page.getByText(say.isOff).waitFor()
      await button(page, say.more).click()
      await page.getByRole('menuitem', { name: say.remove }).click()
      await dialog.getByRole('button', { name: say.removeDo }).click()
      await page.getByText(say.none).waitFor()
    }
    await pages.open('/webhooks', { language }, visit, /status of 400/u)
  },
)
