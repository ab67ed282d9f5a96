/** What an act has changed, and what invariants are written with. */
import type { LawPack } from '../../src/law/allowed/index.ts'
import type { Look } from './look.ts'

export interface Change {
  /** What was done. */
  does: string
  pack: LawPack
  before: Look
  after: Look
  /** Who did it, and all whom he is or is related to. */
  by: string
  tied: readonly string[]
}
export type Invariant = (change: Change) => string[]

export const when = (is: boolean, what: string): string[] => (is ? [what] : [])
export const became =
  <T extends { id: string }>(before: readonly T[], is: (row: T) => boolean) =>
  (row: T): boolean =>
    is(row) && !before.some((one) => one.id === row.id && is(one))

export const exoneratedIn = ({ ruling, decision }: Look, id: string): string[] =>
  ruling
    .filter((row) => row.case_id === id && row.kind === 'exonerated' && row.signed_by !== null)
    .map((row) => decision.find((one) => one.id === row.decision)!.officer)
export const concernedIn = ({ party }: Look, id: string): string[] =>
  party.filter((row) => row.case_id === id && row.role === 'concerned').map(({ officer }) => officer)
