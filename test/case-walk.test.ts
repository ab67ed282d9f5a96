/**
 * One case under the law of today, by six people in six browsers: an extract of declarations is imported and compared, a finding of it leads to a case, and
 * that to notice, explanation, council, decision and its document, what the heads answer for, ratings, and the numbers of the unit.
 */
import { describe, expect, test } from 'vitest'
import { unzip } from './build-documents.ts'
import { button, check, draft, grade, hear, SAID, sign, TITLE } from './case-screen.ts'
import { formCouncil, hold, summon } from './council-screen.ts'
import { checkDocument, fillGaps, issue, prepare, print } from './document-screen.ts'
import { expectSoon, goTo, inTurn, program } from './pages.ts'
import { concludeRating, propose } from './rating-screen.ts'
import { ANSWERED, ASKED, conclude, offer } from './review-screen.ts'
import { CHAIR, HEAD, OFFICER, openWalk, SEATED, stage, UNIT_DEPUTY, UNIT_HEAD, type Together } from './walk-people.ts'
import { caseOf, importExtract, readOwn, wordsOf, type Language, type Words } from './walk-screen.ts'

const SIX = ['inspector', 'concerned', 'checker', 'head', 'superior', 'unitHead'] as const
type People = Together<(typeof SIX)[number]>
const GIVEN = { verified: '2026-11-02', notified: '2026-11-04', heard: '2026-11-10' }
const SITTING = { formedOn: '2026-11-12', summonedOn: '2026-11-16', on: '2026-11-24', place: 'Phòng họp tầng 2' }
const [NUMBER, DECIDED, WRITTEN] = ['214/QĐ-CHQ', '2026-11-27', 'ngày 27 tháng 11 năm 2026']

/** A case is there; whoever it is about is told nothing, and does not find it. */
async function openOne({ inspector, concerned }: People, language: Language): Promise<string> {
  const own = readOwn(concerned)
  const before = await own()
  const place = await caseOf(inspector, language, 'now')
  expect(await own()).toBe(before)
  await goTo(concerned, place)
  await expectSoon(() => concerned.locator('main').innerText()).not.toContain(TITLE)
  await goTo(concerned, '/mine')
  return place
}

async function giveHearing({ inspector, concerned }: People, { say }: Words): Promise<void> {
  await hear(inspector, say, GIVEN)
  await grade(inspector, say)
  await expectSoon(readOwn(concerned)).toContain(SAID)
}

/** He is summoned, five vote, and the minutes know who sat where. */
async function sitDown({ inspector, concerned }: People, { seats, paper }: Words): Promise<void> {
  await formCouncil(inspector, seats, SEATED, SITTING.formedOn)
  await summon(inspector, seats, SITTING)
  await expectSoon(readOwn(concerned)).toContain(SITTING.place)
  await hold(inspector, seats)
  await prepare(inspector, paper, paper.minutes)
  for (const part of [SITTING.place, CHAIR.name]) await inspector.getByText(part).first().waitFor()
}

/** Whoever drafts is not offered to check; gives the place of the document. */
async function draftBoth({ inspector }: People, { say, paper }: Words): Promise<string> {
  await draft(inspector, say, { day: DECIDED })
  expect(await button(inspector, say.check).count()).toBe(0)
  await prepare(inspector, paper, paper.decision, paper.region)
  await fillGaps(inspector, paper, {
    ...{ [paper.symbol]: 'CCKV1', [paper.place]: 'Vân Phượng', [paper.position]: 'CHI CỤC TRƯỞNG' },
    ...{ [paper.proposer]: 'bộ phận tổ chức cán bộ', [paper.signer]: HEAD.name },
  })
  return new URL(inspector.url()).pathname
}

/** A second person checks the document and the decision, a third signs; then the document has its number. */
async function checkAndSign({ checker, head }: People, { say, paper }: Words, place: string, sheet: string): Promise<void> {
  await goTo(checker, sheet)
  await checkDocument(checker, paper)
  await goTo(checker, place)
  await check(checker, say)
  expect(await button(checker, say.sign).count()).toBe(0)
  await goTo(head, place)
  await sign(head, say)
  await goTo(checker, sheet)
  await issue(checker, paper, { isDecision: true })
}

async function readPrinted({ checker }: People, { paper }: Words): Promise<void> {
  expect((await print(checker, paper, paper.pdf)).toString('latin1', 0, 5)).toBe('%PDF-')
  const file = unzip(await print(checker, paper, paper.docx)).get('word/document.xml')!
  const words = file.toString().replaceAll(/<[^>]+>/gu, '')
  for (const part of [OFFICER.name, HEAD.name, NUMBER, '172/2025/NĐ-CP', WRITTEN]) expect(words).toContain(part)
}

/** The head is told, answers himself and reads what was concluded, and nothing else; whom the case is about is told nothing of who was in charge. */
async function reviewHeads(
  { inspector, head, checker, superior, concerned, unitHead }: People,
  { say, heads }: Words,
  place: string,
): Promise<void> {
  const hands = { drafts: inspector, advises: head, checks: checker, signs: superior }
  const his = readOwn(unitHead)
  expect(await his()).not.toContain(ASKED)
  await conclude({ ...hands, head: unitHead }, place, heads, { who: UNIT_HEAD.name, isLiable: true })
  expect(await offer(checker, heads.sign).count()).toBe(0)
  await conclude(hands, place, heads, { who: UNIT_DEPUTY.name })
  const seen = await his()
  for (const part of [ASKED, ANSWERED, heads.reprimand]) expect(seen).toContain(part)
  for (const { name } of [OFFICER, UNIT_DEPUTY]) expect(seen).not.toContain(name)
  const own = readOwn(concerned)
  for (const part of [say.warning, NUMBER]) await expectSoon(own).toContain(part)
  const told = await own()
  for (const { name } of [UNIT_HEAD, UNIT_DEPUTY]) expect(told).not.toContain(name)
}

/** What was decided counts in the year of each of the two, whom one person proposes to rate and another rates. */
async function rateBoth({ checker, head, concerned }: People, { rates }: Words): Promise<void> {
  for (const { id } of [OFFICER, UNIT_HEAD]) {
    await goTo(checker, `/ratings/${id}`)
    await checker.getByText(rates.counts, { exact: true }).first().waitFor()
    await propose(checker, rates, rates.worst)
    expect(await button(checker, rates.conclude).count()).toBe(0)
    await goTo(head, `/ratings/${id}`)
    await concludeRating(head, rates)
  }
  await expectSoon(readOwn(concerned)).toContain(rates.worst)
}

async function readScorecard({ superior }: People, { all }: Words): Promise<void> {
  await goTo(superior, '/units/01AB/scorecard?year=2026')
  for (const number of [all.decisions, all.liable, all.notLiable]) await superior.getByRole('button', { name: number }).waitFor()
  await superior.getByRole('button', { name: all.decisions }).click()
  await superior.getByRole('link', { name: TITLE }).waitFor()
}

// Each language has an office of its own, as what is decided counts for the people in it.
describe.skipIf(program === undefined).each(inTurn(['en-GB', 'vi-VN'] as const))('an act of today, %s', (language) => {
  const walk = openWalk()

  test('from an imported declaration to ratings and the scorecard, by six people in six browsers', async () => {
    const words = wordsOf(language)
    await stage('import', () => importExtract(walk, language))
    await walk.together(SIX, language, async (people) => {
      const place = await stage('a case of which he is told nothing', () => openOne(people, language))
      await stage('notice and explanation', () => giveHearing(people, words))
      await stage('council and its minutes', () => sitDown(people, words))
      await goTo(people.inspector, place)
      const sheet = await stage('a decision and its document are drafted', () => draftBoth(people, words))
      await stage('a second person checks, a third signs', () => checkAndSign(people, words, place, sheet))
      await stage('what is printed', () => readPrinted(people, words))
      await stage('reviews of the head and the deputy in charge', () => reviewHeads(people, words, place))
      await stage('ratings of the officer and of the head of his unit', () => rateBoth(people, words))
      await stage('the scorecard of the unit', () => readScorecard(people, words))
      expect(await people.superior.locator('main').innerText()).toContain(TITLE)
    })
  }, 600_000)
})
