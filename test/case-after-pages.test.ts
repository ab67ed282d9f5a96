import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { settled, violations } from '../apps/web/test/browser.ts'
import type { Identity } from '../src/access/index.ts'
import { localDay, ZONE } from '../src/base/index.ts'
import { showAfter } from '../src/cases/after/schema.ts'
import { checkDecision, draftDecision, signDecision } from '../src/cases/index.ts'
import { showCaseFile, type CaseShown } from '../src/cases/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { readLaw } from '../src/law/allowed/index.ts'
import { caseMaker, CHECKER, HANDLER, HEAD, whoOf } from './build-case.ts'
import { expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

/** Whoever looks; changed as the case goes from one to the other. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })
const become = (officer: string | null): void => void Object.assign(as, { officer })
/** Two of another office, without a part in the decision. */
const [DRAFTER, OTHER_HEAD, READER] = ['CC-90011', 'CC-90012', 'CC-90013']
const pack = await readLaw()

const WORDS = {
  'vi-VN': {
    ...{ serve: 'Ghi việc giao…', serveDo: 'Ghi việc giao', served: /^Ngày giao/u, handed: 'giao tận tay', reason: /^Lý do/u },
    ...{ running: 'Đang có hiệu lực', others: /^Nơi nhận khác/u, complain: 'Khiếu nại quyết định này…', complainDo: 'Gửi khiếu nại' },
    ...{ words: /^Nội dung khiếu nại/u, needsWords: 'chưa có nội dung', intime: 'trong hạn', admit: 'Xét thụ lý…', admitDo: 'Xét thụ lý' },
    ...{
      yes: 'Thụ lý',
      taken: /^Đã thụ lý/u,
      rule: 'Soạn văn bản giải quyết…',
      ruleDo: 'Soạn văn bản giải quyết',
      quash: 'Hủy quyết định',
    },
    ...{ grounds: /^Căn cứ/u, sign: 'Ký văn bản giải quyết…', signDo: 'Ký văn bản giải quyết', number: /^Số văn bản/u },
    ...{ reversed: /^Không còn hiệu lực, bị hủy từ/u, told: 'Ai đã biết quyết định bị hủy', give: 'Ghi đã báo… Đảng ủy Chi cục' },
    ...{
      giveDo: 'Ghi đã báo',
      byWhat: /^Bằng văn bản nào/u,
      know: 'Tôi đã biết',
      confirmed: /^Bạn đã xác nhận/u,
      anew: 'Soạn quyết định…',
    },
    ...{
      known: /^1 \/ \d/u,
      ownTold: 'Quyết định không còn hiệu lực',
      needsOutcome: 'chưa chọn kết quả',
      draft: 'Dự thảo, chờ người khác ký',
      partOf: /^Bạn đã tham gia quyết định này/u,
    },
  },
  'en-GB': {
    ...{ serve: 'Enter that it was handed over…', serveDo: 'Enter that it was handed over', served: /^Day of handing over/u },
    ...{ handed: 'handed over in person', reason: /^Reason/u, running: 'In force', others: /^Others to whom it was sent/u },
    ...{ complain: 'Complain against this decision…', complainDo: 'File the complaint', words: /^What is complained of/u },
    ...{ needsWords: 'its words are missing', intime: 'in time', admit: 'Decide whether it is taken up…' },
    ...{
      admitDo: 'Decide whether it is taken up',
      yes: 'Is taken up',
      taken: /^Taken up/u,
      rule: 'Draft a ruling…',
      ruleDo: 'Draft a ruling',
    },
    ...{
      quash: 'Decision quashed',
      grounds: /^Grounds/u,
      sign: 'Sign the ruling…',
      signDo: 'Sign the ruling',
      number: /^Number of the ruling/u,
    },
    ...{ reversed: /^Stands no more, reversed as of/u, told: 'Who had been told of what was reversed', anew: 'Draft a decision…' },
    ...{ give: 'Enter that it was told… Đảng ủy Chi cục', giveDo: 'Enter that it was told', byWhat: /^By which document/u, know: 'I know' },
    ...{
      confirmed: /^You confirmed/u,
      known: /^1 of \d/u,
      ownTold: 'Decisions that stand no more',
      needsOutcome: 'the outcome is not chosen',
    },
    ...{ draft: 'Draft, waits for somebody else to sign', partOf: /^You had a hand in this decision/u },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name, exact: true })
const COMPLAINT = 'Hàng đã được kiểm tra; tôi không đồng ý với hình thức này.'

const shifted = (day: string, by: number): string => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)
const typed = (day: string): string => day.split('-').toReversed().join('/')

/** Does what the dialog that is open is for, and waits until it is gone. */
async function carryOut(page: Page, verb: string, reason?: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByLabel(reason).fill('theo hồ sơ')
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function serve(page: Page, say: Words, day: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.serve).click()
  await dialog.getByLabel(say.served).fill(typed(day))
  await dialog.getByRole('radio', { name: say.handed, exact: true }).click()
  await dialog.getByLabel(say.others).fill('Đảng ủy Chi cục')
  await settled(page)
  expect(await violations(page)).toEqual([])
  await carryOut(page, say.serveDo, say.reason)
  await page.getByText(say.running, { exact: true }).waitFor()
}

async function complain(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.complain).click()
  await dialog.getByRole('button', { name: say.complainDo, exact: true }).click()
  await dialog.getByText(say.needsWords).waitFor()
  await dialog.getByLabel(say.words).fill(COMPLAINT)
  await carryOut(page, say.complainDo)
  await page.getByText(COMPLAINT).waitFor()
  await page.getByText(say.intime, { exact: true }).waitFor()
}

async function quash(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.admit).click()
  await dialog.getByRole('radio', { name: say.yes, exact: true }).click()
  await carryOut(page, say.admitDo, say.reason)
  await page.getByText(say.taken).waitFor()
  await button(page, say.rule).click()
  expect(await dialog.locator('input[type=radio]:checked').count()).toBe(0)
  await dialog.getByRole('button', { name: say.ruleDo, exact: true }).click()
  await dialog.getByText(say.needsOutcome).waitFor()
  await dialog.getByRole('radio', { name: say.quash, exact: true }).click()
  await dialog.getByLabel(say.grounds).fill('Chưa xem xét lời giải trình.')
  await settled(page)
  expect(await violations(page)).toEqual([])
  await carryOut(page, say.ruleDo)
  await page.getByText(say.draft).waitFor()
}

async function signQuash(page: Page, say: Words): Promise<void> {
  await button(page, say.sign).click()
  await page.getByRole('dialog').getByLabel(say.number).fill('12/QĐ-GQKN')
  await carryOut(page, say.signDo, say.reason)
  await page.getByText(say.reversed).first().waitFor()
  await button(page, say.anew).first().waitFor()
}

async function tellOffice(page: Page, say: Words): Promise<void> {
  await page.getByRole('heading', { name: say.told }).waitFor()
  await button(page, say.give).click()
  await page.getByRole('dialog').getByLabel(say.byWhat).fill('Công văn 77/CHQ-TCCB')
  await carryOut(page, say.giveDo)
  await page.getByText(say.known).waitFor()
}

async function decideAnew(shown: CaseShown): Promise<CaseShown> {
  const db = pages.db()
  const given = { id: shown.id, officer: whoOf(shown), form: 'warning', day: localDay(ZONE), grounds: 'Xem xét lại.', opinion: null }
  const { decisions } = await draftDecision(db, HANDLER, pack, given)
  const decision = decisions.findLast(({ state }) => state === 'draft')!.id
  await checkDecision(db, CHECKER, { id: shown.id, decision })
  return signDecision(db, HEAD, pack, { id: shown.id, decision, number: '377/QĐ-CHQ', reason: 'quyết định lại' })
}

/** Each language has a finding of its own. */
const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone from the service of a decision to a complaint of the fifteenth day, a quash by another head, and a decision anew; whoever had been told is told (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const [day, look] = [localDay(ZONE), { language, width: 390 }]
    const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
    const past = rows.filter(({ attributed, happenedAt }) => attributed === 1 && happenedAt !== null && happenedAt < shifted(day, -16))
    const finding = past[nth]!.id
    const shown = await caseMaker(pages.db(), pack).decided({ finding, heardOn: shifted(day, -16) }, { day: shifted(day, -16) })
    const [at, who] = [`/cases/${shown.id}`, whoOf(shown)]
    become(READER!)
    await pages.read(showCaseFile, { id: shown.id })
    become(HEAD.actor.id)
    await pages.open(at, look, async (page) => {
      await page.getByText(say.partOf).waitFor()
      await serve(page, say, shifted(day, -15))
    })
    become(who)
    await pages.open('/mine', look, (page) => complain(page, say))
    become(DRAFTER!)
    await pages.open(at, look, (page) => quash(page, say))
    become(OTHER_HEAD!)
    await pages.open(at, look, async (page) => {
      await signQuash(page, say)
      await tellOffice(page, say)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    const anew = await decideAnew(shown)
    expect([anew.state, anew.decisions.map(({ state }) => state)]).toEqual(['decided', ['reversed', 'signed']])
    const { decisions } = await pages.read(showAfter, { id: shown.id })
    expect(decisions.map(({ stands }) => stands)).toEqual(['unserved', 'reversed'])
    for (const officer of [READER!, who]) {
      become(officer)
      await pages.open('/mine', look, async (page) => {
        await page.getByRole('heading', { name: say.ownTold, exact: true }).waitFor()
        await button(page, say.know).click()
        await page.getByText(say.confirmed).waitFor()
        expect(await page.locator('main').innerText()).not.toMatch(/CC-900/u)
      })
    }
    const { rows: told } = await sql<{
      way: string
      known: boolean
    }>`select way, seen_at is not null or given_on is not null as known from cases.told
      where case_id = ${shown.id} and way <> 'read' union all select way, seen_at is not null from cases.told where actor = ${READER!} and case_id = ${shown.id}
      order by way`.execute(pages.db())
    expect(told).toEqual([
      { way: 'concerned', known: true },
      { way: 'read', known: true },
      { way: 'recipient', known: true },
    ])
    become(null)
    await pages.open(at, { language }, async (page) => {
      await goTo(page, at)
      await page.getByText(say.reversed).first().waitFor()
    })
    await expectSoundPages(pages, [at, '/mine'])
  },
)
