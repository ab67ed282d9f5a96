import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { seesCase, subjectOf } from '../scope.ts'
import * as withdrawals from '../withdrawals/settle.ts'
import type { LegacyCase } from './schema.ts'
import { LEGACY_WITHDRAWALS, showLegacy } from './show.ts'

interface Given {
  id: string
  reason: string
}

/** Proposes that an old case was taken over by mistake. Throws `absent`; `conflict` where it is withdrawn, or that is proposed already. */
export function proposeLegacyWithdrawal(db: Db, scope: Scope, given: Given): Promise<LegacyCase> {
  return settle(db, scope, 'case.legacy-withdrawal-proposed', given, withdrawals.proposeWithdrawal)
}

/**
 * Confirms as a second person that an old case was taken over by mistake: it stays to be read and counts nowhere, also not as an old decision of a new case, of
 * which the law is asked anew; the same number can be taken over again. Throws `absent`; `denied` for whoever proposed it; `conflict` where nothing is proposed.
 */
export function confirmLegacyWithdrawal(db: Db, scope: Scope, given: Given): Promise<LegacyCase> {
  return settle(db, scope, 'case.legacy-withdrawn', given, withdrawals.confirmWithdrawal)
}

/** That it stays after all: the proposal is refused by a second person, or taken back. Throws `absent`, `conflict`. */
export function dropLegacyWithdrawal(db: Db, scope: Scope, given: Given): Promise<LegacyCase> {
  return settle(db, scope, 'case.legacy-kept', given, withdrawals.dropWithdrawal)
}

async function settle(
  db: Db,
  scope: Scope,
  kind: string,
  { id, reason }: Given,
  act: typeof withdrawals.proposeWithdrawal,
): Promise<LegacyCase> {
  const { actor } = scope
  await write(db, { actor, kind, subject: subjectOf(id), reason, body: (withdrawal: string) => ({ withdrawal }) }, async (trx) => {
    await lockLegacy(trx, scope, id)
    return act(trx, LEGACY_WITHDRAWALS, { id, by: actor.id, reason })
  })
  return showLegacy(db, scope, { id })
}

async function lockLegacy(trx: Trx, scope: Scope, id: string): Promise<void> {
  const { rows } =
    await sql`select from cases.case c where c.id = ${id} and c.state = 'legacy' and ${seesCase(scope)} for update of c`.execute(trx)
  if (rows.length === 0) throw new LiemError('absent', 'there is no such case')
}
