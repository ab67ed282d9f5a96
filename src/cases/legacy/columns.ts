import type { SheetColumn, SheetForm } from '../../base/sheets/index.ts'
import { CLASSES } from '../../organisation/schema.ts'
import type { LegacySheet } from './schema.ts'

/** How the text of a cell is read; what comes of it is one canonical text, empty where the cell is. */
export type Kind = 'text' | 'long' | 'day' | 'yes' | 'form' | 'severity' | 'kinds' | 'class' | 'role' | 'outcome'
/** What a cell is said of: it stands in one row at least, and in no other way in another. */
export type Of = 'case' | 'person' | 'act'

export interface Column extends SheetColumn {
  kind: Kind
  of: Of
}

type Names = readonly [vi: string, en: string]
type Given = readonly [key: string, kind: Kind, names: Names, help: Names, needed?: true]

const columnsOf = (of: Of, given: readonly Given[]): Column[] =>
  given.map(([key, kind, [vi, en], help, needed]) => ({
    ...{ key, kind, of, label: { vi, en }, help: { vi: help[0], en: help[1] } },
    ...(needed === true ? { needed } : {}),
    ...(kind === 'long' ? { wide: true as const } : {}),
  }))

const UNIT: Given = [
  'unit',
  'text',
  ['Mã đơn vị', 'Unit'],
  ['Đơn vị đã xử lý, theo mã của danh bạ', 'The unit that handled it, by its code'],
  true,
]
const REFERENCE: Given = [
  'reference',
  'text',
  ['Số vụ việc', 'Reference'],
  ['Số trong sổ cũ; cùng số ở nhiều dòng là một vụ việc', 'Its number in the old register; rows of one number are one case'],
  true,
]
const OFFICER: Given = [
  'officer',
  'text',
  ['Số hiệu công chức', 'Number of the officer'],
  ['Người không có trong danh bạ thì nạp vào danh bạ trước', 'Whoever the register of people lacks is imported there first'],
  true,
]

const CASE: readonly Given[] = [
  UNIT,
  REFERENCE,
  ['title', 'long', ['Nội dung', 'Title'], ['Vụ việc về việc gì', 'What the case is about'], true],
  ['opened', 'day', ['Ngày mở', 'Opened'], ['Ngày bắt đầu xử lý', 'When it was begun']],
  ['source', 'text', ['Nguồn', 'Source'], ['Sổ nào, trang nào', 'Which register, which page']],
]
const PERSON: readonly Given[] = [
  OFFICER,
  [
    'class',
    'class',
    ['Đối tượng', 'Class'],
    [
      `Lúc quyết định; để trống: theo danh bạ. Một trong: ${CLASSES.join(', ')}`,
      `At the decision; empty: as the register of people has it. One of ${CLASSES.join(', ')}`,
    ],
  ],
  [
    'leads',
    'yes',
    ['Lãnh đạo', 'Leads'],
    ['true (có) hoặc false (không); để trống: theo danh bạ', 'true or false; empty: as the register of people has it'],
  ],
  ['notified', 'day', ['Ngày thông báo', 'Notice'], ['Ngày báo cho người liên quan', 'When he was given notice']],
  ['heard', 'day', ['Ngày giải trình', 'Heard'], ['Ngày giải trình hoặc từ chối', 'When he explained, or declined to']],
]
const ACT: readonly Given[] = [
  ['what', 'long', ['Hành vi', 'Act'], ['Nhiều hành vi: nhiều dòng', 'Several acts are several rows']],
  ['from', 'day', ['Từ ngày', 'From'], ['Ngày đầu của hành vi', 'First day of the act']],
  ['until', 'day', ['Đến ngày', 'Until'], ['Ngày cuối; để trống: cùng ngày đầu', 'Last day; empty: the first day']],
  ['detected', 'day', ['Ngày phát hiện', 'Detected'], ['Ngày phát hiện', 'When it was detected']],
  [
    'severity',
    'severity',
    ['Mức độ', 'Degree'],
    ['Theo từ của pháp luật đã nạp, hoặc mã', 'In words of the law that is loaded, or its key'],
  ],
  [
    'kinds',
    'kinds',
    ['Loại hành vi', 'Kinds'],
    ['Theo từ của pháp luật, cách nhau bằng dấu chấm phẩy', 'In words of the law, separated by semicolons'],
  ],
  ['version', 'text', ['Bản danh mục', 'Catalogue'], ['Bản của danh mục vi phạm', 'Version of the catalogue of violations']],
  ['entry', 'text', ['Mã danh mục', 'Entry'], ['Mã trong bản ấy', 'Its code there']],
]
const DECISION: readonly Given[] = [
  ['form', 'form', ['Hình thức', 'Form'], ['Theo từ của pháp luật, hoặc như sổ ghi', 'In words of the law, or as the register calls it']],
  ['number', 'text', ['Số quyết định', 'Number of the decision'], ['Ví dụ 214/QĐ-TCHQ', 'Such as 214/QĐ-TCHQ']],
  ['day', 'day', ['Ngày quyết định', 'Day of the decision'], ['Ngày ký', 'When it was signed']],
  ['signer', 'text', ['Người ký', 'Signer'], ['Tên hoặc số hiệu', 'Name or number']],
  [
    'authority',
    'text',
    ['Thẩm quyền', 'Authority'],
    ['Chức vụ của người ký, hoặc ký thay ai', 'Post of the signer, or for whom he signed'],
  ],
  ['served', 'day', ['Ngày giao', 'Handed over'], ['Ngày giao quyết định', 'When it was handed over']],
  ['effective', 'day', ['Hiệu lực từ', 'In force from'], ['Ngày có hiệu lực', 'First day of its effect']],
  ['ends', 'day', ['Hết hiệu lực', 'In force until'], ['Ngày cuối có hiệu lực', 'Last day of its effect']],
  ['expunged', 'day', ['Xóa kỷ luật', 'Struck off'], ['Ngày được xóa', 'When it was struck off']],
  ['expungedBy', 'text', ['Văn bản xóa', 'Struck off by'], ['Số văn bản', 'Number of the document']],
  ['reversed', 'day', ['Bị hủy', 'Reversed'], ['Ngày bị hủy hoặc được minh oan', 'When it was quashed, or he was exonerated']],
]
const HEAD: readonly Given[] = [
  UNIT,
  REFERENCE,
  OFFICER,
  ['headed', 'text', ['Đơn vị phụ trách', 'Headed'], ['Mã đơn vị đã đứng đầu hoặc phụ trách', 'Code of the unit that he headed'], true],
  ['role', 'role', ['Vai trò', 'Role'], ['head, acting, deputy: đứng đầu, quyền đứng đầu, cấp phó', 'head, acting or deputy'], true],
  ['from', 'day', ['Từ ngày', 'From'], ['Ngày đầu phụ trách', 'First day in charge']],
  ['until', 'day', ['Đến ngày', 'Until'], ['Ngày cuối phụ trách', 'Last day in charge']],
  [
    'outcome',
    'outcome',
    ['Kết luận', 'Outcome'],
    ['none (không), exempt (loại trừ), liable (chịu trách nhiệm); để trống: chưa rõ', 'none, exempt or liable; empty: not known'],
  ],
  ['form', 'form', ['Hình thức', 'Form'], ['Theo từ của pháp luật, hoặc như sổ ghi', 'In words of the law, or as the register calls it']],
  ['day', 'day', ['Ngày kết luận', 'Concluded'], ['Ngày kết luận', 'When it was concluded']],
  ['number', 'text', ['Số văn bản', 'Number'], ['Số văn bản kết luận', 'Number of the document']],
]

export interface LegacyForm extends SheetForm {
  columns: readonly Column[]
}

/** The sheets of a file of old cases: of cases one row is an act of a person, with the decision on him. */
export const FORMS: Readonly<Record<LegacySheet, LegacyForm>> = {
  cases: {
    title: { vi: 'Vụ việc cũ', en: 'Old cases' },
    columns: [...columnsOf('case', CASE), ...columnsOf('person', PERSON), ...columnsOf('act', ACT), ...columnsOf('person', DECISION)],
  },
  heads: { title: { vi: 'Người đứng đầu', en: 'Heads' }, columns: columnsOf('person', HEAD) },
}
