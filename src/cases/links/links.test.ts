import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asPerson, caseMaker, CONCERNED, confirmedLaw, HANDLER, seedOffice } from '../../../test/build-case.ts'
import { EVERYTHING } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import {
  askCaseLaw,
  linkCases,
  listCases,
  listLikeCases,
  listSameMatter,
  openCase,
  showCaseFile,
  showLinks,
  undoLink,
  withdrawDecision,
} from '../index.ts'
import { listCases as listContract } from '../schema.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
const make = caseMaker(db, pack)
const handler = HANDLER
const reason = 'cùng một lô hàng, cùng một người'
const alikeOf = async (id: string, by: Scope = handler) => (await showLinks(db, by, { id })).alike.map((row) => [row.case.id, row.because])
const link = (id: string, other: string, kind: contract.LinkKind, by: Scope = handler) => linkCases(db, by, { id, other, kind, reason })
const waits = async (text: string) => (await listCases(db, handler, listContract.input.parse({ text }))).rows.map(({ id }) => id)

test('what may be the same act is shown when a case is opened and on both pages; another person, day or declaration is not alike', async () => {
  const declaration = '307482910001'
  const one = await make.graded({ declaration })
  const second = await make.finding(declaration, { rule: 'EYE-001' })
  const { rows } = contract.listLikeCases.output.parse(await listLikeCases(db, handler, EVERYTHING, { id: second }))
  expect(rows.map((row) => [row.case.id, row.because])).toEqual([[one.id, ['declaration']]])
  const other = await make.graded({ declaration, rule: 'EYE-001' })
  expect(await alikeOf(one.id)).toEqual([[other.id, ['declaration']]])
  expect(await alikeOf(other.id)).toEqual([[one.id, ['declaration']]])
  const apart = await make.graded({ day: '2026-05-18' })
  expect(await alikeOf(apart.id)).toEqual([])
  // Of one that may not be seen nothing is told.
  const elsewhere: Scope = { ...asPerson('CC-90009'), units: ['R2'] }
  await expect(showLinks(db, elsewhere, { id: one.id })).rejects.toMatchObject({ code: 'absent' })
})

test('other findings of the same matter are offered before a case is opened, and one case is opened from all of them', async () => {
  const declaration = '307482910002'
  const who = await make.officer()
  const first = await make.finding(declaration)
  const [beside, elsewhere] = [
    await make.finding(declaration, { rule: 'EYE-001' }),
    await make.finding('307482910003', { day: '2026-05-20' }),
  ]
  const other = await make.finding('307482910004')
  await writing(db, (trx) => sql`update findings.named set officer = ${who} where finding in (${first}, ${elsewhere})`.execute(trx))
  await writing(db, (trx) =>
    sql`update findings.named set officer = null, unattributed = 'none' where finding in (${beside}, ${other})`.execute(trx),
  )
  // Each was raised by a run of its own, which no longer finds those before.
  await writing(db, (trx) => sql`update findings.finding set state = 'new', state_before = null where state = 'withdrawn'`.execute(trx))
  const offered = async (by: Scope = EVERYTHING) =>
    contract.listSameMatter.output.parse(await listSameMatter(db, by, { id: first })).rows.map((row) => [row.id, row.because])
  expect(await offered()).toEqual([
    [beside, ['declaration']],
    [elsewhere, ['person']],
  ])
  const file = await openCase(db, handler, EVERYTHING, { title: 'Một việc, ba phát hiện', findings: [first, beside, elsewhere], reason })
  expect(file.sources.map(({ id }) => id).toSorted()).toEqual([first, beside, elsewhere].toSorted())
  expect([file.parties.map(({ id }) => id), file.acts.length]).toEqual([[who], 2])
  // What leads to a case already is offered no more, and whose findings are not seen is told of none.
  expect(await offered()).toEqual([])
  await expect(offered({ ...EVERYTHING, units: ['R2'] })).rejects.toMatchObject({ code: 'absent' })
})

test('a duplicate is closed in one other case, changes no more, and goes on where it stood if that is undone', async () => {
  const [one, twin] = [await make.heard({ title: 'Vụ gốc' }), await make.heard({ title: 'Vụ lặp' })]
  const drafted = await make.draft(twin)
  await expect(link(twin.id, one.number, 'duplicate')).rejects.toMatchObject({ code: 'conflict' })
  await withdrawDecision(db, handler, { id: twin.id, decision: drafted.decisions[0]!.id, reason })
  const { links } = contract.linkCases.output.parse(await link(twin.id, one.number, 'duplicate'))
  expect(links.map((row) => [row.kind, row.from, row.case.number, row.by.id])).toEqual([['duplicate', true, one.number, 'CC-90001']])
  const closed = await showCaseFile(db, handler, { id: twin.id })
  expect([closed.state, closed.reviews.filter(({ outcome }) => outcome === null)]).toEqual(['duplicate', []])
  expect([await waits('vu lap'), await waits('vu goc')]).toEqual([[], [one.id]])
  await expect(make.draft(twin)).rejects.toMatchObject({ code: 'conflict' })
  const third = await make.graded()
  await expect(link(third.id, twin.id, 'duplicate')).rejects.toMatchObject({ code: 'conflict' })
  await expect(link(one.id, twin.id, 'follows')).rejects.toMatchObject({ code: 'conflict', message: 'these two cases are linked already' })
  await undoLink(db, asPerson('CC-90007'), { id: one.id, link: links[0]!.id, reason: 'hai hành vi khác nhau' })
  const again = await showCaseFile(db, handler, { id: twin.id })
  expect([again.state, again.reviews.length]).toEqual(['explained', twin.reviews.length])
  await expect(undoLink(db, handler, { id: one.id, link: links[0]!.id, reason })).rejects.toMatchObject({ code: 'conflict' })
})

test('of two who close a case in each other at once one does', async () => {
  const [one, other] = [await make.graded(), await make.graded()]
  const both = await Promise.allSettled([link(one.id, other.number, 'duplicate'), link(other.id, one.number, 'duplicate')])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a case that is not seen cannot be linked, and a link to it does not show', async () => {
  const [one, other] = [await make.graded(), await make.graded()]
  const seen = await make.officer()
  await link(one.id, other.id, 'follows')
  await writing(db, (trx) => sql`insert into cases.party (case_id, officer, role) values (${other.id}, ${seen}, 'witness')`.execute(trx))
  const witness: Scope = { ...asPerson(seen), hidden: [seen] }
  expect((await showLinks(db, witness, { id: one.id })).links).toEqual([])
  await expect(link(one.id, other.number, 'same-matter', witness)).rejects.toMatchObject({
    code: 'input',
    message: 'there is no such other case',
  })
})

test('one act is disciplined once: by the citation while the rule is unconfirmed, refused once it is confirmed; what was reversed hinders nothing', async () => {
  const first = await make.heard()
  const signed = await make.sign(await make.draft(first))
  const second = await make.heard()
  // Nobody has said that it is the same: the law knows an earlier decision, and does not take it for one on this act.
  const asked = async (law = pack) => (await askCaseLaw(db, handler, law, { id: second.id, officer: CONCERNED, day: '2026-11-27' })).answer!
  expect((await asked()).standing.verdict).toBe('may-proceed')
  await link(second.id, first.number, 'same-matter')
  const { standing, outcomes } = await asked()
  expect(standing.verdict).toBe('exempt')
  expect(outcomes.find(({ form }) => form === 'warning')!.verdict).toBe('forbidden')
  await expect(make.draft(second)).rejects.toMatchObject({ message: expect.stringContaining('opinion of a lawyer') as string })
  await expect(make.draft(second, {}, confirmedLaw(pack))).rejects.toMatchObject({
    code: 'conflict',
    message: 'the law of that day does not allow this form',
    hint: expect.stringContaining('172/2025') as string,
  })
  await writing(db, (trx) => sql`update cases.decision set reversed_on = '2026-11-27' where id = ${signed.decisions[0]!.id}`.execute(trx))
  expect((await asked()).standing.verdict).toBe('may-proceed')
  await make.sign(await make.draft(second))
})

test('of two decisions on one act that are signed at the same moment the second is told of the first', async () => {
  const who = await make.officer()
  const [one, other] = [await make.heard({ who }), await make.heard({ who })]
  await link(one.id, other.number, 'same-matter')
  const drafts = [await make.draft(one), await make.draft(other)]
  const both = await Promise.allSettled(drafts.map((draft) => make.sign(draft)))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { message: 'the law says something else of this form now' },
  })
})
