import { SHEETS, type Mistake, type Sheet } from './schema.ts'
import { FORMS } from './columns.ts'
import { wordsOf, type Wrong } from './words.ts'

/**
 * A row in canonical texts by column: days 2026-11-27, lists joined by `; `, empty where nothing is said. `source` names the file or its sheet, `at`
 * the row there; null: it is the register's own.
 */
export interface Row {
  sheet: Sheet
  source: string
  at: number | null
  cells: Readonly<Record<string, string>>
  /** A cell of it cannot be used, so that its days say nothing about other rows. */
  broken?: true
}

export type Rows = Readonly<Record<Sheet, readonly Row[]>>

/** What is wrong with a file, gathered. */
export interface Mistakes {
  found: Mistake[]
  /** Of a row of the register itself, which the file makes wrong, the message says which it is. */
  add: (row: Pick<Row, 'source' | 'at'> | Row, field: string | null, wrong: Wrong, ...values: (string | number)[]) => void
}

export function gatherMistakes(): Mistakes {
  const found: Mistake[] = []
  return {
    found,
    add: (row, field, wrong, ...values) => {
      const message = wordsOf(wrong, values)
      const which = 'cells' in row && row.at === null ? `${nameOf(row)}: ` : ''
      found.push({ sheet: row.source, row: row.at, field, message: { vi: which + message.vi, en: which + message.en } })
    },
  }
}

export const noRows = (): Record<Sheet, Row[]> => ({ units: [], successions: [], posts: [], people: [], tenures: [], accounts: [] })

export function cell(row: Row, key: string): string {
  return row.cells[key] ?? ''
}

const [EVER, NEVER] = ['0000-00-00', '9999-99-99']

/** First and last day as texts that can be compared. */
export function daysOf(row: Row): { from: string; until: string } {
  return { from: cell(row, 'from') || EVER, until: cell(row, 'until') || NEVER }
}

export function keyOf(row: Row): string {
  return JSON.stringify(FORMS[row.sheet].key.map((key) => cell(row, key)))
}

/** `CC-00012 / HQVP / head / 2025-03-01`, for people. */
export function nameOf(row: Row): string {
  return FORMS[row.sheet].key
    .map((key) => cell(row, key))
    .filter((text) => text !== '')
    .join(' / ')
}

/** Where a row stands, for a message about another one. */
export function placeOf(row: Row): string {
  return row.at === null ? nameOf(row) : `${row.source}:${row.at} (${nameOf(row)})`
}

/** The register as it will be: the file's rows, and of the register what the file does not name. */
export function merged(known: Rows, given: Rows): Record<Sheet, Row[]> {
  const rows = noRows()
  for (const sheet of SHEETS) rows[sheet] = [...kept(sheet, known, given), ...given[sheet]]
  return rows
}

function kept(sheet: Sheet, known: Rows, given: Rows): Row[] {
  const { owner } = FORMS[sheet]
  const identity = (row: Row): string => (owner === null ? keyOf(row) : cell(row, owner))
  const named = new Set(given[sheet].map(identity))
  return known[sheet].filter((row) => !named.has(identity(row)))
}
