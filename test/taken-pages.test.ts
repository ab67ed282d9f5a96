import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { addParty } from '../src/cases/index.ts'
import { showCaseFile } from '../src/cases/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { EVERYTHING } from './build-db.ts'
import { buildStep } from './build-case.ts'
import { button, carryOut, choose, openFromFinding, WORDS } from './case-screen.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const SAID = {
  'vi-VN': {
    ...{ takeOut: /^Đưa ra khỏi vụ việc: /u, takeOutDo: 'Đưa ra khỏi vụ việc', under: 'Đã đưa ra khỏi vụ việc' },
    ...{ handOver: 'Giao lại vụ việc…', handOverDo: 'Giao lại vụ việc', to: 'Người nhận', handled: 'Người xử lý: ', more: 'Thêm' },
    own: 'Bạn không còn là người liên quan',
  },
  'en-GB': {
    ...{ takeOut: /^Take out of the case: /u, takeOutDo: 'Take out of the case', under: 'Taken out of the case' },
    ...{ handOver: 'Hand the case over…', handOverDo: 'Hand the case over', to: 'To whom', handled: 'Handled by ', more: 'More' },
    own: 'You are concerned no more',
  },
} as const

async function personOf(where: ReturnType<typeof sql>): Promise<{ number: string; name: string }> {
  const { rows } = await sql<{ number: string; name: string }>`select o.number, o.name from organisation.officer o where ${where}
    order by o.number limit 1`.execute(pages.db())
  return rows[0]!
}

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'who and what is in a case by mistake is taken out and stays to be read; he is told; the case goes to another handler (%s)',
  async (language) => {
    const [say, said] = [WORDS[language], SAID[language]]
    const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
    const finding = rows.find(({ attributed }) => attributed === 1)!.id
    let path = ''
    await pages.open(`/findings/${finding}`, { language, width: 390 }, async (page) => {
      await openFromFinding(page, say)
      await expectSoon(() => new URL(page.url()).pathname).toMatch(/^\/cases\//u)
      path = new URL(page.url()).pathname
    })
    const id = path.split('/').at(-1)!
    const file = await pages.read(showCaseFile, { id })
    const wrong =
      await personOf(sql`o.number <> ${file.parties[0]!.id} and not exists (select from organisation.tenure t where t.officer = o.number
      and t.role <> 'officer')`)
    const head =
      await personOf(sql`exists (select from organisation.tenure t where t.officer = o.number and t.unit = ${file.unit.code} and t.role = 'head'
      and t.during @> organisation.today())`)
    await addParty(pages.db(), EVERYTHING, { id, officer: wrong.number, role: 'concerned', reason: 'nhầm' })
    await buildStep(pages.db(), id, 'verification', {}, EVERYTHING)
    await buildStep(pages.db(), id, 'notice', { officer: wrong.number }, EVERYTHING)
    await pages.open(path, { language, width: 390 }, async (page) => {
      await page.getByRole('button', { name: new RegExp(`${said.takeOut.source}${wrong.name}`, 'u') }).click()
      await carryOut(page, said.takeOutDo, say.reason)
      const gone = page.getByRole('list', { name: said.under })
      await expectSoon(() => gone.locator('s').allInnerTexts()).toEqual([expect.stringContaining(wrong.name)])
      await page.getByRole('button', { name: new RegExp(`${said.takeOut.source}(?:hành vi|act) 1`, 'u') }).click()
      await carryOut(page, said.takeOutDo, say.reason)
      await expectSoon(() => gone.locator('s').count()).toBe(2)
      await button(page, said.more).click()
      await page.getByRole('menuitem', { name: said.handOver }).click()
      await choose(page, said.to, head.number, head.number)
      await carryOut(page, said.handOverDo, say.reason)
      await page.getByText(`${said.handled}${head.name}`).first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    expect((await pages.read(showCaseFile, { id })).parties.map((one) => one.id)).toEqual([file.parties[0]!.id])
    Object.assign(as, { officer: wrong.number })
    await pages.open('/mine', { language }, async (page) => {
      await page.getByRole('heading', { name: said.own, exact: true }).waitFor()
      expect(await page.locator('main').innerText()).toContain(file.number)
    })
    Object.assign(as, { officer: null })
    await expectSoundPages(pages, [path])
  },
)
