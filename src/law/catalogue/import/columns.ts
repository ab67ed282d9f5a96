import type { Bilingual } from '../../../base/schema.ts'
import type { SheetColumn, SheetForm } from '../../../base/sheets/index.ts'
import type { LawPack } from '../../allowed/index.ts'
import { STAGES } from '../../schema.ts'
import { STAGE_NAMES } from '../../stages/pure.ts'
import { FIELD_NAMES, handlingWords } from '../words.ts'

export const SHEET = 'entries'

const TITLE: Bilingual = { vi: 'Danh mục hành vi', en: 'Catalogue' }
const of = ({ vi, en }: Bilingual, more: Bilingual): Bilingual => ({ vi: `${vi} ${more.vi}`, en: `${en} ${more.en}` })
const IN_VIETNAMESE: Bilingual = { vi: '(tiếng Việt)', en: '(Vietnamese)' }
const IN_ENGLISH: Bilingual = { vi: '(tiếng Anh)', en: '(English)' }
const OR_LEFT: Bilingual = { vi: 'Để trống: như tiếng Việt', en: 'Empty: as in Vietnamese' }
const PARTS: Bilingual = { vi: 'Nhiều mục cách nhau bằng dấu chấm phẩy', en: 'Several are separated by semicolons' }
const wide = { wide: true } as const
const needed = { needed: true } as const

/** The key of the column with the handling of a degree. */
export function degreeKey(degree: string): string {
  return `handling ${degree}`
}

/** The sheet that people fill in: a column of handling for each degree that the law has. */
export function formOf(terms: LawPack['terms']): SheetForm {
  const { degrees, forms } = handlingWords(terms)
  const { act, aggravators, rating, repeat } = FIELD_NAMES
  return {
    title: TITLE,
    columns: [
      column(
        'code',
        { vi: 'Mã', en: 'Code' },
        { vi: 'Mã hành vi, không trùng trong danh mục', en: 'Of the entry; it stands here once' },
        needed,
      ),
      column('area', FIELD_NAMES.area, { vi: 'Số hoặc tên nhóm', en: 'Number or name of the area' }, needed),
      column('stage', FIELD_NAMES.stage, oneOf(STAGES.map((id) => ({ id, ...STAGE_NAMES[id] })))),
      column(
        'actVi',
        of(act, IN_VIETNAMESE),
        { vi: 'Điều đã làm hoặc không làm', en: 'What was done or left undone' },
        { ...needed, ...wide },
      ),
      column('actEn', of(act, IN_ENGLISH), OR_LEFT, wide),
      column('aggravatorsVi', of(aggravators, IN_VIETNAMESE), PARTS, wide),
      column(
        'aggravatorsEn',
        of(aggravators, IN_ENGLISH),
        { vi: 'Đủ số mục như tiếng Việt, hoặc để trống', en: 'As many as in Vietnamese, or empty' },
        wide,
      ),
      ...degrees.map(({ id, vi, en }) =>
        column(degreeKey(id), { vi: `Xử lý: ${vi}`, en: `Handling: ${en}` }, oneOf(forms), { also: [id] }),
      ),
      column('ratingVi', of(rating, IN_VIETNAMESE), { vi: 'Bằng lời', en: 'In words' }, wide),
      column('ratingEn', of(rating, IN_ENGLISH), OR_LEFT, wide),
      column('repeatVi', of(repeat, IN_VIETNAMESE), { vi: 'Bằng lời', en: 'In words' }, wide),
      column('repeatEn', of(repeat, IN_ENGLISH), OR_LEFT, wide),
      column('head', FIELD_NAMES.head, { vi: 'có hoặc không; để trống: không', en: 'yes or no; empty: no' }),
      column('kinds', FIELD_NAMES.kinds, {
        vi: `${PARTS.vi}; mỗi mục là một trong: ${listed(terms.kinds, 'vi')}`,
        en: `${PARTS.en}; each is one of ${listed(terms.kinds, 'en')}`,
      }),
      column('basis', FIELD_NAMES.basis, PARTS, wide),
      column(
        'from',
        { vi: 'Kế tiếp mã', en: 'Follows' },
        {
          vi: 'Mã của phiên bản trước, ví dụ: 1.05; 1.06 split; 1.07 merged. Để trống: hành vi mới. Bỏ cả cột: cùng mã là cùng hành vi.',
          en: 'Codes of the version before, such as: 1.05; 1.06 split; 1.07 merged. Empty: a new act. Without the column: the same code is the same act.',
        },
      ),
    ],
  }
}

export const INTRODUCTION: readonly Bilingual[] = [
  {
    vi: 'Cột có dấu * phải có trong tệp. Chỉ một trang được đọc; dòng đầu là tên cột.',
    en: 'Columns with * must be there. One sheet is read; its first line names the columns.',
  },
  {
    vi: 'Danh mục được đưa vào trọn vẹn hoặc không đưa vào; mã của phiên bản trước mà không dòng nào kế tiếp là đã bỏ.',
    en: 'A catalogue is taken over whole or not at all; a code of the version before that no row follows was dropped.',
  },
]

function column(key: string, label: Bilingual, help: Bilingual, more: Pick<SheetColumn, 'needed' | 'also' | 'wide'> = {}): SheetColumn {
  return { key, label: { vi: label.vi, en: label.en }, help, ...more }
}

type Choice = Bilingual & { id: string }

function oneOf(choices: readonly Choice[]): Bilingual {
  return { vi: `Một trong: ${listed(choices, 'vi')}`, en: `One of ${listed(choices, 'en')}` }
}

function listed(choices: readonly Choice[], language: keyof Bilingual): string {
  return choices.map((choice) => choice[language]).join(', ')
}
