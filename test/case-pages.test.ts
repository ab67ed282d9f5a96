import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { listCases, showCaseFile } from '../src/cases/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { check, draft, grade, hear, openFromFinding, SAID, sign, TITLE, WORDS } from './case-screen.ts'
import { expectSoon, expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'
import { conclude, REVIEW_WORDS } from './review-screen.ts'

/** Whoever sits at the machine, who may be both people that an act needs; then whoever the case is about. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

/** Each language has a finding of its own, as it leads to one case. */
const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone from a finding to a signed decision and a concluded review; whoever it is about sees his part and nobody else (%s)',
  async (language, nth) => {
    const say = WORDS[language]
    const { rows } = await pages.read(listFindings, { state: 'new', attribution: 'all', sort: 'rule', limit: '50' })
    const finding = rows.filter(({ attributed }) => attributed === 1)[nth]!.id
    await pages.open(`/findings/${finding}`, { language, width: 390 }, async (page) => {
      await openFromFinding(page, say)
      await page.getByText(say.left).waitFor()
      await hear(page, say)
      await grade(page, say)
      await draft(page, say)
      await check(page, say)
      await sign(page, say)
      const hands = { drafts: page, advises: page, checks: page, signs: page }
      await conclude(hands, new URL(page.url()).pathname, REVIEW_WORDS[language])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await goTo(page, `/findings/${finding}`)
      await page.getByRole('link', { name: /^VV-/u }).waitFor()
      await goTo(page, '/cases?state=decided')
      await page.getByRole('link', { name: TITLE }).first().waitFor()
      await expectSoon(() => page.getByRole('link', { name: say.decided }).count()).toBe(1)
    })
    const id = (await pages.read(listCases, { state: 'decided' })).rows[0]!.id
    const { state, decisions, reviews, parties } = await pages.read(showCaseFile, { id })
    expect([state, decisions.map(({ form, number }) => [form, number]), reviews[0]?.outcome]).toEqual([
      'decided',
      [['warning', '214/QĐ-CHQ']],
      'none',
    ])
    Object.assign(as, { officer: parties[0]!.id })
    await pages.open('/mine', { language }, async (page) => {
      await page.getByRole('heading', { name: say.own, exact: true }).waitFor()
      const main = await page.locator('main').innerText()
      for (const part of [SAID, say.warning, '214/QĐ-CHQ']) expect(main).toContain(part)
      for (const { officer } of reviews) expect(main).not.toContain(officer.name)
    })
    Object.assign(as, { officer: null })
    await expectSoundPages(pages, ['/cases?state=all', `/cases/${id}`])
  },
)
