import { sql, type RawBuilder } from 'kysely'
import { PLANNED_ONCE } from '../base/db/index.ts'
import { LiemError, localDay, ZONE, type Db } from '../base/index.ts'
import type { Bilingual, Scope } from '../base/schema.ts'
import { unitNames } from '../organisation/index.ts'
import type { CompetenceRow } from './competence/schema.ts'
import { standingOf, today } from './law.ts'
import { namesOf, personOf, rowsOf, ROW, type Row } from './list.ts'
import type { CaseAct, CaseDecision, CaseReview, CaseShown } from './schema.ts'
import type { Regrading } from './regradings/schema.ts'
import { readsCase } from './scope.ts'

interface Whole extends Row {
  sources: CaseShown['sources']
  origin: CaseShown['origin']
  parties: { id: string; role: CaseShown['parties'][number]['role']; notifiedOn: string | null }[]
  acts: (Omit<CaseAct, 'entry' | 'regradings'> & {
    regradings: (Omit<Regrading, 'by'> & { by: string })[]
    version: string | null
    code: string | null
    act_en: string | null
    act_vi: string | null
    illustrative: boolean | null
  })[]
  circumstances: CaseShown['circumstances']
  earlier: CaseShown['earlier']
  steps: (Omit<CaseShown['steps'][number], 'officer' | 'by'> & { officer: string | null; by: string })[]
  decisions: DecisionRow[]
  reviews: (Omit<CaseReview, 'officer' | 'unit' | 'concludedBy'> & { officer: string; unit: string; concludedBy: string | null })[]
}
export type DecisionRow = Omit<CaseDecision, 'officer' | 'competence' | 'draftedBy' | 'checkedBy' | 'signedBy' | 'signedOn'> & {
  officer: string
  competence: CompetenceRow | null
  draftedBy: string
  checkedBy: string | null
  signedBy: string | null
  signedAt: string | null
}

const ISO = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)
/** SQL: the rows of a select as a list of JSON. */
export const list = (select: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce((select jsonb_agg(to_jsonb(one)) from (${select}) one), '[]')`

const regradingsOf = (where: RawBuilder<unknown>): RawBuilder<unknown> =>
  list(sql`select g.before, g.after, g.reason, g.by, to_char(g.at at time zone 'UTC', ${ISO}) as at, to_char(g.seen_at at time zone 'UTC', ${ISO}) as "seenAt"
    from cases.regrading g where ${where} order by g.id`)

/** SQL: acts of a case with their entries, of all concerned or of one. */
export const actsOf = (where: RawBuilder<unknown>): RawBuilder<unknown> =>
  list(sql`select a.id, a.officer, a.what, a.what_en as "whatEn", a.from_day as from, a.until_day as until, a.detected, a.severity, a.graded_by as "gradedBy", a.regraded,
      a.disciplinable, a.kinds, a.repeats, a.version, a.entry as code, e.act_en, e.act_vi, v.illustrative, ${regradingsOf(sql`g.act = a.id`)} as regradings
    from cases.act a left join law.catalogue_entry e on e.version = a.version and e.code = a.entry left join law.catalogue_version v on v.id = a.version
    where ${where} order by a.from_day, a.id`)

/** SQL: decisions of a case. */
export const decisionsOf = (where: RawBuilder<unknown>): RawBuilder<unknown> =>
  list(sql`select d.id, d.officer, d.form, d.day, d.number, d.grounds, d.law, d.competence, d.opinion, d.drafted_by as "draftedBy", d.checked_by as "checkedBy",
      d.signed_by as "signedBy", to_char(d.signed_at at time zone 'UTC', ${ISO}) as "signedAt",
      (select jsonb_build_object('direction', x.direction, 'n', x.n, 'reason', x.reason) from cases.departure x where x.decision = d.id) as departure,
      d.reversed_on as "reversedOn", case when d.withdrawn_by is not null then 'withdrawn' when d.reversed_on is not null then 'reversed' when d.signed_by is not null then 'signed' when d.checked_by is not null then 'checked' else 'draft' end as state
    from cases.decision d where ${where} order by d.drafted_at, d.id`)

/** One case, whole, as far as whoever asks may see it. Throws `absent`. */
export async function showCaseFile(db: Db, scope: Scope, { id }: { id: string }): Promise<CaseShown> {
  const own = sql`case_id = c.id`
  const { rows } = await sql<Whole>`${sql.raw(PLANNED_ONCE)} select ${ROW},
      ${list(sql`select f.id, f.number from cases.source s join findings.finding f on f.id = s.finding where s.case_id = c.id order by f.number`)} as sources,
      (select o.said || jsonb_build_object('kind', o.kind, 'number', o.number, 'day', o.day) from cases.origin o where o.case_id = c.id) as origin,
      ${list(sql`select officer as id, role, notified_on as "notifiedOn" from cases.party where ${own}
        order by array_position(array['concerned', 'witness', 'verifier'], role), officer`)} as parties,
      ${actsOf(sql`a.case_id = c.id`)} as acts,
      ${list(sql`select id, officer, kind, from_day as from, until_day as until, document, facts from cases.circumstance where ${own} order by from_day, id`)} as circumstances,
      ${list(sql`select id, officer, form, effective, document from cases.earlier where ${own} order by effective, id`)} as earlier,
      ${list(sql`select id, kind, officer, day, words, body, by, to_char(at at time zone 'UTC', ${ISO}) as at from cases.step where ${own}
        order by step.at desc, step.id desc`)} as steps,
      ${decisionsOf(sql`d.case_id = c.id`)} as decisions,
      ${list(sql`select id, officer, unit, role, fields, from_day as from, until_day as until, outcome, form, grounds, concluded_by as "concludedBy",
        concluded_on as "concludedOn", reversed_on as "reversedOn" from cases.review where ${own} order by from_day, array_position(array['head', 'acting', 'deputy'], role), until_day, officer, id`)} as reviews
    from cases.case c where c.id = ${id} and ${readsCase(scope)}`.execute(db)
  if (rows[0] === undefined) throw new LiemError('absent', 'there is no such case')
  return shownOf(db, rows[0])
}

async function shownOf(db: Db, whole: Whole): Promise<CaseShown> {
  const { sources, origin, parties, acts, circumstances, earlier, steps, decisions, reviews, ...row } = whole
  const named = [
    ...parties.map(({ id }) => id),
    ...acts.flatMap(({ gradedBy, regradings }) => [...(gradedBy === null ? [] : [gradedBy]), ...regradings.map(({ by }) => by)]),
    ...steps.flatMap(({ officer, by }) => [officer ?? by, by]),
    ...decisions.flatMap((one) => [
      ...(one.competence?.signers ?? []).map((signer) => signer.officer),
      one.officer,
      one.draftedBy,
      one.checkedBy ?? one.officer,
      one.signedBy ?? one.officer,
    ]),
    ...reviews.flatMap(({ officer, concludedBy }) => [officer, concludedBy ?? officer]),
  ]
  const [[shown], people, units, standings] = await Promise.all([
    rowsOf(db, [row]),
    namesOf(db, [row.id], named),
    unitNames(
      db,
      reviews.map(({ unit }) => unit),
    ),
    Promise.all(parties.map(({ id }) => standingOf(db, id, today()))),
  ])
  const person = (id: string): { id: string; name: string } => personOf(people, id)
  const orNone = (id: string | null) => (id === null ? null : person(id))
  return {
    ...shown!,
    sources,
    origin,
    parties: parties.map((one, at) => ({ ...one, ...person(one.id), class: standings[at]!.class, leads: standings[at]!.leads })),
    acts: acts.map((one) => ({ ...actOf(one, person), gradedBy: orNone(one.gradedBy)?.name ?? null })),
    circumstances,
    earlier,
    steps: steps.map((one) => ({ ...one, officer: orNone(one.officer), by: person(one.by) })),
    decisions: decisions.map((one) => decisionOf(one, person)),
    reviews: reviews.map((one) => ({
      ...one,
      officer: person(one.officer),
      unit: units.get(one.unit)!,
      concludedBy: orNone(one.concludedBy),
    })),
  }
}

export type ActRow = Whole['acts'][number]

type Named = (id: string) => { id: string; name: string }
const byNumber: Named = (id) => ({ id, name: id })

export function actOf({ version, code, act_en, act_vi, illustrative, regradings, ...row }: ActRow, person = byNumber): CaseAct {
  const shown = { ...row, regradings: regradings.map((one) => ({ ...one, by: person(one.by) })) }
  if (version === null || code === null) return { ...shown, entry: null }
  const act: Bilingual = { en: act_en ?? code, vi: act_vi ?? code }
  return { ...shown, entry: { version, code, act, illustrative: illustrative ?? false } }
}

export function decisionOf({ signedAt, competence, ...row }: DecisionRow, person: Named): CaseDecision {
  const orNone = (id: string | null) => (id === null ? null : person(id))
  return {
    ...row,
    officer: person(row.officer),
    competence:
      competence === null ? null : { ...competence, signers: competence.signers.map((one) => ({ ...one, officer: person(one.officer) })) },
    draftedBy: person(row.draftedBy),
    checkedBy: orNone(row.checkedBy),
    signedBy: orNone(row.signedBy),
    signedOn: signedAt === null ? null : localDay(ZONE, Date.parse(signedAt)),
  }
}
