import { parse } from 'csv-parse/sync'
import { hasControl, LiemError, type Place } from '../base/index.ts'

/** A row of a small table, and how to say what is wrong with one of its fields. */
export interface SourceRow {
  /** The field's text, trimmed and in NFC; empty where the column is not there. */
  text: (field: string) => string
  refuse: (field: string, message: string) => void
}

export interface Source {
  file: string
  text: string
}

const MOST_SHOWN = 100

/** Reads a CSV with a header; what cannot be used goes to `problems`, by line and field. */
export function readRows({ file, text }: Source, required: readonly string[], problems: LiemError[]): SourceRow[] {
  const at = (place: Omit<Place, 'file'>, message: string): void => {
    problems.push(new LiemError('input', message, { place: { file, ...place } }))
  }
  const lines = parseLines(text, (line, message) => at({ line }, message))
  const header = lines[0]?.cells.map((name) => name.trim()) ?? []
  const missing = required.filter((name) => !header.includes(name))
  for (const name of missing) at({ line: 1, part: name }, `the column ${name} is missing`)
  if (missing.length > 0) return []
  return lines.slice(1).map(({ line, cells }) => {
    const refuse = (field: string, message: string): void => at({ line, part: field }, message)
    const row = new Map(header.map((name, index) => [name, (cells[index] ?? '').trim().normalize('NFC')]))
    for (const [name, value] of row) if (hasControl(value)) refuse(name, 'a control character stands in the text')
    if (cells.length !== header.length) refuse('', `the line has ${cells.length} fields, the header ${header.length}`)
    return { text: (field) => row.get(field) ?? '', refuse }
  })
}

function parseLines(text: string, refuse: (line: number, message: string) => void): { line: number; cells: string[] }[] {
  try {
    const records = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as Parsed[]
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    refuse((error as { lines?: number }).lines ?? 1, 'this cannot be read as CSV')
    return []
  }
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

/** Throws all problems as one `input` error; none: nothing. */
export function throwProblems(problems: readonly LiemError[]): void {
  const [first, ...more] = problems
  if (first === undefined) return
  throw new LiemError('input', `${problems.length} ${problems.length === 1 ? 'place' : 'places'} of the register cannot be used`, {
    ...(first.place === undefined ? {} : { place: first.place }),
    hint: first.message,
    more: [first, ...more].slice(0, MOST_SHOWN),
  })
}
