import type { Bilingual } from '../schema.ts'

/** A column of a sheet that people fill in. */
export interface SheetColumn {
  key: string
  label: Bilingual
  help: Bilingual
  /** Other names of the column that are read, too. */
  also?: readonly string[]
  /** The column must be there; its cells may be empty. */
  needed?: true
  /** Has sentences in it, and is set wider. */
  wide?: true
}

/** A sheet of a workbook that people fill in. */
export interface SheetForm {
  title: Bilingual
  columns: readonly SheetColumn[]
  /** Columns that older files have, of which nothing is kept. */
  left?: readonly string[]
}

/** `Mã đơn vị / Unit *`: in both languages whoever fills it in. */
export function headingOf({ label, needed }: SheetColumn): string {
  return `${label.vi} / ${label.en}${needed === true ? ' *' : ''}`
}

/** Whether a heading names a column: by its key, or by its name in either language or both. */
export function isNamed({ key, label, also = [] }: SheetColumn, name: string): boolean {
  const wanted = folded(name.replace(/\s*\*$/u, ''))
  return [key, label.vi, label.en, `${label.vi} / ${label.en}`, ...also].some((one) => folded(one) === wanted)
}

/** A name as names are compared. */
export function folded(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}
