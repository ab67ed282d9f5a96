import { sql, type RawBuilder } from 'kysely'
import { PLANNED_ONCE } from '../base/db/index.ts'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import type { Scope, Units } from '../base/schema.ts'
import { keepsNothing } from '../findings/index.ts'
import { stateAfter, type CaseMove } from './pure.ts'
import type { CaseState } from './schema.ts'

/**
 * SQL: whether a row of cases, by its alias, may be seen: it is of a unit of the scope, handled by whoever asks, or opened to him by a seat; he is neither concerned nor a witness in
 * it, nor related to one; and none of the findings is kept from him on which it stands. Elsewhere it does not exist.
 */
export function seesCase(scope: Scope, alias = 'c'): RawBuilder<boolean> {
  const { actor, units, hidden, cleared, seats } = scope
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`)
  const seated = seats.length === 0 ? sql`` : sql`or ${column('id')} = any(${seats}::uuid[])`
  const reached =
    units === 'all' ? sql`true` : sql`(${column('unit')} = any(${units}::text[]) or ${column('handler')} = ${actor.id} ${seated})`
  if (keepsNothing(scope)) return sql<boolean>`${reached}`
  // Where the policies keep the same, it is not looked up a second time.
  return sql<boolean>`(${reached} and ((select access.is_request()) or ${column('id')} not in (select cases.kept_from_any(${hidden}::text[],
    ${listOf(cleared.restricted)}, ${listOf(cleared.secret)}, ${actor.id}))))`
}

/**
 * SQL: the same for reading. In a request the policies say just this, and are asked alone: the planner takes two conditions that say the same for two that
 * leave out twice as much, and would not read a list along its order.
 */
export function readsCase(scope: Scope, alias = 'c'): RawBuilder<boolean> {
  return sql<boolean>`((select access.is_request()) or ${seesCase(scope, alias)})`
}

/** SQL: a list of units; null for all. */
export const listOf = (units: Units): RawBuilder<unknown> => (units === 'all' ? sql`null::text[]` : sql`${units}::text[]`)

/** A case that is being changed; its row is locked until the change is done. */
export interface OpenCase {
  id: string
  number: string
  unit: string
  state: CaseState
}

/** Throws `absent` where there is no such case, or it may not be seen; `conflict` where it is in another state than these. */
export async function lockCase(trx: Trx, scope: Scope, id: string, states?: readonly CaseState[]): Promise<OpenCase> {
  const { rows } = await sql<OpenCase>`select c.id, c.number, c.unit, c.state from cases.case c where c.id = ${id} and ${seesCase(scope)}
    for update of c`.execute(trx)
  const found = rows[0]
  if (found === undefined) throw absent()
  if (found.state === 'legacy')
    throw new LiemError('conflict', `${found.number}: a case from before stays as it was taken over`, {
      hint: 'open a new case, and link it',
    })
  if (states !== undefined && !states.includes(found.state))
    throw new LiemError('conflict', `${found.number}: this cannot be done as the case stands`, { hint: 'look at its steps' })
  return found
}

/** Throws `absent` where there is no such case, or it may not be seen. */
export async function requireCase(db: Db | Trx, scope: Scope, id: string): Promise<void> {
  const { rows } = await sql`${sql.raw(PLANNED_ONCE)} select from cases.case c where c.id = ${id} and ${seesCase(scope)}`.execute(db)
  if (rows.length === 0) throw absent()
}

const absent = (): LiemError => new LiemError('absent', 'there is no such case')

/** Moves a case that is held as the table says; nothing where the move moves nothing. The one place in which a state is written. */
export async function moveCase(trx: Trx, { id, state }: Pick<OpenCase, 'id' | 'state'>, move: CaseMove, before?: CaseState): Promise<void> {
  const to = stateAfter(state, move, before)
  if (to !== state) await sql`update cases.case set state = ${to} where id = ${id}`.execute(trx)
}

/** What the record calls a case. */
export const subjectOf = (id: string): string => `case:${id}`

/** Throws `input` where somebody is not concerned in a case. */
export async function requireConcerned(trx: Trx, caseId: string, officer: string): Promise<void> {
  const { rows } = await sql`select from cases.party where case_id = ${caseId} and officer = ${officer} and role = 'concerned'`.execute(trx)
  if (rows.length === 0) throw new LiemError('input', 'nobody of that number is concerned in this case', { place: { file: 'officer' } })
}

/** Throws `conflict` where a decision on somebody stands: on what it stands stays as it is, also while the case is open for another. */
export async function requireUndecided(trx: Trx, caseId: string, officer: string): Promise<void> {
  const { rows } = await sql`select from cases.decision where case_id = ${caseId} and officer = ${officer} and signed_by is not null
    and reversed_on is null`.execute(trx)
  if (rows.length > 0)
    throw new LiemError('conflict', 'a decision on this person stands', {
      hint: 'what it stands on changes no more, unless it is reversed',
    })
}

/** SQL: whoever is exonerated in a case. */
export const exoneratedIn = (caseId: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select d.officer from cases.ruling r join cases.decision d on d.id = r.decision where r.case_id = ${caseId} and r.kind = 'exonerated'
    and r.signed_by is not null`
