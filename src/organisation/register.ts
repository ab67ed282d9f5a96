import type { LiemError } from '../base/index.ts'
import { readRows, type Source, type SourceRow } from './read.ts'

/** The register as its files give it, checked. */
export interface Register {
  units: UnitRecord[]
  officers: OfficerRecord[]
  holders: HolderRecord[]
}

interface UnitRecord {
  code: string
  parent: string | null
  level: number
  kind: string | null
  name_en: string
  name_vi: string
  short_en: string | null
  short_vi: string | null
}

interface OfficerRecord {
  number: string
  name: string
  unit: string | null
  post: string | null
}

interface HolderRecord {
  account: string
  officer: string | null
  shared: boolean
  from_day: string
  until_day: string | null
}

/** Texts of the files; `posts` gives names to the codes of posts. */
export interface RegisterTexts {
  units?: string
  officers?: string
  accounts?: string
  posts?: string
}

/** What the register knows already, so that a file may lean on it. */
export interface Known {
  /** Codes, each with the unit above it. */
  units: ReadonlyMap<string, string | null>
  officers: ReadonlySet<string>
}

const LEVELS: Readonly<Record<string, number>> = { department: 1, region: 2, office: 3, '1': 1, '2': 2, '3': 3 }
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads and checks the files; every problem is added to `problems`. */
export function readRegister(texts: RegisterTexts, known: Known, problems: LiemError[]): Register {
  const rows = (name: keyof RegisterTexts, required: readonly string[]): SourceRow[] => {
    const text = texts[name]
    return text === undefined ? [] : readRows({ file: `${name}.csv`, text } satisfies Source, required, problems)
  }
  const units = rows('units', ['unit', 'parent', 'level', 'kind', 'vi', 'en']).map((row) => readUnit(row))
  const unitCodes = new Set([...known.units.keys(), ...units.map(({ record }) => record.code)])
  refuseRepeated(units, 'unit', ({ code }) => code)
  for (const { record, row } of units) if (record.parent !== null) requireKnown(row, 'parent', record.parent, unitCodes)
  refuseCircles(units, known.units)
  const posts = new Map(rows('posts', ['post', 'vi']).map((row) => [row.text('post'), row.text('vi')]))
  const officers = rows('officers', ['officer', 'name', 'unit', 'post']).map((row) => readOfficer(row, posts))
  refuseRepeated(officers, 'officer', ({ number }) => number)
  for (const { record, row } of officers) if (record.unit !== null) requireKnown(row, 'unit', record.unit, unitCodes)
  const officerNumbers = new Set([...known.officers, ...officers.map(({ record }) => record.number)])
  const holders = rows('accounts', ['account', 'officer', 'shared']).map((row) => readHolder(row))
  for (const { record, row } of holders) if (record.officer !== null) requireKnown(row, 'officer', record.officer, officerNumbers)
  refuseRepeated(holders, 'account', ({ account, from_day, officer }) => JSON.stringify([account, from_day, officer]))
  const records = <R>(read: readonly Read<R>[]): R[] => read.map(({ record }) => record)
  return { units: records(units), officers: records(officers), holders: records(holders) }
}

interface Read<R> {
  record: R
  row: SourceRow
}

function readUnit(row: SourceRow): Read<UnitRecord> {
  const level = LEVELS[row.text('level')]
  if (level === undefined) row.refuse('level', 'a level is department, region or office')
  const record = {
    code: needed(row, 'unit'),
    parent: row.text('parent') || null,
    level: level ?? 3,
    kind: row.text('kind') || null,
    name_en: needed(row, 'en'),
    name_vi: needed(row, 'vi'),
    short_en: row.text('shortEn') || null,
    short_vi: row.text('shortVi') || null,
  }
  return { record, row }
}

function readOfficer(row: SourceRow, posts: ReadonlyMap<string, string>): Read<OfficerRecord> {
  const post = row.text('post')
  const record = {
    number: needed(row, 'officer'),
    name: needed(row, 'name'),
    unit: row.text('unit') || null,
    post: posts.get(post) ?? (post || null),
  }
  return { record, row }
}

/** Without days an account has always been held as the file says. */
function readHolder(row: SourceRow): Read<HolderRecord> {
  const [from, until, shared] = [row.text('from'), row.text('until'), row.text('shared')]
  if (!['true', 'false', ''].includes(shared)) row.refuse('shared', 'shared is true or false')
  for (const [field, day] of [
    ['from', from],
    ['until', until],
  ] as const)
    if (day !== '' && !isDay(day)) row.refuse(field, 'a day is written 2026-11-27')
  if (from !== '' && until !== '' && until < from) row.refuse('until', 'the last day is before the first')
  const record = {
    account: needed(row, 'account'),
    officer: row.text('officer') || null,
    shared: shared === 'true',
    from_day: from === '' ? '-infinity' : from,
    until_day: until === '' ? null : until,
  }
  return { record, row }
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}

function needed(row: SourceRow, field: string): string {
  const text = row.text(field)
  if (text === '') row.refuse(field, `${field} is empty`)
  if (text.length > 300) row.refuse(field, 'the text is longer than 300 characters')
  return text
}

function requireKnown(row: SourceRow, field: string, value: string, known: ReadonlySet<string>): void {
  if (!known.has(value)) row.refuse(field, `there is no ${value}`)
}

function refuseRepeated<R>(read: readonly Read<R>[], field: string, keyOf: (record: R) => string): void {
  const seen = new Set<string>()
  for (const { record, row } of read) {
    const key = keyOf(record)
    if (seen.has(key)) row.refuse(field, `${row.text(field)} stands here twice`)
    seen.add(key)
  }
}

/** A unit that is above itself. */
function refuseCircles(units: readonly Read<UnitRecord>[], known: Known['units']): void {
  const parents = new Map([...known, ...units.map(({ record }): [string, string | null] => [record.code, record.parent])])
  for (const { record, row } of units) {
    const seen = new Set([record.code])
    for (let at = record.parent; at !== null && at !== undefined; at = parents.get(at) ?? null) {
      if (at === record.code) row.refuse('parent', `${record.code} would be above itself`)
      if (seen.has(at)) break
      seen.add(at)
    }
  }
}
