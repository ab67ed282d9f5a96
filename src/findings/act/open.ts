import { sql } from 'kysely'
import { LiemError, type Trx } from '../../base/index.ts'
import { TIERS, type Scope, type Tier } from '../../base/schema.ts'
import { peopleNames } from '../../organisation/index.ts'
import { scopeOf } from '../filter/scope.ts'
import type { State } from '../schema.ts'
import { NAMED } from '../show/moves.ts'

/** What an act on one finding has to know of it; its row is locked until the act is done. */
export interface OpenFinding {
  id: string
  number: string
  state: State
  assignee: string | null
  tier: Tier
  /** Officers named in the trace, and those of them who were heard. */
  officers: string[]
  heard: string[]
}

type OpenRow = Omit<OpenFinding, 'tier'> & { tier: number }

/** Throws `absent` where there is no such finding, or it may not be seen. */
export async function openFinding(trx: Trx, scope: Scope, id: string): Promise<OpenFinding> {
  const { rows } = await sql<OpenRow>`select f.id, f.number, f.state, f.assignee, f.tier,
      array(select distinct officer from findings.named where finding = f.id and officer is not null) as officers,
      array(select distinct officer from findings.hearing where finding = f.id) as heard
    from findings.finding f where f.id = ${id} and ${scopeOf(scope)} for update of f`.execute(trx)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such finding')
  return { ...rows[0], tier: TIERS[rows[0].tier]! }
}

/** Throws `conflict` where the finding waits for nobody any more. */
export function requireOpen({ number, state }: OpenFinding): void {
  if (state !== 'new' && state !== 'review') throw new LiemError('conflict', `${number} is ${state}: it waits for nobody`)
}

/** Throws `conflict` where whoever acts, or is given the finding, is named in it. */
export function refuseNamed({ officers }: Pick<OpenFinding, 'officers'>, person: string): void {
  if (officers.includes(person)) throw new LiemError('conflict', NAMED.en)
}

/** Throws `conflict` where whoever is given the finding had a part in the act, or is related to one who had. */
export async function refuseRelated(trx: Trx, { id }: Pick<OpenFinding, 'id'>, person: string): Promise<void> {
  const { rows } = await sql`select from findings.kept_from_person(array[${id}::uuid], ${person})`.execute(trx)
  if (rows.length > 0) throw new LiemError('conflict', NAMED.en)
}

/** Throws `input` where nobody has this id: neither the register nor whoever acts. */
export async function requirePerson(trx: Trx, scope: Scope, id: string): Promise<void> {
  if (id === scope.actor.id || (await peopleNames(trx, [id])).has(id)) return
  throw new LiemError('input', 'there is no such person', { place: { file: 'assignee' }, hint: 'choose one of the register' })
}
