import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { leadersOf } from '../../organisation/index.ts'
import type { BreakGlassRow, reviewBreakGlass as contract } from './schema.ts'

/** Who reviews: what he sees of findings, as a condition on a column of their ids, and what he may not judge. */
export interface Reviewing {
  scope: Scope
  sees: (column: RawBuilder<unknown>) => RawBuilder<unknown>
}

/** SQL: what was opened of what he sees. */
export const openedBefore = ({ sees }: Reviewing): RawBuilder<unknown> => sql`b.finding is not null and ${sees(sql`b.finding`)}`

/** Why somebody may not judge what another asked for; null where he may. */
type Refusing = (asker: string) => BreakGlassRow['refusal']

/** Nobody judges himself, nor somebody he is related to, nor those who stand above him. */
export async function refusing(db: Db | Trx, { scope: { actor, hidden } }: Reviewing): Promise<Refusing> {
  const leaders = await leadersOf(db, actor.id)
  return (asker) => (asker === actor.id ? 'own' : hidden.includes(asker) ? 'related' : leaders.includes(asker) ? 'below' : null)
}

/** Numbers of those whose emergency accesses somebody may not judge: himself, those he is related to, those who stand above him. */
export async function refusedAskers(db: Db, { actor, hidden }: Scope): Promise<string[]> {
  return [actor.id, ...hidden, ...(await leadersOf(db, actor.id))]
}

/** How many wait for a review that he may give. */
export async function countReviews(db: Db, reviewing: Reviewing): Promise<number> {
  const { rows } = await sql<{ actor: string; n: number }>`select b.actor, count(*) as n from access.break_glass b
    where b.outcome is null and ${openedBefore(reviewing)} group by b.actor`.execute(db)
  if (rows.length === 0) return 0
  const refusal = await refusing(db, reviewing)
  return rows.filter(({ actor }) => refusal(actor) === null).reduce((sum, { n }) => sum + n, 0)
}

interface Waiting {
  actor: string
  finding: string
  outcome: string | null
}

/** Says whether it was right to open a record. Throws `absent`, `conflict` where it was said already, or he may not judge it. */
export async function reviewBreakGlass(
  db: Db,
  reviewing: Reviewing,
  { id, outcome, reason }: z.output<typeof contract.input>,
): Promise<{ ok: true }> {
  const { actor } = reviewing.scope
  const entry = { actor, kind: 'break-glass.reviewed', reason, body: { outcome } }
  await write(db, { ...entry, subject: ({ finding }: Waiting) => `finding:${finding}` }, async (trx) => {
    const { rows } = await sql<Waiting>`select b.actor, b.finding, b.outcome from access.break_glass b
      where b.id = ${id} and ${openedBefore(reviewing)} for update of b`.execute(trx)
    const was = rows[0]
    if (was === undefined) throw new LiemError('absent', 'there is no such access to review')
    const refusal = (await refusing(trx, reviewing))(was.actor)
    if (refusal !== null) throw new LiemError('conflict', WHY[refusal], { hint: 'somebody else who sees the finding does' })
    if (was.outcome !== null) throw new LiemError('conflict', 'this access was reviewed already')
    await sql`update access.break_glass set outcome = ${outcome}, words = ${reason}, reviewer = ${actor.id}, reviewer_name = ${actor.name},
      reviewed_at = clock_timestamp() where id = ${id}`.execute(trx)
    return was
  })
  return { ok: true }
}

const WHY = {
  own: 'nobody reviews his own emergency access',
  related: 'nobody reviews the emergency access of somebody he is related to',
  below: 'nobody reviews the emergency access of his own superior',
} as const
