import { beforeEach, expect, test } from 'vitest'
import { ANALYST, buildEvent, buildHit, EVERYTHING, raiseHits, seedRegister, seedRules } from '../../../test/build-db.ts'
import { newDatabase } from '../../../test/db.ts'
import type { Db, LiemError } from '../../base/index.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { listEvents } from '../../ledger/index.ts'
import { addNote, assignFinding, exportRows, excludedHits, listFindings, moveFinding, recordHearing, showFinding } from '../index.ts'
import { MOVES } from '../pure.ts'
import { OPEN, STATES, type State } from '../schema.ts'

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
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const raiseOne = async (caseId = '1'): Promise<string> => {
  await raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId })])
  return (await listFindings(db, EVERYTHING, { ...list, caseId })).rows[0]!.id
}
const move = (id: string, to: Exclude<State, 'withdrawn'>, more = {}, scope = EVERYTHING) =>
  moveFinding(db, scope, { id, to, reason: 'Đã xem xét', ...more })
const hear = (id: string, more = {}, scope = EVERYTHING) =>
  recordHearing(db, scope, { id, officer: 'CC-00001', outcome: 'heard', said: 'Đã có kết quả trên giấy', on: '2026-11-20', ...more })

test('the moves are those of the table, and no others', async () => {
  const reach: Record<State, (id: string) => Promise<unknown>> = {
    new: () => Promise.resolve(),
    review: (id) => move(id, 'review'),
    confirmed: async (id) => {
      await move(id, 'review')
      await hear(id)
      return move(id, 'confirmed')
    },
    dismissed: (id) => move(id, 'dismissed'),
    duplicate: (id) => move(id, 'duplicate', { duplicateOf: 'PH-26-000001' }),
    withdrawn: () => raiseHits(db, run, [buildHit(run.rule('CLR-012'), { caseId: 'original' })]),
  }
  const original = await raiseOne('original')
  for (const from of STATES) {
    for (const to of STATES.filter((state) => state !== 'withdrawn')) {
      const hits = ['original', `${from} ${to}`].map((caseId) => buildHit(run.rule('CLR-012'), { caseId }))
      await raiseHits(db, run, hits)
      const { rows } = await listFindings(db, EVERYTHING, { ...list, caseId: `${from} ${to}` })
      const { id } = rows[0]!
      await reach[from](id)
      if (to === 'confirmed' && from !== 'confirmed' && OPEN.includes(from)) await hear(id)
      const became = await move(id, to, { duplicateOf: 'ph-26-000001' }).then(
        ({ state }) => state,
        (error: LiemError) => error.code,
      )
      expect([from, to, became]).toEqual([from, to, MOVES[from].includes(to) ? to : 'conflict'])
    }
  }
  expect((await showFinding(db, EVERYTHING, original)).state).toBe('new')
})

test('a finding that somebody takes up is theirs; put back it is nobody’s', async () => {
  const id = await raiseOne()
  expect((await move(id, 'review')).assignee).toEqual({ id: 'local', name: ANALYST.name })
  expect((await move(id, 'new')).assignee).toBeNull()
})

test('confirming waits until everybody who can be named was heard', async () => {
  const two = buildHit(run.rule('CLR-012'))
  const events = [
    ...two.trace.events,
    buildEvent('Clearance', '2026-05-18T09:00:00.000Z', 'HQVP-0118'),
    buildEvent('Clearance', '2026-05-18T09:01:00.000Z', 'MAYSOI-02'),
  ]
  await raiseHits(db, run, [{ ...two, caseId: 'two', witnesses: [0, 2, 3, 4], trace: { ...two.trace, events } }])
  const { id } = (await listFindings(db, EVERYTHING, list)).rows[0]!
  const refusal = async () => (await showFinding(db, EVERYTHING, id)).moves.find(({ to }) => to === 'confirmed')?.refusal?.vi
  await move(id, 'review')
  expect(await refusal()).toBe('Xác nhận được sau khi đã nghe 2 người có tên trong dấu vết.')
  await hear(id, { outcome: 'unreachable' })
  expect(await refusal()).toBe('Xác nhận được sau khi đã nghe người có tên trong dấu vết.')
  await expect(move(id, 'confirmed')).rejects.toMatchObject({ code: 'conflict' })
  await expect(hear(id, { officer: 'CC-00003' })).rejects.toMatchObject({ code: 'input' })
  await expect(hear(id, { on: '2199-01-01' })).rejects.toMatchObject({ code: 'input' })
  const heard = await hear(id, { officer: 'CC-00002', outcome: 'objected', said: 'Không phải tôi' })
  expect(heard.named.map(({ officer, hearing }) => [officer?.id, hearing?.outcome])).toEqual([
    ['CC-00001', 'unreachable'],
    ['CC-00002', 'objected'],
    [undefined, undefined],
  ])
  const confirmed = await move(id, 'confirmed')
  expect(confirmed).toMatchObject({ state: 'confirmed', conclusion: { text: 'Đã xem xét', by: ANALYST.name } })
  expect(confirmed.named).toHaveLength(3)
  expect(confirmed.history.map(({ kind, body }) => [kind, body])).toEqual([
    ['finding.moved', { from: 'review', to: 'confirmed' }],
    ['finding.heard', { outcome: 'objected', on: '2026-11-20' }],
    ['finding.heard', { outcome: 'unreachable', on: '2026-11-20' }],
    ['finding.moved', { from: 'new', to: 'review' }],
    ['finding.raised', { number: 1 }],
  ])
})

test('whoever is named in the trace decides nothing and is given nothing', async () => {
  const id = await raiseOne()
  const self = as('CC-00001')
  expect((await showFinding(db, self, id)).moves.every(({ refusal }) => refusal !== null)).toBe(true)
  await expect(move(id, 'dismissed', {}, self)).rejects.toMatchObject({ code: 'conflict' })
  await expect(hear(id, {}, self)).rejects.toMatchObject({ code: 'conflict' })
  await expect(assignFinding(db, EVERYTHING, { id, assignee: 'CC-00001', reason: 'Giao việc' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(assignFinding(db, self, { id, assignee: null, reason: 'Giao việc' })).rejects.toMatchObject({ code: 'conflict' })
  expect((await showFinding(db, EVERYTHING, id)).history).toHaveLength(1)
})

test('a duplicate says of which finding; not of itself, not of another duplicate', async () => {
  const [one, other, third] = await raiseThree()
  for (const duplicateOf of [undefined, 'PH-26-999999', one!.id, "' or 1=1 --"])
    await expect(move(one!.id, 'duplicate', { duplicateOf })).rejects.toMatchObject({ code: 'input' })
  expect((await move(one!.id, 'duplicate', { duplicateOf: other!.id })).duplicateOf).toEqual({ id: other!.id, number: other!.number })
  await expect(move(third!.id, 'duplicate', { duplicateOf: one!.number })).rejects.toMatchObject({ code: 'input' })
  expect((await move(one!.id, 'review')).duplicateOf).toBeNull()
})

async function raiseThree() {
  await raiseHits(
    db,
    run,
    ['1', '2', '3'].map((caseId) => buildHit(run.rule('CLR-012'), { caseId })),
  )
  return (await listFindings(db, EVERYTHING, list)).rows
}

test('assigning: to somebody of the register or oneself, with a day; each with its reason on record', async () => {
  const id = await raiseOne()
  const assign = (given: object) => assignFinding(db, EVERYTHING, { id, reason: 'Chia việc trong tổ', ...given })
  expect(await assign({ assignee: 'CC-00003', due: '2026-12-01' })).toMatchObject({
    assignee: { id: 'CC-00003', name: 'Trần Quốc Bảo' },
    due: '2026-12-01',
  })
  expect(await assign({ due: null })).toMatchObject({ assignee: { id: 'CC-00003' }, due: null })
  expect(await assign({ assignee: 'local' })).toMatchObject({ assignee: { id: 'local' }, due: null })
  for (const given of [{}, { assignee: 'nobody' }]) await expect(assign(given)).rejects.toMatchObject({ code: 'input' })
  const { history } = await assign({ assignee: null })
  expect(history.slice(0, 2).map(({ body, reason }) => [body, reason])).toEqual([
    [{ assignee: null }, 'Chia việc trong tổ'],
    [{ assignee: 'local' }, 'Chia việc trong tổ'],
  ])
  await move(id, 'dismissed')
  await expect(assign({ assignee: null })).rejects.toMatchObject({ code: 'conflict' })
})

test('what is not there and what may not be seen are the same', async () => {
  const id = await raiseOne()
  const elsewhere: Scope = { ...EVERYTHING, units: ['02EF', 'R2'] }
  const above: Scope = { ...EVERYTHING, units: ['01AB', '01CD', 'R1'] }
  for (const act of [
    () => showFinding(db, elsewhere, id),
    () => move(id, 'review', {}, elsewhere),
    () => addNote(db, elsewhere, { id, text: 'x' }),
    () => hear(id, {}, elsewhere),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'absent', message: 'there is no such finding' })
  await expect(showFinding(db, EVERYTHING, run.run)).rejects.toMatchObject({ code: 'absent', message: 'there is no such finding' })
  expect((await showFinding(db, above, id)).id).toBe(id)
})

/** Shared account, hit, objection, dismissal. */
test('wrongly accused: after the dismissal nothing names the person', async () => {
  const id = await raiseOne('107482915360')
  const person = ['HQVP-0231', 'CC-00001', 'Lê Hữu Phước', 'le huu phuoc']
  await move(id, 'review', { reason: 'Xem tài khoản HQVP-0231' })
  await addNote(db, EVERYTHING, { id, text: 'LÊ HỮU PHƯỚC (CC-00001) nghỉ phép ngày đó;\ntài khoản hqvp-0231 do tổ dùng chung.' })
  await hear(id, { outcome: 'objected', said: 'Tôi nghỉ phép, Lê Hữu Phước' })
  await assignFinding(db, EVERYTHING, { id, assignee: 'CC-00003', reason: 'Hỏi thêm về Lê Hữu Phước' })
  expect(namesIn(await outputs(id), person)).not.toEqual([])
  const dismissed = await move(id, 'dismissed', { reason: 'Không quy được cho Lê Hữu Phước: tài khoản dùng chung' })
  expect(namesIn(await outputs(id), person)).toEqual([])
  expect(dismissed).toMatchObject({
    named: [],
    attributed: 0,
    unattributed: 0,
    conclusion: { text: 'Không quy được cho «…»: tài khoản dùng chung' },
  })
  expect(dismissed.why.vi).toContain('(tài khoản «…»)⟦2⟧')
  expect(dismissed.notes[0]!.text).toBe('«…» («…») nghỉ phép ngày đó;\ntài khoản «…» do tổ dùng chung.')
  expect((await listFindings(db, EVERYTHING, { ...list, attribution: 'all' })).rows).toEqual([])
  expect([...(await excludedHits(db))]).toEqual(['CLR-012|107482915360'])
  // The record itself is whole, and speaks again when the finding is taken up again.
  const reopened = await move(id, 'review', { reason: 'Có tài liệu mới' })
  expect(reopened.named[0]!.officer?.name).toBe('Lê Hữu Phước')
  expect(reopened.history.some(({ reason }) => reason.includes('Lê Hữu Phước'))).toBe(true)
})

test('nobody else of the case is named after the dismissal either, on the page or on the record', async () => {
  const one = buildHit(run.rule('CLR-012'))
  const before = buildEvent('Documents checked', '2026-05-18T02:30:00.000Z', 'HQVP-0118', { values: { approver: 'HQVP-0555' } })
  const events = [one.trace.events[0]!, before, ...one.trace.events.slice(1)]
  await raiseHits(db, run, [{ ...one, witnesses: [0, 3], trace: { ...one.trace, events } }])
  const { id } = (await listFindings(db, EVERYTHING, list)).rows[0]!
  await move(id, 'review', { reason: 'HQVP-0118 đã kiểm hồ sơ, HQVP-0555 đã duyệt' })
  await move(id, 'dismissed', { reason: 'Hỏi hqvp-0118 rồi' })
  expect(namesIn(await outputs(id), ['HQVP-0118', 'HQVP-0555'])).toEqual([])
  expect((await listEvents(db, EVERYTHING, { limit: 2, subject: `finding:${id}` })).rows.map(({ reason }) => reason)).toEqual([
    'Hỏi «…» rồi',
    '«…» đã kiểm hồ sơ, «…» đã duyệt',
  ])
})

test('a name that the register corrects after the dismissal is hidden as it was and as it is', async () => {
  const id = await raiseOne()
  await addNote(db, EVERYTHING, { id, text: 'Hỏi Lê Hữu Phước; giấy tờ ghi Lê Hữu Phúc' })
  await move(id, 'review', { reason: 'Xem việc của Lê Hữu Phước' })
  await move(id, 'dismissed')
  await writing(db, (trx) =>
    trx.updateTable('organisation.officer').set({ name: 'Lê Hữu Phúc' }).where('number', '=', 'CC-00001').execute(),
  )
  const { notes, history } = await showFinding(db, EVERYTHING, id)
  expect(notes[0]!.text).toBe('Hỏi «…»; giấy tờ ghi «…»')
  expect(history.map(({ reason }) => reason)).toContain('Xem việc của «…»')
})

async function outputs(id: string): Promise<string> {
  const found = async (text: string): Promise<string[]> =>
    (await listFindings(db, EVERYTHING, { ...list, text })).rows.map(({ number }) => number)
  const all = [
    await showFinding(db, EVERYTHING, id),
    await listFindings(db, EVERYTHING, list),
    await listFindings(db, EVERYTHING, { ...list, sort: 'happened', direction: 'desc' }),
    await Array.fromAsync(exportRows(db, EVERYTHING, { sort: 'due', direction: 'asc' })),
    await listEvents(db, EVERYTHING, { limit: 200, subject: `finding:${id}` }),
    (await listEvents(db, EVERYTHING, { limit: 200 })).rows,
    await found('HQVP-0231'),
    await found('Lê Hữu Phước'),
  ]
  return JSON.stringify(all)
}

function namesIn(text: string, names: readonly string[]): string[] {
  const plain = (value: string): string => value.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return names.filter((name) => plain(text).includes(plain(name)))
}

const NAUGHTY = [
  '<script>alert(1)</script>',
  "'; drop table findings.finding; --",
  '=cmd|calc',
  '\u202Eabc',
  '👩‍👩‍👧‍👦',
  'Ω≈ç√∫˜µ',
  '％',
  '\\',
  '%_',
  'ﷺ'.repeat(200),
  '\uD800',
  'a\tb\nc',
  '⟦1⟧',
  '${7*7}',
]
test('text that people write is kept as it was written', async () => {
  const id = await raiseOne()
  for (const text of NAUGHTY) {
    const noted = await addNote(db, EVERYTHING, { id, text })
    expect(noted.notes[0]!.text).toBe(text.toWellFormed())
    expect((await listFindings(db, EVERYTHING, { ...list, text })).rows.length).toBeLessThanOrEqual(1)
    const moved = await move(id, 'review', { reason: `Vì ${text}` })
    expect(moved.history[0]!.reason).toBe(`Vì ${text}`.toWellFormed())
    await move(id, 'new')
  }
})
