import { VEILED, veiled } from '../../ledger/index.ts'

interface CaseEvent {
  account: string | null
  values: Record<string, string>
}

/** Attributes of events that hold an account (law/vocabulary.yaml). */
export const ACCOUNTS = ['approver', 'assignee'] as const

/** Every account of a case: those at its events, and those that stand there as a value. */
export function accountsIn(events: readonly CaseEvent[]): string[] {
  const all = events.flatMap(({ account, values }) => [account, ...ACCOUNTS.map((name) => values[name])])
  return [...new Set(all)].filter((word) => typeof word === 'string')
}

/** Events in which these words, and whatever account, are veiled. */
export function veiledEvents<E extends CaseEvent>(events: readonly E[], words: readonly string[]): E[] {
  return events.map((event) => ({ ...event, account: event.account === null ? null : VEILED, values: veiled(event.values, words) }))
}
