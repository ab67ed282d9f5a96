import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import type { Pattern } from '../../detect/behaviour/schema.ts'
import { newestReport } from '../../detect/store/index.ts'
import type { UnitName } from '../../organisation/schema.ts'
import type { Period } from '../parts/period.ts'
import { daysBetween } from '../parts/pure.ts'
import type { RuleTitle } from '../parts/rules.ts'
import { titleOf } from '../parts/rules.ts'
import { among, notKept, type Reach } from '../parts/scope.ts'
import { totals, type CaseSum, type Open } from '../parts/sums.ts'
import type { attention } from './schema.ts'

export type Attention = z.infer<typeof attention>

/** What the attention list is made from, read once for the whole page. */
export interface Ground {
  reach: Reach
  period: Period
  open: Open
  cases: readonly CaseSum[]
  names: ReadonlyMap<string, UnitName>
  titles: ReadonlyMap<string, RuleTitle>
}

const OPEN_STATES = ['new', 'review']

/** Days of what has no clock. */
const NO_CLOCK = 100_000
/** Where clocks do not decide. */
const RANK: readonly Attention['kind'][] = [
  'overdue',
  'very-serious-untouched',
  'hearings',
  'patterns',
  'uncheckable',
  'failed-imports',
  'unknown-names',
  'unconfirmed-rules',
]

/** What waits, what runs out first on top; nothing that is not there. */
export async function listAttention(db: Db, ground: Ground): Promise<Attention[]> {
  const read = await Promise.all([
    hearings(db, ground),
    patterns(db, ground),
    failedImports(db, ground),
    unknownNames(db, ground),
    unconfirmedRules(db),
  ])
  const all = [overdue(ground), untouched(ground), uncheckable(ground), ...read]
  const there = all.filter((one): one is Attention => one !== null && one.n > 0)
  return there.toSorted(
    (one, other) => (one.days ?? NO_CLOCK) - (other.days ?? NO_CLOCK) || RANK.indexOf(one.kind) - RANK.indexOf(other.kind),
  )
}

function overdue({ open: { late, due }, period, names }: Ground): Attention {
  const since = due[0]?.late ?? null
  return {
    kind: 'overdue',
    n: sumOf(late),
    facts: { ...(since === null ? {} : { since }), ...mostly(late, names) },
    days: since === null ? null : daysBetween(period.today, since),
    link: { page: 'findings', query: { state: OPEN_STATES, overdue: ['yes'] } },
  }
}

function untouched({ open: { waiting, untouched: raised, due }, period, names }: Ground): Attention {
  const grave = waiting.filter(({ state, severity }) => state === 'new' && severity === 3)
  const first = due[0]?.grave ?? null
  const since = raised.find(({ verySerious }) => verySerious > 0)?.raisedOn
  return {
    kind: 'very-serious-untouched',
    n: sumOf(grave),
    facts: { ...(since === undefined ? {} : { since }), ...mostly(grave, names) },
    days: first === null ? null : daysBetween(period.today, first),
    link: { page: 'findings', query: { state: ['new'], severity: ['very-serious'] } },
  }
}

/** The unit that most of them are of. */
function mostly(rows: readonly { unit: string; n: number }[], names: Ground['names']): Attention['facts'] {
  const [unit, n] = [...totals(rows, (row) => row.unit)].toSorted((one, other) => other[1] - one[1])[0] ?? ['', 0]
  const name = names.get(unit)
  return name === undefined ? {} : { unit: name.short, unitN: n }
}

async function hearings(db: Db, { reach }: Ground): Promise<Attention> {
  const { rows } = await sql<{ n: number; objected: number; since: string | null }>`select count(distinct f.id) as n,
    count(distinct f.id) filter (where h.outcome = 'objected') as objected, min(h.held_on) as since
    from findings.hearing h join findings.finding f on f.id = h.finding
    where f.state in ('new', 'review') and f.withheld_by is null and ${among(reach, sql`f.unit`)} and ${notKept(reach, sql`f.id`)}`.execute(
    db,
  )
  const { n, objected, since } = rows[0]!
  return {
    kind: 'hearings',
    n,
    facts: { objected, ...(since === null ? {} : { since }) },
    days: null,
    link: { page: 'findings', query: { state: OPEN_STATES, heard: ['yes'] } },
  }
}

async function patterns(db: Db, { reach, names, titles }: Ground): Promise<Attention> {
  const { rows } = await sql<{ n: number; red: number; body: Pattern | null }>`with found as (
      select status, q, body from detect.pattern where status in ('red', 'amber') and (subject_kind = 'unit' and ${among(reach, sql`subject`)}
        or subject_kind = 'broker' and ${reach.units === null}))
    select (select count(*) from found) as n, (select count(*) from found where status = 'red') as red,
      (select body from found order by status desc, q limit 1) as body`.execute(db)
  const { n, red, body } = rows[0]!
  const weightiest: Attention['facts'] =
    body === null
      ? {}
      : {
          rule: body.rule,
          title: titleOf(titles, body.rule).title,
          subject: body.subjectKind === 'unit' ? (names.get(body.subject)?.short ?? body.subject) : body.subject,
          observed: body.observed,
          expected: Math.round(body.expected * 10) / 10,
        }
  return { kind: 'patterns', n, facts: { red, ...weightiest }, days: null, link: { page: 'patterns', query: { status: ['red', 'amber'] } } }
}

function uncheckable({ cases, names }: Ground): Attention {
  const of = cases.reduce((sum, row) => sum + row.cases, 0)
  const worst = cases.filter((row) => row.unit !== '' && row.cases >= 30).toSorted((one, other) => share(other) - share(one))[0]
  const unit = worst === undefined ? undefined : names.get(worst.unit)
  return {
    kind: 'uncheckable',
    n: cases.reduce((sum, row) => sum + row.unknown, 0),
    facts: { of, ...(worst === undefined || unit === undefined ? {} : { unit: unit.short, share: share(worst) }) },
    days: null,
    link: { page: 'rulebooks', query: {} },
  }
}

function share({ unknown, cases }: CaseSum): number {
  return cases === 0 ? 0 : unknown / cases
}

async function failedImports(db: Db, { reach }: Ground): Promise<Attention | null> {
  if (reach.units !== null) return null
  const { rows } = await sql<{ n: number; name: string | null }>`select count(*) as n, (array_agg(name order by at desc))[1] as name
    from lake.upload where state in ('failed', 'doubtful')`.execute(db)
  const { n, name } = rows[0]!
  return {
    kind: 'failed-imports',
    n,
    facts: name === null ? {} : { name },
    days: null,
    link: { page: 'imports', query: { state: ['failed', 'doubtful'] } },
  }
}

async function unknownNames(db: Db, { reach, cases, names }: Ground): Promise<Attention | null> {
  if (reach.units !== null) return null
  const unknown = cases.filter(({ unit }) => unit !== '' && names.get(unit)?.known !== true).length
  const accounts = (await newestReport(db))?.unknownAccounts ?? 0
  return {
    kind: 'unknown-names',
    n: unknown + accounts,
    facts: { units: unknown, accounts },
    days: null,
    link: { page: 'units', query: {} },
  }
}

async function unconfirmedRules(db: Db): Promise<Attention> {
  const { rows } = await sql<{
    n: number
    of: number
  }>`select coalesce(sum(v.unconfirmed), 0)::int as n, coalesce(sum(v.rules), 0)::int as of
    from law.rulebook b join law.rulebook_version v on v.rulebook = b.id and v.version = b.version`.execute(db)
  const { n, of } = rows[0]!
  return { kind: 'unconfirmed-rules', n, facts: { of }, days: null, link: { page: 'rulebooks', query: {} } }
}

function sumOf(rows: readonly { n: number }[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0)
}
