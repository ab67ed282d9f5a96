import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { OPEN_STATES } from '../pure.ts'
import { lockCase, seesCase, subjectOf, type OpenCase } from '../scope.ts'
import type { Transferred, transferCase as contract } from './schema.ts'
import { elsewhereOf, everyAnswer } from './show.ts'

/**
 * Transfers a case to a unit that decides on somebody concerned by the law, the table and the register of today. There nobody handles it at first; whoever had it,
 * and whoever leads the former unit, reads it until it is decided. `decides`: of which cases whoever asks may decide. Throws `absent`; `denied` for who neither
 * handles the case nor may decide it; `conflict` where that unit is not competent, or has the case already, itself or below it.
 */
export async function transferCase(
  db: Db,
  scope: Scope,
  decides: Scope,
  pack: LawPack,
  { id, unit, reason }: z.output<typeof contract.input>,
): Promise<Transferred> {
  const { actor } = scope
  const entry = { actor, kind: 'case.transferred', subject: subjectOf(id), reason, body: { to: unit } }
  const number = await write(db, entry, async (trx) => {
    const found = await lockCase(trx, scope, id, OPEN_STATES)
    await requireOwn(trx, { scope, decides, found })
    const units = await elsewhereOf(trx, found.unit, await everyAnswer(trx, pack, { id, day: today() }))
    if (!units.includes(unit))
      throw new LiemError('conflict', 'this unit is not competent for anybody concerned, or has the case already', {
        place: { file: 'unit' },
        hint: 'see on the page of the case who is competent',
      })
    await sql`select cases.transfer_to(${id}, ${unit}, ${reason.toWellFormed()}, ${actor.id})`.execute(trx)
    return found.number
  })
  return { id, number, unit: (await unitNames(db, [unit])).get(unit)! }
}

/** Whoever handles it, a head of its unit, or, where nobody handles it, whoever may change it. */
async function requireOwn(
  trx: Trx,
  { scope: { actor }, decides, found: { id, unit } }: { scope: Scope; decides: Scope; found: OpenCase },
): Promise<void> {
  const { rows } = await sql<{ handler: string | null }>`select handler from cases.case where id = ${id}`.execute(trx)
  const { handler } = rows[0]!
  if (handler === null || handler === actor.id || decides.units === 'all' || decides.units.includes(unit)) return
  throw new LiemError('denied', 'a case is handed over by whoever handles it, or by a head')
}

/** To which unit a case went last. Throws `absent`, also for whoever gave it away and does not see it any more. */
export async function showTransfer(db: Db, scope: Scope, { id }: { id: string }): Promise<Transferred> {
  const { rows } = await sql<{ number: string; unit: string }>`select c.number, c.unit from cases.case c
    where c.id = ${id} and ${seesCase(scope)}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such case')
  const { number, unit } = rows[0]
  return { id, number, unit: (await unitNames(db, [unit])).get(unit)! }
}
