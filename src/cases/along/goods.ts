import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { peopleNames, unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { lockCase, subjectOf } from '../scope.ts'
import type { CaseAlong, GoodsEnd, GoodsGiven } from './schema.ts'
import { showAlong } from './show.ts'

/** Enters what is to happen to the shipment. Throws `absent`; `input` for a unit or owner whom the register does not have. */
export async function addGoods(db: Db, scope: Scope, { id, kind, what, unit, owner, due, reason }: GoodsGiven): Promise<CaseAlong> {
  const entry = { actor: scope.actor, kind: 'case.goods-entered', subject: subjectOf(id), reason, body: { kind, due } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    if ((await unitNames(trx, [unit])).get(unit)?.known !== true)
      throw new LiemError('input', `there is no unit ${unit}`, { place: { file: 'unit' } })
    if (owner !== null && !(await peopleNames(trx, [owner])).has(owner))
      throw new LiemError('input', 'there is nobody of that number in the register', { place: { file: 'owner' } })
    await sql`insert into cases.goods (case_id, kind, what, unit, owner, due, by) values (${id}, ${kind}, ${what}, ${unit}, ${owner}, ${due}, ${scope.actor.id})`.execute(
      trx,
    )
  })
  return showAlong(db, scope, { id })
}

const ENDED = 'Ghi kết quả xử lý lô hàng / What came of the shipment'

/** Enters what came of the shipment; it stays. Throws `absent`, `conflict` where that is entered, `input` for a day that is still to come. */
export async function endGoods(db: Db, scope: Scope, { id, goods, result, doneOn }: GoodsEnd): Promise<CaseAlong> {
  if (doneOn > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'doneOn' } })
  const entry = { actor: scope.actor, kind: 'case.goods-ended', subject: subjectOf(id), reason: ENDED, body: { goods, day: doneOn } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { rows } = await sql<{ result: string | null }>`select result from cases.goods where id = ${goods} and case_id = ${id}`.execute(
      trx,
    )
    if (rows[0] === undefined) throw new LiemError('absent', 'there is no such matter of a shipment in this case')
    if (rows[0].result !== null) throw new LiemError('conflict', 'what came of it is entered already')
    await sql`update cases.goods set result = ${result.toWellFormed()}, done_on = ${doneOn}, done_by = ${scope.actor.id} where id = ${goods}`.execute(
      trx,
    )
  })
  return showAlong(db, scope, { id })
}
