import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../../base/index.ts'
import type { Scope } from '../../../base/schema.ts'
import { confirmWithdrawal, dropWithdrawal, proposeWithdrawal } from '../../../cases/withdrawals/index.ts'
import { write } from '../../../ledger/index.ts'
import { seesRatingsOf } from '../scope.ts'
import { IMPORTED_WITHDRAWALS, importedWhere } from './read.ts'
import type { ImportedRating } from './schema.ts'

interface Given {
  id: string
  reason: string
}

/** Proposes that a rating was taken over by mistake. Throws `absent`; `conflict` where it is withdrawn, or that is proposed already. */
export function proposeImportedWithdrawal(db: Db, scope: Scope, given: Given): Promise<ImportedRating> {
  return settle(db, scope, 'rating.import-withdrawal-proposed', given, proposeWithdrawal)
}

/**
 * Confirms as a second person that a rating was taken over by mistake: it stays to be read and counts nowhere; the year can be taken over again. Throws `absent`;
 * `denied` for whoever proposed it; `conflict` where nothing is proposed.
 */
export function confirmImportedWithdrawal(db: Db, scope: Scope, given: Given): Promise<ImportedRating> {
  return settle(db, scope, 'rating.import-withdrawn', given, confirmWithdrawal)
}

/** That it stays after all: the proposal is refused by a second person, or taken back. Throws `absent`, `conflict`. */
export function dropImportedWithdrawal(db: Db, scope: Scope, given: Given): Promise<ImportedRating> {
  return settle(db, scope, 'rating.import-kept', given, dropWithdrawal)
}

/** One rating from a file. Throws `absent`, also where it is of somebody whom whoever asks does not rate. */
export async function showImported(db: Db, scope: Scope, { id }: { id: string }): Promise<ImportedRating> {
  const [found] = await importedWhere(db, sql`i.id = ${id} and ${seesRatingsOf(scope, sql`i.officer`)}`)
  if (found === undefined) throw absent()
  return found
}

async function settle(db: Db, scope: Scope, kind: string, { id, reason }: Given, act: typeof proposeWithdrawal): Promise<ImportedRating> {
  const { actor } = scope
  const entry = { actor, kind, subject: `rating:${id}`, reason, body: (withdrawal: string) => ({ withdrawal }) }
  await write(db, entry, async (trx) => {
    await lockImported(trx, scope, id)
    return act(trx, IMPORTED_WITHDRAWALS, { id, by: actor.id, reason })
  })
  return showImported(db, scope, { id })
}

/** Nobody withdraws his own. The row itself changes only with the confirmation, so a lock of its own stands for it. */
async function lockImported(trx: Trx, scope: Scope, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('accountability.imported_rating ' || ${id}, 0))`.execute(trx)
  const { rows } = await sql`select from accountability.imported_rating i where i.id = ${id} and i.officer <> ${scope.actor.id}
    and ${seesRatingsOf(scope, sql`i.officer`)}`.execute(trx)
  if (rows.length === 0) throw absent()
}

const absent = (): LiemError => new LiemError('absent', 'there is no such rating')
