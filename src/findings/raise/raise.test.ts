import { beforeEach, describe, expect, test } from 'vitest'
import { buildBookText, buildEvent, buildHit, EVERYTHING, MACHINE, raiseHits, seedRegister, seedRules } from '../../../test/build-db.ts'
import { newDatabase } from '../../../test/db.ts'
import type { Db } from '../../base/index.ts'
import { write } from '../../ledger/index.ts'
import { importOrganisation } from '../../organisation/index.ts'
import { assignFinding, excludedHits, listFindings, raise, showFinding } from '../index.ts'
import type { Finding } from '../schema.ts'

let db: Db
let run: Awaited<ReturnType<typeof seedRules>>

beforeEach(async () => {
  const database = await newDatabase()
  db = database.db
  await seedRegister(db)
  run = await seedRules(db)
  return database.close
})

const NOTHING = { raised: 0, updated: 0, returned: 0, withdrawn: 0, unchanged: 0, withheld: 0 }
const all = async () => (await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 50 })).rows
const only = async (): Promise<Finding> => {
  const rows = await all()
  expect(rows).toHaveLength(1)
  return showFinding(db, EVERYTHING, rows[0]!.id)
}
const hit = (overrides = {}) => buildHit(run.rule('CLR-012'), overrides)
const events = () => db.selectFrom('ledger.event').selectAll().where('kind', '=', 'finding.raised').orderBy('id').execute()

test('a hit becomes a finding that says what it is about', async () => {
  expect(await raiseHits(db, run, [hit()])).toEqual({ ...NOTHING, raised: 1 })
  const finding = await only()
  expect(finding).toMatchObject({
    number: 'PH-26-000001',
    rule: 'CLR-012',
    rulebook: 'clearance',
    title: { en: 'Red channel cleared without an inspection result', vi: 'Luồng đỏ thông quan, chưa thấy kết quả kiểm tra' },
    severity: 'very-serious',
    caseId: '107482915360',
    unit: { code: '01AB', short: { vi: 'CK cảng Vân Phượng' }, known: true },
    state: 'new',
    attributed: 1,
    unattributed: 0,
    assignee: null,
    // Monday 16 November, the next working day
    raisedOn: '2026-11-16',
    due: '2026-11-17',
    happenedAt: '2026-05-18T08:47:00Z',
    broker: 'DL-007',
    stage: 'physical',
    area: 1,
    ruleVersion: { number: 1, from: '2015-01-01', basis: [{ cite: 'Law 54/2014/QH13', confirmed: false }] },
    named: [{ account: 'HQVP-0231', officer: { id: 'CC-00001', name: 'Lê Hữu Phước' }, why: null, witnesses: [2], hearing: null }],
    conclusion: null,
    duplicateOf: null,
    others: [],
    notes: [],
    applied: [],
  })
  expect(finding.doubts.map(({ kind }) => kind)).toEqual(['missing', 'exception'])
  expect(finding.facts).toEqual([
    { name: 'regime', label: { en: 'Customs regime', vi: 'Loại hình' }, value: 'import' },
    { name: 'broker', label: { en: 'Customs agent', vi: 'Đại lý hải quan' }, value: 'DL-007' },
  ])
  expect(finding.timeline.events.map(({ activity, lane, witness }) => [activity.vi, lane, witness])).toEqual([
    ['Phân luồng', 'system', 1],
    ['Nộp thuế', 'bank', null],
    ['Thông quan', 'officers', 2],
  ])
  expect(finding.timeline).toMatchObject({ span: [0, 2], finished: true, missing: [{ after: 1, before: 2, lane: 'officers' }] })
  expect(finding.moves.map(({ to, refusal }) => [to, refusal])).toEqual([
    ['review', null],
    ['dismissed', null],
    ['duplicate', null],
  ])
  expect(finding.history).toMatchObject([{ kind: 'finding.raised', actor: { name: 'Liêm', kind: 'machine' }, body: { number: 1 } }])
})

test('raising twice is once, and leaves one event', async () => {
  await raiseHits(db, run, [hit(), hit()])
  expect(await raiseHits(db, run, [hit()])).toEqual({ ...NOTHING, unchanged: 1 })
  await only()
  expect(await events()).toMatchObject([
    {
      subject: `run:${run.run}`,
      actor_kind: 'machine',
      body: { raised: 1, rows: 1, root: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    },
  ])
})

test('what a finding is does not depend on where its witness events stand, nor on rows that are there twice', async () => {
  await raiseHits(db, run, [hit()])
  const before = await only()
  const { trace } = hit()
  const shifted = [buildEvent('Declaration registered', '2026-05-18T01:58:00.000Z', 'NKH-104'), ...trace.events, trace.events[2]!]
  expect(await raiseHits(db, run, [hit({ witnesses: [1, 3, 4], trace: { ...trace, events: shifted } })])).toEqual({
    ...NOTHING,
    updated: 1,
  })
  const after = await only()
  expect(after.number).toBe(before.number)
  expect(after.timeline.events).toHaveLength(5)
  expect(after.named[0]!.witnesses).toEqual([2, 3])
  expect(await db.selectFrom('findings.trace').select('id').execute()).toHaveLength(1)
})

test('another witness is another finding; the one whose hit is gone is withdrawn, with its text and its trace', async () => {
  await raiseHits(db, run, [hit()])
  const [first] = await all()
  const { trace } = hit()
  const later = { ...trace, events: [...trace.events.slice(0, 2), buildEvent('Clearance', '2026-05-18T08:48:00.000Z', 'HQVP-0118')] }
  expect(await raiseHits(db, run, [hit({ trace: later })])).toEqual({ ...NOTHING, raised: 1, withdrawn: 1 })
  const old = await showFinding(db, EVERYTHING, first!.id)
  expect(old.state).toBe('withdrawn')
  expect(old.timeline.events[2]!.at).toBe('2026-05-18T08:47:00.000Z')
  expect(old.why.vi).toContain('15:47')
  expect(old.moves).toEqual([])
  expect(old.history[0]).toMatchObject({ kind: 'finding.withdrawn', body: { from: 'new' } })
})

test('a hit with another finding that stands counts, though an earlier one was dismissed', async () => {
  await raiseHits(db, run, [hit()])
  await setState('dismissed')
  const { trace } = hit()
  const later = { ...trace, events: [...trace.events.slice(0, 2), buildEvent('Clearance', '2026-05-18T08:48:00.000Z', 'HQVP-0118')] }
  expect(await raiseHits(db, run, [hit({ trace: later })])).toEqual({ ...NOTHING, raised: 1 })
  expect(await excludedHits(db)).toEqual(new Set())
})

describe('a hit that goes and comes back', () => {
  test.each(['new', 'review', 'confirmed'] as const)('leaves a finding that was %s as it was', async (state) => {
    await raiseHits(db, run, [hit()])
    await setState(state)
    expect(await raiseHits(db, run, [])).toEqual({ ...NOTHING, withdrawn: 1 })
    const withdrawn = await only()
    expect(withdrawn).toMatchObject({ state: 'withdrawn', named: [], attributed: 0 })
    expect(await raiseHits(db, run, [])).toEqual(NOTHING)
    expect(await raiseHits(db, run, [hit()])).toEqual({ ...NOTHING, returned: 1 })
    const returned = await only()
    expect(returned).toMatchObject({ state, number: withdrawn.number, attributed: 1 })
    expect(returned.history.slice(0, 2)).toMatchObject([
      { kind: 'finding.returned', body: { to: state } },
      { kind: 'finding.withdrawn', body: { from: state } },
    ])
  })
  test.each(['dismissed', 'duplicate'] as const)('leaves one that is %s alone', async (state) => {
    await raiseHits(db, run, [hit()])
    await setState(state)
    expect(await raiseHits(db, run, [])).toEqual(NOTHING)
    expect(await raiseHits(db, run, [hit()])).toEqual({ ...NOTHING, unchanged: 1 })
    expect((await only()).state).toBe(state)
    expect(await excludedHits(db)).toEqual(new Set(['CLR-012|107482915360']))
  })
})

async function setState(state: 'new' | 'review' | 'confirmed' | 'dismissed' | 'duplicate'): Promise<void> {
  await write(db, { actor: MACHINE, kind: 'test.state', reason: 'for a test' }, (trx) =>
    trx.updateTable('findings.finding').set({ state }).execute(),
  )
}

test('a mended title raises nothing anew and is found', async () => {
  await raiseHits(db, run, [hit()])
  run = await seedRules(db, buildBookText({ title: 'Luồng đỏ, không thấy kiểm tra' }))
  expect(await raiseHits(db, run, [hit()])).toEqual({ ...NOTHING, unchanged: 1 })
  const finding = await only()
  expect(finding.title.vi).toBe('Luồng đỏ, không thấy kiểm tra')
  expect(finding.ruleVersion.number).toBe(1)
  expect(finding.history).toHaveLength(1)
  const found = await listFindings(db, EVERYTHING, { sort: 'due', direction: 'asc', limit: 5, text: 'khong thay kiem' })
  expect(found.rows).toHaveLength(1)
})

test('a new version of the rule updates an open finding and says so; a concluded one keeps the version it was judged by', async () => {
  await raiseHits(db, run, [hit(), hit({ caseId: '2' })])
  const [first, second] = await all()
  await write(db, { actor: MACHINE, kind: 'test.state', reason: 'for a test' }, (trx) =>
    trx.updateTable('findings.finding').set({ state: 'confirmed' }).where('id', '=', second!.id).execute(),
  )
  run = await seedRules(db, buildBookText({ within: '10wh' }))
  const why = { en: 'later', vi: 'muộn hơn' }
  expect(await raiseHits(db, run, [hit({ why }), hit({ why, caseId: '2' })])).toEqual({ ...NOTHING, updated: 1, unchanged: 1 })
  const open = await showFinding(db, EVERYTHING, first!.id)
  expect(open).toMatchObject({ number: first!.number, why, ruleVersion: { number: 2 } })
  expect(open.history.map(({ kind, body }) => [kind, body])).toEqual([
    ['finding.updated', { from: 1, to: 2 }],
    ['finding.raised', { number: 1 }],
  ])
  expect(await showFinding(db, EVERYTHING, second!.id)).toMatchObject({ why: hit().why, ruleVersion: { number: 1 } })
})

test('a rule that is not in use any more withdraws what stood on it; another rulebook’s findings stay', async () => {
  await raiseHits(db, run, [hit()])
  expect(await raiseHits(db, { ...run, rulebooks: ['another'] }, [])).toEqual(NOTHING)
  expect(await raiseHits(db, run, [])).toEqual({ ...NOTHING, withdrawn: 1 })
})

test('all or nothing: a run that stops half-way leaves nothing', async () => {
  const many = Array.from({ length: 2_500 }, (_, at) => hit({ caseId: `c${at}` }))
  const stop = (done: number): void => {
    if (done >= 2_000) throw new Error('stopped')
  }
  await expect(raise(db, MACHINE, many, run, stop)).rejects.toThrow('stopped')
  expect(await all()).toEqual([])
  expect(await events()).toEqual([])
  await expect(raiseHits(db, { ...run, rules: new Map() }, [hit()])).rejects.toMatchObject({ code: 'internal' })
  expect(await raiseHits(db, run, many)).toEqual({ ...NOTHING, raised: 2_500 })
})

test('whoever cannot be told apart is not named', async () => {
  const { trace } = hit()
  const seen = (account: string, activity = 'Clearance') => ({
    trace: { ...trace, events: [...trace.events.slice(0, 2), buildEvent(activity, '2026-05-18T08:47:00.000Z', account)] },
    caseId: `${account} ${activity}`,
  })
  await raiseHits(db, run, [hit(seen('MAYSOI-02')), hit(seen('X-999')), hit(seen('NKH-104', 'Full documents presented'))])
  const rows = await Promise.all((await all()).map(({ id }) => showFinding(db, EVERYTHING, id)))
  expect(
    rows.map(({ caseId, attributed, unattributed, named }) => [
      caseId,
      attributed,
      unattributed,
      named.map(({ officer, why }) => [officer, why]),
    ]),
  ).toEqual([
    ['MAYSOI-02 Clearance', 0, 1, [[null, 'shared']]],
    ['X-999 Clearance', 0, 1, [[null, 'none']]],
    ['NKH-104 Full documents presented', 0, 0, []],
  ])
  expect(rows[0]!.doubts[0]).toMatchObject({
    kind: 'account',
    text: { vi: 'Không quy được tài khoản MAYSOI-02 cho ai: tài khoản dùng chung.' },
  })
})

test('an officer with two accounts is one officer', async () => {
  const accounts = 'account,officer,unit,shared\nHQVP-0231,CC-00001,01AB,false\nHQVP-0232,CC-00001,01AB,false\n'
  await importOrganisation(db, MACHINE, { accounts })
  const events = ['HQVP-0231', 'HQVP-0232'].map((account) => buildEvent('Clearance', '2026-05-18T08:47:00.000Z', account))
  await raiseHits(db, run, [hit({ witnesses: [0, 1], span: [0, 1], missing: [], trace: { ...hit().trace, events } })])
  const finding = await only()
  expect(finding.named.map(({ account }) => account)).toEqual(['HQVP-0231', 'HQVP-0232'])
  expect([finding.attributed, finding.unattributed]).toEqual([1, 0])
})

test('a finding that comes to name whoever has it is taken from them', async () => {
  const { trace } = hit()
  const unknown = hit({
    trace: { ...trace, events: [...trace.events.slice(0, 2), buildEvent('Clearance', '2026-05-18T08:47:00.000Z', 'X-999')] },
  })
  await raiseHits(db, run, [unknown])
  const { id } = await only()
  await assignFinding(db, EVERYTHING, { id, assignee: 'CC-00003', reason: 'Xem giúp' })
  await importOrganisation(db, MACHINE, { accounts: 'account,officer,shared\nX-999,CC-00003,false\n' })
  expect(await raiseHits(db, run, [unknown])).toEqual({ ...NOTHING, updated: 1 })
  expect(await only()).toMatchObject({ assignee: null, named: [{ officer: { id: 'CC-00003' } }] })
})
