import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { listRatings, showLedger } from '../src/accountability/ratings/schema.ts'
import { buildCase, buildDecision, reverse } from './build-accountability.ts'
import { button } from './case-screen.ts'
import { concludeRating, fillIn, RATING_WORDS } from './rating-screen.ts'
import { expectSoon, expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

/** Whoever sits at the machine, who may be both people that a rating needs; then whoever is rated. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })

const LANGUAGES = [
  ['vi-VN', 0],
  ['en-GB', 1],
] as const

test.skipIf(program === undefined).each(inTurn(LANGUAGES))(
  'on a phone: a decision counts in its year, a rating within its limit, and after a reversal it is corrected; whoever is rated reads his own (%s)',
  async (language, nth) => {
    const say = RATING_WORDS[language]
    const { rows } = await pages.read(listRatings, { year: '2026', limit: '100' })
    const { id, name } = rows.filter(({ leads, standing }) => !leads && standing === 'answered')[nth]!.officer
    const unit = rows.find(({ officer }) => officer.id === id)!.unit.code
    const decision = await buildDecision(
      pages.db(),
      await buildCase(pages.db(), { officer: id, unit, act: '2026-02-02', notified: '2026-03-01' }),
      '2026-05-04',
      {
        officer: id,
      },
    )
    const dialog = (page: Page) => page.getByRole('dialog')
    await pages.open(`/ratings?year=2026&text=${encodeURIComponent(id)}`, { language, width: 390 }, async (page) => {
      await page.getByText(say.worst).first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByText(say.counts, { exact: true }).waitFor()
      await button(page, say.propose).click()
      await fillIn(page, say, say.completed)
      await dialog(page).getByRole('button', { name: say.proposeDo, exact: true }).click()
      await dialog(page).getByText(say.whyMissing).waitFor()
      await dialog(page).getByRole('radiogroup', { name: say.level }).getByRole('radio', { name: say.worst, exact: true }).click()
      await dialog(page).getByRole('button', { name: say.proposeDo, exact: true }).click()
      await expectSoon(() => dialog(page).count()).toBe(0)
      await concludeRating(page, say)
      await reverse(pages.db(), 'decision', decision, '2026-11-20')
      await page.reload()
      await page.getByText(say.again).waitFor()
      await button(page, say.correct).click()
      await fillIn(page, say, say.completed)
      await dialog(page).getByRole('button', { name: say.proposeDo, exact: true }).click()
      await expectSoon(() => dialog(page).count()).toBe(0)
      await concludeRating(page, say)
      await page.getByRole('heading', { name: say.reversed, exact: true }).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await goTo(page, `/ratings?year=2026&state=again`)
      await expectSoon(() => page.getByRole('link', { name, exact: true }).count()).toBe(0)
    })
    const { years } = await pages.read(showLedger, { officer: id })
    expect(years.flatMap(({ ratings }) => ratings.map(({ level, state }) => [level, state]))).toEqual([
      ['completed', 'concluded'],
      ['not-completed', 'corrected'],
    ])
    Object.assign(as, { officer: id })
    await pages.open('/mine', { language }, async (page) => {
      await page.getByRole('heading', { name: say.own, exact: true }).waitFor()
      await page.getByText(say.completed, { exact: true }).first().waitFor()
    })
    Object.assign(as, { officer: null })
    await expectSoundPages(pages, ['/ratings?year=2026', `/ratings/${id}`])
  },
)
