import { TIERS, type Action, type Bilingual, type Tier } from '../../base/schema.ts'
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
  'catalogue.read',
  'search.read',
  'view.read',
  'view.change',
]

/** To work on cases: verify, enter steps, draft and check decisions. */
const CASES: readonly Action[] = ['case.read', 'case.change']

/** To see what decisions do to ratings, and to propose one. */
const RATINGS: readonly Action[] = ['rating.read', 'rating.change']

/** To have another system told of what one sees oneself. */
const WEBHOOKS: readonly Action[] = ['webhook.read', 'webhook.change']

interface RoleWords {
  name: Bilingual
  /** Stands alone, holds for the whole administration and sees no case. */
  administrative: boolean
  /** Up to which tier he sees findings of its units; where it is left out, ordinary ones. */
  clearance?: Tier
  may: readonly Action[]
  /** And what it may where it is held for everything: of a head, by whoever heads the highest unit, for a while too. */
  mayOfAll?: readonly Action[]
}

/** To ask for one record outside of what one may see, and to look up what became of it. */
const BREAK_GLASS: readonly Action[] = ['break-glass.read', 'break-glass.change']

/** What is due for destruction, what is held, and lists of destruction. */
const RETENTION: readonly Action[] = ['retention.read', 'retention.export']

/** Roles, and all that each may do. What is not here nobody may. */
export const ROLES: Readonly<Record<Role, RoleWords>> = {
  head: {
    name: { en: 'Head of a unit', vi: 'Người đứng đầu đơn vị' },
    administrative: false,
    clearance: 'secret',
    may: [
      ...READER,
      ...BREAK_GLASS,
      ...RETENTION,
      ...WEBHOOKS,
      'break-glass.decide',
      'finding.decide',
      'finding.export',
      'circumstance.decide',
      ...CASES,
      'case.decide',
      ...RATINGS,
      'rating.decide',
      'scorecard.read',
      'scorecard.export',
      'treatment.read',
      'organisation.read',
      'retention.decide',
      'mandate.read',
      'mandate.decide',
    ],
    // The second person of an office that has one identity administrator, or one policy administrator.
    mayOfAll: ['proposal.read', 'proposal.decide', 'catalogue.decide'],
  },
  deputy: {
    name: { en: 'Deputy head of a unit', vi: 'Cấp phó của người đứng đầu' },
    administrative: false,
    clearance: 'restricted',
    may: [...READER, ...BREAK_GLASS, ...CASES, 'scorecard.read', 'finding.decide', 'circumstance.decide', 'organisation.read'],
  },
  inspectorate: {
    name: { en: 'Inspectorate officer', vi: 'Công chức thanh tra, kiểm tra' },
    administrative: false,
    clearance: 'secret',
    may: [
      ...READER,
      ...BREAK_GLASS,
      ...RETENTION,
      ...WEBHOOKS,
      ...CASES,
      'scorecard.read',
      'scorecard.export',
      'treatment.read',
      'break-glass.decide',
      'finding.decide',
      'finding.export',
      'circumstance.decide',
      'retention.change',
      'hold.change',
      'mandate.read',
      'mandate.change',
      'mandate.decide',
    ],
  },
  personnel: {
    name: { en: 'Personnel officer', vi: 'Công chức tổ chức cán bộ' },
    administrative: false,
    may: [
      ...STAFF,
      ...CASES,
      ...RATINGS,
      'organisation.read',
      'organisation.change',
      'organisation.export',
      'interest.read',
      'interest.change',
    ],
  },
  duty: {
    name: { en: 'Duty officer', vi: 'Công chức trực ban' },
    administrative: false,
    may: [...STAFF, ...BREAK_GLASS, 'circumstance.read'],
  },
  analyst: {
    name: { en: 'Risk and supervision analyst', vi: 'Công chức phân tích rủi ro, giám sát' },
    administrative: false,
    may: [...READER, ...BREAK_GLASS, ...WEBHOOKS, 'finding.export', 'rulebook.change', 'job.read'],
  },
  official: {
    name: { en: 'Official', vi: 'Công chức, viên chức' },
    administrative: false,
    may: [...STAFF, 'finding.read', 'finding.change', 'catalogue.read', 'view.read', 'view.change'],
  },
  operator: {
    name: { en: 'Operator: imports, jobs, backup', vi: 'Người vận hành: nạp dữ liệu, tác vụ, sao lưu' },
    administrative: true,
    may: ['import.read', 'import.operate', 'import.export', 'job.read', 'job.operate', 'detect.operate', ...WEBHOOKS, 'webhook.operate'],
  },
  'identity-admin': {
    name: { en: 'Identity administrator', vi: 'Quản trị tài khoản' },
    administrative: true,
    may: [...STAFF, 'account.read', 'account.change', 'grant.read', 'grant.change', 'proposal.read', 'proposal.change', 'proposal.decide'],
  },
  'policy-admin': {
    name: { en: 'Policy administrator', vi: 'Quản trị quy tắc' },
    administrative: true,
    may: ['rulebook.read', 'rulebook.change', 'rulebook.decide', 'catalogue.read', 'catalogue.change', 'catalogue.decide', 'job.read'],
  },
  'key-custodian': {
    name: { en: 'Key custodian', vi: 'Người giữ khóa' },
    administrative: true,
    may: [],
  },
  auditor: {
    name: { en: 'Auditor', vi: 'Kiểm toán viên nội bộ' },
    administrative: true,
    // Of no case: of who read and did what, most of all to what is secret.
    clearance: 'secret',
    may: [
      'event.read',
      'event.export',
      'grant.read',
      'interest.read',
      'account.read',
      'proposal.read',
      'retention.read',
      'hold.change',
      ...WEBHOOKS,
    ],
  },
}

/** Whether a role allows an action to whoever holds it for some units, or for everything. */
export function allows(role: Role, action: Action, ofAll = false): boolean {
  const { may, mayOfAll = [] } = ROLES[role]
  return may.includes(action) || (ofAll && mayOfAll.includes(action))
}

export function isAdministrative(role: Role): boolean {
  return ROLES[role].administrative
}

/** Whether a role shows findings of a tier. */
export function isCleared(role: Role, tier: Tier): boolean {
  return TIERS.indexOf(ROLES[role].clearance ?? 'ordinary') >= TIERS.indexOf(tier)
}
