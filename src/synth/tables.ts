import { dayNumber, isoDay, type Bilingual } from '../base/index.ts'
import { DEPARTMENT, OFFICES, REGIONS } from './names.ts'
import { DESKS, type Desk } from './organisation.ts'
import { codeOf, FIELDS, peopleRows, registerOf, successionRows, tenureRows } from './register.ts'
import { BEFORE, BRANCHES, FORMER_DEPARTMENT, PROVINCIAL, RESTRUCTURED } from './restructuring.ts'
import { DAY } from './work-clock.ts'
import type { World } from './world.ts'

/** A small table: its file's name, a header and rows of text. */
export interface Table {
  name: string
  header: readonly string[]
  rows: Iterable<readonly string[]>
}

interface Post extends Bilingual {
  field: string
  sensitive: boolean
  competence: string
}

const post = (vi: string, en: string, field: string, sensitive: boolean, competence: string): Post => ({
  vi,
  en,
  field,
  sensitive,
  competence,
})
const POSTS: Record<Desk | 'director', Post> = {
  director: post('Cục trưởng, Chi cục trưởng', 'Director', 'quản lý', true, 'Chuyên viên chính, lý luận chính trị cao cấp'),
  head: post('Đội trưởng', 'Head of office', 'quản lý', true, 'Kiểm tra viên chính, 5 năm công tác'),
  deputy: post('Phó đội trưởng', 'Deputy head', 'quản lý', true, 'Kiểm tra viên, 3 năm công tác'),
  documents: post('Công chức kiểm tra hồ sơ', 'Officer, documents', FIELDS[0], true, 'Kiểm tra viên hải quan'),
  inspection: post('Công chức kiểm tra thực tế', 'Officer, physical inspection', FIELDS[1], true, 'Kiểm tra viên hải quan'),
  scan: post('Công chức đọc ảnh soi', 'Officer, scanner images', FIELDS[1], true, 'Chứng chỉ phân tích hình ảnh'),
  laboratory: post('Công chức kiểm định', 'Officer, laboratory', 'kiểm định', false, 'Cử nhân hóa học'),
  control: post('Công chức thông quan, giám sát', 'Officer, release and supervision', FIELDS[2], true, 'Kiểm tra viên hải quan'),
}

function* postRows(): Generator<string[]> {
  for (const desk of ['director', ...DESKS] as const) {
    const { vi, en, field, sensitive, competence } = POSTS[desk]
    yield [desk, vi, en, field, desk === 'director' ? '' : 'office', String(sensitive), competence]
  }
}

/** Units with their days: the shape before the restructuring, and that of today. */
function* unitRows(): Generator<string[]> {
  const [then, now] = [
    ['', BEFORE],
    [RESTRUCTURED, ''],
  ] as const
  yield [DEPARTMENT.code, '', 'department', '', FORMER_DEPARTMENT.vi, FORMER_DEPARTMENT.en, ...shortly(FORMER_DEPARTMENT), '', ...then]
  yield [DEPARTMENT.code, '', 'department', '', DEPARTMENT.name.vi, DEPARTMENT.name.en, ...shortly(DEPARTMENT.name), '', ...now]
  for (const { code, parent, kind, name } of PROVINCIAL)
    yield [code, parent, 'region', kind, name.vi, name.en, ...shortly(name), '', ...then]
  for (const { code, name } of REGIONS) yield [code, DEPARTMENT.code, 'region', '', name.vi, name.en, ...shortly(name), '', ...now]
  for (const { code, parent, kind, name } of BRANCHES) yield [code, parent, 'office', kind, name.vi, name.en, ...shortly(name), '', ...then]
  for (const { code, region, kind, name } of OFFICES)
    yield [code, region, 'office', kind, `${name.vi} (giả định)`, `${name.en} (fictional)`, ...shortly(name), FIELDS.join('; '), ...now]
}

/** Vietnamese and English as tables and charts have room for. */
function shortly({ en, vi }: Bilingual): [string, string] {
  const words = vi.replace(' (giả định)', '').replace('Hải quan ngoài cửa khẩu', 'HQ').replace('Hải quan cửa khẩu', 'CK')
  return [
    words.replace('Chi cục Hải quan khu vực', 'Khu vực'),
    en
      .replace(' (fictional)', '')
      .replace('Regional Customs Sub-department', 'Region')
      .replace(/ Customs$/u, ''),
  ]
}

function* accountRows(world: World): Generator<string[]> {
  for (const officer of world.organisation.officers) yield [officer.account, codeOf(officer), OFFICES[officer.office].code, 'false']
  for (const office of OFFICES) yield [`${office.code}-CHUNG`, '', office.code, 'true']
}

/** Who was rostered: on working days those not on leave, otherwise who had the turn. */
function* rosterRows(world: World): Generator<string[]> {
  const { organisation } = world
  for (const pools of organisation.pools) {
    for (const pool of pools) {
      for (let day = world.from / DAY; day < world.until / DAY; day++) {
        const iso = isoDay(day)
        for (const member of pool.onDuty[day - organisation.firstDay])
          yield [iso, codeOf(pool.members[member]), OFFICES[pool.office].code, pool.desk]
      }
    }
  }
}

function* leaveRows(world: World): Generator<string[]> {
  for (const officer of world.organisation.officers)
    for (const { from, until } of officer.leave) yield [codeOf(officer), isoDay(from), isoDay(until)]
}

function* circumstanceRows(world: World): Generator<string[]> {
  const local = (time: number): string => new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ')
  for (const outages of world.outages)
    for (const { office, from, until } of outages) yield ['system-outage', OFFICES[office].code, local(from), local(until)]
  if (world.from / DAY <= dayNumber('2026-02-14')) yield ['tet', '', '2026-02-14 00:00:00', '2026-02-22 23:59:59']
}

function* temperRows(world: World): Generator<string[]> {
  for (const officer of world.organisation.officers) {
    yield [
      codeOf(officer),
      officer.temper,
      officer.pace.toFixed(3),
      officer.strictness.toFixed(3),
      [...officer.chapters].join(' '),
      String(officer.declared),
    ]
  }
}

/** Belongs to the truth: how officers differ without doing wrong. */
export function temperTable(world: World): Table {
  return { name: 'truth-officers', header: ['officer', 'temper', 'pace', 'strictness', 'chapters', 'declared'], rows: temperRows(world) }
}

/** What a detector may know besides the events: the organisation, its people and hours, the trade, the circumstances. */
export function tablesOf(world: World): Table[] {
  const register = registerOf(world)
  return [
    {
      name: 'units',
      header: ['unit', 'parent', 'level', 'kind', 'vi', 'en', 'shortVi', 'shortEn', 'fields', 'from', 'until'],
      rows: unitRows(),
    },
    { name: 'successions', header: ['predecessor', 'successor', 'day', 'document'], rows: successionRows() },
    { name: 'posts', header: ['post', 'vi', 'en', 'field', 'level', 'sensitive', 'competence'], rows: postRows() },
    { name: 'people', header: ['officer', 'name', 'class', 'from', 'until', 'ended', 'specialisedIn'], rows: peopleRows(register) },
    {
      name: 'tenures',
      header: ['officer', 'unit', 'role', 'post', 'fields', 'from', 'until', 'delegatedBy', 'document', 'entered'],
      rows: tenureRows(register),
    },
    { name: 'accounts', header: ['account', 'officer', 'unit', 'shared'], rows: accountRows(world) },
    { name: 'rosters', header: ['day', 'officer', 'unit', 'post'], rows: rosterRows(world) },
    { name: 'leave', header: ['officer', 'from', 'until'], rows: leaveRows(world) },
    {
      name: 'brokers',
      header: ['broker', 'name', 'account'],
      rows: world.trade.brokers.map(({ code, name, account }) => [code, name, account]),
    },
    {
      name: 'importers',
      header: ['importer', 'name', 'priority', 'brokers'],
      rows: world.trade.importers.map(({ code, name, priority, brokers }) => [
        code,
        name,
        String(priority),
        brokers.map((broker) => world.trade.brokers[broker].code).join(' '),
      ]),
    },
    { name: 'circumstances', header: ['kind', 'unit', 'from', 'until'], rows: circumstanceRows(world) },
  ]
}
