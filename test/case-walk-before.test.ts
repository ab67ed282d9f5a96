/**
 * The same way under the law before 1 July 2025: an act of May 2025, decided in June 2025 by Decree 112/2020 as Decree 71/2023 amended it. Beside it the page
 * says what the law of today makes of that act.
 */
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { askOf, check, draft, grade, hear, sign } from './case-screen.ts'
import { formCouncil, hold, summon } from './council-screen.ts'
import { expectSoon, goTo, inTurn, program } from './pages.ts'
import { concludeRating, propose, proposeByResults } from './rating-screen.ts'
import { conclude } from './review-screen.ts'
import { OFFICER, openWalk, SEATED, stage, UNIT_HEAD, type Together } from './walk-people.ts'
import { caseOf, importExtract, readOwn, wordsOf, type Words } from './walk-screen.ts'

const FIVE = ['inspector', 'concerned', 'checker', 'head', 'superior'] as const
type People = Together<(typeof FIVE)[number]>
const GIVEN = { verified: '2025-05-19', notified: '2025-05-21', heard: '2025-05-28' }
const SITTING = { formedOn: '2025-06-02', summonedOn: '2025-06-05', on: '2025-06-12', place: 'Phòng họp tầng 1' }
const [BEFORE, SINCE] = [/112\/2020/u, /172\/2025/u]

/** The council goes by the decree of its day. */
async function sitThen({ inspector }: People, { say, seats }: Words): Promise<void> {
  await hear(inspector, say, GIVEN)
  await grade(inspector, say, say.verySerious, '2025-05-16')
  await formCouncil(inspector, seats, SEATED, SITTING.formedOn)
  await summon(inspector, seats, SITTING)
  await hold(inspector, seats, say.stepReduction)
  const council = inspector.locator('section').filter({ has: inspector.getByRole('heading', { name: seats.title, exact: true }) })
  expect(await council.innerText()).toMatch(BEFORE)
  expect(await council.innerText()).not.toMatch(SINCE)
}

/** Of four degrees the decree of today has three, and the form is there no more: what it makes of the act is open. */
async function decideThen({ inspector, checker, head }: People, { say, all }: Words, place: string): Promise<void> {
  const today = await askOf(inspector, say, '2026-11-28')
  expect(today).toMatch(SINCE)
  expect(today).toMatch(all.degreesOpen)
  expect(today).not.toContain(say.stepReduction)
  const look = async (dialog: Locator): Promise<void> => {
    const said = await dialog.innerText()
    expect(said).toMatch(BEFORE)
    expect(said).not.toMatch(SINCE)
  }
  await draft(inspector, say, { form: say.stepReduction, day: '2025-06-20', look })
  await goTo(checker, place)
  await check(checker, say)
  await goTo(head, place)
  await sign(head, say, '88/QĐ-CCKV1')
}

/** By the law of 2025 a level has no points. What the head answers for was concluded in 2026, and counts there. */
async function rateThen({ checker, head, concerned }: People, { rates }: Words): Promise<void> {
  await goTo(checker, `/ratings/${OFFICER.id}`)
  await checker
    .getByText(/48\/2023/u)
    .first()
    .waitFor()
  await proposeByResults(checker, rates, rates.worst)
  await goTo(head, `/ratings/${OFFICER.id}`)
  await concludeRating(head, rates, 2025)
  await expectSoon(readOwn(concerned)).toContain(rates.worst)
  await goTo(checker, `/ratings/${UNIT_HEAD.id}`)
  await propose(checker, rates, rates.worst)
  await goTo(head, `/ratings/${UNIT_HEAD.id}`)
  await concludeRating(head, rates)
}

describe.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))('an act before 1 July 2025, %s', (language) => {
  const walk = openWalk()

  test('from an imported declaration to ratings and the scorecard, by the law of that day', async () => {
    const words = wordsOf(language)
    const { heads, all } = words
    await stage('import', () => importExtract(walk, language))
    await walk.together(FIVE, language, async (people) => {
      const place = await caseOf(people.inspector, language, 'before')
      await stage('a council of that day', () => sitThen(people, words))
      await stage('decided by the law of that day', () => decideThen(people, words, place))
      await stage('reviews', async () => {
        const { inspector, head, checker, superior } = people
        const hands = { drafts: inspector, advises: head, checks: checker, signs: superior }
        await conclude(hands, place, heads, { who: UNIT_HEAD.name, isLiable: true })
      })
      await stage('ratings of 2025', () => rateThen(people, words))
      await stage('the scorecard of 2025', async () => {
        await goTo(people.superior, '/units/01AB/scorecard?year=2025')
        await people.superior.getByRole('button', { name: all.reductions }).waitFor()
      })
      expect(await people.superior.getByRole('button', { name: all.liable }).count()).toBe(0)
    })
  }, 600_000)
})
