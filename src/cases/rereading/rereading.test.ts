import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { asPerson, caseMaker, CONCERNED, HANDLER, HEAD, seedOffice } from '../../../test/build-case.ts'
import { EVERYTHING } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { blindFinding, moveFinding, showFinding } from '../../findings/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import {
  addStep,
  drawQuarter,
  giveVerdict,
  listRereading,
  recordSeeds,
  settleRereading,
  showCaseFile,
  showDraw,
  showRereading,
  takeRereading,
} from '../index.ts'
import { blindCase } from './blind.ts'
import { wrongWith } from './draw.ts'
import { quarterOf } from './quarters.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
const make = caseMaker(db, pack)
const [handler, signer] = [HANDLER, HEAD]
const reason = 'kiểm soát chất lượng'
const QUARTER = '2026-07-01'
/** At the department: reads what offices have ended. */
const reader = everything({ id: 'CC-95001', name: 'Người đọc lại', kind: 'person' })
/** At the office itself. */
const office: Scope = { ...asPerson('CC-95002'), units: ['01AB'] }
const list = async (by: Scope) => contract.listRereading.output.parse(await listRereading(db, by, by, pack, { limit: 50 }))
const seedsOn = (quarter: string, day: string): Promise<void> =>
  writing(db, async (trx) => {
    await sql`insert into cases.seed (quarter, seed, recorded_at) values (${quarter}, ${Buffer.alloc(32, 7)}, ${day})`.execute(trx)
  })
/** As if it had been ended on a day; what was signed stays, but for this. */
async function endedOn(table: 'finding' | 'decision', id: string, at: string): Promise<void> {
  const write = (statement: ReturnType<typeof sql>) => writing(db, (trx) => statement.execute(trx))
  if (table === 'finding') return void (await write(sql`update findings.finding set concluded_at = ${at} where id = ${id}`))
  await write(sql`alter table cases.decision disable trigger guarded`)
  await write(sql`update cases.decision set signed_at = ${at} where case_id = ${id}`)
  await write(sql`alter table cases.decision enable trigger guarded`)
}

const dismissed: string[] = []
let caseId = ''

beforeAll(async () => {
  await seedsOn(QUARTER, '2026-07-03T00:00:00Z')
  for (let n = 0; n < 21; n++) {
    const id = await make.finding(`40748291${String(n).padStart(4, '0')}`)
    await moveFinding(db, handler, { id, to: 'dismissed', reason: `đã có kết quả kiểm tra số ${n}` })
    await endedOn('finding', id, n === 0 ? '2026-07-02T03:00:00Z' : '2026-08-10T03:00:00Z')
    dismissed.push(id)
  }
  const file = await make.heard({ title: 'Vụ kết thúc không kỷ luật', disciplinable: false })
  const { steps } = await addStep(db, asPerson('CC-90004'), {
    ...{ id: file.id, kind: 'opinion', officer: CONCERNED, day: '2026-11-20', words: 'Dưới mức kỷ luật.', proposes: 'none' },
    ...{ heard: null, votes: null, members: null },
  })
  await make.sign(await make.draft(file, { form: 'none', opinion: steps[0]!.id }))
  await endedOn('decision', file.id, '2026-09-30T16:59:00Z')
  caseId = file.id
})

test('a quarter without a seed recorded before cannot be drawn; one that is not over neither; seeds go on record as hashes alone', async () => {
  await expect(drawQuarter(db, reader, pack, { quarter: '2026-04-01', reason })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('no seed was recorded') as string,
  })
  await recordSeeds(db, reader, { reason })
  await expect(recordSeeds(db, reader, { reason })).rejects.toMatchObject({ code: 'conflict' })
  const { rows } = await sql<{
    body: { hashes: Record<string, string> }
  }>`select body from ledger.event where kind = 'rereading.seeds-recorded'`.execute(db)
  const hashes = rows[0]!.body.hashes
  expect(Object.keys(hashes)).toHaveLength(2)
  const { quarters } = await list(reader)
  const now = Object.keys(hashes).toSorted()[0]!
  expect(quarters.find(({ quarter }) => quarter === now)).toMatchObject({ seed: { hash: hashes[now] }, levels: null, drawnAt: null })
  await expect(drawQuarter(db, reader, pack, { quarter: now, reason })).rejects.toMatchObject({ message: 'this quarter is not over' })
  expect([quarterOf('2026-11-28'), quarterOf('2026-11-28', 1), quarterOf('2026-01-31')]).toEqual(['2026-10-01', '2027-01-01', '2026-01-01'])
})

test('of what ended after the seed a twentieth of each kind and level is drawn; anybody works it out again; nobody draws twice', async () => {
  await drawQuarter(db, reader, pack, { quarter: QUARTER, reason })
  const file = contract.drawFile.parse(await showDraw(db, reader, { quarter: QUARTER }))
  // The first finding was dismissed the day before the seed was recorded.
  expect([file.pool.length, file.pool.some(({ id }) => id === dismissed[0]), file.share]).toEqual([21, false, 500])
  expect(wrongWith(file)).toBe(null)
  expect(file.drawn.map(({ kind, level }) => `${kind} ${level}`).toSorted()).toEqual(['case 3', 'finding 3'])
  await expect(drawQuarter(db, reader, pack, { quarter: QUARTER, reason })).rejects.toMatchObject({
    message: 'this quarter is drawn already',
  })
  await expect(showDraw(db, reader, { quarter: '2026-10-01' })).rejects.toMatchObject({ code: 'absent' })
  const { quarters } = await list(reader)
  const levels = quarters.find(({ quarter }) => quarter === QUARTER)!.levels!
  expect(levels).toEqual([
    { kind: 'case', level: 3, pool: 1, drawn: 1, read: 0, same: 0, differ: 0, settled: 0 },
    { kind: 'finding', level: 3, pool: 20, drawn: 1, read: 0, same: 0, differ: 0, settled: 0 },
  ])
  await expect(writing(db, (trx) => sql`update cases.draw set share = 1`.execute(trx))).rejects.toThrow(/what was written stays/u)
})

const waiting = async (kind: 'finding' | 'case'): Promise<string> => (await list(reader)).page.rows.find((row) => row.kind === kind)!.id

test('it is for another level, for nobody who had to do with it, is related to who is named, or has opened the record', async () => {
  const id = await waiting('finding')
  const { rows } = await sql<{ finding: string }>`select finding from cases.rereading where id = ${id}`.execute(db)
  const finding = rows[0]!.finding
  await writing(db, (trx) =>
    sql`update findings.named set officer = ${CONCERNED}, unattributed = null where finding = ${finding}`.execute(trx),
  )
  const related: Scope = { ...reader, actor: asPerson('CC-95003').actor, hidden: ['CC-95003', CONCERNED] }
  const opened = everything(asPerson('CC-95004').actor)
  await writing(db, (trx) =>
    sql`insert into access.read (account, actor, actor_name, roles, kind, action, route, subject)
    values ('a', 'CC-95004', 'x', '{}', 'read', 'finding.read', 'GET /api/findings/:id', ${`finding:${finding}`})`.execute(trx),
  )
  for (const other of [office, handler, related, opened]) {
    expect((await list(other)).page.rows.some((row) => row.id === id)).toBe(false)
    await expect(takeRereading(db, other, other, { id })).rejects.toMatchObject({ code: 'absent' })
    await expect(showRereading(db, other, other, true, { id })).rejects.toMatchObject({ code: 'absent' })
  }
  // Before it is taken it shows nothing to its reader either.
  await expect(showRereading(db, reader, reader, true, { id })).rejects.toMatchObject({ code: 'absent' })
})

test('what is read again is the same to the byte however it ended, and names nobody', async () => {
  const id = await make.finding('507482910001')
  const blind = async (): Promise<string> => JSON.stringify(await blindFinding(db, id))
  const fresh = await blind()
  for (const to of ['review', 'dismissed', 'review', 'confirmed'] as const) {
    if (to === 'confirmed')
      await writing(db, (trx) => sql`update findings.named set officer = null, unattributed = 'none' where finding = ${id}`.execute(trx))
    await moveFinding(db, handler, { id, to, reason: `lý do riêng của lần ${to}` })
    expect(await blind()).toBe(fresh)
  }
  expect(fresh).not.toMatch(/HQVP|CC-0|lý do riêng|PH-/u)
  const [none, warned, open] = [await make.heard(), await make.heard(), await make.heard()]
  await make.sign(await make.draft(warned))
  await addStep(db, asPerson('CC-90004'), {
    ...{
      id: none.id,
      kind: 'note',
      officer: null,
      day: '2026-11-20',
      words: 'Không có gì.',
      proposes: null,
      heard: null,
      votes: null,
      members: null,
    },
  })
  const texts = await Promise.all([none, warned, open].map(async (file) => JSON.stringify(await blindCase(db, file.id, '2026-11-28'))))
  // Each has a declaration of its own.
  const same = texts.map((text) => text.replaceAll(/20748291\d{4}/gu, 'X'))
  expect(same[1]).toBe(same[0])
  expect(same[2]).toBe(same[0])
  expect(texts.join('')).not.toMatch(/CC-\d|Lê Hữu Phước|HQVP|VV-|PH-|warning|"serious"/u)
})

test('after the verdict both endings are shown; another verdict opens the finding again, by who neither gave it nor ended it', async () => {
  const id = await waiting('finding')
  const taken = contract.takeRereading.output.parse(await takeRereading(db, reader, reader, { id }))
  expect([taken.finding === null, taken.first, taken.of, taken.verdict]).toEqual([false, null, null, null])
  expect(JSON.stringify(taken)).not.toMatch(/kết quả kiểm tra số|HQVP|CC-9000/u)
  await expect(takeRereading(db, everything(asPerson('CC-95009').actor), reader, { id })).rejects.toMatchObject({ code: 'absent' })
  await expect(giveVerdict(db, office, office, { id, verdict: 'nothing', words: 'x' })).rejects.toMatchObject({ code: 'absent' })
  const read = await giveVerdict(db, reader, reader, { id, verdict: 'something', words: 'Không thấy kết quả kiểm tra nào.' })
  expect(read).toMatchObject({
    verdict: { verdict: 'something', by: 'Người đọc lại' },
    first: { outcome: 'dismissed', by: 'CC-90001', reason: expect.stringContaining('kết quả kiểm tra số') as string },
    maySettle: false,
  })
  await expect(giveVerdict(db, reader, reader, { id, verdict: 'nothing', words: 'x' })).rejects.toMatchObject({ code: 'conflict' })
  const settle = (by: Scope) => settleRereading(db, by, by, { id, reopen: true, reason: 'xem lại chứng từ' })
  for (const by of [reader, handler]) await expect(settle(by)).rejects.toMatchObject({ code: 'conflict' })
  const settled = await settle(office)
  expect(settled.settled).toMatchObject({ reopened: true, why: 'xem lại chứng từ' })
  expect((await showFinding(db, EVERYTHING, settled.of!.id)).state).toBe('review')
  await expect(settle(office)).rejects.toMatchObject({ code: 'conflict' })
})

test('of a case another verdict leaves a note for whoever decides; who has opened the record meanwhile reads it blind no more', async () => {
  const id = await waiting('case')
  await takeRereading(db, reader, reader, { id })
  await writing(db, (trx) =>
    sql`insert into access.read (account, actor, actor_name, roles, kind, action, route, subject)
    values ('a', 'CC-95001', 'x', '{}', 'read', 'case.read', 'GET /api/cases/:id', ${`case:${caseId}`})`.execute(trx),
  )
  await expect(giveVerdict(db, reader, reader, { id, verdict: 'nothing', words: 'x' })).rejects.toMatchObject({ code: 'denied' })
  const second = everything({ id: 'CC-95010', name: 'Người khác', kind: 'person' })
  await takeRereading(db, second, second, { id })
  await giveVerdict(db, second, second, { id, verdict: 'unclear', words: 'Thiếu biên bản.' })
  await expect(settleRereading(db, signer, signer, { id, reopen: true, reason })).rejects.toMatchObject({ code: 'conflict' })
  await settleRereading(db, office, office, { id, reopen: true, reason: 'xem lại quyết định' })
  expect((await showCaseFile(db, office, { id: caseId })).steps[0]).toMatchObject({ kind: 'note', words: 'xem lại quyết định' })
  const levels = (await list(reader)).quarters.find(({ quarter }) => quarter === QUARTER)!.levels!
  expect(levels.map(({ read, same, differ, settled }) => [read, same, differ, settled])).toEqual([
    [1, 0, 1, 1],
    [1, 0, 1, 1],
  ])
  await expect(writing(db, (trx) => sql`update cases.rereading set verdict = 'nothing'`.execute(trx))).rejects.toThrow(/a verdict stays/u)
})

test('of two who settle another verdict at the same moment one does, and the finding is opened again only if he said so', async () => {
  for (let nth = 0; nth < 12; nth++) {
    const finding = dismissed[nth + 1]!
    await writing(db, async (trx) => {
      await sql`delete from cases.rereading where finding = ${finding}`.execute(trx)
      await sql`insert into cases.rereading (quarter, kind, finding, level, first, reader, taken_at, verdict, words, read_at)
        values (${QUARTER}, 'finding', ${finding}, 3, '{"by":"CC-90001"}', 'CC-95001', now(), 'unclear', 'x', now())`.execute(trx)
      await sql`update findings.finding set state = 'dismissed', concluded_at = now() where id = ${finding}`.execute(trx)
    })
    const { rows } = await sql<{ id: string }>`select id from cases.rereading where finding = ${finding}`.execute(db)
    const settle = (by: Scope, reopen: boolean) => settleRereading(db, by, by, { id: rows[0]!.id, reopen, reason: 'xem lại chứng từ' })
    const both = [() => settle(office, true), () => settle(asPerson('CC-95003'), false)]
    const ends = await Promise.allSettled((nth % 2 === 0 ? both : both.toReversed()).map((does) => does()))
    const done = ends.filter((end) => end.status === 'fulfilled').map(({ value }) => value.settled!.reopened)
    expect(done).toHaveLength(1)
    expect((await showFinding(db, EVERYTHING, finding)).state).toBe(done[0] === true ? 'review' : 'dismissed')
  }
})
