/** Two small versions of a catalogue: that of 2018, and that of 2023, which follows it in every way there is. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify as yaml } from 'yaml'

const areas = [
  { id: 1, en: 'Procedures, supervision and control', vi: 'Thủ tục, giám sát, kiểm soát' },
  { id: 2, en: 'Duties and value', vi: 'Thuế, trị giá' },
]
const BELOW = { 'less-serious': 'reminder', serious: 'criticism', 'very-serious': 'discipline' }
const NOW = { 'less-serious': 'rating-lowered', serious: 'discipline', 'very-serious': 'discipline' }

export const ACTS = {
  clearsOwn: { en: 'Cleared a declaration that he had inspected himself', vi: 'Tự thông quan tờ khai do chính mình kiểm tra thực tế' },
  noReason: { en: 'Changed the channel without a written reason', vi: 'Chuyển luồng tờ khai mà không ghi lý do' },
  late: { en: 'Checked documents after the time allowed', vi: 'Kiểm tra hồ sơ quá thời hạn quy định' },
  seal: { en: 'Broke a seal without a record', vi: 'Mở niêm phong hải quan không lập biên bản' },
  value: { en: 'Accepted a value below the list without asking', vi: 'Chấp nhận trị giá thấp hơn danh mục mà không tham vấn' },
}

const entry = (code: string, act: keyof typeof ACTS, handling: object, more: object = {}): object => ({
  code,
  area: 1,
  act: ACTS[act],
  handling,
  ...more,
})

const OLD = [
  entry('1.01', 'clearsOwn', BELOW, {
    stage: 'clearance',
    kinds: ['public-duty'],
    head: 'yes',
    basis: ['Law 54/2014/QH13 (Customs), art. 26'],
  }),
  entry('1.02', 'noReason', BELOW, { stage: 'channel' }),
  entry('1.03', 'late', BELOW, { stage: 'documents' }),
  entry('1.04', 'seal', BELOW, { stage: 'gate' }),
  entry('1.05', 'seal', BELOW),
  entry('2.01', 'value', BELOW, { area: 2, stage: 'tax' }),
]

const NEW = [
  entry('1.01', 'clearsOwn', NOW, {
    stage: 'clearance',
    kinds: ['public-duty'],
    head: 'yes',
    basis: ['Law 54/2014/QH13 (Customs), art. 26'],
    aggravators: [{ en: 'Goods that were not as declared', vi: 'Hàng hóa không đúng khai báo' }],
    rating: { en: 'Not above completed', vi: 'Không quá mức hoàn thành nhiệm vụ' },
    from: [{ code: '1.01', how: 'same' }],
  }),
  entry('1.03', 'late', NOW, { stage: 'documents', from: [{ code: '1.03', how: 'split' }] }),
  entry('1.04', 'late', NOW, { stage: 'physical', from: [{ code: '1.03', how: 'split' }] }),
  entry('1.06', 'seal', NOW, {
    stage: 'gate',
    from: [
      { code: '1.04', how: 'merged' },
      { code: '1.05', how: 'merged' },
    ],
  }),
  entry('2.07', 'value', BELOW, { area: 2, stage: 'tax', from: [{ code: '2.01', how: 'same' }] }),
  entry('1.09', 'noReason', NOW, { stage: 'channel' }),
]

const stringify = (value: unknown): string => yaml(value, { aliasDuplicateObjects: false })

/** Writes both versions into a folder; `edit` may change the texts of the newer one. */
export async function writeCatalogue(folder: string, edit: (text: string) => string = (text) => text): Promise<string> {
  const head = { liem: 'catalogue-version/1', illustrative: 'yes', areas }
  const old = { ...head, id: 'small-2018', title: { en: 'Of 2018', vi: 'Năm 2018' }, instrument: 'q-2799-2018' }
  const now = { ...head, id: 'small-2023', title: { en: 'Of 2023', vi: 'Năm 2023' }, instrument: 'q-799-2023', follows: 'small-2018' }
  await writeVersion(join(folder, 'b-2018'), stringify(old), stringify({ liem: 'catalogue/1', entries: OLD }))
  await writeVersion(join(folder, 'a-2023'), stringify(now), edit(stringify({ liem: 'catalogue/1', entries: NEW })))
  return folder
}

async function writeVersion(folder: string, head: string, entries: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'version.yaml'), head)
  await writeFile(join(folder, '01.yaml'), entries)
}

/** A CSV of so many entries in Vietnamese; the first follow those of `small-2023`. */
export function catalogueCsv(n: number): string {
  const acts = Object.values(ACTS)
  const rows = Array.from({ length: n }, (_, at) => {
    const { vi, en } = acts[at % acts.length]!
    const from = ['1.01', '1.03', '1.04'][at] ?? ''
    return `${at < 1 ? '1.01' : `9.${at}`},${1 + (at % 2)},Hồ sơ,"${vi}, lần ${at}","${en}, ${at}",hạ mức xếp loại chất lượng,kỷ luật,có,${from}`
  })
  return ['Mã,Nhóm,Khâu,actVi,actEn,less-serious,serious,head,from', ...rows, ''].join('\r\n')
}
