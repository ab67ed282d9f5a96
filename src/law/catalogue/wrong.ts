import type { Bilingual } from '../../base/schema.ts'
import { TABLE_WORDS } from '../../base/sheets/index.ts'

/** What may be wrong with a catalogue, in both languages; `{0}`, `{1}` are what is inserted. */
export const CATALOGUE_WORDS = {
  ...TABLE_WORDS,
  'too-long': { vi: 'dài quá {0} ký tự', en: 'the text is longer than {0} characters' },
  'too-many': { vi: 'danh mục có hơn {0} dòng', en: 'the catalogue has more than {0} rows' },
  'no-entries': { vi: 'tệp không có dòng nào', en: 'there is no row in the file' },
  'code-twice': { vi: 'mã {0} đã có ở dòng trên', en: 'the code {0} stands here twice' },
  'not-area': { vi: 'nhóm là một trong: {0}', en: 'an area is one of {0}' },
  'not-stage': { vi: 'khâu là một trong: {0}', en: 'a stage is one of {0}' },
  'no-handling': { vi: 'chưa nêu cách xử lý ở mức độ nào', en: 'no degree says how it is handled' },
  'not-degree': { vi: 'mức độ là một trong: {0}', en: 'a degree is one of {0}' },
  'not-form': { vi: 'cách xử lý là một trong: {0}', en: 'the handling is one of {0}' },
  'not-kind': { vi: 'không biết loại {0}; các loại là {1}', en: 'there is no kind {0}; the kinds are {1}' },
  'not-yes': { vi: 'ghi có hoặc không', en: 'write yes or no' },
  pairs: { vi: 'tiếng Việt có {0} mục, tiếng Anh có {1}', en: 'there are {0} parts in Vietnamese and {1} in English' },
  'not-how': { vi: 'sau mã ghi same, split hoặc merged', en: 'after a code stands same, split or merged' },
  'from-unknown': { vi: 'phiên bản trước không có mã {0}', en: 'the version before has no entry {0}' },
  'from-twice': { vi: 'mã {0} ghi hai lần', en: 'the code {0} is named twice' },
  'follows-none': { vi: 'nêu mã {0} mà phiên bản này không kế tiếp phiên bản nào', en: '{0} is named, and this version follows none' },
} as const satisfies Record<string, Bilingual>

export type CatalogueWrong = keyof typeof CATALOGUE_WORDS
