import { PassThrough, Readable } from 'node:stream'
import Excel from 'exceljs'
import { BYTE_ORDER_MARK, csvLine, inert, LiemError, localDay, ZONE, zoneOf } from '../../../src/base/index.ts'
import type { Language } from '../input.ts'
import type { Download } from '../table.ts'

export type Words = Record<Language, string>
type Cell = string | number | null

export interface Column<R> {
  title: Words
  width: number
  value: (row: R, language: Language) => Cell
}

export interface Form {
  format: 'csv' | 'xlsx'
  language: Language
  /** By whose clocks times are written. */
  zone: string
}

/** What a file is called, without day and ending, and its sheet. */
interface Named<R> {
  file: Words
  sheet: Words
  columns: readonly Column<R>[]
}

/** Rows of a sheet of a workbook, without its head. */
const MOST_ROWS = 2 ** 20 - 1

/** Refuses a workbook that no spreadsheet program can hold, before anything of it is made. Throws `input`. */
export function requireRoomFor(rows: number): void {
  if (rows <= MOST_ROWS) return
  throw new LiemError('input', 'a workbook has room for 1,048,575 rows, and these are more', {
    hint: 'export them as CSV, or narrow the filter',
  })
}

/** Rows as a file for a spreadsheet, one by one; no cell of it is a formula. What is wrong with the question is thrown before the file begins. */
export async function tableFile<R>(found: AsyncGenerator<R>, { file, sheet, columns }: Named<R>, form: Form): Promise<Download> {
  const { format, language, zone } = form
  const rows = withFirst(await found.next(), found)
  const name = `${file[language]}-${localDay(zone)}.${format}`
  if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', body: Readable.from(csvOf(rows, columns, language)) }
  const body = workbookOf(rows, columns, sheet[language], language)
  return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body }
}

async function* withFirst<R>(first: IteratorResult<R>, rest: AsyncGenerator<R>): AsyncGenerator<R> {
  if (first.done === true) return
  yield first.value
  yield* rest
}

async function* csvOf<R>(rows: AsyncIterable<R>, columns: readonly Column<R>[], language: Language): AsyncGenerator<string> {
  let chunk = BYTE_ORDER_MARK + csvLine(columns.map(({ title }) => title[language]))
  for await (const row of rows) {
    chunk += csvLine(columns.map(({ value }) => value(row, language)))
    if (chunk.length < 1 << 16) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

function workbookOf<R>(rows: AsyncIterable<R>, columns: readonly Column<R>[], sheet: string, language: Language): Readable {
  const body = new PassThrough()
  void fillWorkbook(body, rows, columns, sheet, language).catch((error: unknown) => body.destroy(error as Error))
  return body
}

async function fillWorkbook<R>(
  body: PassThrough,
  rows: AsyncIterable<R>,
  columns: readonly Column<R>[],
  name: string,
  language: Language,
): Promise<void> {
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream: body, useStyles: true })
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ width }) => ({ width }))
  const head = sheet.addRow(columns.map(({ title }) => title[language]))
  head.font = { bold: true }
  head.commit()
  for await (const row of rows) {
    if (body.destroyed) return
    sheet.addRow(columns.map(({ value }) => plain(value(row, language)))).commit()
    if (body.writableNeedDrain) await drained(body)
  }
  sheet.commit()
  await workbook.commit()
}

function drained(body: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    body.once('drain', resolve)
    body.once('close', resolve)
  })
}

function plain(cell: Cell): Cell {
  return typeof cell === 'string' ? inert(cell) : cell
}

/** Names the zone in the head of a column of times. */
export function inZone({ vi, en }: Words, zone: string): Words {
  return zone === ZONE ? { vi: `${vi} (giờ Việt Nam)`, en: `${en} (time of Viet Nam)` } : { vi: `${vi} (${zone})`, en: `${en} (${zone})` }
}

/** `2026-03-01 08:00` by the clocks of the zone. */
export function localTime(zone: string, at: string | null): string | null {
  if (at === null) return null
  return new Date(zoneOf(zone).toLocal(Date.parse(at) * 1000) / 1000).toISOString().slice(0, 16).replace('T', ' ')
}
