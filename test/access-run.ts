/** A run of the engine as sums, made from the findings that there are: what an evaluation of their cases would have kept. */
import { sql } from 'kysely'
import type { Trx } from '../src/base/index.ts'
import type { LogReport } from '../src/detect/store/index.ts'

const RUN = '01900000-0000-7000-8000-0000000000aa'
const ACTIVITIES = ['Channel assigned', 'Payment', 'Clearance']

/** Keeps an empty run. */
export async function keepRun(trx: Trx): Promise<void> {
  await sql`insert into jobs.job (id, kind, state, by) values (${RUN}, 'detect', 'done', 'worker')`.execute(trx)
  await sql`insert into detect.run (id, lake, rulebooks, engine, cases, events, violating, unfinished, data_from, data_until, timezone, report)
    values (${RUN}, 'x', '[{"id":"clearance","version":1}]', 'test', 100, 300, 0, 0, '2026-01-01', '2026-06-01', 'Asia/Ho_Chi_Minh', '{}')`.execute(
    trx,
  )
  await sql`insert into detect.unit_month (run, unit, month, cases, violating, unknown)
    select ${RUN}, code, '2026-05-01', 100, 0, 3 from organisation.unit`.execute(trx)
}

interface Counted {
  n: number
  violated: number
}

/** Cases that are against the rule: those with a finding that stands. */
const COUNTED = sql`f.state in ('new', 'review', 'confirmed') and f.withheld_by is null and f.unit = any(array['R1', '01AB', '01CD'])`

/** Makes the sums anew. All cases are of one variant and one month. */
export async function setRun(trx: Trx): Promise<void> {
  await sql`delete from detect.tally`.execute(trx)
  await sql`insert into detect.tally (run, rule, unit, month, exposed, violated, unknown)
    select ${RUN}, 'CLR-012', unit.code, '2026-05-01', 50 + n, n, 2 from organisation.unit unit,
      lateral (select count(distinct f.case_id) as n from findings.finding f where f.unit = unit.code and ${COUNTED}) as found`.execute(trx)
  await sql`delete from detect.rule_result`.execute(trx)
  await sql`insert into detect.rule_result (run, rulebook, rule, number, version, activated, violated, satisfied, vacuous, unknown)
    select ${RUN}, 'clearance', rule, number, version, 60 + n, n, 50, 0, 10 from law.rule_version,
      lateral (select count(distinct f.case_id) as n from findings.finding f where f.rule = rule_version.rule and ${COUNTED}) as found`.execute(
    trx,
  )
  const { rows } = await sql<Counted>`select (select count(*) from detect.case) as n,
    (select count(distinct f.case_id) from findings.finding f where ${COUNTED}) as violated`.execute(trx)
  await sql`update detect.run set report = ${JSON.stringify({ log: logOf(rows[0]!), absent: {}, unknownAccounts: 0 })}, violating = 0
    where id = ${RUN}`.execute(trx)
}

function logOf({ n, violated }: Counted): LogReport {
  const isMarked = violated * 2 >= n
  const step = (activity: number, off = false): LogReport['variants'][number]['steps'][number] => ({
    activity,
    off,
    missing: false,
    skipped: 0,
  })
  return {
    activities: ACTIVITIES.map((name) => ({ en: name, vi: name })),
    variantCount: 1,
    variants: [
      { id: 1, steps: [step(0, isMarked), step(1), step(2, isMarked)], cases: n, violating: violated, rules: isMarked ? ['CLR-012'] : [] },
    ],
    otherVariants: { variants: 0, cases: 0 },
    nodes: ACTIVITIES.map((_, activity) => ({ activity, cases: n })),
    edges: [0, 1].map((from) => ({ from, to: from + 1, cases: n, medianMinutes: 60 })),
    deviations: violated === 0 ? [] : [{ rule: 'CLR-012', from: 0, to: 2, cases: violated, missing: false }],
  }
}
