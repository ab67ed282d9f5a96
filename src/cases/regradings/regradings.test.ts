import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { caseMaker, CHECKER, HANDLER, seedOffice, whoOf } from '../../../test/build-case.ts'
import { testDatabase } from '../../../test/db.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { setAct } from '../index.ts'
import { caseShown, type CaseShown } from '../schema.ts'
import type { Regrading } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const make = caseMaker(db, pack)

beforeAll(() => seedOffice(db))

/** The act of a case, with another degree; `below`: below discipline. */
async function regrade(file: CaseShown, degree: string | null, reason: string, by = HANDLER): Promise<CaseShown> {
  const { id: act, what, from, until, detected } = file.acts[0]!
  const given = { id: file.id, act, officer: whoOf(file), what, from, until, detected, kinds: [], repeats: null, entry: null }
  const below = degree === 'below'
  const changed = await setAct(db, by, pack, { ...given, severity: below ? null : degree, disciplinable: !below, reason })
  return caseShown.parse(changed)
}
const changesOf = ({ acts }: CaseShown): Regrading[] => acts[0]!.regradings
const said = (file: CaseShown) => changesOf(file).map(({ before, after, seenAt }) => [before, after, seenAt !== null])

/** As the server puts on record that somebody was shown what the law answers of a person in a case. */
const seeLaw = ({ id }: CaseShown, officer: string, route = 'GET /api/cases/:id/law'): Promise<unknown> =>
  writing(db, (trx) =>
    sql`insert into access.read (account, actor, actor_name, roles, kind, action, route, subject, asked) values ('CC-90002', 'CC-90002', 'Ai đó', '{}', 'read',
      'case.read', ${route}, ${`case:${id}`}, ${JSON.stringify({ officer, day: '2026-11-20' })}::jsonb)`.execute(trx),
  )

test('every change of a degree is kept with who and why, and says whether what the law answers had been seen before it', async () => {
  const file = await make.graded({ severity: 'serious' })
  const before = await regrade(file, 'less-serious', 'hậu quả nội bộ')
  expect(changesOf(before)).toMatchObject([
    { before: 'serious', after: 'less-serious', reason: 'hậu quả nội bộ', by: { id: HANDLER.actor.id }, seenAt: null },
  ])
  await seeLaw(file, whoOf(file))
  const after = await regrade(before, 'very-serious', 'dư luận xấu', CHECKER)
  expect(said(after)).toEqual([
    ['serious', 'less-serious', false],
    ['less-serious', 'very-serious', true],
  ])
  expect(changesOf(after)[1]).toMatchObject({ reason: 'dư luận xấu', by: { id: CHECKER.actor.id } })
})

test('a draft that was made, too, shows what the law answers, though nobody read it', async () => {
  const file = await make.draft(await make.heard())
  expect(said(await regrade(file, 'less-serious', 'hậu quả nội bộ'))).toEqual([['serious', 'less-serious', true]])
})

test('what was read of another person, another case, or not of the law is not the answer that was seen', async () => {
  const [file, other] = [await make.graded(), await make.graded({ who: await make.officer() })]
  await seeLaw(file, whoOf(other))
  await seeLaw(other, whoOf(file))
  await seeLaw(file, whoOf(file), 'GET /api/cases/:id')
  expect(said(await regrade(file, 'less-serious', 'hậu quả nội bộ'))).toEqual([['serious', 'less-serious', false]])
})

test('the first degree is no change, nor is an act that is entered anew with its degree; by way of none it stays one', async () => {
  const file = await make.opened()
  await seeLaw(file, whoOf(file))
  const graded = await regrade(await regrade(file, 'serious', 'kết luận'), 'serious', 'sửa lỗi chính tả')
  expect(said(graded)).toEqual([])
  const again = await regrade(await regrade(graded, null, 'xem lại'), 'less-serious', 'hậu quả nội bộ')
  expect(said(await regrade(again, 'below', 'chỉ nhắc nhở'))).toEqual([
    ['serious', null, true],
    [null, 'less-serious', true],
    ['less-serious', 'below', true],
  ])
})

test('what was kept of a change stays', async () => {
  const { id } = await regrade(await make.graded(), 'less-serious', 'hậu quả nội bộ')
  for (const change of [
    sql`update cases.regrading set seen_at = null, reason = 'khác' where case_id = ${id}`,
    sql`delete from cases.regrading where case_id = ${id}`,
  ])
    await expect(writing(db, (trx) => change.execute(trx))).rejects.toThrow('what was written stays')
})
