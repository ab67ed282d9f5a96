import { beforeAll, expect, test } from 'vitest'
import { compare } from '../apps/worker/read.ts'
import { LiemError, type Home } from '../src/base/index.ts'
import { createRulebook, runTrial, saveDraft, showRulebook, showTrial, startTrial, useVersion } from '../src/desk/index.ts'
import { trial as contract } from '../src/desk/rulebooks/schema.ts'
import { evaluate, requestFor, VIOLATED, witnesses, type Evaluation } from '../src/detect/index.ts'
import { openJobs, WORKER } from '../src/jobs/index.ts'
import { readLog } from '../src/lake/index.ts'
import { parseRulebooks } from '../src/law/index.ts'
import { readVersion } from '../src/law/versions/index.ts'
import { ANALYST, EVERYTHING } from './build-db.ts'
import { testDatabase } from './db.ts'
import { openPlatform, runningJob } from './platform.ts'
import { smallWorld, type SmallWorld } from './world.ts'

const { db } = await testDatabase()
const CASES = 1000
let world: SmallWorld
let source: string
let changed: string

beforeAll(async () => {
  world = await smallWorld({ noise: 'high', plant: { 'document-check-late': 0.05, 'checked-and-cleared-by-one': 0.05 } })
  await openPlatform(db, world)
  source = (await readVersion(db, 'clearance')).source
  changed = source
    .replace('within: 2wh', 'within: 4wh')
    .replace(/- id: CLR-017\n/u, '- id: CLR-917\n')
    .replace('No physical inspection result seen within 8', 'No physical inspection result within 8')
})

async function judged(text: string): Promise<Evaluation> {
  const rulebook = await parseRulebooks([{ file: 'clearance.yaml', text }])
  return evaluate(await readLog([world.lake], requestFor(rulebook)), rulebook)
}

test('a trial counts what the engine counts, and raises nothing', async () => {
  const { id } = await startTrial(db, ANALYST, { id: 'clearance', source: changed })
  expect(await openJobs(db)).toContain(id)
  expect(await showTrial(db, EVERYTHING, { id })).toMatchObject({ state: 'queued', cases: null, changes: [] })
  const before = await showRulebook(db, EVERYTHING, { id: 'clearance' })
  await runTrial(db, WORKER, world.lake, id)
  const view = await showTrial(db, EVERYTHING, { id })
  contract.parse(view)
  expect(view.cases).toBe(CASES)
  expect(view.differences.map(({ rule, kind }) => [rule, kind])).toEqual([
    ['CLR-001', 'changed'],
    ['CLR-002', 'words'],
    ['CLR-917', 'added'],
    ['CLR-017', 'removed'],
  ])
  for (const rule of ['CLR-001', 'CLR-917', 'CLR-017'])
    expect(view.changes.filter((change) => change.rule === rule).reduce((sum, { cases }) => sum + cases, 0)).toBe(CASES)
  const [older, newer] = [await judged(source), await judged(changed)]
  const hits = (evaluation: Evaluation, id: string): Set<string> => {
    const at = evaluation.rules.findIndex(({ rule }) => rule.id === id)
    const cases = [...(evaluation.rules[at]?.verdicts ?? [])].flatMap((verdict, index) => (verdict === VIOLATED ? [index] : []))
    return new Set(cases.map((index) => `${id} ${index} ${witnesses(evaluation, at, index).join()}`))
  }
  const all = (evaluation: Evaluation) => new Set(['CLR-001', 'CLR-917', 'CLR-017'].flatMap((id) => [...hits(evaluation, id)]))
  expect(all(older).size).toBeGreaterThan(10)
  const beyond = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => [...one].filter((hit) => !other.has(hit)).length
  expect(view.wouldRaise).toBe(beyond(all(newer), all(older)))
  expect(view.wouldWithdraw).toBe(beyond(all(older), all(newer)))
  const gone = view.changes.find(({ rule, from, to }) => rule === 'CLR-001' && from === 'violated' && to === 'satisfied')!
  expect(gone.cases).toBeGreaterThan(0)
  expect(gone.examples.length).toBe(Math.min(5, gone.cases))
  expect(view.changes.find(({ rule, from }) => rule === 'CLR-017' && from === 'violated')!.to).toBe('absent')
  expect((await showRulebook(db, EVERYTHING, { id: 'clearance' })).rules).toEqual(before.rules)
})

test('a text that cannot be read is refused before it waits; another time zone is read with its own eyes', async () => {
  await expect(startTrial(db, ANALYST, { id: 'clearance', source: 'liem: rulebook/1\nrules: []' })).rejects.toMatchObject({
    code: 'rulebook',
  })
  await expect(startTrial(db, ANALYST, { id: 'nowhere', source })).rejects.toMatchObject({ code: 'absent' })
  const { id } = await startTrial(db, ANALYST, {
    id: 'clearance',
    source: source.replace('notAPerson: [SYSTEM, BANK, PORT]', 'notAPerson: [SYSTEM]'),
  })
  await runTrial(db, WORKER, world.lake, id)
  const view = await showTrial(db, EVERYTHING, { id })
  expect(view.differences.length).toBeGreaterThan(40)
  expect(view.changes.reduce((sum, { cases }) => sum + cases, 0)).toBe(CASES * view.differences.length)
})

test('a trial and a comparison that are cancelled while the log is read stop there', async () => {
  const stages: string[] = []
  const tell = ({ stage, done }: { stage: string; done?: number }): void =>
    void stages.push(done === undefined ? stage : `${stage} ${done > 0}`)
  const check = (): void => {
    throw cancelled
  }
  const cancelled = new LiemError('cancelled', 'was cancelled')
  const { id } = await startTrial(db, ANALYST, { id: 'clearance', source: changed })
  await expect(runTrial(db, WORKER, world.lake, id, { tell, check })).rejects.toBe(cancelled)
  expect(stages).toEqual(['read', 'read true'])
  const ground = { db, home: { lake: world.lake } as Home, version: '0' }
  await expect(compare(ground, { ...runningJob(id), tell, check })).rejects.toBe(cancelled)
  expect(stages).toEqual(['read', 'read true', 'read', 'read true'])
})

test('a comparison and a trial that are cancelled while rules are evaluated stop between two stretches of work', async () => {
  const cancelled = new LiemError('cancelled', 'was cancelled')
  const rules: number[] = []
  const tell = ({ stage, done = 0 }: { stage: string; done?: number }): void => void (stage === 'detect' && rules.push(done))
  const pause = (): Promise<void> => (rules.length < 3 ? Promise.resolve() : Promise.reject(cancelled))
  const ground = { db, home: { lake: world.lake } as Home, version: '0' }
  await expect(compare(ground, { ...runningJob('any'), tell, pause })).rejects.toBe(cancelled)
  expect(rules).toEqual([1, 2, 3])
  const { id } = await startTrial(db, ANALYST, { id: 'clearance', source: changed })
  await expect(runTrial(db, WORKER, world.lake, id, { tell, pause })).rejects.toBe(cancelled)
  expect(rules).toEqual([1, 2, 3, 1])
})

test('a draft is put to use with one reason, and the data are compared anew', async () => {
  const draft = await saveDraft(db, ANALYST, {
    id: 'clearance',
    source: changed,
    note: 'four hours',
    reason: 'asked for by the department',
  })
  expect(draft).toMatchObject({ version: 2, state: 'draft', by: ANALYST.name })
  const { version, job } = await useVersion(db, ANALYST, { id: 'clearance', version: 2, reason: 'agreed on 20/11/2026' })
  expect(version).toMatchObject({ version: 2, state: 'used' })
  expect(await openJobs(db)).toContain(job)
  const view = await showRulebook(db, EVERYTHING, { id: 'clearance' })
  const rule = (id: string) => view.rules.find((row) => row.rule === id)!
  expect([rule('CLR-001').number, rule('CLR-001').counts]).toEqual([2, null])
  expect([rule('CLR-003').number, rule('CLR-003').counts === null]).toEqual([1, false])
  await expect(useVersion(db, ANALYST, { id: 'clearance', version: 2, reason: 'again' })).rejects.toMatchObject({ code: 'conflict' })
})

test('a rulebook that is not in use yet is tried against nothing', async () => {
  const other = source.replaceAll('- id: ', '- id: NEW-')
  await createRulebook(db, ANALYST, { id: 'warehouse', source: other, note: 'new', reason: 'the department asks for it' })
  const { id } = await startTrial(db, ANALYST, { id: 'warehouse', source: other })
  await runTrial(db, WORKER, world.lake, id)
  const view = await showTrial(db, EVERYTHING, { id })
  contract.parse(view)
  expect(view.against).toBe(0)
  expect([...new Set(view.differences.map(({ kind }) => kind))]).toEqual(['added'])
  expect(view.changes.every(({ from }) => from === 'absent')).toBe(true)
  const { rules } = await judged(source)
  const violated = rules.map(({ verdicts }) => verdicts.filter((verdict) => verdict === VIOLATED).length)
  expect([view.wouldRaise, view.wouldWithdraw]).toEqual([violated.reduce((sum, n) => sum + n), 0])
  await expect(startTrial(db, ANALYST, { id: 'warehouse', source })).rejects.toMatchObject({ code: 'rulebook', message: /used twice/ })
})
