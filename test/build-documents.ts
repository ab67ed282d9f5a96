import { inflateRawSync } from 'node:zlib'
import { VOCABULARIES } from '../src/cases/documents/vocabulary.ts'
import type { About } from '../src/cases/documents/schema.ts'
import {
  fill,
  formOn,
  hashOf,
  numbered,
  readKit,
  templateOf,
  type Fact,
  type Filling,
  type Kit,
  type Paper,
} from '../src/documents/print/index.ts'
import type { Mark } from '../src/documents/print/schema.ts'

/** A folder without templates of its own. */
export const NO_HOME = '/nowhere'
let bundled: Promise<Kit> | undefined
export const bundledKit = (): Promise<Kit> => (bundled ??= readKit(NO_HOME, VOCABULARIES))

const both = (text: string): Fact => ({ vi: text, en: text })

/** Every field has these words, and every list two rows with them in each field. */
export function fillingOf(about: About, words: (field: string) => string): Filling {
  const { fields, lists } = VOCABULARIES[about]
  const row = (as: string, all: readonly { id: string }[]) =>
    Object.fromEntries(all.map(({ id }) => [`${as}.${id}`, both(words(`${as}.${id}`))]))
  return {
    facts: Object.fromEntries(fields.map(({ id }) => [id, both(words(id))])),
    lists: Object.fromEntries(Object.entries(lists).map(([id, { as, fields: of }]) => [id, [row(as, of), row(as, of)]])),
  }
}

/** What stands in the fields of the documents that are drawn. */
export const FACTS: Readonly<Record<string, string>> = {
  'issuer.superior': 'Cục Hải quan',
  'issuer.name': 'Chi cục Hải quan khu vực XXI',
  'issuer.symbol': 'CCKV21',
  'issuer.place': 'Vân Phượng',
  'signer.position': 'Chi cục trưởng',
  'signer.name': 'Nguyễn Thị Ngọc Ữ Ễ Ặ',
  'person.name': 'Bùi Xuân Trường',
  'person.number': 'HQ-03415',
  'person.class': 'công chức',
  'person.unit': 'Đội Thủ tục',
  'case.number': 'VV-2026-0147',
  'case.title': 'Thông quan khi chưa ghi kết quả kiểm tra',
  'act.what': 'Duyệt thông quan tờ khai 107469120488 luồng đỏ khi chưa ghi kết quả kiểm tra thực tế',
  'act.days': 'ngày 06/05/2026',
  'act.degree': 'nghiêm trọng',
  'rule.cite': 'Nghị định 172/2025/NĐ-CP, Điều 9',
  'rule.says': 'cảnh cáo áp dụng với hành vi nghiêm trọng',
  'decision.form': 'cảnh cáo',
  'decision.day': 'ngày 05/02/2026',
}

interface PaperOptions {
  language?: 'vi' | 'en'
  mark?: Mark
  words?: (field: string) => string
  number?: boolean
  /** Of the form: what is otherwise. */
  page?: Partial<Paper['form']['page']>
}

/** A document of a template with every field filled in, ready to be printed. */
export async function buildPaper(
  id: string,
  { language = 'vi', mark = 'print', words = (field) => FACTS[field] ?? field, number = true, page = {} }: PaperOptions = {},
): Promise<Paper> {
  const kit = await bundledKit()
  const template = templateOf(kit, id)
  const about = template.about as About
  const { sheets: drafted } = fill(template, VOCABULARIES[about], fillingOf(about, words))
  const said = words('issuer.symbol')
  const symbol = said === 'issuer.symbol' ? FACTS[said] : said
  const sheets = number ? numbered(drafted, { number: `31/${template.symbol}-${symbol}`, day: '2026-02-05' }) : drafted
  const form = formOn(kit, '2026-02-05')
  return {
    sheet: sheets[language],
    form: { ...form, page: { ...form.page, ...page } },
    layout: kit.layout,
    mark,
    code: 'VB-7K3M-9QXD',
    hash: hashOf(sheets),
    day: '2026-02-05',
  }
}

/** The files of a ZIP by their names. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const found = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((of, nth) =>
      nth === 0 ? archive.readUInt32LE(at + of) : archive.readUInt16LE(at + of),
    ) as [number, number, number, number]
    const local = archive.readUInt32LE(at + 42)
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const bytes = archive.subarray(start, start + packed)
    found.set(archive.toString('utf8', at + 46, at + 46 + name), archive.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes))
    at += 46 + name + extra + comment
  }
  return found
}
