import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inDays } from '../../../test/days.ts'
import { asPerson, caseMaker, CHECKER, HANDLER, HEAD, seedOffice, whoOf } from '../../../test/build-case.ts'
import { kindsFor, workFor } from '../../../test/build-work.ts'
import { testDatabase } from '../../../test/db.ts'
import type { Scope } from '../../base/schema.ts'
import { addGoods, endGoods } from '../../cases/along/index.ts'
import { attachScan, checkDocument, issueDocument, prepareDocument } from '../../cases/documents/index.ts'
import { endMeasure, orderMeasure, signMeasure } from '../../cases/measures/index.ts'
import { checkRelease, doRelease, draftRelease } from '../../cases/releases/index.ts'
import {
  addTask,
  answerSubmission,
  draftSubmission,
  hearSubmission,
  receiveSubmission,
  submitSubmission,
  tellSubmission,
} from '../../cases/submissions/index.ts'
import { readLaw, termsOf } from '../../law/allowed/index.ts'

const { db } = await testDatabase()
const pack = await readLaw()
await seedOffice(db)
const make = caseMaker(db, pack)
const home = mkdtempSync(join(tmpdir(), 'liem-work-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const reason = 'theo hồ sơ'

/** Of one case what waits for each of these, of these kinds. */
async function waits(id: string, prefix: string, who: Readonly<Record<string, Scope>>): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const [name, scope] of Object.entries(who)) {
    const items = await workFor(db, scope)
    all[name] = items.filter(({ kind, record }) => record === id && kind.startsWith(prefix)).map(({ kind }) => kind)
  }
  return all
}

test('an interim measure waits to be signed by another, then to be lengthened or ended before its last day', async () => {
  const file = await make.heard()
  const { id } = file
  const order = { id, officer: whoOf(file), kind: 'suspension', ground: 'Có thể gây khó khăn.', pay: 50, reason }
  const { measures } = await orderMeasure(db, HANDLER, pack, { ...order, from: '2026-11-20', until: '2026-12-05', extends: null })
  const measure = measures[0]!.id
  const who = { HANDLER, HEAD }
  expect(await waits(id, 'measure', who)).toEqual({ HANDLER: [], HEAD: ['measure-sign'] })
  expect(await kindsFor(db, HANDLER, 'following')).toContain('measure-sign')
  await signMeasure(db, HEAD, pack, { id, measure, number: '31/QĐ', reason })
  expect(await waits(id, 'measure', { HEAD })).toEqual({ HEAD: ['measure-end'] })
  const ending = async () => (await workFor(db, HEAD)).find(({ kind, record }) => kind === 'measure-end' && record === id)!
  expect(await ending()).toMatchObject({ group: 'days14', clock: { id: 'measure', from: '2026-11-20', ends: '2026-12-05', days: 15 } })
  expect((await ending()).clock!.cite!.citeVi).not.toBe('')
  // What lengthens it counts once it is signed.
  const more = await orderMeasure(db, HANDLER, pack, { ...order, from: '2026-12-05', until: '2026-12-15', extends: measure })
  expect((await ending()).clock!.ends).toBe('2026-12-05')
  await signMeasure(db, HEAD, pack, { id, measure: more.measures.at(-1)!.id, number: '32/QĐ', reason })
  expect((await ending()).clock!.ends).toBe('2026-12-15')
  await endMeasure(db, HEAD, pack, { id, measure, day: '2026-11-27', cause: 'no-need', owed: 'Không có.', reason })
  expect(await waits(id, 'measure', who)).toEqual({ HANDLER: [], HEAD: [] })
})

test('a document waits for whoever did not make it, then for its number, then for the signed paper', async () => {
  const file = await make.heard()
  const { id } = file
  const making = { home, terms: termsOf(pack) }
  const gaps = await prepareDocument(db, HANDLER, making, {
    id,
    template: 'notice',
    of: whoOf(file),
    replaces: null,
    issuer: null,
    filled: {},
  })
  // Where something is missing, nobody can check it.
  expect(await waits(id, 'document', { CHECKER })).toEqual({ CHECKER: [] })
  const filled = Object.fromEntries(gaps.missing.map(({ id: field }) => [field, 'x']))
  const { id: document } = await prepareDocument(db, HANDLER, making, {
    id,
    template: 'notice',
    of: whoOf(file),
    replaces: null,
    issuer: null,
    filled,
  })
  expect(await waits(id, 'document', { HANDLER, CHECKER })).toEqual({ HANDLER: [], CHECKER: ['document-check'] })
  await checkDocument(db, CHECKER, making, { id, document })
  expect(await waits(id, 'document', { HANDLER, CHECKER })).toEqual({ HANDLER: ['document-number'], CHECKER: ['document-number'] })
  await issueDocument(db, CHECKER, making, { id, document, number: null, day: '2026-11-27', reason })
  expect(await waits(id, 'document', { HANDLER, CHECKER })).toEqual({ HANDLER: ['document-original'], CHECKER: [] })
  await attachScan(db, CHECKER, making, { id, document }, Buffer.from('%PDF-1.7 scan'))
  expect(await waits(id, 'document', { HANDLER, CHECKER })).toEqual({ HANDLER: [], CHECKER: [] })
})

test('what is to be shown of a case waits for a second person, then to be released; a shipment for whoever sees to it', async () => {
  const file = await make.heard()
  const { id } = file
  const given = { id, officer: whoOf(file), recipient: null, title: 'Trích hồ sơ', acts: [file.acts[0]!.id], evidence: [] }
  const { id: release, stamp } = await draftRelease(db, HANDLER, given)
  expect(await waits(id, 'release', { HANDLER, CHECKER })).toEqual({ HANDLER: [], CHECKER: ['release-check'] })
  expect(await kindsFor(db, HANDLER, 'following')).toContain('release-check')
  await checkRelease(db, CHECKER, { id, release, stamp, identity: true, wording: true, timing: true })
  expect(await waits(id, 'release', { HANDLER, CHECKER })).toEqual({ HANDLER: ['release'], CHECKER: [] })
  await doRelease(db, HANDLER, { id, release, reason })
  expect(await waits(id, 'release', { HANDLER, CHECKER })).toEqual({ HANDLER: [], CHECKER: [] })
  const { goods } = await addGoods(db, HANDLER, {
    ...{ id, kind: 'recovery', what: 'Container ABCU1234567', unit: '01AB', due: '2026-12-01', reason },
    owner: 'CC-00002',
  })
  const owner = asPerson('CC-00002')
  expect(await waits(id, 'goods', { HANDLER, owner })).toEqual({ HANDLER: [], owner: ['goods'] })
  await endGoods(db, owner, { id, goods: goods[0]!.id, result: 'Đã kiểm tra lại.', doneOn: '2026-11-27' })
  expect(await waits(id, 'goods', { owner })).toEqual({ owner: [] })
})

test('a submission waits for the head, the superior unit, whom it is about, and for its answer', async () => {
  const of = (number: string, units: Scope['units']): Scope => ({ ...asPerson(number), units })
  const [drafter, head, above, chief] = [
    of('CC-81', ['01AB']),
    of('CC-82', ['01AB']),
    of('CC-83', ['R1', '01AB']),
    of('CC-84', ['R1', '01AB']),
  ]
  const own = 'CC-00001'
  const himself: Scope = { ...of(own, []), hidden: [own] }
  const { id } = await draftSubmission(db, drafter, {
    ...{ kind: 'transfer', case: null, review: null, officer: own, unit: '01AB' },
    ...{ asks: 'Điều chuyển.', grounds: 'Nhiều lần để quá hạn.', reason },
  })
  const who = { head, above, chief, himself }
  expect(await waits(id, 'submission', who)).toEqual({ head: [], above: [], chief: [], himself: [] })
  await addTask(db, drafter, {
    ...{ id, task: 'Hoàn tất hồ sơ tồn', askedBy: 'CC-00002', askedOn: '2026-08-03', due: '2026-08-31' },
    ...{ happened: 'Đến hạn chưa có báo cáo.', document: 'Phiếu 12' },
  })
  expect(await waits(id, 'submission', who)).toEqual({ head: ['submission-submit'], above: [], chief: [], himself: [] })
  await submitSubmission(db, head, { id, due: inDays(17), reason })
  expect(await waits(id, 'submission', who)).toMatchObject({ head: [], above: ['submission-receive'] })
  expect(await kindsFor(db, head, 'following')).toContain('submission-answer')
  await receiveSubmission(db, above, { id })
  // Nobody is replaced before he was asked.
  expect(await waits(id, 'submission', who)).toEqual({ head: [], above: [], chief: [], himself: [] })
  await tellSubmission(db, drafter, { id, reason })
  expect(await waits(id, 'submission', who)).toMatchObject({ head: ['submission-hear'], himself: ['submission-own'] })
  const item = (await workFor(db, himself)).find(({ record }) => record === id)!
  expect(item).toMatchObject({ clock: { id: 'asked', ends: inDays(17) }, title: null })
  await hearSubmission(db, drafter, { id, how: 'declined', words: '', reason })
  expect(await waits(id, 'submission', who)).toEqual({ head: [], above: ['submission-answer'], chief: ['submission-answer'], himself: [] })
  await answerSubmission(db, chief, { id, answer: 'refused', reason })
  expect(await waits(id, 'submission', who)).toEqual({ head: [], above: [], chief: [], himself: [] })
})
