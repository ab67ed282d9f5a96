import Excel from 'exceljs'
import { LiemError } from '../errors.ts'
import type { Bilingual } from '../schema.ts'
import { inert } from '../spreadsheet.ts'
import { headingOf, type SheetForm } from './columns.ts'
import { mended, type Grid } from './grid.ts'

type Language = keyof Bilingual

/** What a workbook may unpack to; the register of a national administration takes a fifth of it. */
const MOST_BYTES = 400 * 1024 * 1024
/** Files in it: a sheet each, and some beside. */
const MOST_FILES = 500
const HELP: Bilingual = { vi: 'Hướng dẫn (help)', en: 'Help (help)' }

/** The grids of a workbook, but for the sheet that explains it. Throws `input` where it is no workbook. */
export async function gridsOfWorkbook(name: string, bytes: Buffer): Promise<{ grid: Grid; name: string }[]> {
  const refuse = (message: string, cause?: unknown): never => {
    throw new LiemError('input', message, { place: { file: name }, hint: 'save it as .xlsx, or send the sheets as .csv', cause })
  }
  const unpacked = unpackedSize(bytes)
  if (unpacked.bytes > MOST_BYTES || unpacked.files > MOST_FILES) refuse('the workbook is too large')
  const workbook = new Excel.Workbook()
  await workbook.xlsx
    .load(bytes as unknown as Excel.Buffer)
    .catch((error: unknown) => refuse('this cannot be read as a workbook (.xlsx)', error))
  const sheets = workbook.worksheets.filter((sheet) => !sheet.name.endsWith('(help)'))
  return sheets.map((sheet) => ({ name: sheet.name, grid: gridOfSheet(sheet) }))
}

function gridOfSheet(sheet: Excel.Worksheet): Grid {
  const width = sheet.getRow(1).cellCount
  const rows: { at: number; cells: (string | null)[] }[] = []
  sheet.eachRow({ includeEmpty: false }, (row, at) => {
    const cells = Array.from({ length: Math.max(width, row.cellCount) }, (_, index) => textOf(row.getCell(index + 1)))
    while (cells.length > width && cells.at(-1) === '') cells.pop()
    if (cells.some((cell) => cell !== '')) rows.push({ at, cells })
  })
  return { source: sheet.name, rows }
}

/** The text of a cell; null where it holds a formula or an error. */
function textOf({ value }: Excel.Cell): string | null {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return mended(String(value))
  if ('richText' in value) return mended(value.richText.map(({ text }) => text).join(''))
  if ('hyperlink' in value) return typeof value.text === 'string' ? mended(value.text) : null
  return null
}

/** How many files the directory of a ZIP has, and the sum of their sizes; 0 where there is none. */
function unpackedSize(bytes: Buffer): { files: number; bytes: number } {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) return { files: 0, bytes: 0 }
  let [at, sum, files] = [bytes.readUInt32LE(end + 16), 0, 0]
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02_01_4b_50) {
    sum += bytes.readUInt32LE(at + 24)
    files++
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return { files, bytes: sum }
}

/** One sheet of a workbook that is written: its key, its form, its rows. */
export interface SheetOfBook {
  key: string
  form: SheetForm
  rows: readonly (readonly string[])[]
}

/** A workbook with these sheets and one that explains their columns, after an introduction; without rows it is a template. */
export async function workbookOf(language: Language, sheets: readonly SheetOfBook[], introduction: readonly Bilingual[]): Promise<Buffer> {
  const workbook = new Excel.Workbook()
  for (const { key, form, rows } of sheets) {
    const sheet = workbook.addWorksheet(`${form.title[language]} (${key})`, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = form.columns.map(({ wide }) => ({ width: wide === true ? 34 : 18, style: { numFmt: '@' } }))
    sheet.addRow(form.columns.map(headingOf)).font = { bold: true }
    for (const row of rows) sheet.addRow(row.map((text) => (text === '' ? null : inert(text))))
  }
  const help = workbook.addWorksheet(HELP[language])
  help.columns = [{ width: 26 }, { width: 44 }, { width: 16 }, { width: 70 }, { width: 70 }]
  for (const line of introduction) help.addRow([line.vi, line.en])
  help.addRow(['Trang / Sheet', 'Cột / Column', 'Tên / Key', 'Tiếng Việt', 'English']).font = { bold: true }
  for (const { form } of sheets)
    for (const column of form.columns) help.addRow([form.title[language], headingOf(column), column.key, column.help.vi, column.help.en])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
