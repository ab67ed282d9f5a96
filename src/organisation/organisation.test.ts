import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { buildFolder } from '../../test/build.ts'
import { newDatabase, testDatabase } from '../../test/db.ts'
import { everything, type Actor } from '../base/schema.ts'
import { accountDayKey, findPeople, holdersOn, importOrganisation, likeUnits, listUnits, plain, subtree, unitNames } from './index.ts'
import type { SheetCount } from './register/schema.ts'

const actor: Actor = { id: 'local', name: 'Local', kind: 'person' }
const scope = everything(actor)
const UNITS = `unit,parent,level,kind,vi,en
CHQ,,department,,Cục Hải quan,Department of Customs
R1,CHQ,region,,"Chi cục I, miền Bắc",Region I
01AB,R1,office,seaport,Hải quan cảng Vân Phượng,Van Phuong Port
01CD,R1,office,seaport,Hải quan cảng Bình Thạch,Binh Thach Port
01EF,R1,office,airport,Hải quan sân bay Lạc Giang,Lac Giang Airport
`
const OFFICERS = `officer,name,unit,post,specialisedIn
CC-1,Lê Hữu Phước,01AB,documents,
CC-2,Đỗ Thị Ánh Tuyết,01AB,control,84 85
CC-3,Trần Quốc Bảo,R1,head,
`
const ACCOUNTS = `account,officer,unit,shared,from,until
HQVP-0231,CC-1,01AB,false,,
HQVP-0118,CC-1,01AB,false,,2026-05-17
HQVP-0118,CC-2,01AB,false,2026-05-18,
HQVP-0300,CC-1,01AB,false,,
HQVP-0300,CC-2,01AB,false,2026-05-01,2026-05-31
01AB-CHUNG,,01AB,true,,
`
const POSTS = `post,vi,en
documents,Công chức kiểm tra hồ sơ,"Officer, documents"
control,"Công chức thông quan, giám sát",
head,Đội trưởng,
`
const texts = { units: UNITS, officers: OFFICERS, accounts: ACCOUNTS, posts: POSTS }

const { db } = await testDatabase()

/** What an import did, by sheet; sheets of which nothing was changed are left out. */
const done = ({ sheets }: { sheets: SheetCount[] }): Record<string, string> =>
  Object.fromEntries(
    sheets
      .filter(({ add, change, end, remove }) => add + change + end + remove > 0)
      .map(({ sheet, add, change, end, remove }) => [sheet, `+${add} ~${change + end} -${remove}`]),
  )

test('the register is taken over from files, and the same files again change nothing', async () => {
  const folder = buildFolder()
  for (const [name, text] of Object.entries(texts)) folder.write(`${name}.csv`, `\u{FEFF}${text}`)
  const all = { units: '+5 ~0 -0', posts: '+3 ~0 -0', people: '+3 ~0 -0', tenures: '+3 ~0 -0', accounts: '+6 ~0 -0' }
  expect(done(await importOrganisation(db, actor, folder.path))).toEqual(all)
  const events = await db.selectFrom('ledger.event').select(['kind', 'body']).execute()
  expect(events).toMatchObject([{ kind: 'organisation.imported', body: { units: { add: 5 }, accounts: { add: 6 } } }])
  expect(done(await importOrganisation(db, actor, folder.path))).toEqual({})
  expect(await db.selectFrom('ledger.event').select('id').execute()).toHaveLength(1)
  folder.done()
})

test('units have names, a tree and their like; an unknown one is its code', async () => {
  const { rows } = await listUnits(db, scope)
  expect(rows.map(({ code }) => code)).toEqual(['CHQ', 'R1', '01CD', '01AB', '01EF'])
  const names = await unitNames(db, ['01AB', '99ZZ'])
  expect(names.get('01AB')).toMatchObject({ name: { vi: 'Hải quan cảng Vân Phượng' }, short: { en: 'Van Phuong Port' }, known: true })
  expect(names.get('99ZZ')).toEqual({ code: '99ZZ', name: { en: '99ZZ', vi: '99ZZ' }, short: { en: '99ZZ', vi: '99ZZ' }, known: false })
  expect(await subtree(db, ['R1', '99ZZ'])).toEqual(['01AB', '01CD', '01EF', '99ZZ', 'R1'])
  expect(await likeUnits(db, '01AB')).toEqual(['01AB', '01CD'])
  expect(await likeUnits(db, '99ZZ')).toEqual([])
})

test.each([
  ['le huu', ['CC-1']],
  ['PHUOC lê', ['CC-1']],
  ['do thi', ['CC-2']],
  ['cc-3', ['CC-3']],
  ['%', []],
  ['\u0000 _', []],
  ['', ['CC-2', 'CC-1', 'CC-3']],
])('people are found by «%s»', async (text, found) => {
  expect((await findPeople(db, scope, { text, limit: 20 })).rows.map(({ number }) => number)).toEqual(found)
})

test('an account is attributed only where exactly one person held it that day', async () => {
  const asked = [
    ['HQVP-0231', '2026-05-18'],
    ['HQVP-0118', '2026-05-17'],
    ['HQVP-0118', '2026-05-18'],
    ['HQVP-0300', '2026-04-30'],
    ['HQVP-0300', '2026-05-31'],
    ['HQVP-0300', '2026-06-01'],
    ['01AB-CHUNG', '2026-05-18'],
    ['NKH-104', '2026-05-18'],
  ].map(([account, day]) => ({ account: account!, day: day! }))
  const holders = await holdersOn(db, asked)
  expect(asked.map((one) => holders.get(accountDayKey(one)))).toEqual([
    { officer: 'CC-1', why: null },
    { officer: 'CC-1', why: null },
    { officer: 'CC-2', why: null },
    { officer: 'CC-1', why: null },
    { officer: null, why: 'several' },
    { officer: 'CC-1', why: null },
    { officer: null, why: 'shared' },
    { officer: null, why: 'none' },
  ])
})

test('a text is plain in the same way here and in the database', async () => {
  const texts = ['Hải quan cửa khẩu cảng Vân Phượng', 'ĐẶNG NGỌC QUỲNH', 'Nghĩa\u0302 ẹ\u0302', 'Ωß İ', '％_\\', '', 'đĐ', '漢字']
  const { rows } = await sql<{
    plain: string
  }>`select organisation.plain(one) as plain from unnest(${texts}::text[]) with ordinality as given(one, place)
    order by place`.execute(db)
  expect(texts.map(plain)).toEqual(rows.map((row) => row.plain))
  expect(plain('Đội Thủ tục')).toBe('doi thu tuc')
})

test('a changed file changes what it names and nothing else', async () => {
  const accounts = 'account,officer,unit,shared\nHQVP-0118,CC-3,01AB,false\n'
  await expect(importOrganisation(db, actor, { accounts })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('2 rows of the register are not in the file') as string,
  })
  expect(done(await importOrganisation(db, actor, { accounts }, 'The account was given back', { removing: true }))).toEqual({
    accounts: '+1 ~0 -2',
  })
  const held = await db
    .selectFrom('organisation.account_holder')
    .select(['account', 'officer'])
    .where('account', '=', 'HQVP-0118')
    .execute()
  expect(held).toEqual([{ account: 'HQVP-0118', officer: 'CC-3' }])
  expect(await db.selectFrom('organisation.account_holder').select('account').execute()).toHaveLength(5)
})

test('a unit does not come below one that the register has below it', async () => {
  const units = 'unit,parent,level,kind,vi,en\nCHQ,01AB,department,,Cục Hải quan,Department of Customs\n'
  await expect(importOrganisation(db, actor, { units })).rejects.toMatchObject({ hint: 'CHQ would be above itself' })
})

test('what cannot be used is told by file, line and field, and nothing is taken over', async () => {
  const { db: empty, close } = await newDatabase()
  const broken = {
    units: `${UNITS}01AB,NOWHERE,palace,,X,\nA,B,office,,A,A\nB,A,office,,B,B\n`,
    posts: POSTS,
    officers: `${OFFICERS}CC-4,"Nguyễn\u0007 An",99ZZ,head,\n,,,,\n`,
    accounts: 'account,officer,unit,shared,from,until\nX,CC-9,01AB,perhaps,2026-02-30,\nY,CC-1,01AB,false,2026-05-02,2026-05-01\n',
  }
  const error = await importOrganisation(empty, actor, broken).catch((thrown: unknown) => thrown)
  const more = (error as { more: { place: { file: string; line: number; part: string }; message: string }[] }).more
  expect(more.map(({ place: { file, line, part }, message }) => `${file}:${line} ${part}: ${message}`).toSorted()).toEqual(
    [
      'units.csv:7 level: a level is department, region or office',
      'units.csv:7 en: en is empty',
      'units.csv:7 unit: 01AB stands here twice, also in units.csv:4',
      'units.csv:7 parent: there is no NOWHERE',
      'units.csv:8 parent: A would be above itself',
      'units.csv:9 parent: B would be above itself',
      'officers.csv:5 name: a control character stands in the text',
      'officers.csv:5 unit: there is no 99ZZ',
      'officers.csv:6 officer: officer is empty',
      'officers.csv:6 name: name is empty',
      'accounts.csv:2 shared: shared is true or false',
      'accounts.csv:2 from: a day is written 2026-11-27 or 27/11/2026',
      'accounts.csv:2 officer: there is no CC-9',
      'accounts.csv:3 until: the last day is before the first',
    ].toSorted(),
  )
  expect((await listUnits(empty, scope)).rows).toEqual([])
  for (const units of ['', '"open', 'unit,parent\nA,B\n'])
    await expect(importOrganisation(empty, actor, { units })).rejects.toMatchObject({ code: 'input' })
  await expect(importOrganisation(empty, actor, '/nowhere/at/all')).rejects.toMatchObject({ code: 'input' })
  await close()
})
