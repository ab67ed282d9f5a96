import { sql } from 'kysely'
import { localDay, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Withdrawal } from './schema.ts'

/** A table of withdrawals, and its column that says of what. */
export interface Withdrawn {
  table: string
  of: string
}

export interface WithdrawalRow {
  of: string
  id: string
  reason: string
  proposedBy: string
  proposedAt: string
  confirmedBy: string | null
  confirmedAt: string | null
  droppedBy: string | null
  droppedAt: string | null
  droppedWhy: string | null
}

/** What was proposed to withdraw of these, the latest first. */
export async function readWithdrawals(db: Db | Trx, { table, of }: Withdrawn, ids: readonly string[]): Promise<WithdrawalRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<WithdrawalRow>`select ${sql.ref(of)} as of, id, reason, proposed_by as "proposedBy", proposed_at as "proposedAt",
      confirmed_by as "confirmedBy", confirmed_at as "confirmedAt", dropped_by as "droppedBy", dropped_at as "droppedAt", dropped_why as "droppedWhy"
    from ${sql.table(table)} where ${sql.ref(of)} = any(${ids}::uuid[]) order by proposed_at desc, id desc`.execute(db)
  return rows
}

/** Whose names a row shows. */
export const handsOf = ({ proposedBy, confirmedBy, droppedBy }: WithdrawalRow): string[] =>
  [proposedBy, confirmedBy, droppedBy].filter((one) => one !== null)

export function shownWithdrawal(row: WithdrawalRow, names: ReadonlyMap<string, string>): Withdrawal {
  const person = (one: string | null) => (one === null ? null : { id: one, name: names.get(one) ?? one })
  const dayOf = (at: string | null): string | null => (at === null ? null : localDay(ZONE, Date.parse(at)))
  const { id, reason, proposedBy, proposedAt, confirmedBy, confirmedAt, droppedBy, droppedAt, droppedWhy } = row
  return {
    ...{ id, reason, droppedWhy },
    ...{ proposedBy: person(proposedBy)!, proposedOn: dayOf(proposedAt)! },
    ...{ confirmedBy: person(confirmedBy), confirmedOn: dayOf(confirmedAt) },
    ...{ droppedBy: person(droppedBy), droppedOn: dayOf(droppedAt) },
  }
}
