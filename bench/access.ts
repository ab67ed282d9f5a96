import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Identity } from '../src/access/index.ts'
import { askingOver, claimsOf, decide, principalOf, readContextKey, type Asking } from '../src/access/roles/index.ts'
import { migrate, openDatabase, openRequests, type Database, type Db } from '../src/base/db/index.ts'
import { everything, type Scope } from '../src/base/schema.ts'
import { countFindings, listFindings, scopeOf } from '../src/findings/index.ts'
import { listFindings as contract } from '../src/findings/schema.ts'
import { temporaryServer } from '../test/temporary-server.ts'

/**
 * What authorisation adds to a page of the list of findings: `node bench/access.ts --findings 1000000`. The same page of the whole list is read as
 * somebody from whom nothing is kept, past the policies of the database, and as a request: of one who had a part in as much as most have and has a relative
 * who had, and of one who is named in hundreds of findings, with three relatives who are. The middle of many, in turn.
 */
const { values } = parseArgs({ options: { findings: { type: 'string', default: '1000000' }, times: { type: 'string', default: '60' } } })
const FINDINGS = Number(values.findings)
const TIMES = Number(values.times)
const OFFICERS = 10_000
const UNITS = 400
const ACCOUNT = '01900000-0000-7000-8000-000000000001'
/** Officers, with their account and relatives. */
const ASKERS = [
  { who: 'most', account: '01900000-0000-7000-8000-000000000002', officer: 'CC-9000', relatives: [9001, 9001] },
  { who: 'the busiest', account: ACCOUNT, officer: 'CC-1', relatives: [2, 4] },
] as const

async function fill({ db }: Database): Promise<void> {
  await db
    .transaction()
    .setAccessMode('read write')
    .execute(async (trx) => {
      await sql`set local statement_timeout = 0`.execute(trx)
      await sql`insert into organisation.unit_code select 'U-' || n from generate_series(0, ${UNITS}::int) as n`.execute(trx)
      await sql`insert into organisation.unit_state (code, during, name_en, name_vi, level, parent)
        select 'U-' || n, '(,)', 'Unit ' || n, 'Đơn vị ' || n, case when n = 0 then 1 when n <= 20 then 2 else 3 end,
          case when n = 0 then null when n <= 20 then 'U-0' else 'U-' || (1 + n % 20) end from generate_series(0, ${UNITS}::int) as n`.execute(
        trx,
      )
      await sql`insert into organisation.officer (number, name) select 'CC-' || n, 'Người ' || n from generate_series(1, ${OFFICERS}::int) as n`.execute(
        trx,
      )
      await sql`insert into organisation.account_holder (account, officer, from_day) select 'HQ-' || n, 'CC-' || n, '2020-01-01'
        from generate_series(1, ${OFFICERS}::int) as n`.execute(trx)
      for (const { account, officer, relatives } of ASKERS) {
        await sql`insert into access.account (id, login, officer, name) values (${account}, ${officer}, ${officer}, ${officer})`.execute(
          trx,
        )
        await sql`insert into access.grant (account, role, during, event) values (${account}, 'inspectorate', '[2026-01-01,)', 1)`.execute(
          trx,
        )
        await sql`insert into access.interest (officer, other, kind, during, document, event)
          select ${officer}, 'CC-' || n, 'kinship', '(,)', 'x', 1 from generate_series(${relatives[0]}::int, ${relatives[1]}::int) as n`.execute(
          trx,
        )
      }
      await sql`alter table findings.finding disable trigger user`.execute(trx)
      await sql`insert into findings.trace (case_id, content, events, facts, finished, run)
        select 'C' || n, sha256(('C' || n)::bytea), jsonb_build_array(jsonb_build_object('account', 'HQ-1', 'values',
          jsonb_build_object('approver', 'HQ-' || 1 + n % ${OFFICERS}::int))), '{}', true, ${ACCOUNT}
        from generate_series(1, ${FINDINGS}::int) as n`.execute(trx)
      await sql`insert into findings.finding (number, identity, content, rulebook, rule, rule_number, case_id, trace, unit, severity, state, happened_at,
          from_at, until_at, raised_on, due, witnesses, why_en, why_vi, attributed, search, run, event)
        select 'PH-26-' || lpad(id::text, 7, '0'), content, content, 'clearance', 'CLR-' || (id % 60), 1, case_id, id, 'U-' || (id % ${UNITS}::int),
          1 + id % 3, case when id % 4 = 0 then 'confirmed' else 'new' end, timestamptz '2026-01-01' + id % 200 * interval '1 day', '2026-01-01',
          '2026-07-30', date '2026-08-01' + (id % 30)::int, date '2026-09-01' + (id * 7 % 60)::int, '{0}', 'x', 'x', 1, case_id, ${ACCOUNT}, 1
        from findings.trace`.execute(trx)
      await sql`insert into findings.mentioned (account, finding, from_at, until_at) select account, f.id, f.from_at, f.until_at
        from findings.finding f join findings.trace on trace.id = f.trace, findings.mentions(trace.events, f.witnesses) as account`.execute(
        trx,
      )
      // A tenth of all accounts have half of the work: the first are busy.
      await sql`insert into findings.named (finding, account, officer, events)
        select id, 'HQ-' || who, 'CC-' || who, '{0}' from (select id, 1 + (case when trace % 2 = 0 then trace * 7919 % ${OFFICERS}::int
          else trace * 104729 % (${OFFICERS}::int / 10) end) as who from findings.finding) as f`.execute(trx)
    })
  await sql`vacuum analyze`.execute(db).catch(() => sql`analyze`.execute(db))
  // What was filled in is written out by then, and not while pages are read.
  await sql`checkpoint`.execute(db)
}

/** The middle of many times of two, in turn: both have the same load of the machine. */
async function both(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let at = 0; at < TIMES + 5; at++)
    for (const [side, act] of [one, other].entries()) {
      const began = performance.now()
      await act()
      if (at >= 5) times[side]!.push(performance.now() - began)
    }
  return times.map((all) => all.toSorted((a, b) => a - b)[all.length >> 1]!) as [number, number]
}

async function middle(act: () => Promise<unknown>): Promise<number> {
  return (await both(act, () => Promise.resolve()))[0]
}

async function compare(db: Db, asking: Asking, { who, account, officer }: (typeof ASKERS)[number]): Promise<void> {
  const identity: Identity = { account, officer, name: officer, by: 'session', session: null, freshUntil: null, scopes: null }
  // As the server does it: who asks and what he may, then a handle of his own.
  const asked = async () => {
    const principal = await principalOf(db, identity)
    return { known: decide(principal, 'finding.read')!, own: asking(claimsOf(principal, 'finding.read')) }
  }
  const { known, own } = await asked()
  const free: Scope = everything({ id: officer, name: officer, kind: 'person' })
  const { rows } = await sql<{ n: number }>`select count(*) as n from findings.finding f where not ${scopeOf(known)}`.execute(db)
  console.log(`\n${who}: ${rows[0]!.n} of ${FINDINGS.toLocaleString('en')} findings are kept from him`)
  console.log(`who asks and what he may, one question: ${(await middle(() => principalOf(db, identity))).toFixed(2)} ms`)
  for (const [name, query] of Object.entries(PAGES)) {
    const input = contract.input.parse(query)
    const [without, withIt] = await both(
      () => listFindings(db, free, input),
      async () => asked().then((one) => listFindings(one.own, one.known, input)),
    )
    const added = withIt - without
    const isHeld = added <= Math.max(2, without / 10)
    console.log(
      `${name}: ${without.toFixed(1)} ms without, ${withIt.toFixed(1)} ms with, ${added.toFixed(1)} ms added${isHeld ? '' : ', too much'}`,
    )
    if (!isHeld) process.exitCode = 1
  }
  const [without, withIt] = await both(
    () => countFindings(db, free),
    () => countFindings(own, known),
  )
  console.log(`numbers of the tabs: ${without.toFixed(1)} ms without, ${withIt.toFixed(1)} ms with`)
}

const PAGES = {
  'by due day': {},
  'open, by severity': { state: ['new', 'review'], sort: 'severity' },
  'a region': { unit: ['U-3'] },
}

// As the server that Liêm brings has it on a machine of 4 GB and more (src/base/postgres/cluster.ts).
const server = await temporaryServer({ shared_buffers: '512MB' })
const database = await openDatabase({ url: server.url }, { connections: 4 })
const requests = openRequests(server.url, { connections: 4 })
try {
  await migrate(server.url)
  await fill(database)
  const { db } = database
  const asking = askingOver(requests, await readContextKey(db))
  for (const asker of ASKERS) await compare(db, asking, asker)
} finally {
  await requests.close()
  await database.close()
  await server.stop()
}
