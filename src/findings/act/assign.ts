import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { subjectOf } from '../clear.ts'
import type { assignFinding as contract, Finding } from '../schema.ts'
import { showFinding } from '../show/show.ts'
import { openFinding, refuseNamed, refuseRelated, requireOpen, requirePerson } from './open.ts'
import { requireCleared } from './tier.ts'

/** Gives a finding that waits to somebody or to nobody, and a day or none. Throws `conflict` where that person is named in it. */
export async function assignFinding(
  db: Db,
  scope: Scope,
  { id, assignee, due, reason }: z.output<typeof contract.input>,
): Promise<Finding> {
  const given = { ...(assignee === undefined ? {} : { assignee }), ...(due === undefined ? {} : { due }) }
  if (Object.keys(given).length === 0) throw new LiemError('input', 'there is neither a person nor a day', { place: { file: 'assignee' } })
  await write(db, { actor: scope.actor, kind: 'finding.assigned', subject: subjectOf(id), reason, body: given }, async (trx) => {
    const finding = await openFinding(trx, scope, id)
    requireOpen(finding)
    refuseNamed(finding, scope.actor.id)
    if (typeof assignee === 'string') {
      refuseNamed(finding, assignee)
      await refuseRelated(trx, finding, assignee)
      if (assignee !== scope.actor.id) await requireCleared(trx, assignee, finding.tier)
      await requirePerson(trx, scope, assignee)
    }
    await trx
      .updateTable('findings.finding')
      .set({ ...given, touched_by: scope.actor.id, updated_at: new Date() })
      .where('id', '=', id)
      .execute()
  })
  return showFinding(db, scope, id)
}
