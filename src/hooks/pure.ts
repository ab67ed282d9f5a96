import type { Action, Bilingual } from '../base/schema.ts'
import type { HookKind } from './schema.ts'

interface KindWords {
  name: Bilingual
  /** Kinds of the record from which it comes; `job.failed` is none of it. */
  sources: readonly string[]
  /** Any of these lets an account be told; of what a finding is part of it is asked besides whether the account sees that finding. */
  needs: readonly Action[]
}

const ofFindings = (vi: string, en: string, ...sources: string[]): KindWords => ({ name: { vi, en }, sources, needs: ['finding.read'] })
const ofAccess = (kind: string, vi: string, en: string): KindWords => ({ name: { vi, en }, sources: [kind], needs: ['event.read'] })

/** All that another system can be told. What is not here never leaves; mandates are not here. */
export const KINDS: Readonly<Record<HookKind, KindWords>> = {
  'finding.raised': ofFindings('Phát hiện được nêu', 'Finding raised', 'finding.raised'),
  'finding.updated': ofFindings('Phát hiện được cập nhật theo dữ liệu', 'Finding updated by data', 'finding.raised'),
  'finding.returned': ofFindings('Phát hiện trở lại', 'Finding came back', 'finding.raised'),
  'finding.withdrawn': ofFindings('Phát hiện được rút', 'Finding withdrawn', 'finding.raised'),
  'finding.confirmed': ofFindings('Phát hiện được xác nhận', 'Finding confirmed', 'finding.moved', 'bulk.acted'),
  'finding.dismissed': ofFindings('Phát hiện bị bác bỏ', 'Finding dismissed', 'finding.moved', 'bulk.acted'),
  'finding.moved': ofFindings('Phát hiện đổi trạng thái khác', 'Finding changed to another state', 'finding.moved', 'bulk.acted'),
  'finding.assigned': ofFindings('Phát hiện được giao, đặt hạn', 'Finding assigned or given a day', 'finding.assigned', 'bulk.acted'),
  'detect.run': {
    name: { vi: 'Đối chiếu dữ liệu xong', en: 'Run of the rules finished' },
    sources: ['detect.run'],
    needs: ['overview.read', 'job.read'],
  },
  'import.done': { name: { vi: 'Nạp xong tệp', en: 'File imported' }, sources: ['import.done'], needs: ['import.read'] },
  'job.failed': { name: { vi: 'Việc chạy lâu không thành', en: 'Long action failed' }, sources: ['job.failed'], needs: ['job.read'] },
  'organisation.imported': {
    name: { vi: 'Nhận tệp danh bạ', en: 'File of the register taken over' },
    sources: ['organisation.imported'],
    needs: ['unit.read', 'job.operate'],
  },
  'rulebook.used': {
    name: { vi: 'Bộ quy tắc được đưa vào dùng', en: 'Rulebook put to use' },
    sources: ['rulebook.used'],
    needs: ['rulebook.read'],
  },
  'access.account-added': ofAccess('access.account-added', 'Lập tài khoản', 'Account made'),
  'access.account-closed': ofAccess('access.account-closed', 'Đóng tài khoản', 'Account closed'),
  'access.role-granted': ofAccess('access.role-granted', 'Giao vai trò', 'Role given'),
  'access.role-ended': ofAccess('access.role-ended', 'Thu lại vai trò', 'Role taken away'),
  'break-glass.asked': ofAccess('break-glass.asked', 'Yêu cầu truy cập khẩn cấp', 'Emergency access asked for'),
}

/** Kinds that are about findings alone. */
export const FINDING_KINDS: readonly HookKind[] = (Object.keys(KINDS) as HookKind[]).filter((kind) => kind.startsWith('finding.'))

/** Kinds of the record that are listened to for these. */
export function sourcesOf(kinds: readonly HookKind[]): string[] {
  return [...new Set(kinds.flatMap((kind) => KINDS[kind].sources))].toSorted()
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long after each attempt that failed the next one comes (ms): ten attempts within a little more than three days. */
export const PAUSES: readonly number[] = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR],
  ...[10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
]

/** After that long without one attempt that did not fail a webhook is switched off. */
export const MOST_FAILING = 120 * HOUR
/** Whatever waits for a receiver that failed is tried again after this, at the earliest. */
export const REST = 5 * MINUTE
/** So long the secret before a new one signs, too. */
export const OVERLAP = 24 * HOUR
/** Items of one message; and how many findings one event may tell one by one. */
export const MOST_ITEMS = 100
/** An attempt takes no longer (ms). */
export const TIME_OUT = 10 * SECOND
