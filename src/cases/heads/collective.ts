import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { lockCase, subjectOf } from '../scope.ts'
import type { CaseHeads, CollectiveGiven } from './schema.ts'
import { showCaseHeads } from './show.ts'

/** Concludes what a unit answers for as a whole; no person stands in it. Throws `absent`; `input` for a unit that the register does not have. */
export async function addCollective(db: Db, scope: Scope, { id, unit, grounds, document, reason }: CollectiveGiven): Promise<CaseHeads> {
  const entry = { actor: scope.actor, kind: 'case.collective-concluded', subject: subjectOf(id), reason, body: { unit } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    if ((await unitNames(trx, [unit])).get(unit)?.known !== true)
      throw new LiemError('input', `there is no unit ${unit}`, { place: { file: 'unit' } })
    await sql`insert into cases.collective (case_id, unit, grounds, document, concluded_by, concluded_on)
      values (${id}, ${unit}, ${grounds.toWellFormed()}, ${document}, ${scope.actor.id}, ${today()})`.execute(trx)
  })
  return showCaseHeads(db, scope, { id })
}
