import { PassThrough, Readable } from 'node:stream'
import Excel from 'exceljs'
import { BYTE_ORDER_MARK, csvLine, inert, localDay, ZONE, zoneOf } from '../../../src/base/index.ts'
import type { FindingRow } from '../../../src/findings/index.ts'
import type { Language } from '../input.ts'
import type { Download } from '../table.ts'
import { FILE, SEVERITIES, SHEET, STATES } from './words.ts'

type Cell = string | number | null

interface Column {
  title: Record<Language, string>
  width: number
  value: (row: FindingRow, language: Language) => Cell
}

const columnsIn = (zone: string): readonly Column[] => [
  { title: { vi: 'Số', en: 'Number' }, width: 14, value: ({ number }) => number },
  { title: { vi: 'Quy tắc', en: 'Rule' }, width: 10, value: ({ rule }) => rule },
  { title: { vi: 'Tên quy tắc', en: 'Title of the rule' }, width: 50, value: ({ title }, language) => title[language] },
  { title: { vi: 'Mức', en: 'Level' }, width: 16, value: ({ severity }, language) => SEVERITIES[severity][language] },
  { title: { vi: 'Tờ khai', en: 'Declaration' }, width: 16, value: ({ caseId }) => caseId },
  { title: { vi: 'Mã đơn vị', en: 'Code of the unit' }, width: 12, value: ({ unit }) => unit?.code ?? null },
  { title: { vi: 'Đơn vị', en: 'Unit' }, width: 40, value: ({ unit }, language) => unit?.name[language] ?? null },
  { title: { vi: 'Trạng thái', en: 'State' }, width: 18, value: ({ state }, language) => STATES[state][language] },
  { title: { vi: 'Người xem', en: 'Reviewer' }, width: 24, value: ({ assignee }) => assignee?.name ?? null },
  { title: { vi: 'Hạn xem', en: 'Review due' }, width: 12, value: ({ due }) => due },
  { title: { vi: 'Ngày nêu', en: 'Raised' }, width: 12, value: ({ raisedOn }) => raisedOn },
  {
    title:
      zone === ZONE
        ? { vi: 'Xảy ra (giờ Việt Nam)', en: 'Happened (time of Viet Nam)' }
        : { vi: `Xảy ra (${zone})`, en: `Happened (${zone})` },
    width: 20,
    value: ({ happenedAt }) => localTime(zone, happenedAt),
  },
  { title: { vi: 'Công chức trong dấu vết', en: 'Officers in the trace' }, width: 12, value: ({ attributed }) => attributed },
  { title: { vi: 'Tài khoản chưa quy được', en: 'Accounts not attributed' }, width: 12, value: ({ unattributed }) => unattributed },
  { title: { vi: 'Hoàn cảnh', en: 'Circumstances' }, width: 12, value: ({ circumstances }) => circumstances },
]

interface Form {
  format: 'csv' | 'xlsx'
  language: Language
  /** By whose clocks times are written. */
  zone: string
}

/** Findings as a file for a spreadsheet, row by row; no cell of it is a formula. What is wrong with the question is thrown before the file begins. */
export async function findingsFile(found: AsyncGenerator<FindingRow>, { format, language, zone }: Form): Promise<Download> {
  const rows = withFirst(await found.next(), found)
  const name = `${FILE[language]}-${localDay(zone)}.${format}`
  const columns = columnsIn(zone)
  if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', body: Readable.from(csvOf(rows, columns, language)) }
  return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: workbookOf(rows, columns, language) }
}

async function* withFirst(first: IteratorResult<FindingRow>, rest: AsyncGenerator<FindingRow>): AsyncGenerator<FindingRow> {
  if (first.done === true) return
  yield first.value
  yield* rest
}

async function* csvOf(rows: AsyncIterable<FindingRow>, columns: readonly Column[], language: Language): AsyncGenerator<string> {
  let chunk = BYTE_ORDER_MARK + csvLine(columns.map(({ title }) => title[language]))
  for await (const row of rows) {
    chunk += csvLine(columns.map(({ value }) => value(row, language)))
    if (chunk.length < 1 << 16) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

function workbookOf(rows: AsyncIterable<FindingRow>, columns: readonly Column[], language: Language): Readable {
  const body = new PassThrough()
  void fillWorkbook(body, rows, columns, language).catch((error: unknown) => body.destroy(error as Error))
  return body
}

async function fillWorkbook(
  body: PassThrough,
  rows: AsyncIterable<FindingRow>,
  columns: readonly Column[],
  language: Language,
): Promise<void> {
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream: body, useStyles: true })
  const sheet = workbook.addWorksheet(SHEET[language], { views: [{ state: 'frozen', ySplit: 1 }] })
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

/** `2026-03-01 08:00` by the clocks of the zone. */
function localTime(zone: string, at: string | null): string | null {
  if (at === null) return null
  return new Date(zoneOf(zone).toLocal(Date.parse(at) * 1000) / 1000).toISOString().slice(0, 16).replace('T', ' ')
}
