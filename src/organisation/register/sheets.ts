import { parse } from 'csv-parse/sync'
import { hasControl, inert } from '../../base/index.ts'
import { SHEETS, type Sheet } from '../schema.ts'
import { FORMS, type Column } from './columns.ts'
import type { Mistakes } from './rows.ts'

/** A row as it stands in a file: texts by the key of the column, trimmed and in NFC. */
export interface RawRow {
  sheet: Sheet
  source: string
  at: number
  texts: ReadonlyMap<string, string>
}

/** What a file has in one sheet: its header and its rows, each with its number. A cell that is a formula or an error is null. */
export interface Grid {
  source: string
  rows: readonly { at: number; cells: readonly (string | null)[] }[]
}

/** Texts of CSVs by the name of their sheet; `officers` is an older name of `people`. */
export type RegisterTexts = Partial<Record<Sheet | 'officers', string>>

/** The sheet that goes by a name: its key, or what it is called in either language; `Đơn vị (units)` is one, too. */
export function sheetNamed(name: string): Sheet | undefined {
  const wanted = [folded(name), folded(/\((\w+)\)$/u.exec(name)?.[1] ?? '')]
  return SHEETS.find((sheet) => {
    const { title, also = sheet } = FORMS[sheet]
    return [sheet, also, title.vi, title.en].some((one) => wanted.includes(folded(one)))
  })
}

/** The grid of a CSV. */
export function gridOfCsv(source: string, text: string, mistakes: Mistakes): Grid {
  try {
    const records = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as Parsed[]
    return { source, rows: records.map(({ record, info }) => ({ at: info.lines, cells: record.map(mended) })) }
  } catch (error) {
    mistakes.add({ source, at: (error as { lines?: number }).lines ?? 1 }, null, 'not-a-table')
    return { source, rows: [] }
  }
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

/** Takes away the apostrophe that an export puts before what would be a formula. */
export function mended(text: string): string {
  return text.startsWith("'") && inert(text.slice(1)) === text ? text.slice(1) : text
}

/** Reads the rows of a sheet by its header, whose columns go by their key or by their name in either language. What is in no known column is a mistake: nothing is left out. */
export function rowsOfGrid(sheet: Sheet, { source, rows }: Grid, mistakes: Mistakes): RawRow[] {
  const [head, ...body] = rows
  const { columns, left = [] } = FORMS[sheet]
  const keys = (head?.cells ?? []).map((name) => columns.find((column) => isNamed(column, name ?? ''))?.key)
  const place = { source, at: head?.at ?? 1 }
  const missing = columns.filter(({ key, needed: isNeeded }) => isNeeded === true && !keys.includes(key))
  for (const [index, name] of (head?.cells ?? []).entries())
    if (keys[index] === undefined && name !== '' && !left.includes(name?.trim() ?? ''))
      mistakes.add(place, null, 'strange-column', name ?? '')
  for (const { key } of missing) mistakes.add(place, key, 'no-column', key)
  const twice = keys.filter((key, index) => key !== undefined && keys.indexOf(key) !== index)
  for (const key of twice) mistakes.add(place, key!, 'column-twice', key!)
  if (missing.length > 0 || twice.length > 0) return []
  const headless = new Set(keys.keys().filter((index) => keys[index] === undefined && head?.cells[index] === ''))
  for (const { at, cells } of body)
    if (headless.values().some((index) => cells[index] !== undefined && cells[index] !== ''))
      mistakes.add({ source, at }, null, 'no-heading')
  return body.map(({ at, cells }) => ({ sheet, source, at, texts: textsOf({ source, at }, keys, cells, mistakes) }))
}

function textsOf(
  place: { source: string; at: number },
  keys: readonly (string | undefined)[],
  cells: readonly (string | null)[],
  mistakes: Mistakes,
): Map<string, string> {
  if (cells.length !== keys.length) mistakes.add(place, null, 'width', cells.length, keys.length)
  const texts = new Map<string, string>()
  for (const [index, key] of keys.entries()) {
    const text = cells[index] === undefined ? '' : cells[index]
    if (key === undefined) continue
    if (text === null) mistakes.add(place, key, 'formula')
    else if (hasControl(text)) mistakes.add(place, key, 'control')
    texts.set(key, (text ?? '').trim().normalize('NFC'))
  }
  return texts
}

function isNamed({ key, label, also = [] }: Column, name: string): boolean {
  const wanted = folded(name.replace(/\s*\*$/u, ''))
  return [key, label.vi, label.en, `${label.vi} / ${label.en}`, ...also].some((one) => folded(one) === wanted)
}

function folded(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}
