import type { z } from 'zod'
import { LiemError, localDay, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { zoneOfData } from '../../detect/store/index.ts'
import { write } from '../../ledger/index.ts'
import { subjectOf } from '../clear.ts'
import type { Finding, recordHearing as contract } from '../schema.ts'
import { showFinding } from '../show/show.ts'
import { openFinding, refuseNamed, requireOpen } from './open.ts'

const REASON = 'Ghi ý kiến của người có tên trong dấu vết / What a person named in the trace said'

/** Records what a person named in the trace said when asked; what was said is not on the record, only that it was. */
export async function recordHearing(db: Db, scope: Scope, input: z.output<typeof contract.input>): Promise<Finding> {
  const { id, officer, outcome, said, on } = input
  if (on > localDay(await zoneOfData(db))) throw new LiemError('input', 'this day has not come yet', { place: { file: 'on' } })
  const entry = { actor: scope.actor, kind: 'finding.heard', subject: subjectOf(id), reason: REASON, body: { outcome, on } }
  await write(db, entry, async (trx) => {
    const finding = await openFinding(trx, scope, id)
    requireOpen(finding)
    refuseNamed(finding, scope.actor.id)
    if (!finding.officers.includes(officer))
      throw new LiemError('input', 'nobody of that number is named in the trace', { place: { file: 'officer' } })
    const values = { finding: id, officer, outcome, said: said.toWellFormed(), held_on: on, by: scope.actor.id }
    await trx.insertInto('findings.hearing').values(values).execute()
  })
  return showFinding(db, scope, id)
}
