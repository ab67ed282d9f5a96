/** What of the official documents of his case whoever is concerned finds among what concerns him. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { asPerson, caseMaker, CHECKER, HANDLER, HEAD, insertHead, insertOfficer, seedOffice, whoOf } from '../../../test/build-case.ts'
import { buildRuling } from '../../../test/build-ruling.ts'
import { reviewMaker } from '../../../test/build-review.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw, termsOf } from '../../law/allowed/index.ts'
import { serveDecision } from '../after/index.ts'
import { addParty, checkDecision, signDecision } from '../index.ts'
import type { CaseShown } from '../schema.ts'
import { attachScan, checkDocument, issueDocument, listOwnDocuments, prepareDocument, sendOwnDocument } from './index.ts'
import * as contract from './schema.ts'
import type { DocumentShown } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const home = mkdtempSync(join(tmpdir(), 'liem-own-documents-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const making = { home, terms: termsOf(pack) }
await seedOffice(db)
await writing(db, (trx) => insertHead(trx, '01AB', 'H-1', 'Trưởng đơn vị'))
const make = caseMaker(db, pack)
const reason = 'theo hồ sơ'

const own = (officer: string): Scope => ({ ...asPerson(officer), hidden: [officer] })
const listed = async (officer: string) => contract.listOwnDocuments.output.parse(await listOwnDocuments(db, own(officer), home)).rows
const sent = (officer: string, { id, case: of }: DocumentShown, kind: 'pdf' | 'scan' = 'pdf') =>
  sendOwnDocument(db, own(officer), { id: of.id, document: id, kind })

/** Prepared with whatever is missing filled in, checked, and numbered. */
async function issued({ id }: CaseShown, template: string, of: string | null): Promise<DocumentShown> {
  const given = { id, template, of, replaces: null, issuer: null }
  const { missing } = await prepareDocument(db, HANDLER, making, { ...given, filled: {} })
  const filled = Object.fromEntries(missing.map(({ id: field }) => [field, 'x']))
  const whole = await prepareDocument(db, HANDLER, making, { ...given, filled })
  await checkDocument(db, CHECKER, making, { id, document: whole.id })
  return issueDocument(db, HANDLER, making, { id, document: whole.id, number: null, day: '2026-11-27', reason })
}
let signed = 300
/** Decided with a number of its own: no number is given twice. */
async function decidedOn(file: CaseShown, grounds = 'Theo biên bản.'): Promise<CaseShown> {
  const { id, decisions } = await make.draft(file, { grounds })
  const decision = decisions.find(({ state }) => state === 'draft')!.id
  await checkDecision(db, CHECKER, { id, decision })
  return signDecision(db, HEAD, pack, { id, decision, number: `${++signed}/QĐ-CHQ`, reason })
}
const decided = async (): Promise<CaseShown> => decidedOn(await make.heard({ who: await make.officer() }))
const serve = (id: string, decision: string) =>
  serveDecision(db, HANDLER, pack, {
    id,
    decision,
    ruling: null,
    day: '2026-11-28',
    how: 'handed',
    effective: null,
    recipients: [],
    reason,
  })

test('a notice is there from notice on, the decision from the day on which it was handed over; what is addressed to others never', async () => {
  const graded = await make.graded({ who: await make.officer() })
  const officer = whoOf(graded)
  const early = await issued(graded, 'notice', officer)
  expect(await listed(officer)).toEqual([])
  await expect(sent(officer, early)).rejects.toMatchObject({ code: 'absent' })
  const file = await decided()
  const who = whoOf(file)
  const decision = file.decisions[0]!.id
  const notice = await issued(file, 'notice', who)
  const paper = await issued(file, 'discipline-decision', decision)
  await issued(file, 'report', null)
  expect((await listed(who)).map(({ document }) => document)).toEqual([notice.id])
  await expect(sent(who, paper)).rejects.toMatchObject({ code: 'absent' })
  await serve(file.id, decision)
  expect((await listed(who)).map(({ document, scanned, withheld }) => [document, scanned, withheld])).toEqual([
    [paper.id, false, false],
    [notice.id, false, false],
  ])
  expect((await sent(who, paper)).content.toString('latin1', 0, 5)).toBe('%PDF-')
  await expect(sent(who, paper, 'scan')).rejects.toMatchObject({ code: 'absent' })
  await attachScan(db, HANDLER, making, { id: file.id, document: paper.id }, Buffer.from('%PDF-1.7 signed'))
  expect((await listed(who))[0]).toMatchObject({ scanned: true })
  expect((await sent(who, paper, 'scan')).content.toString()).toBe('%PDF-1.7 signed')
  // Nobody else, also nobody concerned in another case.
  await expect(sent(officer, paper)).rejects.toMatchObject({ code: 'absent' })
  expect(await listed(officer)).toEqual([])
})

test('a draft is not there, nor what was replaced, nor what is written on a head', async () => {
  const file = await decided()
  const who = whoOf(file)
  await prepareDocument(db, HANDLER, making, { id: file.id, template: 'notice', of: who, replaces: null, issuer: null, filled: {} })
  expect(await listed(who)).toEqual([])
  const review = file.reviews.find(({ officer }) => officer.id === 'H-1')!.id
  await reviewMaker(db, pack).concluded({ id: file.id, review, outcome: 'none' })
  await issued(file, 'head-conclusion', review)
  expect([await listed('H-1'), await listed(who)]).toEqual([[], []])
})

test('a document that names somebody else in the case is listed, and neither opened nor scanned here', async () => {
  const started = await make.heard({ who: await make.officer() })
  await writing(db, (trx) => insertOfficer(trx, 'NV-W1', 'Trịnh Thị Mai Hoa'))
  await addParty(db, HANDLER, { id: started.id, officer: 'NV-W1', role: 'witness', reason })
  const file = await decidedOn(started, 'Theo lời khai của Trinh Thi Mai Hoa.')
  const who = whoOf(file)
  const paper = await issued(file, 'discipline-decision', file.decisions[0]!.id)
  await attachScan(db, HANDLER, making, { id: file.id, document: paper.id }, Buffer.from('%PDF-1.7 signed'))
  await serve(file.id, file.decisions[0]!.id)
  const rows = await listed(who)
  expect(rows.map(({ withheld }) => withheld)).toEqual([true])
  expect(JSON.stringify(rows)).not.toMatch(/Mai Hoa|NV-W1/u)
  for (const kind of ['pdf', 'scan'] as const) await expect(sent(who, paper, kind)).rejects.toMatchObject({ code: 'absent' })
})

test('what was handed over stays to be opened when it is reversed', async () => {
  const file = await decided()
  const paper = await issued(file, 'discipline-decision', file.decisions[0]!.id)
  await serve(file.id, file.decisions[0]!.id)
  await buildRuling(db, pack, file)
  expect((await listed(whoOf(file))).map(({ document }) => document)).toEqual([paper.id])
})
