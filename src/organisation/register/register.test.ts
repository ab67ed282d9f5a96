import Excel from 'exceljs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/db.ts'
import type { Db } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { SHEETS, type Sheet } from './schema.ts'
import { FORMS } from './columns.ts'
import { registerTexts, registerWorkbook, templateWorkbook } from './export.ts'
import { checkRegister, importOrganisation } from './import.ts'

const ACTOR: Actor = { id: 'local', name: 'Local', kind: 'person' }
const TRIALS = Math.max(8, Math.round(Number(process.env['LIEM_TRIALS'] ?? '0') / 20))

/** Texts that spreadsheets and CSV readers stumble over; what begins like a formula comes back as it was. */
const text = fc
  .oneof(
    fc.constantFrom(
      '=1+1',
      '+84',
      '-SUM(1)',
      '@x',
      '00123',
      '1e5',
      '5%',
      'Đỗ Thị Ánh',
      'a, "b"',
      "'s",
      '2026-01-05',
      'true',
      '27/11/2026',
      '«ẩn»',
    ),
    fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'aăâ đê09 ,;"=+-.') }),
  )
  .map((one) => one.trim().normalize('NFC'))
  .filter((one) => one !== '')
const code = fc.constantFrom('A', 'B1', '007', '=C', 'Đ-9')
const day = fc.integer({ min: 0, max: 3_000 }).map((at) => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10))

const register = fc.record({
  units: fc.uniqueArray(fc.record({ unit: code, vi: text, en: text, shortVi: fc.option(text, { nil: '' }), split: day }), {
    selector: ({ unit }) => unit,
    minLength: 1,
    maxLength: 4,
  }),
  posts: fc.uniqueArray(fc.record({ post: text, vi: text, sensitive: fc.constantFrom('true', 'false', '') }), {
    selector: ({ post }) => post,
    maxLength: 3,
  }),
  people: fc.uniqueArray(fc.record({ officer: text, name: text, from: fc.constantFrom('2019-01-01', '') }), {
    selector: ({ officer }) => officer,
    minLength: 1,
    maxLength: 5,
  }),
  role: fc.constantFrom('deputy', 'officer'),
  document: fc.option(text, { nil: '' }),
  fields: fc.uniqueArray(fc.constantFrom('thuế', 'giám sát, cổng', '-x'), { maxLength: 3 }),
})

/** The files of a drawn register: units in two states, everybody in one of them, an account for each. */
function filesOf({
  units,
  posts,
  people,
  role,
  document,
  fields,
}: typeof register extends fc.Arbitrary<infer T> ? T : never): Record<Sheet, string> {
  const table = (header: string, rows: readonly (readonly string[])[]): string =>
    [header, ...rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))].join('\n')
  const next = (iso: string): string => new Date(Date.parse(iso) + 86_400_000).toISOString().slice(0, 10)
  return {
    units: table(
      'unit,parent,level,kind,vi,en,shortVi,fields,from,until',
      units.flatMap(({ unit, vi, en, shortVi, split }) => [
        [unit, '', 'office', '', vi, en, shortVi, fields.join(';'), '', split],
        [unit, '', '3', 'sea', en, vi, '', '', next(split), ''],
      ]),
    ),
    successions: table(
      'predecessor,successor,day,document',
      units.length < 2 ? [] : [[units[0]!.unit, units[1]!.unit, '2025-03-01', document]],
    ),
    posts: table(
      'post,vi,sensitive',
      posts.map(({ post, vi, sensitive }) => [post, vi, sensitive]),
    ),
    people: table(
      'officer,name,class,from',
      people.map(({ officer, name, from }) => [officer, name, from === '' ? '' : 'cadre', from]),
    ),
    tenures: table(
      'officer,unit,role,post,fields,from,until,document',
      people.map(({ officer }, at) => [
        officer,
        units[at % units.length]!.unit,
        role,
        posts[0]?.post ?? '',
        fields.join('; '),
        '2020-05-01',
        at % 2 === 0 ? '' : '2024-05-01',
        document,
      ]),
    ),
    accounts: table(
      'account,officer,shared,from',
      people.map(({ officer }, at) => [`T-${at}`, officer, 'false', at % 2 === 0 ? '' : '2024-02-29']),
    ),
  }
}

const [one, other] = [await testDatabase(), await testDatabase()]

async function empty(full: Db): Promise<void> {
  const tables = ['account_holder', 'tenure', 'succession', 'unit_state', 'unit_code', 'service', 'officer', 'post']
  await write(full, { actor: ACTOR, kind: 'test.emptied', reason: 'for the next trial' }, async (trx) => {
    for (const table of tables) await sql`delete from ${sql.table(`organisation.${table}`)}`.execute(trx)
  })
}

test('what is exported can be sent in again, as a workbook and as CSV, and changes nothing; elsewhere it makes the same register', async () => {
  await fc.assert(
    fc.asyncProperty(register, async (drawn) => {
      for (const { db: full } of [one, other]) await empty(full)
      await importOrganisation(one.db, ACTOR, filesOf(drawn))
      const texts = await registerTexts(one.db)
      const book = { name: 'register.xlsx', bytes: await registerWorkbook(one.db, 'vi') }
      for (const source of [texts, book]) expect(await checkRegister(one.db, source)).toMatchObject({ mistakes: [], changeCount: 0 })
      await importOrganisation(other.db, ACTOR, book)
      expect(await registerTexts(other.db)).toEqual(texts)
    }),
    { numRuns: TRIALS },
  )
})

const { db } = await testDatabase()

test('no cell of an export is a formula', async () => {
  await importOrganisation(db, ACTOR, { people: `officer,name\n1,"=HYPERLINK(""http://x"")"\n2,"+1+1"\n3,@SUM\n` })
  const { people } = await registerTexts(db)
  expect(people.split('\r\n').slice(1, 4)).toEqual([`1,"'=HYPERLINK(""http://x"")",,,,,,`, `2,'+1+1,,,,,,`, `3,'@SUM,,,,,,`])
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load((await registerWorkbook(db, 'en')) as unknown as Excel.Buffer)
  expect(workbook.getWorksheet('People (people)')!.getCell('B2').value).toBe(`'=HYPERLINK("http://x")`)
})

test('the template has every column in both languages and explains each, and filled in it is taken', async () => {
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load((await templateWorkbook('vi')) as unknown as Excel.Buffer)
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    'Đơn vị (units)',
    'Sắp xếp lại (successions)',
    'Vị trí việc làm (posts)',
    'Con người (people)',
    'Nhiệm kỳ (tenures)',
    'Tài khoản (accounts)',
    'Hướng dẫn (help)',
  ])
  const units = workbook.getWorksheet('Đơn vị (units)')!
  expect(units.getCell('A1').value).toBe('Mã đơn vị / Unit *')
  const explained = workbook.getWorksheet('Hướng dẫn (help)')!.getColumn(3).values
  for (const sheet of SHEETS) for (const { key } of FORMS[sheet].columns) expect(explained).toContain(key)
  units.addRow(['X', null, 'department', null, 'Cục', 'Department', null, null, null, new Date('2025-03-01T00:00:00Z'), null])
  units.getCell('J2').numFmt = 'dd/mm/yyyy'
  workbook.getWorksheet('Con người (people)')!.addRow([12, 'Người mười hai'])
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
  const preview = await checkRegister(db, { name: 'template.xlsx', bytes })
  expect(preview).toMatchObject({ mistakes: [], changeCount: 2 })
  expect(preview.changes.map(({ sheet, kind, row, key }) => [sheet, kind, row, key])).toEqual([
    ['units', 'add', 2, 'X / 2025-03-01'],
    ['people', 'add', 2, '12'],
  ])
})

test('every mistake of a workbook is told at once by sheet, row and field, and nothing is taken over', async () => {
  const workbook = new Excel.Workbook()
  const sheet = (name: string, rows: unknown[][]): void => void workbook.addWorksheet(name).addRows(rows)
  sheet('Nhiệm kỳ (tenures)', [
    ['Số hiệu / Number', 'Đơn vị / Unit', 'Vai trò / Role', 'Từ ngày / From', 'Đến ngày / Until'],
    ['CC-404', 'X', 'chief', '31/02/2026', ''],
    [{ formula: '1+1', result: 2 }, 'X', 'head', '02/01/2026', '01/01/2026'],
  ])
  sheet('people', [
    ['officer', 'name', 'ended'],
    ['N-1', 'Một', 'left'],
    ['N-1', 'Hai', ''],
    ['', 'Ba', 'gone'],
  ])
  sheet('Lương', [['officer', 'salary']])
  sheet('Successions', [['predecessor', 'day']])
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
  const { mistakes } = await checkRegister(db, { name: 'x.xlsx', bytes })
  expect(mistakes.map(({ sheet: of, row, field, message }) => `${of}:${row} ${field}: ${message.en}`)).toEqual(
    [
      'Nhiệm kỳ (tenures):2 role: a role is one of head, acting, deputy, officer',
      'Nhiệm kỳ (tenures):2 from: a day is written 2026-11-27 or 27/11/2026',
      'Nhiệm kỳ (tenures):2 officer: there is no CC-404',
      'Nhiệm kỳ (tenures):2 unit: there is no X',
      'Nhiệm kỳ (tenures):3 officer: the cell holds a formula or an error: write the value alone',
      'Nhiệm kỳ (tenures):3 officer: officer is empty',
      'Nhiệm kỳ (tenures):3 until: the last day is before the first',
      'Nhiệm kỳ (tenures):3 unit: there is no X',
      'people:2 until: it has ended, and the last day is missing',
      'people:2 class: with days of service the class is needed',
      'people:3 officer: N-1 stands here twice, also in people:2',
      'people:3 name: N-1 has another name in people:2 (N-1)',
      'people:4 officer: officer is empty',
      'people:4 ended: ended is left or retired',
      'people:4 until: it has ended, and the last day is missing',
      'people:4 class: with days of service the class is needed',
      `Lương:null null: there is no sheet Lương; the sheets are ${SHEETS.join(', ')}`,
      'Successions:1 successor: the column successor is missing',
    ].toSorted((one, other) => order(mistakes, one) - order(mistakes, other)),
  )
  await expect(importOrganisation(db, ACTOR, { name: 'x.xlsx', bytes })).rejects.toMatchObject({ code: 'input' })
})

/** Sheets come in the order in which their first mistake was found. */
function order(mistakes: readonly { sheet: string }[], line: string): number {
  return [...new Set(mistakes.map(({ sheet }) => sheet))].findIndex((sheet) => line.startsWith(`${sheet}:`))
}

test('what is no register is refused with one sentence', async () => {
  for (const [name, bytes, message] of [
    ['x.xlsx', Buffer.from('not a workbook'), 'this cannot be read as a workbook (.xlsx)'],
    ['x.pdf', Buffer.from(''), 'the file must be .xlsx or .csv'],
    ['units.csv', Buffer.from([0xff, 0xfe, 0x41]), 'the text is not in UTF-8'],
  ] as const)
    await expect(checkRegister(db, { name, bytes })).rejects.toMatchObject({ code: 'input', message })
})

/** The directory of a ZIP: so many files that say how large they are. */
function directoryOf(files: number, bytes: number): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02_01_4b_50, 0)
  entry.writeUInt32LE(bytes, 24)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  return Buffer.concat([...Array.from({ length: files }, () => entry), end])
}

test('a workbook that would unpack to more than there can be is refused before it is unpacked', async () => {
  for (const bytes of [directoryOf(2, 300 * 1024 * 1024), directoryOf(501, 1)])
    await expect(checkRegister(db, { name: 'x.xlsx', bytes })).rejects.toMatchObject({
      code: 'input',
      message: 'the workbook is too large',
    })
})

test('what ends is told as an end, and what would be removed waits for a second word', async () => {
  const people = 'officer,name,class,from,until,ended\nE-1,Một,cadre,2020-01-01,,\nE-1,Một,cadre,2010-01-01,2015-12-31,left\n'
  await importOrganisation(db, ACTOR, { people })
  const ended = 'officer,name,class,from,until,ended\nE-1,Một,cadre,2020-01-01,2026-06-30,\n'
  const { changes } = await checkRegister(db, { people: ended })
  expect(
    changes.map(({ kind, key, fields }) => [kind, key, fields.map(({ field, before, after }) => `${field} ${before}→${after}`)]),
  ).toMatchObject([
    ['end', 'E-1 / 2020-01-01', ['until →2026-06-30']],
    ['remove', 'E-1 / 2010-01-01', { length: 6 }],
  ])
  await expect(importOrganisation(db, ACTOR, { people: ended })).rejects.toMatchObject({ code: 'conflict' })
  await importOrganisation(db, ACTOR, { people: ended }, 'He retired', { removing: true })
  expect((await registerTexts(db)).people).toContain('E-1,Một,cadre,2020-01-01,2026-06-30')
  expect((await registerTexts(db)).people).not.toContain('2010-01-01')
  const { body } = await db.selectFrom('ledger.event').select('body').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  expect(body).toEqual({
    people: { add: 0, change: 0, end: 1, remove: 1 },
    root: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    replaced: [
      { sheet: 'people', kind: 'end', key: 'E-1 / 2020-01-01', fields: { until: ['', '2026-06-30'] } },
      {
        sheet: 'people',
        kind: 'remove',
        key: 'E-1 / 2010-01-01',
        fields: { officer: ['E-1', ''], class: ['cadre', ''], from: ['2010-01-01', ''], until: ['2015-12-31', ''], ended: ['left', ''] },
      },
    ],
  })
})

test('nobody makes himself head of a unit, nor says whose his account was', async () => {
  const base = {
    units: 'unit,parent,level,kind,vi,en\nOWN,,department,,Cục,Department\n',
    people: 'officer,name\nP-1,Người nhân sự\nP-2,Người khác\n',
    accounts: 'account,officer,shared\nT-OWN,P-1,false\n',
  }
  await importOrganisation(db, ACTOR, base)
  const self: Actor = { id: 'P-1', name: 'Người nhân sự', kind: 'person' }
  const tenures = 'officer,unit,role\nP-1,OWN,head\nP-1,OWN,officer\nP-2,OWN,deputy\n'
  const accounts = 'account,officer,shared\nT-OWN,P-2,false\n'
  const { mistakes } = await checkRegister(db, { tenures, accounts }, self)
  expect(mistakes.map(({ sheet, row, message }) => [sheet, row, message.en])).toEqual([
    ['tenures.csv', 2, expect.stringContaining('nobody enters his own')],
    ['accounts', null, expect.stringContaining('nobody enters his own')],
  ])
  await expect(importOrganisation(db, self, { tenures }, 'I am the head', { removing: true })).rejects.toMatchObject({ code: 'input' })
  await importOrganisation(db, self, { tenures: tenures.replace('P-1,OWN,head\n', '') })
  await importOrganisation(db, ACTOR, { tenures })
  expect((await registerTexts(db)).tenures).toContain('P-1,OWN,head')
  // What stands there of him already does not keep him from sending the rest.
  await importOrganisation(db, self, { ...base, tenures })
})

test('what stands in a column that is not known is a mistake, not left out', async () => {
  const people = 'officer,name,class,from,untill,\nE-2,Hai,cadre,2020-01-01,2021-12-31,\nE-3,Ba,cadre,2020-01-01,,note\n'
  const { mistakes } = await checkRegister(db, { people })
  expect(mistakes.map(({ row, message }) => [row, message.en])).toEqual([
    [1, 'there is no column untill'],
    [3, 'this cell stands under no heading'],
  ])
  await expect(importOrganisation(db, ACTOR, { people })).rejects.toMatchObject({ code: 'input' })
})
