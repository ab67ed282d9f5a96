import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { subjectOf } from '../clear.ts'
import type { addNote as contract, Finding } from '../schema.ts'
import { showFinding } from '../show/show.ts'
import { openFinding } from './open.ts'

const REASON = 'Ghi chú / A note'

/** Writes a note. Its text is not on the record, only that it was written. */
export async function addNote(db: Db, scope: Scope, { id, text }: z.output<typeof contract.input>): Promise<Finding> {
  const { actor } = scope
  const entry = { actor, kind: 'finding.noted', subject: subjectOf(id), reason: REASON, body: (note: string) => ({ note }) }
  await write(db, entry, async (trx) => {
    await openFinding(trx, scope, id)
    const values = { finding: id, text: text.toWellFormed(), by: actor.id, by_name: actor.name }
    const note = await trx.insertInto('findings.note').values(values).returning('id').executeTakeFirstOrThrow()
    return note.id
  })
  return showFinding(db, scope, id)
}
