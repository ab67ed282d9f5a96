import { BYTE_ORDER_MARK, csvLine, type Db } from '../../base/index.ts'
import type { Bilingual } from '../../base/schema.ts'
import { workbookOf } from '../../base/sheets/index.ts'
import { SHEETS, type Sheet } from './schema.ts'
import { FORMS } from './columns.ts'
import { knownSheet } from './known.ts'
import { cell } from './rows.ts'

type Language = 'vi' | 'en'

const INTRODUCTION: readonly Bilingual[] = [
  {
    vi: 'Cột có dấu * phải có trong tệp. Ngày ghi 27/11/2026 hoặc 2026-11-27.',
    en: 'Columns with * must be there. A day is written 27/11/2026 or 2026-11-27.',
  },
  {
    vi: 'Tệp nêu một đơn vị, một người hay một tài khoản thì phải ghi đủ mọi dòng của nó; dòng có trong sổ mà tệp không ghi sẽ được bỏ, sau khi hỏi lại.',
    en: 'Of a unit, a person or an account that it names, the file has every row; rows that the register has besides are removed, after asking.',
  },
]

/** An empty workbook of the register, to fill in. */
export function templateWorkbook(language: Language): Promise<Buffer> {
  return bookOf(language, () => Promise.resolve([]))
}

/** The whole register as a workbook; sent in again it changes nothing. */
export function registerWorkbook(db: Db, language: Language): Promise<Buffer> {
  return bookOf(language, (sheet) => cellsOf(db, sheet))
}

async function bookOf(language: Language, rowsOf: (sheet: Sheet) => Promise<string[][]>): Promise<Buffer> {
  const sheets = await Promise.all(SHEETS.map(async (key) => ({ key, form: FORMS[key], rows: await rowsOf(key) })))
  return workbookOf(language, sheets, INTRODUCTION)
}

/** One sheet of the register as CSV, its columns by their keys. */
export async function registerCsv(db: Db, sheet: Sheet): Promise<string> {
  const rows = await cellsOf(db, sheet)
  return BYTE_ORDER_MARK + [FORMS[sheet].columns.map(({ key }) => key), ...rows].map(csvLine).join('')
}

/** Every sheet as CSV, by name. */
export async function registerTexts(db: Db): Promise<Record<Sheet, string>> {
  const texts = await Promise.all(SHEETS.map(async (sheet) => [sheet, await registerCsv(db, sheet)] as const))
  return Object.fromEntries(texts) as Record<Sheet, string>
}

async function cellsOf(db: Db, sheet: Sheet): Promise<string[][]> {
  const rows = await knownSheet(db, sheet)
  return rows.map((row) => FORMS[sheet].columns.map(({ key }) => cell(row, key)))
}
