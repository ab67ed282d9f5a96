import type { listTreated } from '../../../src/cases/treatment/schema.ts'
import type { Output } from '../api.ts'

/** What the address says: of what, which years, whose matters. */
export const DEFAULTS = { of: 'concluded', from: '', until: '', cursor: '', who: '', outcome: '', at: '' }
export type Asked = typeof DEFAULTS
export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void
export type Treatments = Output<typeof listTreated>
