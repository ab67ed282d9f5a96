import { sql, type RawBuilder } from 'kysely'
import { LOCAL } from '../../jobs/index.ts'
import type { Db, Trx } from '../../base/index.ts'
import { effectsOf, runningOf, type LawPack } from '../../law/allowed/index.ts'
import { periods, readPeriodFacts, type PeriodsAnswer } from '../../law/periods/index.ts'
import { standingOf, today } from '../law.ts'
import { settledClock } from './pure.ts'
import { servedOf } from './served.ts'
import type { Complaint, DecisionAfter, Ruling, Stands } from './schema.ts'

/** One signed decision with all that came after it, people by their numbers alone. */
export interface AfterRow {
  decision: string
  case_id: string
  officer: string
  form: string
  day: string
  number: string
  reversedOn: string | null
  served: {
    day: string
    how: NonNullable<DecisionAfter['served']>['how']
    effective: string | null
    recipients: string[]
    by: string
  } | null
  expunged: DecisionAfter['expunged']
  announced: { kind: string; announced: string | null }[]
  complaints: (Omit<Complaint, 'late' | 'admittedBy'> & { admittedBy: string | null })[]
  rulings: (Omit<Ruling, 'draftedBy' | 'signedBy'> & { draftedBy: string; signedBy: string | null })[]
  partOf: boolean
  partOfFirst: boolean
}

const list = (select: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce((select jsonb_agg(to_jsonb(one)) from (${select}) one), '[]')`

/** Signed decisions `d` and what came after them, the newest first. `actor`: who asks, of whom it is said whether he had a hand in it. */
export async function readAfter(db: Db | Trx, where: RawBuilder<unknown>, actor: string): Promise<AfterRow[]> {
  const who = actor === LOCAL.id ? [] : [actor]
  const { rows } = await sql<AfterRow>`select d.id as decision, d.case_id, d.officer, d.form, d.day::text as day, d.number,
      d.reversed_on::text as "reversedOn", to_jsonb(${servedOf(sql`d.id`, sql`null::uuid`)}) as served,
      (select jsonb_build_object('day', e.day, 'number', e.number) from cases.expunged e where e.decision = d.id) as expunged,
      ${list(sql`select kind, facts ->> 'announced' as announced from cases.circumstance c where c.case_id = d.case_id and c.officer = d.officer`)} as announced,
      ${list(sql`select c.id, c.round, c.received, c.number, c.words, c.filed, c.admitted, c.admitted_on as "admittedOn", c.admitted_by as "admittedBy",
          c.why, c.complex, (select r.id from cases.ruling r where r.complaint = c.id and r.signed_by is not null) as "settledBy"
        from cases.complaint c where c.decision = d.id order by c.round`)} as complaints,
      ${list(sql`select r.id, r.complaint, r.kind, r.day, r.number, r.grounds, r.wording, r.drafted_by as "draftedBy", r.signed_by as "signedBy",
          case when r.withdrawn_by is not null then 'withdrawn' when r.signed_by is not null then 'signed' else 'draft' end as state,
          (${servedOf(sql`d.id`, sql`r.id`)}).day as "servedOn"
        from cases.ruling r where r.decision = d.id order by r.drafted_at, r.id`)} as rulings,
      cases.is_part_of(d.id, null, ${who}::text[]) as "partOf",
      exists (select from cases.complaint c where c.decision = d.id and c.round = 2 and cases.is_part_of(d.id, c.id, ${who}::text[])) as "partOfFirst"
    from cases.decision d where d.signed_by is not null and ${where} order by d.signed_at desc, d.id`.execute(db)
  return rows
}

export type LawAfter = Pick<DecisionAfter, 'running' | 'effects' | 'periods'>

/** The clocks of complaints against a decision by the law of today, from when until when it runs, and what it does. */
export async function lawAfter(db: Db | Trx, pack: LawPack, row: AfterRow): Promise<LawAfter> {
  const { officer, served, form, day, announced } = row
  const { class: of, status } = await standingOf(db, officer, today())
  if (of === null || served === null) return { running: null, effects: null, periods: null }
  const effective = served.effective ?? day
  return {
    running: runningOf(pack, { class: of, status }, { form, effective, circumstances: announced }),
    effects: row.reversedOn === null ? effectsOf(pack, { class: of, status }, { form, effective }) : [],
    periods: periodsOf(pack, row, of, status),
  }
}

function periodsOf(pack: LawPack, { served, complaints, rulings }: AfterRow, of: string, status: string): PeriodsAnswer {
  const [first, second] = [1, 2].map((round) => complaints.find((one) => one.round === round))
  const settled = rulings.find(({ id }) => id === first?.settledBy)?.servedOn ?? null
  const given = {
    matter: 'discipline-complaint',
    class: of,
    status,
    events: {
      known: served!.day,
      complained: first?.received ?? null,
      accepted: first?.admitted === true ? first.admittedOn : null,
      settled,
      'complained-again': settled === null ? null : (second?.received ?? null),
    },
    known: { complex: first?.complex ?? false },
    day: today(),
  }
  return periods(pack, readPeriodFacts(pack, given, 'complaint'))
}

/** Whether a complaint came after the period for it; null where the law does not say, or its beginning is not known. */
export function isLate({ round, received }: Pick<Complaint, 'round' | 'received'>, answer: PeriodsAnswer | null): boolean | null {
  const clock = answer === null ? undefined : settledClock(answer, round === 1 ? 'complain' : 'complain-again')
  const ends = clock?.moved ?? clock?.ends ?? null
  return ends === null ? null : received > ends
}

/** Where a decision stands on a day. */
export function standsOf({ served, expunged, reversedOn, day }: AfterRow, running: DecisionAfter['running'], on: string): Stands {
  if (reversedOn !== null) return 'reversed'
  if (expunged !== null) return 'expunged'
  if (served === null) return 'unserved'
  if ((served.effective ?? day) > on) return 'coming'
  if (running === null) return 'settled'
  return running.until < on ? 'ended' : 'running'
}
