import { sql } from 'kysely'
import { LiemError, type Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { showDestruction } from './lists.ts'
import { MOVES, type Act } from './pure.ts'
import type { DestructionState, KindId } from './schema.ts'

/** What an act on a list has to know of it; its row is locked until the act is done. */
export interface OpenList {
  id: string
  number: string
  kind: KindId
  state: DestructionState
  day: string
  root: string | null
  n: number | null
  drawn_by: string
  drawn_account: string
  /** Whether the proposal is older than a decision on it may be. */
  lapsed: boolean
}

/** Locks a list and says how it stands. Throws `absent` where there is none, or something on it may not be seen. */
export async function openList(trx: Trx, scope: Scope, id: string): Promise<OpenList> {
  await sql`select from retention.destruction where id = ${id} for update`.execute(trx)
  await showDestruction(trx, scope, id)
  return readList(trx, id)
}

/** Throws `conflict` where the table of moves does not allow the act. */
export function requireMove({ state }: Pick<OpenList, 'state'>, act: Act, message: string): void {
  if (MOVES[state][act] === undefined) throw new LiemError('conflict', message)
}

/** The list for the worker, who sees all; its row is locked. */
export async function readList(trx: Trx, id: string): Promise<OpenList> {
  const { rows } = await sql<OpenList>`select id, number, kind, state, day, root, n, drawn_by, drawn_account,
    coalesce(proposed_at + interval '90 days' < clock_timestamp(), false) as lapsed from retention.destruction where id = ${id} for update`.execute(
    trx,
  )
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such list of destruction')
  return rows[0]
}
