import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { inDays } from '../../../test/days.ts'
import { caseMaker, CONCERNED as WHO, confirmedLaw, seedOffice } from '../../../test/build-case.ts'
import { COUNCIL, RESERVE, seedCouncil } from '../../../test/build-sitting.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { addParty, showCaseFile } from '../index.ts'
import { callSitting, formCouncil, holdSitting, putOffSitting, replaceMember, showCouncils } from './index.ts'
import * as contract from './schema.ts'
import type { CaseCouncils, HoldGiven } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const confirmed = confirmedLaw(pack)
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const HANDLER = as('CC-90001')
const reason = 'theo hồ sơ'
const make = caseMaker(db, pack)
const newCase = () => make.heard({ detected: '2026-09-15', heardOn: '2026-10-01' })

beforeAll(async () => {
  await seedOffice(db)
  await seedCouncil(db)
})

const form = (id: string, members: readonly { officer: string; seat: string }[] = COUNCIL, law = pack): Promise<CaseCouncils> =>
  formCouncil(db, HANDLER, law, { id, officer: WHO, document: '12/QĐ-CHQ', day: '2026-10-05', members: [...members], reason })
const only = ({ councils }: CaseCouncils) => councils[0]!
const call = async (id: string, day = '2026-10-12', summonedOn = '2026-10-06', law = pack): Promise<CaseCouncils> => {
  const council = only(await showCouncils(db, HANDLER, pack, { id })).id
  return callSitting(db, HANDLER, law, { id, council, day, place: 'Phòng họp 2', summonedOn, document: '', invited: ['Bà Vũ Thị Thanh'] })
}
const hold = async (id: string, more: Partial<HoldGiven> = {}, law = pack): Promise<CaseCouncils> => {
  const { id: council, members, sittings } = only(await showCouncils(db, HANDLER, pack, { id }))
  const given = {
    attended: true,
    present: members.map((one) => one.id),
    votes: [
      { form: 'warning', n: 4 },
      { form: 'reprimand', n: 1 },
    ],
  }
  const said = { blank: 0, proposes: 'warning', minutes: 'Hội đồng đã nghe người bị xem xét.' }
  return holdSitting(db, HANDLER, law, { id, council, sitting: sittings[0]!.id, ...given, ...said, ...more })
}
const putOff = async (id: string, attended = false): Promise<CaseCouncils> => {
  const { id: council, sittings } = only(await showCouncils(db, HANDLER, pack, { id }))
  return putOffSitting(db, HANDLER, pack, { id, council, sitting: sittings[0]!.id, attended, reason: 'vắng mặt' })
}
const broken = (points: readonly { rule: string; kept: string }[]): string[] =>
  points.filter(({ kept }) => kept === 'broken').map(({ rule }) => rule)

test('a council is set up, summoned and sits; its secret votes are counts, and its proposal a step of the case', async () => {
  const { id } = await newCase()
  const formed = contract.caseCouncils.parse(await form(id))
  expect(only(formed).members.map(({ officer, seat }) => [officer.name, seat])[0]).toEqual(['Bùi Quang Hải', 'chair'])
  expect(only(formed).law.map(({ rule, kept, confirmed: by }) => [rule, kept, by])).toEqual([['d172-council', 'kept', false]])
  expect(formed.asks[0]!.law!.seats).toHaveLength(5)
  const called = await call(id)
  expect(only(called).sittings[0]!.law.map(({ rule, kept }) => [rule, kept])).toEqual([
    ['d172-council', 'kept'],
    ['d172-sit', 'kept'],
  ])
  const held = contract.caseCouncils.parse(await hold(id))
  expect(only(held).sittings[0]!.end).toMatchObject({
    held: true,
    votes: [
      { form: 'warning', n: 4 },
      { form: 'reprimand', n: 1 },
    ],
    proposes: 'warning',
    minutes: 'Hội đồng đã nghe người bị xem xét.',
  })
  const { state, steps } = await showCaseFile(db, HANDLER, { id })
  expect([state, steps[0]!.kind, steps[0]!.body]).toEqual([
    'council',
    'council',
    expect.objectContaining({ proposes: 'warning', votes: 4, members: 5 }),
  ])
  await expect(call(id)).rejects.toMatchObject({ code: 'conflict', message: 'this council has sat already' })
})

test('whoever is concerned, a witness, has handled it or is tied to it does not sit; of a tie no more is said', async () => {
  const { id } = await newCase()
  await addParty(db, HANDLER, { id, officer: 'CC-00002', role: 'witness', reason })
  await addParty(db, HANDLER, { id, officer: 'HD-3', role: 'verifier', reason })
  await writing(db, async (trx) => {
    await sql`insert into access.interest (officer, other, kind, during, document, event) values ('HD-4', ${WHO}, 'kinship', '[2020-01-01,)', 'x', 1)`.execute(
      trx,
    )
  })
  const of = (officer: string) =>
    form(
      id,
      COUNCIL.map((one) => (one.seat === 'party' ? { ...one, officer } : one.officer === officer ? { ...one, officer: RESERVE } : one)),
    )
  const refusals: string[] = []
  for (const officer of [WHO, 'CC-00002', 'HD-3', 'HD-4', 'CC-00003'])
    await of(officer).catch((error: Error) => refusals.push(error.message))
  expect(refusals).toEqual([
    'whoever is concerned does not sit in the council',
    'a witness does not sit in the council',
    'whoever has handled the matter does not sit in the council',
    'this person has a tie to the case and does not sit in the council',
    // Head of the region on the day of the act: his own responsibility is reviewed.
    'this person has a tie to the case and does not sit in the council',
  ])
  await writing(db, async (trx) => {
    await sql`delete from access.interest where officer = 'HD-4'`.execute(trx)
  })
})

test('a member who becomes a witness is replaced before the council sits; why stays', async () => {
  const { id } = await newCase()
  await form(id)
  await addParty(db, HANDLER, { id, officer: 'HD-5', role: 'witness', reason })
  await expect(call(id)).rejects.toMatchObject({ message: 'a member of this council cannot sit in it' })
  const { id: council, members } = only(await showCouncils(db, HANDLER, pack, { id }))
  const secretary = members.find(({ seat }) => seat === 'secretary')!
  expect(secretary.unfit).toBe('witness')
  const replace = (officer: string) =>
    replaceMember(db, HANDLER, pack, { id, council, member: secretary.id, officer, reason: 'là người làm chứng' })
  await expect(replace('HD-1')).rejects.toMatchObject({ message: 'nobody sits twice' })
  const changed = await replace(RESERVE)
  expect(only(changed).members.find(({ seat }) => seat === 'secretary')).toMatchObject({
    officer: { id: RESERVE },
    instead: { name: 'Lý Thu Trang', reason: 'là người làm chứng' },
    unfit: null,
  })
  await expect(replace('HD-5')).rejects.toMatchObject({ code: 'absent' })
  await call(id)
})

test('what breaks the law of the day is to be confirmed, and is refused once a lawyer has confirmed the rule', async () => {
  const { id } = await newCase()
  const four = COUNCIL.slice(0, 4)
  await expect(form(id, four, confirmed)).rejects.toMatchObject({
    code: 'conflict',
    message: 'the law of that day does not allow this',
    hint: expect.stringContaining('d172-council') as string,
  })
  // Nobody who is head of anything.
  await expect(form(id, [{ officer: RESERVE, seat: 'chair' }, ...COUNCIL.slice(1)], confirmed)).rejects.toMatchObject({ code: 'conflict' })
  expect(broken(only(await form(id, four)).law)).toEqual(['d172-council'])
  await expect(call(id, '2026-10-08', '2026-10-06', confirmed)).rejects.toMatchObject({ code: 'conflict' })
  const called = await call(id, '2026-10-08', '2026-10-06')
  expect(broken(only(called).sittings[0]!.law)).toEqual(['d172-council', 'd172-sit'])
  const present = only(called)
    .members.slice(0, 2)
    .map((one) => one.id)
  const two = { present, votes: [{ form: 'warning', n: 2 }] }
  await expect(hold(id, two, confirmed)).rejects.toMatchObject({ code: 'conflict', hint: expect.stringContaining('d172-quorum') as string })
  expect(broken(only(await hold(id, two)).sittings[0]!.end!.law)).toEqual(['d172-council', 'd172-sit', 'd172-quorum'])
})

test('without whom it is about it sits from the third sitting on', async () => {
  const { id } = await newCase()
  await form(id, COUNCIL, confirmed)
  for (const day of ['2026-10-12', '2026-10-19']) {
    await call(id, day, '2026-10-06', confirmed)
    await expect(hold(id, { attended: false }, confirmed)).rejects.toMatchObject({
      hint: expect.stringContaining('d172-third-sitting') as string,
    })
    await putOff(id)
  }
  await call(id, '2026-10-26', '2026-10-20', confirmed)
  await hold(id, { attended: false }, confirmed)
  expect((await showCaseFile(db, HANDLER, { id })).state).toBe('council')
})

test.each([
  ['fewer votes than members', { votes: [{ form: 'warning', n: 4 }] }],
  ['more votes than members', { votes: [{ form: 'warning', n: 5 }], blank: 1 }],
  ['a form that others outvote', { proposes: 'reprimand' }],
  ['a form that nobody voted for', { proposes: 'demotion' }],
  ['a form that the law does not have', { votes: [{ form: 'exile', n: 5 }], proposes: 'exile' }],
  [
    'one form twice',
    {
      votes: [
        { form: 'warning', n: 3 },
        { form: 'warning', n: 2 },
      ],
    },
  ],
] as const)('%s is refused', async (_what, more) => {
  const { id } = await newCase()
  await form(id)
  await call(id)
  await expect(hold(id, more as unknown as Partial<HoldGiven>)).rejects.toMatchObject({ code: 'input' })
})

test('one council, one sitting at a time; a summons neither after the sitting, of a day to come, nor before the council is there; what is entered once is not entered again', async () => {
  const { id } = await newCase()
  await form(id)
  await expect(form(id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(call(id, '2026-10-05', '2026-10-06')).rejects.toMatchObject({ code: 'input' })
  await expect(call(id, inDays(40), inDays(1))).rejects.toMatchObject({ code: 'input' })
  await expect(call(id, '2026-10-12', '2026-10-04')).rejects.toMatchObject({
    message: 'a council that is not set up yet summons nobody',
    place: { file: 'summonedOn' },
  })
  await call(id, inDays(16), '2026-11-20')
  await expect(call(id)).rejects.toMatchObject({ message: 'a sitting of this council waits already' })
  await expect(hold(id)).rejects.toMatchObject({ message: 'this sitting is still to come' })
  await putOff(id, true)
  await expect(putOff(id)).rejects.toMatchObject({ code: 'conflict' })
})
