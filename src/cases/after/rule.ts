import { sql } from 'kysely'
import type { Assertion } from '../../access/proofs/index.ts'
import { LiemError, ZONE, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { LawPack } from '../../law/allowed/index.ts'
import { write } from '../../ledger/index.ts'
import { isAllDecided } from '../decide.ts'
import { proveAct } from '../proofs/prove.ts'
import { REVERSING } from '../pure.ts'
import { reverseReviews } from '../reviews.ts'
import { lockCase, moveCase, subjectOf } from '../scope.ts'
import { refusePart } from './complain.ts'
import type { AfterRow } from './read.ts'
import type { CaseAfter, RulingGiven, RulingKind } from './schema.ts'
import { findDecision, requireDay } from './serve.ts'
import { showAfter } from './show.ts'

/**
 * Drafts what is ruled on a decision. Throws `absent`; `denied` for whoever had a hand in it, but for a slip of the pen; `conflict` where the decision stands
 * no more, there is a draft, or the complaint is not one to be settled; `input` for a day that cannot be, and for what a ruling of that kind lacks.
 */
export async function draftRuling(db: Db, scope: Scope, pack: LawPack, given: RulingGiven & { id: string }): Promise<CaseAfter> {
  const { id, decision, complaint, kind, day, grounds, wording } = given
  const { actor } = scope
  const entry = { actor, kind: 'case.ruling-drafted', subject: subjectOf(id), reason: REASON, body: { decision, kind, day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const row = await findDecision(trx, id, decision, actor.id)
    requireWhole(given)
    requireRulable(row, given)
    if (kind !== 'corrected') await refusePart(trx, given, actor)
    const { rows } = await sql`insert into cases.ruling (case_id, decision, complaint, kind, day, grounds, wording, drafted_by)
      values (${id}, ${decision}, ${complaint}, ${kind}, ${day}, ${grounds.toWellFormed()}, ${wording?.toWellFormed() ?? null}, ${actor.id})
      on conflict do nothing returning id`.execute(trx)
    if (rows.length === 0)
      throw new LiemError('conflict', 'there is a draft of a ruling on this decision already', { hint: 'withdraw it first' })
  })
  return showAfter(db, scope, pack, { id })
}

const REASON = 'Soạn văn bản giải quyết đối với quyết định / A ruling on a decision is drafted'

function requireWhole({ kind, complaint, wording }: RulingGiven): void {
  if ((kind === 'upheld' || kind === 'changed') && complaint === null)
    throw new LiemError('input', 'a decision is upheld or changed on a complaint', { place: { file: 'complaint' } })
  if (kind === 'corrected' && complaint !== null)
    throw new LiemError('input', 'a slip of the pen settles no complaint', { place: { file: 'complaint' } })
  if ((kind === 'corrected') !== (wording !== null))
    throw new LiemError('input', 'a correction says how it is to read, and nothing else does', { place: { file: 'wording' } })
}

/** What must hold when it is drafted, and again when it is signed. */
function requireRulable(
  { reversedOn, day: decided, complaints }: AfterRow,
  { complaint, day }: Pick<RulingGiven, 'complaint' | 'day'>,
): void {
  if (reversedOn !== null) throw new LiemError('conflict', 'this decision stands no more')
  const of = complaints.find(({ id }) => id === complaint)
  if (complaint !== null && of === undefined) throw new LiemError('absent', 'there is no such complaint in this case')
  if (of !== undefined && of.admitted !== true) throw new LiemError('conflict', 'a complaint is settled once it is taken up')
  if (of !== undefined && of.settledBy !== null) throw new LiemError('conflict', 'this complaint is settled already')
  requireDay(day, of?.received ?? decided)
}

interface Draft {
  decision: string
  complaint: string | null
  kind: RulingKind
  day: string
  drafted_by: string
  signed_by: string | null
  withdrawn_by: string | null
}

async function findDraft(trx: Trx, caseId: string, ruling: string): Promise<Draft> {
  const { rows } =
    await sql<Draft>`select decision, complaint, kind, day::text as day, drafted_by, signed_by, withdrawn_by from cases.ruling
    where id = ${ruling} and case_id = ${caseId} for update`.execute(trx)
  const [found] = rows
  if (found === undefined) throw new LiemError('absent', 'there is no such ruling in this case')
  if (found.signed_by !== null) throw new LiemError('conflict', 'this ruling is signed already')
  if (found.withdrawn_by !== null) throw new LiemError('conflict', 'this draft was withdrawn')
  return found
}

/**
 * Signs a ruling that another has drafted. What it reverses counts nowhere from its day on, and with it what was concluded of heads for these acts. After a quash
 * or a change it is decided anew, and heads are reviewed anew; after an exoneration neither. Whoever had been told is told. Throws `absent`; `denied` for whoever drafted it or had a hand in the
 * decision; `conflict` where it no longer holds. With `proof` a passkey has signed it as well, or nothing is signed at all (`proofs`).
 */
export async function signRuling(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, ruling, number, reason, proof }: { id: string; ruling: string; number: string; reason: string; proof?: Assertion | null },
): Promise<CaseAfter> {
  const { actor } = scope
  const body = (proved: { proof?: string }) => ({ ruling, number, ...proved })
  await write(db, { actor, kind: 'case.ruling-signed', subject: subjectOf(id), reason, body }, async (trx) => {
    const { state } = await lockCase(trx, scope, id)
    const draft = await findDraft(trx, id, ruling)
    if (draft.drafted_by === actor.id && actor.id !== LOCAL.id)
      throw new LiemError('denied', 'whoever drafted a ruling does not sign it', { hint: 'have a second person sign it' })
    if (draft.kind !== 'corrected') await refusePart(trx, draft, actor)
    requireRulable(await findDecision(trx, id, draft.decision, actor.id), draft)
    await sql`update cases.ruling set signed_by = ${actor.id}, signed_at = clock_timestamp(), number = ${number} where id = ${ruling}`.execute(
      trx,
    )
    const proved = await proveAct(trx, scope, pack, { id, act: 'case.ruling-signed', record: ruling, proof })
    if (!REVERSING.includes(draft.kind)) return proved
    await reverse(trx, id, ruling, draft)
    await sql`select cases.tell(${ruling}, ${ZONE})`.execute(trx)
    if (draft.kind !== 'exonerated' || (await isAllDecided(trx, id))) await moveCase(trx, { id, state }, draft.kind)
    return proved
  })
  return showAfter(db, scope, pack, { id })
}

/** From the day of the ruling on the decision counts nowhere, nor what was concluded of heads for it. */
async function reverse(trx: Trx, caseId: string, ruling: string, { decision, day }: Draft): Promise<void> {
  const { rows } = await sql<{
    officer: string
  }>`update cases.decision set reversed_on = ${day} where id = ${decision} returning officer`.execute(trx)
  await reverseReviews(trx, caseId, rows[0]!.officer, ruling)
}

/** Withdraws the draft of a ruling. Throws `absent`, `conflict`. */
export async function withdrawRuling(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, ruling, reason }: { id: string; ruling: string; reason: string },
): Promise<CaseAfter> {
  const { actor } = scope
  await write(db, { actor, kind: 'case.ruling-withdrawn', subject: subjectOf(id), reason, body: { ruling } }, async (trx) => {
    await lockCase(trx, scope, id)
    await findDraft(trx, id, ruling)
    await sql`update cases.ruling set withdrawn_by = ${actor.id}, withdrawn_at = clock_timestamp() where id = ${ruling}`.execute(trx)
  })
  return showAfter(db, scope, pack, { id })
}
