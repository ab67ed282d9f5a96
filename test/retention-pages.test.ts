import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { settled, violations } from '../apps/web/test/browser.ts'
import { addDemonstrationAccounts } from '../src/access/sign-in/index.ts'
import { listFindings, moveFinding } from '../src/findings/index.ts'
import { WORKER } from '../src/jobs/index.ts'
import { giveRole } from './access-acts.ts'
import { writeTo } from './access-world.ts'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules, usedRules } from './build-db.ts'
import { expectSoon, inTurn, openPages, program } from './pages.ts'
import { REGISTER, take } from './sign-in-screen.ts'

const pages = openPages({ register: REGISTER, jobs: true })
const LANGUAGES = ['vi-VN', 'en-GB'] as const
const WORDS = {
  'vi-VN': {
    ...{
      draw: 'Lập danh mục: Phát hiện đã loại, trùng, đã rút',
      drawDo: 'Lập danh mục',
      reason: /^Lý do/,
      takeOut: 'Đưa ra khỏi danh mục…',
    },
    ...{
      takeOutDo: 'Đưa ra khỏi danh mục',
      propose: 'Trình duyệt…',
      proposeDo: 'Trình duyệt',
      approve: 'Duyệt tiêu hủy…',
      approveDo: 'Duyệt tiêu hủy',
    },
    ...{
      decision: /^Số và ngày quyết định/,
      waits: 'Chờ duyệt',
      done: 'Đã tiêu hủy',
      destroyed: /đã hủy \d/,
      place: 'Tạm dừng…',
      placeDo: 'Tạm dừng tiêu hủy',
    },
    ...{
      everything: 'Toàn bộ',
      authority: /^Cơ quan yêu cầu/,
      document: /^Văn bản/,
      select: /^Chọn/,
      stands: 'còn hiệu lực',
      band: 'Tạm dừng tiêu hủy theo yêu cầu của Thanh tra',
    },
  },
  'en-GB': {
    ...{
      draw: 'Draw up a list: Findings dismissed, repeated, withdrawn',
      drawDo: 'Draw up a list',
      reason: /^Reason/,
      takeOut: 'Take off the list…',
    },
    ...{
      takeOutDo: 'Take off the list',
      propose: 'Propose…',
      proposeDo: 'Propose',
      approve: 'Approve destruction…',
      approveDo: 'Approve destruction',
    },
    ...{
      decision: /^Number and day of the decision/,
      waits: 'Waits for approval',
      done: 'Destroyed',
      destroyed: /destroyed \d/,
      place: 'Place a hold…',
      placeDo: 'Place a hold',
    },
    ...{
      everything: 'Everything',
      authority: /^Who asks for it/,
      document: /^Document/,
      select: /^Select/,
      stands: 'stands',
      band: 'Not to be destroyed for the time being: Thanh tra',
    },
  },
} as const

beforeAll(async () => {
  if (program === undefined) return
  const db = pages.db()
  await seedRegister(db)
  await seedRules(db)
  const people = [
    { login: 'draws', officer: 'CC-00002', name: 'Đỗ Thị Ánh Tuyết' },
    { login: 'approves', officer: 'CC-00003', name: 'Trần Quốc Bảo' },
  ]
  let made: ReadonlyMap<string, string> = new Map()
  await addDemonstrationAccounts(db, WORKER, people, async (_trx, _event, ids) => void (made = ids))
  for (const [login, role] of [
    ['draws', 'inspectorate'],
    ['approves', 'head'],
  ] as const)
    await giveRole(db, { account: made.get(login)!, role, unit: null, from: '2026-01-01', until: null })
})

/** Three findings that were dismissed long ago, by number, and no hold. */
async function seed(language: string) {
  const db = pages.db()
  const run = await usedRules(db)
  const cases = ['1', '2', '3'].map((one) => `${language} ${one}`)
  await writeTo(db, async (trx) => {
    await sql`delete from retention.hold`.execute(trx)
    await sql`update findings.finding set concluded_at = now() where concluded_at is not null`.execute(trx)
  })
  await raiseHits(
    db,
    run,
    cases.map((caseId) => buildHit(run.rule('CLR-012'), { caseId })),
  )
  const { rows } = await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 20 })
  const found = rows.filter(({ caseId }) => cases.includes(caseId)).toSorted((one, other) => (one.number < other.number ? -1 : 1))
  for (const { id } of found) {
    await moveFinding(db, EVERYTHING, { id, to: 'dismissed', reason: 'Đã xem xét' })
    await writeTo(db, (trx) => sql`update findings.finding set concluded_at = '2020-05-05T03:00:00Z' where id = ${id}`.execute(trx))
  }
  return { kept: found[0]!.id, numbers: found.map(({ number }) => number) }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

async function doIt(page: Page, say: (typeof WORDS)[keyof typeof WORDS], name: string): Promise<void> {
  await dialog(page).getByRole('textbox', { name: say.reason }).fill('Hết thời hạn lưu trữ')
  await dialog(page).getByRole('button', { name, exact: true }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'one draws up a list, takes something off and proposes it; another approves it, and it is destroyed; what is held says so (%s)',
  async (language) => {
    const say = WORDS[language]
    const { kept, numbers } = await seed(language)
    let address = ''
    await pages.open('/sign-in', { language }, async (page) => {
      await take(pages, page, 'draws')
      await page.goto(`${pages.url()}/retention?kind=cleared`)
      await page.getByRole('link', { name: numbers[2]! }).waitFor()
      expect(await violations(page)).toEqual([])
      await button(page, say.draw).click()
      await doIt(page, say, say.drawDo)
      await page.waitForURL(/\/retention\/[\da-f-]{36}$/u)
      await page.getByRole('checkbox', { name: new RegExp(numbers[0]!, 'u') }).check()
      await button(page, say.takeOut).click()
      await doIt(page, say, say.takeOutDo)
      await button(page, say.propose).click()
      await doIt(page, say, say.proposeDo)
      await page.getByText(say.waits).first().waitFor()
      expect(await button(page, say.approve).count()).toBe(0)
      expect(await violations(page)).toEqual([])
      address = page.url()
    })
    await pages.open('/sign-in', { language }, async (page) => {
      await take(pages, page, 'approves')
      await page.goto(address)
      await button(page, say.approve).click()
      await dialog(page).getByRole('textbox', { name: say.decision }).fill('QĐ 12/QĐ-CHQ ngày 27/11/2026')
      await doIt(page, say, say.approveDo)
      await expectSoon(() => page.locator('main tbody').innerText()).toMatch(say.destroyed)
      await expectSoon(() => page.locator('main header').innerText()).toContain(say.done)
    })
    const left = await sql<{ number: string }>`select number from findings.finding where number = any(${numbers}::text[])`.execute(
      pages.db(),
    )
    expect(left.rows).toEqual([{ number: numbers[0] }])
    await pages.open('/sign-in', { language, width: 390 }, async (page) => {
      await take(pages, page, 'draws')
      await page.goto(`${pages.url()}/retention?view=holds`)
      await button(page, say.place).click()
      await dialog(page).getByRole('radio', { name: say.everything }).check()
      await dialog(page).getByRole('textbox', { name: say.authority }).fill('Thanh tra')
      await dialog(page).getByRole('textbox', { name: say.document }).fill('CV 5')
      await doIt(page, say, say.placeDo)
      await page.getByText(say.stands).waitFor()
      await settled(page)
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      await page.goto(address)
      await page.getByText(say.done).first().waitFor()
      await settled(page)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      await page.goto(`${pages.url()}/findings/${kept}`)
      await page.getByText(say.band).waitFor()
    })
  },
  60_000,
)
