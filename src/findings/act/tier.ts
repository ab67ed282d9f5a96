import { sql } from 'kysely'
import type { z } from 'zod'
import { clearanceOf } from '../../access/roles/index.ts'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { TIERS, type Scope, type Tier } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { subjectOf } from '../clear.ts'
import { scopeOf } from '../filter/scope.ts'
import type { Finding, setTier as contract } from '../schema.ts'
import { showFinding } from '../show/show.ts'
import { openFinding, refuseNamed } from './open.ts'

/**
 * Says how far a finding is kept from others. Throws `conflict` where whoever acts would not see it any more, where whoever it is given to would not, or
 * where he is named in it.
 */
export async function setTier(db: Db, scope: Scope, { id, tier, reason }: z.output<typeof contract.input>): Promise<Finding> {
  const entry = { actor: scope.actor, kind: 'finding.tier-set', subject: subjectOf(id), reason }
  const body = (from: Tier): Record<string, unknown> | null => (from === tier ? null : { from, to: tier })
  await write(db, { ...entry, body }, async (trx): Promise<Tier> => {
    const finding = await openFinding(trx, scope, id)
    refuseNamed(finding, scope.actor.id)
    if (finding.assignee !== null && finding.assignee !== scope.actor.id) await requireCleared(trx, finding.assignee, tier)
    await sql`update findings.finding set tier = ${TIERS.indexOf(tier)}, updated_at = clock_timestamp() where id = ${id}`.execute(trx)
    const { rows } = await sql`select from findings.finding f where f.id = ${id} and ${scopeOf(scope)}`.execute(trx)
    if (rows.length === 0)
      throw new LiemError('conflict', 'you would not see this finding any more: the tier is above your own clearance', {
        hint: 'somebody who is cleared for it sets this tier',
      })
    return finding.tier
  })
  return showFinding(db, scope, id)
}

/** Throws `conflict` where a reviewer may not see findings of a tier. */
export async function requireCleared(trx: Trx, reviewer: string, tier: Tier): Promise<void> {
  if (TIERS.indexOf(await clearanceOf(trx, reviewer)) < TIERS.indexOf(tier))
    throw new LiemError('conflict', 'the reviewer may not see findings of this tier', { hint: 'choose a reviewer who is cleared for it' })
}
