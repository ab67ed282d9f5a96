import { sql } from 'kysely'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { lockCase, requireConcerned, subjectOf } from '../scope.ts'
import type { CaseAlong, MoneyGiven, PaymentGiven } from './schema.ts'
import { restOf } from './pure.ts'
import { showAlong } from './show.ts'

/**
 * Enters money that is owed. Throws `absent`; `input` where whoever owes it is not concerned in the case, and for compensation by the State, which the office
 * pays.
 */
export async function addMoney(db: Db, scope: Scope, given: MoneyGiven): Promise<CaseAlong> {
  const { id, kind, officer, payee, amount, due, document, reason } = given
  if (kind === 'state-compensation' && officer !== null)
    throw new LiemError('input', 'what the State compensates the office pays', { place: { file: 'officer' } })
  const entry = { actor: scope.actor, kind: 'case.money-entered', subject: subjectOf(id), reason, body: { kind, amount, due } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    if (officer !== null) await requireConcerned(trx, id, officer)
    await sql`insert into cases.money (case_id, kind, officer, payee, amount, due, document, by)
      values (${id}, ${kind}, ${officer}, ${payee}, ${amount}::numeric, ${due}, ${document}, ${scope.actor.id})`.execute(trx)
  })
  return showAlong(db, scope, { id })
}

const PAID = 'Ghi một khoản đã trả / A part that was paid'

/** Enters a part that was paid. Throws `absent`; `conflict` where it is more than what is left; `input` for a day that is still to come. */
export async function addPayment(db: Db, scope: Scope, { id, money, amount, day, document }: PaymentGiven): Promise<CaseAlong> {
  if (day > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
  const entry = { actor: scope.actor, kind: 'case.money-paid', subject: subjectOf(id), reason: PAID, body: { money, amount, day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { rows } = await sql<{ amount: string; paid: string[] }>`select m.amount::text as amount,
        array(select p.amount::text from cases.payment p where p.money = m.id) as paid
      from cases.money m where m.id = ${money} and m.case_id = ${id}`.execute(trx)
    if (rows[0] === undefined) throw new LiemError('absent', 'there is no such money in this case')
    const rest = restOf(rows[0].amount, rows[0].paid)
    if (BigInt(amount) > BigInt(rest)) throw new LiemError('conflict', 'this is more than what is left', { hint: `${rest} VND` })
    await sql`insert into cases.payment (money, case_id, amount, day, document, by)
      values (${money}, ${id}, ${amount}::numeric, ${day}, ${document}, ${scope.actor.id})`.execute(trx)
  })
  return showAlong(db, scope, { id })
}
