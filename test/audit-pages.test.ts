import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { listReads } from '../src/access/reads/schema.ts'
import { listFindings, type FindingRow } from '../src/findings/schema.ts'
import { writeTo } from './access-world.ts'
import { expectSoon, openPages, expectSoundPages, program, inTurn } from './pages.ts'

const pages = openPages({ world: 'planted' })
const LANGUAGES = ['vi-VN', 'en-GB'] as const
const WORDS = {
  'vi-VN': {
    ...{
      kind: 'Hình thức',
      read: 'Xem',
      export: 'Kết xuất',
      acts: 'Việc đã làm',
      who: 'Số hiệu người truy cập',
      from: 'Từ ngày',
      clear: 'Bỏ lọc',
    },
    ...{
      dayWrong: 'Ghi ngày như',
      none: 'Không có lần truy cập nào',
      noted: 'Ghi chú vào phát hiện',
      whoRead: 'Ai đã xem',
      nothing: 'Chưa có gì để hiện',
    },
    ...{ file: 'Bảng tính (XLSX)', local: 'Người dùng tại máy này' },
  },
  'en-GB': {
    ...{ kind: 'Kind', read: 'Read', export: 'Export', acts: 'Acts', who: 'Number of who acted', from: 'From day' },
    ...{
      dayWrong: 'Write a day as',
      none: 'There are no such reads',
      noted: 'Note written',
      whoRead: 'Who read it',
      nothing: 'There is nothing to show',
    },
    ...{ file: 'Spreadsheet (XLSX)', local: 'User of this machine' },
  },
} as const

let finding: FindingRow
const rows = (page: Page) => page.locator('main tbody tr')

/** Asks the server past the browser. */
async function asked(path: string, init: RequestInit = {}): Promise<void> {
  const answer = await fetch(pages.url() + path, init)
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  await answer.arrayBuffer()
}

beforeAll(async () => {
  if (program === undefined) return
  finding = (await pages.read(listFindings, { attribution: 'all', sort: 'raised' })).rows[0]!
  await asked(`/api/findings/${finding.id}`)
  await asked(`/api/findings/export?format=csv&rule=${finding.rule}`)
  await asked('/api/organisation/people?text=HQ&limit=5')
  const body = '{"text":"Xem lại"}'
  await asked(`/api/findings/${finding.id}/notes`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
})

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'the auditor sees who read what, narrows it by a click or a number, and the address keeps it (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/audit', { language }, async (page) => {
      const row = rows(page).filter({ has: page.getByRole('link', { name: finding.number }) })
      await row.first().waitFor()
      await expectSoon(() => row.first().innerText()).toContain(say.local)
      await row.first().getByRole('link', { name: finding.number }).click()
      await page.waitForURL(`**subject=${finding.number}*`)
      const { total } = await pages.read(listReads, { subject: finding.number })
      await expectSoon(() => rows(page).count()).toBe(total.n)
      await page.getByRole('button', { name: say.kind }).click()
      await page.getByRole('checkbox', { name: say.export }).click()
      await page.getByText(say.none).waitFor()
      await page.goBack()
      await page.getByRole('textbox', { name: say.who }).fill('CC-99999')
      await page.keyboard.press('Enter')
      await page.getByText(say.none).waitFor()
      await page.getByRole('textbox', { name: say.from }).fill('31/02/2026')
      await page.keyboard.press('Enter')
      await page.getByText(say.dayWrong).waitFor()
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a file of what the filter finds, and the acts beside it (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open('/audit?kind=export', { language }, async (page) => {
      await rows(page).first().waitFor()
      await page.locator('main').getByRole('button', { name: say.export, exact: true }).click()
      const address = (await page.getByRole('menuitem', { name: say.file }).getAttribute('href'))!
      expect(address).toContain('kind=export')
      expect((await fetch(pages.url() + address)).headers.get('content-type')).toContain('spreadsheetml')
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: say.acts }).click()
      await page.waitForURL(/view=acts/)
      await page.goto(`${pages.url()}/audit?view=acts&subject=${finding.number}`)
      await expectSoon(() => rows(page).first().innerText()).toContain(say.noted)
      expect(await page.locator('main').innerText()).not.toContain(finding.caseId)
      await page.getByRole('link', { name: say.whoRead }).first().click()
      await rows(page).filter({ hasText: say.read }).first().waitFor()
      expect(page.url()).not.toContain('view=acts')
    })
  },
)

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'a person sees no read before he was heard, and then the one from before (%s)',
  async (language) => {
    const say = WORDS[language]
    await writeTo(pages.db(), (trx) => sql`delete from findings.hearing where officer = 'local'`.execute(trx))
    await pages.open('/mine/reads', { language }, async (page) => {
      await page.getByText(say.nothing).waitFor()
      await writeTo(pages.db(), (trx) =>
        sql`insert into findings.hearing (finding, officer, outcome, said, held_on, by) values (${finding.id}, 'local', 'heard', 'x', '2026-06-01', 'x')`.execute(
          trx,
        ),
      )
      await page.goto(`${pages.url()}/mine`)
      await page.locator('main a[href="/mine/reads"]').click()
      await rows(page).filter({ hasText: finding.number }).filter({ hasText: say.read }).first().waitFor()
      await rows(page).filter({ hasText: say.export }).first().waitFor()
      expect(await page.locator('main').innerText()).not.toContain(say.local)
    })
  },
)

test.skipIf(program === undefined)('nothing for axe to find, nothing runs off the side', async () => {
  await expectSoundPages(pages, ['/audit', '/audit?view=acts', '/audit?actor=nobody', '/mine/reads'])
})
