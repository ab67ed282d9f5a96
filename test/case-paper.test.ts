/**
 * Paper: a decision is printed, signed and stamped, its scan is the original with the number of the records clerk; it is complained about on the fifteenth day
 * and quashed by another head. Whom it is about opens the signed paper. What it counted for counts no more, what the head answered for is reversed with it, and whoever had been told is told. Decided
 * anew, the head is judged anew; then whoever it is about is exonerated, and nobody answers for anything.
 */
import { describe, expect, test } from 'vitest'
import { localDay, ZONE } from '../src/base/index.ts'
import { showPrecedents } from '../src/cases/precedents/schema.ts'
import { askCaseLaw, showCaseFile, type CaseShown } from '../src/cases/schema.ts'
import { draftRuling, signRuling } from '../src/cases/after/index.ts'
import { readLaw } from '../src/law/allowed/index.ts'
import { after as dayAfter } from '../src/law/allowed/days.ts'
import { complain, openOwn, quash, serve, signQuash, tellOffice } from './after-screen.ts'
import { asPerson, caseMaker } from './build-case.ts'
import { button, check, draft, sign } from './case-screen.ts'
import { attachScan, checkDocument, fillGaps, issue, prepare, print } from './document-screen.ts'
import { expectSoon, goTo, inTurn, program } from './pages.ts'
import { putOriginal, SCAN } from './paper-screen.ts'
import { concludeRating, propose } from './rating-screen.ts'
import { conclude, offer } from './review-screen.ts'
import { HEAD, INSPECTOR, OFFICER, openWalk, REVIEWER, stage, SUPERIOR, UNIT_HEAD, type Together, type Walk } from './walk-people.ts'
import { askAs, lookAgain, readOwn, wordsOf, type Words } from './walk-screen.ts'

const SIX = ['inspector', 'concerned', 'checker', 'head', 'superior', 'reviewer'] as const
type People = Together<(typeof SIX)[number]>
const pack = await readLaw()
const TODAY = localDay(ZONE)
const ago = (days: number): string => dayAfter(TODAY, { days: -days })
/** Today is the fifteenth day from when it was handed over. */
const [NUMBER, DAY, SERVED] = ['305/QĐ-CCKV1', ago(16), ago(15)]
const reason = 'theo hồ sơ'

/** The case, one on a later act of the same person, and one on a like act of somebody else. */
interface Cases {
  file: CaseShown
  later: CaseShown
  like: CaseShown
}

/** Drafted, printed, checked by a second person, signed by a third; the clerk numbers it and puts in what came back signed and stamped. */
async function onPaper({ inspector, checker, head }: People, { say, paper, original }: Words, place: string): Promise<void> {
  await goTo(inspector, place)
  await draft(inspector, say, { day: DAY })
  await prepare(inspector, paper, paper.decision, paper.region)
  await fillGaps(inspector, paper, { [paper.symbol]: 'CCKV1', [paper.signer]: HEAD.name })
  const sheet = new URL(inspector.url()).pathname
  await goTo(checker, sheet)
  await checkDocument(checker, paper)
  await goTo(checker, place)
  await check(checker, say)
  await goTo(head, place)
  await sign(head, say, NUMBER)
  await goTo(checker, sheet)
  await issue(checker, paper, { isDecision: true })
  expect((await print(checker, paper, paper.pdf)).toString('latin1', 0, 5)).toBe('%PDF-')
  await attachScan(checker, paper, SCAN)
  await goTo(checker, place)
  await putOriginal(checker, original, { number: NUMBER, day: DAY })
}

/** Who has which part in what the head answers for. */
const handsOf = ({ inspector, head, checker, superior }: People) => ({ drafts: inspector, advises: head, checks: checker, signs: superior })

/** What a signed decision does: to ratings, to what the head answers for, and from the day on which it is handed over. */
async function letItCount(people: People, { heads, rates, after }: Words, place: string): Promise<void> {
  const { checker, head } = people
  await conclude(handsOf(people), place, heads, { who: UNIT_HEAD.name, isLiable: true })
  await goTo(checker, `/ratings/${OFFICER.id}`)
  await propose(checker, rates, rates.worst)
  await goTo(head, `/ratings/${OFFICER.id}`)
  await concludeRating(head, rates)
  await lookAgain(head, place)
  await serve(head, after, SERVED)
}

/** What it counts for beside: rules that go by earlier decisions on the person; forms that like decisions have. */
async function countedFor(walk: Walk, { inspector }: People, { later, like }: Cases): Promise<{ rules: boolean; forms: string[] }> {
  const own = { id: later.id, officer: OFFICER.id, day: TODAY }
  const { answer } = await askAs(walk.pages, inspector, askCaseLaw, own)
  const rules = answer!.outcomes.flatMap(({ because }) => because.map(({ rule }) => rule))
  const other = { id: like.id, officer: like.parties[0]!.id, day: TODAY }
  const { counts } = await askAs(walk.pages, inspector, showPrecedents, other)
  return { rules: rules.some((rule) => /running|repeat|recidivism/u.test(rule)), forms: counts!.forms.map(({ form }) => form) }
}

/** Ledgers, scorecard, and the page of the case say that it stands no more; what the head answers for waits to be concluded again. */
async function readReversed({ checker, superior, inspector }: People, { heads, rates, after, all }: Words, place: string): Promise<void> {
  await lookAgain(checker, `/ratings/${OFFICER.id}`)
  await checker.getByText(rates.again).waitFor()
  await checker.getByRole('heading', { name: rates.reversed, exact: true }).waitFor()
  await lookAgain(superior, '/units/01AB/scorecard?year=2026')
  await superior.getByRole('button', { name: all.reversed }).waitFor()
  expect(await superior.getByRole('button', { name: all.decisions }).count()).toBe(0)
  await superior.getByRole('button', { name: all.reversedReview }).waitFor()
  expect(await superior.getByRole('button', { name: all.liable }).count()).toBe(0)
  await lookAgain(superior, `/ratings/${UNIT_HEAD.id}`)
  await superior.getByRole('heading', { name: rates.reversed, exact: true }).waitFor()
  await lookAgain(superior, place)
  await offer(superior, heads.draft, UNIT_HEAD.name).waitFor()
  await lookAgain(inspector, place)
  await inspector.getByText(after.reversed).first().waitFor()
}

/** Whoever had been told finds it among what concerns him, and says that he knows. */
async function beTold({ concerned, checker, head }: People, { after }: Words): Promise<void> {
  for (const page of [concerned, checker, head]) {
    await lookAgain(page, '/mine')
    await page.getByRole('heading', { name: after.ownTold, exact: true }).waitFor()
    await button(page, after.know).click()
    await page.getByText(after.confirmed).waitFor()
  }
}

/** Decided anew by the same hands, and the head is judged anew. */
async function decideAnew(walk: Walk, people: People, { heads }: Words, { file }: Cases): Promise<string> {
  const make = caseMaker(walk.pages.db(), pack)
  const { decisions } = await make.sign(await make.draft(file, { day: TODAY }))
  await conclude(handsOf(people), `/cases/${file.id}`, heads, { who: UNIT_HEAD.name })
  return decisions.find(({ state }) => state === 'signed')!.id
}

/** Whoever it is about is exonerated by others. */
async function exonerate(walk: Walk, { file }: Cases, decision: string): Promise<void> {
  const db = walk.pages.db()
  const ruling = {
    id: file.id,
    decision,
    complaint: null,
    kind: 'exonerated',
    day: TODAY,
    grounds: 'Không có hành vi.',
    wording: null,
  } as const
  const after = await draftRuling(db, asPerson(REVIEWER.id), pack, ruling)
  const drafted = after.decisions.flatMap(({ rulings }) => rulings).find(({ state }) => state === 'draft')!
  await signRuling(db, asPerson(SUPERIOR.id), pack, { id: file.id, ruling: drafted.id, number: '13/QĐ-GQKN', reason })
}

describe.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))('paper, %s', (language) => {
  const walk = openWalk()

  test('printed, signed, stamped, scanned, numbered, complained about on the fifteenth day, quashed: what it did is undone, and who knew of it knows', async () => {
    const words = wordsOf(language)
    const { after, rates, all } = words
    const make = caseMaker(walk.pages.db(), pack)
    const handler = asPerson(INSPECTOR.id)
    const wish = { kinds: ['public-duty'], handler, heardOn: ago(24) }
    const file = await make.heard(wish)
    const later = await make.heard({ ...wish, day: ago(8), heardOn: ago(4) })
    const like = await make.heard({ ...wish, who: 'CC-00012' })
    const [cases, place] = [{ file, later, like }, `/cases/${file.id}`]
    await walk.together(SIX, language, async (people) => {
      const { concerned, reviewer, superior } = people
      await stage('the paper', () => onPaper(people, words, place))
      await stage('what it counts for', () => letItCount(people, words, place))
      expect(await countedFor(walk, people, cases)).toEqual({ rules: true, forms: ['warning'] })
      await stage('a complaint of the fifteenth day', async () => {
        await lookAgain(concerned, '/mine')
        expect((await openOwn(concerned, after)).equals(SCAN.buffer)).toBe(true)
        await complain(concerned, after)
      })
      await stage('another head quashes it', async () => {
        await lookAgain(reviewer, place)
        await quash(reviewer, after)
        await lookAgain(superior, place)
        await signQuash(superior, after)
        await tellOffice(superior, after)
      })
      await stage('what it did is undone', () => readReversed(people, words, place))
      expect(await countedFor(walk, people, cases)).toEqual({ rules: false, forms: [] })
      await stage('whoever had been told is told', () => beTold(people, words))
      expect(await readOwn(concerned)()).not.toContain(UNIT_HEAD.name)
      await stage('exonerated, nobody answers for it', async () => {
        await exonerate(walk, cases, await decideAnew(walk, people, words, cases))
        const { reviews } = await askAs(walk.pages, superior, showCaseFile, { id: file.id })
        expect(reviews.map(({ officer, outcome, reversedOn }) => [officer.id, outcome, reversedOn])).toEqual([
          [UNIT_HEAD.id, 'liable', TODAY],
          [UNIT_HEAD.id, 'none', TODAY],
        ])
        await lookAgain(superior, `/ratings/${UNIT_HEAD.id}`)
        await superior.getByRole('heading', { name: rates.reversed, exact: true }).waitFor()
        await lookAgain(superior, '/units/01AB/scorecard?year=2026')
        await superior.getByRole('button', { name: all.reversedReviews }).waitFor()
        await expectSoon(() => superior.getByRole('button', { name: all.liable }).count()).toBe(0)
      })
    })
  }, 600_000)
})
