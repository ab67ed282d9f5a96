import { sheetCalled } from '../../base/sheets/index.ts'
import { SHEETS, type Sheet } from './schema.ts'
import { FORMS } from './columns.ts'

/** Texts of CSVs by the name of their sheet; `officers` is an older name of `people`. */
export type RegisterTexts = Partial<Record<Sheet | 'officers', string>>

/** The sheet of the register that goes by a name. */
export function sheetNamed(name: string): Sheet | undefined {
  return sheetCalled(SHEETS, FORMS, name)
}
