import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor, Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import type { confirmMandate as confirmContract, revealMandate as revealContract } from './schema.ts'

/** SQL: mandates that somebody opened, confirms or works under; nobody else knows of them. */
export const knownTo = ({ id }: Actor): RawBuilder<unknown> =>
  sql`(m.opened_by = ${id} or m.confirmer = ${id} or m.members @> array[${id}]::text[])`

interface Row {
  confirmer: string
  officers: string[]
  confirmed: boolean
  over: boolean
}

/** From now on what its members read is sealed. Throws `absent`, `conflict` where somebody else has to confirm it, or he is related to one of its officers. */
export async function confirmMandate(
  db: Db,
  { actor, hidden }: Scope,
  { id, reason }: z.output<typeof confirmContract.input>,
): Promise<{ ok: true }> {
  await write(db, { actor, kind: 'mandate.confirmed', reason, subject: `mandate:${id}` }, async (trx) => {
    const mandate = await lockMandate(trx, actor, id)
    if (mandate.confirmer !== actor.id) throw new LiemError('conflict', 'the second person confirms it')
    if (mandate.officers.some((one) => hidden.includes(one)))
      throw new LiemError('conflict', 'nobody confirms a mandate on somebody he is related to')
    if (mandate.confirmed || mandate.over) throw new LiemError('conflict', 'this mandate was confirmed already, or is over')
    await sql`update access.mandate set confirmed_at = clock_timestamp() where id = ${id}`.execute(trx)
  })
  return { ok: true }
}

/** What was read under it is shown from now on, completely; one that was not confirmed comes to nothing. Throws `absent`, `conflict` where it is over. */
export async function revealMandate(db: Db, actor: Actor, { id, reason }: z.output<typeof revealContract.input>): Promise<{ ok: true }> {
  await write(db, { actor, kind: 'mandate.revealed', reason, subject: `mandate:${id}` }, async (trx) => {
    if ((await lockMandate(trx, actor, id)).over) throw new LiemError('conflict', 'this mandate is sealed no more')
    await sql`update access.mandate set revealed_at = clock_timestamp(), revealed_by_name = ${actor.name}, reveal_reason = ${reason}
      where id = ${id}`.execute(trx)
  })
  return { ok: true }
}

async function lockMandate(trx: Trx, actor: Actor, id: string): Promise<Row> {
  const { rows } = await sql<Row>`select m.confirmer, m.officers, m.confirmed_at is not null as confirmed,
      m.revealed_at is not null or m.sealed_until <= clock_timestamp() as over
    from access.mandate m where m.id = ${id} and ${knownTo(actor)} for update`.execute(trx)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such mandate')
  return rows[0]
}
