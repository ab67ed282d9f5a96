/** The body that issues a document is that of whoever signs it, which may stand above the unit of the case. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { asPerson, caseMaker, CHECKER, HANDLER, insertHead, seedOffice } from '../../../test/build-case.ts'
import { testDatabase } from '../../../test/db.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw, termsOf } from '../../law/allowed/index.ts'
import { checkDecision, signDecision } from '../index.ts'
import type { CaseShown } from '../schema.ts'
import { checkDocument, issueDocument, listDocuments, prepareAgain, prepareDocument } from './index.ts'
import * as contract from './schema.ts'
import type { DocumentShown } from './schema.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const home = mkdtempSync(join(tmpdir(), 'liem-issuers-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
mkdirSync(join(home, 'law/documents'), { recursive: true })
writeFileSync(
  join(home, 'law/documents/letterheads.yaml'),
  `liem: letterheads/1
bodies:
  - { unit: R1, superior: CỤC HẢI QUAN, name: CHI CỤC HẢI QUAN KHU VỰC I, symbol: CCKV1, place: Hà Nội }
  - { unit: 01AB, name: HẢI QUAN CẢNG, symbol: HQC, place: Vân Phượng }
`,
)
const making = { home, terms: termsOf(pack) }
await seedOffice(db)
await writing(db, async (trx) => {
  await insertHead(trx, 'R1', 'H-R1', 'Người đứng đầu khu vực')
  await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
    values ('01CD', 'acting', 'H-R1', '[2026-01-01,)', '{}', '2026-01-01')`.execute(trx)
})
const make = caseMaker(db, pack)
const reason = 'theo hồ sơ'
let next = 700

const textOf = ({ sheet: { superior, issuer, number } }: DocumentShown): string[] =>
  [superior, issuer, number].map((runs) => runs.map(({ text }) => text).join(''))
async function prepared({ id }: CaseShown, template: string, of: string | null, issuer: string | null = null): Promise<DocumentShown> {
  const { id: document, missing } = await prepareDocument(db, HANDLER, making, { id, template, of, replaces: null, issuer, filled: {} })
  return again(id, document, missing)
}
const again = (id: string, document: string, missing: DocumentShown['missing']) =>
  prepareAgain(db, HANDLER, making, { id, document, issuer: null, filled: Object.fromEntries(missing.map((one) => [one.id, 'x'])) })
const check = ({ id, case: of }: DocumentShown) => checkDocument(db, CHECKER, making, { id: of.id, document: id })
const issue = ({ id, case: of }: DocumentShown) =>
  issueDocument(db, HANDLER, making, { id: of.id, document: id, number: null, day: '2026-11-27', reason })
const registerOf = async ({ id }: DocumentShown) =>
  (await db.selectFrom('cases.document').select('unit').where('id', '=', id).executeTakeFirstOrThrow()).unit

async function drafted(): Promise<CaseShown> {
  return make.draft(await make.heard({ who: await make.officer() }))
}
async function signedAbove({ id, decisions }: CaseShown): Promise<string> {
  const decision = decisions[0]!.id
  await checkDecision(db, CHECKER, { id, decision })
  await signDecision(db, asPerson('H-R1'), pack, { id, decision, number: `${++next}/QĐ-CCKV1`, reason })
  return decision
}

test('a decision that a head above has signed bears the name and symbol of his unit, and stands in its register', async () => {
  const file = await drafted()
  const decision = await signedAbove(file)
  const { issuers } = contract.listDocuments.output.parse(await listDocuments(db, HANDLER, making, { id: file.id }))
  expect(issuers.map(({ of, units }) => [of, units.map(({ code }) => code)])).toEqual([
    [null, ['01AB', 'R1', 'CHQ']],
    [decision, ['R1', '01CD']],
  ])
  const made = await prepared(file, 'discipline-decision', decision)
  expect(made.issuer.code).toBe('R1')
  expect(textOf(made).slice(0, 2)).toEqual(['CỤC HẢI QUAN', 'CHI CỤC HẢI QUAN KHU VỰC I'])
  const issued = await issue(await check(made))
  expect([issued.number, await registerOf(issued)]).toEqual([`${next}/QĐ-CCKV1`, 'R1'])
  await expect(prepared(file, 'discipline-decision', decision, file.unit.code)).rejects.toMatchObject({
    code: 'input',
    place: { file: 'issuer' },
  })
})

test('prepared before it was signed it is prepared again once somebody of another unit has signed', async () => {
  const file = await drafted()
  const decision = file.decisions[0]!.id
  const early = await check(await prepared(file, 'discipline-decision', decision))
  expect(early.issuer.code).toBe(file.unit.code)
  await signedAbove(file)
  await expect(issue(early)).rejects.toMatchObject({
    code: 'conflict',
    message: 'whoever signed has authority in another unit than the one that issues this document',
  })
  const { missing } = await prepareAgain(db, HANDLER, making, { id: file.id, document: early.id, issuer: null, filled: {} })
  const anew = await again(file.id, early.id, missing)
  expect(textOf(anew)[1]).toBe('CHI CỤC HẢI QUAN KHU VỰC I')
  expect((await issue(await check(anew))).state).toBe('issued')
})

test('each body has a series of its own; what nobody signs in the app is issued by the unit of the case or one above it', async () => {
  const file = await drafted()
  const who = file.parties[0]!.id
  const numbers = []
  for (const issuer of [null, 'R1', 'R1', null] as const)
    numbers.push((await issue(await check(await prepared(file, 'notice', who, issuer)))).number)
  expect(numbers).toEqual(['01/TB-HQC', '01/TB-CCKV1', '02/TB-CCKV1', '02/TB-HQC'])
  await expect(prepared(file, 'notice', who, '02EF')).rejects.toMatchObject({ code: 'input', place: { file: 'issuer' } })
})
