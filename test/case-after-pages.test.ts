import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Identity } from '../src/access/index.ts'
import { localDay, ZONE } from '../src/base/index.ts'
import { showAfter } from '../src/cases/after/schema.ts'
import { checkDecision, draftDecision, signDecision } from '../src/cases/index.ts'
import { showCaseFile, type CaseShown } from '../src/cases/schema.ts'
import { listFindings } from '../src/findings/schema.ts'
import { readLaw } from '../src/law/allowed/index.ts'
import { AFTER_WORDS, complain, quash, serve, signQuash, tellOffice } from './after-screen.ts'
import { caseMaker, CHECKER, HANDLER, HEAD, whoOf } from './build-case.ts'
import { button } from './case-screen.ts'
import { expectSoundPages, goTo, inTurn, openPages, program } from './pages.ts'

/** Whoever looks; changed as the case goes from one to the other. */
const as: Identity = { account: 'local', officer: null, name: 'Local user', by: 'local', session: null, freshUntil: null, scopes: null }
const pages = openPages({ as })
const become = (officer: string | null): void => void Object.assign(as, { officer })
/** Two of another office, without a part in the decision. */
const [DRAFTER, OTHER_HEAD, READER] = ['CC-90011', 'CC-90012', 'CC-90013']
const pack = await readLaw()

const shifted = (day: string, by: number): string => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)
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
    const say = AFTER_WORDS[language]
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
