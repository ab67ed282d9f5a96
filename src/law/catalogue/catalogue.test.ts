import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Excel from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTS, catalogueCsv, writeCatalogue } from '../../../test/catalogue.ts'
import { testDatabase } from '../../../test/db.ts'
import { to1258, toTcvn3, toVni } from '../../../test/legacy.ts'
import type { Actor } from '../../base/schema.ts'
import { LOCAL, WORKER } from '../../jobs/index.ts'
import { lawIn } from '../allowed/index.ts'
import {
  catalogueTemplate,
  checkActEntries,
  checkCatalogue,
  diffVersions,
  dropDraft,
  importCatalogue,
  listEntries,
  listVersions,
  loadCatalogue,
  publishVersion,
  showEntry,
  type LoadedCatalogue,
} from './index.ts'
import * as contract from './schema.ts'

const { db } = await testDatabase()
const ONE: Actor = { id: 'CC-1', name: 'One', kind: 'person' }
const TWO: Actor = { id: 'CC-2', name: 'Two', kind: 'person' }
const reason = 'because of the test'
const ACT = { ongoing: false, detected: null, severity: null, disciplinable: true, kinds: [], repeats: null }
const law = lawIn()

let folder: string
let loaded: LoadedCatalogue
beforeAll(async () => {
  folder = await writeCatalogue(await mkdtemp(join(tmpdir(), 'liem-catalogue-')))
  loaded = await loadCatalogue(db, WORKER, law, folder)
})
afterAll(() => rm(folder, { recursive: true }))

const list = async (input: object) =>
  contract.listEntries.output.parse(await listEntries(db, law, ONE, contract.listEntries.input.parse(input)))
const codes = async (input: object) => (await list({ version: 'small-2023', ...input })).rows.map(({ code }) => code)
const events = async () =>
  (await sql<{ kind: string }>`select kind from ledger.event where kind like 'catalogue.%' order by id`.execute(db)).rows.map(
    ({ kind }) => kind,
  )

test('an act names an entry of the catalogue of its own day; any other is refused with its place and what to do', async () => {
  const of = (from: string, entry: string | null) => ({
    acts: [entry, null].map((one, at) => ({ ...ACT, id: 'AB'[at]!, from, to: from, entry: one })),
  })
  await checkActEntries(db, ONE, of('2022-03-14', '1.04'))
  await checkActEntries(db, ONE, of('2025-03-14', '1.06'))
  await checkActEntries(db, ONE, of('2001-01-01', null))
  await expect(checkActEntries(db, ONE, of('2025-03-14', '1.05'))).rejects.toMatchObject({
    code: 'input',
    place: { part: 'acts.0.entry' },
    hint: 'choose one of small-2023',
  })
  await expect(checkActEntries(db, ONE, of('2001-01-01', '1.05'))).rejects.toThrow('no version of the catalogue is in force')
})

describe('the files that come with the program', () => {
  test('are loaded once; what changed in them is brought up to date; a mistake is told with its line', async () => {
    expect(loaded).toEqual({ loaded: ['small-2018', 'small-2023'], dated: [], problems: [] })
    expect(await loadCatalogue(db, WORKER, law, folder)).toEqual({ loaded: [], dated: [], problems: [] })
    expect(await events()).toEqual(['catalogue.loaded', 'catalogue.loaded'])
    await writeCatalogue(folder, (text) => text.replace('Not above completed', 'At most completed'))
    expect(await loadCatalogue(db, WORKER, law, folder)).toMatchObject({ loaded: ['small-2023'], problems: [] })
    expect((await showEntry(db, law, ONE, { version: 'small-2023', code: '1.01' })).rating!.en).toBe('At most completed')
    await writeCatalogue(folder, (text) => text.replace('code: "1.05"', 'code: "7.77"').replace('rating-lowered', 'a-hug'))
    const { problems } = await loadCatalogue(db, WORKER, law, folder)
    expect(problems.flatMap((one) => [one, ...one.more]).map(({ place, message }) => [place?.line, message])).toEqual([
      [expect.any(Number), 'the handling is one of discipline, none, reminder, criticism, rating-lowered'],
      [expect.any(Number), 'the version before has no entry 7.77'],
    ])
  })

  test('have the days of their instrument; a law that moves them moves the days', async () => {
    const days = async () => (await listVersions(db, ONE, {})).rows.map(({ id, from, until }) => [id, from, until])
    expect(await days()).toEqual([
      ['small-2023', '2023-04-12', null],
      ['small-2018', '2018-09-26', '2023-04-11'],
    ])
    const now = await law.pack()
    const later = (days: { from: string; until: string | null }) => ({ ...days, from: days.from.replace('2023-04-12', '2023-04-13') })
    const rules = now.rules.map((rule) => ({ ...rule, inForce: new Map([...rule.inForce].map(([name, one]) => [name, later(one)])) }))
    const moved = {
      ...law,
      hash: () => Promise.resolve('moved'),
      pack: () => Promise.resolve({ ...now, rules: rules as typeof now.rules }),
    }
    const both = ['small-2018', 'small-2023']
    expect(await loadCatalogue(db, WORKER, moved, '/nowhere')).toEqual({ loaded: [], dated: both, problems: [] })
    expect((await days())[0]).toEqual(['small-2023', '2023-04-13', null])
    expect((await loadCatalogue(db, WORKER, law, '/nowhere')).dated).toEqual(both)
  })
})

test('the version of a day: in force, open with its candidate, none', async () => {
  const on = async (day: string) => {
    const { ofDay } = contract.listVersions.output.parse(await listVersions(db, ONE, { on: day }))
    return [ofDay.state, ofDay.candidates.map(({ id }) => id), ofDay.open.map(({ rule }) => rule)]
  }
  expect(await on('2018-09-25')).toEqual(['none', [], []])
  expect(await on('2023-04-11')).toEqual(['in-force', ['small-2018'], []])
  expect(await on('2025-02-28')).toEqual(['in-force', ['small-2023'], []])
  expect(await on('2025-03-01')).toEqual(['undetermined', ['small-2023'], ['q382-799-open']])
  const nothing = await list({ on: '2010-01-01' })
  expect(nothing).toMatchObject({ version: null, rows: [], areas: [], total: { n: 0 }, ofDay: { state: 'none' } })
  expect(await list({ on: '2020-01-01' })).toMatchObject({ version: { id: 'small-2018' }, total: { n: 6 } })
})

test('entries are found in both languages, with and without diacritics; counts lead on; pages go forth and back', async () => {
  for (const text of ['niêm phong biên bản', 'NIEM PHONG', 'seal record', '1.06', 'bien ban niem'])
    expect(await codes({ text })).toEqual(['1.06'])
  expect(await codes({ text: 'không đúng khai báo' })).toEqual(['1.01'])
  expect(await codes({ text: 'nothing-of-this' })).toEqual([])
  expect(await codes({ text: '%' })).toEqual([])
  const chosen = await list({ version: 'small-2023', area: 1, stage: 'channel' })
  expect(chosen.rows.map(({ code }) => code)).toEqual(['1.09'])
  expect(chosen.areas).toEqual([{ value: '1', n: 1 }])
  expect(Object.fromEntries(chosen.stages.map(({ value, n }) => [value, n]))).toEqual({
    clearance: 1,
    documents: 1,
    physical: 1,
    gate: 1,
    channel: 1,
  })
  expect((await list({ version: 'small-2018', stage: 'none' })).rows.map(({ code }) => code)).toEqual(['1.05'])
  const first = await list({ version: 'small-2023', limit: 4 })
  const second = await list({ version: 'small-2023', limit: 4, cursor: first.next! })
  expect([first, second].flatMap(({ rows }) => rows).map(({ code }) => code)).toEqual(['1.01', '1.03', '1.04', '1.06', '2.07', '1.09'])
  expect((await list({ version: 'small-2023', limit: 4, cursor: second.previous! })).rows).toEqual(first.rows)
  await expect(list({ version: 'nowhere' })).rejects.toMatchObject({ code: 'absent' })
})

test('an entry says how it is handled by degree, what it was, what became of it', async () => {
  const show = async (version: string, code: string) => contract.showEntry.output.parse(await showEntry(db, law, ONE, { version, code }))
  const old = await show('small-2018', '1.01')
  expect(old.handling.map(({ degree, form, discipline }) => [degree.vi, form.vi, discipline])).toEqual([
    ['ít nghiêm trọng', 'nhắc nhở', false],
    ['nghiêm trọng', 'phê bình', false],
    ['rất nghiêm trọng', 'kỷ luật', true],
  ])
  expect(old).toMatchObject({
    kinds: [{ vi: 'liên quan đến hoạt động công vụ' }],
    basis: [{ vi: 'Luật Hải quan 54/2014/QH13, điều 26' }],
    before: [],
    later: [{ version: { id: 'small-2023', title: { en: 'Of 2023', vi: 'Năm 2023' } }, code: '1.01', how: 'same', act: ACTS.clearsOwn }],
    droppedIn: [],
  })
  expect((await show('small-2018', '1.03')).later.map(({ code, how }) => [code, how])).toEqual([
    ['1.03', 'split'],
    ['1.04', 'split'],
  ])
  expect(await show('small-2018', '1.02')).toMatchObject({ later: [], droppedIn: [{ id: 'small-2023' }] })
  expect((await show('small-2023', '1.06')).before.map(({ version, code }) => `${version.id} ${code}`)).toEqual([
    'small-2018 1.04',
    'small-2018 1.05',
  ])
  await expect(show('small-2018', '9')).rejects.toMatchObject({ code: 'absent' })
})

test('differences: same under another code, changed in words, split, merged, dropped, new', async () => {
  const diff = async (input: object) =>
    contract.diffVersions.output.parse(
      await diffVersions(db, law, ONE, contract.diffVersions.input.parse({ version: 'small-2023', ...input })),
    )
  const { rows, counts, before } = await diff({})
  expect(before).toBe('small-2018')
  expect(counts).toEqual({ new: 1, changed: 1, split: 2, merged: 1, dropped: 1, same: 1 })
  expect(rows.map(({ kind, code, from }) => [kind, code, from.map((one) => one.code).join()])).toEqual([
    ['changed', '1.01', '1.01'],
    ['split', '1.03', '1.03'],
    ['split', '1.04', '1.03'],
    ['merged', '1.06', '1.04,1.05'],
    ['same', '2.07', '2.01'],
    ['new', '1.09', ''],
    ['dropped', null, '1.02'],
  ])
  expect(rows[0]!.fields.map(({ field }) => field)).toEqual(['aggravators', 'handling', 'rating'])
  expect(rows[0]!.fields[1]!.after.vi).toBe('ít nghiêm trọng: hạ mức xếp loại chất lượng; nghiêm trọng: kỷ luật; rất nghiêm trọng: kỷ luật')
  const page = await diff({ limit: 1, kind: 'split' })
  expect((await diff({ limit: 1, kind: 'split', cursor: page.next! })).rows).toMatchObject([{ code: '1.04' }])
  expect((await diff({ version: 'small-2018' })).counts).toMatchObject({ new: 6, dropped: 0 })
})

const asked = { version: 'official', titleVi: 'Danh mục chính thức', instrument: 'q-799-2023', follows: 'small-2023' }
const csv = (text: string | Buffer) => ({ name: 'danh-muc.csv', bytes: Buffer.from(text) })

test('an official catalogue: is looked at first, kept as a draft, published by a second person, and the same again changes nothing', async () => {
  const file = csv(catalogueCsv(40))
  const seen = contract.checkCatalogue.output.parse(await checkCatalogue(db, law, ONE, file, asked))
  expect(seen).toMatchObject({ mistakes: [], entries: 40, encoding: 'utf-8', converted: false, known: false })
  expect(seen.counts).toEqual({ new: 37, changed: 3, split: 0, merged: 0, dropped: 3, same: 0 })
  expect(await listVersions(db, ONE, {})).toMatchObject({ rows: [{}, {}] })
  const { version } = contract.importCatalogue.output.parse(await importCatalogue(db, law, ONE, file, { ...asked, reason }))
  expect(version).toMatchObject({ id: 'official', state: 'draft', illustrative: false, own: true, entries: 40, from: '2023-04-12' })
  const told = await events()
  expect(await importCatalogue(db, law, TWO, file, { ...asked, reason })).toMatchObject({ known: true, version: { own: false } })
  expect(await events()).toEqual(told)
  expect((await listVersions(db, ONE, { on: '2024-01-01' })).ofDay.candidates).toMatchObject([{ id: 'small-2023' }])
  await expect(publishVersion(db, ONE, { version: 'official', reason })).rejects.toMatchObject({ code: 'denied' })
  expect(contract.publishVersion.output.parse(await publishVersion(db, TWO, { version: 'official', reason }))).toMatchObject({
    state: 'published',
  })
  await expect(publishVersion(db, TWO, { version: 'official', reason })).rejects.toMatchObject({ code: 'conflict' })
  expect((await listVersions(db, ONE, { on: '2024-01-01' })).ofDay).toMatchObject({ state: 'in-force', candidates: [{ id: 'official' }] })
  await expect(importCatalogue(db, law, ONE, csv(catalogueCsv(41)), { ...asked, reason })).rejects.toMatchObject({ code: 'conflict' })
  await expect(dropDraft(db, ONE, { version: 'official', reason })).rejects.toMatchObject({ code: 'conflict' })
  expect((await showEntry(db, law, ONE, { version: 'official', code: '9.1' })).before).toMatchObject([{ code: '1.03', how: 'same' }])
})

test('mistakes are told by sheet, row and column in both languages, and nothing is kept of it', async () => {
  const text = [
    'Mã,Nhóm,Khâu,actVi,aggravatorsVi,aggravatorsEn,less-serious,kinds,head,from',
    '1,1,Hồ sơ,Một việc,a;b,one,nhắc nhở,,không,1.01',
    '1,77,Bếp,,,,ôm,xyz,maybe,9.99 kept',
    '3,2,,Việc khác,,,,,,',
  ].join('\n')
  const { mistakes, mistakeCount } = await checkCatalogue(db, law, ONE, csv(text), { ...asked, version: 'wrong' })
  expect(mistakes.map(({ row, field }) => `${row} ${field}`)).toEqual([
    ...['2 aggravatorsEn', '3 actVi', '3 stage', '3 head', '3 from', '3 code', '3 area', '3 handling less-serious', '3 kinds', '3 from'],
    '4 handling less-serious',
  ])
  expect(mistakeCount).toBe(mistakes.length)
  expect(mistakes[0]!.message).toEqual({
    vi: 'tiếng Việt có 2 mục, tiếng Anh có 1',
    en: 'there are 2 parts in Vietnamese and 1 in English',
  })
  const failed = importCatalogue(db, law, ONE, csv(text), { ...asked, version: 'wrong', reason })
  await expect(failed).rejects.toMatchObject({ code: 'input', message: `${mistakeCount} places of the file cannot be used` })
  await expect(listEntries(db, law, ONE, contract.listEntries.input.parse({ version: 'wrong' }))).rejects.toMatchObject({ code: 'absent' })
  await expect(checkCatalogue(db, law, ONE, csv(text), { ...asked, instrument: 'none' })).rejects.toMatchObject({ code: 'input' })
  await expect(checkCatalogue(db, law, ONE, { name: 'a.pdf', bytes: Buffer.from('x') }, asked)).rejects.toMatchObject({ code: 'input' })
})

test('TCVN3, VNI and Windows-1258 are recognised, in a CSV and in a workbook that was never converted', async () => {
  const header = 'code;area;actVi;less-serious\r\n'
  const acts = Object.values(ACTS).map(({ vi }, at) => `${at};1;${vi};none`)
  const wanted = Object.values(ACTS)[0]!.vi
  const text = `${header}${acts.join('\r\n')}\r\n`
  const found = async (name: string, bytes: Buffer) => {
    const { changes, encoding, converted, mistakeCount } = await checkCatalogue(db, law, ONE, { name, bytes }, { ...asked, version: 'old' })
    return [encoding, converted, mistakeCount, changes[0]!.act.vi]
  }
  const tcvn3 = toTcvn3(text)
  expect(await found('a.csv', tcvn3)).toEqual(['tcvn3', true, 0, wanted])
  expect(await found('a.csv', Buffer.from(toVni(text), 'latin1'))).toEqual(['vni', true, 0, wanted])
  expect(await found('a.csv', to1258(text))).toEqual(['windows-1258', true, 0, wanted])
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('Sheet1')
  for (const line of tcvn3.toString('latin1').trim().split('\r\n')) sheet.addRow(line.split(';'))
  expect(await found('a.xlsx', Buffer.from(await book.xlsx.writeBuffer()))).toEqual(['tcvn3', true, 0, wanted])
  await expect(found('a.csv', Buffer.from(`${header}1;1;Contr\u00F4le;none\n`, 'latin1'))).rejects.toMatchObject({ code: 'input' })
})

test('the template is read again, and says that no row is in it; without the column of links the same code is the same act', async () => {
  const empty = await checkCatalogue(
    db,
    law,
    ONE,
    { name: 'a.xlsx', bytes: await catalogueTemplate(law, 'vi') },
    { ...asked, version: 'empty' },
  )
  expect(empty.mistakes).toMatchObject([{ message: { en: 'there is no row in the file' } }])
  const given = csv('code,area,actVi,less-serious\n1.01,1,Một việc,none\n8,1,Việc mới,none\n')
  const { counts } = await checkCatalogue(db, law, ONE, given, { ...asked, version: 'empty' })
  expect(counts).toMatchObject({ changed: 1, new: 1, dropped: 5 })
  await importCatalogue(db, law, LOCAL, given, { ...asked, version: 'mistaken', reason })
  expect(await dropDraft(db, LOCAL, { version: 'mistaken', reason })).toEqual({ ok: true })
  expect(
    await importCatalogue(db, law, LOCAL, given, { ...asked, version: 'own', follows: 'official', reason, publish: true }),
  ).toMatchObject({
    version: { state: 'published' },
    counts: { changed: 1, dropped: 39 },
  })
})
