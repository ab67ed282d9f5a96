import { CASE_STATES, type CaseState } from '../../../../src/cases/schema.ts'

/** What the address says of the list. */
export const DEFAULTS = { state: 'waiting', text: '', cursor: '' }
export type Asked = typeof DEFAULTS
export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

export const VIEWS = [
  { key: 'waiting', name: 'viewWaiting' },
  { key: 'decided', name: 'viewDecided' },
  { key: 'heads', name: 'viewHeads' },
  { key: 'legacy', name: 'viewLegacy' },
  { key: 'all', name: 'viewAll' },
] as const

/** Which cases an address asks for; those under way where it says nothing that is known. */
export function stateOf(asked: string): CaseState | 'waiting' | 'heads' | 'all' {
  return asked === 'all' || asked === 'heads' || asked === 'legacy' ? asked : (CASE_STATES.find((state) => state === asked) ?? 'waiting')
}
