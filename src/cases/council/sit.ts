import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { sittingPoints, summonsPoints, type LawPoint } from '../../law/proceedings/index.ts'
import { write } from '../../ledger/index.ts'
import { today } from '../law.ts'
import { aboutOf, requireKept } from '../points.ts'
import { STEP_STATES } from '../pure.ts'
import { lockCase, moveCase, requireUndecided, subjectOf } from '../scope.ts'
import { compositionOf, seatedIn, unfitOf, type Seated } from './seats.ts'
import type { CallGiven, CaseCouncils, HoldGiven, PutOffGiven } from './schema.ts'
import { showCouncils } from './show.ts'

const REASON = 'Phiên họp Hội đồng kỷ luật / A sitting of the disciplinary council'

/**
 * Enters the summons to a sitting. Throws `absent`; `input` where the summons comes after it, or before the council is there; `conflict` where the case is not so far, the person concerned
 * has no notice, a member cannot sit, another sitting waits, or the confirmed law of the day asks for other seats or an earlier summons.
 */
export async function callSitting(db: Db, scope: Scope, pack: LawPack, given: CallGiven): Promise<CaseCouncils> {
  const { id, council, day, place, summonedOn, document, invited } = given
  if (summonedOn > day) throw new LiemError('input', 'a summons cannot come after the sitting', { place: { file: 'summonedOn' } })
  if (summonedOn > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'summonedOn' } })
  const entry = { actor: scope.actor, kind: 'case.council-summoned', subject: subjectOf(id), reason: REASON, body: { day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, STEP_STATES.council)
    const members = await seatedIn(trx, id, council)
    const { officer, formedOn } = await councilOf(trx, council)
    if (summonedOn < formedOn)
      throw new LiemError('input', 'a council that is not set up yet summons nobody', { place: { file: 'summonedOn' } })
    await requireUndecided(trx, id, officer)
    await requireNotified(trx, id, officer, day)
    await requireOpen(trx, council)
    const law = await lawOf(trx, pack, { id, officer, day, summonedOn }, members)
    requireKept(law)
    await sql`insert into cases.sitting (council, case_id, day, place, summoned_on, document, invited, law, called_by)
      values (${council}, ${id}, ${day}, ${place}, ${summonedOn}, ${document}, ${invited}::text[], ${JSON.stringify(law)}, ${scope.actor.id})`.execute(
      trx,
    )
  })
  return showCouncils(db, scope, pack, { id })
}

async function councilOf(trx: Trx, council: string): Promise<{ officer: string; formedOn: string }> {
  const { rows } = await sql<{ officer: string; formedOn: string }>`select officer, formed_on::text as "formedOn"
    from cases.council where id = ${council}`.execute(trx)
  return rows[0]!
}

async function requireNotified(trx: Trx, id: string, officer: string, day: string): Promise<void> {
  const { rows } =
    await sql`select from cases.party where case_id = ${id} and officer = ${officer} and role = 'concerned' and notified_on <= ${day}`.execute(
      trx,
    )
  if (rows.length === 0) throw new LiemError('conflict', 'this person had no notice by that day', { hint: 'enter the notice first' })
}

async function requireOpen(trx: Trx, council: string): Promise<void> {
  const { rows } =
    await sql`select from cases.sitting s where council = ${council} and not exists (select from cases.sitting_end e where e.sitting = s.id)`.execute(
      trx,
    )
  if (rows.length > 0)
    throw new LiemError('conflict', 'a sitting of this council waits already', { hint: 'enter how it went, or that it was put off' })
}

interface Asked {
  id: string
  officer: string
  day: string
  summonedOn: string
}

/** What the law of its day says of seats and summons. Throws `conflict` where a member cannot sit any more. */
async function lawOf(trx: Trx, pack: LawPack, { id, officer, day, summonedOn }: Asked, members: readonly Seated[]): Promise<LawPoint[]> {
  const unfit = await unfitOf(
    trx,
    id,
    members.map((one) => one.officer),
  )
  if (unfit.size > 0)
    throw new LiemError('conflict', 'a member of this council cannot sit in it', {
      hint: 'replace whoever is concerned, related or has handled it',
    })
  const about = await aboutOf(trx, officer, day)
  if (about === null) return []
  return [...(await compositionOf(trx, pack, { officer, day }, members)), ...summonsPoints(pack, about, summonedOn)]
}

interface Open {
  day: string
  summonedOn: string
  officer: string
  /** Which sitting it is, counted by those from which the person concerned was absent. */
  nth: number
}

/** A sitting whose end is not entered. Throws `absent`, `conflict`. */
async function openSitting(trx: Trx, { id, council, sitting }: { id: string; council: string; sitting: string }): Promise<Open> {
  const { rows } = await sql<Open & { ended: boolean }>`select s.day::text as day, s.summoned_on::text as "summonedOn", c.officer,
      exists (select from cases.sitting_end e where e.sitting = s.id) as ended,
      (select count(*)::int + 1 from cases.sitting o join cases.sitting_end e on e.sitting = o.id where o.council = c.id and not e.attended) as nth
    from cases.sitting s join cases.council c on c.id = s.council where s.id = ${sitting} and c.id = ${council} and c.case_id = ${id}`.execute(
    trx,
  )
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such sitting in this case')
  if (found.ended) throw new LiemError('conflict', 'how this sitting went is entered already')
  return found
}

/** Enters that a sitting was not held. Throws `absent`, `conflict`. */
export async function putOffSitting(db: Db, scope: Scope, pack: LawPack, given: PutOffGiven): Promise<CaseCouncils> {
  const { id, sitting, attended, reason } = given
  const entry = { actor: scope.actor, kind: 'case.council-put-off', subject: subjectOf(id), reason, body: { sitting, attended } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    await openSitting(trx, given)
    await sql`insert into cases.sitting_end (sitting, case_id, held, attended, reason, by) values (${sitting}, ${id}, false, ${attended}, ${reason}, ${scope.actor.id})`.execute(
      trx,
    )
  })
  return showCouncils(db, scope, pack, { id })
}

/**
 * Enters how a sitting went: it becomes a step of the case, with its proposal. Throws `absent`; `input` for votes that do not fit those present, a proposal
 * that others outvote, a form that the law does not have, a sitting that is still to come; `conflict` where the case is not so far, a member cannot sit, or
 * the confirmed law of the day asks for other seats, an earlier summons, more members present, or that whoever it is about is waited for.
 */
export async function holdSitting(db: Db, scope: Scope, pack: LawPack, given: HoldGiven): Promise<CaseCouncils> {
  const { id, council, sitting, attended, present, votes, blank } = given
  requireVotes(pack, given)
  const entry = {
    actor: scope.actor,
    kind: 'case.council',
    subject: subjectOf(id),
    reason: REASON,
    body: { sitting, present: present.length },
  }
  await write(db, entry, async (trx) => {
    const { state } = await lockCase(trx, scope, id, STEP_STATES.council)
    const { day, summonedOn, officer, nth } = await openSitting(trx, given)
    await requireUndecided(trx, id, officer)
    if (day > today()) throw new LiemError('input', 'this sitting is still to come', { place: { file: 'sitting' } })
    const members = await seatedIn(trx, id, council)
    const there = members.filter((one) => present.includes(one.id))
    if (there.length < new Set(present).size)
      throw new LiemError('input', 'whoever votes is a member of the council', { place: { file: 'present' } })
    const about = await aboutOf(trx, officer, day)
    const before = await lawOf(trx, pack, { id, officer, day, summonedOn }, members)
    const seats = there.map(({ seat }) => seat)
    const law = [...before, ...(about === null ? [] : sittingPoints(pack, about, { present: seats, nth, attended }))]
    requireKept(law)
    const step = await enterStep(trx, scope, given, { officer, day })
    await sql`insert into cases.sitting_end (sitting, case_id, held, attended, present, votes, blank, step, law, by)
      values (${sitting}, ${id}, true, ${attended}, ${present}::uuid[], ${JSON.stringify(votes)}, ${blank}, ${step}, ${JSON.stringify(law)}, ${scope.actor.id})`.execute(
      trx,
    )
    await moveCase(trx, { id, state }, 'council')
  })
  return showCouncils(db, scope, pack, { id })
}

/** Every member who is present votes once; what is proposed nobody outvotes. */
function requireVotes({ terms }: LawPack, { present, votes, blank, proposes }: HoldGiven): void {
  const unknown = votes.findIndex(({ form }) => !terms.forms.some(({ id }) => id === form))
  if (unknown >= 0) throw new LiemError('input', 'the law has no such form', { place: { file: `votes.${unknown}.form` } })
  if (new Set(votes.map(({ form }) => form)).size < votes.length || new Set(present).size < present.length)
    throw new LiemError('input', 'each form and each member stands once', { place: { file: 'votes' } })
  const sum = votes.reduce((all, { n }) => all + n, blank)
  if (sum !== present.length)
    throw new LiemError('input', `${present.length} members were present, ${sum} votes are entered`, {
      place: { file: 'votes' },
      hint: 'count blank and invalid ones, too',
    })
  const own = votes.find(({ form }) => form === proposes)?.n ?? 0
  if (own === 0 || votes.some(({ n }) => n > own))
    throw new LiemError('input', 'the council proposes the form that has the most votes', { place: { file: 'proposes' } })
}

async function enterStep(trx: Trx, scope: Scope, given: HoldGiven, { officer, day }: { officer: string; day: string }): Promise<string> {
  const { id, votes, present, proposes, minutes, sitting } = given
  const body = { proposes, votes: votes.find(({ form }) => form === proposes)!.n, members: present.length, sitting }
  const { rows } = await sql<{ id: string }>`insert into cases.step (case_id, kind, officer, day, words, body, by)
    values (${id}, 'council', ${officer}, ${day}, ${minutes.toWellFormed()}, ${JSON.stringify(body)}, ${scope.actor.id}) returning id`.execute(
    trx,
  )
  return rows[0]!.id
}
