import type { Bilingual, Tier } from '../base/schema.ts'
import type { bulkAct, State } from './schema.ts'
import type { z } from 'zod'

/** The moves that a person may make. Withdrawn is set, and taken back, by the machine alone. Only what is under review can be confirmed. */
export const MOVES: Readonly<Record<State, readonly State[]>> = {
  new: ['review', 'dismissed', 'duplicate'],
  review: ['confirmed', 'dismissed', 'duplicate', 'new'],
  confirmed: ['review'],
  dismissed: ['review'],
  duplicate: ['review'],
  withdrawn: [],
}

/** States in which a finding names nobody: not on its page, not in its history, not in a file. */
export const NAMELESS: readonly State[] = ['dismissed', 'duplicate', 'withdrawn']

/** What the tiers are called. Names of the administration's own practice; none has the effect that the law on state secrets gives to that word. */
export const TIER_WORDS: Readonly<Record<Tier, Bilingual>> = {
  ordinary: { vi: 'Thường', en: 'Ordinary' },
  restricted: { vi: 'Hạn chế', en: 'Restricted' },
  secret: { vi: 'Mật', en: 'Secret' },
}

export type BulkAct = z.output<typeof bulkAct.input>['act']

/** In which states an act on many findings reaches them. Confirming is none of the acts. */
export const BULK_STATES: Readonly<Record<BulkAct, readonly State[]>> = {
  assign: ['new', 'review'],
  due: ['new', 'review'],
  review: ['new'],
  dismiss: ['new', 'review'],
}

export function mayMove(from: State, to: State): boolean {
  return MOVES[from].includes(to)
}
