/**
 * Five people, each signed in with a browser of his own, from a finding on an imported declaration to a signed decision and what the head answers for:
 * whoever inspects, whoever it is about, whoever checks, the head, and the head above him.
 */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { settled } from '../apps/web/test/browser.ts'
import { addDemonstrationAccounts } from '../src/access/sign-in/index.ts'
import { WORKER } from '../src/jobs/index.ts'
import { giveRole } from './access-acts.ts'
import { button, check, conclude, gradeAndDraft, hear, openFromFinding, SAID, sign, TITLE, WORDS } from './case-screen.ts'
import { expectSoon, goTo, inTurn, openPages, program } from './pages.ts'
import { take } from './sign-in-screen.ts'

const pages = openPages()
const PEOPLE = {
  inspector: 'inspectorate',
  concerned: 'official',
  checker: 'personnel',
  head: 'head',
  superior: 'head',
} as const
type Name = keyof typeof PEOPLE
const NAMES = Object.keys(PEOPLE) as Name[]

let finding: { id: string; officer: string }

/** A finding that names one person of the register, and accounts of the five with their roles. */
beforeAll(async () => {
  if (program === undefined) return
  const db = pages.db()
  const { rows } = await sql<{ id: string; unit: string; officer: string }>`select f.id, f.unit, n.officer
    from findings.finding f join findings.named n on n.finding = f.id
    where f.state = 'new' and f.withheld_by is null and n.officer is not null and f.unit is not null
      and (select count(*) from findings.named other where other.finding = f.id) = 1 order by f.number limit 1`.execute(db)
  const { id, unit, officer } = rows[0]!
  finding = { id, officer }
  const people = NAMES.map((name) => ({ login: name, name, officer: name === 'concerned' ? officer : null }))
  let made: ReadonlyMap<string, string> = new Map()
  await addDemonstrationAccounts(db, WORKER, people, async (_trx, _event, ids) => void (made = ids))
  for (const name of NAMES) {
    const role = PEOPLE[name]
    if (role === 'official') continue
    const of = name === 'head' ? unit : null
    await giveRole(db, { account: made.get(name)!, role, unit: of, from: '2026-01-01', until: null })
  }
})

/** Opens a browser for each, signed in, one within the other, and hands them on together. */
async function together(
  names: readonly Name[],
  language: 'vi-VN' | 'en-GB',
  walk: (pages: Record<Name, Page>) => Promise<void>,
): Promise<void> {
  const open: Partial<Record<Name, Page>> = {}
  const next = async (left: readonly Name[]): Promise<void> => {
    const [name, ...others] = left
    if (name === undefined) return walk(open as Record<Name, Page>)
    await pages.open(
      '/sign-in',
      { language, alone: true },
      async (page) => {
        await take(pages, page, name)
        await page.goto(`${pages.url()}/mine`)
        await page.waitForSelector('h1')
        open[name] = page
        await next(others)
      },
      ABSENT,
    )
  }
  await next(names)
}

/** Whoever may not see a case asks for it all the same. */
const ABSENT = /Failed to load resource: the server responded with a status of 404/u

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'from a finding to a signed decision and a concluded review, by five people in five browsers (%s)',
  async (language) => {
    const say = WORDS[language]
    await together(NAMES, language, async ({ inspector, concerned, checker, head, superior }) => {
      const own = async (): Promise<string> => {
        await concerned.reload()
        await concerned.waitForSelector('h1')
        await settled(concerned)
        return concerned.locator('main').innerText()
      }
      const before = await own()
      const toldSoon = (part: string) => expectSoon(own).toContain(part)
      await goTo(inspector, `/findings/${finding.id}`)
      await openFromFinding(inspector, say)
      const place = new URL(inspector.url()).pathname
      // He is told nothing before notice, and the case is not there for him.
      expect(await own()).toBe(before)
      await goTo(concerned, place)
      await expectSoon(() => concerned.locator('main').innerText()).not.toContain(TITLE)
      await goTo(concerned, '/mine')

      await hear(inspector, say)
      await toldSoon(SAID)
      await gradeAndDraft(inspector, say)
      // Whoever drafted is not offered to check.
      expect(await button(inspector, say.check).count()).toBe(0)
      await goTo(checker, place)
      await check(checker, say)
      expect(await button(checker, say.sign).count()).toBe(0)
      await goTo(head, place)
      await sign(head, say)
      await goTo(superior, place)
      await conclude(superior, say)
      for (const part of [say.warning, '214/QĐ-CHQ']) await toldSoon(part)
      const told = await own()
      for (const name of ['inspector', 'checker', 'superior']) expect(told).not.toContain(name)
    })
  },
)
