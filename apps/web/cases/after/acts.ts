/** What is done after a decision in a dialog, and to which part of it. */
export type AfterAct =
  | { name: 'serve'; decision: string; ruling: string | null }
  | { name: 'complaint' | 'rule' | 'expunge'; decision: string }
  | { name: 'admit'; decision: string; complaint: string }
  | { name: 'sign' | 'withdraw'; decision: string; ruling: string }
  | { name: 'give'; told: string; who: string }

/** Reads that an act after a decision makes old. */
export const TOUCHED: readonly string[] = ['/api/cases', '/api/me', '/api/state']
