import type { Action } from '../base/schema.ts'
import type { HookKind } from './schema.ts'

interface Kind {
  /** Kinds of the record from which it comes; `job.failed` is none of it. */
  sources: readonly string[]
  /** Any of these lets an account be told; of what a finding is part of it is asked besides whether the account sees that finding. */
  needs: readonly Action[]
}

const ofFindings = (...sources: string[]): Kind => ({ sources, needs: ['finding.read'] })
const ofAccess = (kind: HookKind): Kind => ({ sources: [kind], needs: ['event.read'] })

/** All that another system can be told. What is not here never leaves; mandates are not here. */
export const KINDS: Readonly<Record<HookKind, Kind>> = {
  'finding.raised': ofFindings('finding.raised'),
  'finding.updated': ofFindings('finding.raised'),
  'finding.returned': ofFindings('finding.raised', 'circumstance.revoked'),
  'finding.withdrawn': ofFindings('finding.raised'),
  'finding.confirmed': ofFindings('finding.moved'),
  'finding.dismissed': ofFindings('finding.moved'),
  'finding.moved': ofFindings('finding.moved'),
  'finding.assigned': ofFindings('finding.assigned'),
  'detect.run': { sources: ['detect.run'], needs: ['overview.read', 'job.read'] },
  'import.done': { sources: ['import.done'], needs: ['import.read'] },
  'job.failed': { sources: ['job.failed'], needs: ['job.read'] },
  'organisation.imported': { sources: ['organisation.imported'], needs: ['unit.read', 'job.operate'] },
  'rulebook.used': { sources: ['rulebook.used'], needs: ['rulebook.read'] },
  'access.account-added': ofAccess('access.account-added'),
  'access.account-closed': ofAccess('access.account-closed'),
  'access.role-granted': ofAccess('access.role-granted'),
  'access.role-ended': ofAccess('access.role-ended'),
  'break-glass.asked': ofAccess('break-glass.asked'),
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
