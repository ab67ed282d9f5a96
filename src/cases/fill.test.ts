import { beforeAll, describe, expect, test } from 'vitest'
import { asPerson, caseMaker, CONCERNED, HANDLER, seedEntries, seedOffice, whoOf } from '../../test/build-case.ts'
import { EVERYTHING } from '../../test/build-db.ts'
import { testDatabase } from '../../test/db.ts'
import type { Scope } from '../base/schema.ts'
import { readLaw } from '../law/allowed/index.ts'
import { openCase, setAct } from './index.ts'
import type { ActGiven, CaseShown } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const make = caseMaker(db, pack)
const reason = 'theo kết quả xác minh'

beforeAll(async () => {
  await seedOffice(db)
  const handling = { serious: 'discipline' }
  await seedEntries(db, 'of-old', { 'A.1': { handling } }, { from: '2018-01-01', until: '2023-12-31' })
  await seedEntries(db, 'of-now', { 'A.1': { handling }, 'A.2': { handling } }, { from: '2024-01-01', until: '2026-06-30' })
  // From that day on two versions are in force, and nothing says which.
  await seedEntries(db, 'of-late', { 'A.3': { handling } }, { from: '2026-06-01' })
})

/** The act of a case, by an entry and of a day. */
function enter({ id, acts, ...file }: CaseShown, version: string, code: string, days: Partial<ActGiven> = {}): Promise<CaseShown> {
  const { id: act, what, from, until, detected } = acts[0]!
  const given = { id, act, officer: whoOf({ id, acts, ...file }), what, from, until, detected, severity: 'serious', disciplinable: true }
  return setAct(db, HANDLER, pack, { ...given, kinds: [], repeats: null, reason, ...days, entry: { version, code } })
}

describe('an act has an entry of the catalogue of its day', () => {
  test('an entry of the version of the first day is taken, also where the act goes on under the next', async () => {
    const file = await make.opened({ day: '2026-05-18' })
    expect((await enter(file, 'of-now', 'A.2')).acts[0]!.entry).toMatchObject({ version: 'of-now', code: 'A.2' })
    const long = await enter(file, 'of-old', 'A.1', { from: '2023-12-31', until: '2024-03-01' })
    expect(long.acts[0]!.entry).toMatchObject({ version: 'of-old' })
  })

  test.each([
    ['of a version that was over', 'of-old', 'A.1', {}],
    ['of a version that was still to come', 'of-late', 'A.3', {}],
    ['of the version of its last day only', 'of-now', 'A.1', { from: '2023-12-31' }],
    ['that the version does not have', 'of-now', 'A.3', {}],
    ['of a day without a version', 'of-old', 'A.1', { from: '2017-12-31' }],
  ])('an entry %s is refused at its place, and nothing is changed', async (_name, version, code, days) => {
    const file = await make.opened({ day: '2026-05-18' })
    await expect(enter(file, version, code, days)).rejects.toMatchObject({ code: 'input', place: { file: 'entry' } })
  })

  test('the refusal names the versions that are possible', async () => {
    const file = await make.opened({ day: '2026-05-18' })
    await expect(enter(file, 'of-old', 'A.1')).rejects.toMatchObject({ hint: 'choose an entry of of-now' })
  })

  test('where it is undetermined which version a day has, an entry of any of them is taken', async () => {
    const days = { from: '2026-06-10', until: '2026-06-10', detected: '2026-06-11' }
    const file = await make.opened({ day: '2026-05-18' })
    expect((await enter(file, 'of-now', 'A.1', days)).acts[0]!.entry).toMatchObject({ version: 'of-now' })
    expect((await enter(file, 'of-late', 'A.3', days)).acts[0]!.entry).toMatchObject({ version: 'of-late' })
    await expect(enter(file, 'of-old', 'A.1', days)).rejects.toMatchObject({ code: 'input' })
  })
})

test('nobody opens a case on himself or on somebody related to him, and nothing is left of the attempt', async () => {
  const finding = await make.finding('107482919001')
  const kin: Scope = { ...asPerson('CC-90021'), hidden: ['CC-90021', CONCERNED] }
  for (const by of [asPerson(CONCERNED), kin])
    await expect(openCase(db, by, EVERYTHING, { title: 'về mình', findings: [finding], reason })).rejects.toMatchObject({ code: 'denied' })
  expect((await make.opened({ finding })).sources).toHaveLength(1)
})
