import Excel from 'exceljs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { buildCase, buildDecision } from '../../../../test/build-accountability.ts'
import { EVERYTHING, seedRegister } from '../../../../test/build-db.ts'
import { oldCases, type OldRow } from '../../../../test/build-legacy.ts'
import { testDatabase } from '../../../../test/db.ts'
import { everything, type Scope } from '../../../base/schema.ts'
import { writing } from '../../../base/write/index.ts'
import { readLaw } from '../../../law/allowed/index.ts'
import {
  checkRatings,
  concludeRating,
  importRatings,
  listOwnRatings,
  listRatings,
  proposeRating,
  ratingTemplate,
  showLedger,
} from '../index.ts'
import { ledger as ledgerContract, listRatings as listContract } from '../schema.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [PERSONNEL, HEAD] = [as('CC-90001'), as('CC-90003')]
const reason = 'theo danh sách xếp loại cũ'
const WHO = 'CC-00001'
const TRIALS = Math.max(10, Math.round(Number(process.env['LIEM_TRIALS'] ?? '0') / 20))
const worst = pack.terms.ratings!.levels.at(-1)!.id

beforeAll(async () => {
  await seedRegister(db)
  await writing(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
    for (let n = 10; n < 60; n++) {
      await sql`insert into organisation.officer (number, name) values (${`CC-000${n}`}, ${`Người thứ ${n}`})`.execute(trx)
      await sql`insert into organisation.service (officer, during, class) values (${`CC-000${n}`}, '[2015-01-01,)', 'civil-servant')`.execute(
        trx,
      )
      await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on) values ('01CD', 'officer', ${`CC-000${n}`}, '[2015-01-01,)', '{}', '2015-01-01')`.execute(
        trx,
      )
    }
  })
})
let next = 10
const nobody = (): string => `CC-000${next++}`

const ROW: OldRow = {
  officer: WHO,
  year: '2023',
  level: 'good',
  source: 'Danh sách xếp loại 2023, Hải quan 01AB',
  ratedBy: 'Đội trưởng',
  number: '45/QĐ',
  day: '12/12/2023',
  points: '',
}
const importing = (rows: readonly OldRow[], by: Scope = PERSONNEL) => importRatings(db, by, pack, oldCases(rows, 'ratings.csv'), reason)
const trying = async (rows: readonly OldRow[], by: Scope = PERSONNEL) =>
  contract.checkRatings.output.parse(await checkRatings(db, by, pack, oldCases(rows, 'ratings.csv')))
const ledgerOf = async (officer: string, by: Scope = EVERYTHING) => ledgerContract.parse(await showLedger(db, by, pack, { officer }))
const yearOf = async (officer: string, year: number) => (await ledgerOf(officer)).years.find((one) => one.year === year)
const list = async (more: object) => listRatings(db, EVERYTHING, pack, listContract.input.parse({ limit: 100, ...more }))

test('a rating from a file stands in the ledger of its year, marked with its source; the same file again has no effect', async () => {
  const preview = await trying([ROW])
  expect(preview).toMatchObject({
    mistakeCount: 0,
    counts: { add: 1, same: 0, unknown: 0, superseded: 0 },
    rows: [{ row: 2, officer: WHO, year: 2023, level: 'good' }],
  })
  expect((await importing([ROW])).counts).toEqual(preview.counts)
  expect((await importing([ROW])).counts).toMatchObject({ add: 0, same: 1 })
  const year = await yearOf(WHO, 2023)
  expect(year!.imported).toMatchObject({
    level: 'good',
    known: true,
    source: ROW['source'],
    ratedBy: 'Đội trưởng',
    number: '45/QĐ',
    day: '2023-12-12',
    points: null,
    superseded: false,
  })
  expect([year!.ratings, year!.facts]).toEqual([[], []])
  expect((await listOwnRatings(db, as(WHO), pack)).ledger!.years.find((one) => one.year === 2023)!.imported).toMatchObject({
    level: 'good',
  })
})

test('mistakes are told by row and field, and with one nothing is taken over', async () => {
  const rows: OldRow[] = [
    { ...ROW, officer: 'CC-404' },
    { ...ROW, officer: '' },
    { ...ROW, year: '2031' },
    { ...ROW, year: '2022', level: '' },
    { ...ROW, year: '2021', day: '31/02/2022' },
    { ...ROW, year: '2020', points: '12,345' },
    { ...ROW, year: '2019', source: '' },
    { ...ROW, year: '2018', cases: 'VV-2020-9999' },
    { ...ROW, year: '2017' },
    { ...ROW, year: '2017' },
    { ...ROW, officer: 'CC-90001', year: '2016' },
    { ...ROW, level: 'excellent' },
  ]
  const { mistakes } = await trying(rows)
  const places = mistakes.map(({ row, field }) => `${row} ${field}`)
  expect(places).toEqual([
    '2 officer',
    '3 officer',
    '4 year',
    '5 level',
    '6 day',
    '7 points',
    '8 source',
    '9 cases',
    '9 cases',
    '11 year',
    '12 officer',
    '13 year',
  ])
  await expect(importing(rows)).rejects.toMatchObject({ code: 'input' })
  expect((await yearOf(WHO, 2022))?.imported ?? null).toBeNull()
})

test('a level that no law has is kept as the source calls it', async () => {
  await importing([{ ...ROW, year: '2015', level: 'Lao động tiên tiến' }])
  expect((await yearOf(WHO, 2015))!.imported).toMatchObject({ level: 'Lao động tiên tiến', known: false })
  const vi = pack.terms.ratings!.levels[0]!.vi
  await importing([{ ...ROW, year: '2014', level: vi.toUpperCase() }])
  expect((await yearOf(WHO, 2014))!.imported).toMatchObject({ level: pack.terms.ratings!.levels[0]!.id, known: true })
})

test('nobody takes over his own, or of people whom he does not rate', async () => {
  const [own, other] = [nobody(), nobody()]
  const by: Scope = { ...as(own), units: ['R1'], hidden: [own] }
  expect((await trying([{ ...ROW, officer: own }], by)).mistakes).toMatchObject([
    { field: 'officer', message: { en: expect.stringMatching(/himself/u) as unknown } },
  ])
  expect((await trying([{ ...ROW, officer: other }], by)).mistakes).toMatchObject([
    { field: 'officer', message: { en: `you do not rate ${other}` } },
  ])
})

test('what is concluded in Liêm takes its place, and it counts neither in the list of the rated twice nor in a quota', async () => {
  const [rated, elsewhere] = [nobody(), nobody()]
  const before = (await list({ year: 2025, unit: '01CD' })).counts
  await importing([
    { ...ROW, officer: rated, year: '2025' },
    { ...ROW, officer: elsewhere, year: '2025', level: 'excellent', source: 'Cục Thuế' },
  ])
  const page = await list({ year: 2025, unit: '01CD' })
  expect(page.counts).toMatchObject({ none: before.none - 2, imported: before.imported + 2, concluded: before.concluded })
  expect(page.quota?.groups.every(({ have, of }) => have === 0 && of === 0) ?? true).toBe(true)
  const given = {
    officer: rated,
    year: 2025,
    byResults: 'completed',
    level: 'completed',
    scores: null,
    cases: [],
    deviates: null,
    corrects: null,
  }
  const { id } = await proposeRating(db, PERSONNEL, pack, given)
  await concludeRating(db, HEAD, pack, { id, reason })
  const after = await list({ year: 2025, unit: '01CD' })
  expect(after.counts).toMatchObject({ imported: before.imported + 1, concluded: before.concluded + 1 })
  expect(after.rows.filter(({ officer }) => officer.id === rated).map(({ rating }) => [rating?.level, rating?.state])).toEqual([
    ['completed', 'concluded'],
  ])
  expect((await yearOf(rated, 2025))!.imported).toMatchObject({ superseded: true })
  expect((await list({ year: 2025, state: 'imported', unit: '01CD' })).rows.map(({ officer }) => officer.id)).toEqual([elsewhere])
})

test('an act for which somebody was rated at the worst level, as a file says, counts in no other year', async () => {
  const who = nobody()
  const { id, number } = await caseOf(who)
  await buildDecision(db, id, '2024-03-10', { officer: who })
  const counted = async () =>
    (await ledgerOf(who)).years.flatMap(({ year, facts }) => facts.map(({ verdict, countedIn }) => [year, verdict, countedIn]))
  expect(await counted()).toEqual([[2024, expect.stringMatching(/counts|undetermined/u), null]])
  expect((await trying([{ ...ROW, officer: who, year: '2023', cases: number }])).mistakes).toMatchObject([{ field: 'cases' }])
  await importing([{ ...ROW, officer: who, year: '2023', level: worst, cases: number }])
  expect(await counted()).toEqual([[2024, 'other-year', 2023]])
})

test('what was taken over stays', async () => {
  for (const statement of [
    sql`update accountability.imported_rating set level = 'excellent'`,
    sql`delete from accountability.imported_rating`,
  ])
    await expect(writing(db, (trx) => statement.execute(trx))).rejects.toThrow(/stays/u)
})

test('no file changes what the ledger says of a year: limits, facts and ratings are the same with it and without', async () => {
  const row = fc.record({
    year: fc.integer({ min: 2016, max: 2026 }).map(String),
    level: fc.constantFrom(...pack.terms.ratings!.levels.map(({ id }) => id), 'Khá'),
  })
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(row, { selector: ({ year }) => year, minLength: 1, maxLength: 6 }), async (rows) => {
      const who = nobody()
      const { id } = await caseOf(who)
      await buildDecision(db, id, '2024-03-10', { officer: who })
      const bare = async () =>
        (await ledgerOf(who)).years.filter(({ year }) => year >= 2024).map(({ imported: _imported, ...year }) => year)
      const before = await bare()
      await importing(rows.map((one) => ({ ...ROW, officer: who, ...one })))
      expect(await bare()).toEqual(before)
    }),
    { numRuns: TRIALS },
  )
})

test('the template is read again as it is filled in', async () => {
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load((await ratingTemplate('en')) as unknown as Excel.Buffer)
  const who = nobody()
  workbook.worksheets[0]!.addRow([who, '2022', 'Completed well', 'List of 2022'])
  const file = { name: 'ratings.xlsx', bytes: Buffer.from(await workbook.xlsx.writeBuffer()) }
  expect((await checkRatings(db, PERSONNEL, pack, file)).rows.map(({ officer, year }) => [officer, year])).toEqual([[who, 2022]])
})

async function caseOf(officer: string): Promise<{ id: string; number: string }> {
  const id = await buildCase(db, { officer })
  const { rows } = await sql<{ number: string }>`select number from cases.case where id = ${id}`.execute(db)
  return { id, number: rows[0]!.number }
}
