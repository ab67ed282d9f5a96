import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { caseMaker, CONCERNED as WHO, confirmedLaw, seedOffice } from '../../../test/build-case.ts'
import { seedCouncil } from '../../../test/build-sitting.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { addStep, checkDecision, draftDecision, signDecision } from '../index.ts'
import { listOwnProceedings } from '../proceedings/index.ts'
import * as beside from '../proceedings/schema.ts'
import { endMeasure, orderMeasure, showMeasures, signMeasure, withdrawMeasure } from './index.ts'
import * as contract from './schema.ts'
import type { CaseMeasures, MeasureGiven } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const confirmed = confirmedLaw(pack)
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [HANDLER, HEAD, CHECKER, LAWYER] = [as('CC-90001'), as('CC-90003'), as('CC-90002'), as('CC-90004')]
const reason = 'theo hồ sơ'
const make = caseMaker(db, pack)
const newCase = () => make.heard({ detected: '2026-09-15', heardOn: '2026-10-01' })

beforeAll(async () => {
  await seedOffice(db)
  await seedCouncil(db)
})

const order = (id: string, more: Partial<MeasureGiven> = {}, law = pack): Promise<CaseMeasures> =>
  orderMeasure(db, HANDLER, law, {
    ...{ id, officer: WHO, kind: 'suspension', ground: 'Có thể gây khó khăn cho việc xem xét.', from: '2026-11-10', until: '2026-11-25' },
    ...{ pay: 50, extends: null, reason },
    ...more,
  })
const sign = (id: string, measure: string, by = HEAD, law = pack): Promise<CaseMeasures> =>
  signMeasure(db, by, law, { id, measure, number: '31/QĐ-CHQ', reason })
const end = (id: string, measure: string, more: object = {}): Promise<CaseMeasures> =>
  endMeasure(db, HEAD, pack, {
    id,
    measure,
    day: '2026-11-26',
    cause: 'no-discipline',
    owed: 'Truy lĩnh 50 % lương của 16 ngày.',
    reason,
    ...more,
  })
const last = ({ measures }: CaseMeasures) => measures.at(-1)!

test('a suspension is ordered by one, signed by another, lengthened the same way, and ends with what is paid back', async () => {
  const { id } = await newCase()
  const ordered = contract.caseMeasures.parse(await order(id))
  expect(last(ordered)).toMatchObject({ state: 'ordered', number: null, orderedBy: { id: 'CC-90001' } })
  expect(last(ordered).law.map(({ rule, kept, confirmed: by }) => [rule, kept, by])).toEqual([
    ['l80-suspension', 'kept', false],
    ['d172-suspension-pay', 'kept', false],
  ])
  const { id: measure } = last(ordered)
  await expect(sign(id, measure, HANDLER)).rejects.toMatchObject({ code: 'denied' })
  await expect(end(id, measure)).rejects.toMatchObject({ code: 'conflict' })
  expect(last(await sign(id, measure))).toMatchObject({ state: 'signed', number: '31/QĐ-CHQ', signedBy: { id: 'CC-90003' } })
  await expect(order(id)).rejects.toMatchObject({ message: 'this measure runs or waits already' })
  const more = await order(id, { extends: measure, from: '2026-11-25', until: '2026-12-10' })
  expect(last(more).law[0]).toMatchObject({ rule: 'l80-suspension-more', kept: 'kept' })
  await sign(id, last(more).id)
  const ended = await end(id, measure)
  expect(ended.measures.map(({ state, end: how }) => [state, how?.owed])).toEqual([
    ['ended', 'Truy lĩnh 50 % lương của 16 ngày.'],
    ['ended', 'Truy lĩnh 50 % lương của 16 ngày.'],
  ])
  await expect(end(id, measure)).rejects.toMatchObject({ code: 'conflict' })
})

test('one that lasts too long or pays too little is to be confirmed, and refused once the rule is confirmed, at the signature too', async () => {
  const { id } = await newCase()
  await expect(order(id, { until: '2026-11-26' }, confirmed)).rejects.toMatchObject({
    hint: expect.stringContaining('l80-suspension') as string,
  })
  await expect(order(id, { pay: 40 }, confirmed)).rejects.toMatchObject({ hint: expect.stringContaining('d172-suspension-pay') as string })
  const ordered = last(await order(id, { until: '2026-11-26' }))
  expect(ordered.law[0]).toMatchObject({ kept: 'broken', why: { en: 'The last day is 25/11/2026.' } })
  await expect(sign(id, ordered.id, HEAD, confirmed)).rejects.toMatchObject({ code: 'conflict' })
  await withdrawMeasure(db, HANDLER, pack, { id, measure: ordered.id, reason })
  await expect(sign(id, ordered.id)).rejects.toMatchObject({ message: 'this measure was withdrawn' })
  await order(id, {}, confirmed)
})

test.each([
  ['a word that the law does not have', { kind: 'banishment' }, 'input'],
  ['an end before its beginning', { until: '2026-11-09' }, 'input'],
  ['somebody who is not concerned', { officer: 'CC-00002' }, 'input'],
  ['what is not there', { extends: '01900000-0000-7000-8000-000000000009' }, 'absent'],
])('%s is refused', async (_what, more, code) => {
  const { id } = await newCase()
  await expect(order(id, more)).rejects.toMatchObject({ code })
})

test('a decision without discipline is signed once no measure runs; one with discipline at once', async () => {
  const { id } = await newCase()
  await sign(id, last(await order(id)).id)
  const { steps } = await addStep(db, LAWYER, {
    id,
    officer: WHO,
    kind: 'opinion',
    day: '2026-11-20',
    words: 'x',
    heard: null,
    proposes: 'none',
  })
  const drafted = await draftDecision(db, HANDLER, pack, {
    id,
    officer: WHO,
    form: 'none',
    day: '2026-11-27',
    grounds: 'Không vi phạm.',
    opinion: steps[0]!.id,
  })
  const decision = drafted.decisions.at(-1)!.id
  await checkDecision(db, CHECKER, { id, decision })
  const signed = () => signDecision(db, HEAD, pack, { id, decision, number: '214/QĐ-CHQ', reason })
  await expect(signed()).rejects.toMatchObject({ message: 'an interim measure on this person is in force' })
  const { measures } = await showMeasures(db, HANDLER, pack, { id })
  await end(id, measures[0]!.id)
  expect((await signed()).state).toBe('decided')
})

test('whoever it is about sees what is signed, from notice on, and nobody who ordered it', async () => {
  const { id } = await newCase()
  const own: Scope = { ...as(WHO), hidden: [WHO] }
  const seen = async () => beside.listOwnProceedings.output.parse(await listOwnProceedings(db, own, pack)).rows.find((row) => row.id === id)
  const ordered = last(await order(id))
  expect((await seen())!.measures).toEqual([])
  await sign(id, ordered.id)
  expect((await seen())!.measures).toEqual([
    {
      ...{
        id: ordered.id,
        name: { en: 'suspension from work', vi: 'tạm đình chỉ công tác' },
        ground: ordered.ground,
        extends: null,
        end: null,
      },
      ...{ from: '2026-11-10', until: '2026-11-25', pay: 50, number: '31/QĐ-CHQ' },
    },
  ])
  expect(JSON.stringify(await seen())).not.toMatch(/CC-9000/u)
})

test('what was signed cannot be written over', async () => {
  const change = (what: ReturnType<typeof sql>): Promise<unknown> => writing(db, (trx) => what.execute(trx))
  await expect(change(sql`update cases.measure set pay = 0 where signed_by is not null`)).rejects.toThrow('what was ordered stays')
  await expect(change(sql`update cases.measure set until_day = '2027-01-01' where signed_by is null`)).rejects.toThrow(
    'what was ordered stays',
  )
  await expect(change(sql`delete from cases.measure`)).rejects.toThrow('what was ordered stays')
})

test('of two who sign at the same moment one does', async () => {
  const { id } = await newCase()
  const { id: measure } = last(await order(id))
  const all = await Promise.allSettled([sign(id, measure), sign(id, measure, as('CC-90005'))])
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
