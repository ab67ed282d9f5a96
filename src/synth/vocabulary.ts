/** Activities of the clearance log, in the order of their codes (code = position + 1; 0 is missing). */
export const ACTIVITIES = [
  'Provisional declaration',
  'Declaration registered',
  'Channel assigned',
  'Channel changed',
  'Officer assigned',
  'Officer reassigned',
  'Full documents presented',
  'Document check started',
  'Document check completed',
  'Goods presented',
  'Inspection ordered',
  'Inspection waived',
  'Physical inspection started',
  'Physical inspection completed',
  'Inspection extended',
  'Scan ordered',
  'Scan completed',
  'Scan image reviewed',
  'Sample decided',
  'Sample taken',
  'Sample sealed',
  'Sample handed over',
  'Analysis result',
  'Specialised inspection result',
  'Value consultation opened',
  'Value consultation closed',
  'Tax assessed',
  'Payment',
  'Guarantee accepted',
  'Exemption recorded',
  'Release',
  'Carriage to storage approved',
  'Carriage to storage ended',
  'Clearance',
  'Clearance issued',
  'Seal attached',
  'Seal removed',
  'Gate eligible',
  'Gate in',
  'Gate out',
  'Amendment requested',
  'Amendment approved',
  'Cancellation requested',
  'Cancelled',
  'Overtime requested',
  'Overtime approved',
  'System outage recorded',
  'Record closed',
] as const

export type Activity = (typeof ACTIVITIES)[number]

/** Code of an activity. */
export const CODE = Object.fromEntries(ACTIVITIES.map((name, index) => [name, index + 1])) as Record<Activity, number>

export const CHANNEL_NAMES = ['green', 'yellow', 'red'] as const
export const GREEN = 1
export const YELLOW = 2
export const RED = 3

export const SHIFTS = ['in', 'out'] as const
export const SHIFT_IN = 1
export const SHIFT_OUT = 2

export const RESULTS = ['ok', 'suspicious', 'mismatch'] as const
export const OK = 1
export const SUSPICIOUS = 2
export const MISMATCH = 3

export const WITNESSES = ['declarant', 'witnesses'] as const
export const BY_DECLARANT = 1
export const BY_WITNESSES = 2

export const REGIMES = ['import', 'export', 'transit'] as const
export const IMPORT = 1
export const EXPORT = 2
export const TRANSIT = 3

export const LEVELS = ['none', 'partial', 'whole'] as const
export const NO_INSPECTION = 1
export const PARTIAL = 2
export const WHOLE = 3

/** Booleans in the log: 0 missing, 1 true, 2 false. */
export const BOOLEANS = ['true', 'false'] as const
export const TRUE = 1
export const FALSE = 2

/** Grounds that officers write on a change, an order or a decision. */
export const REASONS = [
  'Sign of violation: weight differs from manifest',
  'Information from risk management',
  'Origin in doubt',
  'Description of goods unclear',
  'Documents complete, risk cleared on review',
  'Random inspection',
  'Channel red',
  'Composition of goods in doubt',
  'Large or complex lot',
  'Declarant late at the place of inspection',
  'Officer on leave',
  'Workload balanced',
  'Typing error of the declarant',
  'Quantity corrected before inspection',
  'Priority trader, compliance confirmed',
  'Scan image without finding',
] as const
export const REASON = {
  weight: 1,
  risk: 2,
  origin: 3,
  unclear: 4,
  reviewed: 5,
  random: 6,
  red: 7,
  composition: 8,
  large: 9,
  late: 10,
  leave: 11,
  workload: 12,
  typing: 13,
  quantity: 14,
  priority: 15,
  scanned: 16,
} as const
