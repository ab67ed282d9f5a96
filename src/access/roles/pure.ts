import type { Action, Bilingual } from '../../base/schema.ts'
import type { Role } from './schema.ts'

/** What everybody may who is signed in. */
export const OWN: readonly Action[] = ['self.read', 'self.change', 'state.read', 'notice.read']
/** What everybody may who works for the administration: whom and what there is. */
const STAFF: readonly Action[] = ['unit.read', 'person.read']
/** Who has to do with what was found. */
const READER: readonly Action[] = [
  ...STAFF,
  'finding.read',
  'finding.change',
  'circumstance.read',
  'log.read',
  'overview.read',
  'pattern.read',
  'rulebook.read',
  'search.read',
  'view.read',
  'view.change',
]

interface RoleWords {
  name: Bilingual
  /** Stands alone, holds for the whole administration and sees no case. */
  administrative: boolean
  may: readonly Action[]
}

/** Roles, and all that each may do. What is not here nobody may. */
export const ROLES: Readonly<Record<Role, RoleWords>> = {
  head: {
    name: { en: 'Head of a unit', vi: 'Người đứng đầu đơn vị' },
    administrative: false,
    may: [...READER, 'finding.decide', 'finding.export', 'circumstance.decide', 'organisation.read'],
  },
  deputy: {
    name: { en: 'Deputy head of a unit', vi: 'Cấp phó của người đứng đầu' },
    administrative: false,
    may: [...READER, 'finding.decide', 'circumstance.decide', 'organisation.read'],
  },
  inspectorate: {
    name: { en: 'Inspectorate officer', vi: 'Công chức thanh tra, kiểm tra' },
    administrative: false,
    may: [...READER, 'finding.decide', 'finding.export', 'circumstance.decide'],
  },
  personnel: {
    name: { en: 'Personnel officer', vi: 'Công chức tổ chức cán bộ' },
    administrative: false,
    may: [...STAFF, 'organisation.read', 'organisation.change', 'organisation.export', 'interest.read', 'interest.change'],
  },
  duty: {
    name: { en: 'Duty officer', vi: 'Công chức trực ban' },
    administrative: false,
    may: [...STAFF, 'circumstance.read'],
  },
  analyst: {
    name: { en: 'Risk and supervision analyst', vi: 'Công chức phân tích rủi ro, giám sát' },
    administrative: false,
    may: [...READER, 'finding.export', 'rulebook.change', 'job.read'],
  },
  official: {
    name: { en: 'Official', vi: 'Công chức, viên chức' },
    administrative: false,
    may: [...STAFF, 'finding.read', 'finding.change'],
  },
  operator: {
    name: { en: 'Operator: imports, jobs, backup', vi: 'Người vận hành: nạp dữ liệu, tác vụ, sao lưu' },
    administrative: true,
    may: ['import.read', 'import.operate', 'import.export', 'job.read', 'job.operate', 'detect.operate'],
  },
  'identity-admin': {
    name: { en: 'Identity administrator', vi: 'Quản trị tài khoản' },
    administrative: true,
    may: [...STAFF, 'account.read', 'account.change', 'grant.read', 'grant.change'],
  },
  'policy-admin': {
    name: { en: 'Policy administrator', vi: 'Quản trị quy tắc' },
    administrative: true,
    may: ['rulebook.read', 'rulebook.change', 'rulebook.decide', 'job.read'],
  },
  'key-custodian': {
    name: { en: 'Key custodian', vi: 'Người giữ khóa' },
    administrative: true,
    may: [],
  },
  auditor: {
    name: { en: 'Auditor', vi: 'Kiểm toán viên nội bộ' },
    administrative: true,
    may: ['event.read', 'event.export', 'grant.read', 'interest.read', 'account.read'],
  },
}

/** Whether a role allows an action. */
export function allows(role: Role, action: Action): boolean {
  return ROLES[role].may.includes(action)
}

export function isAdministrative(role: Role): boolean {
  return ROLES[role].administrative
}
