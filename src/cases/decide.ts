import { sql } from 'kysely'
import type { Assertion } from '../access/proofs/index.ts'
import { LiemError, type Db, type Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { LOCAL } from '../jobs/index.ts'
import type { Answer, LawPack, Outcome } from '../law/allowed/index.ts'
import { write } from '../ledger/index.ts'
import { keepCompetence, keepSigner } from './competence/keep.ts'
import { wasHeard } from './heard.ts'
import { lawFor, today } from './law.ts'
import { keepDeparture, requireDeparture } from './precedents/depart.ts'
import { requireNoMeasure } from './measures/end.ts'
import { proveAct } from './proofs/prove.ts'
import { DECIDING_STATES } from './pure.ts'
import type { CaseShown, DecisionGiven, LawSaid } from './schema.ts'
import { exoneratedIn, lockCase, moveCase, requireConcerned, subjectOf } from './scope.ts'
import { showCaseFile } from './show.ts'

/**
 * Drafts a decision on a person who was heard. Throws `absent`; `conflict` where the confirmed law of the day forbids the form, where the law leaves it open
 * or advises against it and no opinion of a lawyer stands behind it, where like decisions have all given another and no reason is said, where he was not heard or
 * is decided upon already; `input` for a form that the law does
 * not have.
 */
export async function draftDecision(db: Db, scope: Scope, pack: LawPack, given: DecisionGiven): Promise<CaseShown> {
  const { id, officer, form, day, grounds, opinion } = given
  const entry = { actor: scope.actor, kind: 'case.decision-drafted', subject: subjectOf(id), reason: REASON, body: { form, day } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, DECIDING_STATES)
    await requireConcerned(trx, id, officer)
    await requireNotExonerated(trx, id, officer)
    await requireHeard(trx, given)
    const law = await saidOf(trx, pack, given)
    await requireOpinion(trx, given, law)
    const competence = await keepCompetence(trx, pack, given)
    const { rows } = await sql<{
      id: string
    }>`insert into cases.decision (case_id, officer, form, day, grounds, law, competence, opinion, drafted_by)
      values (${id}, ${officer}, ${form}, ${day}, ${grounds.toWellFormed()}, ${JSON.stringify(law)}, ${JSON.stringify(competence)}, ${opinion}, ${scope.actor.id})
      on conflict do nothing returning id`.execute(trx)
    const { rows: signed } =
      await sql`select from cases.decision where case_id = ${id} and officer = ${officer} and signed_by is not null and reversed_on is null`.execute(
        trx,
      )
    if (signed.length > 0) throw new LiemError('conflict', 'a decision on this person is signed already')
    if (rows[0] === undefined) throw new LiemError('conflict', 'there is a draft for this person already', { hint: 'withdraw it first' })
    await keepDeparture(trx, pack, { ...given, decision: rows[0].id, by: scope.actor.id })
  })
  return showCaseFile(db, scope, { id })
}

const REASON = 'Soạn, kiểm tra quyết định / A decision is drafted or checked'

/** Of a day before he was heard nothing is decided: it could be one on which the law allowed more. What he said before he had notice, as he was taken out since, does not count. */
async function requireHeard(trx: Trx, given: Pick<DecisionGiven, 'id' | 'officer' | 'day'>): Promise<void> {
  if (!(await wasHeard(trx, given)))
    throw new LiemError('conflict', 'nobody is decided upon before he was heard', {
      hint: 'enter his explanation, or that he gave none; the decision has no earlier day',
    })
}

/** What the law of the day says of the form. Throws `conflict` where confirmed law forbids it, `input` where the law does not have it. */
async function saidOf(
  trx: Trx,
  pack: LawPack,
  { id, officer, form, day }: Pick<DecisionGiven, 'id' | 'officer' | 'form' | 'day'>,
): Promise<LawSaid> {
  const answer = await lawFor(trx, pack, id, officer, day)
  if (answer === null)
    throw new LiemError('conflict', 'the law cannot be asked: the class of the person or his act is not known', {
      hint: 'complete the register and the acts',
    })
  const outcome = answer.outcomes.find((one) => one.form === form)
  if (outcome === undefined) throw new LiemError('input', 'the law has no such form', { place: { file: 'form' } })
  if (outcome.verdict === 'forbidden' && outcome.confirmed)
    throw new LiemError('conflict', 'the law of that day does not allow this form', { hint: placesOf(outcome) })
  return keptOf(answer, outcome)
}

const placesOf = ({ because }: Outcome): string => because.map(({ cite, rule }) => `${cite} (${rule})`).join('; ') || '–'

function keptOf({ standing, clocks }: Answer, { verdict, confirmed, because }: Outcome): LawSaid {
  return { verdict, confirmed, standing: standing.verdict, because, periods: periodsIn(clocks) }
}

/** Of each period for deciding the last day by which all acts are decided on in time; null where one of them has none. */
function periodsIn(clocks: Answer['clocks']): LawSaid['periods'] {
  const groups = Map.groupBy(
    clocks.filter(({ id }) => id !== 'prescription'),
    ({ id }) => id,
  )
  return [...groups].map(([clock, of]) => ({
    clock,
    ends: of.some(({ ends }) => ends === null) ? null : of.map(({ ends }) => ends!).toSorted()[0]!,
  }))
}

/** What is permitted needs none. */
async function requireOpinion(trx: Trx, { id, officer, form, opinion }: DecisionGiven, { verdict }: LawSaid): Promise<void> {
  if (opinion !== null) {
    const { rows } = await sql`select from cases.step where id = ${opinion} and case_id = ${id} and officer = ${officer}
      and kind = 'opinion' and body ->> 'proposes' = ${form}`.execute(trx)
    if (rows.length === 0)
      throw new LiemError('input', 'there is no opinion on this person that finds this form lawful', { place: { file: 'opinion' } })
  } else if (verdict !== 'permitted')
    throw new LiemError('conflict', 'the law does not plainly allow this form: it needs the opinion of a lawyer', {
      hint: 'enter the opinion as a step, and name it',
    })
}

interface Row {
  id: string
  officer: string
  form: string
  day: string
  law: LawSaid
  opinion_by: string | null
  drafted_by: string
  checked_by: string | null
  signed_by: string | null
  withdrawn_by: string | null
}

async function findDraft(trx: Trx, caseId: string, decision: string): Promise<Row> {
  const { rows } = await sql<Row>`select d.id, officer, form, day::text as day, law, drafted_by, checked_by, signed_by, withdrawn_by,
      (select by from cases.step where step.id = d.opinion) as opinion_by
    from cases.decision d where d.id = ${decision} and case_id = ${caseId} for update of d`.execute(trx)
  const found = rows[0]
  if (found === undefined) throw new LiemError('absent', 'there is no such decision in this case')
  if (found.signed_by !== null) throw new LiemError('conflict', 'this decision is signed already')
  if (found.withdrawn_by !== null) throw new LiemError('conflict', 'this draft was withdrawn')
  return found
}

/** That a second person has checked the file. Throws `absent`, `conflict`; `denied` for whoever drafted it. */
export async function checkDecision(db: Db, scope: Scope, { id, decision }: { id: string; decision: string }): Promise<CaseShown> {
  const { actor } = scope
  const entry = { actor, kind: 'case.decision-checked', subject: subjectOf(id), reason: REASON, body: { decision } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id, DECIDING_STATES)
    const draft = await findDraft(trx, id, decision)
    if (draft.checked_by !== null) throw new LiemError('conflict', 'this file is checked already')
    if (draft.drafted_by === actor.id && actor.id !== LOCAL.id)
      throw new LiemError('denied', 'whoever drafted a decision does not check it', { hint: 'have a second person check the file' })
    await sql`update cases.decision set checked_by = ${actor.id}, checked_at = clock_timestamp() where id = ${decision}`.execute(trx)
  })
  return showCaseFile(db, scope, { id })
}

/**
 * Signs a checked decision. The law is asked again: a person concerned, a fact or a text may be another by now. Throws `absent`; `denied` for whoever checked
 * it, or gave the opinion on which it stands; `conflict` where it is not checked, the law says something else now, or an interim measure is in force though
 * there will be no discipline. With `proof` a passkey has signed it as well, or nothing is signed at all (`proofs`).
 */
export async function signDecision(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, decision, number, reason, proof }: { id: string; decision: string; number: string; reason: string; proof?: Assertion | null },
): Promise<CaseShown> {
  const { actor } = scope
  const body = (proved: { proof?: string }) => ({ decision, number, ...proved })
  await write(db, { actor, kind: 'case.decision-signed', subject: subjectOf(id), reason, body }, async (trx) => {
    const own = await lockCase(trx, scope, id, DECIDING_STATES)
    const draft = await findDraft(trx, id, decision)
    requireSigner(draft, actor.id)
    if (draft.day > today()) throw new LiemError('conflict', 'the day of this decision has not come yet', { hint: 'sign it on that day' })
    await lockOfficer(trx, draft.officer)
    if (isMild(pack, draft.form)) await requireNoMeasure(trx, id, draft.officer)
    const { verdict, standing } = await saidOf(trx, pack, { ...draft, id })
    if (verdict !== draft.law.verdict || standing !== draft.law.standing)
      throw new LiemError('conflict', 'the law says something else of this form now', { hint: 'withdraw the draft and draft it again' })
    await requireDeparture(trx, pack, { ...draft, id, decision })
    const competence = await keepSigner(trx, pack, { ...draft, id }, actor.id)
    await sql`update cases.decision set signed_by = ${actor.id}, signed_at = clock_timestamp(), number = ${number}, competence = ${JSON.stringify(competence)}
      where id = ${decision}`.execute(trx)
    if (await isAllDecided(trx, id)) await moveCase(trx, own, 'signed')
    return proveAct(trx, scope, pack, { id, act: 'case.decision-signed', record: decision, proof })
  })
  return showCaseFile(db, scope, { id })
}

/** Two decisions on one person are signed one after the other, so that the law is asked of the second with the first among its facts. */
async function lockOfficer(trx: Trx, officer: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('cases.decision ' || ${officer}, 0))`.execute(trx)
}

/** Whether a form is none of discipline. */
const isMild = ({ terms }: LawPack, form: string): boolean => terms.forms.some((one) => one.id === form && one.discipline === 'no')

function requireSigner({ checked_by, opinion_by }: Row, signer: string): void {
  if (checked_by === null) throw new LiemError('conflict', 'nobody has checked this file', { hint: 'have a second person check it first' })
  if (signer === LOCAL.id) return
  if (checked_by === signer) throw new LiemError('denied', 'whoever checked the file does not sign the decision')
  if (opinion_by === signer) throw new LiemError('denied', 'whoever gave the opinion on which a decision stands does not sign it')
}

/** Whether a decision stands on everybody concerned who is not exonerated. */
export async function isAllDecided(trx: Trx, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from cases.party p where p.case_id = ${id} and p.role = 'concerned' and p.officer not in (${exoneratedIn(sql`${id}`)})
    and not exists (select from cases.decision d where d.case_id = ${id} and d.officer = p.officer and d.signed_by is not null and d.reversed_on is null)`.execute(
      trx,
    )
  return rows.length === 0
}

async function requireNotExonerated(trx: Trx, id: string, officer: string): Promise<void> {
  const { rows } = await sql`select where ${officer} in (${exoneratedIn(sql`${id}`)})`.execute(trx)
  if (rows.length > 0) throw new LiemError('conflict', 'this person is exonerated')
}

/** Withdraws a draft. Throws `absent`, `conflict`. */
export async function withdrawDecision(
  db: Db,
  scope: Scope,
  { id, decision, reason }: { id: string; decision: string; reason: string },
): Promise<CaseShown> {
  const { actor } = scope
  await write(db, { actor, kind: 'case.decision-withdrawn', subject: subjectOf(id), reason, body: { decision } }, async (trx) => {
    await lockCase(trx, scope, id)
    await findDraft(trx, id, decision)
    await sql`update cases.decision set withdrawn_by = ${actor.id}, withdrawn_at = clock_timestamp() where id = ${decision}`.execute(trx)
  })
  return showCaseFile(db, scope, { id })
}
