import { sql } from 'kysely'
import { decide, principalOf } from '../../access/roles/index.ts'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { peopleNames } from '../../organisation/index.ts'
import { namesOf, personOf } from '../list.ts'
import { OPEN_STATES } from '../pure.ts'
import { listOf, lockCase, seesCase, subjectOf, type OpenCase } from '../scope.ts'
import type { Handed, HandOver } from './schema.ts'

/**
 * Hands a case over. `decides`: of which cases whoever asks may decide. Throws `absent`; `denied` for who neither handles the case nor may decide it;
 * `input` for a number that the register does not have; `conflict` where that person handles it already, may not work on cases of its unit, or has a part in it.
 */
export async function handOver(db: Db, scope: Scope, decides: Scope, { id, officer, reason }: HandOver): Promise<Handed> {
  const { actor } = scope
  const entry = { actor, kind: 'case.handed-over', subject: subjectOf(id), reason, body: { to: officer } }
  const number = await write(db, entry, async (trx) => {
    const found = await lockCase(trx, scope, id, OPEN_STATES)
    await requireOwn(trx, { scope, decides, found }, officer)
    if (!(await peopleNames(trx, [officer])).has(officer))
      throw new LiemError('input', 'there is nobody of that number in the register', { place: { file: 'officer' } })
    if (!(await canHandle(trx, id, officer)))
      throw new LiemError('conflict', 'this person cannot handle the case', {
        place: { file: 'officer' },
        hint: 'choose somebody who may work on cases of the unit and has no part in this one',
      })
    await sql`select cases.hand_over(${id}, ${officer}, ${reason.toWellFormed()}, ${actor.id})`.execute(trx)
    return found.number
  })
  return { id, number, handler: personOf(await peopleNames(db, [officer]), officer) }
}

/** Whoever handles it, a head of its unit, or, where nobody handles it, whoever may change it. */
async function requireOwn(
  trx: Trx,
  { scope: { actor }, decides, found: { id, unit } }: { scope: Scope; decides: Scope; found: OpenCase },
  officer: string,
): Promise<void> {
  const { rows } = await sql<{ handler: string | null }>`select handler from cases.case where id = ${id}`.execute(trx)
  const { handler } = rows[0]!
  if (handler === officer) throw new LiemError('conflict', 'this person handles the case already', { place: { file: 'officer' } })
  const isHead = decides.units === 'all' || decides.units.includes(unit)
  if (handler !== null && handler !== actor.id && !isHead)
    throw new LiemError('denied', 'a case is handed over by whoever handles it, or by a head')
}

/** Whether somebody may work on a case by his roles of today, and has no part in it. */
export async function canHandle(trx: Trx, id: string, officer: string): Promise<boolean> {
  const { rows: accounts } = await sql<{ account: string | null }>`select access.account_of(${officer}) as account`.execute(trx)
  const identity = { account: accounts[0]!.account ?? NOBODY, officer, name: officer, by: 'session', session: null } as const
  const may = decide(await principalOf(trx, { ...identity, freshUntil: null, scopes: null }), 'case.change')
  if (may === null) return false
  const { units, hidden, cleared } = may
  const { rows } = await sql<{ can: boolean }>`select cases.can_handle(${id}, ${officer}, ${listOf(units)}, ${hidden}::text[],
    ${listOf(cleared.restricted)}, ${listOf(cleared.secret)}) as can`.execute(trx)
  return rows[0]!.can
}

/** The account of whoever has none. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Who handles a case. Throws `absent`, also for whoever gave it away and does not see it any more. */
export async function showHandler(db: Db, scope: Scope, { id }: { id: string }): Promise<Handed> {
  const { rows } = await sql<{ number: string; handler: string | null }>`select c.number, c.handler from cases.case c
    where c.id = ${id} and ${seesCase(scope)}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such case')
  const { number, handler } = rows[0]
  return { id, number, handler: handler === null ? null : personOf(await namesOf(db, [id], [handler]), handler) }
}
