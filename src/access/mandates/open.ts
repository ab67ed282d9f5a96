import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { peopleNames, subtree, unitNames } from '../../organisation/index.ts'
import { MOST_DAYS, type openMandate as contract } from './schema.ts'

type Input = z.output<typeof contract.input>

/** Why it was opened stands in the table, not on the record: that is read by people on whom it may bear. */
const REASON = 'Lập quyết định kiểm tra kín / A sealed mandate was proposed'

/**
 * Proposes a mandate; nothing is sealed before somebody else confirms it. Throws `input` where it bears on nothing, on units beyond those of the scope, or
 * on somebody who works under it, and where a person is in no register; `conflict` where whoever opens it is related to one of its officers.
 */
export async function openMandate(db: Db, scope: Scope, input: Input, zone: string): Promise<{ id: string }> {
  const { actor } = scope
  const entry = { actor, kind: 'mandate.opened', reason: REASON, subject: ({ id }: { id: string }) => `mandate:${id}` }
  return write(db, entry, async (trx, event) => {
    await requirePossible(trx, scope, input)
    const { rows } = await sql<{ id: string }>`insert into access.mandate
        (units, officers, members, reason, sealed_until, opened_by, opened_by_name, confirmer, event)
      select ${await subtree(trx, input.units)}::text[], ${input.officers}::text[], ${input.members}::text[], ${input.reason}, last, ${actor.id},
        ${actor.name}, ${input.confirmer}, ${event.id}
      from (select ((${input.until}::date + 1)::timestamp at time zone ${zone}) as last) as day
      where last > clock_timestamp() and last < clock_timestamp() + make_interval(days => ${MOST_DAYS + 1}) returning id`.execute(trx)
    if (rows[0] === undefined) throw refuse('until', `a mandate is sealed until a day to come, within ${MOST_DAYS} days`)
    return rows[0]
  })
}

async function requirePossible(
  trx: Trx,
  { actor, units, hidden }: Scope,
  { officers, members, confirmer, ...input }: Input,
): Promise<void> {
  if (input.units.length + officers.length === 0) throw refuse('units', 'say on which units or officers it bears')
  const working = [actor.id, confirmer, ...members]
  if (confirmer === actor.id) throw refuse('confirmer', 'somebody else confirms it')
  if (officers.some((one) => working.includes(one))) throw refuse('officers', 'it does not bear on somebody who works under it')
  if (officers.some((one) => hidden.includes(one))) throw new LiemError('conflict', 'nobody opens a mandate on somebody he is related to')
  const known = await peopleNames(trx, [...officers, ...members, confirmer])
  for (const [field, numbers] of Object.entries({ officers, members, confirmer: [confirmer] }))
    if (numbers.some((one) => !known.has(one))) throw refuse(field, 'nobody in the register has this number')
  const names = await unitNames(trx, input.units)
  if (input.units.some((code) => !names.get(code)!.known || !(units === 'all' || units.includes(code))))
    throw refuse('units', 'it is beyond your units')
}

function refuse(field: string, message: string): LiemError {
  return new LiemError('input', message, { place: { file: field } })
}
