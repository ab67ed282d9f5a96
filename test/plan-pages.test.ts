import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { openCase } from '../src/cases/index.ts'
import { endPlanTask } from '../src/cases/plan/index.ts'
import { showPlan } from '../src/cases/plan/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { asPerson, buildStep } from './build-case.ts'
import { buildEvidence, EVERYTHING } from './build-db.ts'
import { carryOut, choose, WORDS as CASE } from './case-screen.ts'
import { settled, violations } from '../apps/web/test/browser.ts'
import { expectSoon, expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const WORDS = {
  'vi-VN': {
    ...{
      add: 'Thêm việc cần xác minh…',
      addDo: 'Thêm việc cần xác minh',
      what: /^Cần làm rõ/u,
      about: /^Về/u,
      who: /^Người làm/u,
      due: /^Hạn/u,
    },
    ...{ visit: 'Kiểm tra thực tế', records: 'Hồ sơ, dữ liệu', act: 'hành vi 1:', late: 'quá hạn' },
    ...{ end: 'Ghi kết quả: ', endDo: 'Ghi kết quả', notFound: 'Không làm rõ được', words: /^Nội dung kết quả/u, none: 'Chưa có việc nào' },
    ...{ change: 'Đổi người, hạn: ', changeDo: 'Đổi người, hạn' },
    ...{ missing: 'Kết quả mọi việc của kế hoạch xác minh, còn 1', open: /còn 1 việc chưa có kết quả: .*quá hạn/u, before: /^Trước: / },
    ...{ work: 'Việc xác minh giao người khác đã quá hạn', borneOut: 'Xác định là có', rests: /^Căn cứ chứng cứ: / },
  },
  'en-GB': {
    ...{
      add: 'Add what has to be found out…',
      addDo: 'Add what has to be found out',
      what: /^What has/u,
      about: /^About/u,
      who: /^Who does/u,
    },
    ...{ due: /^Until when/u, visit: 'Visit', records: 'Records', act: 'act 1:', late: 'overdue' },
    ...{
      end: 'Enter the result: ',
      endDo: 'Enter the result',
      notFound: 'Could not be found out',
      words: /^Words/u,
      none: 'Nothing that has to be',
    },
    ...{
      change: 'Change who or until when: ',
      changeDo: 'Change who or until when',
    },
    ...{ missing: 'A result of every task of the plan: 1 open', open: /1 task .* has no result yet: .*overdue/u, before: /^Before: / },
    ...{ work: 'A task of a verification plan that somebody has is overdue', borneOut: 'Borne out', rests: /^Rests on: / },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
const [CAMERA, ORDER, TRACE] = ['Camera cổng có ghi hay không', 'Ai ra lệnh thông quan', 'Dấu vết trên hệ thống', 'Hỏi lại người lái xe']

interface Task {
  what: string
  way: string
  due: string
  who?: string
  about?: string
}

async function plan(page: Page, say: Words, { what, way, due, who, about }: Task): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: say.add, exact: true }).click()
  await dialog.getByLabel(say.what).fill(what)
  await dialog.getByRole('radio', { name: way, exact: true }).click()
  if (about !== undefined) await choose(page, say.about, about)
  if (who !== undefined) await choose(page, say.who, who, who)
  await dialog.getByLabel(say.due).fill(due)
  if (about !== undefined) {
    await settled(page)
    expect(await violations(page)).toEqual([])
  }
  await carryOut(page, say.addDo)
}

async function head(unit: string): Promise<{ number: string; name: string }> {
  const { rows } = await sql<{
    number: string
    name: string
  }>`select o.number, o.name from organisation.officer o join organisation.tenure t
    on t.officer = o.number where t.unit = ${unit} and t.role = 'head' and t.during @> organisation.today() limit 1`.execute(pages.db())
  return rows[0]!
}

interface Walk {
  id: string
  /** Who is concerned, and who else works on it. */
  concerned: { id: string; name: string }
  other: { number: string }
  evidence: { id: string; what: string }
}
const tasksOf = async (id: string) => (await pages.read(showPlan, { id })).tasks

async function walkPlan(page: Page, language: keyof typeof WORDS, { id, concerned, other, evidence }: Walk): Promise<void> {
  const [say, { reason }] = [WORDS[language], CASE[language]]
  const section = page.locator('section#plan')
  const dialog = page.getByRole('dialog')
  await section.getByText(say.none).waitFor()
  await plan(page, say, { what: CAMERA, way: say.visit, due: '20/11/2026' })
  await plan(page, say, { what: ORDER, way: say.visit, due: '20/12/2099', who: other.number, about: concerned.name })
  await plan(page, say, { what: TRACE, way: say.records, due: '21/12/2099', about: say.act })
  await section.getByText(say.late, { exact: true }).waitFor()
  const task = (await tasksOf(id)).find(({ what }) => what === ORDER)!.id
  const result = { words: 'Đã làm việc, có biên bản.', day: '2026-11-27', evidence: [evidence.id] }
  await endPlanTask(pages.db(), asPerson(other.number), { id, task, outcome: 'borne-out', ...result })
  // By the keyboard alone.
  await page.getByRole('button', { name: say.end + TRACE }).focus()
  await page.keyboard.press('Enter')
  await dialog.getByRole('radio', { name: say.notFound, exact: true }).click()
  await dialog.getByLabel(say.words).fill('Nhật ký đã ghi đè.')
  await dialog.getByRole('checkbox', { name: evidence.what }).check()
  await carryOut(page, say.endDo)
  await section.getByText(say.notFound, { exact: true }).waitFor()
  await page.getByRole('button', { name: say.change + CAMERA }).click()
  await choose(page, say.who, other.number, other.number)
  await carryOut(page, say.changeDo, reason)
  await section.getByText(say.before).waitFor()
  await expectSoon(() => section.getByText(say.borneOut, { exact: true }).count()).toBe(1)
  expect(await section.getByText(say.rests).count()).toBe(2)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.getByText(say.missing).waitFor()
}

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'three tasks are planned, another officer answers with evidence, one is overdue, and whoever drafts is told what is open (%s)',
  async (language) => {
    const say = WORDS[language]
    const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
    const finding = rows.filter(({ attributed }) => attributed === 1)[language === 'vi-VN' ? 0 : 1]!.id
    const given = { title: 'Thông quan khi chưa kiểm tra', findings: [finding], reason: 'theo tin báo' }
    const { id, unit, parties } = await openCase(pages.db(), EVERYTHING, EVERYTHING, given)
    const evidence = await buildEvidence(pages.db(), pages.home(), EVERYTHING, id, `biên bản làm việc ${language}`)
    const walk = { id, concerned: parties[0]!, other: await head(unit.code), evidence }
    await pages.open(`/cases/${id}`, { language, width: 390 }, (page) => walkPlan(page, language, walk))
    expect((await tasksOf(id)).map(({ what, state, late }) => [what, state, late])).toEqual([
      [CAMERA, 'open', true],
      [ORDER, 'done', false],
      [TRACE, 'done', false],
    ])
    const officer = parties[0]!.id
    await buildStep(pages.db(), id, 'verification', {}, EVERYTHING)
    await buildStep(pages.db(), id, 'notice', { officer }, EVERYTHING)
    await buildStep(pages.db(), id, 'explanation', { officer, heard: 'declined' }, EVERYTHING)
    await pages.open(`/cases/${id}`, { language }, async (page) => {
      await page.locator('main').getByRole('button', { name: CASE[language].draft, exact: true }).click()
      await page.getByRole('dialog').getByText(say.open).waitFor()
      await page.keyboard.press('Escape')
      await goTo(page, '/work')
      await page.getByText(say.work).first().waitFor()
    })
    await expectSoundPages(pages, [`/cases/${id}`, '/cases'])
  },
)
