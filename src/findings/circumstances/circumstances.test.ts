import { beforeEach, expect, test } from 'vitest'
import { buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from '../../../test/build-db.ts'
import { newDatabase } from '../../../test/db.ts'
import type { Db } from '../../base/index.ts'
import {
  countFindings,
  enterCircumstance,
  excludedHits,
  listCircumstances,
  listFindings,
  moveFinding,
  revokeCircumstance,
  showCircumstance,
  showFinding,
} from '../index.ts'

let db: Db
let run: Awaited<ReturnType<typeof seedRules>>
beforeEach(async () => {
  const database = await newDatabase()
  db = database.db
  await seedRegister(db)
  run = await seedRules(db)
  return database.close
})

const list = { sort: 'due', direction: 'asc', limit: 50 } as const
const STORM = {
  kind: 'weather',
  title: 'Bão số 12',
  units: ['R1'],
  rules: null,
  from: '2026-05-18T05:00:00Z',
  until: '2026-05-18T10:00:00Z',
  effect: 'withhold',
  document: 'CV 118/HQ ngày 17/05/2026',
  approver: 'Chi cục trưởng khu vực I',
  reason: 'Cảng ngừng làm việc',
} as const
const enter = (given: object = {}) => enterCircumstance(db, EVERYTHING, { ...STORM, units: [...STORM.units], ...given })
const hit = (given: object = {}) => buildHit(run.rule('CLR-012'), given)
const cases = async (more = {}): Promise<string[]> =>
  (await listFindings(db, EVERYTHING, { ...list, ...more })).rows.map(({ caseId }) => caseId).toSorted()
const raiseThree = () =>
  raiseHits(db, run, [
    hit({ caseId: 'in' }),
    hit({ caseId: 'elsewhere', unit: '02EF' }),
    hit({ caseId: 'other rule', rule: run.rule('EYE-001') }),
  ])

test('what is entered holds back the findings of its units, rules and time, and lists them', async () => {
  await raiseThree()
  const storm = await enter({ rules: ['CLR-012'] })
  expect(storm).toMatchObject({
    title: 'Bão số 12',
    state: 'in-force',
    annotated: 1,
    withheld: 1,
    units: [{ code: 'R1' }],
    by: 'Đặng Ngọc Quỳnh',
  })
  expect(await cases()).toEqual(['elsewhere', 'other rule'])
  expect(await cases({ withheldBy: storm.id })).toEqual(['in'])
  expect((await listFindings(db, EVERYTHING, list)).withheld).toEqual({ n: 1, more: false })
  expect((await countFindings(db, EVERYTHING)).open.n).toBe(2)
  expect([...(await excludedHits(db))]).toEqual(['CLR-012|in'])
  const { rows } = await listFindings(db, EVERYTHING, { ...list, withheldBy: storm.id })
  const finding = await showFinding(db, EVERYTHING, rows[0]!.id)
  expect(finding.history[0]).toMatchObject({ kind: 'finding.withheld', reason: 'Cảng ngừng làm việc', body: { circumstance: storm.id } })
  expect(finding.doubts[0]).toMatchObject({
    kind: 'circumstance',
    text: { vi: 'Thời gian đó có hoàn cảnh liên quan: Bão số 12 (CV 118/HQ ngày 17/05/2026).' },
  })
  expect(finding.timeline.dark).toEqual([{ from: '2026-05-18T05:00:00Z', until: '2026-05-18T10:00:00Z', lane: null, label: 'Bão số 12' }])
  expect(finding.applied).toHaveLength(1)
})

test('what is raised later is held back, too; revoked, all of it comes back', async () => {
  const storm = await enter()
  expect(await raiseThree()).toMatchObject({ raised: 3, withheld: 2 })
  expect(await cases()).toEqual(['elsewhere'])
  const revoked = await revokeCircumstance(db, EVERYTHING, { id: storm.id, reason: 'Công văn bị thu hồi' })
  expect(revoked).toMatchObject({ state: 'revoked', annotated: 0, withheld: 0 })
  expect(await cases()).toEqual(['elsewhere', 'in', 'other rule'])
  const { rows } = await listFindings(db, EVERYTHING, { ...list, caseId: 'in' })
  const finding = await showFinding(db, EVERYTHING, rows[0]!.id)
  expect(finding.history.map(({ kind }) => kind)).toEqual(['finding.freed', 'finding.withheld', 'finding.annotated', 'finding.raised'])
  expect(finding.applied).toEqual([])
  await expect(revokeCircumstance(db, EVERYTHING, { id: storm.id, reason: 'Lần nữa' })).rejects.toMatchObject({ code: 'conflict' })
  const { history } = await showCircumstance(db, EVERYTHING, storm.id)
  expect(history.map(({ kind, body }) => [kind, body['freed'] ?? body['withheld']])).toEqual([
    ['circumstance.revoked', 2],
    ['circumstance.entered', 0],
  ])
})

test('one that annotates stands beside the finding and hides nothing', async () => {
  await raiseThree()
  const { id: circumstance } = await enter({ effect: 'annotate', units: null, rules: ['CLR-012'] })
  expect(await cases()).toHaveLength(3)
  expect(await cases({ circumstance })).toEqual(['elsewhere', 'in'])
  const marked = (await listFindings(db, EVERYTHING, list)).rows.filter(({ circumstances }) => circumstances === 1)
  expect(marked.map(({ caseId }) => caseId).toSorted()).toEqual(['elsewhere', 'in'])
})

test('what new data put elsewhere is held back no longer', async () => {
  await raiseHits(db, run, [hit()])
  await enter()
  expect(await cases()).toEqual([])
  expect(await raiseHits(db, run, [hit({ unit: '02EF' })])).toMatchObject({ updated: 1, withheld: 0 })
  const [row] = (await listFindings(db, EVERYTHING, list)).rows
  expect(row).toMatchObject({ unit: { code: '02EF' }, circumstances: 0 })
  expect((await showFinding(db, EVERYTHING, row!.id)).history[0]).toMatchObject({ kind: 'finding.freed' })
})

test('where two hold a finding back, it comes back with the second', async () => {
  await raiseThree()
  const [storm, outage] = [await enter(), await enter({ kind: 'outage', title: 'Mất điện' })]
  expect(await cases({ withheldBy: storm.id })).toEqual(['in', 'other rule'])
  expect(outage).toMatchObject({ annotated: 2, withheld: 0 })
  await revokeCircumstance(db, EVERYTHING, { id: storm.id, reason: 'Thu hồi' })
  expect(await cases({ withheldBy: outage.id })).toEqual(['in', 'other rule'])
  await revokeCircumstance(db, EVERYTHING, { id: outage.id, reason: 'Thu hồi' })
  expect(await cases()).toHaveLength(3)
})

test.each([
  ['touches the time of the finding', { from: '2026-05-18T08:47:00Z', until: '2026-05-18T09:00:00Z' }, 1],
  ['lies inside it', { from: '2026-05-18T03:00:00Z', until: '2026-05-18T03:01:00Z' }, 1],
  ['ends as it begins', { from: '2026-05-18T01:00:00Z', until: '2026-05-18T02:12:00Z' }, 0],
  ['begins later', { from: '2026-05-18T08:47:01Z', until: '2026-05-19T00:00:00Z' }, 0],
])('a time that %s', async (_, time, annotated) => {
  await raiseHits(db, run, [hit()])
  expect((await enter(time)).annotated).toBe(annotated)
})

test('a concluded finding is annotated, never held back; opened again it is', async () => {
  await raiseHits(db, run, [hit()])
  const { id } = (await listFindings(db, EVERYTHING, list)).rows[0]!
  await moveFinding(db, EVERYTHING, { id, to: 'dismissed', reason: 'Đã xem' })
  expect(await enter()).toMatchObject({ annotated: 1, withheld: 0 })
  expect(await cases()).toHaveLength(1)
  await moveFinding(db, EVERYTHING, { id, to: 'review', reason: 'Xem lại' })
  expect(await cases()).toEqual([])
})

test('a finding that is held back and whose hit goes is withdrawn, and held back again when it returns', async () => {
  await raiseHits(db, run, [hit()])
  const storm = await enter()
  await raiseHits(db, run, [])
  expect(await cases({ state: ['withdrawn'] })).toHaveLength(1)
  expect(await raiseHits(db, run, [hit()])).toMatchObject({ returned: 1, withheld: 1 })
  expect(await cases({ withheldBy: storm.id })).toHaveLength(1)
})

test.each([
  ['a time that ends before it begins', { until: '2026-05-18T05:00:00Z' }],
  ['a unit that nobody knows', { units: ['R9'] }],
  ['a rule that nobody knows', { rules: ['XXX-1\u0000'] }],
])('%s is refused', async (_, given) => {
  await expect(enter(given)).rejects.toMatchObject({ code: 'input' })
  expect((await listCircumstances(db, EVERYTHING, { limit: 10 })).rows).toEqual([])
})

test('the register of circumstances can be narrowed by unit, day and state', async () => {
  const storm = await enter()
  const everywhere = await enter({
    units: null,
    from: '2026-05-20T00:00:00+07:00',
    until: '2026-05-21T00:00:00+07:00',
    title: 'Sự cố hệ thống',
  })
  const titles = async (given: object) => (await listCircumstances(db, EVERYTHING, { limit: 10, ...given })).rows.map(({ title }) => title)
  expect(await titles({})).toEqual(['Sự cố hệ thống', 'Bão số 12'])
  expect(await titles({ unit: '01AB' })).toEqual(['Sự cố hệ thống', 'Bão số 12'])
  expect(await titles({ unit: '02EF' })).toEqual(['Sự cố hệ thống'])
  expect(await titles({ on: '2026-05-18' })).toEqual(['Bão số 12'])
  expect(await titles({ on: '2026-05-21' })).toEqual([])
  await revokeCircumstance(db, EVERYTHING, { id: storm.id, reason: 'Thu hồi' })
  expect(await titles({ state: 'in-force' })).toEqual(['Sự cố hệ thống'])
  expect((await showCircumstance(db, EVERYTHING, everywhere.id)).units).toBeNull()
  await expect(showCircumstance(db, EVERYTHING, run.run)).rejects.toMatchObject({ code: 'absent' })
})
