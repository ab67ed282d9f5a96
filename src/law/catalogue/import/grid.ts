import { convertHidden, decodeText, describeEncoding, encodings, hiddenEncoding, type Encoding } from '../../../base/encoding/index.ts'
import { LiemError } from '../../../base/index.ts'
import { folded, gridOfCsv, gridsOfWorkbook, type Grid } from '../../../base/sheets/index.ts'
import type { LawPack } from '../../allowed/index.ts'
import { formOf, SHEET } from './columns.ts'
import type { Mistakes } from './mistakes.ts'

/** A file of the catalogue: a workbook or a CSV; `encoding`: that of a CSV, as somebody says. */
export interface CatalogueFile {
  name: string
  bytes: Buffer
  encoding?: string | undefined
}

export interface ReadGrid {
  grid: Grid
  encoding: string
  /** Its text was no Unicode, or Unicode that nobody had converted. */
  converted: boolean
}

/** The one sheet that is read, in Unicode NFC. Throws `input` where it is no workbook and no text, or its encoding is not certain and nobody names it. */
export async function readGrid(file: CatalogueFile, terms: LawPack['terms'], mistakes: Mistakes): Promise<ReadGrid> {
  const { grid, encoding } = /\.xlsx$/iu.test(file.name) ? await sheetOf(file, terms, mistakes) : csvOf(file, mistakes)
  const [head, ...body] = grid.rows
  const hidden = hiddenEncoding(body.flatMap(({ cells }) => cells).join('\n'))
  if (hidden === undefined || head === undefined) return { grid, encoding, converted: !/^(?:utf|xlsx)/u.test(encoding) }
  const mend = (cell: string | null): string | null => (cell === null ? null : convertHidden(cell, hidden))
  const rows = [head, ...body.map(({ at, cells }) => ({ at, cells: cells.map(mend) }))]
  return { grid: { ...grid, rows }, encoding: hidden, converted: true }
}

type Plain = Omit<ReadGrid, 'converted'>

async function sheetOf({ name, bytes }: CatalogueFile, terms: LawPack['terms'], mistakes: Mistakes): Promise<Plain> {
  const grids = await gridsOfWorkbook(name, bytes)
  const { title } = formOf(terms)
  const isOurs = (called: string): boolean =>
    [SHEET, title.vi, title.en].some((one) => [folded(called), folded(/\((\w+)\)$/u.exec(called)?.[1] ?? '')].includes(folded(one)))
  const found = grids.find((one) => isOurs(one.name)) ?? (grids.length === 1 ? grids[0] : undefined)
  if (found !== undefined) return { grid: found.grid, encoding: 'xlsx' }
  mistakes.add({ source: name, at: null }, null, 'no-sheet', grids.map((one) => one.name).join(', '), SHEET)
  return { grid: { source: name, rows: [] }, encoding: 'xlsx' }
}

function csvOf({ name, bytes, encoding }: CatalogueFile, mistakes: Mistakes): Plain {
  if (!/\.csv$/iu.test(name)) throw new LiemError('input', 'a catalogue comes as .xlsx or .csv', { place: { file: name } })
  const known = encoding === undefined ? encodingOf(bytes, name) : named(encoding, name)
  const text = decodeText(bytes, known, name)
  return { grid: gridOfCsv(name, text, mistakes, delimiterOf(text)), encoding: known }
}

function encodingOf(bytes: Buffer, name: string): Encoding {
  const { encoding, sure, note } = describeEncoding([bytes], name)
  if (sure || encoding !== 'windows-1252') return encoding
  throw new LiemError('input', note, { place: { file: name }, hint: 'save it as CSV UTF-8, or as .xlsx' })
}

function named(encoding: string, name: string): Encoding {
  const found = encodings.find((one) => one === encoding)
  if (found === undefined)
    throw new LiemError('input', `the encoding "${encoding}" is not known`, {
      place: { file: name },
      hint: `one of ${encodings.join(', ')}`,
    })
  return found
}

/** What separates the cells of the first line: a comma, a semicolon or a tab, whichever stands there most. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/u, 1)
  const bare = head.replaceAll(/"[^"]*"/gu, '')
  return [',', ';', '\t'].toSorted((one, other) => bare.split(other).length - bare.split(one).length)[0]!
}
