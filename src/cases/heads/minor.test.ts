import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { caseMaker, seedEntries, seedOffice, whoOf } from '../../../test/build-case.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { linkCases, setAct, showCaseFile } from '../index.ts'
import { refer } from '../proceedings/index.ts'
import type { ActGiven, CaseShown } from '../schema.ts'
import { showCaseHeads } from './index.ts'
import { showCaseHeads as contract } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const make = caseMaker(db, pack)
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [HANDLER, ABOVE] = [as('CC-90001'), as('CC-90002')]
const [WHO, HEAD, DEPUTY] = ['CC-00001', 'CC-00003', 'CC-00002']
const reason = 'theo kết quả xác minh'
/** Handled by a lower rating, whatever is repeated; by that or by discipline; by a lower rating, which repetition makes discipline. */
const [SLIGHT, EITHER, REPEATED] = ['T.01', 'T.02', 'T.03'].map((code) => ({ version: 'of-tests', code }))

beforeAll(async () => {
  await seedOffice(db)
  await seedEntries(db, 'of-tests', {
    'T.01': { handling: { serious: 'rating-lowered' } },
    'T.02': { handling: { 'less-serious': 'criticism', serious: 'discipline' } },
    'T.03': { handling: { serious: 'rating-lowered' }, repeat: 'Lặp lại thì xem xét kỷ luật' },
  })
  await writing(db, async (trx) => {
    await sql`delete from organisation.tenure`.execute(trx)
    await sql`insert into organisation.tenure (officer, unit, role, during, entered_on) values (${WHO}, '01AB', 'officer', '[2020-01-01,)', '2020-01-01'),
      (${HEAD}, '01AB', 'head', '[2020-01-01,)', '2020-01-01'), (${DEPUTY}, '01AB', 'deputy', '[2020-01-01,)', '2020-01-01')`.execute(trx)
  })
})

/** The act of a case, entered once more in another way. */
function regrade({ id, acts, ...file }: CaseShown, more: Partial<ActGiven>, law = pack): Promise<CaseShown> {
  const { id: act, what, from, until, detected } = acts[0]!
  const given = { id, act, officer: whoOf({ id, acts, ...file }), what, from, until, detected, severity: 'serious', disciplinable: true }
  return setAct(db, HANDLER, law, { ...given, kinds: [], repeats: null, entry: null, reason, ...more })
}
const reviewed = ({ reviews }: CaseShown): string[] => reviews.map(({ officer }) => officer.id).toSorted()
const minorIn = async ({ id }: CaseShown) => (await showCaseHeads(db, HANDLER, { id })).minor
/** How often the sums of all units have a minor act of this case. */
async function counted({ id }: CaseShown): Promise<{ unit: string; year: number; n: number }[]> {
  const { rows } = await sql<{ unit: string; year: number; n: number }>`select f.unit, f.year, f.n from accountability.counted c,
    jsonb_to_recordset(c.facts) as f (unit text, year int, kind text, n int) where c.case_id = ${id} and f.kind = 'minor'`.execute(db)
  return rows
}

test('of an act below discipline nobody is reviewed: it is counted, and the case says why, with what that rests on', async () => {
  const file = await make.opened()
  expect(reviewed(file)).toEqual([DEPUTY, HEAD])
  const slight = await regrade(file, { severity: null, disciplinable: false })
  expect(reviewed(slight)).toEqual([])
  const heads = contract.output.parse(await showCaseHeads(db, HANDLER, { id: file.id }))
  expect(heads.minor).toMatchObject([{ act: file.acts[0]!.id, by: 'below', form: null, illustrative: false, basis: { confirmed: false } }])
  expect(heads.minor[0]!.basis.note).toContain('own design')
  expect(await counted(file)).toEqual([{ unit: '01AB', year: 2026, n: 1 }])
})

test('an act is minor by its entry where that handles its degree without discipline; graded anew, its reviews come back', async () => {
  const file = await make.opened()
  const slight = await regrade(file, { entry: SLIGHT! })
  expect([reviewed(slight), (await minorIn(file)).map(({ by, form }) => [by, form])]).toEqual([[], [['entry', 'rating-lowered']]])
  const grave = await regrade(file, { entry: EITHER! })
  expect([reviewed(grave), await minorIn(file), await counted(file)]).toEqual([[DEPUTY, HEAD], [], []])
  const lighter = await regrade(file, { entry: EITHER!, severity: 'less-serious' })
  expect([reviewed(lighter), await counted(file)]).toEqual([[], [{ unit: '01AB', year: 2026, n: 1 }]])
})

test.each<[string, Partial<ActGiven>]>([
  ['no entry', {}],
  ['an entry, and no degree', { entry: SLIGHT!, severity: null }],
  ['a degree of which the entry says nothing', { entry: SLIGHT!, severity: 'very-serious' }],
  ['an entry that repetition changes, and it is not known whether it repeats', { entry: REPEATED! }],
  ['the same, and it repeats', { entry: REPEATED!, repeats: true }],
])('with %s it is not known to be minor: reviews stay provisional', async (_, given) => {
  const file = await regrade(await make.opened(), given)
  expect([reviewed(file), await minorIn(file), await counted(file)]).toEqual([[DEPUTY, HEAD], [], []])
})

test('an entry that repetition changes is minor once it is known that the act does not repeat', async () => {
  const file = await regrade(await make.opened(), { entry: REPEATED!, repeats: false })
  expect([reviewed(file), (await minorIn(file)).length]).toEqual([[], 1])
})

test('what is concluded of a head stays when the act becomes minor; what is provisional goes', async () => {
  const file = await make.graded()
  const review = file.reviews.find(({ officer }) => officer.id === HEAD)!.id
  await reviewMaker(db, pack).concluded({ id: file.id, review, outcome: 'none', by: ABOVE })
  const slight = await regrade(file, { severity: null, disciplinable: false })
  expect(slight.reviews.map(({ officer, outcome }) => [officer.id, outcome])).toEqual([[HEAD, 'none']])
})

test('of two acts the one that is not minor keeps the reviews; the other is counted', async () => {
  const file = await regrade(await make.opened(), { severity: null, disciplinable: false })
  const more = { severity: 'serious', disciplinable: true, kinds: [], repeats: null, entry: null, reason }
  const both = await setAct(db, HANDLER, pack, {
    ...{ id: file.id, act: null, officer: WHO, what: 'Cho qua', from: '2026-06-01', until: '2026-06-02', detected: '2026-06-03' },
    ...more,
  })
  expect([both.reviews.map(({ from }) => from), await counted(file)]).toEqual([
    ['2026-06-01', '2026-06-01'],
    [{ unit: '01AB', year: 2026, n: 1 }],
  ])
})

test('once the matter goes to an investigating body nothing of that person is minor', async () => {
  const file = await regrade(await make.opened(), { severity: null, disciplinable: false })
  const sent = { officer: WHO, origin: 'sent', body: 'Cơ quan An ninh điều tra', day: '2026-10-01', document: '88/CV-CHQ' } as const
  await refer(db, HANDLER, pack, { id: file.id, ...sent, reason })
  expect([reviewed(await showCaseFile(db, HANDLER, { id: file.id })), await minorIn(file), await counted(file)]).toEqual([
    [DEPUTY, HEAD],
    [],
    [],
  ])
})

test('an act of a duplicate is counted where the case goes on, and not twice', async () => {
  const [file, other] = [await regrade(await make.opened(), { severity: null, disciplinable: false }), await make.opened()]
  await linkCases(db, HANDLER, { id: file.id, other: other.number, kind: 'duplicate', reason })
  expect(await counted(file)).toEqual([])
})

test('practice of another day, or none, makes no act minor', async () => {
  const before = { ...pack, practice: { ...pack.practice, minor: pack.practice.minor.map((one) => ({ ...one, until: '2026-05-17' })) } }
  expect(reviewed(await regrade(await make.opened(), { severity: null, disciplinable: false }, before))).toEqual([DEPUTY, HEAD])
  const none = { ...pack, practice: { ...pack.practice, minor: [] } }
  expect(reviewed(await regrade(await make.opened(), { severity: null, disciplinable: false }, none))).toEqual([DEPUTY, HEAD])
})

test('forms that practice calls minor are forms of the law below discipline', () => {
  const below = pack.terms.forms.filter(({ discipline }) => discipline === 'no').map(({ id }) => id)
  for (const { handling } of pack.practice.minor) expect(below).toEqual(expect.arrayContaining(handling))
})
