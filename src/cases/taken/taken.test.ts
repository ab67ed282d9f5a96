import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  asPerson,
  buildStep,
  caseMaker,
  CONCERNED,
  HANDLER,
  HEAD,
  insertHead,
  insertOfficer,
  seedOffice,
  whoOf,
} from '../../../test/build-case.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { handOver } from '../handler/index.ts'
import { addCircumstance, addEarlier, addParty, askCaseLaw, listOwnCases, setAct, showCaseFile, withdrawDecision } from '../index.ts'
import { listOwnTaken, showTaken, takeOutFact, takeOutParty } from './index.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
const make = caseMaker(db, pack)
const reason = 'nhập nhầm người'
const WRONG = 'CC-00002'
const file = (id: string) => showCaseFile(db, HANDLER, { id })
const takeOut = (id: string, officer: string, role: 'concerned' | 'witness' | 'verifier' = 'concerned') =>
  takeOutParty(db, HANDLER, { id, officer, role, reason })
const actOf = (id: string, officer: string, what = 'x') =>
  setAct(db, HANDLER, pack, {
    ...{ id, act: null, officer, what, from: '2026-05-18', until: '2026-05-18', detected: '2026-06-01', severity: 'serious' },
    ...{ disciplinable: true, kinds: [], repeats: null, entry: null, reason },
  })
const wrongIn = async (id: string) => {
  await addParty(db, HANDLER, { id, officer: WRONG, role: 'concerned', reason })
  return actOf(id, WRONG, 'hành vi của người khác')
}

test('whoever is concerned by mistake goes with what was entered of him; the case is decided without him, and what went can be read', async () => {
  const { id } = await make.heard()
  await wrongIn(id)
  await addEarlier(db, HANDLER, pack, { id, officer: WRONG, form: 'reprimand', effective: '2024-01-01', document: '1/QĐ' })
  const signed = await make.sign(await make.draft(await file(id)))
  expect(signed.state).toBe('explained')
  const mended = contract.takeOutParty.output.parse(await takeOut(id, WRONG))
  expect(mended.taken.map(({ what, officer, words, term, by }) => [what, officer.id, words, term, by.id])).toEqual([
    ['earlier', WRONG, null, 'reprimand', HANDLER.actor.id],
    ['act', WRONG, 'hành vi của người khác', null, HANDLER.actor.id],
    ['party', WRONG, null, null, HANDLER.actor.id],
  ])
  const { state, parties, acts, earlier } = await file(id)
  expect([state, parties.map((one) => one.id), acts.map(({ officer }) => officer), earlier]).toEqual([
    'decided',
    [CONCERNED],
    [CONCERNED],
    [],
  ])
  await expect(takeOut(id, CONCERNED)).rejects.toMatchObject({ code: 'conflict' })
})

test('nobody goes on whom something hangs, nor the last one', async () => {
  const one = await make.heard()
  await expect(takeOut(one.id, CONCERNED)).rejects.toMatchObject({ message: 'nobody else is concerned in this case' })
  await addParty(db, HANDLER, { id: one.id, officer: WRONG, role: 'concerned', reason })
  const drafted = await make.draft(await file(one.id), { officer: CONCERNED })
  await expect(takeOut(one.id, CONCERNED)).rejects.toMatchObject({ message: 'there is a draft for this person already' })
  await withdrawDecision(db, HANDLER, { id: one.id, decision: drafted.decisions[0]!.id, reason })
  expect((await takeOut(one.id, CONCERNED)).taken.length).toBe(2)
  // The draft that was withdrawn stays in the file.
  expect((await file(one.id)).decisions.map(({ officer, state }) => [officer.id, state])).toEqual([[CONCERNED, 'withdrawn']])
  const decided = await make.heard()
  await wrongIn(decided.id)
  await make.sign(await make.draft(await file(decided.id)))
  await expect(takeOut(decided.id, CONCERNED)).rejects.toMatchObject({ message: 'a decision on this person stands' })
  const fact = (await file(decided.id)).acts.find(({ officer }) => officer === CONCERNED)!.id
  await expect(takeOutFact(db, HANDLER, { id: decided.id, kind: 'act', fact, reason })).rejects.toMatchObject({ code: 'conflict' })
})

test('whoever knew of it is told that he is concerned no more, and since when; nobody else, and not why', async () => {
  const who = await make.officer()
  const { id, number } = await make.heard()
  await addParty(db, HANDLER, { id, officer: who, role: 'concerned', reason })
  await buildStep(db, id, 'notice', { day: '2026-11-10', officer: who })
  const own = asPerson(who)
  expect((await listOwnCases(db, own)).rows.map((row) => row.id)).toEqual([id])
  await takeOut(id, who)
  const { rows } = contract.listOwnTaken.output.parse(await listOwnTaken(db, own))
  expect(rows.map((row) => [row.number, row.notifiedOn])).toEqual([[number, '2026-11-10']])
  expect(JSON.stringify(rows)).not.toContain(reason)
  expect([(await listOwnCases(db, own)).rows, (await listOwnTaken(db, asPerson(WRONG))).rows]).toEqual([[], []])
})

test('whoever comes back is told and heard anew before it is decided', async () => {
  const who = await make.officer()
  const { id } = await make.heard()
  await addParty(db, HANDLER, { id, officer: who, role: 'concerned', reason })
  const hear = async (day: string) => {
    await buildStep(db, id, 'notice', { day, officer: who })
    await buildStep(db, id, 'explanation', { day, officer: who, heard: 'declined' })
  }
  await hear('2026-11-10')
  await takeOut(id, who)
  await addParty(db, HANDLER, { id, officer: who, role: 'concerned', reason })
  const { id: of } = await actOf(id, who)
  const drafting = async () => make.draft(await file(of), { officer: who, form: 'warning' })
  await expect(drafting()).rejects.toMatchObject({ message: 'nobody is decided upon before he was heard' })
  expect((await listOwnTaken(db, asPerson(who))).rows.length).toBe(1)
  await hear('2026-11-20')
  expect((await drafting()).decisions.at(-1)).toMatchObject({ state: 'draft', officer: { id: who } })
  expect((await listOwnTaken(db, asPerson(who))).rows).toEqual([])
})

test('an act, a circumstance and an earlier decision that are wrong go by themselves: the law is asked without them, and heads are reviewed without them', async () => {
  const { id } = await make.graded()
  await writing(db, (trx) => insertHead(trx, 'R1', 'CC-77001', 'Trưởng cũ'))
  const before = await file(id)
  const more = await setAct(db, HANDLER, pack, {
    ...{
      id,
      act: null,
      officer: CONCERNED,
      what: 'khác',
      from: '2019-02-01',
      until: '2019-02-01',
      detected: '2026-06-01',
      severity: 'serious',
    },
    ...{ disciplinable: true, kinds: [], repeats: null, entry: null, reason },
  })
  const law = async () => JSON.stringify((await askCaseLaw(db, HANDLER, pack, { id, officer: CONCERNED, day: '2026-11-27' })).answer)
  const wrong = more.acts.find(({ what }) => what === 'khác')!.id
  await takeOutFact(db, HANDLER, { id, kind: 'act', fact: wrong, reason })
  expect((await file(id)).reviews.map(({ officer, from }) => [officer.id, from])).toEqual(
    before.reviews.map(({ officer, from }) => [officer.id, from]),
  )
  const asked = await law()
  const around = await addCircumstance(db, HANDLER, pack, {
    ...{ id, officer: CONCERNED, kind: 'grave-illness', from: '2026-06-05', until: null, document: 'giấy viện', given: {}, reason },
  })
  expect(await law()).not.toBe(asked)
  await takeOutFact(db, HANDLER, { id, kind: 'circumstance', fact: around.circumstances[0]!.id, reason })
  expect(await law()).toBe(asked)
  const { earlier } = await addEarlier(db, HANDLER, pack, {
    id,
    officer: CONCERNED,
    form: 'reprimand',
    effective: '2026-01-05',
    document: '2',
  })
  const { taken } = await takeOutFact(db, HANDLER, { id, kind: 'earlier', fact: earlier[0]!.id, reason })
  expect(taken.map(({ what, day }) => [what, day])).toEqual([
    ['earlier', '2026-01-05'],
    ['circumstance', '2026-06-05'],
    ['act', '2019-02-01'],
  ])
  expect(await law()).toBe(asked)
  await expect(takeOutFact(db, HANDLER, { id, kind: 'earlier', fact: earlier[0]!.id, reason })).rejects.toMatchObject({ code: 'absent' })
})

test('what was taken out stays as it is', async () => {
  const { id } = await make.opened()
  await addParty(db, HANDLER, { id, officer: WRONG, role: 'witness', reason })
  await takeOut(id, WRONG, 'witness')
  const changes = [sql`update cases.taken set reason = 'x' where case_id = ${id}`, sql`delete from cases.taken where case_id = ${id}`]
  for (const one of changes) await expect(writing(db, (trx) => one.execute(trx))).rejects.toThrow(/stays/u)
})

test('a case is kept from a witness until he is taken out, and not longer', async () => {
  const { id } = await make.opened()
  const witness: Scope = { ...asPerson(WRONG), hidden: [WRONG] }
  await addParty(db, HANDLER, { id, officer: WRONG, role: 'witness', reason })
  await expect(showTaken(db, witness, { id })).rejects.toMatchObject({ code: 'absent' })
  await takeOut(id, WRONG, 'witness')
  expect((await showTaken(db, witness, { id })).taken.length).toBe(1)
})

test('a case goes to somebody who may work on it and has no part in it; its handler or a head gives it', async () => {
  const { id, number, unit } = await make.opened()
  const [to, other] = ['CC-78001', 'CC-78002'] as const
  await writing(db, async (trx) => {
    await insertHead(trx, unit.code, to, 'Người nhận')
    await insertOfficer(trx, other, 'Không có quyền')
  })
  const nobodys: Scope = { ...HEAD, units: [] }
  const give = (by: Scope, officer: string, decides = nobodys) => handOver(db, by, decides, { id, officer, reason })
  await expect(give(asPerson('CC-90005'), to)).rejects.toMatchObject({ code: 'denied' })
  await expect(give(HANDLER, other)).rejects.toMatchObject({ message: 'this person cannot handle the case' })
  await expect(give(HANDLER, 'CC-99999')).rejects.toMatchObject({ code: 'input' })
  expect(await give(HANDLER, to)).toEqual({ id, number, handler: { id: to, name: 'Người nhận' } })
  await expect(give(HEAD, to, HEAD)).rejects.toMatchObject({ message: 'this person handles the case already' })
  const { handovers } = contract.showTaken.output.parse(await showTaken(db, HANDLER, { id }))
  expect(handovers.map(({ from, to: next, reason: why }) => [from?.id, next.id, why])).toEqual([[HANDLER.actor.id, to, reason]])
  expect(whoOf(await file(id))).toBe(CONCERNED)
  // A witness, or whoever is related to whom it is about, has a part in it.
  await writing(db, async (trx) => {
    await insertOfficer(trx, 'CC-78003', 'Cấp phó')
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
      values (${unit.code}, 'deputy', 'CC-78003', '[2020-01-01,)', '{}', '2020-01-01')`.execute(trx)
  })
  await addParty(db, HANDLER, { id, officer: 'CC-78003', role: 'witness', reason })
  await expect(give(HEAD, 'CC-78003', HEAD)).rejects.toMatchObject({ message: 'this person cannot handle the case' })
  await takeOut(id, 'CC-78003', 'witness')
  expect((await give(HEAD, 'CC-78003', HEAD)).handler?.id).toBe('CC-78003')
})

test('what was concluded of a head for an act that was a mistake is reversed with it, by somebody who may conclude; what another act keeps stands', async () => {
  const [who, chief] = [await make.officer(), await make.officer()]
  await writing(db, async (trx) => {
    await sql`insert into organisation.tenure (officer, unit, role, during, entered_on) values (${who}, '02EF', 'officer', '[2020-01-01,)', '2020-01-01'),
      (${chief}, '02EF', 'head', '[2020-01-01,)', '2020-01-01')`.execute(trx)
  })
  const { id } = await make.graded({ who })
  const twice = await actOf(id, who, 'nhập hai lần')
  const review = twice.reviews.find(({ officer }) => officer.id === chief)!.id
  await reviewMaker(db, pack).concluded({ id, review, outcome: 'none' })
  const stands = async () =>
    (await file(id)).reviews.filter((one) => one.officer.id === chief).map(({ outcome, reversedOn }) => [outcome, reversedOn !== null])
  const out = (fact: string) => takeOutFact(db, HANDLER, { id, kind: 'act', fact, reason })
  const [first, second] = twice.acts.map((one) => one.id)
  await out(second!)
  expect(await stands()).toEqual([['none', false]])
  await out(first!)
  expect(await stands()).toEqual([['none', true]])
  // An act of the same days that is entered anew is answered anew.
  await actOf(id, who, 'nhập lại')
  expect(await stands()).toEqual(
    expect.arrayContaining([
      ['none', true],
      [null, false],
    ]),
  )
})
