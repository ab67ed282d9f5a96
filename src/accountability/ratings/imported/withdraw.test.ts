/** A rating that was taken over by mistake is withdrawn by two persons. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { EVERYTHING, seedRegister } from '../../../../test/build-db.ts'
import { oldCases, type OldRow } from '../../../../test/build-legacy.ts'
import { workFor } from '../../../../test/build-work.ts'
import { testDatabase } from '../../../../test/db.ts'
import { everything, type Scope } from '../../../base/schema.ts'
import { writing } from '../../../base/write/index.ts'
import { readLaw } from '../../../law/allowed/index.ts'
import {
  confirmImportedWithdrawal,
  dropImportedWithdrawal,
  importRatings,
  listOwnRatings,
  listRatings,
  proposeImportedWithdrawal,
  showLedger,
} from '../index.ts'
import { ledger, listRatings as listContract } from '../schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [PERSONNEL, HEAD, THIRD] = [as('CC-90001'), as('CC-90003'), as('CC-90004')]
const reason = 'nạp nhầm người'
const WHO = 'CC-00001'
const ROW: OldRow = { officer: WHO, year: '2023', level: 'good', source: 'Danh sách 2023', number: '45/QĐ', day: '12/12/2023' }

beforeAll(async () => {
  await seedRegister(db)
  await writing(db, (trx) =>
    sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    ),
  )
})

const importing = async (row: OldRow) => (await importRatings(db, PERSONNEL, pack, oldCases([row], 'ratings.csv'), 'theo danh sách')).counts
const yearOf = async (officer: string, year: number) =>
  ledger.parse(await showLedger(db, EVERYTHING, pack, { officer })).years.find((one) => one.year === year)!
const idOf = async (year: number): Promise<string> => (await yearOf(WHO, year)).imported!.id
const propose = (id: string, by = PERSONNEL) => proposeImportedWithdrawal(db, by, { id, reason })
const confirm = (id: string, by = HEAD) => confirmImportedWithdrawal(db, by, { id, reason })

test('one proposes, a second confirms: it stays in the ledger of its year, marked, counts nowhere, and the year is taken over again', async () => {
  await importing(ROW)
  const id = await idOf(2023)
  await expect(confirm(id)).rejects.toMatchObject({ code: 'conflict' })
  expect(await propose(id)).toMatchObject({ withdrawnOn: null, withdrawals: [{ reason, confirmedBy: null }] })
  await expect(confirm(id, PERSONNEL)).rejects.toMatchObject({ code: 'denied' })
  const waits = async (by: Scope) =>
    (await workFor(db, by)).filter(({ kind }) => kind === 'rating-withdrawal').map(({ record, number }) => [record, number])
  expect([await waits(HEAD), await waits(PERSONNEL), await waits(as(WHO))]).toEqual([[[WHO, '2023']], [], []])
  expect((await yearOf(WHO, 2023)).imported).toMatchObject({ id, withdrawnOn: null })
  await confirm(id)
  expect(await waits(HEAD)).toEqual([])
  const year = await yearOf(WHO, 2023)
  expect([year.imported, year.withdrawn]).toMatchObject([
    null,
    [{ id, withdrawnOn: expect.any(String) as string, withdrawals: [{ reason }] }],
  ])
  const listed = async () => (await listRatings(db, EVERYTHING, pack, listContract.input.parse({ year: 2023, state: 'imported' }))).rows
  expect(await listed()).toEqual([])
  expect(await importing({ ...ROW, level: 'excellent' })).toMatchObject({ add: 1, same: 0 })
  expect(await yearOf(WHO, 2023)).toMatchObject({ imported: { level: 'excellent' }, withdrawn: [{ level: 'good' }] })
  expect((await listed()).map(({ rating }) => rating!.level)).toEqual(['excellent'])
})

test('whom it is about sees that it is withdrawn, not who says what of it; nobody withdraws his own', async () => {
  await importing({ ...ROW, year: '2022' })
  const id = await idOf(2022)
  await propose(id)
  const own = async () => (await listOwnRatings(db, as(WHO), pack)).ledger!.years.find(({ year }) => year === 2022)!
  expect((await own()).imported).toMatchObject({ withdrawnOn: null, withdrawals: [] })
  await confirm(id)
  expect(await own()).toMatchObject({ imported: null, withdrawn: [{ withdrawnOn: expect.any(String) as string, withdrawals: [] }] })
  await importing({ ...ROW, year: '2021' })
  await expect(propose(await idOf(2021), as(WHO))).rejects.toMatchObject({ code: 'absent' })
})

test('of two who settle a proposal at once one does, and what was settled stays', async () => {
  await importing({ ...ROW, year: '2020' })
  const id = await idOf(2020)
  await propose(id)
  const ends = await Promise.allSettled([confirm(id), confirm(id, THIRD), dropImportedWithdrawal(db, THIRD, { id, reason })])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
  const changes = [
    sql`update accountability.imported_withdrawal set dropped_by = 'x', dropped_at = now(), dropped_why = 'x' where rating = ${id}`,
    sql`delete from accountability.imported_withdrawal where rating = ${id}`,
    sql`update accountability.imported_rating set withdrawn_on = null where id = ${id}`,
    sql`update accountability.imported_rating set withdrawn_on = '2026-11-28' where year = 2021`,
  ]
  for (const change of changes) await expect(writing(db, (trx) => change.execute(trx))).rejects.toThrow(/stays/u)
})
