import { hasControl } from '../clean.ts'
import { isNamed, type SheetForm } from './columns.ts'
import type { Grid } from './grid.ts'
import type { RowPlace, TableMistakes } from './words.ts'

/** A row as it stands in a file: texts by the key of the column, trimmed and in NFC. */
export interface RawRow extends RowPlace {
  at: number
  texts: ReadonlyMap<string, string>
}

/** Reads the rows of a sheet by its header, whose columns go by their key or by their name in either language. What is in no known column is a mistake: nothing is left out. */
export function rowsOfGrid({ columns, left = [] }: SheetForm, { source, rows }: Grid, mistakes: TableMistakes): RawRow[] {
  const [head, ...body] = rows
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
  return body.map(({ at, cells }) => ({ source, at, texts: textsOf({ source, at }, keys, cells, mistakes) }))
}

function textsOf(
  place: RowPlace,
  keys: readonly (string | undefined)[],
  cells: readonly (string | null)[],
  mistakes: TableMistakes,
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
