import { folded, isoOf, rowsOfGrid, sheetCalled, wordNamed, type Gathered, type NamedGrid, type RawRow } from '../../base/sheets/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { CLASSES } from '../../organisation/schema.ts'
import { FORMS, type Column, type Kind } from './columns.ts'
import { LEGACY_SHEETS, type LegacySheet } from './schema.ts'
import type { LegacyWrong } from './words.ts'

export type Mistakes = Gathered<LegacyWrong>

/** A row in canonical texts by column: days 2026-11-27, words of the law by their ids, empty where nothing is said. */
export interface Row {
  source: string
  at: number
  cells: Readonly<Record<string, string>>
}
export type Rows = Readonly<Record<LegacySheet, readonly Row[]>>

export const cell = ({ cells }: Row, key: string): string => cells[key] ?? ''

/** The rows of a file, each cell checked by itself. */
export function parseLegacy(grids: readonly NamedGrid[], terms: LawPack['terms'], today: string, mistakes: Mistakes): Rows {
  const rows: Record<LegacySheet, Row[]> = { cases: [], heads: [] }
  for (const { grid, name } of grids) {
    // A register of one sheet may be called as people like.
    const sheet = sheetCalled(LEGACY_SHEETS, FORMS, name) ?? (grids.length === 1 ? 'cases' : undefined)
    if (sheet === undefined) mistakes.add({ source: grid.source, at: null }, null, 'no-sheet', name, LEGACY_SHEETS.join(', '))
    else rows[sheet].push(...rowsOfGrid(FORMS[sheet], grid, mistakes).map((raw) => parseRow(sheet, raw, { terms, today, mistakes })))
  }
  return rows
}

interface Reading {
  terms: LawPack['terms']
  today: string
  mistakes: Mistakes
}

function parseRow(sheet: LegacySheet, { source, at, texts }: RawRow, { terms, today, mistakes }: Reading): Row {
  const cells: Record<string, string> = {}
  for (const column of FORMS[sheet].columns) {
    const { key, kind } = column
    const text = texts.get(key) ?? ''
    const wrong = (what: LegacyWrong, ...values: (string | number)[]): void => mistakes.add({ source, at }, key, what, ...values)
    refuseLength(column, text, wrong)
    if (text === '' && column.needed === true) wrong('empty', key)
    cells[key] = text === '' ? '' : READERS[kind](text, { terms, key, wrong })
    if (kind === 'day' && cells[key] > today && key !== 'ends') wrong('not-come')
  }
  const row = { source, at, cells }
  if (cell(row, 'from') !== '' && cell(row, 'until') !== '' && cell(row, 'until') < cell(row, 'from'))
    mistakes.add(row, 'until', 'reversed')
  return row
}

function refuseLength({ kind }: Column, text: string, wrong: (what: LegacyWrong, value: number) => void): void {
  const most = kind === 'long' ? 5_000 : 300
  if (text.length > most) wrong('too-long', most)
}

interface Asked {
  terms: LawPack['terms']
  key: string
  wrong: (what: LegacyWrong, ...values: (string | number)[]) => void
}
type Reader = (text: string, asked: Asked) => string
interface Word {
  id: string
  en: string
  vi: string
}

const oneOf =
  (words: (asked: Asked) => readonly Word[]): Reader =>
  (text, asked) => {
    const known = words(asked)
    const found = wordNamed(known, text)
    if (found === undefined) asked.wrong('not-word', text, known.map(({ id }) => id).join(', '))
    return found ?? ''
  }
const plain =
  (ids: readonly string[]): Reader =>
  (text, asked) =>
    oneOf(() => ids.map((id) => ({ id, en: id, vi: id })))(text, asked)

const YES: Readonly<Record<string, string>> = { true: 'true', false: 'false', yes: 'true', no: 'false', có: 'true', không: 'false' }

const READERS: Readonly<Record<Kind, Reader>> = {
  text: (text) => text,
  long: (text) => text,
  day: (text, { wrong }) => {
    const day = isoOf(text)
    if (day === undefined) wrong('not-day')
    return day ?? ''
  },
  yes: (text, { key, wrong }) => {
    const said = YES[folded(text)]
    if (said === undefined) wrong('not-yes', key)
    return said ?? ''
  },
  // What no law has is kept as the register calls it.
  form: (text, { terms }) => wordNamed(terms.forms, text) ?? text,
  severity: oneOf(({ terms }) => terms.severities),
  kinds: (text, asked) => {
    const parts = text.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
    return [...new Set(parts.map((part) => oneOf(({ terms }) => terms.kinds)(part, asked)))].toSorted().join('; ')
  },
  class: plain(CLASSES),
  role: plain(['head', 'acting', 'deputy']),
  outcome: plain(['none', 'exempt', 'liable']),
}
