import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { showCaseFile } from '../src/cases/schema.ts'
import { buildStep } from './build-case.ts'
import { EVERYTHING } from './build-db.ts'
import { choose } from './case-screen.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine; then whoever the case is about. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const WORDS = {
  'vi-VN': {
    ...{ open: 'Lập vụ việc…', openDo: 'Lập vụ việc', inspection: /^Biên bản, kết luận kiểm tra công vụ/u, number: /^Số văn bản/u },
    ...{
      report: /^Phản ánh, khiếu nại/u,
      reportNumber: /^Số tin báo/u,
      paperDay: /^Ngày văn bản/u,
      title: /^Tên vụ việc/u,
      unit: 'Đơn vị xử lý',
    },
    ...{ officer: 'Người liên quan', what: /^Hành vi/u, from: /^Từ ngày/u, until: /^Đến ngày/u, reason: /^Lý do/u },
    ...{ origin: 'Nguồn của vụ việc', paper: 'số 12/BB-KTCV, ngày 20/11/2026', cite: 'Quyết định 799/QĐ-TCHQ' },
    ...{ explain: 'Gửi giải trình…', explainDo: 'Gửi giải trình', words: /^Nội dung giải trình/u, own: /bạn tự gửi/u },
  },
  'en-GB': {
    ...{ open: 'Open a case…', openDo: 'Open a case', inspection: /^Record of an inspection/u, number: /^Number of the paper/u },
    ...{
      report: /^Report or complaint/u,
      reportNumber: /^Number of the report/u,
      paperDay: /^Day of the paper/u,
      title: /^Title of the case/u,
    },
    ...{
      unit: 'Unit that handles it',
      officer: 'Person concerned',
      what: /^What was done/u,
      from: /^From/u,
      until: /^Until/u,
      reason: /^Reason/u,
    },
    ...{ origin: 'Where it comes from', paper: 'no. 12/BB-KTCV, 20/11/2026', cite: 'Decision 799/QD-TCHQ' },
    ...{ explain: 'Send an explanation…', explainDo: 'Send an explanation', words: /^Your explanation/u, own: /sent by yourself/u },
  },
} as const
type Words = (typeof WORDS)[keyof typeof WORDS]
const LANGUAGES = ['vi-VN', 'en-GB'] as const
const TITLE = 'Kiểm tra công vụ đội thủ tục'
const SAID = 'Tôi đã bàn giao bằng lời.'

/** Somebody of the register and a unit of it, as the fields call them. */
async function known(): Promise<{ number: string; name: string; unit: Record<'vi' | 'en', string> }> {
  const { rows } = await sql<{
    number: string
    name: string
    vi: string
    en: string
  }>`select o.number, o.name, s.name_vi as vi, s.name_en as en
    from organisation.tenure t join organisation.officer o on o.number = t.officer
    join organisation.unit_state s on s.code = t.unit and s.during @> organisation.today() and t.during @> organisation.today()
    where t.role = 'officer' order by o.number limit 1`.execute(pages.db())
  const { number, name, vi, en } = rows[0]!
  return { number, name, unit: { vi, en } }
}

async function openFromOutside(
  page: Page,
  say: Words,
  { number, name, unit }: { number: string; name: string; unit: string },
): Promise<void> {
  await page.locator('main').getByRole('button', { name: say.open, exact: true }).click()
  const dialog = page.getByRole('dialog')
  // Of a report its number alone is asked, and of an inspection the paper.
  await dialog.getByRole('radio', { name: say.report }).click()
  await dialog.getByLabel(say.reportNumber).waitFor()
  expect(await dialog.getByLabel(say.number).count()).toBe(0)
  await dialog.getByRole('radio', { name: say.inspection }).click()
  await dialog.getByLabel(say.number).fill('12/BB-KTCV')
  await dialog.getByLabel(say.paperDay).fill('20/11/2026')
  await dialog.getByLabel(say.title).fill(TITLE)
  await choose(page, say.unit, unit, unit)
  await choose(page, say.officer, `${name} · ${number}`, number)
  await dialog.getByLabel(say.what).fill('Không ghi sổ giao ca')
  await dialog.getByLabel(say.from).fill('02/11/2026')
  await dialog.getByLabel(say.until).fill('02/11/2026')
  await dialog.getByLabel(say.reason).fill('theo biên bản kiểm tra')
  await dialog.getByRole('button', { name: say.openDo, exact: true }).click()
  await page.getByRole('heading', { name: say.origin, exact: true }).waitFor()
}

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone a case is opened from an inspection; whoever it is about sends his explanation himself from notice on (%s)',
  async (language) => {
    const say = WORDS[language]
    const who = await known()
    let id = ''
    await pages.open('/cases', { language, width: 390 }, async (page) => {
      await openFromOutside(page, say, { ...who, unit: who.unit[language === 'vi-VN' ? 'vi' : 'en'] })
      for (const part of [say.paper, say.cite]) await page.getByText(part).first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      id = new URL(page.url()).pathname.split('/').at(-1)!
    })
    await buildStep(pages.db(), id, 'verification', {}, EVERYTHING)
    await buildStep(pages.db(), id, 'notice', { officer: who.number }, EVERYTHING)
    Object.assign(as, { officer: who.number })
    await pages.open('/mine', { language, width: 390 }, async (page) => {
      await page.getByRole('button', { name: say.explain, exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(say.words).fill(SAID)
      await dialog.getByRole('button', { name: say.explainDo, exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.getByText(say.own).waitFor()
      expect(await page.locator('main').innerText()).toContain(SAID)
      await expectSoon(() => page.getByRole('button', { name: say.explain, exact: true }).count()).toBe(0)
    })
    Object.assign(as, { officer: null })
    const { state, steps } = await pages.read(showCaseFile, { id })
    expect([state, steps[0]?.kind, steps[0]?.words]).toEqual(['explained', 'explanation', SAID])
    await expectSoundPages(pages, ['/cases', `/cases/${id}`])
  },
)
