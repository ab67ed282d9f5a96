import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { writing } from '../src/base/write/index.ts'
import { showCompetence } from '../src/cases/competence/schema.ts'
import { showCaseFile } from '../src/cases/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { carryOut, openFromFinding, WORDS } from './case-screen.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const SAID = {
  'vi-VN': {
    who: 'Thẩm quyền quyết định',
    transfer: 'Chuyển vụ việc…',
    transferDo: 'Chuyển vụ việc',
    from: /Đã chuyển công tác từ/u,
    to: 'Đơn vị nhận',
  },
  'en-GB': {
    who: 'Who decides',
    transfer: 'Transfer the case…',
    transferDo: 'Transfer the case',
    from: /Transferred from/u,
    to: 'To which unit',
  },
} as const

/** Puts the person concerned into an office of another region, the day after his act; it was found later. */
async function move(id: string, officer: string, unit: string): Promise<string> {
  const { rows } = await sql<{ code: string }>`select o.code from organisation.unit o join organisation.unit r on r.code = o.parent
    where o.level = 3 and o.during @> organisation.today() and r.level = 2 and r.code <> (select parent from organisation.unit where code = ${unit}) order by o.code limit 1`.execute(
    pages.db(),
  )
  const to = rows[0]!.code
  await writing(pages.db(), async (trx) => {
    const left = sql`(select until_day + 1 from cases.act where case_id = ${id} limit 1)`
    await sql`delete from organisation.tenure where officer = ${officer}`.execute(trx)
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on) values
      (${unit}, 'officer', ${officer}, daterange((select lower(during) from organisation.unit_state where code = ${unit} and during @> ${left} - 1), ${left}), '{}', '2020-01-01'), (${to}, 'officer', ${officer}, daterange(${left}, null), '{}', '2026-06-01')`.execute(
      trx,
    )
    await sql`update cases.act set detected = ${left} where case_id = ${id}`.execute(trx)
  })
  return to
}

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'the page of a case says who decides; that of whoever was transferred goes to the unit that does (%s)',
  async (language) => {
    const [say, said] = [WORDS[language], SAID[language]]
    const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
    // Of somebody of whom there is no case yet: in the other language he was transferred.
    const { rows: known } = await sql<{
      finding: string
    }>`select n.finding from findings.named n join cases.party p on p.officer = n.officer`.execute(pages.db())
    const finding = rows.find(({ id, attributed }) => attributed === 1 && !known.some((one) => one.finding === id))!.id
    let path = ''
    await pages.open(`/findings/${finding}`, { language }, async (page) => {
      await openFromFinding(page, say)
      await expectSoon(() => new URL(page.url()).pathname).toMatch(/^\/cases\//u)
      path = new URL(page.url()).pathname
    })
    const id = path.split('/').at(-1)!
    const file = await pages.read(showCaseFile, { id })
    const to = await move(id, file.parties[0]!.id, file.unit.code)
    const { elsewhere } = await pages.read(showCompetence, { id })
    expect(elsewhere.map(({ code }) => code)).toContain(to)
    await pages.open(path, { language, width: 390 }, async (page) => {
      const section = page.getByRole('region', { name: said.who })
      await section.getByText(said.from).first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await section.getByRole('button', { name: said.transfer }).click()
      await page.getByRole('dialog').getByRole('combobox', { name: said.to }).click()
      await page
        .getByRole('option', { name: elsewhere.find(({ code }) => code === to)!.name[language === 'vi-VN' ? 'vi' : 'en'], exact: true })
        .click()
      await carryOut(page, said.transferDo, say.reason)
      await section.getByText('theo kết quả xác minh').waitFor()
    })
    await pages.open(path, { language }, async (page) => {
      await page.getByRole('region', { name: said.who }).waitFor()
    })
    const after = await pages.read(showCaseFile, { id })
    expect([after.unit.code, after.handler]).toEqual([to, null])
    await expectSoundPages(pages, [path])
  },
)
