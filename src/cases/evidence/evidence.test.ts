import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildNewCase, buildEvidence, EVERYTHING, seedRegister, seedRules } from '../../../test/build-db.ts'
import { testDatabase } from '../../../test/db.ts'
import { openHome } from '../../base/index.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw } from '../../law/allowed/index.ts'
import { addStep, checkDecision, draftDecision, setAct, signDecision } from '../index.ts'
import type { CaseShown, StepGiven } from '../schema.ts'
import { addCustody, addEvidence, listEvidence, openEvidence, pinExtract, showEvidence, verifyEvidence, withdrawEvidence } from './index.ts'
import type { EvidenceGiven } from './schema.ts'

const { db } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'liem-evidence-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = openHome(join(folder, 'home'))
const as = (id: string): Scope => everything({ id, name: `Người ${id}`, kind: 'person' })
const [ONE, OTHER, HEAD] = [as('CC-90001'), as('CC-90002'), as('CC-90003')]
const WHO = 'CC-00001'
const reason = 'theo kết quả xác minh'
const world = { run: undefined as Awaited<ReturnType<typeof seedRules>> | undefined, n: 0 }

beforeAll(async () => {
  await seedRegister(db)
  await writing(db, (trx) =>
    sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer`.execute(
      trx,
    ),
  )
  world.run = await seedRules(db)
})

const newCase = (): Promise<CaseShown> => buildNewCase(db, world.run!, `10748291${String(world.n++).padStart(4, '0')}`, ONE)
const put = (id: string, content: string, given: Partial<EvidenceGiven> = {}) => buildEvidence(db, home, ONE, id, content, given)
const list = async (id: string) => (await listEvidence(db, ONE, { id, limit: 50 })).rows
const kept = (): number => readdirSync(home.files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

test('a file has what it is, from whom and when it came, and its hash; whoever received it begins the chain of custody', async () => {
  const { id } = await newCase()
  const evidence = await put(id, 'sổ trực ngày 06/05/2026')
  expect(evidence).toMatchObject({
    ...{ kind: 'file', what: 'Sổ trực máy soi, bản quét', name: 'sổ trực.txt', from: 'Tổ máy soi', receivedOn: '2026-11-20' },
    ...{ type: 'text/plain', opened: 0, verified: null, withdrawn: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string },
  })
  const { custody } = await addCustody(db, OTHER, {
    ...{ id, evidence: evidence.id, kind: 'handed-over', day: '2026-11-22', from: 'Người CC-90001', to: 'Kho lưu trữ', reason: 'lưu kho' },
  })
  expect(custody.map(({ kind, from, to, by }) => [kind, from, to, by.id])).toEqual([
    ['received', 'Tổ máy soi', 'Người CC-90001', 'CC-90001'],
    ['handed-over', 'Người CC-90001', 'Kho lưu trữ', 'CC-90002'],
  ])
  const { name, body } = await openEvidence(db, home, ONE, { id, evidence: evidence.id })
  expect([name, await text(body)]).toEqual(['sổ trực.txt', 'sổ trực ngày 06/05/2026'])
})

test('a name that could lead out of its folder, or is too long for one, becomes one that fits; its ending stays', async () => {
  const { id } = await newCase()
  const named = async (name: string, content: string) => (await put(id, content, { name })).name
  expect(await named('../../etc/pass\u0000wd.txt', 'a')).toBe('pass wd.txt')
  expect(await named('C:\\Users\\x\\biên bản.pdf', 'b')).toBe('biên bản.pdf')
  const long = await named(`${'đ'.repeat(200)}.tar.gz`, 'c')
  expect([long.endsWith('đ.tar.gz'), Buffer.byteLength(long) <= 200]).toEqual([true, true])
  await expect(put(id, 'd', { name: '..' })).rejects.toMatchObject({ code: 'input', message: 'the file has no name' })
})

test('the same file twice stands once in a case and is kept once for all; nobody learns that another case has it', async () => {
  const [one, two] = [await newCase(), await newCase()]
  const first = await put(one.id, 'cùng một tệp')
  const before = kept()
  await expect(put(one.id, 'cùng một tệp', { name: 'bản sao.txt' })).rejects.toMatchObject({ code: 'conflict' })
  const elsewhere = await put(two.id, 'cùng một tệp')
  expect([elsewhere.sha256, elsewhere.id === first.id, kept()]).toEqual([first.sha256, false, before])
  // Of two that come at once one stands.
  const races = await Promise.allSettled(Array.from({ length: 5 }, () => put(two.id, 'năm lần một lúc')))
  expect(races.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await list(two.id)).toHaveLength(2)
  // What was withdrawn may come again.
  await withdrawEvidence(db, ONE, { id: one.id, evidence: first.id, reason })
  expect((await put(one.id, 'cùng một tệp')).withdrawn).toBeNull()
  expect((await list(one.id)).map(({ withdrawn }) => withdrawn?.why ?? '')).toEqual([reason, ''])
})

test('withdrawn is with a reason, once, and never deleted; whatever was entered stays, whoever writes', async () => {
  const { id } = await newCase()
  const { id: evidence } = await put(id, 'rút lại')
  const { withdrawn } = await withdrawEvidence(db, OTHER, { id, evidence, reason })
  expect(withdrawn).toMatchObject({ by: { id: 'CC-90002' }, why: reason })
  await expect(withdrawEvidence(db, ONE, { id, evidence, reason })).rejects.toMatchObject({ code: 'conflict' })
  expect(await text((await openEvidence(db, home, ONE, { id, evidence })).body)).toBe('rút lại')
  const forced = [
    sql`delete from cases.evidence where id = ${evidence}`,
    sql`update cases.evidence set withdrawn_by = null, withdrawn_at = null, withdrawn_why = null where id = ${evidence}`,
    sql`update cases.evidence set what = 'khác' where id = ${evidence}`,
    sql`update cases.evidence set emptied = true where id = ${evidence}`,
    sql`delete from cases.custody where evidence = ${evidence}`,
    sql`update cases.custody set to_whom = 'khác' where evidence = ${evidence}`,
  ]
  for (const statement of forced) await expect(writing(db, (trx) => statement.execute(trx))).rejects.toThrow('what was entered stays')
})

test('bytes are compared with the hash anew, and what came of it is shown', async () => {
  const { id } = await newCase()
  const { id: evidence, sha256 } = await put(id, 'để so lại')
  const outcome = async () => (await verifyEvidence(db, home, OTHER, { id, evidence })).verified
  expect(await outcome()).toMatchObject({ outcome: 'same', by: { id: 'CC-90002' } })
  writeFileSync(join(home.files, sha256.slice(0, 2), sha256.slice(2)), 'đã sửa')
  expect(await outcome()).toMatchObject({ outcome: 'other' })
  rmSync(join(home.files, sha256.slice(0, 2), sha256.slice(2)))
  expect(await outcome()).toMatchObject({ outcome: 'missing' })
  expect((await list(id))[0]!.verified).toMatchObject({ outcome: 'missing' })
})

test('the trace of a finding is pinned as it is then: the witness events, under their hash, once', async () => {
  const { id, sources } = await newCase()
  const finding = sources[0]!.id
  expect((await listEvidence(db, ONE, { id, limit: 50 })).pinnable).toEqual(sources)
  const pinned = await pinExtract(db, home, ONE, EVERYTHING, { id, finding })
  expect(pinned).toMatchObject({ kind: 'extract', name: `${sources[0]!.number}.json`, type: 'application/json', finding })
  const extract = JSON.parse(await text((await openEvidence(db, home, ONE, { id, evidence: pinned.id })).body)) as Record<string, unknown>
  expect(extract).toMatchObject({ liem: 'extract/1', rule: 'CLR-012', finding: sources[0]!.number })
  expect((extract['witnesses'] as { activity: string }[]).map(({ activity }) => activity)).toEqual(['Channel assigned', 'Clearance'])
  await expect(pinExtract(db, home, ONE, EVERYTHING, { id, finding })).rejects.toMatchObject({ code: 'conflict' })
  const other = await newCase()
  await expect(pinExtract(db, home, ONE, EVERYTHING, { id, finding: other.sources[0]!.id })).rejects.toMatchObject({ code: 'absent' })
  expect((await listEvidence(db, ONE, { id, limit: 50 })).pinnable).toEqual([])
})

const step = (id: string, kind: StepGiven['kind'], more: Partial<StepGiven> = {}): Promise<CaseShown> =>
  addStep(db, ONE, {
    ...{ id, kind, officer: null, day: '2026-11-20', words: '', heard: null, proposes: null, votes: null, members: null },
    ...more,
  })

/** A case with a signed decision; gives both ids. */
async function decided(): Promise<{ id: string; decision: string }> {
  const { id, acts } = await newCase()
  const pack = await readLaw()
  const { id: act, what, from, until, detected } = acts[0]!
  await setAct(db, ONE, pack, {
    ...{
      id,
      act,
      officer: WHO,
      what,
      from,
      until,
      detected,
      severity: 'serious',
      disciplinable: true,
      kinds: [],
      repeats: null,
      entry: null,
      reason,
    },
  })
  await step(id, 'verification')
  await step(id, 'notice', { officer: WHO })
  await step(id, 'explanation', { officer: WHO, heard: 'declined' })
  const given = { id, officer: WHO, form: 'warning', day: '2026-11-27', grounds: 'Theo biên bản.', opinion: null }
  const decision = (await draftDecision(db, ONE, pack, given)).decisions[0]!.id
  const original = { kind: 'original', decision, number: '214/QĐ-CHQ', numberedOn: '2026-11-27' } as const
  await expect(put(id, 'bản ký', original)).rejects.toMatchObject({ code: 'conflict' })
  await checkDecision(db, OTHER, { id, decision })
  await signDecision(db, HEAD, pack, { id, decision, number: '214/QĐ-CHQ', reason })
  return { id, decision }
}

test('the signed and stamped paper is the original of a decision: one stands, and another takes its place with a reason', async () => {
  const { id, decision } = await decided()
  const original = { kind: 'original', decision, number: '214/QĐ-CHQ', numberedOn: '2026-11-27' } as const
  await expect(put(id, 'x', { kind: 'original', decision })).rejects.toMatchObject({ code: 'input' })
  await expect(put(id, 'x', { ...original, numberedOn: '2999-01-01' })).rejects.toMatchObject({ code: 'input' })
  await expect(put(id, 'x', { number: '1' })).rejects.toMatchObject({ code: 'input' })
  const first = await put(id, 'bản quét mờ', original)
  expect(first).toMatchObject({ decision, number: '214/QĐ-CHQ', numberedOn: '2026-11-27' })
  await expect(put(id, 'bản quét rõ', original)).rejects.toMatchObject({ code: 'conflict', hint: 'say why another takes its place' })
  const second = await put(id, 'bản quét rõ', { ...original, reason: 'bản trước quét mờ' })
  const rows = await list(id)
  expect(rows.map((row) => [row.id, row.withdrawn?.why ?? null])).toEqual([
    [first.id, 'bản trước quét mờ'],
    [second.id, null],
  ])
})

test('a day that is still to come, a case that is not seen: refused before a byte is kept', async () => {
  const { id } = await newCase()
  const before = kept()
  await expect(put(id, 'x', { receivedOn: '2999-01-01' })).rejects.toMatchObject({ code: 'input', place: { file: 'receivedOn' } })
  const nowhere = { ...ONE, units: [] as string[], actor: { ...ONE.actor, id: 'CC-90009' } }
  const body = Readable.from([Buffer.from('x')])
  const given: EvidenceGiven = { id, name: 'x', kind: 'file', what: 'x', from: 'x', receivedOn: '2026-11-20' }
  await expect(addEvidence(db, home, nowhere, given, body)).rejects.toMatchObject({ code: 'absent' })
  expect(body.readableDidRead).toBe(false)
  const evidence = (await put(id, 'có')).id
  await expect(showEvidence(db, nowhere, { id, evidence })).rejects.toMatchObject({ code: 'absent' })
  await expect(openEvidence(db, home, ONE, { id: (await newCase()).id, evidence })).rejects.toMatchObject({ code: 'absent' })
  expect(kept()).toBe(before + 1)
})
