import type { SheetColumn, SheetForm } from '../../../base/sheets/index.ts'

const at = (
  key: string,
  [vi, en]: readonly [string, string],
  help: readonly [vi: string, en: string],
  more: Pick<SheetColumn, 'needed' | 'wide'> = {},
): SheetColumn => ({ key, label: { vi, en }, help: { vi: help[0], en: help[1] }, ...more })

const needed = { needed: true } as const

/** The one sheet of a file of ratings: a row is the rating of one person in one year. */
export const FORM: SheetForm = {
  title: { vi: 'Xếp loại', en: 'Ratings' },
  columns: [
    at(
      'officer',
      ['Số hiệu công chức', 'Number of the officer'],
      ['Người phải có trong danh bạ', 'Whoever it is must be in the register of people'],
      needed,
    ),
    at('year', ['Năm', 'Year'], ['Năm được xếp loại', 'The year that was rated'], needed),
    at(
      'level',
      ['Mức xếp loại', 'Level'],
      ['Theo từ của pháp luật, hoặc như văn bản ghi', 'In words of the law, or as the source calls it'],
      needed,
    ),
    at('source', ['Nguồn', 'Source'], ['Danh sách hay quyết định nào, của cơ quan nào', 'Which list or decision, of which office'], {
      ...needed,
      wide: true,
    }),
    at('ratedBy', ['Người xếp loại', 'Rated by'], ['Người hoặc cơ quan có thẩm quyền', 'The person or office that rated']),
    at('number', ['Số văn bản', 'Document'], ['Ví dụ 45/QĐ-HQ', 'Such as 45/QĐ-HQ']),
    at('day', ['Ngày', 'Day'], ['Ngày của văn bản', 'Day of the document']),
    at('points', ['Điểm', 'Points'], ['Tổng điểm, nếu có', 'Total of points, if there is one']),
    at(
      'cases',
      ['Vụ việc', 'Cases'],
      [
        'Số vụ việc trong Liêm mà hành vi đã tính vào mức thấp nhất này, cách nhau bằng dấu chấm phẩy',
        'Numbers of cases of Liêm whose acts this worst level answers already, separated by semicolons',
      ],
    ),
  ],
}
