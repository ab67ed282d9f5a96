import { dayNumber, isoDay, type Bilingual } from '../base/index.ts'
import { DEPARTMENT, FAMILY_NAMES, GIVEN_NAMES, MIDDLE_NAMES, OFFICES, REGIONS } from './names.ts'
import { DESKS, type Officer } from './organisation.ts'
import { newRandom, pickOne } from './random.ts'
import { DAY } from './work-clock.ts'
import type { World } from './world.ts'

/** A small table: its file's name, a header and rows of text. */
export interface Table {
  name: string
  header: readonly string[]
  rows: Iterable<readonly string[]>
}

const POSTS: Record<string, { en: string; vi: string }> = {
  head: { en: 'Head of office', vi: 'Đội trưởng' },
  deputy: { en: 'Deputy head', vi: 'Phó đội trưởng' },
  documents: { en: 'Officer, documents', vi: 'Công chức kiểm tra hồ sơ' },
  inspection: { en: 'Officer, physical inspection', vi: 'Công chức kiểm tra thực tế' },
  scan: { en: 'Officer, scanner images', vi: 'Công chức đọc ảnh soi' },
  laboratory: { en: 'Officer, laboratory', vi: 'Công chức kiểm định' },
  control: { en: 'Officer, release and supervision', vi: 'Công chức thông quan, giám sát' },
}

function* unitRows(): Generator<string[]> {
  yield [DEPARTMENT.code, '', 'department', '', DEPARTMENT.name.vi, DEPARTMENT.name.en, ...shortly(DEPARTMENT.name)]
  for (const region of REGIONS) yield [region.code, DEPARTMENT.code, 'region', '', region.name.vi, region.name.en, ...shortly(region.name)]
  for (const { code, region, kind, name } of OFFICES)
    yield [code, region, 'office', kind, `${name.vi} (giả định)`, `${name.en} (fictional)`, ...shortly(name)]
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

const codeOf = (officer: Officer): string => `CC-${String(officer.index + 1).padStart(5, '0')}`

function* officerRows(world: World): Generator<string[]> {
  const random = newRandom(world.seed, 4)
  for (const officer of world.organisation.officers) {
    const name = `${pickOne(random, FAMILY_NAMES)} ${pickOne(random, MIDDLE_NAMES)} ${pickOne(random, GIVEN_NAMES)}`
    const declared = officer.declared ? [...officer.chapters].join(' ') : ''
    yield [codeOf(officer), name, OFFICES[officer.office].code, officer.desk, declared]
  }
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
  return [
    { name: 'units', header: ['unit', 'parent', 'level', 'kind', 'vi', 'en', 'shortVi', 'shortEn'], rows: unitRows() },
    { name: 'posts', header: ['post', 'vi', 'en'], rows: DESKS.map((desk) => [desk, POSTS[desk].vi, POSTS[desk].en]) },
    { name: 'officers', header: ['officer', 'name', 'unit', 'post', 'specialisedIn'], rows: officerRows(world) },
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
