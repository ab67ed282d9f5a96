import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { listOwnCases } from '../own.ts'
import { STEP_STATES } from '../pure.ts'
import type { CaseState, OwnCase } from '../schema.ts'
import { moveCase, requireUndecided, subjectOf } from '../scope.ts'
import type { explainOwnCase as contract } from './schema.ts'

const OWN = 'Người liên quan tự gửi giải trình / Whoever is concerned sends his explanation himself'

/**
 * Whoever is concerned explains himself, from notice on, once: his words are an explanation that was given on this day, and stay as he sent them. Throws `absent`
 * for a case of which he has no notice; `conflict` where he has sent one, a decision on him stands, or the case has gone on elsewhere.
 */
export async function explainOwnCase(db: Db, scope: Scope, { id, words }: z.output<typeof contract.input>): Promise<OwnCase> {
  const { actor } = scope
  // What was said is not on the record, only that it was.
  const entry = { actor, kind: 'case.explanation', subject: subjectOf(id), reason: OWN, body: { day: today() } }
  await write(db, entry, async (trx) => {
    const state = await lockOwn(trx, id, actor.id)
    if (!STEP_STATES.explanation.includes(state))
      throw new LiemError('conflict', 'nothing is explained in this case any more', { hint: 'write to the unit that handles it' })
    await requireUndecided(trx, id, actor.id)
    const { rows } = await sql`insert into cases.step (case_id, kind, officer, day, words, body, by)
      values (${id}, 'explanation', ${actor.id}, ${today()}, ${words.toWellFormed()}, '{"heard": "given", "own": true}', ${actor.id})
      on conflict (case_id, officer) where kind = 'explanation' and body ? 'own' do nothing returning id`.execute(trx)
    if (rows.length === 0)
      throw new LiemError('conflict', 'you have sent your explanation', {
        hint: 'what is to be added, say to the unit that handles the case',
      })
    await moveCase(trx, { id, state }, 'explanation')
  })
  return (await listOwnCases(db, scope)).rows.find((row) => row.id === id)!
}

async function lockOwn(trx: Trx, id: string, officer: string): Promise<CaseState> {
  const { rows } = await sql<{ state: CaseState }>`select c.state from cases.case c join cases.party p on p.case_id = c.id
    where c.id = ${id} and p.officer = ${officer} and p.role = 'concerned' and p.notified_on is not null for update of c`.execute(trx)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such case')
  return rows[0].state
}
