import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { writing } from '../src/base/write/index.ts'
import { buildHandled, buildServing } from './build-treatment.ts'
import { expectSoon, expectSoundPages, inTurn, openPages, program } from './pages.ts'

const pages = openPages()
const handler = (at: number): string => `CC-7${String(at).padStart(4, '0')}`
const [LENIENT, FEW] = [handler(91), handler(93)]
const ADDRESS = '/treatment?of=handled&from=2024&until=2026'

beforeAll(async () => {
  if (program === undefined) return
  const db = pages.db()
  const alike = Array.from({ length: 10 }, (_, at) => handler(at))
  await writing(db, async (trx) => {
    await sql`insert into organisation.officer (number, name) values ('CC-00001', 'x') on conflict do nothing`.execute(trx)
    await sql`insert into organisation.service (officer, during, class) select 'CC-00001', '[2015-01-01,)', 'civil-servant'
      where not exists (select from organisation.service where officer = 'CC-00001')`.execute(trx)
  })
  const { rows } = await sql<{
    code: string
  }>`select code from organisation.unit_state where level = 3 and during @> '[2026-01-01,)'::daterange
    order by code limit 1`.execute(db)
  const unit = rows[0]!.code
  await buildServing(
    db,
    [...alike, LENIENT, FEW].map((number) => ({ number, unit })),
  )
  for (const [at, who] of alike.entries()) await buildHandled(db, { handler: who, unit, n: 36, mild: 6 + (at % 4) })
  await buildHandled(db, { handler: LENIENT, unit, n: 40, mild: 36 })
  await buildHandled(db, { handler: FEW, unit, n: 7, mild: 7 })
}, 120_000)

const WORDS = {
  'vi-VN': { look: 'Nhiều hơn dự kiến: nên xem lại', few: 'Chưa biết: ít hơn 30 việc', behind: `Việc của Người ${LENIENT}: nhắc nhở` },
  'en-GB': {
    look: 'More than expected: worth a look',
    few: 'Unknown: fewer than 30 matters',
    behind: `Matters of Người ${LENIENT}: reminder`,
  },
} as const

test.skipIf(program === undefined).each(inTurn(['vi-VN', 'en-GB'] as const))(
  'from who treated like matters otherwise to the matters themselves; who has too few is unknown (%s)',
  async (language) => {
    const say = WORDS[language]
    await pages.open(ADDRESS, { language }, async (page) => {
      const row = (name: string) => page.getByRole('row').filter({ hasText: `Người ${name}` })
      await row(LENIENT).getByText(say.look).waitFor()
      await row(FEW).getByText(say.few).first().waitFor()
      await expectSoon(() => page.getByText(say.look).count()).toBe(1)
      await page.getByRole('img', { name: /./u }).waitFor()
      await row(LENIENT).getByRole('button', { name: '36', exact: true }).click()
      await page.getByRole('heading', { name: new RegExp(say.behind, 'iu') }).waitFor()
      await expectSoon(() => page.getByRole('link', { name: /^VV-LIKE-/u }).count()).toBe(20)
    })
    await pages.open(ADDRESS, { language, width: 390 }, async (page) => {
      await page.getByText(say.look).waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    })
    await expectSoundPages(pages, [ADDRESS, `${ADDRESS}&who=${LENIENT}`, '/treatment?from=2001&until=2002'])
  },
)
