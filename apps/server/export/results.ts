import type { ResultRow } from '../../../src/desk/scorecard/schema.ts'
import type { Download } from '../table.ts'
import { tableFile, type Column, type Form } from './sheet.ts'

const COLUMNS: readonly Column<ResultRow>[] = [
  { title: { vi: 'Mã đơn vị', en: 'Code of the unit' }, width: 12, value: ({ unit }) => unit.code },
  { title: { vi: 'Đơn vị', en: 'Unit' }, width: 40, value: ({ unit }, language) => unit.name[language] },
  { title: { vi: 'Cấp', en: 'Depth' }, width: 8, value: ({ depth }) => depth },
  { title: { vi: 'Tờ khai đã đối chiếu', en: 'Declarations compared' }, width: 14, value: ({ declarations }) => declarations },
  { title: { vi: 'Chưa kiểm tra được', en: 'Cannot be checked' }, width: 14, value: ({ unknown }) => unknown },
  { title: { vi: 'Phát hiện', en: 'Findings' }, width: 12, value: ({ raised }) => raised },
  { title: { vi: 'Đã xác nhận', en: 'Confirmed' }, width: 12, value: ({ confirmed }) => confirmed },
  { title: { vi: 'Đã loại', en: 'Dismissed' }, width: 12, value: ({ dismissed }) => dismissed },
  { title: { vi: 'Vụ việc mở', en: 'Cases opened' }, width: 12, value: ({ opened }) => opened },
  { title: { vi: 'Quyết định', en: 'Decisions' }, width: 12, value: ({ decisions }) => decisions },
  { title: { vi: 'Trong đó không xử lý', en: 'Of them no handling' }, width: 14, value: ({ none }) => none },
  { title: { vi: 'Vi phạm', en: 'Violations' }, width: 12, value: ({ violations }) => violations },
  { title: { vi: 'Người đứng đầu chịu trách nhiệm', en: 'Heads liable' }, width: 16, value: ({ liable }) => liable },
  { title: { vi: 'Người đứng đầu không chịu trách nhiệm', en: 'Heads not liable' }, width: 16, value: ({ notLiable }) => notLiable },
  { title: { vi: 'Quyết định đã hủy', en: 'Decisions reversed' }, width: 14, value: ({ reversed }) => reversed },
]

/** Results of a year as a file for a spreadsheet. */
export function resultsFile(year: number, rows: readonly ResultRow[], form: Form): Promise<Download> {
  async function* each(): AsyncGenerator<ResultRow> {
    yield* rows
  }
  const named = { file: { vi: `ket-qua-${year}`, en: `results-${year}` }, sheet: { vi: `Kết quả ${year}`, en: `Results ${year}` } }
  return tableFile(each(), { ...named, columns: COLUMNS }, form)
}
