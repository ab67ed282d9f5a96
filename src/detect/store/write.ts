import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Trx } from '../../base/index.ts'
import type { Pattern } from '../behaviour/index.ts'
import { storable } from './collect.ts'
import { storeCases } from './write-cases.ts'
import type { Run, RunReport } from './schema.ts'

/** Runs that are kept with their counts; of older ones the record says that they were. */
const KEPT_RUNS = 30
const BATCH = 5_000

/** Keeps a run as the newest: its counts beside earlier ones; tallies, patterns and cases in the place of theirs. `id` is that of its job. */
export async function storeRun(trx: Trx, id: string, run: Run): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(trx)
  // Its job may have been interrupted after this very step.
  await sql`delete from detect.run where id = ${id}`.execute(trx)
  await insertRun(trx, id, run)
  await inBatches(run.rules, (rows) =>
    sql`insert into detect.rule_result
    (run, rulebook, rule, number, version, activated, violated, satisfied, vacuous, unknown)
    select ${id}, rulebook, rule, number, version, activated, violated, satisfied, vacuous, unknown from json_to_recordset(${json(rows)}::json)
    as given(rulebook text, rule text, number int, version text, activated bigint, violated bigint, satisfied bigint, vacuous bigint, unknown bigint)`.execute(
      trx,
    ),
  )
  await sql`delete from detect.unit_month`.execute(trx)
  await inBatches(run.unitMonths, (rows) =>
    sql`insert into detect.unit_month (run, unit, month, cases, violating, unknown)
    select ${id}, unit, month, cases, violating, unknown from json_to_recordset(${json(rows)}::json)
    as given(unit text, month date, cases int, violating int, unknown int)`.execute(trx),
  )
  await storePatterns(trx, id, run)
  await storeCases(trx, run.columns)
  await sql`delete from detect.run where id in (select id from detect.run order by at desc, id desc offset ${KEPT_RUNS})`.execute(trx)
}

async function insertRun(trx: Trx, id: string, run: Run): Promise<void> {
  const unknown = await sql<{ n: number }>`select count(*)::int as n from unnest(${run.accounts}::text[]) as account
    where not exists (select from organisation.account_holder h where h.account = account)`.execute(trx)
  const report: RunReport = { ...run.report, unknownAccounts: unknown.rows[0]!.n }
  await sql`insert into detect.run (id, lake, rulebooks, engine, cases, events, violating, unfinished, data_from, data_until, timezone, report)
    values (${id}, ${run.lake}, ${json(run.rulebooks)}, ${run.engine}, ${run.cases}, ${run.events}, ${run.violating}, ${run.unfinished},
      ${run.from}, ${run.until}, ${run.timezone}, ${json(report)})`.execute(trx)
}

/** The tallies and patterns of a run in the place of earlier ones. Also for those that are made again without a new run. */
export async function storePatterns(trx: Trx, run: string, { ruleMonths, patterns }: Pick<Run, 'ruleMonths' | 'patterns'>): Promise<void> {
  await sql`delete from detect.tally`.execute(trx)
  await inBatches(ruleMonths, (rows) =>
    sql`insert into detect.tally (run, rule, unit, month, exposed, violated, unknown)
    select ${run}, rule, unit, month, exposed, violated, unknown from json_to_recordset(${json(rows)}::json)
    as given(rule text, unit text, month date, exposed int, violated int, unknown int)`.execute(trx),
  )
  await sql`delete from detect.pattern`.execute(trx)
  const rows = patterns.map((pattern) => ({
    id: patternId(pattern),
    rule: pattern.rule,
    kind: pattern.subjectKind,
    subject: pattern.subject,
    against: pattern.against,
    status: pattern.status,
    from: pattern.period.from,
    until: pattern.period.until,
    q: pattern.q,
    excess: pattern.observed - pattern.expected,
    body: isFlagged(pattern) ? pattern : { ...pattern, peers: [] },
  }))
  await inBatches(rows, (batch) =>
    sql`insert into detect.pattern
    (id, run, rule, subject_kind, subject, against, status, period_from, period_until, q, excess, body)
    select id, ${run}, rule, kind, subject, against, status, "from", "until", q, excess, body from json_to_recordset(${json(batch)}::json)
    as given(id uuid, rule text, kind text, subject text, against text, status text, "from" date, "until" date, q double precision,
      excess double precision, body jsonb)`.execute(trx),
  )
}

/** Peers are kept of what is flagged; of the others they can be had from the tally. */
function isFlagged({ status }: Pattern): boolean {
  return status === 'amber' || status === 'red'
}

/** The same pattern has the same id in every run: a UUID of form 8 from what it is about. */
export function patternId({ rule, subjectKind, subject, against }: Pick<Pattern, 'rule' | 'subjectKind' | 'subject' | 'against'>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([rule, subjectKind, subject, against]))
    .digest('hex')
  const variant = '89ab'[parseInt(hash[16]!, 16) & 3]
  return [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `${variant}${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')
}

function json(value: unknown): string {
  return storable(JSON.stringify(value).replaceAll('\\u0000', '\\ufffd'))
}

async function inBatches<T>(rows: readonly T[], insert: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await insert(rows.slice(at, at + BATCH))
}
