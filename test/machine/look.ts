/** All that stands of some cases and people, as the tables have it: read by nothing that is under test. */
import { sql } from 'kysely'
import type { Db } from '../../src/base/index.ts'
import { writing } from '../../src/base/write/index.ts'
import type { About } from '../../src/cases/documents/schema.ts'

interface OfCase {
  id: string
  case_id: string
}
interface OfPerson extends OfCase {
  officer: string
}
export interface Decision extends OfPerson {
  number: string | null
  form: string
  day: string
  law: { verdict: string; confirmed: boolean; standing: string; periods: { clock: string; ends: string | null }[] }
  opinion: string | null
  drafted_by: string
  checked_by: string | null
  signed_by: string | null
  withdrawn_by: string | null
  reversed_on: string | null
}
export interface Act extends OfPerson {
  what: string
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
export interface Document extends OfPerson {
  about: About
  template: string
  decision: string | null
  review: string | null
  made_by: string
  checked_by: string | null
  issued_by: string | null
  state: string
  number: string | null
  ordinal: number | null
  day: string | null
  symbol: string
  revision: number
  replaces: string | null
}
export interface Conclusion extends OfPerson {
  review: string
  outcome: string
  form: string | null
  day: string
  opinion: string | null
  law: { verdict: string; confirmed: boolean; standing: string | null }
  drafted_by: string
  checked_by: string | null
  signed_by: string | null
  withdrawn_by: string | null
}
export interface Review extends OfPerson {
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
  taken: (OfPerson & {
    what: string
    role: string | null
    notified_on: string | null
    stood: { id?: string }
    along: string | null
    by: string
  })[]
  handover: (OfCase & { from_whom: string | null; to_whom: string; by: string })[]
  circumstance: (OfPerson & { kind: string; from_day: string | null; until_day: string | null; document: string; facts: object })[]
  earlier: (OfPerson & { form: string; effective: string })[]
  step: (OfCase & { officer: string | null; kind: string; day: string; body: { proposes?: string }; by: string })[]
  decision: Decision[]
  departure: { case_id: string; decision: string }[]
  regrading: OfCase[]
  served: (OfCase & { decision: string; ruling: string | null; day: string; effective: string | null; at: string })[]
  expunged: { case_id: string; decision: string }[]
  complaint: Complaint[]
  ruling: Ruling[]
  told: (OfCase & { ruling: string; actor: string | null; seen_at: string | null; given_on: string | null })[]
  review: Review[]
  review_notice: (OfPerson & { review: string; from_day: string; until_day: string; day: string; by: string })[]
  review_hearing: (OfPerson & { notice: string; heard: string; day: string; own: boolean; by: string })[]
  review_opinion: (OfPerson & { review: string; outcome: string; form: string | null; by: string })[]
  conclusion: Conclusion[]
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
  document: Document[]
  document_revision: { document: string; n: number; case_id: string; sha256: string; filled: object }[]
  /** What was issued, as it reads in Vietnamese. */
  issued: { document: string; case_id: string; says: string }[]
  document_file: (OfCase & { document: string; kind: string; sha256: string })[]
  evidence: (OfCase & {
    kind: string
    sha256: string
    by: string
    keeper: string | null
    what: string
    from_whom: string
    decision: string | null
    withdrawn_by: string | null
    emptied: boolean
  })[]
  custody: (OfCase & { evidence: string })[]
  verification: (OfCase & { evidence: string; outcome: string })[]
  goods: (OfCase & { result: string | null; done_on: string | null })[]
  plan_task: (OfCase & {
    outcome: string | null
    done_by: string | null
    dropped_by: string | null
    evidence: string[] | null
    by: string
    emptied: boolean
  })[]
  plan_turn: (OfCase & { task: string; officer: string | null; by: string })[]
  money: (OfCase & { kind: string; officer: string | null; amount: number })[]
  payment: (OfCase & { money: string; amount: number })[]
  report: { case_id: string; number: string }[]
  origin: { case_id: string; kind: string; number: string | null }[]
  collective: (OfCase & { unit: string; concluded_on: string })[]
  rereading: (OfCase & { reader: string | null; verdict: string | null; settled_by: string | null })[]
  clocked: { case_id: string; officer: string; state: string; ends: string | null; clocks: string | null }[]
  legacy: { case_id: string; reference: string; sha256: string }[]
  legacy_person: (OfPerson & {
    form: string | null
    known: boolean
    day: string | null
    effective: string | null
    reversed: string | null
  })[]
  /** How many rows there are of old cases where only rows of others may be. */
  beside_legacy: { n: number }[]
  imported_rating: { id: string; officer: string; year: number; imported_by: string }[]
  remark: { id: string; unit: string }[]
  /** Sums of the unit, as the pages of results read them. */
  sums: Fact[]
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
  /** The last event on the record. */
  events: number
}

export type Table = Exclude<keyof Look, 'events'>
export type Rows = readonly ({ [column: string]: unknown } & { case_id?: string })[]

const OF_CASE: readonly Table[] = [
  ...([
    'party',
    'act',
    'circumstance',
    'earlier',
    'step',
    'decision',
    'departure',
    'regrading',
    'served',
    'expunged',
    'complaint',
    'ruling',
  ] as const),
  ...(['told', 'review', 'leader_fact', 'link', 'council', 'council_member', 'sitting', 'sitting_end', 'measure', 'measure_end'] as const),
  ...(['referral', 'referral_news', 'reply', 'release', 'submission', 'document', 'document_file', 'evidence', 'custody'] as const),
  ...(['verification', 'goods', 'money', 'payment', 'report', 'collective', 'rereading', 'taken', 'handover', 'origin'] as const),
  ...(['review_notice', 'review_hearing', 'review_opinion', 'conclusion'] as const),
  ...(['plan_task', 'plan_turn'] as const),
]

/** Tables whose rows have no id of their own, and what they are ordered by. */
const KEYS: Readonly<Partial<Record<Table, string>>> = {
  party: 't.case_id, t.officer, t.role',
  origin: 't.case_id',
  departure: 't.decision',
  expunged: 't.decision',
  sitting_end: 't.sitting',
  measure_end: 't.measure',
  counted: 't.case_id',
  report: 't.number',
  document_revision: 't.document, t.n',
  issued: 't.document',
  clocked: 't.case_id, t.officer',
  legacy: 't.case_id',
  beside_legacy: 't.n',
  sums: 't.year, t.kind, t.word, t.days',
  service: 't.officer, t.during',
  tenure: 't.officer, t.during',
}
/** Files are not looked into. */
const COLUMNS: Readonly<Partial<Record<Table, string>>> = {
  document_file: 't.id, t.case_id, t.document, t.kind, t.sha256',
  document_revision: 't.document, t.n, t.case_id, t.sha256, t.filled',
}
/** What is kept of clocks of somebody, as one line. */
const CLOCKS = `, (select string_agg(k.clock || ' ' || coalesce(k.act, '') || ' ' || coalesce(k.ends::text, 'still'), ', ') from cases.clock k
  where k.case_id = t.case_id and k.officer = t.officer) as clocks`
const ISSUED = `(select r.document, r.case_id, r.content ->> 'vi' as says from cases.document_revision r join cases.document d on d.id = r.document
  and d.revision = r.n where d.case_id = any (of_cases) and d.state in ('issued', 'replaced')) as t where true`
const OLD = `(select l.case_id from cases.legacy l where l.unit = of_unit)`
const BESIDE_LEGACY = `(select case when exists ${OLD} then ${[
  ...[
    'cases.act',
    'cases.step',
    'cases.decision',
    'cases.review',
    'cases.measure',
    'cases.ruling',
    'cases.complaint',
    'cases.clocked',
    'cases.source',
  ],
  ...['cases.document', 'cases.council', 'cases.circumstance', 'cases.release', 'accountability.counted'],
]
  .map((table) => `(select count(*) from ${table} x where x.case_id in ${OLD})`)
  .join(' + ')} else 0 end as n) as t where true`
const SUMS = `(select unit, year, kind, word, days, sum(n)::int as n from accountability.case_sum where unit = of_unit group by 1, 2, 3, 4, 5
  having sum(n) <> 0) as t where true`
const DAYS = ', lower(t.during) as first, upper(t.during) - 1 as last'
const rows = (table: Table, where: string, more = ''): string =>
  `'${table}', (select coalesce(json_agg(one), '[]') from (select ${COLUMNS[table] ?? 't.*'}${more} from ${where} order by ${KEYS[table] ?? 't.id'}) as one)`

/** Puts the question into the database once: its plans are kept. */
export async function prepareLook(db: Db): Promise<void> {
  const parts = [
    rows('case', 'cases.case t where t.id = any (of_cases)'),
    ...OF_CASE.map((one) => rows(one, `cases.${one} t where t.case_id = any (of_cases)`)),
    rows('rating', 'accountability.rating t where t.officer = any (of_people)'),
    rows('document_revision', 'cases.document_revision t where t.case_id = any (of_cases)'),
    rows('issued', ISSUED),
    rows('clocked', 'cases.clocked t where t.case_id = any (of_cases)', CLOCKS),
    rows('legacy', 'cases.legacy t where t.unit = of_unit'),
    rows('legacy_person', 'cases.legacy_person t where t.officer = any (of_people)'),
    rows('beside_legacy', BESIDE_LEGACY),
    rows('imported_rating', 'accountability.imported_rating t where t.officer = any (of_people)'),
    rows('remark', 'cases.remark t where t.unit = of_unit'),
    rows('sums', SUMS),
    rows('counted', 'accountability.counted t where t.case_id = any (of_cases)'),
    rows('service', 'organisation.service t where t.officer = any (of_people)', DAYS),
    rows('tenure', 'organisation.tenure t where t.officer = any (of_people)', DAYS),
    `'events', (select max(id) from ledger.event)`,
  ]
  const plans = `set plan_cache_mode = force_generic_plan set enable_seqscan = off`
  await writing(db, async (trx) => {
    // A function is given a hundred arguments at most.
    for (const [half, some] of [parts.slice(0, 40), parts.slice(40)].entries()) {
      const body = `begin return json_build_object(${some.join(', ')}); end`
      const given = 'of_cases uuid[], of_people text[], of_unit text'
      await sql
        .raw(`create function public.machine_look_${half}(${given}) returns json language plpgsql stable ${plans} as $$ ${body} $$`)
        .execute(trx)
    }
  })
}

/** Whom a look is at: cases, people and their unit. */
export interface Seen {
  cases: readonly string[]
  people: readonly string[]
  unit: string
}

export async function look(db: Db, { cases, people, unit }: Seen): Promise<Look> {
  const given = sql`${cases}::uuid[], ${people}::text[], ${unit}::text`
  const { rows: found } = await sql<{
    one: Partial<Look>
    other: Partial<Look>
  }>`select public.machine_look_0(${given}) as one, public.machine_look_1(${given}) as other`.execute(db)
  return { ...found[0]!.one, ...found[0]!.other } as Look
}

/** Whether a decision stands. */
export const stands = ({ signed_by, reversed_on }: Decision): boolean => signed_by !== null && reversed_on === null
