import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { settled, violations } from '../apps/web/test/browser.ts'
import type { Identity } from '../src/access/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { keepRun, setRun } from './access-run.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld, type Found } from './access-world.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'
import { REGISTER } from './sign-in-screen.ts'

const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const pages = openPages({ register: REGISTER, as })
let world: AccessWorld
/** Pages ask for the own session, which there is not. */
const session = '01900000-0000-7000-8000-0000000000bb'
const become = (role: Role): void => void Object.assign(as, identityOf(world.people.get(role)!), { session })
const sibling = (role: Role): string => world.found(role, 'sibling').id

beforeAll(async () => {
  if (program === undefined) return
  world = await buildAccessWorld(pages.db(), { everywhere: ['inspectorate'] })
  // The overview has something to say.
  await writeTo(pages.db(), async (trx) => {
    await keepRun(trx)
    await setRun(trx)
  })
})

const WORDS = {
  'vi-VN': {
    ...{ ask: 'Yêu cầu truy cập khẩn cấp…', askDo: 'Yêu cầu truy cập khẩn cấp', reason: /^Lý do/u, band: /chỉ xem, đến/u },
    ...{ number: /^Số hiệu phát hiện/u, nothing: /không có, hoặc không được xem/iu, more: 'Thêm việc', print: 'In' },
    ...{ end: /^Xong, đóng lại/u, closed: /^Đã đóng/u },
    ...{ review: /^Xem xét lần truy cập/u, reviewDo: 'Xem xét', justified: 'Chính đáng', none: 'Không có lần truy cập nào chờ xem xét.' },
    ...{ tier: 'Đặt mức bảo mật…', tierDo: 'Đặt mức bảo mật', field: 'Mức bảo mật', secret: 'Mật' },
    ...{ open: 'Lập quyết định…', openDo: 'Lập quyết định', officers: 'Công chức được kiểm tra', members: 'Người được giao' },
    ...{ confirmer: /^Người xác nhận/u, day: /^Ngày cuối/u, confirm: /^Xác nhận…/u, confirmDo: 'Xác nhận', sealed: 'Đang giữ kín' },
    ...{ reveal: /^Công bố…/u, revealDo: 'Công bố', revealed: 'Đã công bố', nobody: /Không có kết quả nào cho/u },
  },
  'en-GB': {
    ...{ ask: 'Ask for emergency access…', askDo: 'Ask for emergency access', reason: /^Reason/u, band: /only to be read, until/u },
    ...{ number: /^Number of the finding/u, nothing: /it is not there, or it may not be seen/iu, more: 'More', print: 'Print' },
    ...{ end: /^Done, close/u, closed: /^Closed/u },
    ...{ review: /^Review the access to/u, reviewDo: 'Review', justified: 'Justified', none: 'No emergency access waits for a review.' },
    ...{ tier: 'Set secrecy…', tierDo: 'Set secrecy', field: 'Secrecy', secret: 'Secret' },
    ...{ open: 'Propose a mandate…', openDo: 'Propose a mandate', officers: 'Officers', members: 'Members' },
    ...{ confirmer: /^Second person/u, day: /^Last day/u, confirm: /^Confirm…/u, confirmDo: 'Confirm', sealed: 'Sealed' },
    ...{ reveal: /^Reveal…/u, revealDo: 'Reveal', revealed: 'Revealed', nobody: /Nothing found for/u },
  },
} as const
const LANGUAGES = Object.keys(WORDS) as (keyof typeof WORDS)[]
const ABSENT = /Failed to load resource: the server responded with a status of 404/u
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'from the page that is not there to the record, to be read alone; and somebody else says whether that was right (%s)',
  async (language) => {
    const say = WORDS[language]
    become('analyst')
    const visit = async (page: Page): Promise<void> => {
      await button(page, say.ask).click()
      await dialog(page).getByLabel(say.reason).fill('Container đang giữ ở cảng')
      await button(page, say.askDo).click()
      await page.getByText(say.band).waitFor()
      expect(await page.locator('#notes textarea').count()).toBe(0)
      await button(page, say.more).click()
      await expectSoon(() => page.getByRole('menuitem').allInnerTexts()).toEqual([say.print])
      await page.goto(`${pages.url()}/break-glass`)
      await button(page, say.ask).click()
      await dialog(page).getByLabel(say.number).fill('PH-26-999999')
      await dialog(page).getByLabel(say.reason).fill('Container đang giữ ở cảng')
      await dialog(page).getByRole('button', { name: say.askDo, exact: true }).click()
      await dialog(page).getByText(say.nothing).waitFor()

      await page.goto(`${pages.url()}/break-glass`)
      await page.getByRole('button', { name: say.end }).click()
      await page.getByText(say.closed).first().waitFor()

      become('inspectorate')
      // The overview says so, and leads there.
      await page.goto(pages.url())
      await page.locator('main a[href^="/break-glass?"]').first().click()
      await expectSoon(() => page.locator('nav a[href="/break-glass"]').first().innerText()).toContain('1')
      await button(page, say.review).click()
      await dialog(page).getByRole('radio', { name: say.justified, exact: true }).click()
      await dialog(page).getByLabel(say.reason).fill('Đã đối chiếu với sổ trực')
      await dialog(page).getByRole('button', { name: say.reviewDo, exact: true }).click()
      await page.getByText(say.none).waitFor()
    }
    await pages.open(`/findings/${sibling('analyst')}`, { language }, visit, ABSENT)
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'whoever decides makes a finding secret, and its page says so (%s)',
  async (language) => {
    const say = WORDS[language]
    become('head')
    await pages.open(`/findings/${world.found('head', 'subtree').id}`, { language }, async (page) => {
      await button(page, say.more).click()
      await page.getByRole('menuitem', { name: say.tier }).click()
      await dialog(page).getByRole('combobox', { name: say.field }).click()
      await page.getByRole('option', { name: say.secret, exact: true }).click()
      await dialog(page).getByLabel(say.reason).fill('Đang xác minh kín')
      await dialog(page).getByRole('button', { name: say.tierDo, exact: true }).click()
      await expectSoon(() => dialog(page).count()).toBe(0)
      await page.locator('main').getByText(say.secret, { exact: true }).first().waitFor()
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a mandate is proposed by one, confirmed by another, and revealed (%s)',
  async (language) => {
    const say = WORDS[language]
    become('inspectorate')
    await pages.open('/mandates', { language }, async (page) => {
      const choose = async (field: string | RegExp, officer: string): Promise<void> => {
        await dialog(page).getByRole('combobox', { name: field }).fill(officer)
        await page.getByRole('option', { name: officer }).click()
      }
      await button(page, say.open).click()
      await choose(say.officers, 'CC-personnel')
      await choose(say.members, 'CC-inspectorate')
      await choose(say.confirmer, 'CC-head')
      const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10).split('-').toReversed().join('/')
      await dialog(page).getByRole('textbox', { name: say.day }).fill(day)
      await dialog(page).getByLabel(say.reason).fill('Xác minh kín theo chỉ đạo')
      expect(await violations(page)).toEqual([])
      await dialog(page).getByRole('button', { name: say.openDo, exact: true }).click()
      await expectSoon(() => dialog(page).count()).toBe(0)
      expect(await button(page, say.confirm).count()).toBe(0)

      become('head')
      await page.reload()
      await page.getByRole('button', { name: say.confirm }).click()
      await dialog(page).getByLabel(say.reason).fill('Đồng ý')
      await dialog(page).getByRole('button', { name: say.confirmDo, exact: true }).click()
      await page.getByText(say.sealed, { exact: true }).first().waitFor()
      await page.getByRole('button', { name: say.reveal }).click()
      await dialog(page).getByLabel(say.reason).fill('Đã xác minh xong')
      await dialog(page).getByRole('button', { name: say.revealDo, exact: true }).click()
      await page.locator('main td').filter({ hasText: say.revealed }).first().waitFor()
    })
  },
)

/** Where a finding could be come upon: lists, counts, figures; and by its number, its case, its address. */
const PLACES = ['/findings', '/', '/units/01AB', '/patterns', '/circumstances', '/mine', '/break-glass?view=waiting'] as const
const waysTo = ({ id, number, caseId }: Found): readonly string[] => [
  `/findings/${id}`,
  `/findings?text=${number}`,
  `/findings?caseId=${caseId}`,
  `/log?text=${caseId}`,
]

test.skipIf(program === undefined)(
  'a conflicted colleague, and one who is not cleared, come upon nothing, whichever way they look',
  async () => {
    const secret = world.found('head', 'own')
    await writeTo(pages.db(), (trx) => sql`update findings.finding set tier = 2 where id = ${secret.id}`.execute(trx))
    const look = async (page: Page, path: string): Promise<string> => {
      await page.goto(pages.url() + path)
      await settled(page)
      return page.content()
    }
    become('deputy')
    const [conflicted, related] = [world.found('deputy', 'conflicted'), world.found('deputy', 'related')]
    const language = 'vi-VN'
    const visit = async (page: Page): Promise<void> => {
      const ways = [...PLACES, ...waysTo(conflicted), ...waysTo(related).slice(0, 2), ...waysTo(secret).slice(0, 2)]
      for (const path of ways) {
        // The address has it, and what was typed.
        const html = (await look(page, path)).replaceAll(path.split(/[/=]/u).at(-1)!, '')
        const shown = [conflicted, related, secret].filter(({ id, number }) => html.includes(id) || html.includes(number))
        expect([path, shown]).toEqual([path, []])
      }
      await page.keyboard.press('/')
      await page.keyboard.type(conflicted.number)
      await page.getByText(WORDS[language].nobody).waitFor()
      // Somebody else comes upon all of them.
      become('inspectorate')
      for (const { id, number } of [conflicted, related, secret]) expect(await look(page, `/findings?text=${number}`)).toContain(id)
    }
    await pages.open('/findings', { language }, visit, ABSENT)
  },
)

test.skipIf(program === undefined).each([
  ['analyst', '/break-glass'],
  ['inspectorate', '/break-glass?view=reviewed'],
  ['head', '/mandates'],
  ['analyst', '/findings/'],
] as const)('nothing for axe to find, nothing runs off the side: %s, %s', async (role, path) => {
  become(role)
  await expectSoundPages(pages, [path === '/findings/' ? path + world.found('head', 'parent').id : path], undefined, ABSENT)
})
