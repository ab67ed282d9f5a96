/** All that stands of some cases and people, as the tables have it: read by nothing that is under test. */
import { sql } from 'kysely'
import type { Db } from '../../src/base/index.ts'
import { writing } from '../../src/base/write/index.ts'

interface OfCase {
  id: string
  case_id: string
}
interface OfPerson extends OfCase {
  officer: string
}
export interface Decision extends OfPerson {
  form: string
  day: string
  law: { verdict: string; confirmed: boolean; standing: string }
  opinion: string | null
  drafted_by: string
  checked_by: string | null
  signed_by: string | null
  withdrawn_by: string | null
  reversed_on: string | null
}
export interface Act extends OfPerson {
  from_day: string
  until_day: string | null
  detected: string
  severity: string | null
  disciplinable: boolean
  kinds: string[]
  repeats: boolean | null
}
interface Ruling extends OfCase {
  decision: string
  complaint: string | null
  kind: string
  day: string
  drafted_by: string
  signed_by: string | null
  withdrawn_by: string | null
}
interface Complaint extends OfCase {
  decision: string
  round: number
  received: string
  number: string | null
  admitted: boolean | null
  admitted_by: string | null
}
export interface Measure extends OfPerson {
  kind: string
  from_day: string
  until_day: string
  pay: number
  extends: string | null
  law: { kept: string }[]
  ordered_by: string
  signed_by: string | null
  withdrawn_by: string | null
}
interface Review extends OfPerson {
  unit: string
  role: string
  from_day: string
  until_day: string
  outcome: string | null
  form: string | null
  concluded_by: string | null
  concluded_on: string | null
  reversed_on: string | null
  ruling: string | null
}
export interface Service {
  officer: string
  first: string | null
  last: string | null
  class: string
}
export interface Fact {
  unit: string
  year: number
  kind: string
  word: string
  days: number
  n: number
}

export interface Look {
  case: { id: string; number: string; unit: string; state: string; opened_on: string; handler: string }[]
  party: { case_id: string; officer: string; role: string; notified_on: string | null }[]
  act: Act[]
  circumstance: (OfPerson & { kind: string; from_day: string | null; until_day: string | null; document: string; facts: object })[]
  earlier: (OfPerson & { form: string; effective: string })[]
  step: (OfCase & { officer: string | null; kind: string; day: string; body: { proposes?: string }; by: string })[]
  decision: Decision[]
  departure: { case_id: string; decision: string }[]
  served: (OfCase & { decision: string; ruling: string | null; day: string; effective: string | null; at: string })[]
  expunged: { case_id: string; decision: string }[]
  complaint: Complaint[]
  ruling: Ruling[]
  told: (OfCase & { ruling: string })[]
  review: Review[]
  leader_fact: (OfPerson & { unit: string; role: string; answers: string; known: object; at: string })[]
  link: (OfCase & { other: string; kind: string; state_before: string | null; undone_by: string | null })[]
  council: (OfPerson & { law: { kept: string }[] })[]
  council_member: (OfPerson & { council: string; seat: string; replaces: string | null })[]
  sitting: (OfCase & { council: string; day: string; law: { kept: string }[] })[]
  sitting_end: {
    case_id: string
    sitting: string
    held: boolean
    present: string[]
    votes: { form: string; n: number }[]
    blank: number
    law: { kept: string }[]
  }[]
  measure: Measure[]
  measure_end: { case_id: string; measure: string }[]
  referral: OfPerson[]
  referral_news: (OfCase & { referral: string; ends: boolean })[]
  reply: (OfCase & { drafted_by: string; checked_by: string | null; sent_by: string | null; withdrawn_by: string | null })[]
  release: (OfCase & {
    officer: string | null
    parts: { heading: string; text: string }[]
    writers: string[]
    checked_by: string | null
    released_by: string | null
    withdrawn_by: string | null
  })[]
  submission: (OfCase & {
    kind: string
    officer: string | null
    drafted_by: string
    submitted_by: string | null
    received_by: string | null
    answer: string | null
    answered_by: string | null
    told_on: string | null
    heard: string | null
    withdrawn_by: string | null
  })[]
  document: (OfCase & { made_by: string; checked_by: string | null; issued_by: string | null; state: string })[]
  rating: {
    id: string
    officer: string
    year: number
    level: string
    rests: string[]
    corrects: string | null
    proposed_by: string
    concluded_by: string | null
    withdrawn_by: string | null
  }[]
  counted: { case_id: string; facts: Fact[] }[]
  service: Service[]
  tenure: (Omit<Service, 'class'> & { unit: string; role: string })[]
  /** How many events are on the record of these cases. */
  events: number
}

export type Table = Exclude<keyof Look, 'events'>
export type Rows = readonly ({ [column: string]: unknown } & { case_id?: string })[]

const OF_CASE: readonly Table[] = [
  ...(['party', 'act', 'circumstance', 'earlier', 'step', 'decision', 'departure', 'served', 'expunged', 'complaint', 'ruling'] as const),
  ...(['told', 'review', 'leader_fact', 'link', 'council', 'council_member', 'sitting', 'sitting_end', 'measure', 'measure_end'] as const),
  ...(['referral', 'referral_news', 'reply', 'release', 'submission', 'document'] as const),
]

/** Tables whose rows have no id of their own, and what they are ordered by. */
const KEYS: Readonly<Partial<Record<Table, string>>> = {
  party: 't.case_id, t.officer, t.role',
  departure: 't.decision',
  expunged: 't.decision',
  sitting_end: 't.sitting',
  measure_end: 't.measure',
  counted: 't.case_id',
  service: 't.officer, t.during',
  tenure: 't.officer, t.during',
}
const DAYS = ', lower(t.during) as first, upper(t.during) - 1 as last'
const rows = (table: Table, where: string, more = ''): string =>
  `'${table}', (select coalesce(json_agg(one), '[]') from (select t.*${more} from ${where} order by ${KEYS[table] ?? 't.id'}) as one)`

/** Puts the question into the database once: its plans are kept. */
export async function prepareLook(db: Db): Promise<void> {
  const parts = [
    rows('case', 'cases.case t where t.id = any (of_cases)'),
    ...OF_CASE.map((one) => rows(one, `cases.${one} t where t.case_id = any (of_cases)`)),
    rows('rating', 'accountability.rating t where t.officer = any (of_people)'),
    rows('counted', 'accountability.counted t where t.case_id = any (of_cases)'),
    rows('service', 'organisation.service t where t.officer = any (of_people)', DAYS),
    rows('tenure', 'organisation.tenure t where t.officer = any (of_people)', DAYS),
    `'events', (select count(*) from ledger.event where subject in (select 'case:' || one from unnest(of_cases) one))`,
  ]
  const body = `begin return json_build_object(${parts.join(', ')}); end`
  const plans = `set plan_cache_mode = force_generic_plan set enable_seqscan = off`
  await writing(db, async (trx) => {
    await sql
      .raw(
        `create function public.machine_look(of_cases uuid[], of_people text[]) returns json language plpgsql stable ${plans} as $$ ${body} $$`,
      )
      .execute(trx)
  })
}

export async function look(db: Db, cases: readonly string[], people: readonly string[]): Promise<Look> {
  const { rows: found } = await sql<{ look: Look }>`select public.machine_look(${cases}::uuid[], ${people}::text[]) as look`.execute(db)
  return found[0]!.look
}

/** Whether a decision stands. */
export const stands = ({ signed_by, reversed_on }: Decision): boolean => signed_by !== null && reversed_on === null
