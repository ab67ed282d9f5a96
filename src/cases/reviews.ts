import { sql, type RawBuilder } from 'kysely'
import { dayNumber, isoDay, LiemError, type Db, type Trx } from '../base/index.ts'
import { everything, type Scope } from '../base/schema.ts'
import { WORKER } from '../jobs/index.ts'
import type { LawPack } from '../law/allowed/index.ts'
import { readResponsibilityFacts, responsible, type ResponsibilityAnswer } from '../law/responsibility/index.ts'
import { write } from '../ledger/index.ts'
import { whoWasInCharge } from '../organisation/index.ts'
import { factsOfLeader } from './heads/facts.ts'
import { notMinor } from './heads/minor.ts'
import { numberedActs, standingOf, today } from './law.ts'
import type { CaseShown, ReviewGiven } from './schema.ts'
import { exoneratedIn, lockCase, requireCase, subjectOf } from './scope.ts'
import { showCaseFile } from './show.ts'

/** Where somebody served over days of an act: the unit that answers for it, and the field of his post where it is known. */
interface Served {
  unit: string
  from: string
  until: string
  field: string | null
}

interface Charge {
  officer: string
  unit: string
  role: 'head' | 'acting' | 'deputy'
  fields: string[]
  from: string
  until: string
}

/**
 * Brings the provisional reviews of a case up to date with its acts: everybody who headed the unit of whoever is concerned, acted as head or was deputy in
 * charge of his field, over all days of the act, wherever he is now; of predecessors of the unit, too. Of a head's own act whoever headed the unit above.
 * Of a minor act nobody. What was concluded stays.
 */
export async function settleReviews(trx: Trx, caseId: string): Promise<void> {
  const wanted = await chargesOf(trx, caseId, answeredFor(caseId))
  await sql`select cases.settle_reviews(${caseId}, ${JSON.stringify(wanted)}::jsonb)`.execute(trx)
}

/** Whoever was in charge on days of these acts of a case. */
async function chargesOf(trx: Trx, caseId: string, which: RawBuilder<unknown>): Promise<Charge[]> {
  return joined((await chargesByAct(trx, caseId, which)).flatMap(({ charges }) => charges))
}

/** The same act by act. */
async function chargesByAct(trx: Db | Trx, caseId: string, which: RawBuilder<unknown>): Promise<{ act: string; charges: Charge[] }[]> {
  const { rows: acts } = await sql<{ id: string; officer: string; from: string; until: string }>`select id, officer, from_day::text as from,
    coalesce(until_day, ${today()}::date)::text as until from cases.act where case_id = ${caseId} and ${which} order by id`.execute(trx)
  const { rows: concerned } = await sql<{
    officer: string
  }>`select officer from cases.party where case_id = ${caseId} and role = 'concerned'`.execute(trx)
  const others = new Set(concerned.map(({ officer }) => officer))
  const found = []
  for (const act of acts) {
    const charges: Charge[] = []
    for (const served of await servedOver(trx, caseId, act))
      charges.push(...(await inCharge(trx, served)).filter(({ officer }) => !others.has(officer)))
    found.push({ act: act.id, charges })
  }
  return found
}

/** SQL: acts for which somebody in charge may answer: of whoever is not exonerated, and not minor. */
const answeredFor = (caseId: string): RawBuilder<unknown> => sql`officer not in (${exoneratedIn(sql`${caseId}`)}) and ${notMinor(caseId)}`

/**
 * Once the decision on somebody is reversed, what was concluded of heads for his acts is reversed with it, where acts of nobody else keep it. Where it is decided
 * anew, a provisional review of the same person and days takes its place; of whoever is exonerated none is left.
 */
export async function reverseReviews(trx: Trx, caseId: string, officer: string, ruling: string): Promise<void> {
  const kept = await chargesOf(trx, caseId, sql`officer not in (${undoneIn(caseId)})`)
  const { rows: others } = await sql`select from cases.party where case_id = ${caseId} and role = 'concerned'
    and officer not in (${undoneIn(caseId)})`.execute(trx)
  // Of one whose acts are others by now than when it was concluded, nothing is left once nobody else is concerned.
  const rested = others.length === 0 ? null : JSON.stringify(await chargesOf(trx, caseId, sql`officer = ${officer}`))
  await sql`select cases.reverse_reviews(${ruling}, ${rested}::jsonb, ${JSON.stringify(kept)}::jsonb)`.execute(trx)
  await settleReviews(trx, caseId)
}

/** SQL: on whom a decision was reversed in a case, and none stands since: nothing rests on his acts. */
const undoneIn = (caseId: string): RawBuilder<unknown> => sql`select gone.officer from cases.decision gone
  where gone.case_id = ${caseId} and gone.reversed_on is not null and not exists (select from cases.decision d where d.case_id = gone.case_id
    and d.officer = gone.officer and d.signed_by is not null and d.reversed_on is null)`

/** Where he served over the days of an act; where the register does not say, the unit that handles the case. */
async function servedOver(
  trx: Db | Trx,
  caseId: string,
  { officer, from, until }: { officer: string; from: string; until: string },
): Promise<Served[]> {
  const days = sql`daterange(${from}::date, ${until}::date, '[]')`
  const { rows } =
    await sql<Served>`select case when t.role = 'officer' then t.unit else coalesce((select s.parent from organisation.unit_state s
        where s.code = t.unit and s.during && t.during order by s.during desc limit 1), t.unit) end as unit,
      lower(t.during * ${days})::text as from, (upper(t.during * ${days}) - 1)::text as until,
      case when t.role = 'officer' then post.field end as field
    from organisation.tenure t left join organisation.post post on post.code = t.post where t.officer = ${officer} and t.during && ${days}
    order by 2, 1`.execute(trx)
  if (rows.length > 0) return rows
  const { rows: own } = await sql<{ unit: string }>`select unit from cases.case where id = ${caseId}`.execute(trx)
  return own.map(({ unit }) => ({ unit, from, until, field: null }))
}

async function inCharge(trx: Db | Trx, { unit, from, until, field }: Served): Promise<Charge[]> {
  const asked = { code: unit, from, until, ...(field === null ? {} : { field }) }
  const { rows } = await whoWasInCharge(trx as unknown as Db, everything(WORKER), asked)
  return rows.flatMap(({ officer, unit: of, role, fields, from: first, until: last }) =>
    role === 'officer' ? [] : [{ officer: officer.number, unit: of.code, role, fields: [...fields], from: first!, until: last! }],
  )
}

/** Days of one person in one post that touch or overlap are one stretch. */
function joined(all: readonly Charge[]): Charge[] {
  const groups = Map.groupBy(all, ({ officer, unit, role }) => [officer, unit, role].join('\n'))
  return [...groups.values()].flatMap((of) => {
    const result: Charge[] = []
    for (const one of of.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
      const last = result.at(-1)
      if (last !== undefined && one.from <= dayAfter(last.until)) {
        if (one.until > last.until) last.until = one.until
        last.fields = [...new Set([...last.fields, ...one.fields])]
      } else result.push({ ...one })
    }
    return result
  })
}

function dayAfter(day: string): string {
  return isoDay(dayNumber(day) + 1)
}

interface Row {
  id: string
  officer: string
  unit: string
  role: Charge['role']
  from: string
  until: string
  outcome: string | null
}

async function findReview(db: Db | Trx, caseId: string, review: string): Promise<Row> {
  const { rows } =
    await sql<Row>`select id, officer, unit, role, from_day::text as from, until_day::text as until, outcome from cases.review
    where id = ${review} and case_id = ${caseId}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such review in this case')
  return rows[0]
}

/** Posts of the register in the words of the law. */
const LAW_ROLES: Readonly<Record<Charge['role'], string>> = { head: 'head', acting: 'acting-head', deputy: 'deputy-in-charge' }

/** SQL: the acts of a case in whose days somebody had the post of which a review is, and for which he may answer. */
async function actsOf(db: Db | Trx, caseId: string, { officer, unit, role, from, until }: Row): Promise<RawBuilder<unknown>> {
  const isHis = (one: Charge): boolean =>
    one.officer === officer && one.unit === unit && one.role === role && one.from <= until && one.until >= from
  const acts = (await chargesByAct(db, caseId, answeredFor(caseId))).filter(({ charges }) => charges.some(isHis)).map(({ act }) => act)
  return sql`(select * from ${numberedActs(caseId)} where id = any(${acts}::uuid[])) as act`
}

/**
 * What somebody answers for by the law of a day and what is known of him, for the acts that were done under him; null where the register does not say of which
 * class he is, or none of these acts is left.
 */
async function lawOfReview(db: Db | Trx, pack: LawPack, caseId: string, row: Row, day: string): Promise<ResponsibilityAnswer | null> {
  const { class: of, status } = await standingOf(db, row.officer, day)
  if (of === null) return null
  const { rows } = await sql<{
    from: string | null
    until: string | null
    kinds: string[]
    acts: { id: string; grade: string | null }[]
  }>`with act as (select * from ${await actsOf(db, caseId, row)})
    select min(from_day)::text as from, case when bool_or(until_day is null) then null else max(until_day)::text end as until,
      array(select distinct kind from act, unnest(kinds) as kind) as kinds,
      jsonb_agg(jsonb_build_object('id', n::text, 'grade', severity) order by from_day, n) as acts from act`.execute(db)
  const { from, until, kinds, acts } = rows[0]!
  if (from === null) return null
  const given = {
    leader: { class: of, status, tenures: [{ role: LAW_ROLES[row.role], from: row.from, to: row.until }] },
    matter: { from, to: until, kinds, cases: acts.slice(0, 20) },
    ...(await factsOfLeader(db, caseId, row)),
    day,
  }
  return responsible(pack, readResponsibilityFacts(pack.terms, given, 'review'))
}

/** The same for whoever may see the review. Throws `absent`. */
export async function askReviewLaw(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, review, day }: { id: string; review: string; day: string },
): Promise<{ answer: ResponsibilityAnswer | null }> {
  await requireCase(db, scope, id)
  return { answer: await lawOfReview(db, pack, id, await findReview(db, id, review), day) }
}

/**
 * Concludes what a head or deputy answers for. Throws `absent`; `denied` for whoever it is about; `conflict` where it is concluded, or the confirmed law
 * forbids the form; `input` where whoever is liable has no form, or the law does not have it.
 */
export async function concludeReview(db: Db, scope: Scope, pack: LawPack, given: ReviewGiven): Promise<CaseShown> {
  const { id, review, outcome, form, grounds, reason } = given
  if ((outcome === 'liable') !== (form !== null))
    throw new LiemError('input', 'whoever is liable has a form, and nobody else', { place: { file: 'form' } })
  const entry = { actor: scope.actor, kind: 'case.review-concluded', subject: subjectOf(id), reason, body: { review, outcome } }
  await write(db, entry, async (trx) => {
    await lockCase(trx, scope, id)
    const row = await findReview(trx, id, review)
    if (row.outcome !== null) throw new LiemError('conflict', 'this review is concluded already')
    if (row.officer === scope.actor.id) throw new LiemError('denied', 'nobody judges his own responsibility')
    await refuseEqual(trx, scope, row.officer)
    if (form !== null) await requireForm(trx, pack, id, row, form)
    await sql`update cases.review set outcome = ${outcome}, form = ${form}, grounds = ${grounds.toWellFormed()}, concluded_by = ${scope.actor.id},
      concluded_on = ${today()} where id = ${review}`.execute(trx)
  })
  return showCaseFile(db, scope, { id })
}

/** A review goes to the superior: not to a colleague, nor to somebody below. */
async function refuseEqual(trx: Trx, { actor }: Scope, officer: string): Promise<void> {
  const { rows } = await sql<{ equal: boolean }>`select ${officer} = any(cases.equals_of(${actor.id})) as equal`.execute(trx)
  if (rows[0]!.equal)
    throw new LiemError('denied', 'nobody judges an equal or a superior', { hint: 'whoever heads a unit above both concludes it' })
}

async function requireForm(trx: Trx, pack: LawPack, id: string, row: Row, form: string): Promise<void> {
  if (!pack.terms.forms.some((one) => one.id === form))
    throw new LiemError('input', 'the law has no such form', { place: { file: 'form' } })
  const answer = await lawOfReview(trx, pack, id, row, today())
  const outcome = answer?.outcomes.find((one) => one.form === form)
  if (outcome?.verdict === 'forbidden' && outcome.confirmed)
    throw new LiemError('conflict', 'the law of that day does not allow this form', {
      hint: outcome.because.map(({ cite }) => cite).join('; ') || '–',
    })
}
