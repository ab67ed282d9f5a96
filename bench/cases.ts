import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Identity } from '../src/access/index.ts'
import { askingOver, claimsOf, decide, principalOf, readContextKey, scopeFor } from '../src/access/roles/index.ts'
import { migrate, openDatabase, openRequests, type Database } from '../src/base/db/index.ts'
import { askCaseLaw, listCases, showCaseFile, showPrecedents } from '../src/cases/index.ts'
import { showPrecedents as precedents } from '../src/cases/precedents/schema.ts'
import { listCases as contract } from '../src/cases/schema.ts'
import { showScorecard } from '../src/desk/index.ts'
import { countDue, listWork, type Asker } from '../src/desk/work/index.ts'
import { lawIn, readLaw } from '../src/law/allowed/index.ts'
import { temporaryServer } from '../test/temporary-server.ts'

/**
 * `node bench/cases.ts`: 100,000 cases, of 20 clients who think a second between two questions: work-list, search, file of a case, what the law allows in it,
 * what was decided on like acts (some thousands of decisions each), my work, the scorecard of a unit.
 * As requests, policies and all: of the inspectorate, and of a head of region whose relatives are concerned in some. In ms at the median and p95, of what was
 * asked after the first seconds: a server has run before.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    warm: { type: 'string', default: '15' },
    open: { type: 'string', default: '10' },
  },
})
const [CASES, CLIENTS, SECONDS, WARM] = [values.cases, values.clients, values.seconds, values.warm].map(Number) as [
  number,
  number,
  number,
  number,
]
/** Of a hundred cases so many are not decided. */
const OPEN = Number(values.open)
const WITHIN = 150
const OFFICERS = 10_000
const UNITS = 400
const RUN = '01900000-0000-7000-8000-000000000001'
const ACCOUNTS = [
  { account: '01900000-0000-7000-8000-000000000001', officer: 'CC-1', role: 'inspectorate', unit: null },
  { account: '01900000-0000-7000-8000-000000000002', officer: 'CC-5000', role: 'head', unit: 'U-3' },
] as const

const LAW = await lawIn().hash()

/** Triggers that put what is worked out into a queue, or count a case anew: of a hundred thousand at once they would only take time. */
const FACTS = ['party', 'act', 'circumstance', 'earlier', 'decision']
const COUNTED = ['case', 'party', 'act', 'step', 'decision', 'review']
const FILL = [
  ...FACTS.map((table) => `alter table cases.${table} disable trigger clocks_wait`),
  ...COUNTED.map((table) => `alter table cases.${table} disable trigger counted`),
  `insert into organisation.unit_code select 'U-' || n from generate_series(0, ${UNITS}) as n`,
  `insert into organisation.unit_state (code, during, name_en, name_vi, level, parent)
    select 'U-' || n, '(,)', 'Unit ' || n, 'Đơn vị ' || n, case when n = 0 then 1 when n <= 20 then 2 else 3 end,
      case when n = 0 then null when n <= 20 then 'U-0' else 'U-' || (1 + n % 20) end from generate_series(0, ${UNITS}) as n`,
  `insert into organisation.officer (number, name) select 'CC-' || n, 'Người ' || n from generate_series(1, ${OFFICERS}) as n`,
  `insert into organisation.service (officer, during, class) select 'CC-' || n, '[2010-01-01,)', 'civil-servant' from generate_series(1, ${OFFICERS}) as n`,
  `insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
    select 'U-' || n % ${UNITS + 1}, 'officer', 'CC-' || n, '[2015-01-01,)', '{}', '2015-01-01' from generate_series(1, ${OFFICERS}) as n`,
  ...ACCOUNTS.flatMap(({ account, officer, role, unit }) => [
    `insert into access.account (id, login, officer, name) values ('${account}', '${officer}', '${officer}', '${officer}')`,
    `insert into access.grant (account, role, unit, during, event) values ('${account}', '${role}', ${unit === null ? 'null' : `'${unit}'`}, '[2026-01-01,)', 1)`,
    `insert into access.interest (officer, other, kind, during, document, event)
      select '${officer}', 'CC-' || n, 'kinship', '(,)', 'x', 1 from generate_series(100, 102) as n`,
  ]),
  `alter table findings.finding disable trigger user`,
  `insert into findings.trace (case_id, content, events, facts, finished, run) select 'C' || n, sha256(('C' || n)::bytea), '[]', '{}', true, '${RUN}'
    from generate_series(1, ${CASES}) as n`,
  `insert into findings.finding (number, identity, content, rulebook, rule, rule_number, case_id, trace, unit, severity, state, happened_at, from_at, until_at,
      raised_on, due, witnesses, why_en, why_vi, attributed, search, run, event)
    select 'PH-26-' || lpad(id::text, 7, '0'), content, content, 'clearance', 'CLR-1', 1, case_id, id, 'U-' || (id % ${UNITS}), 2, 'confirmed',
      '2025-05-18', '2025-05-18', '2025-05-18', '2025-06-01', '2025-09-01', '{0}', 'x', 'x', 1, case_id, '${RUN}', 1 from findings.trace`,
  `insert into findings.named (finding, account, officer, events) select id, 'HQ-' || trace, 'CC-' || (1 + trace * 7919 % ${OFFICERS}), '{0}' from findings.finding`,
  `insert into cases.case (number, title, unit, handler, state, opened_on, opened_by, event)
    select 'VV-2026-' || lpad(trace::text, 6, '0'), 'Thông quan khi chưa ghi kết quả kiểm tra thực tế, lô ' || trace, unit, 'CC-' || (1 + trace % 500),
      case when trace * 31 % 100 < ${OPEN} then (array['open', 'verifying', 'notified', 'explained', 'council'])[1 + trace % 5] else 'decided' end,
      '2025-06-01', 'CC-1', 1 from findings.finding order by trace`,
  `insert into cases.source (finding, case_id) select f.id, c.id from findings.finding f join cases.case c on c.number = 'VV-2026-' || lpad(f.trace::text, 6, '0')`,
  `insert into cases.party (case_id, officer, role, notified_on) select s.case_id, n.officer, 'concerned', '2025-07-01' from cases.source s join findings.named n on n.finding = s.finding`,
  `insert into cases.act (case_id, officer, what, from_day, until_day, detected, severity, graded_by, kinds)
    select case_id, officer, 'x', '2025-05-18', '2025-05-18', '2025-06-01', (array['serious', 'serious', 'less-serious', 'very-serious'])[1 + n % 4], 'x',
      array['public-duty', (array['conduct', 'management-duty', 'false-certificate', 'corruption', 'drug-use'])[1 + n % 5]]
    from (select case_id, officer, row_number() over (order by case_id) / 7 as n from cases.party) as one`,
  `insert into cases.step (case_id, kind, officer, day, words, by) select case_id, kind, case kind when 'verification' then null else officer end, '2025-07-02', 'x', 'CC-9'
    from cases.party, unnest(array['verification', 'notice', 'explanation', 'note', 'note']) as kind`,
  `insert into cases.decision (case_id, officer, form, day, number, grounds, law, drafted_by, checked_by, checked_at, signed_by, signed_at)
    select p.case_id, p.officer, 'warning', '2025-08-01', 'x', 'x', '{"verdict":"permitted","confirmed":false,"standing":"may-proceed","because":[]}', 'CC-7', 'CC-8', now(), 'CC-9', now()
    from cases.party p join cases.case c on c.id = p.case_id where c.state = 'decided'`,
  // As the worker leaves them: of half of the cases nothing runs any more, of the rest a period of ninety days.
  `update cases.clocked k set state = case when c.state = 'decided' then 'decided' else 'running' end, law = '${LAW}',
      ends = case when c.state = 'decided' then null else date '2026-08-01' + (hashtext(c.number) & 255) end from cases.case c where c.id = k.case_id`,
  `insert into cases.clock (case_id, officer, clock, act, from_day, days, ends, rule, cite_en, cite_vi, is_first)
    select case_id, officer, 'handling', '1', ends - 90, 90, ends, 'x', 'x', 'x', true from cases.clocked where state = 'running'`,
  `insert into cases.decision (case_id, officer, form, day, grounds, law, drafted_by)
    select p.case_id, p.officer, 'warning', '2025-08-01', 'x', '{"verdict":"permitted","confirmed":false,"standing":"may-proceed","because":[]}', 'CC-7'
    from cases.party p join cases.case c on c.id = p.case_id where c.state = 'council' and hashtext(c.number) % 5 = 0`,
  // Of what is decided, one in twenty waits for the reviews of the heads.
  `insert into cases.review (case_id, officer, unit, role, from_day, until_day)
    select id, 'CC-' || n, unit, role, '2025-05-18', '2025-05-18' from cases.case as c, (values (11, 'head'), (12, 'deputy')) as one (n, role)`,
  `insert into cases.conclusion (case_id, review, officer, from_day, until_day, outcome, day, grounds, law, drafted_by, checked_by, checked_at, signed_by, signed_at)
    select c.id, r.id, r.officer, r.from_day, r.until_day, 'none', '2025-09-01', 'none', '{"verdict":"permitted","confirmed":false,"standing":null,"because":[]}', 'CC-7',
      'CC-8', '2025-09-01', 'CC-9', '2025-09-01' from cases.review r join cases.case c on c.id = r.case_id where c.state = 'decided' and hashtext(c.number) % 20 <> 0`,
  `update cases.review r set outcome = d.outcome, grounds = d.grounds, concluded_by = d.signed_by, concluded_on = d.day from cases.conclusion d where d.review = r.id`,
  // Without it the sums of each case would read the tables whole.
  'analyze',
  `select accountability.recount()`,
]

async function fill({ db }: Database): Promise<string[]> {
  await db
    .transaction()
    .setAccessMode('read write')
    .execute(async (trx) => {
      await sql`set local statement_timeout = 0`.execute(trx)
      for (const statement of FILL) await sql.raw(statement).execute(trx)
    })
  // As autovacuum leaves it a minute later.
  await sql`vacuum analyze`.execute(db).catch(() => sql`analyze`.execute(db))
  const { rows } = await sql<{
    id: string
  }>`select id from cases.case where state <> 'decided' and unit in ('U-3', 'U-22', 'U-42') limit 500`.execute(db)
  return rows.map(({ id }) => id)
}

interface Asked {
  asker: Asker
  scope: Parameters<typeof listCases>[1]
  own: Database['db']
  pack: Awaited<ReturnType<typeof readLaw>>
  id: string
  at: number
}

const workAt = { limit: 50, view: 'waiting' } as const

const QUESTIONS: readonly (readonly [what: string, ask: (of: Asked) => Promise<unknown>])[] = [
  ['work-list', ({ own, scope }) => listCases(own, scope, contract.input.parse({}))],
  ['work-list by state', ({ own, scope }) => listCases(own, scope, contract.input.parse({ state: 'explained' }))],
  [
    'search',
    ({ own, scope, at }) => listCases(own, scope, contract.input.parse({ state: 'all', text: `thong quan lo ${(at * 7_919) % CASES}` })),
  ],
  ['search of a word that most have', ({ own, scope }) => listCases(own, scope, contract.input.parse({ state: 'all', text: 'kiem tra' }))],
  ['scorecard of a unit', ({ own, asker }) => showScorecard(own, asker.scopeFor('scorecard.read'), { code: 'U-3', year: 2025 })],
  ['my work', ({ asker }) => listWork(asker, workAt)],
  ['my work, its count', ({ asker }) => countDue(asker, 7)],
  ['file of a case', ({ own, scope, id }) => showCaseFile(own, scope, { id })],
  [
    'what the law allows in it',
    async ({ own, scope, pack, id }) => {
      const { parties } = await showCaseFile(own, scope, { id })
      return askCaseLaw(own, scope, pack, { id, officer: parties[0]!.id, day: '2026-11-27' })
    },
  ],
  [
    'precedents of it',
    async ({ own, scope, pack, id }) => {
      const { parties } = await showCaseFile(own, scope, { id })
      return showPrecedents(own, scope, pack, precedents.input.parse({ id, officer: parties[0]!.id, day: '2026-11-27' }))
    },
  ],
]

// As a server of 4 GB has it.
const server = await temporaryServer({ shared_buffers: '512MB' })
const database = await openDatabase({ url: server.url }, { connections: 10 })
const requests = openRequests(server.url, { connections: 10 })
const took = new Map<string, number[]>()
const failed: unknown[] = []
try {
  await migrate(server.url)
  const ids = await fill(database)
  const pack = await readLaw()
  const asking = askingOver(requests, await readContextKey(database.db))
  const client = async (at: number): Promise<void> => {
    const { account, officer } = ACCOUNTS[at % ACCOUNTS.length]!
    const identity: Identity = { account, officer, name: officer, by: 'session', session: null, freshUntil: null, scopes: null }
    await wait((at * 1_000) / CLIENTS)
    for (let turn = 0; performance.now() < ends; turn++) {
      const [what, ask] = QUESTIONS[(turn * 7 + at) % QUESTIONS.length]!
      const began = performance.now()
      try {
        const principal = await principalOf(database.db, identity)
        const [scope, own] = [decide(principal, 'case.read')!, asking(claimsOf(principal, 'case.read'))]
        const asker: Asker = {
          db: own,
          identity,
          actor: principal.actor,
          may: (action) => decide(principal, action) !== null,
          scopeFor: (action) => scopeFor(principal, action),
          law: () => Promise.resolve(lawIn()),
          today: '2026-11-27',
        }
        await ask({ asker, scope, own, pack, id: ids[(turn * 31 + at * 17) % ids.length]!, at: turn * CLIENTS + at })
      } catch (error) {
        failed.push(error)
      }
      if (began > counted) took.set(what, [...(took.get(what) ?? []), performance.now() - began])
      await wait(1_000)
    }
  }
  const counted = performance.now() + WARM * 1_000
  const ends = counted + SECONDS * 1_000
  await Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)))
} finally {
  await requests.close()
  await database.close()
  await server.stop()
}

for (const [what, times] of took) {
  times.sort((one, other) => one - other)
  const [median, p95] = [times[times.length >> 1]!, times[Math.floor(times.length * 0.95)]!]
  console.log(`${p95 <= WITHIN ? '✓' : '✗'} ${median.toFixed(1).padStart(6)} ${p95.toFixed(1).padStart(6)}  ${what} (${times.length})`)
  if (p95 > WITHIN) process.exitCode = 1
}
if (failed.length > 0) {
  console.log(`${failed.length} failed`, failed[0])
  process.exitCode = 1
}
