import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { groundOf, subjectOf } from './propose.ts'
import { seesRating, showRating } from './rows.ts'
import type { RatingShown } from './schema.ts'

interface Proposal {
  officer: string
  year: number
  rests: string[]
  said: { limit: { level: string | null; lower: number }; most: { level: string | null; lower: number } }
  proposed_by: string
}

/**
 * Concludes a proposal. What counts is looked at again: something may have been decided or reversed since. Throws `absent`; `denied` for whoever proposed it;
 * `conflict` where it is concluded or withdrawn, or rests on something else by now.
 */
export async function concludeRating(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, reason }: { id: string; reason: string },
): Promise<RatingShown> {
  const { actor } = scope
  const entry = { actor, kind: 'rating.concluded', subject: subjectOf(id), reason, body: ({ year }: Proposal) => ({ year }) }
  await write(db, entry, async (trx) => {
    const found = await lockProposal(trx, scope, id)
    if (found.proposed_by === actor.id && actor.id !== LOCAL.id)
      throw new LiemError('denied', 'whoever proposed a rating does not conclude it', { hint: 'have a second person conclude it' })
    await requireSame(trx, pack, found)
    await sql`update accountability.rating set concluded_by = ${actor.id}, concluded_at = clock_timestamp() where id = ${id}`.execute(trx)
    return found
  })
  return showRating(db, scope, { id })
}

/** Withdraws a proposal. Throws `absent`, `conflict`. */
export async function withdrawRating(db: Db, scope: Scope, { id, reason }: { id: string; reason: string }): Promise<RatingShown> {
  const { actor } = scope
  await write(db, { actor, kind: 'rating.withdrawn', subject: subjectOf(id), reason, body: {} }, async (trx) => {
    await lockProposal(trx, scope, id)
    await sql`update accountability.rating set withdrawn_by = ${actor.id}, withdrawn_at = clock_timestamp() where id = ${id}`.execute(trx)
  })
  return showRating(db, scope, { id })
}

async function lockProposal(trx: Trx, scope: Scope, id: string): Promise<Proposal> {
  const { rows } = await sql<Proposal & { done: boolean }>`select r.officer, r.year, r.rests, r.said, r.proposed_by,
      r.concluded_by is not null or r.withdrawn_by is not null as done
    from accountability.rating r where r.id = ${id} and ${seesRating(scope)} for update of r`.execute(trx)
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such rating')
  if (found.done) throw new LiemError('conflict', 'this proposal is concluded or withdrawn already')
  return found
}

async function requireSame(trx: Trx, pack: LawPack, { officer, year, rests, said }: Proposal): Promise<void> {
  const ground = await groundOf(trx, pack, officer, year)
  const same = (one: { level: string | null; lower: number }, other: { level: string | null; lower: number }): boolean =>
    one.level === other.level && one.lower === other.lower
  if (ground.rests.join() !== rests.toSorted().join() || !same(ground.year.limit, said.limit) || !same(ground.year.most, said.most))
    throw new LiemError('conflict', 'what this rating rests on is another by now', { hint: 'withdraw the proposal and propose again' })
}
