import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import type { DecisionGiven } from '../schema.ts'
import { countLike, likenessOf, shownCounts } from './like.ts'
import { directionOf } from './pure.ts'
import type { Direction } from './schema.ts'

export interface Departure {
  direction: Direction
  n: number
}

type Wanted = Pick<DecisionGiven, 'id' | 'officer' | 'form' | 'day'>

/** Whether like decisions have given another form, each of them: how, and how many there are. Null where one has given it, or too little is known to say. */
async function departureOf(db: Db | Trx, pack: LawPack, wanted: Wanted): Promise<Departure | null> {
  const like = await likenessOf(db, pack, wanted)
  if (typeof like === 'string') return null
  const known = await countLike(db, like, wanted)
  const counts = shownCounts(pack, wanted.day, known)
  const order = pack.terms.forms.map(({ id }) => id)
  const direction = counts === null ? null : directionOf(order, counts, wanted.form)
  return direction === null ? null : { direction, n: known.total }
}

/** Keeps with a draft why it departs from like decisions. Throws `conflict` where it does and no reason is given. */
export async function keepDeparture(
  trx: Trx,
  pack: LawPack,
  { decision, by, ...given }: Wanted & { decision: string; by: string; departure?: string | null | undefined },
): Promise<void> {
  const found = await departureOf(trx, pack, given)
  if (found === null) return
  if (given.departure === null || given.departure === undefined) throw needsReason(found)
  await sql`insert into cases.departure (decision, case_id, direction, n, reason, by)
    values (${decision}, ${given.id}, ${found.direction}, ${found.n}, ${given.departure.toWellFormed()}, ${by})`.execute(trx)
}

/** Throws `conflict` where a draft departs from like decisions by now, and did not when it was drafted. */
export async function requireDeparture(trx: Trx, pack: LawPack, { decision, ...wanted }: Wanted & { decision: string }): Promise<void> {
  const { rows } = await sql`select from cases.departure where decision = ${decision}`.execute(trx)
  if (rows.length > 0) return
  const found = await departureOf(trx, pack, wanted)
  if (found !== null) throw needsReason(found)
}

function needsReason({ n }: Departure): LiemError {
  return new LiemError('conflict', `none of ${n} like decisions has given this form: it needs a reason of its own`, {
    place: { file: 'departure' },
    hint: 'say why this act is not like those, or draft another form',
  })
}
