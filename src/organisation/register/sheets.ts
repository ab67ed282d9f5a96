import { folded } from '../../base/sheets/index.ts'
import { SHEETS, type Sheet } from './schema.ts'
import { FORMS } from './columns.ts'

/** Texts of CSVs by the name of their sheet; `officers` is an older name of `people`. */
export type RegisterTexts = Partial<Record<Sheet | 'officers', string>>

/** The sheet that goes by a name: its key, or what it is called in either language; `Đơn vị (units)` is one, too. */
export function sheetNamed(name: string): Sheet | undefined {
  const wanted = [folded(name), folded(/\((\w+)\)$/u.exec(name)?.[1] ?? '')]
  return SHEETS.find((sheet) => {
    const { title, also = sheet } = FORMS[sheet]
    return [sheet, also, title.vi, title.en].some((one) => wanted.includes(folded(one)))
  })
}
