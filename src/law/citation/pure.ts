import type { Bilingual } from '../../base/schema.ts'

/** English words of a Vietnamese citation and what they stand for, in the order in which they are replaced. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bLaw (\S+) \(Customs\)/g, 'Luật Hải quan $1'],
  [/\bLaw (\S+) \(Export and import duties\)/g, 'Luật Thuế xuất khẩu, thuế nhập khẩu $1'],
  [/\bLaw (\S+) \(Foreign trade management\)/g, 'Luật Quản lý ngoại thương $1'],
  [/\bLaw on Public Employees (?=\d)/g, 'Luật Viên chức '],
  [/\bthe law(?= of \d)/g, 'luật'],
  [/\bLabour Code\b/g, 'Bộ luật Lao động'],
  [/\bLaw (?=\d)/g, 'Luật '],
  [/\bDecree (?=\d)/g, 'Nghị định '],
  [/\bCircular (?=\d)/g, 'Thông tư '],
  [/\bDecision (?=\d)/g, 'Quyết định '],
  [/\bDirective (?=\d)/g, 'Chỉ thị '],
  [/\bLetter (?=\d)/g, 'Công văn '],
  [/^Own design\b/g, 'Thiết kế riêng'],
  [/\/ND-CP\b/g, '/NĐ-CP'],
  [/\/QD-/g, '/QĐ-'],
  [/, as amended by /g, ', sửa đổi bởi '],
  [/ of (?=\d{1,2}\/\d{1,2}\/\d{4})/g, ' ngày '],
  [/(\d+)\((\d+)\)\(([a-zđ])\)/g, '$1 khoản $2 điểm $3'],
  [/(\d+)\((\d+)\)/g, '$1 khoản $2'],
  [/\b(?:art\.|arts) (?=\d)/g, 'điều '],
  [/(\d|điểm [a-zđ]) and (?=\d)/g, '$1 và '],
  [/(\d) to (?=\d)/g, '$1 đến '],
]

/**
 * A citation in both languages. Vietnamese instruments are named in rulebooks by their English kind (`Decree
 * 08/2015/ND-CP, art. 29`); number and articles are the same in either language, only the kind is put into Vietnamese.
 * What is not known stays as it stands.
 */
export function citationWords(cite: string): Bilingual {
  return { en: cite, vi: WORDS.reduce((text, [english, vietnamese]) => text.replace(english, vietnamese), cite) }
}
