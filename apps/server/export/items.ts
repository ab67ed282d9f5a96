import type { Destruction, Item } from '../../../src/retention/schema.ts'
import type { Download } from '../table.ts'
import { inZone, localTime, tableFile, type Column, type Form, type Words } from './sheet.ts'

const ITEM_STATES: Record<Item['state'], Words> = {
  listed: { vi: 'Đề nghị hủy', en: 'Listed' },
  out: { vi: 'Đã đưa ra khỏi danh mục', en: 'Taken out' },
  left: { vi: 'Để lại', en: 'Left' },
  destroyed: { vi: 'Đã hủy', en: 'Destroyed' },
}
const LEFT: Record<NonNullable<Item['why']>, Words> = {
  changed: { vi: 'đã thay đổi sau khi lập danh mục', en: 'changed after the list was drawn up' },
  held: { vi: 'đang tạm dừng tiêu hủy', en: 'held' },
  case: { vi: 'giữ cùng vụ việc dựa trên đó', en: 'kept with the case that stands on it' },
  gone: { vi: 'không còn', en: 'not there any more' },
  refused: { vi: 'danh mục không được duyệt', en: 'the list was refused' },
  withdrawn: { vi: 'danh mục đã rút', en: 'the list was withdrawn' },
}

const columnsIn = (zone: string, { number, day, basis }: Destruction): readonly Column<Item>[] => [
  { title: { vi: 'Danh mục', en: 'List' }, width: 14, value: () => number },
  { title: { vi: 'Hồ sơ', en: 'Record' }, width: 18, value: ({ label }) => label },
  { title: { vi: 'Tên', en: 'Name' }, width: 26, value: ({ name }) => name },
  { title: { vi: 'Mã đơn vị', en: 'Code of the unit' }, width: 12, value: ({ unit }) => unit?.code ?? null },
  { title: { vi: 'Đơn vị', en: 'Unit' }, width: 36, value: ({ unit }, language) => unit?.name[language] ?? null },
  { title: { vi: 'Tính từ ngày', en: 'Counted from' }, width: 12, value: ({ since }) => since },
  { title: { vi: 'Thời hạn (năm)', en: 'Period (years)' }, width: 10, value: () => basis.years },
  { title: { vi: 'Căn cứ', en: 'Basis' }, width: 40, value: (_, language) => basis.basis.cite[language] },
  {
    title: { vi: 'Luật sư đã xác nhận', en: 'Confirmed by a lawyer' },
    width: 12,
    value: (_, language) => (basis.basis.confirmed ? { vi: 'rồi', en: 'yes' } : { vi: 'chưa', en: 'no' })[language],
  },
  { title: { vi: 'Được hủy từ ngày', en: 'Due from' }, width: 12, value: ({ due }) => due },
  { title: { vi: 'Danh mục tính đến ngày', en: 'List as of' }, width: 12, value: () => day },
  { title: { vi: 'Kết quả', en: 'Outcome' }, width: 22, value: ({ state }, language) => ITEM_STATES[state][language] },
  {
    title: { vi: 'Lý do để lại', en: 'Why it was left' },
    width: 30,
    value: ({ why }, language) => (why === null ? null : LEFT[why][language]),
  },
  { title: inZone({ vi: 'Thời điểm', en: 'When' }, zone), width: 18, value: ({ at }) => localTime(zone, at) },
]

/** A list of destruction as a file for a spreadsheet. */
export function itemsFile(list: Destruction, found: AsyncGenerator<Item>, form: Form): Promise<Download> {
  const named = { file: { vi: 'danh-muc-tieu-huy', en: 'destruction' }, sheet: { vi: 'Danh mục tiêu hủy', en: 'Destruction' } }
  return tableFile(found, { ...named, columns: columnsIn(form.zone, list) }, form)
}
