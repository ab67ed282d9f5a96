import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { requireKept } from '../points.ts'
import { OPEN_STATES } from '../pure.ts'
import { lockCase, requireConcerned, requireUndecided, subjectOf } from '../scope.ts'
import type { CaseCouncils, CouncilGiven, ReplaceGiven } from './schema.ts'
import { compositionOf, requireFit, seatedIn } from './seats.ts'
import { showCouncils } from './show.ts'

/**
 * Sets up a council for a person concerned. Throws `absent`; `input` for a seat that the law does not have, somebody who is not in the register or sits
 * twice, a day that is still to come; `conflict` for whoever cannot sit, where the confirmed law of the day asks for other seats, or a council is there that
 * has not sat yet.
 */
export async function formCouncil(db: Db, scope: Scope, pack: LawPack, given: CouncilGiven): Promise<CaseCouncils> {
  const { id, officer, document, day, members, reason } = given
  if (day > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
  requireSeats(pack, members)
  const entry = { actor: scope.actor, kind: 'case.council-formed', subject: subjectOf(id), reason, body: { members: members.length } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    await requireConcerned(trx, id, officer)
    await requireUndecided(trx, id, officer)
    await requireNone(trx, id, officer)
    for (const [at, member] of members.entries()) await requireFit(trx, id, member.officer, `members.${at}.officer`)
    const law = await compositionOf(trx, pack, { officer, day }, members)
    requireKept(law)
    const { rows } = await sql<{ id: string }>`insert into cases.council (case_id, officer, document, formed_on, law, formed_by)
      values (${id}, ${officer}, ${document}, ${day}, ${JSON.stringify(law)}, ${scope.actor.id}) returning id`.execute(trx)
    for (const member of members)
      await sql`insert into cases.council_member (council, case_id, officer, seat, by)
        values (${rows[0]!.id}, ${id}, ${member.officer}, ${member.seat}, ${scope.actor.id})`.execute(trx)
  })
  return showCouncils(db, scope, pack, { id })
}

function requireSeats({ terms }: LawPack, members: CouncilGiven['members']): void {
  const seats = terms.council?.seats.map(({ id }) => id) ?? []
  const wrong = members.findIndex(({ seat }) => !seats.includes(seat))
  if (wrong >= 0) throw new LiemError('input', 'the law has no such seat', { place: { file: `members.${wrong}.seat` } })
  const twice = members.findIndex(({ officer }, at) => members.findIndex((one) => one.officer === officer) < at)
  if (twice >= 0) throw new LiemError('input', 'nobody sits twice', { place: { file: `members.${twice}.officer` } })
}

/** A council that has not sat yet is gone on with; after one that has, another can be needed. */
async function requireNone(trx: Trx, id: string, officer: string): Promise<void> {
  const { rows } = await sql`select from cases.council c where c.case_id = ${id} and c.officer = ${officer}
    and not exists (select from cases.sitting s join cases.sitting_end e on e.sitting = s.id where s.council = c.id and e.held)`.execute(
    trx,
  )
  if (rows.length > 0)
    throw new LiemError('conflict', 'there is a council for this person already', { hint: 'replace those of its members who cannot sit' })
}

/**
 * Puts somebody else into the seat of a member who is absent or cannot sit. Throws `absent`; `input` for somebody who is not in the register; `conflict` for
 * whoever cannot sit or sits already, a member who was replaced, and a council that has sat.
 */
export async function replaceMember(db: Db, scope: Scope, pack: LawPack, given: ReplaceGiven): Promise<CaseCouncils> {
  const { id, council, member, officer, reason } = given
  const entry = { actor: scope.actor, kind: 'case.council-changed', subject: subjectOf(id), reason, body: { member } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, OPEN_STATES)
    const members = await seatedIn(trx, id, council)
    const old = members.find((one) => one.id === member)
    if (old === undefined) throw new LiemError('absent', 'there is no such member in this council')
    if (members.some((one) => one.officer === officer)) throw new LiemError('conflict', 'nobody sits twice', { place: { file: 'officer' } })
    await requireFit(trx, id, officer, 'officer')
    await sql`insert into cases.council_member (council, case_id, officer, seat, replaces, reason, by)
      values (${council}, ${id}, ${officer}, ${old.seat}, ${member}, ${reason}, ${scope.actor.id})`.execute(trx)
  })
  return showCouncils(db, scope, pack, { id })
}
