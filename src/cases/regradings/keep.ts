import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { ActGiven } from '../schema.ts'

/**
 * Keeps that the degree of an act becomes another, before it does: by whom and why, and since when somebody has seen what the law answers of that person. The
 * first degree of an act is no change.
 */
export async function keepRegrading(trx: Trx, { actor }: Scope, given: ActGiven & { id: string }, act: string): Promise<void> {
  const { id, officer, severity, disciplinable, reason } = given
  const after = disciplinable ? severity : 'below'
  await sql`insert into cases.regrading (case_id, act, before, after, reason, by, seen_at)
    select a.case_id, a.id, cases.grade_of(a), ${after}, ${reason.toWellFormed()}, ${actor.id}, cases.law_seen(a.case_id, a.officer)
    from cases.act a where a.id = ${act} and a.case_id = ${id} and a.officer = ${officer} and cases.grade_of(a) is distinct from ${after}
      and (cases.grade_of(a) is not null or exists (select from cases.regrading g where g.act = a.id))`.execute(trx)
}
