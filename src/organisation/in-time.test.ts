import { beforeAll, expect, test } from 'vitest'
import { newDatabase, testDatabase } from '../../test/db.ts'
import { everything, type Actor } from '../base/schema.ts'
import { checkRegister, importOrganisation, listChangeDays, showPerson, showTree, showUnit, whoWasInCharge, workList } from './index.ts'
import type { InCharge, WorkItem } from './schema.ts'

const MACHINE: Actor = { id: 'worker', name: 'Liêm', kind: 'machine' }
const EVERYTHING = everything(MACHINE)

/** The restructuring of 1 March 2025 in a made-up administration: two branches become one border-gate office. */
const UNITS = `unit,parent,level,kind,vi,en,fields,from,until
CHQ,,department,,Tổng cục Hải quan (giả định),General Department (fictional),,,28/02/2025
CHQ,,department,,Cục Hải quan (giả định),Department of Customs (fictional),,01/03/2025,
P21,CHQ,region,,Cục Hải quan tỉnh Vân (giả định),Provincial Department Vân (fictional),,,28/02/2025
KV21,CHQ,region,,Chi cục Hải quan khu vực XXI,Region XXI,,01/03/2025,
CCVP,P21,office,sea,Chi cục HQ CK cảng Vân Phượng,Vân Phượng Branch,,,28/02/2025
CCVN,P21,office,sea,Chi cục HQ CK cảng Vân Nam,Vân Nam Branch,,,28/02/2025
HQVP,KV21,office,sea,Hải quan cửa khẩu cảng Vân Phượng,Vân Phượng Port Customs,giám sát; thuế,01/03/2025,
HQSL,KV21,office,road,Hải quan cửa khẩu Sa Lộc,Sa Lộc Border-gate Customs,,01/03/2025,
`
const SUCCESSIONS = `predecessor,successor,day,document
P21,KV21,01/03/2025,QĐ 382 (giả định)
CCVP,HQVP,01/03/2025,QĐ 382 (giả định)
CCVN,HQVP,01/03/2025,QĐ 382 (giả định)
`
const PEOPLE = `officer,name,class,from,until,ended
CC-1,Trần Minh Đạo,civil-servant,01/07/1998,31/05/2025,retired
CC-2,Ngô Đình Khải,civil-servant,,,
CC-3,Nguyễn Thị Hồng Nhung,civil-servant,,,
CC-4,Đặng Thế Quyền,civil-servant,,,
CC-5,Mai Thị Ngọc Bích,civil-servant,,,
CC-6,Lý Văn Thức,civil-servant,,,
CC-7,Hứa Quốc Cường,cadre,,,
CC-8,Đỗ Quang Thuận,civil-servant,,,
`
const TENURES = `officer,unit,role,fields,from,until,delegatedBy,entered
CC-1,CCVP,head,,01/01/2024,28/02/2025,,01/01/2024
CC-7,CCVN,head,,01/01/2024,30/06/2024,,01/01/2024
CC-2,CCVN,head,,01/07/2024,28/02/2025,,01/07/2024
CC-2,HQVP,head,,01/03/2025,15/09/2025,,01/03/2025
CC-6,HQVP,acting,,20/09/2025,30/11/2025,CC-8,20/09/2025
CC-3,HQVP,head,,01/12/2025,,,01/12/2025
CC-4,CCVP,deputy,giám sát,01/01/2024,28/02/2025,,01/01/2024
CC-4,HQVP,deputy,giám sát,01/03/2025,,,01/03/2025
CC-5,CCVP,deputy,thuế,01/01/2024,28/02/2025,,01/01/2024
CC-6,HQVP,deputy,thuế,22/04/2025,,,02/06/2025
CC-5,HQSL,deputy,,01/03/2025,,,01/03/2025
CC-8,KV21,head,,01/03/2025,,,01/03/2025
`
const TEXTS = { units: UNITS, successions: SUCCESSIONS, people: PEOPLE, tenures: TENURES }

const { db } = await testDatabase()
beforeAll(async () => {
  await importOrganisation(db, MACHINE, TEXTS)
})

const line = ({
  officer,
  role,
  unit,
  from,
  until,
}: Pick<InCharge['rows'][number], 'officer' | 'role' | 'unit' | 'from' | 'until'>): string =>
  `${unit.code} ${role} ${officer.number} ${from ?? ''}..${until ?? ''}`
const charge = (code: string, from: string, until: string, field?: string) =>
  whoWasInCharge(db, EVERYTHING, { code, from, until, ...(field === undefined ? {} : { field }) })

test('over an interval that spans the restructuring the office answers with its predecessors, each over its own days', async () => {
  const { rows, gaps, predecessors } = await charge('HQVP', '2024-11-01', '2025-05-15', 'thuế')
  expect(rows.map(line)).toEqual([
    'CCVN head CC-2 2024-11-01..2025-02-28',
    'CCVP head CC-1 2024-11-01..2025-02-28',
    'CCVP deputy CC-5 2024-11-01..2025-02-28',
    'HQVP head CC-2 2025-03-01..2025-05-15',
    'HQVP deputy CC-6 2025-04-22..2025-05-15',
  ])
  expect(gaps).toMatchObject([{ unit: { code: 'HQVP' }, of: 'field', from: '2025-03-01', until: '2025-04-21', days: 52 }])
  expect(predecessors.map(({ unit, day }) => `${unit.code} ${day}`)).toEqual(['CCVN 2025-03-01', 'CCVP 2025-03-01'])
})

test('a branch that no longer exists answers for its days and names its successor', async () => {
  const then = await charge('CCVN', '2024-06-01', '2024-07-31')
  expect(then.rows.map(line)).toEqual(['CCVN head CC-7 2024-06-01..2024-06-30', 'CCVN head CC-2 2024-07-01..2024-07-31'])
  const later = await charge('CCVN', '2025-04-01', '2025-04-30')
  expect(later).toMatchObject({
    rows: [],
    gaps: [],
    existed: [{ from: null, until: '2025-02-28' }],
    successors: [{ unit: { code: 'HQVP' } }],
  })
  const shown = await showUnit(db, EVERYTHING, { code: 'CCVN', on: '2026-01-01' })
  expect(shown).toMatchObject({
    state: null,
    name: { name: { vi: 'Chi cục HQ CK cảng Vân Nam' }, known: true },
    successors: [{ unit: { code: 'HQVP' }, day: '2025-03-01', document: 'QĐ 382 (giả định)' }],
  })
})

test('the tree is that of the day: names, heads, people, what came before', async () => {
  const tree = async (on: string, under?: string) =>
    (await showTree(db, EVERYTHING, { on, limit: 50, ...(under === undefined ? {} : { under }) })).rows
  expect(await tree('2025-02-28')).toMatchObject([
    { code: 'CHQ', name: { vi: 'Tổng cục Hải quan (giả định)' }, children: 1, people: 4, until: '2025-02-28' },
  ])
  expect(await tree('2025-03-01')).toMatchObject([{ name: { vi: 'Cục Hải quan (giả định)' }, children: 1, people: 4 }])
  expect((await tree('2025-02-28', 'P21')).map(({ code, head }) => [code, head?.number])).toEqual([
    ['CCVN', 'CC-2'],
    ['CCVP', 'CC-1'],
  ])
  const offices = await tree('2025-10-01', 'KV21')
  expect(offices.map(({ code, head, acting }) => [code, head, acting?.number ?? null])).toEqual([
    ['HQVP', null, 'CC-6'],
    ['HQSL', null, null],
  ])
  expect(offices[0]!.predecessors.map(({ unit }) => unit.code)).toEqual(['CCVN', 'CCVP'])
  const { rows } = await listChangeDays(db, EVERYTHING, { around: '2025-03-15', unit: 'HQVP', each: 2 })
  expect(rows).toEqual([
    { day: '2025-03-01', units: 1, heads: 2 },
    { day: '2025-04-22', units: 0, heads: 1 },
    { day: '2025-09-16', units: 0, heads: 1 },
  ])
})

test('the line of an office has its heads, its deputies by field, those of its predecessors, and the gaps', async () => {
  const { lanes, fields, heads } = await showUnit(db, EVERYTHING, { code: 'HQVP', on: '2025-10-01' })
  const drawn = lanes.map(({ unit, kind, fields: of, bars, gaps }) => ({
    lane: [unit.code, kind, ...of].join(' '),
    bars: bars.map(({ officer, role }) => `${officer.number} ${role}`),
    gaps: gaps.filter(({ days }) => days !== null).map(({ from, until, days }) => `${from}..${until} ${days}`),
  }))
  expect(drawn).toEqual([
    { lane: 'HQVP head', bars: ['CC-2 head', 'CC-3 head', 'CC-6 acting'], gaps: ['2025-09-16..2025-09-19 4'] },
    { lane: 'HQVP deputy giám sát', bars: ['CC-4 deputy'], gaps: [] },
    { lane: 'HQVP deputy thuế', bars: ['CC-6 deputy'], gaps: ['2025-03-01..2025-04-21 52'] },
    { lane: 'CCVN head', bars: ['CC-7 head', 'CC-2 head'], gaps: [] },
    { lane: 'CCVP head', bars: ['CC-1 head'], gaps: [] },
    { lane: 'CCVP deputy giám sát', bars: ['CC-4 deputy'], gaps: [] },
    { lane: 'CCVP deputy thuế', bars: ['CC-5 deputy'], gaps: [] },
  ])
  expect(fields).toEqual(['giám sát', 'thuế'])
  expect(heads.map(({ officer }) => officer.number)).toEqual(['CC-6'])
})

test('what is missing or doubtful is on the work-list: gaps, a deputy without a field, a late entry', async () => {
  const page = await workList(db, EVERYTHING, { limit: 50 })
  const said = ({ kind, unit, officer, field, from, until, days }: WorkItem): string =>
    [kind, unit?.code, officer?.number, field, `${from ?? ''}..${until ?? ''}`, days]
      .filter((part) => part !== null && part !== undefined)
      .join(' ')
  const dated = page.rows.filter(({ from, days }) => from !== null && days !== null).map(said)
  expect(dated).toContain('head-gap HQVP 2025-09-16..2025-09-19 4')
  expect(dated).toContain('field-gap HQVP thuế 2025-03-01..2025-04-21 52')
  expect(dated).toContain('late HQVP CC-6 2025-04-22.. 41')
  expect(page.rows.map(said)).toContain('deputy-without-field HQSL CC-5 2025-03-01..')
  expect(page.rows.filter(({ kind, unit }) => kind === 'head-gap' && unit?.code === 'CHQ')).toMatchObject([{ from: null }])
  expect(page.counts.late).toEqual({ n: 1, more: false })
  const walked: string[] = []
  let cursor: string | undefined
  do {
    const next = await workList(db, EVERYTHING, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
    walked.push(...next.rows.map(said))
    cursor = next.next ?? undefined
  } while (cursor !== undefined)
  expect(walked).toEqual(page.rows.map(said))
})

test('a tenure entered late keeps the day it was entered when the same file comes again', async () => {
  const { sheets } = await importOrganisation(db, MACHINE, TEXTS)
  expect(sheets.every(({ rows, same }) => rows === same)).toBe(true)
  const again = TENURES.replaceAll(/,[^,\n]*$/gmu, '')
  expect((await checkRegister(db, { tenures: again })).sheets.find(({ sheet }) => sheet === 'tenures')).toMatchObject({
    rows: 12,
    same: 12,
  })
  const { tenures } = await showPerson(db, EVERYTHING, { number: 'CC-6' })
  expect(tenures.find(({ role }) => role === 'deputy')).toMatchObject({ entered: '2025-06-02', late: true })
})

test('a person has a status by day', async () => {
  const on = async (day: string) => (await showPerson(db, EVERYTHING, { number: 'CC-1', on: day })).status
  expect([await on('1998-06-30'), await on('2025-05-31'), await on('2025-06-01')]).toEqual(['not-yet', 'active', 'retired'])
})

test('two heads at once are refused with one error that names both rows', async () => {
  const tenures = `${TENURES}CC-4,KV21,head,,15/06/2025,,,\n`
  const { mistakes, mistakeCount } = await checkRegister(db, { tenures })
  expect(mistakeCount).toBe(1)
  expect(mistakes[0]).toEqual({
    sheet: 'tenures.csv',
    row: 14,
    field: 'from',
    message: {
      en: 'KV21 would have two heads at once: the days overlap with tenures.csv:13 (CC-8 / KV21 / head / 2025-03-01)',
      vi: 'KV21 có hai người đứng đầu cùng lúc: trùng ngày với tenures.csv:13 (CC-8 / KV21 / head / 2025-03-01)',
    },
  })
  const besides = `officer,unit,role,fields,from,until\nCC-7,KV21,head,,01/06/2025,\n`
  expect((await checkRegister(db, { tenures: besides })).mistakes.map(({ row, message }) => `${row} ${message.en}`)).toEqual([
    '2 KV21 would have two heads at once: the days overlap with CC-8 / KV21 / head / 2025-03-01',
  ])
})

test('a tenure lies inside the days of its unit, and of its officer’s service', async () => {
  const tenures = `officer,unit,role,from,until\nCC-7,CCVN,head,01/01/2025,01/03/2025\nCC-1,HQSL,deputy,01/03/2025,01/06/2025\n`
  const { mistakes } = await checkRegister(db, { tenures })
  expect(mistakes.map(({ row, message }) => `${row} ${message.en}`)).toEqual([
    '2 the unit CCVN is not there on all of these days',
    '2 CCVN would have two heads at once: the days overlap with CC-2 / CCVN / head / 2024-07-01',
    '3 CC-1 is not in service on all of these days',
  ])
})

test('an office of eight: the head on leave, somebody acts for a weekend, one manager', async () => {
  const { db: small, close } = await newDatabase()
  const people = Array.from({ length: 8 }, (_, at) => `N-${at},Người ${at},X,van-thu`)
  await importOrganisation(small, MACHINE, {
    units:
      'unit,parent,level,kind,vi,en\nC,,department,,Cục,Department\nR,C,region,,Khu vực,Region\nX,R,office,road,Hải quan Đá Lửa,Đá Lửa\n',
    posts: 'post,vi\nvan-thu,Văn thư\n',
    people: `officer,name,unit,post\nH,Trưởng khu vực,,\nD,Cục trưởng,,\n${people.slice(1).join('\n')}\nN-0,Người 0,,\n`,
  })
  const tenures = `officer,unit,role,from,until,delegatedBy\nD,C,head,2020-01-01,,\nH,R,head,2020-01-01,,\nN-0,X,head,2020-01-01,,\n`
  const acting = `N-1,X,officer,,,\nN-1,X,acting,2026-05-16,2026-05-17,N-0\n`
  await importOrganisation(small, MACHINE, { tenures: tenures + acting.replace('officer,,,', 'officer,,,') })
  const above = async (number: string, on: string): Promise<string> => {
    const { superiors } = await showPerson(small, EVERYTHING, { number, on })
    return superiors.map(({ role, superior, why }) => `${role} ${superior?.officer.number ?? why}`).join()
  }
  expect(await above('N-5', '2026-05-15')).toBe('officer N-0')
  expect(await above('N-5', '2026-05-16')).toBe('officer N-1')
  expect(await above('N-1', '2026-05-16')).toBe('acting H')
  expect(await above('N-1', '2026-05-18')).toBe('officer N-0')
  expect(await above('N-0', '2026-05-16')).toBe('head H')
  expect([await above('H', '2026-05-16'), await above('D', '2026-05-16')]).toEqual(['head D', 'head top'])
  expect(await above('N-5', '2019-12-31')).toBe('officer no-head')
  // Who heads two units one above the other has the head of the next one above as his superior, for both.
  const both = `H,R,head,2020-01-01,,\nH,X,head,2027-01-01,,\nN-0,X,head,2020-01-01,2026-12-31,\n`
  await importOrganisation(small, MACHINE, { tenures: `officer,unit,role,from,until,delegatedBy\n${both}` })
  expect(await above('H', '2027-01-02')).toBe('head D,head D')
  expect((await showTree(small, EVERYTHING, { on: '2026-05-16', under: 'R', limit: 9 })).rows).toMatchObject([
    { people: 8, head: { number: 'N-0' }, acting: { number: 'N-1' } },
  ])
  await close()
})
