import { parse } from 'csv-parse/sync'
import { inert } from '../spreadsheet.ts'
import type { TableMistakes } from './words.ts'

/** What a file has in one sheet: its header and its rows, each with its number. A cell that is a formula or an error is null. */
export interface Grid {
  source: string
  rows: readonly { at: number; cells: readonly (string | null)[] }[]
}

/** The grid of a CSV. */
export function gridOfCsv(source: string, text: string, mistakes: TableMistakes, delimiter = ','): Grid {
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[]
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
