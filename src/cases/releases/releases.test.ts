import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildNewCase, buildEvidence, EVERYTHING, seedRegister, seedRules } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { openHome } from '../../base/index.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { pinExtract, withdrawEvidence } from '../evidence/index.ts'
import { addParty, addStep } from '../index.ts'
import type { CaseShown } from '../schema.ts'
import {
  adjustRelease,
  checkRelease,
  doRelease,
  draftRelease,
  listOwnReleases,
  listReleases,
  ownReleaseFile,
  ownReleaseText,
  releaseText,
  showOwnRelease,
  withdrawRelease,
} from './index.ts'
import type { Release, ReleaseGiven } from './schema.ts'

const { db } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'liem-releases-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = openHome(join(folder, 'home'))
const as = (id: string): Scope => everything({ id, name: `Người ${id}`, kind: 'person' })
const [ONE, OTHER] = [as('CC-90001'), as('CC-90002')]
const WHO = 'CC-00001'
const OWN = as(WHO)
const reason = 'theo yêu cầu của người liên quan'
const world = { run: undefined as Awaited<ReturnType<typeof seedRules>> | undefined, n: 0 }
const TICKS = { identity: true, wording: true, timing: true } as const

beforeAll(async () => {
  await seedRegister(db)
  world.run = await seedRules(db)
})

async function newCase(): Promise<CaseShown> {
  const { id } = await buildNewCase(db, world.run!, `10748291${String(world.n++).padStart(4, '0')}`, ONE)
  return addParty(db, ONE, { id, officer: 'CC-00002', role: 'witness', reason })
}
const draft = (given: Partial<ReleaseGiven> & { id: string }): Promise<Release> =>
  draftRelease(db, ONE, { ...{ officer: WHO, recipient: null, title: 'Trích hồ sơ', acts: [], evidence: [] }, ...given })
const check = ({ stamp, id: release }: Release, id: string, by = OTHER): Promise<Release> =>
  checkRelease(db, by, { id, release, stamp, ...TICKS })
const release = (id: string, one: string): Promise<Release> => doRelease(db, ONE, { id, release: one, reason })
const step = (id: string, kind: 'verification' | 'notice', officer: string | null = null): Promise<CaseShown> =>
  addStep(db, ONE, { ...{ id, kind, officer, day: '2026-11-20', words: '', heard: null, proposes: null, votes: null, members: null } })

test('the names of others are hidden from the first draft on, a person goes through it, a second checks, and only then it is there', async () => {
  const { id, acts, sources } = await newCase()
  const { id: evidence } = await buildEvidence(db, home, ONE, id, 'lời khai', {
    ...{ what: 'Lời khai của Đỗ Thị Ánh Tuyết về Lê Hữu Phước, qua bà Ngô Thị Lụa', from: 'Ngô Thị Lụa' },
  })
  const trace = await pinExtract(db, home, ONE, EVERYTHING, { id, finding: sources[0]!.id })
  await writing(db, (trx) =>
    sql`update cases.act set what = ${`${sources[0]!.number}: cùng CC-00002 và do thi anh tuyet duyệt`} where case_id = ${id}`.execute(trx),
  )
  const drafted = await draft({ id, acts: [acts[0]!.id], evidence: [evidence, trace.id] })
  expect(drafted.parts.map((part) => [part.kind, part.text, part.file])).toEqual([
    // The number of the finding, whose trace is pinned, is nobody's.
    ['act', `${sources[0]!.number}: cùng «…» và «…» duyệt`, null],
    ['evidence', 'Lời khai của «…» về Lê Hữu Phước, qua bà «…»', null],
    ['evidence', expect.stringMatching(/18\/05\/2026 15:47 · Clearance · HQVP-0231/u), null],
  ])
  expect([drafted.state, drafted.left]).toEqual(['draft', []])
  const adjusted = await adjustRelease(db, ONE, {
    ...{ id, release: drafted.id, title: 'Trích hồ sơ' },
    parts: [
      { at: 0, heading: '06/05/2026', text: 'Duyệt khi chưa kiểm tra, cùng Đỗ Thị Ánh Tuyết.' },
      { at: 1, heading: 'Chứng cứ', text: 'Một lời khai.' },
    ],
  })
  // What still stands for somebody else is named to whoever checks.
  expect(adjusted.left).toEqual(['Đỗ Thị Ánh Tuyết'])
  await expect(release(id, drafted.id)).rejects.toMatchObject({ code: 'conflict', message: 'nobody has checked this' })
  await expect(check(adjusted, id, ONE)).rejects.toMatchObject({ code: 'denied' })
  await expect(check(drafted, id)).rejects.toMatchObject({ code: 'conflict', message: 'its words are others by now' })
  const again = await adjustRelease(db, ONE, {
    ...{ id, release: drafted.id, title: 'Trích hồ sơ' },
    parts: [{ at: 0, heading: '06/05/2026', text: 'Duyệt khi chưa kiểm tra.' }],
  })
  await check(again, id)
  await expect(
    adjustRelease(db, OTHER, { id, release: drafted.id, title: 'x', parts: [{ at: 0, heading: 'x', text: 'x' }] }),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
  // Before notice it is not time.
  await expect(release(id, drafted.id)).rejects.toMatchObject({ code: 'conflict', message: 'this person has had no notice yet' })
  expect(await listOwnReleases(db, OWN)).toEqual({ rows: [] })
  await step(id, 'verification')
  await step(id, 'notice', WHO)
  expect(await listOwnReleases(db, OWN)).toEqual({ rows: [] })
  const released = await release(id, drafted.id)
  expect(released).toMatchObject({ state: 'released', releasedBy: { id: 'CC-90001' }, checkedBy: { id: 'CC-90002' } })
  await expect(release(id, drafted.id)).rejects.toMatchObject({ code: 'conflict' })
  const own = { id, release: drafted.id }
  expect((await listOwnReleases(db, OWN)).rows).toMatchObject([{ ...own, title: 'Trích hồ sơ', sha256: released.sha256 }])
  expect((await showOwnRelease(db, OWN, own)).parts).toEqual([{ heading: '06/05/2026', text: 'Duyệt khi chưa kiểm tra.', file: null }])
  const written = await text((await ownReleaseText(db, OWN, own)).body)
  expect(createHash('sha256').update(written).digest('hex')).toBe(released.sha256)
  expect(await text((await releaseText(db, ONE, own)).body)).toBe(written)
})

test('a file goes along only as a copy of which somebody said that it is redacted, under a name that says nothing', async () => {
  const { id } = await newCase()
  const whole = await buildEvidence(db, home, ONE, id, 'Nguyễn Thị Báo tin đã gọi', {
    name: 'tin của Nguyễn Thị Báo.txt',
    from: 'Nguyễn Thị Báo',
  })
  const copy = await buildEvidence(db, home, ONE, id, 'một người đã gọi', {
    ...{ kind: 'redacted', redacts: whole.id, name: 'tin của Báo, đã che.txt', what: 'Tin báo, bản đã che', from: 'Nguyễn Thị Báo' },
  })
  await expect(buildEvidence(db, home, ONE, id, 'x', { kind: 'redacted' })).rejects.toMatchObject({ code: 'input' })
  await expect(buildEvidence(db, home, ONE, id, 'x', { redacts: whole.id })).rejects.toMatchObject({ code: 'input' })
  const drafted = await draft({ id, evidence: [whole.id, copy.id] })
  expect(drafted.parts.map(({ file }) => file?.name ?? '').toSorted()).toEqual(['', expect.stringMatching(/^VV-\d{4}-\d{4}-\d\.txt$/u)])
  await step(id, 'verification')
  await step(id, 'notice', WHO)
  await check(drafted, id)
  await release(id, drafted.id)
  const at = drafted.parts.findIndex(({ file }) => file !== null)
  const own = { id, release: drafted.id }
  const file = await ownReleaseFile(db, home, OWN, { ...own, part: at })
  expect(await text(file.body)).toBe('một người đã gọi')
  await expect(ownReleaseFile(db, home, OWN, { ...own, part: 1 - at })).rejects.toMatchObject({ code: 'absent' })
  for (const nobody of [as('CC-00002'), as('CC-00003'), ONE]) {
    await expect(showOwnRelease(db, nobody, own)).rejects.toMatchObject({ code: 'absent' })
    await expect(ownReleaseFile(db, home, nobody, { ...own, part: at })).rejects.toMatchObject({ code: 'absent' })
  }
  // A copy that was badly redacted is withdrawn, and with it what was released of it.
  await withdrawEvidence(db, ONE, { id, evidence: copy.id, reason: 'che chưa hết' })
  await expect(ownReleaseFile(db, home, OWN, { ...own, part: at })).rejects.toMatchObject({ code: 'absent' })
  await withdrawRelease(db, ONE, { ...own, reason: 'che chưa hết' })
  await expect(showOwnRelease(db, OWN, own)).rejects.toMatchObject({ code: 'absent' })
  expect(await listOwnReleases(db, OWN)).not.toMatchObject({ rows: [own] })
})

test('for a trader everybody is somebody else, whoever is concerned too', async () => {
  const { id, acts } = await newCase()
  await writing(db, (trx) =>
    sql`update cases.act set what = 'Lê Hữu Phước (CC-00001, HQVP-0231) giữ hàng' where case_id = ${id}`.execute(trx),
  )
  const drafted = await draft({ id, officer: null, recipient: 'Công ty Hoa Sen', acts: [acts[0]!.id] })
  expect(drafted).toMatchObject({ officer: null, recipient: 'Công ty Hoa Sen', parts: [{ text: '«…» («…», «…») giữ hàng' }] })
  await expect(releaseText(db, ONE, { id, release: drafted.id })).rejects.toMatchObject({ code: 'absent' })
  await check(drafted, id)
  await release(id, drafted.id)
  expect(await text((await releaseText(db, ONE, { id, release: drafted.id })).body)).toContain('«…» («…», «…») giữ hàng')
  // It is nobody's of the register.
  expect((await listOwnReleases(db, OWN)).rows.map((row) => row.release)).not.toContain(drafted.id)
})

test('what cannot be drafted is refused in one sentence', async () => {
  const [{ id, acts }, other] = [await newCase(), await newCase()]
  const wrong: readonly (readonly [Partial<ReleaseGiven>, string])[] = [
    [{ officer: null }, 'this is for one person concerned, or for one trader'],
    [{ recipient: 'Công ty' }, 'this is for one person concerned, or for one trader'],
    [{}, 'nothing of the case was chosen'],
    [{ officer: 'CC-00002', acts: [acts[0]!.id] }, 'nobody of that number is concerned in this case'],
    [{ acts: [other.acts[0]!.id] }, 'there is no such act of this person in the case'],
    [{ evidence: [acts[0]!.id] }, 'there is no such evidence in the case, or it was withdrawn'],
  ]
  for (const [given, message] of wrong) await expect(draft({ id, ...given }), message).rejects.toMatchObject({ code: 'input', message })
  expect((await listReleases(db, ONE, { id, limit: 50 })).rows).toEqual([])
})

test('what was checked or released stays, whoever writes', async () => {
  const { id, acts } = await newCase()
  const drafted = await draft({ id, officer: null, recipient: 'Công ty Hoa Sen', acts: [acts[0]!.id] })
  await check(drafted, id)
  const forced = (set: ReturnType<typeof sql>) =>
    writing(db, (trx) => sql`update cases.release set ${set} where id = ${drafted.id}`.execute(trx))
  await expect(forced(sql`title = 'khác'`)).rejects.toThrow('what was checked stays')
  await release(id, drafted.id)
  for (const set of [sql`snapshot = 'khác'`, sql`released_by = null, released_at = null, snapshot = null, sha256 = null`])
    await expect(forced(set)).rejects.toThrow('what was checked stays')
  await expect(writing(db, (trx) => sql`delete from cases.release where id = ${drafted.id}`.execute(trx))).rejects.toThrow(
    'what was checked stays',
  )
  await expect(forced(sql`withdrawn_by = 'x', withdrawn_at = now(), withdrawn_why = 'x'`)).resolves.toBeDefined()
})
