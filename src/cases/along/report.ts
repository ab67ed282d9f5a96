import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { lockCase, subjectOf } from '../scope.ts'
import type { CaseAlong } from './schema.ts'
import { showAlong } from './show.ts'

/** That a case came from a report, by its number alone: who reported stands nowhere in it. Throws `absent`, `conflict` where it is entered. */
export async function addReport(
  db: Db,
  scope: Scope,
  { id, number, reason }: { id: string; number: string; reason: string },
): Promise<CaseAlong> {
  const entry = { actor: scope.actor, kind: 'case.report-entered', subject: subjectOf(id), reason }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { rows } = await sql`insert into cases.report (case_id, number, by) values (${id}, ${number}, ${scope.actor.id})
      on conflict do nothing returning number`.execute(trx)
    if (rows.length === 0) throw new LiemError('conflict', 'this report is entered already')
  })
  return showAlong(db, scope, { id })
}
