import { sql, type RawBuilder } from 'kysely'
import { PLANNED_ONCE } from '../base/db/index.ts'
import { localDay, ZONE, type Db, type Trx } from '../base/index.ts'
import type { Scope } from '../base/schema.ts'
import { allowed, readFacts, type Answer, type Facts, type LawPack, type Outcome } from '../law/allowed/index.ts'
import { askedSteps } from '../law/proceedings/index.ts'
import type { CaseLaw } from './schema.ts'
import { requireCase } from './scope.ts'
import { servedOf } from './after/served.ts'
import { unverifiedOf, withUnverified } from './legacy/unverified.ts'

/** Of which class somebody is, and whether he leads, as the register has him on a day. */
export interface Standing {
  class: string | null
  status: string
  leads: boolean
}

/** Throws nothing: of whoever the register does not know, the class is null. */
export async function standingOf(db: Db | Trx, officer: string, day: string): Promise<Standing> {
  const { rows } = await sql<Standing>`${sql.raw(PLANNED_ONCE)} select service.class, coalesce(service.status, 'serving') as status,
      exists (select from organisation.tenure t where t.officer = ${officer} and t.role <> 'officer' and t.during @> ${day}::date) as leads
    from (select) as one left join lateral (select s.class, case when s.during @> ${day}::date then 'serving' else s.ended end as status
      from organisation.service s where s.officer = ${officer} and lower(s.during) <= ${day}::date order by s.during desc limit 1) as service on true`.execute(
    db,
  )
  return rows[0]!
}

type OfAct = CaseLaw['acts'][number]

/** Of earlier decisions the last; the law is asked of no more at once. */
const MOST_EARLIER = 100

interface FactsRow {
  acts: {
    id: string
    from: string
    to: string | null
    detected: string
    severity: string | null
    disciplinable: boolean
    kinds: string[]
    repeats: boolean | null
  }[]
  history: { form: string; effective: string; sameAct: string | null }[]
  circumstances: Record<string, unknown>[]
}

/** SQL: acts of a case, each with its number `n` in it, in the order in which they came: so the law speaks of them, and the page. */
export const numberedActs = (caseId: string): RawBuilder<unknown> =>
  sql`(select a.*, row_number() over (order by a.id) as n from cases.act a where a.case_id = ${caseId}) as act`

/** SQL: as a circumstance, that a decision was complained of and reversed on that: no period for another counts since. */
const complained = (caseId: string, officer: string): RawBuilder<unknown> =>
  sql`select c.id, 'complaint-or-lawsuit', c.received, null, coalesce(c.number, ''), '{}'::jsonb from cases.complaint c join cases.decision d on d.id = c.decision
    where d.case_id = ${caseId} and d.officer = ${officer} and d.reversed_on is not null and c.round = 1 and c.admitted`

/**
 * The facts of a case about one person concerned, as the law is asked of a day; null where the register does not say of which class he is. Of earlier
 * discipline they say which act of the case it was about already, wherever it was decided: whether that is answered once only, the law says.
 */
async function factsOf(
  db: Db | Trx,
  { terms }: LawPack,
  caseId: string,
  officer: string,
  day: string,
): Promise<Record<string, unknown> | null> {
  const { class: of, status, leads } = await standingOf(db, officer, day)
  if (of === null) return null
  const own = sql`case_id = ${caseId} and officer = ${officer}`
  const forms = terms.forms.filter(({ discipline }) => discipline !== 'no').map(({ id }) => id)
  const done = sql`cases.disciplined_elsewhere(${caseId}, ${officer}, ${forms}::text[])`
  const { rows } = await sql<FactsRow>`${sql.raw(PLANNED_ONCE)} select
      coalesce((select jsonb_agg(jsonb_build_object('id', n::text, 'from', from_day, 'to', until_day, 'detected', detected, 'severity', severity,
        'disciplinable', disciplinable, 'kinds', kinds, 'repeats', repeats) order by from_day, n) from ${numberedActs(caseId)} where ${own}), '[]') as acts,
      coalesce((select jsonb_agg(jsonb_build_object('form', form, 'effective', effective, 'sameAct', same) order by effective, id) from (select * from (
        select id, form, effective, null::text as same from cases.earlier where ${own}
        union all select id, form, coalesce((${servedOf(sql`d.id`, sql`null::uuid`)}).effective, day), null from cases.decision d
          where officer = ${officer} and case_id <> ${caseId} and signed_by is not null and reversed_on is null and form <> 'none'
            and id not in (select decision from ${done})
        union all select done.decision, done.form, coalesce((${servedOf(sql`done.decision`, sql`null::uuid`)}).effective, done.day), act.n::text
          from ${done} as done join ${numberedActs(caseId)} on act.id = done.act) as every
        where effective <= ${day}::date order by effective desc, id desc limit ${MOST_EARLIER}) as before), '[]') as history,
      coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', kind, 'from', from_day, 'to', until_day,
        'document', nullif(document, '')) || facts) order by from_day, id) from (select id, kind, from_day, until_day, document, facts
          from cases.circumstance where ${own} union all ${complained(caseId, officer)}) as around), '[]') as circumstances`.execute(db)
  const { acts, history, circumstances } = rows[0]!
  if (acts.length === 0) return null
  return {
    person: { class: of, leadership: leads, status },
    acts: acts.map(({ to, ...act }) => (to === null ? { ...act, ongoing: true } : { ...act, to })),
    history,
    circumstances,
    day,
  }
}

/** What the law of a day allows for somebody, by the facts of a case; null where nothing can be asked. Throws `input` for a day before his acts. */
export async function lawFor(db: Db | Trx, pack: LawPack, caseId: string, officer: string, day: string): Promise<Answer | null> {
  const facts = await factsOf(db, pack, caseId, officer, day)
  if (facts === null) return null
  return withUnverified(pack, readFacts(pack.terms, facts, 'case'), await unverifiedOf(db, caseId, officer, day))
}

/** What the law would allow for each of several acts, were it the only one: forms that it lists for such a person. */
function ofEach(pack: LawPack, facts: Facts): OfAct[] {
  if (facts.acts.length < 2) return []
  return facts.acts.map((act) => {
    const { outcomes } = allowed(pack, { ...facts, acts: [act] })
    const formsOf = (wanted: Outcome['verdict']): string[] =>
      outcomes.filter(({ listed, verdict }) => listed && verdict === wanted).map(({ form }) => form)
    return { n: Number(act.id), permitted: formsOf('permitted'), open: formsOf('undetermined') }
  })
}

/** The same for whoever may see the case. Throws `absent`. */
export async function askCaseLaw(
  db: Db,
  scope: Scope,
  pack: LawPack,
  { id, officer, day }: { id: string; officer: string; day: string },
): Promise<CaseLaw> {
  await requireCase(db, scope, id)
  const [given, old, { class: of, status }] = await Promise.all([
    factsOf(db, pack, id, officer, day),
    unverifiedOf(db, id, officer, day),
    standingOf(db, officer, day),
  ])
  const steps = of === null ? [] : askedSteps(pack, { class: of, status, day })
  const unverified = old.map(({ known: _known, ...one }) => one)
  if (given === null) return { answer: null, acts: [], steps, unverified }
  const facts = readFacts(pack.terms, given, 'case')
  return { answer: withUnverified(pack, facts, old), acts: ofEach(pack, facts), steps, unverified }
}

export const today = (): string => localDay(ZONE)
