import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { lockCase, subjectOf } from '../scope.ts'
import { findMeasure } from './find.ts'
import type { CaseMeasures, EndGiven } from './schema.ts'
import { showMeasures } from './show.ts'

/**
 * Ends a measure that is in force, with all that lengthens it, and says what is paid back. Throws `absent`; `input` for a day before it began or still to
 * come; `conflict` where it is not in force.
 */
export async function endMeasure(db: Db, scope: Scope, pack: LawPack, given: EndGiven): Promise<CaseMeasures> {
  const { id, measure, day, cause, owed, reason } = given
  if (day > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
  const entry = { actor: scope.actor, kind: 'case.measure-ended', subject: subjectOf(id), reason, body: { measure, day, cause } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const row = await findMeasure(trx, id, measure)
    if (row.signed_by === null || row.ended || row.extends !== null) throw new LiemError('conflict', 'this measure is not in force')
    if (day < row.from) throw new LiemError('input', 'it cannot end before it begins', { place: { file: 'day' } })
    await sql`insert into cases.measure_end (measure, case_id, day, cause, owed, by)
      values (${measure}, ${id}, ${day}, ${cause}, ${owed.toWellFormed()}, ${scope.actor.id})`.execute(trx)
  })
  return showMeasures(db, scope, pack, { id })
}

/** Throws `conflict` where a measure on somebody is in force: before a decision without discipline it ends, with what is paid back. */
export async function requireNoMeasure(trx: Trx, id: string, officer: string): Promise<void> {
  const { rows } =
    await sql`select from cases.measure m where case_id = ${id} and officer = ${officer} and signed_by is not null and extends is null
    and not exists (select from cases.measure_end e where e.measure = m.id)`.execute(trx)
  if (rows.length > 0)
    throw new LiemError('conflict', 'an interim measure on this person is in force', {
      hint: 'end it first, and say what is paid back: the case ends without discipline',
    })
}
