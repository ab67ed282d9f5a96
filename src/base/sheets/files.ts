import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LiemError } from '../errors.ts'
import { folded, type SheetForm } from './columns.ts'
import { gridOfCsv, type Grid } from './grid.ts'
import type { TableMistakes } from './words.ts'
import { gridsOfWorkbook } from './workbook.ts'

/** A file that somebody sends: a workbook, or a CSV that is named after its sheet. */
export interface SheetFile {
  name: string
  bytes: Buffer
}

/** A grid, and the name of its sheet. */
export interface NamedGrid {
  grid: Grid
  name: string
}

/** The grids of a workbook or of one CSV. Throws `input` where it cannot be read. */
export async function gridsOfFile({ name, bytes }: SheetFile, mistakes: TableMistakes): Promise<NamedGrid[]> {
  if (/\.xlsx$/iu.test(name)) return gridsOfWorkbook(name, bytes)
  if (!/\.csv$/iu.test(name)) throw new LiemError('input', 'the file must be .xlsx or .csv', { place: { file: name } })
  return [{ name: name.slice(0, -'.csv'.length), grid: gridOfCsv(name, utf8Of(name, bytes), mistakes) }]
}

/** The texts of CSVs of these names in a folder. Throws `input` where there is none, or one cannot be read. */
export async function textsOfFolder<N extends string>(
  folder: string,
  names: readonly N[],
  main: readonly N[],
): Promise<Partial<Record<N, string>>> {
  const read = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, `${name}.csv`)
      const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
        throw new LiemError('input', `the file cannot be read: ${error.message}`, { place: { file }, cause: error })
      })
      return bytes === undefined ? [] : [[name, utf8Of(file, bytes)] as const]
    }),
  )
  const texts = Object.fromEntries(read.flat()) as Partial<Record<N, string>>
  if (Object.keys(texts).length === 0)
    throw new LiemError('input', `there is none of ${main.map((name) => `${name}.csv`).join(', ')} in this folder`, {
      place: { file: folder },
    })
  return texts
}

function utf8Of(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new LiemError('input', 'the text is not in UTF-8', { place: { file }, hint: 'save it as CSV UTF-8, or as .xlsx', cause })
  }
}

/** The sheet that goes by a name: its key, or what it is called in either language; `Đơn vị (units)` is one, too. */
export function sheetCalled<S extends string>(
  sheets: readonly S[],
  forms: Readonly<Record<S, SheetForm & { also?: string }>>,
  name: string,
): S | undefined {
  const wanted = [folded(name), folded(/\((\w+)\)$/u.exec(name)?.[1] ?? '')]
  return sheets.find((sheet) => {
    const { title, also = sheet } = forms[sheet]
    return [sheet, also, title.vi, title.en].some((one) => wanted.includes(folded(one)))
  })
}

/** What a file or folder is called, without the way to it. */
export function sourceName(from: string | SheetFile): string {
  return typeof from === 'string' ? from.split(/[\\/]/u).findLast((part) => part !== '')! : from.name
}
