/** Decisions that are signed with passkeys, as requests: what is kept verifies again without Liêm, and no answer of a device stands for anything else. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { wrongsOf } from '../src/access/proofs/index.ts'
import { proofFile } from '../src/access/proofs/schema.ts'
import { listProofs } from '../src/cases/proofs/schema.ts'
import { buildRuling } from './build-ruling.ts'
import { DRAFTER, HEAD } from './build-case.ts'
import { liem } from './build.ts'
import { draftRuling } from '../src/cases/after/index.ts'
import { showCaseFile, signDecision } from '../src/cases/index.ts'
import { LOCAL } from '../src/jobs/index.ts'
import { everything } from '../src/base/schema.ts'
import { readLaw, type LawPack } from '../src/law/allowed/index.ts'
import { EVERYTHING } from './build-db.ts'
import { proofStage, type Device, type Waiting } from './build-proof.ts'
import { said } from './sign-in.ts'

const stage = await proofStage()
const { server, clock, become, waiting, ask, sign } = stage
const { db } = server.database
const pack = await readLaw()
let device: Device
const folder = mkdtempSync(join(tmpdir(), 'liem-proofs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  become('head')
  device = await stage.device()
})

const proofsOf = async ({ id }: Pick<Waiting, 'id'>) => listProofs.output.parse(await said(server.get(`/api/cases/${id}/proofs`)))
const fileOf = async ({ id }: Pick<Waiting, 'id'>) => proofFile.parse(await said(server.get(`/api/cases/${id}/proofs/file`)))
/** What it was refused with; the decision is not signed, and nothing is kept of it. */
async function refusal(one: Waiting, answer: Response): Promise<string> {
  const { status, detail } = (await answer.json()) as { status: number; detail: string }
  const { rows } = await sql`select from cases.decision where id = ${one.decision} and signed_by is not null
    union all select from access.proof where record = ${one.decision}`.execute(db)
  expect(rows).toEqual([])
  return `${status} ${detail}`
}

const write = (query: RawBuilder<unknown>) =>
  db
    .transaction()
    .setAccessMode('read write')
    .execute((trx) => query.execute(trx))
/** Changes a decision past what guards it, as somebody might who has the database itself. */
async function rewrite(set: RawBuilder<unknown>, { decision }: Waiting): Promise<void> {
  await write(sql`alter table cases.decision disable trigger guarded`)
  await write(sql`update cases.decision set ${set} where id = ${decision}`)
  await write(sql`alter table cases.decision enable trigger guarded`)
}

test('a decision is signed with a passkey: the text, the answer and the key are kept, and verify again; the record of acts has the hash', async () => {
  const one = await waiting()
  const { ticket, options, sha256 } = await ask(one)
  expect(options).toMatchObject({ userVerification: 'required' })
  expect((await sign(one, { ticket, credential: device.get(options) })).status).toBe(200)
  const { demanded, rows } = await proofsOf(one)
  expect(demanded).toEqual([])
  expect(rows).toMatchObject([{ act: 'case.decision-signed', record: one.decision, by: { id: 'CC-head' }, proof: { sha256, wrong: [] } }])
  const { rows: kept, without } = await fileOf(one)
  expect([kept.map(wrongsOf), without]).toEqual([[[]], []])
  expect(JSON.parse(kept[0]!.text)).toMatchObject({
    liem: 'decision/1',
    subject: `case:${one.id}`,
    record: one.decision,
    form: 'warning',
    day: '2026-11-27',
    number: '214/QĐ-CHQ',
    grounds: 'Theo biên bản và giải trình.',
    law: { verdict: 'permitted' },
    draftedBy: 'CC-90001',
    checkedBy: 'CC-90002',
    signedBy: 'CC-head',
  })
  const { rows: events } = await sql<{ body: object }>`select body from ledger.event where kind = 'case.decision-signed'
    and subject = ${`case:${one.id}`}`.execute(db)
  expect(events).toMatchObject([{ body: { decision: one.decision, proof: sha256 } }])
})

test('a ruling is signed with a passkey, too, and the decision that it quashes stays verified', async () => {
  const one = await waiting()
  const asked = await ask(one)
  expect((await sign(one, { ticket: asked.ticket, credential: device.get(asked.options) })).status).toBe(200)
  const day = '2026-11-28'
  const given = {
    id: one.id,
    decision: one.decision,
    complaint: null,
    kind: 'quashed' as const,
    day,
    grounds: 'Chưa đủ căn cứ.',
    wording: null,
  }
  const { decisions } = await draftRuling(db, DRAFTER, pack, given)
  const ruling = decisions.flatMap(({ rulings }) => rulings)[0]!.id
  become('other')
  const own = await stage.device()
  const path = `/api/cases/${one.id}/rulings/${ruling}/sign`
  const { ticket, options } = await ask({ ...one, path }, '12/QĐ-GQKN')
  expect((await sign({ ...one, path }, { ticket, credential: own.get(options) }, '12/QĐ-GQKN')).status).toBe(200)
  const { rows } = await proofsOf(one)
  expect(rows.map(({ act, proof }) => [act, proof?.wrong])).toEqual([
    ['case.decision-signed', []],
    ['case.ruling-signed', []],
  ])
  expect((await fileOf(one)).rows.map(wrongsOf)).toEqual([[], []])
  become('head')
})

test('whoever signs without one is shown as signed without, in the list and in the file', async () => {
  const one = await waiting()
  expect((await sign(one)).status).toBe(200)
  expect((await proofsOf(one)).rows).toMatchObject([{ record: one.decision, proof: null }])
  expect(await fileOf(one)).toMatchObject({ rows: [], without: [{ record: one.decision, by: 'CC-head' }] })
  await buildRuling(db, pack, await showCaseFile(db, EVERYTHING, { id: one.id }))
  expect((await fileOf(one)).without).toHaveLength(2)
})

test('no answer of a device stands for anything else: one clear refusal for each', async () => {
  const one = await waiting()
  const { ticket, options } = await ask(one)
  const copied = device.get(options)
  // Of another decision.
  const other = await waiting()
  const question = await ask(other)
  expect(await refusal(other, await sign(other, { ticket, credential: copied }))).toMatch(/^403 .*about something else/u)
  expect(await refusal(other, await sign(other, { ticket: question.ticket, credential: copied }))).toMatch(/^403 .*signed is not this/u)
  // Of another account.
  become('other')
  const strange = await stage.device()
  expect(await refusal(one, await sign(one, { ticket, credential: strange.get(options) }))).toMatch(/^403 .*about something else/u)
  become('head')
  expect(await refusal(one, await sign(one, { ticket, credential: strange.get(options) }))).toMatch(/^403 .*signed is not this/u)
  // Another number than the one that was signed.
  expect(await refusal(one, await sign(one, { ticket, credential: copied }, '215/QĐ-CHQ'))).toMatch(/^409 .*changed meanwhile/u)
  // Nonsense, and no finger.
  expect(await refusal(one, await sign(one, { ticket, credential: { ...copied, response: { nonsense: true } } }))).toMatch(
    /^403 .*is not this/u,
  )
  // Too late.
  clock.pass(11)
  expect(await refusal(one, await sign(one, { ticket, credential: copied }))).toMatch(/^403 .*has ended/u)
})

test('a text that became another between question and answer is not signed', async () => {
  const one = await waiting()
  const { ticket, options } = await ask(one)
  await rewrite(sql`grounds = 'Điều khác.'`, one)
  expect(await refusal(one, await sign(one, { ticket, credential: device.get(options) }))).toMatch(/^409 .*changed meanwhile/u)
})

test('a question is answered once, and a counter that went back is a copy', async () => {
  const [one, next] = [await waiting(), await waiting()]
  const { ticket, options } = await ask(one)
  const credential = device.get(options)
  const answers = await Promise.all([sign(one, { ticket, credential }), sign(one, { ticket, credential })])
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
  expect(await refusal(next, await sign(next, { ticket, credential }))).toMatch(/^403 .*has ended/u)
  device.countFrom(0)
  const again = await ask(next)
  expect(await refusal(next, await sign(next, { ticket: again.ticket, credential: device.get(again.options) }))).toMatch(
    /^403 .*went back/u,
  )
  device.countFrom(1_000)
  expect((await sign(next, { ticket: again.ticket, credential: device.get(again.options) })).status).toBe(200)
})

test('a device that asked for no finger signs nothing', async () => {
  const one = await waiting()
  const { ticket, options } = await ask(one)
  device.skipsFinger(true)
  expect(await refusal(one, await sign(one, { ticket, credential: device.get(options) }))).toMatch(/^403 .*is not this/u)
  device.skipsFinger(false)
})

test('what is kept is changed by nobody, added to nothing that was signed before, and a record that says something else is seen', async () => {
  const one = await waiting()
  const { ticket, options } = await ask(one)
  expect((await sign(one, { ticket, credential: device.get(options) })).status).toBe(200)
  await expect(write(sql`update access.proof set counter = 9`)).rejects.toThrow(/what was signed stays/u)
  await expect(write(sql`delete from access.proof`)).rejects.toThrow(/what was signed stays/u)
  await expect(
    write(sql`insert into access.proof (act, subject, record, account, by, nonce, text, sha256, client_data, authenticator_data, signature, public_key, algorithm,
      credential, counter) select act, subject, record, account, by, nonce || 'x', text, sha256, client_data, authenticator_data, signature, public_key, algorithm,
      credential, counter from access.proof where record = ${one.decision}`),
  ).rejects.toThrow(/nothing of that kind is being signed/u)
  await rewrite(sql`form = 'reprimand'`, one)
  expect((await proofsOf(one)).rows[0]!.proof!.wrong).toEqual(['record'])
})

test('the file is made and verified in the terminal; what was changed in it is named, and what was signed without is said', async () => {
  const [one, other] = [await waiting(), await waiting()]
  const { ticket, options } = await ask(one)
  expect((await sign(one, { ticket, credential: device.get(options) })).status).toBe(200)
  expect((await sign(other)).status).toBe(200)
  const { number } = await showCaseFile(db, EVERYTHING, { id: one.id })
  const [all, file] = [join(folder, 'all.json'), join(folder, 'one.json')]
  vi.stubEnv('DATABASE_URL', server.database.url)
  const home = ['--home', server.home.path]
  expect((await liem(['proofs', 'export', all, ...home])).stdout).toMatch(/^\d+ signed with a passkey, \d+ without\n$/u)
  expect(await liem(['proofs', 'export', file, '--case', number, ...home])).toMatchObject({ code: 0, stderr: '' })
  expect((await liem(['proofs', 'export', file, ...home])).code).toBe(2)
  expect((await liem(['proofs', 'export', join(folder, 'none.json'), '--case', 'VV-1', ...home])).code).toBe(2)
  vi.unstubAllEnvs()
  const good = await liem(['proofs', 'check', file])
  expect(good).toMatchObject({ code: 0, stderr: '' })
  expect(good.stdout).toMatch(
    /^good {2}decision 214\/QĐ-CHQ \(VV-.*, by CC-head, SHA-256 [\da-f]{64}\n1 good, 0 not, 0 signed without a passkey\n$/u,
  )
  const rest = await liem(['proofs', 'check', all])
  expect(rest.stdout).toMatch(new RegExp(`none {2}decision ${other.decision} .*signed without a passkey\\n`, 'u'))
  expect((await liem(['proofs', 'check', all, '--case', number])).stdout).toBe(good.stdout)
  writeFileSync(file, readFileSync(file, 'utf8').replace('Theo biên bản', 'Theo lời kể'))
  const changed = await liem(['proofs', 'check', file])
  expect(changed.code).toBe(1)
  expect(changed.stdout).toMatch(
    /^WRONG decision .*: the hash is not that of the text; the device answered a question about something else\n0 good, 1 not/u,
  )
  writeFileSync(file, '{}')
  expect(await liem(['proofs', 'check', file])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/not a file of passkey signatures/u) as unknown,
  })
})

test('where it is demanded nothing is signed without, but by the one person of an installation without accounts', async () => {
  const basis = { cite: { vi: 'x', en: 'x' }, confirmed: false, note: 'x' }
  const demanded = ['case.decision-signed' as const]
  const demanding = (from: string, until?: string): LawPack => ({
    ...pack,
    practice: { ...pack.practice, passkeys: [{ from, until, basis, demanded }] },
  })
  const one = await waiting()
  const given = { id: one.id, decision: one.decision, number: '1', reason: 'theo hồ sơ' }
  await expect(signDecision(db, HEAD, demanding('2026-01-01'), given)).rejects.toMatchObject({
    code: 'conflict',
    message: 'this is signed with a passkey or not at all',
  })
  await expect(signDecision(db, everything(LOCAL), demanding('2026-01-01'), given)).resolves.toMatchObject({ state: 'decided' })
  const next = await waiting()
  const past = { ...given, id: next.id, decision: next.decision }
  await expect(signDecision(db, HEAD, demanding('2026-01-01', '2026-01-31'), past)).resolves.toMatchObject({ state: 'decided' })
})

test('whoever has no passkey is told so, nobody asks of what is signed, and who may not sign is told nothing', async () => {
  const one = await waiting()
  become('inspectorate')
  expect((await server.post(`${one.path}/passkey`, { number: '1' })).status).toBe(404)
  become('head')
  expect((await sign(one)).status).toBe(200)
  expect((await server.post(`${one.path}/passkey`, { number: '1' })).status).toBe(409)
  const none = one.path.replace(one.decision, one.id)
  expect((await server.post(`${none}/passkey`, { number: '1' })).status).toBe(404)
})
