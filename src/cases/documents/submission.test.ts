import { beforeAll, expect, test } from 'vitest'
import { asPerson, caseMaker, insertHead, seedOffice } from '../../../test/build-case.ts'
import { NO_HOME } from '../../../test/build-documents.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { writing } from '../../base/write/index.ts'
import { readLaw, termsOf } from '../../law/allowed/index.ts'
import { showCaseFile } from '../index.ts'
import { draftSubmission, withdrawSubmission } from '../submissions/index.ts'
import { listDocuments, prepareDocument, showDocument } from './index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
const making = { home: NO_HOME, terms: termsOf(pack) }
const [MAKER, HEAD] = [asPerson('CC-90001'), asPerson('CC-90003')]
const reason = 'theo kết quả xác minh'
const make = caseMaker(db, pack)

beforeAll(async () => {
  await seedOffice(db)
  await writing(db, (trx) => insertHead(trx, '01AB', 'CC-00004', 'Đỗ Thị Thúy Hằng'))
})

const prepare = (by: Scope, id: string, template: string, of: string) =>
  prepareDocument(db, by, making, { id, template, of, replaces: null, issuer: null, filled: {} })

test('a submission is printed as its record says; whom it is about sees neither the document nor that there is one, in a case that he sees', async () => {
  const file = await make.heard()
  const asks = 'Đề nghị xem xét trách nhiệm người đứng đầu.'
  const given = {
    kind: 'head',
    case: file.id,
    review: null,
    officer: 'CC-00004',
    unit: null,
    asks,
    grounds: 'Theo giải trình.',
    reason,
  } as const
  const { id: submission } = await draftSubmission(db, MAKER, given)
  const made = await prepare(MAKER, file.id, 'submission', submission)
  const said = JSON.stringify(made.sheet.blocks)
  for (const words of [asks, 'Theo giải trình.', file.acts[0]!.what, 'Đỗ Thị Thúy Hằng']) expect(said).toContain(words)
  expect([made.of, made.officer?.id]).toEqual([submission, 'CC-00004'])
  expect(made.missing.map(({ id }) => id)).toContain('addressee')
  const himself: Scope = { ...HEAD, hidden: ['CC-00004'] }
  expect((await showCaseFile(db, himself, { id: file.id })).id).toBe(file.id)
  await expect(showDocument(db, himself, making, { id: file.id, document: made.id })).rejects.toMatchObject({ code: 'absent' })
  expect(await listDocuments(db, himself, making, { id: file.id })).toMatchObject({ rows: [], submissions: [] })
  const review = file.reviews.find(({ officer }) => officer.id === 'CC-00004')!.id
  await expect(prepare(himself, file.id, 'head-conclusion', review)).rejects.toMatchObject({ code: 'absent' })
  expect((await listDocuments(db, MAKER, making, { id: file.id })).rows).toHaveLength(1)
  await withdrawSubmission(db, MAKER, { id: submission, reason })
  await expect(prepare(MAKER, file.id, 'submission', submission)).rejects.toMatchObject({ code: 'input', place: { file: 'of' } })
})
