import type { SheetColumn, SheetForm } from '../../base/sheets/index.ts'
import { CLASSES, ROLES } from '../schema.ts'
import { type Sheet } from './schema.ts'

/** How the text of a cell is read; what comes of it is one canonical text, empty where the cell is. */
export type Kind = 'code' | 'text' | 'day' | 'list' | 'yes' | 'level' | 'class' | 'role' | 'ended'

export interface Column extends SheetColumn {
  kind: Kind
}

export interface RegisterForm extends SheetForm {
  columns: readonly Column[]
  /** What makes a row this one. */
  key: readonly string[]
  /** Of what the file names in this column it says everything: rows that the register has besides are removed. Null: nothing is removed. */
  owner: string | null
  also?: string
}

const at = (
  key: string,
  kind: Kind,
  vi: string,
  en: string,
  help: readonly [vi: string, en: string],
  more: Pick<Column, 'also' | 'needed'> = {},
): Column => ({
  key,
  kind,
  label: { vi, en },
  help: { vi: help[0], en: help[1] },
  ...more,
  ...(kind === 'text' ? { wide: true } : {}),
})

const needed = { needed: true } as const
const FROM = at('from', 'day', 'Từ ngày', 'From', ['Ngày đầu tiên; để trống: từ trước đến nay', 'First day; empty: since ever'])
const UNTIL = at('until', 'day', 'Đến ngày', 'Until', [
  'Ngày cuối cùng, kể cả ngày đó; để trống: chưa kết thúc',
  'Last day, included; empty: until further notice',
])
const DOCUMENT = at('document', 'text', 'Văn bản', 'Document', ['Số, ngày quyết định', 'Number and day of the decision'])
const FIELDS: readonly [string, string] = ['Các lĩnh vực, cách nhau bằng dấu chấm phẩy', 'Fields of work, separated by semicolons']

/** The sheets of a file of the register, in the order in which one leans on another. */
export const FORMS: Readonly<Record<Sheet, RegisterForm>> = {
  units: {
    title: { vi: 'Đơn vị', en: 'Units' },
    key: ['unit', 'from'],
    owner: 'unit',
    columns: [
      at('unit', 'code', 'Mã đơn vị', 'Unit', ['Mã không đổi của đơn vị', 'The code that a unit keeps'], needed),
      at(
        'parent',
        'code',
        'Đơn vị cấp trên',
        'Unit above',
        ['Mã đơn vị cấp trên trực tiếp; để trống ở cấp Cục', 'Code of the unit directly above; empty at the top'],
        needed,
      ),
      at(
        'level',
        'level',
        'Cấp',
        'Level',
        ['department (Cục), region (khu vực), office (cửa khẩu); hoặc 1, 2, 3', 'department, region or office; or 1, 2, 3'],
        needed,
      ),
      at(
        'kind',
        'text',
        'Loại hình',
        'Kind',
        ['Đơn vị chỉ được so sánh với đơn vị cùng loại hình', 'Units are compared with units of the same kind only'],
        needed,
      ),
      at('vi', 'text', 'Tên tiếng Việt', 'Vietnamese name', ['Tên đầy đủ', 'Full name'], needed),
      at('en', 'text', 'Tên tiếng Anh', 'English name', ['Tên đầy đủ', 'Full name'], needed),
      at('shortVi', 'text', 'Tên ngắn tiếng Việt', 'Short Vietnamese name', ['Dùng trong bảng và sơ đồ', 'For tables and charts']),
      at('shortEn', 'text', 'Tên ngắn tiếng Anh', 'Short English name', ['Dùng trong bảng và sơ đồ', 'For tables and charts']),
      at('fields', 'list', 'Lĩnh vực', 'Fields', FIELDS),
      FROM,
      UNTIL,
    ],
  },
  successions: {
    title: { vi: 'Sắp xếp lại', en: 'Succession' },
    key: ['predecessor', 'successor', 'day'],
    owner: 'predecessor',
    columns: [
      at('predecessor', 'code', 'Đơn vị tiền thân', 'Predecessor', ['Mã đơn vị trước sắp xếp', 'Code of the unit before'], needed),
      at('successor', 'code', 'Đơn vị kế tiếp', 'Successor', ['Mã đơn vị sau sắp xếp', 'Code of the unit after'], needed),
      at('day', 'day', 'Ngày', 'Day', ['Ngày đơn vị kế tiếp bắt đầu làm việc', 'First day of the successor'], needed),
      DOCUMENT,
    ],
  },
  posts: {
    title: { vi: 'Vị trí việc làm', en: 'Posts' },
    key: ['post'],
    owner: null,
    columns: [
      at('post', 'code', 'Mã vị trí', 'Post', ['Mã của vị trí việc làm', 'Code of the post'], needed),
      at('vi', 'text', 'Tên tiếng Việt', 'Vietnamese name', ['Tên vị trí việc làm', 'Name of the post'], needed),
      at('en', 'text', 'Tên tiếng Anh', 'English name', ['Để trống: như tên tiếng Việt', 'Empty: as in Vietnamese']),
      at('field', 'text', 'Lĩnh vực', 'Field', ['Lĩnh vực công tác', 'Field of work']),
      at('level', 'level', 'Cấp', 'Level', [
        'Cấp có vị trí này: department, region, office',
        'The level that has the post: department, region, office',
      ]),
      at('sensitive', 'yes', 'Vị trí nhạy cảm', 'Sensitive', [
        'true (có) hoặc false (không); để trống: chưa biết',
        'true or false; empty: not known',
      ]),
      at('competence', 'text', 'Năng lực cần có', 'Competence', [
        'Trình độ, chứng chỉ, kinh nghiệm',
        'Education, certificates, experience',
      ]),
    ],
  },
  people: {
    title: { vi: 'Con người', en: 'People' },
    key: ['officer', 'from'],
    owner: 'officer',
    also: 'officers',
    left: ['specialisedIn'],
    columns: [
      at(
        'officer',
        'code',
        'Số hiệu',
        'Number',
        ['Số hiệu công chức; không bao giờ nhận người chỉ theo tên', 'Number of the officer; nobody is known by name alone'],
        { also: ['number'], ...needed },
      ),
      at('name', 'text', 'Họ và tên', 'Name', ['Họ, đệm, tên', 'Full name'], needed),
      at('class', 'class', 'Đối tượng', 'Class', [`Một trong: ${CLASSES.join(', ')}`, `One of ${CLASSES.join(', ')}`]),
      FROM,
      UNTIL,
      at('ended', 'ended', 'Lý do kết thúc', 'Ended', ['left (thôi việc, chuyển ngành) hoặc retired (nghỉ hưu)', 'left or retired']),
      at('unit', 'code', 'Đơn vị', 'Unit', [
        'Nơi làm việc, khi không có ngày: thay cho trang nhiệm kỳ',
        'Where days are not known: in place of the sheet of tenures',
      ]),
      at('post', 'code', 'Vị trí', 'Post', ['Mã vị trí; chỉ cùng với đơn vị', 'Code of the post; only together with the unit']),
    ],
  },
  tenures: {
    title: { vi: 'Nhiệm kỳ', en: 'Tenures' },
    key: ['officer', 'unit', 'role', 'from'],
    owner: 'officer',
    columns: [
      at('officer', 'code', 'Số hiệu', 'Number', ['Số hiệu công chức', 'Number of the officer'], { also: ['number'], ...needed }),
      at('unit', 'code', 'Đơn vị', 'Unit', ['Mã đơn vị', 'Code of the unit'], needed),
      at(
        'role',
        'role',
        'Vai trò',
        'Role',
        [`${ROLES.join(', ')}: đứng đầu, quyền đứng đầu, cấp phó, công chức`, `One of ${ROLES.join(', ')}`],
        needed,
      ),
      at('post', 'code', 'Vị trí', 'Post', ['Mã vị trí việc làm', 'Code of the post']),
      at('fields', 'list', 'Phụ trách lĩnh vực', 'In charge of', FIELDS),
      FROM,
      UNTIL,
      at('delegatedBy', 'code', 'Người giao quyền', 'Delegated by', ['Số hiệu người giao quyền', 'Number of the officer who delegated']),
      DOCUMENT,
      at('entered', 'day', 'Ngày nhập', 'Entered', ['Ngày nhập vào sổ; để trống: hôm nay', 'When the register was told; empty: today']),
    ],
  },
  accounts: {
    title: { vi: 'Tài khoản', en: 'Accounts' },
    key: ['account', 'from', 'officer'],
    owner: 'account',
    left: ['unit'],
    columns: [
      at(
        'account',
        'code',
        'Tài khoản',
        'Account',
        ['Tài khoản trong hệ thống để lại dấu vết', 'The account in the system that leaves traces'],
        needed,
      ),
      at('officer', 'code', 'Số hiệu', 'Number', ['Người giữ tài khoản', 'Who held it'], { also: ['number'], ...needed }),
      at(
        'shared',
        'yes',
        'Dùng chung',
        'Shared',
        [
          'true (có) hoặc false (không); để trống: chưa rõ, khi đó dấu vết không quy cho ai',
          'true or false; empty: not known, and then its traces are attributed to nobody',
        ],
        needed,
      ),
      FROM,
      UNTIL,
    ],
  },
}
