import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { lockCase, subjectOf } from '../scope.ts'
import type { CaseHeads, LeaderFacts, LeaderFactsGiven } from './schema.ts'
import { showCaseHeads } from './show.ts'

/** Of whom, in which post. */
export type Post = Pick<LeaderFacts, 'officer' | 'unit' | 'role'>

/** What is known of a head or deputy in a case; as if nothing was entered he answers directly, and nothing else is known. */
export async function factsOfLeader(
  db: Db | Trx,
  caseId: string,
  { officer, unit, role }: Post,
): Promise<Pick<LeaderFacts, 'answers' | 'known'>> {
  const { rows } = await sql<Pick<LeaderFacts, 'answers' | 'known'>>`select answers, known from cases.leader_fact
    where case_id = ${caseId} and officer = ${officer} and unit = ${unit} and role = ${role} order by at desc, id desc limit 1`.execute(db)
  return rows[0] ?? { answers: 'direct', known: {} }
}

/**
 * Enters what is known of a head or deputy; what was entered before stays beside it, and the last holds. Throws `absent`; `conflict` where the review is
 * concluded; `denied` for himself; `input` for a fact that the law does not have, and for two that cannot be so together.
 */
export async function setLeaderFacts(db: Db, scope: Scope, pack: LawPack, given: LeaderFactsGiven): Promise<CaseHeads> {
  const { id, review, answers, known, document, reason } = given
  requireWords(pack, known)
  const entry = { actor: scope.actor, kind: 'case.leader-facts', subject: subjectOf(id), reason, body: { review, answers } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const { rows } = await sql<Post & { outcome: string | null }>`select officer, unit, role, outcome from cases.review
      where id = ${review} and case_id = ${id}`.execute(trx)
    const found = rows[0]
    if (found === undefined) throw new LiemError('absent', 'there is no such review in this case')
    if (found.outcome !== null) throw new LiemError('conflict', 'this review is concluded already')
    if (found.officer === scope.actor.id) throw new LiemError('denied', 'nobody judges his own responsibility')
    await sql`insert into cases.leader_fact (case_id, officer, unit, role, answers, known, document, by)
      values (${id}, ${found.officer}, ${found.unit}, ${found.role}, ${answers}, ${JSON.stringify(known)}, ${document}, ${scope.actor.id})`.execute(
      trx,
    )
  })
  return showCaseHeads(db, scope, { id })
}

function requireWords({ terms }: LawPack, known: LeaderFactsGiven['known']): void {
  const facts = terms.leaders?.facts ?? []
  const other = Object.keys(known).find((name) => !facts.some(({ id }) => id === name))
  if (other !== undefined)
    throw new LiemError('input', 'the law asks nothing of that name of a head', { place: { file: `known.${other}` } })
  const clash = facts.find(({ id, excludes = [] }) => known[id] === true && excludes.some((one) => known[one] === true))
  if (clash !== undefined)
    throw new LiemError('input', 'two of these facts cannot be so together', { place: { file: `known.${clash.id}` } })
}
