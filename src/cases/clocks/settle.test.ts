import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { buildCase, buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { draftChange, publishChange, showFile } from '../../law/changed/index.ts'
import { addCircumstance, addStep, checkDecision, draftDecision, listCases, setAct, signDecision } from '../index.ts'
import { lawFor } from '../law.ts'
import * as contract from '../schema.ts'
import type { CaseShown } from '../schema.ts'
import { firstClock, isUrgent } from './pure.ts'
import { settleClocks } from './index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const home = { path: '/nowhere' }
const WHO = 'CC-00001'
const reason = 'theo kết quả xác minh'
const at = (day: string) => () => Date.parse(`${day}T05:00:00Z`)
const settle = (day = '2026-06-20') => settleClocks({ db, home, now: at(day) })
let open: () => Promise<CaseShown>

interface Row {
  state: string
  ends: string | null
  until: string | null
}

async function clocked(id: string): Promise<Row> {
  const { rows } =
    await sql<Row>`select state, ends::text as ends, until_day::text as until from cases.clocked where case_id = ${id}`.execute(db)
  return rows[0]!
}
const clocks = async (id: string) =>
  (
    await sql<{
      clock: string
      act: string | null
      ends: string | null
      first: boolean
      notCounted: { document: string }[]
    }>`select clock, act,
      ends::text as ends, is_first as first, not_counted as "notCounted" from cases.clock where case_id = ${id} order by id`.execute(db)
  ).rows

beforeAll(async () => {
  await seedRegister(db)
  await writing(db, async (trx) => {
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    )
  })
  const run = await seedRules(db)
  let n = 0
  open = async () => {
    const caseId = `1074829${String(++n).padStart(5, '0')}`
    await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId })])
    return buildCase(db, caseId)
  }
})

const change = async (file: CaseShown, severity: string | null, detected = '2026-06-01') => {
  const [{ id: act, officer, what, from, until } = file.acts[0]!] = file.acts
  const rest = { disciplinable: true, kinds: [], repeats: null, entry: null }
  return setAct(db, EVERYTHING, pack, { id: file.id, act, officer, what, from, until, detected, severity, ...rest, reason })
}

test('what is kept is what the law says of the same facts, and what runs out first stands first', async () => {
  const file = await change(await open(), 'serious')
  await settle()
  const answer = (await lawFor(db, pack, file.id, WHO, '2026-06-20'))!
  const { first } = firstClock(answer)
  expect(first).not.toBeNull()
  expect(await clocked(file.id)).toMatchObject({ state: 'running', ends: first!.ends })
  const kept = await clocks(file.id)
  const said = new Set(answer.clocks.map(({ id, act, ends }) => [id, act, ends].join(' ')))
  expect(new Set(kept.map(({ clock, act, ends }) => [clock, act, ends].join(' ')))).toEqual(said)
  expect(kept.filter((row) => row.first).map((row) => row.ends)).toEqual([first!.ends])
})

test('once a fact changes nothing is known until it is worked out again, with what is not counted and its document', async () => {
  const file = await change(await open(), 'serious')
  await settle()
  const before = await clocked(file.id)
  const pause = { kind: 'criminal-proceedings', from: '2026-06-05', until: '2026-06-15', document: 'QĐ 12/CSĐT', given: {} }
  await addCircumstance(db, EVERYTHING, pack, { id: file.id, officer: WHO, ...pause, reason })
  expect(await clocked(file.id)).toMatchObject({ state: 'unknown', ends: null })
  expect(await clocks(file.id)).toEqual([])
  await settle()
  const after = await clocked(file.id)
  expect(after.ends! > before.ends!).toBe(true)
  expect((await clocks(file.id)).some(({ notCounted }) => notCounted.some(({ document }) => document === 'QĐ 12/CSĐT'))).toBe(true)
})

test('the list of cases says what runs out first; what is not worked out, or was for days that are over, is not known', async () => {
  const file = await change(await open(), 'serious')
  const dueOf = async () =>
    (await listCases(db, EVERYTHING, contract.listCases.input.parse({ text: file.number }))).rows.map(({ due }) => due)
  expect(await dueOf()).toEqual([{ is: 'unknown', day: null }])
  await settleClocks({ db, home, now: Date.now })
  expect(await dueOf()).toEqual([{ is: 'day', day: (await clocked(file.id)).ends }])
  await settle('2026-06-20')
  await writing(db, (trx) => sql`update cases.clocked set until_day = '2026-06-21' where case_id = ${file.id}`.execute(trx))
  expect(await dueOf()).toEqual([{ is: 'unknown', day: null }])
})

test('what goes on still stands still; of whom the class is not known the law cannot be asked', async () => {
  const file = await change(await open(), 'serious')
  const given = { officer: WHO, kind: 'criminal-proceedings', from: '2026-06-05', until: null, document: 'QĐ 13/CSĐT', given: {} }
  await addCircumstance(db, EVERYTHING, pack, { id: file.id, ...given, reason })
  await settle()
  expect((await clocks(file.id)).filter(({ clock }) => clock === 'handling').map(({ ends }) => ends)).toEqual([null])
  await writing(db, (trx) => sql`delete from organisation.service where officer = ${WHO}`.execute(trx))
  expect((await clocked(file.id)).state).toBe('unknown')
  await settle()
  expect((await clocked(file.id)).state).toBe('unasked')
  await writing(db, (trx) =>
    sql`insert into organisation.service (officer, during, class) values (${WHO}, '[2015-01-01,)', 'civil-servant')`.execute(trx),
  )
  expect((await clocked(file.id)).state).toBe('unknown')
  await settle()
  expect((await clocked(file.id)).state).not.toBe('unasked')
})

test('a signed decision ends them; a law that is published has all asked anew', async () => {
  const [decided, waiting] = [await change(await open(), 'serious'), await change(await open(), 'serious')]
  const step = { officer: WHO, words: 'x', heard: null, proposes: null }
  await addStep(db, EVERYTHING, { id: decided.id, kind: 'verification', day: '2026-06-10', ...step })
  await addStep(db, EVERYTHING, { id: decided.id, kind: 'notice', day: '2026-06-11', ...step })
  await addStep(db, EVERYTHING, { id: decided.id, kind: 'explanation', day: '2026-06-12', ...step, heard: 'declined' })
  const draft = { id: decided.id, officer: WHO, form: 'warning', day: '2026-06-13', grounds: 'x', opinion: null }
  const { decisions } = await draftDecision(db, EVERYTHING, pack, draft)
  await checkDecision(db, EVERYTHING, { id: decided.id, decision: decisions[0]!.id })
  await signDecision(db, EVERYTHING, pack, { id: decided.id, decision: decisions[0]!.id, number: '1/QĐ', reason })
  await settle()
  expect((await clocked(decided.id)).state).toBe('decided')
  expect((await clocked(waiting.id)).state).toBe('running')
  const { source, sha256 } = await showFile(db, home.path, { file: 'ratings' })
  const later = { file: 'ratings', source: `# đã xem lại\n${source}`, base: sha256, note: 'xem lại' }
  const [one, other] = ['CC-00002', 'CC-00003'].map((id) => ({ id, name: id, kind: 'person' as const }))
  const { id } = await draftChange(db, one!, home.path, { ...later, reason })
  await publishChange(db, other!, home.path, { id, reason })
  expect([(await clocked(decided.id)).state, (await clocked(waiting.id)).state]).toEqual(['decided', 'unknown'])
  await settle()
  expect((await clocked(waiting.id)).state).toBe('running')
})

test('what holds until a day is worked out again after it, and what was worked out from facts that changed meanwhile is not kept', async () => {
  const file = await change(await open(), 'serious')
  await settle('2026-06-20')
  const { until } = await clocked(file.id)
  expect(until).not.toBeNull()
  const next = new Date(Date.parse(until!) + 86_400_000).toISOString().slice(0, 10)
  await settle(next)
  const after = await clocked(file.id)
  expect(after.until === null || after.until >= next).toBe(true)
  const answer = (await lawFor(db, pack, file.id, WHO, next))!
  expect(after.ends).toBe(firstClock(answer).first?.ends ?? null)
})

test('red in the last three days or the last tenth, whichever is shorter, but at least one day', () => {
  expect(
    [
      [4, 90],
      [3, 90],
      [2, 15],
      [1, 15],
      [0, 5],
      [-1, 5],
    ].map(([left, days]) => isUrgent(left!, days!)),
  ).toEqual([false, true, false, true, true, true])
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 400 }), fc.integer({ min: 1, max: 400 }), (left, days) => {
      expect([left <= 1 && !isUrgent(left, days), left > 3 && isUrgent(left, days)]).toEqual([false, false])
    }),
  )
})
