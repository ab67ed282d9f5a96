import { KINDS, type KindId } from '../../../src/retention/schema.ts'
import { parseDay } from '../i18n/format.ts'

/** What the page shows, as its address says it. */
export interface Asked {
  view: string
  kind: string
  on: string
  cursor: string
  [name: string]: string
}

export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

export const DEFAULTS: Asked = { view: '', kind: '', on: '', cursor: '' }
export const [HOLDS, LISTS] = ['holds', 'lists']

export const REMAINS = {
  cleared: 'remainsCleared',
  confirmed: 'remainsCleared',
  account: 'remainsAccount',
  reads: 'remainsReads',
  hold: 'remainsHold',
  evidence: 'remainsEvidence',
} as const

export function kindOf({ kind }: Asked): KindId | undefined {
  return KINDS.find((known) => known === kind)
}

/** The day that the address has; today where it has none, or none that there is. */
export function dayOf({ on }: Asked): string | undefined {
  return /^\d{4}-\d\d-\d\d$/u.test(on) ? on : (parseDay(on) ?? undefined)
}

export function cursorOf({ cursor }: Asked): string | undefined {
  return cursor === '' ? undefined : cursor
}
