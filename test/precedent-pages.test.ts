import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { settled, violations } from '../apps/web/test/browser.ts'
import { writing } from '../src/base/write/index.ts'
import { addStep } from '../src/cases/index.ts'
import { listRereading } from '../src/cases/rereading/schema.ts'
import { showCaseFile, type CaseShown } from '../src/cases/schema.ts'
import { moveFinding } from '../src/findings/index.ts'
import { readLaw } from '../src/law/allowed/index.ts'
import { asPerson, caseMaker, HANDLER, seedOffice, type CaseMaker } from './build-case.ts'
import { expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

const pages = openPages({
  register: { units: 'unit,parent,level,kind,vi,en,shortVi,shortEn\nCHQ,,department,,Cục Hải quan,Department of Customs,,\n' },
})

const WORDS = {
  'vi-VN': {
    ...{ alike: 'Có thể trùng', linkWith: /^Liên kết với VV-/u, follows: 'Phát sinh từ vụ việc kia', linkDo: 'Liên kết vụ việc' },
    ...{
      linked: 'vụ việc này phát sinh từ đó',
      reason: /^Lý do/u,
      draft: 'Soạn quyết định…',
      draftDo: 'Soạn quyết định',
      warning: 'Cảnh cáo',
    },
    ...{ heavier: /Nặng hơn mọi quyết định giống vậy \(5\)/u, needs: /chưa nêu vì sao khác tiền lệ/u, why: /^Vì sao khác các quyết định/u },
    ...{ grounds: /^Căn cứ/u, departs: /nặng hơn mọi quyết định giống vậy/u, all: /5 quyết định/u, first: 'Tiền lệ' },
    ...{ draw: 'Rút Quý 3/2026…', drawDo: 'Rút', take: /^Nhận đọc/u, verdictDo: 'Ghi kết quả', missing: /chưa chọn kết quả/u },
    ...{ something: 'Có việc phải xử lý', words: /^Vì sao/u, both: 'Hai lần bên nhau' },
  },
  'en-GB': {
    ...{ alike: 'Possible duplicates', linkWith: /^Link with VV-/u, follows: 'Follows from the other', linkDo: 'Link a case' },
    ...{ linked: 'this follows from it', reason: /^Reason/u, draft: 'Draft a decision…', draftDo: 'Draft a decision', warning: 'Warning' },
    ...{
      heavier: /Heavier than every like decision \(5\)/u,
      needs: /why it departs from precedents is missing/u,
      why: /^Why this departs/u,
    },
    ...{ grounds: /^Grounds/u, departs: /heavier than all 5 like decisions/u, all: /5 decisions/u, first: 'Precedents' },
    ...{ draw: 'Draw Q3 2026…', drawDo: 'Draw', take: /^Take it/u, verdictDo: 'Give the verdict', missing: /the verdict is missing/u },
    ...{ something: 'There is something to answer for', words: /^Why/u, both: 'Both beside each other' },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
const LIKE = { kinds: ['public-duty'] }
const REASON = 'đã phá niêm phong của hãng'
const FIRST = 'đã có kết quả kiểm tra ở hệ thống khác'

/** Five reprimands on like acts; a case that is to be decided, and another about the same declaration; a finding that was dismissed in the third quarter. */
async function build(): Promise<CaseShown> {
  await seedOffice(pages.db())
  const make = caseMaker(pages.db(), await readLaw())
  for (let n = 1; n <= 5; n++) await reprimanded(make, await make.officer())
  const file = await make.heard({ ...LIKE, declaration: '607482910001' })
  await make.graded({ ...LIKE, declaration: '607482910001', rule: 'EYE-001' })
  const finding = await make.finding('607482910002')
  await moveFinding(pages.db(), HANDLER, { id: finding, to: 'dismissed', reason: FIRST })
  await writing(pages.db(), async (trx) => {
    await sql`update findings.finding set concluded_at = '2026-08-10T03:00:00Z' where id = ${finding}`.execute(trx)
    await sql`insert into cases.seed (quarter, seed, recorded_at) values ('2026-07-01', ${Buffer.alloc(32, 7)}, '2026-07-01')`.execute(trx)
  })
  return file
}

async function reprimanded(make: CaseMaker, who: string): Promise<void> {
  const { id } = await make.heard({ ...LIKE, who })
  const { steps } = await addStep(pages.db(), asPerson('CC-90004'), {
    ...{ id, kind: 'opinion', officer: who, day: '2026-11-20', words: 'Có thể áp dụng.', proposes: 'reprimand' },
    ...{ heard: null, votes: null, members: null },
  })
  const file = await showFile(id)
  await make.sign(await make.draft(file, { form: 'reprimand', opinion: steps[0]!.id }))
}
const showFile = (id: string): Promise<CaseShown> => pages.read(showCaseFile, { id })

async function carryOut(page: Page, verb: string, reason?: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByLabel(reason).fill('theo hồ sơ')
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function link(page: Page, say: Words): Promise<void> {
  await page.getByRole('heading', { name: say.alike }).waitFor()
  await page.getByRole('button', { name: say.linkWith }).click()
  await page.getByRole('dialog').getByRole('radio', { name: say.follows }).click()
  await carryOut(page, say.linkDo, say.reason)
  await page.getByText(say.linked).waitFor()
}

/** The form is heavier than all like decisions: without a reason of its own it is not drafted. */
async function depart(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.locator('main').getByRole('button', { name: say.draft, exact: true }).click()
  await dialog.getByRole('radio', { name: say.warning, exact: true }).click()
  await dialog.getByText(say.heavier).waitFor()
  await settled(page)
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel(say.grounds).fill('Theo biên bản.')
  await dialog.getByRole('button', { name: say.draftDo, exact: true }).click()
  await dialog.getByText(say.needs).waitFor()
  await dialog.getByLabel(say.why).fill(REASON)
  await carryOut(page, say.draftDo)
  await page.getByText(say.departs).waitFor()
  await page.getByText(REASON).waitFor()
}

async function readAgain(page: Page, say: Words): Promise<void> {
  await page.getByRole('button', { name: say.draw }).click()
  await carryOut(page, say.drawDo, say.reason)
  await page.getByRole('button', { name: say.take }).click()
  await page.waitForURL(/\/rereading\/[\da-f]/u)
  await page.getByRole('button', { name: say.verdictDo }).click()
  await page.getByText(say.missing).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(new RegExp(`${FIRST}|HQVP`, 'u'))
  await page.getByRole('radio', { name: say.something }).click()
  await page.getByLabel(say.words).fill('Không thấy kết quả kiểm tra nào.')
  await page.getByRole('button', { name: say.verdictDo }).click()
  await page.getByRole('heading', { name: say.both }).waitFor()
  await page.getByText(FIRST).waitFor()
}

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'on a phone: possible duplicates are linked, a form beyond precedents gets its reason, what was dismissed is read again blind (%s)',
  async (language) => {
    const say = WORDS[language]
    const { id } = await build()
    const fits = async (page: Page) => expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await pages.open(`/cases/${id}`, { language, width: 390 }, async (page) => {
      await link(page, say)
      await depart(page, say)
      await fits(page)
      await goTo(page, `/cases/${id}/precedents`)
      await page.getByText(say.all).first().waitFor()
      await fits(page)
      await goTo(page, '/rereading')
      await readAgain(page, say)
      await fits(page)
    })
    const { page } = await pages.read(listRereading)
    expect(page.rows.map(({ stand }) => stand)).toEqual(['differs'])
    await expectSoundPages(pages, [`/cases/${id}/precedents`, '/rereading', `/rereading/${page.rows[0]!.id}`, `/cases/${id}`])
  },
)
