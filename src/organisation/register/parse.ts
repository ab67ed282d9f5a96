import { gridOfCsv, isoOf, rowsOfGrid, type NamedGrid, type RawRow } from '../../base/sheets/index.ts'
import { CLASSES, ROLES } from '../schema.ts'
import { SHEETS, type Sheet } from './schema.ts'
import { FORMS, type Kind } from './columns.ts'
import { cell, noRows, type Mistakes, type Row, type Rows } from './rows.ts'
import { sheetNamed, type RegisterTexts } from './sheets.ts'
import type { Wrong } from './words.ts'

const LEVELS: Readonly<Record<string, string>> = { 1: 'department', 2: 'region', 3: 'office' }
const LONGEST = 300

/** The rows that CSVs give, each cell checked by itself. */
export function parseTexts(texts: RegisterTexts, mistakes: Mistakes): Rows {
  const grids = Object.entries(texts).map(([name, text]) => gridOfCsv(`${name}.csv`, text, mistakes))
  return parseGrids(
    grids.map((grid) => ({ grid, name: grid.source.slice(0, -'.csv'.length) })),
    mistakes,
  )
}

/** The same of grids; `name` says which sheet each is. */
export function parseGrids(grids: readonly NamedGrid[], mistakes: Mistakes): Rows {
  const rows = noRows()
  for (const { grid, name } of grids) {
    const sheet = sheetNamed(name)
    if (sheet === undefined) mistakes.add({ source: grid.source, at: null }, null, 'no-sheet', name, SHEETS.join(', '))
    else rows[sheet].push(...rowsOfGrid(FORMS[sheet], grid, mistakes).map((raw) => parseRow(sheet, raw, mistakes)))
  }
  placeThosePeople(rows, mistakes)
  return rows
}

function parseRow(sheet: Sheet, { source, at, texts }: RawRow, mistakes: Mistakes): Row {
  const cells: Record<string, string> = {}
  const before = mistakes.found.length
  for (const { key, kind, needed } of FORMS[sheet].columns) {
    const text = texts.get(key) ?? ''
    const wrong = (what: Wrong, ...values: string[]): void => mistakes.add({ source, at }, key, what, ...values)
    if (text.length > LONGEST) wrong('too-long')
    if (text === '' && needed === true && !MAY_BE_EMPTY.has(`${sheet}.${key}`)) wrong('empty', key)
    cells[key] = text === '' ? '' : READERS[kind](text, (what, value) => wrong(what, ...(value === undefined ? [key] : [value])))
  }
  if (sheet === 'posts' && cells['en'] === '') cells['en'] = cells['vi']!
  const row: Row = { sheet, source, at, cells }
  if (cell(row, 'from') !== '' && cell(row, 'until') !== '' && cell(row, 'until') < cell(row, 'from'))
    mistakes.add(row, 'until', 'reversed')
  return mistakes.found.length > before ? { ...row, broken: true } : row
}

/** Columns that a file must have though their cells may be empty. */
const MAY_BE_EMPTY = new Set(['units.parent', 'units.kind', 'accounts.officer', 'accounts.shared'])

type Reader = (text: string, wrong: (what: Wrong, value?: string) => void) => string

const oneOf =
  (known: readonly string[], what: Wrong): Reader =>
  (text, wrong) => {
    if (!known.includes(text)) wrong(what, known.join(', '))
    return text
  }

const READERS: Readonly<Record<Kind, Reader>> = {
  code: (text) => text,
  text: (text) => text,
  class: oneOf(CLASSES, 'not-class'),
  role: oneOf(ROLES, 'not-role'),
  day: (text, wrong) => {
    const day = isoOf(text)
    if (day === undefined) wrong('not-day')
    return day ?? ''
  },
  list: (text) => {
    const parts = text
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '')
    return [...new Set(parts)].toSorted().join('; ')
  },
  yes: (text, wrong) => {
    const said = text.toLowerCase()
    if (said !== 'true' && said !== 'false') wrong('not-yes')
    return said === 'true' ? 'true' : 'false'
  },
  level: (text, wrong) => {
    const level = LEVELS[text] ?? text
    if (!Object.values(LEVELS).includes(level)) wrong('not-level')
    return level
  },
  ended: (text, wrong) => {
    if (text !== 'left' && text !== 'retired') wrong('not-ended')
    return text
  },
}

/** People with a unit in their own row: a tenure over the days of the row, and a post that bears the name it was given where the file says no more. */
function placeThosePeople(rows: Record<Sheet, Row[]>, mistakes: Mistakes): void {
  for (const row of rows.people) {
    const [officer, unit, post] = [cell(row, 'officer'), cell(row, 'unit'), cell(row, 'post')]
    const place = { source: row.source, at: row.at }
    if (unit === '' && post !== '') mistakes.add(row, 'post', 'post-alone')
    if (unit === '') continue
    const cells = { officer, unit, role: 'officer', post, fields: '', from: cell(row, 'from'), until: cell(row, 'until') }
    rows.tenures.push({ sheet: 'tenures', ...place, cells: { ...cells, delegatedBy: '', document: '', entered: '' } })
  }
  rows.people = rows.people.map((row) => {
    const { unit: _, post: __, ...cells } = row.cells
    return { ...row, cells }
  })
}
