import type { Bilingual } from '../../base/schema.ts'
import { workbookOf } from '../../base/sheets/index.ts'
import { FORMS } from './columns.ts'
import { LEGACY_SHEETS } from './schema.ts'

const INTRODUCTION: readonly Bilingual[] = [
  {
    vi: 'Cột có dấu * phải có trong tệp. Ngày ghi 27/11/2026 hoặc 2026-11-27. Sổ không ghi thì để trống: để trống là chưa biết.',
    en: 'Columns with * must be there. A day is written 27/11/2026 or 2026-11-27. What the register does not say stays empty: empty is not known.',
  },
  {
    vi: 'Một dòng là một hành vi của một người; các dòng cùng đơn vị, cùng số là một vụ việc. Nội dung vụ việc và quyết định ghi ở một dòng là đủ.',
    en: 'A row is one act of one person; rows of one unit and one number are one case. Title and decision are said in one of them.',
  },
  {
    vi: 'Mọi vụ việc nạp vào đều mang dấu “hồ sơ cũ, không kiểm chứng được” và giữ nguyên như sổ ghi.',
    en: 'Every case is taken over as “legacy, not verifiable”, and stays as the register has it.',
  },
]

/** An empty workbook of old cases, to fill in. */
export function legacyTemplate(language: 'vi' | 'en'): Promise<Buffer> {
  const sheets = LEGACY_SHEETS.map((key) => ({ key, form: FORMS[key], rows: [] }))
  return workbookOf(language, sheets, INTRODUCTION)
}
