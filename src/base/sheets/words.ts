import type { Bilingual } from '../schema.ts'

/** What may be wrong with a table as such, in both languages; `{0}`, `{1}` are what is inserted. */
export const TABLE_WORDS = {
  empty: { vi: 'cột này phải điền', en: '{0} is empty' },
  control: { vi: 'có ký tự điều khiển trong ô', en: 'a control character stands in the text' },
  'not-a-table': { vi: 'không đọc được như một bảng', en: 'this cannot be read as a table' },
  'no-sheet': { vi: 'không biết trang {0}; các trang là {1}', en: 'there is no sheet {0}; the sheets are {1}' },
  'no-column': { vi: 'thiếu cột {0}', en: 'the column {0} is missing' },
  'strange-column': { vi: 'không biết cột {0}', en: 'there is no column {0}' },
  'no-heading': { vi: 'ô này không có tiêu đề cột', en: 'this cell stands under no heading' },
  'column-twice': { vi: 'cột {0} có hai lần', en: 'the column {0} stands here twice' },
  width: { vi: 'dòng có {0} ô, tiêu đề có {1}', en: 'the line has {0} fields, the header {1}' },
  formula: { vi: 'ô có công thức hoặc lỗi: chỉ ghi giá trị', en: 'the cell holds a formula or an error: write the value alone' },
  twice: { vi: '{0} đã có ở {1}', en: '{0} stands here twice, also in {1}' },
} as const satisfies Record<string, Bilingual>

export type TableWrong = keyof typeof TABLE_WORDS

/** Where a mistake is: the sheet or file, and the row there. */
export interface RowPlace {
  source: string
  at: number | null
}

/** What takes the mistakes of a table; `field` is the key of a column. */
export interface TableMistakes {
  add: (place: RowPlace, field: string | null, wrong: TableWrong, ...values: (string | number)[]) => void
}

/** A sentence of a list of words, with its holes filled. */
export function filledWords<W extends string>(
  words: Readonly<Record<W, Bilingual>>,
  wrong: W,
  values: readonly (string | number)[],
): Bilingual {
  const fill = (text: string): string => text.replaceAll(/\{(\d)\}/gu, (_, at: string) => String(values[Number(at)] ?? ''))
  return { vi: fill(words[wrong].vi), en: fill(words[wrong].en) }
}
