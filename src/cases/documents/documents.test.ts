import { sql } from 'kysely'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays } from '../../../test/days.ts'
import { caseMaker, CONCERNED as WHO, insertHead, seedOffice } from '../../../test/build-case.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import { everything, type Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw, termsOf } from '../../law/allowed/index.ts'
import { checkDecision, draftDecision, setAct, showCaseFile, signDecision } from '../index.ts'
import type { CaseShown } from '../schema.ts'
import { draftSubmission } from '../submissions/index.ts'
import {
  attachScan,
  checkDocument,
  issueDocument,
  listDocuments,
  listTemplates,
  prepareAgain,
  prepareDocument,
  sendDocument,
  sendScan,
  showDocument,
  withdrawDocument,
} from './index.ts'
import * as contract from './schema.ts'
import type { DocumentShown } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const home = mkdtempSync(join(tmpdir(), 'liem-documents-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const making = { home, terms: termsOf(pack) }
const as = (id: string): Scope => everything({ id, name: id, kind: 'person' })
const [MAKER, CHECKER, HEAD] = [as('CC-90001'), as('CC-90002'), as('CC-90003')]
const reason = 'theo kết quả xác minh'
const DAY = '2026-11-27'
/** What no case has: how the body writes itself, and who signs. */
const BY_HAND = {
  'issuer.symbol': 'CHQ',
  'issuer.place': 'Hà Nội',
  'issuer.superior': 'Cục Hải quan',
  'signer.position': 'Chi cục trưởng',
  'signer.name': 'Đỗ Thị Thúy Hằng',
  'person.unit': 'Đội Thủ tục',
  'explain.until': 'ngày 10/12/2026',
  'meeting.place': 'phòng họp 2',
  addressee: 'Chi cục trưởng',
  proposal: 'Xem xét theo quy định.',
  proposer: 'bộ phận tổ chức cán bộ',
}

const make = caseMaker(db, pack)

beforeAll(async () => {
  await seedOffice(db)
  await writing(db, (trx) => insertHead(trx, '01AB', 'CC-00004', 'Đỗ Thị Thúy Hằng'))
})

const prepare = (id: string, template: string, of: string | null, more: { filled?: Record<string, string>; replaces?: string } = {}) =>
  prepareDocument(db, MAKER, making, { id, template, of, replaces: null, issuer: null, filled: {}, ...more })
const check = ({ id, case: of }: DocumentShown, by = CHECKER) => checkDocument(db, by, making, { id: of.id, document: id })
const issue = ({ id, case: of }: DocumentShown, number: string | null = null, day = DAY) =>
  issueDocument(db, MAKER, making, { id: of.id, document: id, number, day, reason })
const textOf = (sheet: DocumentShown['sheet']): string => JSON.stringify(sheet)

/** A notice with nothing missing. */
async function wholeNotice({ id }: CaseShown, more: { replaces?: string } = {}): Promise<DocumentShown> {
  const made = await prepare(id, 'notice', WHO, { filled: BY_HAND_OF.notice, ...more })
  expect(made.missing).toEqual([])
  return made
}
const pick = (...fields: (keyof typeof BY_HAND)[]) => Object.fromEntries(fields.map((field) => [field, BY_HAND[field]]))
const BY_HAND_OF = {
  notice: pick(
    'issuer.symbol',
    'issuer.place',
    'issuer.superior',
    'signer.position',
    'signer.name',
    'person.unit',
    'explain.until',
    'meeting.place',
  ),
}

test('what the case has stands in a document as it is; what it does not have is a gap that can be seen and is listed', async () => {
  const file = await make.graded()
  const made = await prepare(file.id, 'notice', WHO)
  expect(contract.documentShown.parse(made)).toMatchObject({ state: 'draft', number: null, about: 'person', officer: { id: WHO } })
  const text = textOf(made.sheet)
  for (const fact of [file.number, file.acts[0]!.what, WHO, 'ngày 18/05/2026']) expect(text).toContain(fact)
  const missing = made.missing.map(({ id }) => id)
  expect(missing).toEqual(expect.arrayContaining(['issuer.symbol', 'signer.position', 'explain.until']))
  for (const { vi } of made.missing) expect(text).toContain(`[…${vi}…]`)
  // The answer on the list is the same, without what it says.
  const { rows } = await listDocuments(db, MAKER, making, { id: file.id })
  expect(rows.map(({ id, gaps }) => [id, gaps])).toEqual([[made.id, missing.length]])
})

test('a fact of the case cannot be entered otherwise by hand; a field that documents do not have is refused', async () => {
  const file = await make.graded()
  const made = await prepare(file.id, 'notice', WHO, { filled: { 'person.number': 'CC-99999', 'meeting.place': 'phòng họp 2' } })
  expect(textOf(made.sheet)).not.toContain('CC-99999')
  expect(made.filled).toEqual({ 'meeting.place': 'phòng họp 2' })
  await expect(prepare(file.id, 'notice', WHO, { filled: { nothing: 'x' } })).rejects.toMatchObject({
    code: 'input',
    place: { file: 'nothing' },
  })
  await expect(prepare(file.id, 'nothing', WHO)).rejects.toMatchObject({ code: 'input' })
  await expect(prepare(file.id, 'notice', 'CC-00002')).rejects.toMatchObject({ code: 'input', place: { file: 'of' } })
})

test('gaps are filled before it is checked, by another than who made it; made again, it is checked again and what it said stays', async () => {
  const file = await make.graded()
  const first = await prepare(file.id, 'notice', WHO)
  await expect(check(first)).rejects.toMatchObject({ code: 'conflict', hint: expect.stringContaining('hạn giải trình') as string })
  const whole = await prepareAgain(db, MAKER, making, { id: file.id, document: first.id, issuer: null, filled: BY_HAND_OF.notice })
  await expect(check(whole, MAKER)).rejects.toMatchObject({ code: 'denied' })
  await expect(issue(whole)).rejects.toMatchObject({ code: 'conflict' })
  expect((await check(whole)).state).toBe('checked')
  const again = await prepareAgain(db, MAKER, making, {
    id: file.id,
    document: first.id,
    issuer: null,
    filled: { ...BY_HAND_OF.notice, 'meeting.place': 'phòng 5' },
  })
  expect(again).toMatchObject({ state: 'draft', checkedBy: null, revision: 3 })
  const before = await showDocument(db, MAKER, making, { id: file.id, document: first.id, revision: 2 })
  expect([textOf(before.sheet).includes('phòng họp 2'), textOf(again.sheet).includes('phòng 5')]).toEqual([true, true])
  expect(again.revisions.map(({ n }) => n)).toEqual([3, 2, 1])
  expect((await withdrawDocument(db, MAKER, making, { id: file.id, document: first.id, reason })).state).toBe('withdrawn')
  await expect(check(again)).rejects.toMatchObject({ code: 'conflict' })
})

test('numbers of a unit, a year and a kind follow one another without a hole, also when many are taken at once', async () => {
  const file = await make.graded()
  const checked = []
  for (let nth = 0; nth < 6; nth++) checked.push(await check(await wholeNotice(file)))
  const issued = await Promise.all(checked.map((one) => issue(one)))
  const { rows } = await sql<{
    ordinal: number
  }>`select ordinal from cases.document where symbol = 'TB' and state = 'issued' order by ordinal`.execute(db)
  expect(rows.map(({ ordinal }) => ordinal)).toEqual(rows.map((_, at) => at + 1))
  expect(new Set(issued.map(({ number }) => number)).size).toBe(6)
  expect(issued[0]!.number).toMatch(/^\d{2}\/TB-CHQ$/u)
})

test('a number of the records office is taken as it is, never twice, and the next goes on after it', async () => {
  const file = await make.graded()
  const given = await issue(await check(await wholeNotice(file)), '0120/TB-CHQ')
  expect(given.number).toBe('0120/TB-CHQ')
  const twice = await check(await wholeNotice(file))
  await expect(issue(twice, '120/TB-CHQ')).rejects.toMatchObject({ code: 'conflict' })
  expect((await issue(twice)).number).toBe('121/TB-CHQ')
  // Another year begins anew.
  expect((await issue(await check(await wholeNotice(file)), null, '2025-12-30')).number).toBe('01/TB-CHQ')
  await expect(issue(await check(await wholeNotice(file)), null, inDays(1))).rejects.toMatchObject({
    code: 'input',
    place: { file: 'day' },
  })
})

test('what was issued stays: its bytes, its hash, its words; the signed scan is attached to it, and another can take its place', async () => {
  const file = await make.graded()
  const issued = await issue(await check(await wholeNotice(file)))
  expect(issued.files.map(({ kind }) => kind).toSorted()).toEqual(['docx', 'pdf'])
  const one = { id: file.id, document: issued.id }
  const pdf = await sendDocument(db, MAKER, making, { ...one, kind: 'pdf', language: 'vi' })
  expect(pdf.content.toString('latin1', 0, 5)).toBe('%PDF-')
  await expect(prepareAgain(db, MAKER, making, { ...one, issuer: null, filled: {} })).rejects.toMatchObject({ code: 'conflict' })
  for (const change of [
    sql`update cases.document set number = '1' where id = ${issued.id}`,
    sql`delete from cases.document where id = ${issued.id}`,
    sql`update cases.document_revision set content = '{}' where document = ${issued.id}`,
    sql`update cases.document_file set content = 'x' where document = ${issued.id}`,
    sql`update cases.document_register set last = 0`,
  ])
    await expect(writing(db, (trx) => change.execute(trx))).rejects.toThrow(/stays|not taken back/u)
  await expect(attachScan(db, MAKER, making, one, Buffer.from('<html>'))).rejects.toMatchObject({ code: 'input' })
  await expect(sendScan(db, MAKER, one)).rejects.toMatchObject({ code: 'absent' })
  const scan = Buffer.from('%PDF-1.7 signed and stamped')
  expect((await attachScan(db, MAKER, making, one, scan)).scanned).toBe(true)
  expect((await sendScan(db, MAKER, one)).content.equals(scan)).toBe(true)
  const other = await wholeNotice(file, { replaces: issued.id })
  expect((await showDocument(db, MAKER, making, one)).state).toBe('issued')
  await issue(await check(other))
  expect((await showDocument(db, MAKER, making, one)).state).toBe('replaced')
  expect((await sendDocument(db, MAKER, making, { ...one, kind: 'pdf', language: 'vi' })).content.equals(pdf.content)).toBe(true)
  await expect(prepare(file.id, 'notice', WHO, { replaces: issued.id })).rejects.toMatchObject({ code: 'conflict' })
})

test('a decision names each rule as the law gave it, to be confirmed; its document has the number and day with which it was signed', async () => {
  const file = await make.heard()
  const drafted = await draftDecision(db, MAKER, pack, {
    id: file.id,
    officer: WHO,
    form: 'warning',
    day: DAY,
    grounds: 'Theo biên bản.',
    opinion: null,
    departure: null,
  })
  const decision = drafted.decisions[0]!
  const fields = pick('issuer.symbol', 'issuer.place', 'issuer.superior', 'signer.position', 'person.unit', 'proposer')
  const filled = { ...fields, 'signer.name': HEAD.actor.name }
  const made = await prepare(file.id, 'discipline-decision', decision.id, { filled })
  const other = await check(
    await prepare(file.id, 'discipline-decision', decision.id, { filled: { ...filled, 'signer.name': 'Nguyễn Văn Khác' } }),
  )
  expect(made.missing).toEqual([])
  const cited = made.sheet.blocks.filter(({ kind }) => kind === 'ground').flatMap(({ runs }) => runs)
  for (const { citeVi } of decision.law.because) expect(cited).toContainEqual({ text: `${citeVi} (cần xác nhận)`, unconfirmed: true })
  const checked = await check(made)
  await expect(issue(checked)).rejects.toMatchObject({ code: 'conflict' })
  await checkDecision(db, CHECKER, { id: file.id, decision: decision.id })
  await signDecision(db, HEAD, pack, { id: file.id, decision: decision.id, number: '214/QĐ-CHQ', reason })
  await expect(issue(other)).rejects.toMatchObject({ code: 'conflict', message: 'the record is another by now than this document says' })
  expect(await issue(checked, '1/QĐ-X', '2026-11-01')).toMatchObject({ number: '214/QĐ-CHQ', day: DAY, state: 'issued' })
})

test('a document that no longer says what the record says is neither checked nor issued before it is prepared again', async () => {
  const file = await make.graded()
  const [draft, checked] = [await wholeNotice(file), await check(await wholeNotice(file))]
  const [{ id: act, officer, from, until, detected, severity, disciplinable, kinds, repeats, entry }] = file.acts as [
    CaseShown['acts'][number],
  ]
  const of = { severity, disciplinable, kinds, repeats, entry: entry === null ? null : { version: entry.version, code: entry.code } }
  await setAct(db, MAKER, pack, { id: file.id, act, officer, what: 'Hành vi đã sửa', from, until, detected, ...of, reason })
  const changed = { code: 'conflict', message: 'the record is another by now than this document says' }
  await expect(check(draft)).rejects.toMatchObject(changed)
  await expect(issue(checked)).rejects.toMatchObject(changed)
  const again = await prepareAgain(db, MAKER, making, { id: file.id, document: checked.id, issuer: null, filled: BY_HAND_OF.notice })
  expect(textOf((await issue(await check(again))).sheet)).toContain('Hành vi đã sửa')
})

test('of a head nothing is issued that nobody has concluded, also where somebody has typed a conclusion; reversed, it is not issued any more', async () => {
  const file = await make.heard()
  const review = file.reviews[0]!
  const fields = pick('issuer.symbol', 'issuer.place', 'issuer.superior', 'signer.position', 'signer.name')
  const filled = { ...fields, 'review.outcome': 'Phải chịu trách nhiệm.', 'review.grounds': 'Thiếu kiểm tra.' }
  const typed = await check(await prepare(file.id, 'head-conclusion', review.id, { filled }))
  await expect(issue(typed)).rejects.toMatchObject({ code: 'conflict', message: 'this review is not concluded' })
  await reviewMaker(db, pack).concluded({ id: file.id, review: review.id, outcome: 'none', grounds: 'Đã kiểm tra.' })
  await expect(issue(typed)).rejects.toMatchObject({ code: 'conflict', message: 'the record is another by now than this document says' })
  const concluded = async () => check(await prepare(file.id, 'head-conclusion', review.id, { filled: fields }))
  const [one, other] = [await concluded(), await concluded()]
  expect((await issue(one)).state).toBe('issued')
  await writing(db, (trx) => sql`update cases.review set reversed_on = ${DAY} where id = ${review.id}`.execute(trx))
  await expect(issue(other)).rejects.toMatchObject({ code: 'conflict', message: 'this review is not concluded' })
})

test('a provisional review goes with its acts although a document was prepared of it, which can then only be withdrawn', async () => {
  const file = await make.graded()
  const fields = pick('issuer.symbol', 'issuer.place', 'issuer.superior', 'signer.position', 'signer.name')
  const filled = { ...fields, 'review.outcome': 'Phải chịu trách nhiệm.', 'review.grounds': 'Thiếu kiểm tra.' }
  const { id: review } = file.reviews[0]!
  const [draft, checked] = [
    await prepare(file.id, 'head-conclusion', review, { filled }),
    await check(await prepare(file.id, 'head-conclusion', review, { filled })),
  ]
  const [{ id: act, officer, what, severity }] = file.acts as [CaseShown['acts'][number]]
  const before = {
    from: '2019-02-01',
    until: '2019-02-01',
    detected: '2019-02-02',
    disciplinable: true,
    kinds: [],
    repeats: null,
    entry: null,
  }
  const { reviews } = await setAct(db, MAKER, pack, { id: file.id, act, officer, what, severity, ...before, reason })
  expect(reviews.map(({ id }) => id)).not.toContain(review)
  await expect(check(draft)).rejects.toMatchObject({ code: 'conflict', message: 'what this document is about stands no more' })
  await expect(issue(checked)).rejects.toMatchObject({ code: 'conflict' })
  const { rows } = await listDocuments(db, MAKER, making, { id: file.id })
  expect(rows.map(({ state }) => state)).toEqual(['draft', 'checked'])
  expect((await withdrawDocument(db, MAKER, making, { id: file.id, document: draft.id, reason })).state).toBe('withdrawn')
})

test('every template can be made of a case that has gone all the way', async () => {
  const file = await make.met()
  await draftDecision(db, MAKER, pack, {
    id: file.id,
    officer: WHO,
    form: 'warning',
    day: DAY,
    grounds: 'Theo biên bản.',
    opinion: null,
    departure: null,
  })
  const shown = await showCaseFile(db, MAKER, { id: file.id })
  const step = (kind: string) => shown.steps.find((one) => one.kind === kind)!.id
  const review = shown.reviews[0]!.id
  await reviewMaker(db, pack).concluded({ id: file.id, review, outcome: 'none' })
  const asked = {
    kind: 'person',
    case: file.id,
    review: null,
    officer: WHO,
    unit: null,
    asks: 'Bố trí lại vị trí.',
    grounds: 'Theo quyết định.',
    reason,
  } as const
  const { id: submission } = await draftSubmission(db, MAKER, asked)
  const of = {
    'discipline-decision': shown.decisions[0]!.id,
    'council-minutes': step('council'),
    'explanation-record': step('explanation'),
    'meeting-minutes': step('meeting'),
    'head-conclusion': review,
    notice: WHO,
    submission,
    report: null,
  }
  const { templates } = await listDocuments(db, MAKER, making, { id: file.id })
  expect(templates.map(({ id }) => id).toSorted()).toEqual(Object.keys(of).toSorted())
  for (const [template, thing] of Object.entries(of)) {
    const made = await prepare(file.id, template, thing)
    expect(made.sheet.blocks.length, template).toBeGreaterThan(3)
    const english = await sendDocument(db, MAKER, making, { id: file.id, document: made.id, kind: 'pdf', language: 'en' })
    expect(english.content.length, template).toBeGreaterThan(10_000)
  }
})

test('an administration’s own template takes the place of one; a mistake in it has file, line and what to do, before it is used', async () => {
  const file = await make.graded()
  const folder = join(home, 'law', 'documents')
  mkdirSync(folder, { recursive: true })
  const own = `liem: document/1
id: notice
symbol: TB
about: person
name: { vi: Thông báo riêng, en: Own notice }
title: { vi: THÔNG BÁO, en: NOTICE }
abstract: { vi: 'Về {person.nam}', en: 'About {person.name}' }
body:
  - text: { vi: 'Gửi {person.name}.', en: 'To {person.name}.' }
signatures: [{ role: { vi: KÝ, en: SIGNED }, name: '{signer.name}' }]
recipients: [{ vi: 'Lưu.', en: 'Kept.' }]
`
  writeFileSync(join(folder, 'notice.yaml'), own)
  await expect(prepare(file.id, 'notice', WHO)).rejects.toMatchObject({
    code: 'rulebook',
    place: { file: join(folder, 'notice.yaml'), line: 7 },
    hint: 'did you mean person.name?',
  })
  expect((await listTemplates(home, (one) => ({ en: one, vi: one }))).problems).toMatchObject([{ file: 'notice.yaml', line: 7 }])
  writeFileSync(join(folder, 'notice.yaml'), own.replace('{person.nam}', '{person.name}'))
  expect((await prepare(file.id, 'notice', WHO)).name.vi).toBe('Thông báo riêng')
  writeFileSync(join(folder, 'sheet.typ'), '#set page(paper: "a4")\n#let one = twoo\n')
  await expect(prepare(file.id, 'notice', WHO)).rejects.toMatchObject({
    code: 'rulebook',
    place: { file: join(folder, 'sheet.typ'), line: 2 },
  })
  rmSync(folder, { recursive: true })
})

test('whose responsibility is judged does not find what is written on it', async () => {
  const file = await make.graded()
  const { reviews } = await showCaseFile(db, MAKER, { id: file.id })
  const made = await prepare(file.id, 'head-conclusion', reviews[0]!.id)
  const head: Scope = { ...as(reviews[0]!.officer.id), hidden: [reviews[0]!.officer.id] }
  expect((await listDocuments(db, head, making, { id: file.id })).rows).toEqual([])
  await expect(showDocument(db, head, making, { id: file.id, document: made.id })).rejects.toMatchObject({ code: 'absent' })
})
