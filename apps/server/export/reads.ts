import { ROLES } from '../../../src/access/roles/pure.ts'
import type { Read } from '../../../src/access/reads/schema.ts'
import type { Language } from '../input.ts'
import type { Download } from '../table.ts'
import { inZone, localTime, requireRoomFor, tableFile, type Column, type Form, type Words } from './sheet.ts'

type Labels = (subjects: readonly (string | null)[]) => Promise<ReadonlyMap<string, string>>

const KINDS: Record<Read['kind'], Words> = { read: { vi: 'Xem', en: 'Read' }, export: { vi: 'Kết xuất', en: 'Exported' } }
const YES: Words = { vi: 'có', en: 'yes' }
const CHUNK = 500

const columnsIn = (zone: string): readonly Column<Read>[] => [
  { title: inZone({ vi: 'Thời điểm', en: 'When' }, zone), width: 20, value: ({ at }) => localTime(zone, at) },
  { title: { vi: 'Số hiệu', en: 'Number' }, width: 14, value: ({ actor }) => actor.id },
  { title: { vi: 'Người truy cập', en: 'Who' }, width: 28, value: ({ actor }) => actor.name },
  {
    title: { vi: 'Tư cách', en: 'Capacity' },
    width: 30,
    value: ({ roles }, language) => roles.map((role) => ROLES[role].name[language]).join('; '),
  },
  { title: { vi: 'Hình thức', en: 'Kind' }, width: 12, value: ({ kind }, language) => KINDS[kind][language] },
  {
    title: { vi: 'Truy cập khẩn cấp', en: 'Emergency access' },
    width: 12,
    value: ({ emergency }, language) => (emergency ? YES[language] : null),
  },
  { title: { vi: 'Nội dung', en: 'What' }, width: 36, value: ({ what }, language) => what[language] },
  { title: { vi: 'Hồ sơ', en: 'Record' }, width: 24, value: ({ label, subject }) => label ?? subject },
  { title: { vi: 'Điều kiện lọc', en: 'Filter' }, width: 40, value: ({ asked }) => filterOf(asked) },
  { title: { vi: 'Số dòng', en: 'Rows' }, width: 10, value: ({ n }) => n },
  { title: { vi: 'Số người được nêu', en: 'People named' }, width: 12, value: ({ named }) => named },
  { title: { vi: 'Người được nêu', en: 'First of them' }, width: 40, value: (row, language) => peopleOf(row, language) },
]

function filterOf(asked: Read['asked']): string | null {
  const set = Object.entries(asked).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return set.length === 0 ? null : set.join(' ')
}

function peopleOf({ people, named }: Read, language: Language): string | null {
  if (named === 0) return null
  const more = named > people.length ? [language === 'vi' ? 'và những người khác' : 'and others'] : []
  return [...people.map(({ number, name }) => `${name} (${number})`), ...more].join('; ')
}

/** Reads as a file for a spreadsheet; `labels` says how people call what was read. Throws `input` where there are too many for a workbook. */
export function readsFile(found: AsyncGenerator<Read>, rows: number, labels: Labels, form: Form): Promise<Download> {
  if (form.format === 'xlsx') requireRoomFor(rows)
  const named = { file: { vi: 'nhat-ky-truy-cap', en: 'reads' }, sheet: { vi: 'Nhật ký truy cập', en: 'Reads' } }
  return tableFile(labelled(found, labels), { ...named, columns: columnsIn(form.zone) }, form)
}

async function* labelled(found: AsyncGenerator<Read>, labels: Labels): AsyncGenerator<Read> {
  let chunk: Read[] = []
  const withLabels = async (): Promise<Read[]> => {
    const numbers = await labels(chunk.map(({ subject }) => subject))
    return chunk.map((row) => ({ ...row, label: row.subject === null ? null : (numbers.get(row.subject) ?? null) }))
  }
  for await (const row of found) {
    if (chunk.push(row) < CHUNK) continue
    yield* await withLabels()
    chunk = []
  }
  yield* await withLabels()
}
