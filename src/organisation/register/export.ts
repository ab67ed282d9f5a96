import { BYTE_ORDER_MARK, csvLine, type Db } from '../../base/index.ts'
import { SHEETS, type Sheet } from '../schema.ts'
import { FORMS } from './columns.ts'
import { knownSheet } from './known.ts'
import { cell } from './rows.ts'
import { workbookOf } from './workbook.ts'

type Language = 'vi' | 'en'

/** An empty workbook of the register, to fill in. */
export function templateWorkbook(language: Language): Promise<Buffer> {
  return workbookOf(language, () => Promise.resolve([]))
}

/** The whole register as a workbook; sent in again it changes nothing. */
export function registerWorkbook(db: Db, language: Language): Promise<Buffer> {
  return workbookOf(language, (sheet) => cellsOf(db, sheet))
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
