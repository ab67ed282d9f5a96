import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { buildCase, buildDecision, buildPartyDiscipline, buildReview, reverse } from '../../../test/build-accountability.ts'
import { EVERYTHING, seedRegister } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw, type LawPack } from '../../law/allowed/index.ts'
import { concludeRating, listOwnRatings, listRatings, proposeRating, showLedger, withdrawRating } from './index.ts'
import { listRatings as listContract, type Ledger, type RatingGiven, type RatingShown } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
/** The same law as if a lawyer had compared every rule with its text. */
const confirmed: LawPack = {
  ...pack,
  rules: pack.rules.map((rule) => Object.assign({}, rule, { confirmed: { by: 'Luật gia', on: '2026-11-01' } })),
}
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [PERSONNEL, HEAD] = [as('CC-90001'), as('CC-90003')]
const reason = 'theo họp đánh giá cuối năm'
const [WHO, HEADED] = ['CC-00001', 'CC-00003']

beforeAll(async () => {
  await seedRegister(db)
  await writing(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
    for (let n = 10; n < 40; n++) {
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
/** Somebody about whom nothing is known yet. */
const nobody = (): string => `CC-000${next++}`

const said = ({ years, facts }: Ledger): string[] =>
  years.toReversed().flatMap(({ year, facts: of }) =>
    of.map(({ id, verdict, level, lower, countedIn }) => {
      const { by, word } = facts.find((fact) => fact.id === id)!
      return [year, by, word, verdict, level ?? (lower > 0 ? -lower : ''), countedIn ?? ''].join(' ').replaceAll(/ +/gu, ' ').trim()
    }),
  )
const ledgerOf = (officer: string, law = pack): Promise<Ledger> => showLedger(db, EVERYTHING, law, { officer })
const propose = (officer: string, more: Partial<RatingGiven> = {}, law = pack): Promise<RatingShown> =>
  proposeRating(db, PERSONNEL, law, {
    ...{ officer, year: 2025, byResults: 'good', level: 'good', scores: null, cases: [], deviates: null, corrects: null },
    ...more,
  })
const conclude = ({ id }: RatingShown, by = HEAD): Promise<RatingShown> => concludeRating(db, by, pack, { id, reason })
const list = (more: object = {}) => listRatings(db, EVERYTHING, pack, listContract.input.parse({ year: 2025, ...more }))

test('discipline by the Party in one year and by the administration in the next counts once, in the first; and the page says why', async () => {
  const officer = nobody()
  const id = await buildCase(db, { officer })
  await buildPartyDiscipline(db, id, '2024-11-20', officer)
  await buildDecision(db, id, '2025-02-10', { officer })
  const ledger = await ledgerOf(officer)
  expect(said(ledger)).toEqual(['2024 circumstance party-discipline counts not-completed', '2025 decision warning other-year 2024'])
  const [year2025] = ledger.years.filter(({ year }) => year === 2025)
  expect(year2025!.facts[0]!.because).toMatchObject([{ rule: 'd48-rating-once', sure: 'text-read', confirmed: false }])
  expect([year2025!.limit.level, year2025!.standing]).toEqual([null, 'answered'])
})

test('before he has notice nothing of the Party is told of a case', async () => {
  const officer = nobody()
  await buildPartyDiscipline(db, await buildCase(db, { officer, notified: null }), '2024-11-20', officer)
  expect((await ledgerOf(officer)).facts).toEqual([])
})

test('what is reversed leaves the ledger as if it had never been, and is shown with its day', async () => {
  const [officer, other] = [nobody(), nobody()]
  const of = async (who: string): Promise<string[]> => {
    const first = await buildCase(db, { officer: who })
    const second = await buildCase(db, { officer: who, kinds: ['conduct'] })
    return [
      await buildDecision(db, first, '2025-02-10', { officer: who, form: 'rating-lowered' }),
      await buildDecision(db, second, '2025-06-10', { officer: who, form: 'reprimand' }),
    ]
  }
  const shape = ({ years }: Ledger) =>
    years.map(({ year, limit, most, facts }) => ({ year, limit, most, facts: facts.map(({ id: _, ...rest }) => rest) }))
  const [, gone] = await of(officer)
  expect((await ledgerOf(officer)).years.find(({ year }) => year === 2025)!.limit.level).toBe('not-completed')
  await reverse(db, 'decision', gone!, '2025-11-20')
  const without = await buildCase(db, { officer: other })
  await buildDecision(db, without, '2025-02-10', { officer: other, form: 'rating-lowered' })
  const [after, never] = [await ledgerOf(officer), await ledgerOf(other)]
  expect(shape(after)).toEqual(shape(never))
  expect(after.facts.filter(({ reversedOn }) => reversedOn !== null).map(({ word, reversedOn }) => [word, reversedOn])).toEqual([
    ['reprimand', '2025-11-20'],
  ])
})

test('a head who is liable with a form is limited; one who is exempt is not', async () => {
  const id = await buildCase(db, { officer: nobody() })
  await buildReview(db, id, '2025-05-01', { outcome: 'exempt' })
  expect(said(await ledgerOf(HEADED))).toEqual([])
  const again = await buildCase(db, { officer: nobody() })
  const review = await buildReview(db, again, '2025-05-02')
  expect(said(await ledgerOf(HEADED))).toEqual(['2025 review reprimand counts not-completed'])
  await reverse(db, 'review', review, '2025-06-01')
  expect(said(await ledgerOf(HEADED))).toEqual([])
})

test('a rating is proposed by one and concluded by another; it stays, and a second proposal is refused', async () => {
  const officer = nobody()
  const proposed = await propose(officer)
  expect([proposed.state, proposed.level, proposed.concludedBy]).toEqual(['proposed', 'good', null])
  await expect(propose(officer)).rejects.toThrow('proposed for this year already')
  await expect(conclude(proposed, PERSONNEL)).rejects.toThrow('does not conclude it')
  expect((await conclude(proposed)).state).toBe('concluded')
  await expect(conclude(proposed)).rejects.toThrow('already')
  await expect(withdrawRating(db, PERSONNEL, { id: proposed.id, reason })).rejects.toThrow('already')
  await expect(propose(officer)).rejects.toThrow('correct that rating')
  await expect(
    writing(db, (trx) => sql`update accountability.rating set level = 'excellent' where id = ${proposed.id}`.execute(trx)),
  ).rejects.toThrow('stays')
  await expect(writing(db, (trx) => sql`delete from accountability.rating where id = ${proposed.id}`.execute(trx))).rejects.toThrow('stays')
})

test('a level beyond the limit needs its reason; where the law is confirmed it is refused with its place', async () => {
  const officer = nobody()
  await buildDecision(db, await buildCase(db, { officer }), '2025-03-01', { officer })
  await expect(propose(officer)).rejects.toThrow('say why')
  await expect(propose(officer, { deviates: 'quyết định đang bị khiếu nại' }, confirmed)).rejects.toMatchObject({
    code: 'conflict',
    hint: 'Decree 48/2023/ND-CP, art. 1',
  })
  const kept = await propose(officer, { deviates: 'quyết định đang bị khiếu nại' })
  expect([kept.level, kept.said.limit.level, kept.reason]).toEqual(['good', 'not-completed', 'quyết định đang bị khiếu nại'])
})

test('nobody is rated worse than results and law give without a reason, either', async () => {
  await expect(propose(nobody(), { level: 'completed' })).rejects.toThrow('say why')
})

test('after a reversal the rating is on the list of those to be concluded again, until a correction is concluded; the first row stays', async () => {
  const officer = nobody()
  const decision = await buildDecision(db, await buildCase(db, { officer }), '2025-03-01', { officer })
  const first = await conclude(await propose(officer, { level: 'not-completed' }))
  expect((await list({ state: 'again' })).rows).toEqual([])
  await reverse(db, 'decision', decision, '2026-02-01')
  const again = await list({ state: 'again' })
  expect(again.rows.map((row) => [row.officer.id, row.unsettled, row.limit.level])).toEqual([[officer, 'reversed', null]])
  expect(again.counts.again).toBe(1)
  const second = await conclude(await propose(officer, { corrects: first.id }))
  expect((await list({ state: 'again' })).rows).toEqual([])
  const ledger = await ledgerOf(officer)
  expect(ledger.years.flatMap(({ ratings }) => ratings.map(({ id, state, level }) => [id, state, level]))).toEqual([
    [second.id, 'concluded', 'good'],
    [first.id, 'corrected', 'not-completed'],
  ])
})

test('what is decided after a rating was concluded puts it on that list, too', async () => {
  const officer = nobody()
  await conclude(await propose(officer))
  const id = await buildCase(db, { officer })
  await buildDecision(db, id, '2025-12-30', { officer })
  // Signed when the rating stood already.
  await writing(db, (trx) => sql`alter table cases.decision disable trigger guarded`.execute(trx))
  await writing(db, (trx) => sql`update cases.decision set signed_at = now() where case_id = ${id}`.execute(trx))
  await writing(db, (trx) => sql`alter table cases.decision enable trigger guarded`.execute(trx))
  expect((await list({ state: 'again' })).rows.map((row) => [row.officer.id, row.unsettled])).toEqual([[officer, 'new']])
})

test('a proposal of which the ground has changed is not concluded', async () => {
  const officer = nobody()
  const proposed = await propose(officer)
  await buildDecision(db, await buildCase(db, { officer }), '2025-03-01', { officer })
  await expect(conclude(proposed)).rejects.toThrow('another by now')
  await withdrawRating(db, PERSONNEL, { id: proposed.id, reason })
  expect((await conclude(await propose(officer, { level: 'not-completed' }))).rests.length).toBe(1)
})

test('an act that was used for “not completed” before it was decided counts in no later year', async () => {
  const officer = nobody()
  const id = await buildCase(db, { officer })
  await conclude(await propose(officer, { year: 2024, byResults: 'not-completed', level: 'not-completed', cases: [id] }))
  await buildDecision(db, id, '2025-03-01', { officer })
  expect(said(await ledgerOf(officer))).toEqual(['2025 decision warning other-year 2024'])
  await expect(
    propose(officer, {
      year: 2023,
      byResults: 'not-completed',
      level: 'not-completed',
      cases: [await buildCase(db, { officer: nobody() })],
    }),
  ).rejects.toThrow('no notice')
})

test('points of 2026 are added up, what is late or failed is taken off, and the level follows', async () => {
  const officer = nobody()
  const scores = {
    points: { general: 28, quantity: 22, quality: 22, progress: 22 },
    deductions: [{ part: 'progress', points: 8, times: 1, note: 'báo cáo tháng 3 chậm' }],
    total: 92,
  }
  const given = { year: 2026, byResults: null, level: 'excellent', scores }
  await expect(propose(officer, { ...given, scores: { ...scores, total: 94 } })).rejects.toThrow('add up to 92')
  await expect(propose(officer, { ...given, scores: { ...scores, points: { ...scores.points, general: 31 } } })).rejects.toThrow(
    'more points',
  )
  await expect(propose(officer, { ...given, scores: null })).rejects.toThrow('asks for points')
  await expect(propose(nobody(), { scores })).rejects.toThrow('has no points')
  expect(await propose(officer, given)).toMatchObject({ byResults: 'excellent', level: 'excellent', scores })
})

test('of a class of which no law on ratings is loaded nobody is rated; a year to come is not rated', async () => {
  const officer = nobody()
  await writing(db, (trx) => sql`update organisation.service set class = 'contract-worker' where officer = ${officer}`.execute(trx))
  await expect(propose(officer)).rejects.toThrow('no law on ratings is loaded')
  await expect(propose(officer, { year: 2199 })).rejects.toThrow('not there yet')
})

test('the list is by unit and name, and says of a unit how many the law gives the best level to', async () => {
  const { rows, counts, quota, total } = await list({ unit: '01CD' })
  const names = rows.map(({ officer }) => officer.name)
  expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'vi')))
  expect([total.n, counts.none + counts.proposed + counts.concluded]).toEqual([30, 30])
  expect(quota).toMatchObject({ level: 'excellent', percent: 20, because: { rule: 'd48-rating-excellent' } })
  expect((await list({ text: 'nguoi thu 17' })).rows.map(({ officer }) => officer.id)).toEqual(['CC-00017'])
})

test('whoever is rated sees his own when it is concluded, not while it is proposed; nobody finds himself or his kin', async () => {
  const scope: Scope = { ...as(WHO), units: [], hidden: [WHO] }
  const proposed = await propose(WHO)
  const own = async (): Promise<unknown[]> => (await listOwnRatings(db, scope, pack)).ledger!.years.flatMap(({ ratings }) => ratings)
  expect(await own()).toEqual([])
  await conclude(proposed)
  expect(await own()).toMatchObject([{ level: 'good', state: 'concluded' }])
  expect((await listOwnRatings(db, PERSONNEL, pack)).ledger).toBeNull()
  const hidden: Scope = { ...EVERYTHING, hidden: [WHO] }
  await expect(showLedger(db, hidden, pack, { officer: WHO })).rejects.toMatchObject({ code: 'absent' })
  await expect(
    proposeRating(db, hidden, pack, {
      officer: WHO,
      year: 2025,
      byResults: 'good',
      level: 'good',
      scores: null,
      cases: [],
      deviates: null,
      corrects: proposed.id,
    }),
  ).rejects.toMatchObject({
    code: 'absent',
  })
  const { rows } = await listRatings(db, hidden, pack, listContract.input.parse({ year: 2025 }))
  expect(rows.some(({ officer }) => officer.id === WHO)).toBe(false)
})

test('a head of units rates those who serve there, and nobody else', async () => {
  const of = (units: readonly string[]): Scope => ({ ...HEAD, units })
  const { rows } = await listRatings(db, of(['01AB']), pack, listContract.input.parse({ year: 2025 }))
  expect(rows.map(({ officer }) => officer.id).toSorted()).toEqual(['CC-00001', 'CC-00002'])
  await expect(showLedger(db, of(['01CD']), pack, { officer: 'CC-00002' })).rejects.toMatchObject({ code: 'absent' })
})
