/**
 * Each role tries the pages of a case that is filled and decided: the case with its evidence and reviews, its document, precedents, heads, ratings, scorecard, proposals,
 * what waits for him. He gets what his rights give; of the rest every page says what it says of what is not there. `LIEM_TRIALS`: each in both languages.
 */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectSound, settled } from '../apps/web/test/browser.ts'
import type { Identity } from '../src/access/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import { prepareDocument } from '../src/cases/documents/index.ts'
import { readLaw, termsOf } from '../src/law/allowed/index.ts'
import { EXPECTED } from './access-expected.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld } from './access-world.ts'
import { caseMaker, CONCERNED, HANDLER } from './build-case.ts'
import { buildEvidence } from './build-db.ts'
import { expectSoon, goTo, openPages, program } from './pages.ts'
import { REGISTER } from './sign-in-screen.ts'

const as: Identity = { account: '', officer: null, name: '', by: 'session', session: null, freshUntil: null, scopes: null }
const pages = openPages({ register: REGISTER, as })
const session = '01900000-0000-7000-8000-0000000000bb'
const NOWHERE = '01900000-0000-7000-8000-000000000009'
const NOT_THERE = { 'vi-VN': 'Không tìm thấy trang này.', 'en-GB': 'This page was not found.' } as const
const [TITLE, GIVEN] = ['Thông quan khi chưa ghi kết quả', 'Sổ trực ca ba']
let world: AccessWorld

interface Place {
  path: string
  /** The route by whose answer the page stands. */
  route: string
  /** What only the case or the record has. */
  shows?: string
  /** The same page of what is not there. */
  absent?: string
}
const places: Place[] = []

async function fillCase(): Promise<void> {
  const db = pages.db()
  await writeTo(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer
      where number not in (select officer from organisation.service)`.execute(trx)
    await sql`update findings.named set officer = ${CONCERNED}, unattributed = null where account = 'HQVP-0231'`.execute(trx)
  })
  const pack = await readLaw()
  const make = caseMaker(db, pack)
  const { id, number } = await make.decided({ finding: world.found('inspectorate', 'subtree').id, title: TITLE })
  await buildEvidence(db, pages.home(), HANDLER, id, 'ca ba', { what: GIVEN })
  const making = { home: pages.home().path, terms: termsOf(pack) }
  const { id: document } = await prepareDocument(db, HANDLER, making, {
    id,
    template: 'notice',
    of: CONCERNED,
    replaces: null,
    issuer: null,
    filled: {},
  })
  places.push(
    { path: `/cases/${id}`, route: 'GET /api/cases/:id', shows: TITLE, absent: `/cases/${NOWHERE}` },
    {
      path: `/cases/${id}/documents/${document}`,
      route: 'GET /api/cases/:id/documents/:document',
      shows: number,
      absent: `/cases/${NOWHERE}/documents/${NOWHERE}`,
    },
    { path: `/ratings/${CONCERNED}?year=2026`, route: 'GET /api/ratings/people/:officer' },
    { path: '/units/01AB/scorecard?year=2026', route: 'GET /api/units/:code/scorecard' },
    { path: '/heads', route: 'GET /api/heads' },
    { path: '/proposals', route: 'GET /api/proposals' },
    { path: '/work', route: 'GET /api/work' },
    { path: '/mine', route: 'GET /api/me/cases' },
  )
}

beforeAll(async () => {
  if (program === undefined) return
  world = await buildAccessWorld(pages.db(), { everywhere: ['inspectorate'] })
  await fillCase()
})

const LANGUAGES = ['vi-VN', 'en-GB'] as const
const isLong = process.env['LIEM_TRIALS'] !== undefined
const WALKS = ROLE_IDS.flatMap((role, at) =>
  LANGUAGES.filter((_, nth) => isLong || nth === at % 2).map((language) => ({ role, language, width: [1440, 390][(at >> 1) % 2]! })),
)
const may = (role: Role, route: string): boolean => EXPECTED[route] === 'all' || EXPECTED[route]!.includes(role)
const read = (page: Page): Promise<string> => page.locator('main').innerText()

/** What whoever may sees of it: what it has, and nothing that failed. */
async function expectThere(page: Page, language: keyof typeof NOT_THERE, { path, shows = '' }: Place): Promise<void> {
  await expectSoon(() => read(page)).toContain(shows)
  const said = [await page.getByRole('alert').allTextContents(), (await read(page)).includes(NOT_THERE[language])]
  expect([path, ...said]).toEqual([path, [], false])
}

/** Everybody else sees the page of what is not there. */
async function expectNothing(page: Page, language: keyof typeof NOT_THERE, { path, absent = path }: Place): Promise<void> {
  await expectSoon(() => read(page)).toContain(NOT_THERE[language])
  const forbidden = await read(page)
  expect([path, forbidden.includes(TITLE), forbidden.includes(GIVEN)]).toEqual([path, false, false])
  await goTo(page, absent)
  await expectSoon(() => read(page)).toBe(forbidden)
}

test.skipIf(program === undefined).each(WALKS)('$role, $language, $width wide', async ({ role, language, width }) => {
  Object.assign(as, identityOf(world.people.get(role)!), { session })
  const walk = async (page: Page): Promise<void> => {
    await page.waitForSelector('h1')
    for (const place of places) {
      await goTo(page, place.path)
      await settled(page)
      await (may(role, place.route) ? expectThere : expectNothing)(page, language, place)
    }
    await goTo(page, places[0]!.path)
    await settled(page)
    await expectSoon(async () => (await read(page)).includes(GIVEN)).toBe(may(role, places[0]!.route))
    await expectSound(page, [{ scheme: 'light', width }])
  }
  await pages.open('/', { language, width }, walk, /40[34]/u)
})
