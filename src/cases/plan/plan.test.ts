import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asPerson, caseMaker, CHECKER, CONCERNED, HANDLER, insertHead, insertOfficer, seedOffice } from '../../../test/build-case.ts'
import { buildEvidence } from '../../../test/build-db.ts'
import { workFor } from '../../../test/build-work.ts'
import { testDatabase } from '../../../test/db.ts'
import { openHome } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { withdrawEvidence } from '../evidence/index.ts'
import { addParty } from '../index.ts'
import type { CaseShown } from '../schema.ts'
import { addPlanTask, changePlanTask, dropPlanTask, endPlanTask, showPlan } from './index.ts'
import { openOf, tasksOn } from './pure.ts'
import { casePlan, type CasePlan, type PlanTaskEnd, type PlanTaskGiven } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
const make = caseMaker(db, pack)
const folder = mkdtempSync(join(tmpdir(), 'liem-plan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = openHome(join(folder, 'home'))
const reason = 'theo chỉ đạo'
/** Heads the unit, and may work on its cases; another may not. */
const [OTHER, NOBODY] = ['CC-78001', 'CC-78002'].map(asPerson) as [Scope, Scope]
const WHO = OTHER.actor.id

beforeAll(async () => {
  await writing(db, async (trx) => {
    await insertHead(trx, '01AB', WHO, 'Người xác minh')
    await insertOfficer(trx, NOBODY.actor.id, 'Không có quyền')
  })
})

const plans = (file: CaseShown, given: Partial<PlanTaskGiven> = {}, by = HANDLER): Promise<CasePlan> =>
  addPlanTask(db, by, {
    ...{
      id: file.id,
      what: 'Có kiểm tra thực tế container không',
      way: 'records',
      act: null,
      about: null,
      officer: null,
      due: '2026-12-10',
    },
    ...given,
  })
const answers = (id: string, task: string, by: Scope, given: Partial<PlanTaskEnd> = {}): Promise<CasePlan> =>
  endPlanTask(db, by, { id, task, outcome: 'borne-out', words: 'Sổ trực có ghi.', day: '2026-11-27', evidence: [], ...given })
/** Which of these tasks wait for somebody, and how. */
const waits = async (id: string, by: Scope): Promise<string[]> =>
  (await workFor(db, by)).filter(({ record, kind }) => record === id && kind.startsWith('plan')).map(({ kind }) => kind)

test('a handler plans three tasks, another answers with evidence, one is late; whoever decides is told what is open, and nothing is refused', async () => {
  const file = await make.heard()
  const { id } = file
  const late = { what: 'Camera cổng ghi gì', way: 'visit', officer: WHO, due: '2026-11-20' } as const
  await plans(file, late)
  await plans(file, { what: 'Ai ra lệnh', way: 'interview', about: CONCERNED, officer: WHO })
  const plan = await plans(file, { what: 'Dấu vết trên hệ thống', act: file.acts[0]!.id, due: '2026-12-20' })
  expect(casePlan.parse(plan).tasks.map(({ what, state, late: isLate, officer }) => [what, state, isLate, officer?.id ?? null])).toEqual([
    ['Camera cổng ghi gì', 'open', true, WHO],
    ['Ai ra lệnh', 'open', false, WHO],
    ['Dấu vết trên hệ thống', 'open', false, null],
  ])
  const [camera, order, trace] = plan.tasks.map((one) => one.id) as [string, string, string]
  expect(await waits(id, OTHER)).toEqual(['plan-task', 'plan-task'])
  expect(await waits(id, HANDLER), 'his own, and the one that is late').toEqual(['plan-late', 'plan-task'])
  expect(await waits(id, CHECKER)).toEqual([])
  const item = (await workFor(db, OTHER)).find(({ kind }) => kind === 'plan-task')!
  expect(item).toMatchObject({ group: 'days3', clock: { id: 'set', ends: '2026-11-20' } })
  const { id: evidence } = await buildEvidence(db, home, OTHER, id, 'biên bản làm việc')
  const answered = await answers(id, order, OTHER, { evidence: [evidence, evidence] })
  expect(answered.tasks.find((one) => one.id === order)).toMatchObject({
    ...{ state: 'done', answers: false },
    result: { outcome: 'borne-out', by: { id: WHO }, evidence: [{ id: evidence, withdrawn: false }] },
  })
  await answers(id, trace, HANDLER, { outcome: 'not-found-out', words: 'Nhật ký đã ghi đè.' })
  const shown = await showPlan(db, HANDLER, { id })
  const open = openOf(shown)
  expect([open.tasks, open.open, open.late, open.notFoundOut].map((of) => (Array.isArray(of) ? of.map((one) => one.id) : of))).toEqual([
    3,
    [camera],
    [camera],
    [trace],
  ])
  expect((await make.sign(await make.draft(file))).state).toBe('decided')
  await expect(answers(id, camera, OTHER)).rejects.toMatchObject({ code: 'conflict' })
  expect([await waits(id, OTHER), await waits(id, HANDLER)]).toEqual([[], []])
})

test('what was found out of another, or of his act, is not said of somebody', async () => {
  const file = await make.opened()
  const second = await make.officer()
  const both = await addParty(db, HANDLER, { id: file.id, officer: second, role: 'concerned', reason })
  await plans(file, { about: second })
  const { tasks } = await plans(file, { act: file.acts[0]!.id })
  const open = (who: string) => openOf({ tasks: tasksOn(both, who, tasks) }).open.length
  expect([open(second), open(CONCERNED)]).toEqual([1, 1])
})

test('whoever handles the case plans; a task is for somebody who may work on it and has no part in it', async () => {
  const file = await make.opened()
  const { id } = file
  await expect(plans(file, {}, CHECKER)).rejects.toMatchObject({ code: 'denied' })
  await expect(plans(file, { officer: NOBODY.actor.id })).rejects.toMatchObject({ code: 'conflict' })
  await expect(plans(file, { officer: CONCERNED })).rejects.toMatchObject({ code: 'conflict' })
  await expect(plans(file, { officer: 'CC-99999' })).rejects.toMatchObject({ code: 'input', place: { file: 'officer' } })
  await expect(plans(file, { about: 'CC-00002' })).rejects.toMatchObject({ place: { file: 'about' } })
  await expect(plans(file, { act: id })).rejects.toMatchObject({ place: { file: 'act' } })
  await expect(plans(file, { act: file.acts[0]!.id, about: CONCERNED })).rejects.toMatchObject({ place: { file: 'about' } })
  const task = (await plans(file, { officer: WHO })).tasks[0]!.id
  await expect(answers(id, task, CHECKER)).rejects.toMatchObject({ code: 'denied' })
  const himself: Scope = { ...asPerson(CONCERNED), hidden: [CONCERNED] }
  await expect(showPlan(db, himself, { id })).rejects.toMatchObject({ code: 'absent' })
  await expect(plans(file, {}, himself)).rejects.toMatchObject({ code: 'absent' })
  // Who has it became a witness since: he is told nothing more of it, and whoever plans sees that.
  const barred: Scope = { ...OTHER, hidden: [WHO] }
  await addParty(db, HANDLER, { id, officer: WHO, role: 'witness', reason })
  await expect(answers(id, task, barred)).rejects.toMatchObject({ code: 'absent' })
  expect(await waits(id, barred)).toEqual([])
  expect((await showPlan(db, HANDLER, { id })).tasks[0]).toMatchObject({ barred: true })
})

test('who has a task and until when may change, and what was before stays to be read; a dropped one stays with its reason', async () => {
  const file = await make.opened()
  const { id } = file
  const task = (await plans(file)).tasks[0]!.id
  const change = { id, task, officer: WHO, due: '2026-12-12', reason }
  await expect(changePlanTask(db, CHECKER, change)).rejects.toMatchObject({ code: 'denied' })
  const changed = await changePlanTask(db, HANDLER, change)
  expect(changed.tasks[0]).toMatchObject({
    ...{ officer: { id: WHO, name: 'Người xác minh' }, due: '2026-12-12', why: reason },
    before: [{ officer: null, due: '2026-12-10', why: null }],
  })
  await expect(changePlanTask(db, HANDLER, change)).rejects.toMatchObject({ message: 'this task stands so already' })
  const { tasks } = await dropPlanTask(db, HANDLER, { id, task, reason })
  expect(tasks[0]).toMatchObject({ state: 'dropped', dropped: { why: reason, by: { id: HANDLER.actor.id } } })
  for (const again of [() => changePlanTask(db, HANDLER, { ...change, due: '2026-12-30' }), () => answers(id, task, HANDLER)])
    await expect(again()).rejects.toMatchObject({ message: 'this task was dropped' })
  expect([await waits(id, OTHER), openOf({ tasks }).tasks]).toEqual([[], 0])
})

test('a result stays, rests on evidence of its case that was not withdrawn, and has no day to come', async () => {
  const [file, other] = [await make.opened(), await make.opened()]
  const { id } = file
  const task = (await plans(file)).tasks[0]!.id
  const elsewhere = await buildEvidence(db, home, HANDLER, other.id, 'của vụ khác')
  const gone = await buildEvidence(db, home, HANDLER, id, 'đã rút')
  await withdrawEvidence(db, HANDLER, { id, evidence: gone.id, reason })
  for (const evidence of [elsewhere.id, gone.id])
    await expect(answers(id, task, HANDLER, { evidence: [evidence] })).rejects.toMatchObject({ place: { file: 'evidence' } })
  await expect(answers(id, task, HANDLER, { day: '2999-01-01' })).rejects.toMatchObject({ place: { file: 'day' } })
  await expect(answers(other.id, task, HANDLER)).rejects.toMatchObject({ code: 'absent' })
  await answers(id, task, HANDLER)
  await expect(answers(id, task, HANDLER, { outcome: 'not-borne-out' })).rejects.toMatchObject({ code: 'conflict' })
  const forced = [
    sql`update cases.plan_task set outcome = 'not-borne-out' where id = ${task}`,
    sql`update cases.plan_task set what = 'x' where id = ${task}`,
    sql`delete from cases.plan_task where id = ${task}`,
    sql`update cases.plan_turn set due = '2999-01-01' where task = ${task}`,
    sql`delete from cases.plan_turn where task = ${task}`,
  ]
  for (const one of forced) await expect(writing(db, (trx) => one.execute(trx))).rejects.toThrow('what was entered stays')
  const next = (await plans(file)).tasks.find(({ state }) => state === 'open')!.id
  await expect(
    writing(db, (trx) =>
      sql`update cases.plan_task set outcome = 'borne-out', said = 'x', done_on = '2026-11-27', done_by = 'x', done_at = now(),
        evidence = array[${elsewhere.id}]::uuid[] where id = ${next}`.execute(trx),
    ),
  ).rejects.toThrow('rests on evidence of its case')
  const { rows } = await sql<{ text: string }>`select jsonb_agg(to_jsonb(e))::text as text from ledger.event e
    where subject = ${`case:${id}`} and kind like 'case.plan-%'`.execute(db)
  expect(rows[0]!.text, 'words are not on the record').not.toMatch(/Sổ trực|container/u)
})
