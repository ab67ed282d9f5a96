import { beforeAll, expect, test } from 'vitest'
import { asPerson, caseMaker, HANDLER, HEAD, insertHead, seedOffice, whoOf } from '../../../test/build-case.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { listHistory, setAct } from '../index.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const make = caseMaker(db, pack)
const reason = 'theo kết quả xác minh'

beforeAll(async () => {
  await seedOffice(db)
  await writing(db, (trx) => insertHead(trx, '01AB', 'CC-70001', 'Nguyễn Văn Trưởng'))
})

const listed = async (id: string, more: { cursor?: string; limit?: string } = {}, by = HANDLER) =>
  contract.listHistory.output.parse(await listHistory(db, by, contract.listHistory.input.parse({ id, ...more })))
const kindsOf = ({ rows }: Awaited<ReturnType<typeof listed>>): string[] => rows.map(({ kind }) => kind)

test('all that was done in a case is listed, the newest first, with who and when, and no word of why', async () => {
  const file = await make.sign(await make.draft(await make.heard()))
  await make.heard({ who: await make.officer() })
  const page = await listed(file.id)
  expect(kindsOf(page)).toEqual([
    ...['case.decision-signed', 'case.decision-checked', 'case.decision-drafted', 'case.explanation', 'case.notice'],
    ...['case.verification', 'case.act-changed', 'case.opened'],
  ])
  expect(page.rows[0]).toMatchObject({ by: { id: HEAD.actor.id, name: HEAD.actor.name } })
  expect(page.total).toEqual({ n: 8, more: false })
  expect(JSON.stringify(await listHistory(db, HANDLER, contract.listHistory.input.parse({ id: file.id })))).not.toContain(reason)
})

test('it goes on page by page, without a gap and without doing one twice', async () => {
  const { id } = await make.heard()
  const first = await listed(id, { limit: '2' })
  const second = await listed(id, { limit: '2', cursor: first.next! })
  const third = await listed(id, { limit: '2', cursor: second.next! })
  expect([first, second, third].flatMap(kindsOf)).toEqual(kindsOf(await listed(id)))
  expect(third.next).toBeNull()
})

test('whose responsibility is judged reads nothing of that; others do', async () => {
  const file = await make.decided()
  const { id: review, officer: boss } = file.reviews[0]!
  await reviewMaker(db, pack).concluded({ id: file.id, review, outcome: 'liable', form: 'reprimand' })
  const steps = ['concluded', 'checked', 'drafted', 'opinion', 'heard', 'notice'].map((one) => `case.review-${one}`)
  expect(kindsOf(await listed(file.id)).slice(0, 6)).toEqual(steps)
  const own = await listed(file.id, {}, { ...asPerson(boss.id), hidden: [boss.id] })
  expect(kindsOf(own).filter((kind) => kind.startsWith('case.review-'))).toEqual([])
  expect(own.total.n).toBe((await listed(file.id)).total.n - 6)
})

test('of a case that is kept from somebody there is no history, as there is none of a case that is not', async () => {
  const file = await make.heard({ who: await make.officer() })
  const who = whoOf(file)
  for (const id of [file.id, '01900000-0000-7000-8000-000000000009'])
    await expect(listed(id, {}, { ...asPerson(who), hidden: [who] })).rejects.toMatchObject({ code: 'absent' })
  const { id: act, what, from, until, detected } = file.acts[0]!
  const given = { id: file.id, act, officer: who, what, from, until, detected, kinds: [], repeats: null, entry: null }
  await setAct(db, HANDLER, pack, { ...given, severity: 'less-serious', disciplinable: true, reason: 'lời riêng của người này' })
  expect(JSON.stringify(await listed(file.id))).not.toContain('lời riêng')
})
