import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { localDay, ZONE } from '../src/base/index.ts'
import { everything } from '../src/base/schema.ts'
import { showCouncils } from '../src/cases/council/schema.ts'
import { addStep, openCase } from '../src/cases/index.ts'
import { showMeasures } from '../src/cases/measures/schema.ts'
import { showProceedings } from '../src/cases/proceedings/schema.ts'
import { showCaseFile } from '../src/cases/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { after } from '../src/law/allowed/days.ts'
import { LOCAL } from '../src/jobs/index.ts'
import { settled, violations } from '../apps/web/test/browser.ts'
import { button, carryOut, choose, typed } from './case-screen.ts'
import { COUNCIL_WORDS, formCouncil, hold, summon } from './council-screen.ts'
import { expectSoundPages, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine, who may be both people that an act needs; then whoever the case is about. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })
const SCOPE = everything(LOCAL)

const WORDS = {
  'vi-VN': {
    ...{
      reason: /^Lý do (?!áp)/u,
      order: 'Đề xuất biện pháp…',
      kind: /^Biện pháp/u,
      suspension: 'Tạm đình chỉ công tác',
      from: /^Từ ngày/u,
    },
    ...{
      until: /^Đến hết ngày/u,
      pay: /^Lương được hưởng/u,
      ground: /^Lý do/u,
      waits: 'Chờ người thứ hai ký',
      sign: 'Ký…',
      number: /^Số quyết định/u,
    },
    ...{
      signDo: 'Ký biện pháp',
      runs: 'Đang áp dụng',
      left: /^còn 6 ngày$/u,
      refer: 'Ghi chuyển cơ quan điều tra…',
      sent: 'Đơn vị chuyển hồ sơ',
    },
    ...{
      body: /^Cơ quan điều tra/u,
      document: /^Số văn bản/u,
      away: /^đang ở ngoài từ/u,
      stands: /đang tạm dừng/u,
      back: 'Ghi hồ sơ trả lại…',
    },
    ...{ notProsecuted: 'Không khởi tố, đình chỉ', isBack: /^đã trả lại ngày/u },
    ...{ own: 'Biện pháp tạm thời đối với bạn', ownSitting: 'Phiên họp Hội đồng kỷ luật mà bạn được triệu tập' },
  },
  'en-GB': {
    ...{ reason: /^Reason/u, order: 'Order a measure…', kind: /^Measure/u, suspension: 'Suspension from work', from: /^From/u },
    ...{
      until: /^Until, included/u,
      pay: /^Pay meanwhile/u,
      ground: /^Ground/u,
      waits: 'Waits for a second person to sign',
      sign: 'Sign…',
    },
    ...{
      number: /^Number of the decision/u,
      signDo: 'Sign the measure',
      runs: 'In force',
      left: /^6 days left$/u,
      refer: 'Enter a referral…',
    },
    ...{ sent: 'The file was sent', body: /^Investigating body/u, document: /^Number of the document/u, away: /^away since/u },
    ...{ stands: /stands still; its end/u, back: 'Enter the return…', notProsecuted: 'Not prosecuted', isBack: /^back since/u },
    ...{ own: 'Interim measures on you' },
    ...{ ownSitting: 'Sittings of the disciplinary council to which you are summoned' },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
const TODAY = localDay(ZONE)
const ago = (days: number): string => after(TODAY, { days: -days })
const GROUND = 'Tiếp tục làm việc có thể gây khó khăn cho việc xem xét.'
const PLACE = 'Phòng họp tầng 2'

async function sound(page: Page): Promise<void> {
  await settled(page)
  expect(await violations(page)).toEqual([])
}

/** A suspension is ordered and signed; its clock runs. */
async function suspend(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.order).click()
  await choose(page, say.kind, say.suspension)
  await dialog.getByLabel(say.from).fill(typed(ago(9)))
  await dialog.getByLabel(say.until).fill(typed(after(TODAY, { days: 6 })))
  await dialog.getByLabel(say.pay).fill('50')
  await dialog.getByLabel(say.ground).first().fill(GROUND)
  await sound(page)
  await carryOut(page, say.order.slice(0, -1), say.reason)
  await page.getByText(say.waits).waitFor()
  await button(page, say.sign).click()
  await dialog.getByLabel(say.number).fill('31/QĐ-CHQ')
  await carryOut(page, say.signDo, say.reason)
  await page.getByText(say.runs, { exact: true }).waitFor()
  await page.getByText(say.left).waitFor()
}

/** The file goes to the investigating body, the clocks stand still, and it comes back. */
async function referAndReturn(page: Page, say: Words): Promise<void> {
  const dialog = page.getByRole('dialog')
  await button(page, say.refer).click()
  await dialog.getByRole('radio', { name: say.sent }).click()
  await dialog.getByRole('textbox', { name: say.body }).fill('Cơ quan An ninh điều tra')
  await dialog.getByLabel(say.document).fill('88/CV-CHQ')
  await carryOut(page, say.refer.slice(0, -1), say.reason)
  await page.getByText(say.away).waitFor()
  await page.getByText(say.stands).first().waitFor()
  await button(page, say.back).click()
  await dialog.getByRole('radio', { name: say.notProsecuted }).click()
  await dialog.getByLabel(say.document).fill('9/QĐ-VKS')
  await carryOut(page, say.back.slice(0, -1), say.reason)
  await page.getByText(say.isBack).waitFor()
}

/** A case in which whoever is concerned was heard, and five who can sit: heads first. */
async function heardCase(finding: string): Promise<{ id: string; who: string; people: string[] }> {
  const db = pages.db()
  const { id, parties } = await openCase(db, SCOPE, SCOPE, {
    title: 'Thông quan khi chưa kiểm tra',
    findings: [finding],
    reason: 'theo phát hiện',
  })
  const who = parties[0]!.id
  const step = { id, officer: who, day: ago(30), words: '', heard: null, proposes: null }
  await addStep(db, SCOPE, { ...step, kind: 'verification', officer: null })
  await addStep(db, SCOPE, { ...step, kind: 'notice' })
  await addStep(db, SCOPE, { ...step, kind: 'explanation', heard: 'declined' })
  const { rows } = await sql<{ number: string }>`select o.number from organisation.officer o
    where o.number not in (select officer from cases.unfit(${id}, array(select number from organisation.officer)))
    order by exists (select from organisation.tenure t where t.officer = o.number and t.role <> 'officer' and t.during @> ${TODAY}::date) desc, o.number
    limit 5`.execute(db)
  return { id, who, people: rows.map(({ number }) => number) }
}

/** Each language has a finding of its own, as it leads to one case. */
const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone: suspension, referral and return, a council that sits; whoever it is about sees measure and summons (%s)',
  async (language, nth) => {
    const [say, council] = [WORDS[language], COUNCIL_WORDS[language]]
    const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
    const { id, who, people } = await heardCase(rows.filter(({ attributed }) => attributed === 1)[nth]!.id)
    await pages.open(`/cases/${id}`, { language, width: 390 }, async (page) => {
      await suspend(page, say)
      await referAndReturn(page, say)
      await formCouncil(page, council, people, ago(20))
      await summon(page, council, { on: ago(2), summonedOn: ago(16), place: PLACE })
      await hold(page, council)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    const file = await pages.read(showCaseFile, { id })
    expect([file.state, file.steps[0]!.kind]).toEqual(['council', 'council'])
    const { councils } = await pages.read(showCouncils, { id })
    expect(councils[0]!.sittings[0]!.end).toMatchObject({ votes: [{ form: 'warning', n: 5 }], blank: 0, attended: true })
    expect((await pages.read(showMeasures, { id })).measures.map(({ state, pay }) => [state, pay])).toEqual([['signed', 50]])
    expect((await pages.read(showProceedings, { id })).referrals.map(({ returnedOn }) => returnedOn)).toEqual([TODAY])
    Object.assign(as, { officer: who })
    await pages.open('/mine', { language }, async (page) => {
      await page.getByRole('heading', { name: say.own, exact: true }).waitFor()
      await page.getByRole('heading', { name: say.ownSitting, exact: true }).waitFor()
      const main = await page.locator('main').innerText()
      for (const part of [GROUND, '31/QĐ-CHQ', PLACE]) expect(main).toContain(part)
      for (const { officer } of councils[0]!.members) expect(main).not.toContain(officer.name)
      expect(main).not.toContain('88/CV-CHQ')
    })
    Object.assign(as, { officer: null })
    await expectSoundPages(pages, [`/cases/${id}`])
  },
)
