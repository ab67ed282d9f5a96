import type { FindingRow } from '../../../src/findings/index.ts'
import { TIER_WORDS } from '../../../src/findings/pure.ts'
import type { Download } from '../table.ts'
import { inZone, localTime, tableFile, type Column, type Form } from './sheet.ts'
import { FILE, SEVERITIES, SHEET, STATES } from './words.ts'

const columnsIn = (zone: string): readonly Column<FindingRow>[] => [
  { title: { vi: 'Số', en: 'Number' }, width: 14, value: ({ number }) => number },
  { title: { vi: 'Quy tắc', en: 'Rule' }, width: 10, value: ({ rule }) => rule },
  { title: { vi: 'Tên quy tắc', en: 'Title of the rule' }, width: 50, value: ({ title }, language) => title[language] },
  { title: { vi: 'Mức', en: 'Level' }, width: 16, value: ({ severity }, language) => SEVERITIES[severity][language] },
  { title: { vi: 'Tờ khai', en: 'Declaration' }, width: 16, value: ({ caseId }) => caseId },
  { title: { vi: 'Mã đơn vị', en: 'Code of the unit' }, width: 12, value: ({ unit }) => unit?.code ?? null },
  { title: { vi: 'Đơn vị', en: 'Unit' }, width: 40, value: ({ unit }, language) => unit?.name[language] ?? null },
  { title: { vi: 'Trạng thái', en: 'State' }, width: 18, value: ({ state }, language) => STATES[state][language] },
  { title: { vi: 'Người xem', en: 'Reviewer' }, width: 24, value: ({ assignee }) => assignee?.name ?? null },
  { title: { vi: 'Hạn xem', en: 'Review due' }, width: 12, value: ({ due }) => due },
  { title: { vi: 'Ngày nêu', en: 'Raised' }, width: 12, value: ({ raisedOn }) => raisedOn },
  {
    title: inZone({ vi: 'Xảy ra', en: 'Happened' }, zone),
    width: 20,
    value: ({ happenedAt }) => localTime(zone, happenedAt),
  },
  { title: { vi: 'Số công chức trong dấu vết', en: 'Number of officers in the trace' }, width: 12, value: ({ attributed }) => attributed },
  {
    title: { vi: 'Số tài khoản chưa quy được cho ai', en: 'Number of accounts attributed to nobody' },
    width: 12,
    value: ({ unattributed }) => unattributed,
  },
  { title: { vi: 'Hoàn cảnh', en: 'Circumstances' }, width: 12, value: ({ circumstances }) => circumstances },
  { title: { vi: 'Mức bảo mật', en: 'Secrecy' }, width: 12, value: ({ tier }, language) => TIER_WORDS[tier][language] },
]

/** Findings as a file for a spreadsheet. */
export function findingsFile(found: AsyncGenerator<FindingRow>, form: Form): Promise<Download> {
  return tableFile(found, { file: FILE, sheet: SHEET, columns: columnsIn(form.zone) }, form)
}
