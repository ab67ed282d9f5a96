import { sql } from 'kysely'
import type { Db } from '../src/base/index.ts'
import { migrate, openDatabase } from '../src/base/db/index.ts'
import { everything, type Actor } from '../src/base/schema.ts'
import { write } from '../src/ledger/index.ts'
import { holdersOn, listPeople, showPerson, showTree, showUnit, whoWasInCharge } from '../src/organisation/index.ts'
import { temporaryServer } from '../test/temporary-server.ts'
import { measured } from './measured.ts'

/** `node bench/organisation.ts`: how long a register of 10,000 people over twenty years takes to answer as of a day; in ms at the median and p95. */
const PEOPLE = 10_000
const TIMES = 60
const WITHIN = 20
const ACTOR: Actor = { id: 'bench', name: 'Bench', kind: 'machine' }
const SCOPE = everything(ACTOR)

/** 21 + 165 units that take the place of 36 + 380 on 1 March 2025; everybody moves every three years, and leads now and then. */
const REGISTER = [
  `insert into organisation.unit_code select 'D' union all select 'P' || i from generate_series(1, 35) i union all select 'R' || i from generate_series(1, 20) i
    union all select 'B' || i from generate_series(1, 380) i union all select 'U' || i from generate_series(1, 165) i`,
  `insert into organisation.unit_state (code, during, name_en, name_vi, level, parent, fields)
    select 'D', '(,)'::daterange, 'Department', 'Cục', 1, null, '{}'::text[]
    union all select 'P' || i, '(,2025-03-01)', 'Province ' || i, 'Tỉnh ' || i, 2, 'D', '{}' from generate_series(1, 35) i
    union all select 'R' || i, '[2025-03-01,)', 'Region ' || i, 'Khu vực ' || i, 2, 'D', '{}' from generate_series(1, 20) i
    union all select 'B' || i, '(,2025-03-01)', 'Branch ' || i, 'Chi cục ' || i, 3, 'P' || (i % 35 + 1), '{}' from generate_series(1, 380) i
    union all select 'U' || i, '[2025-03-01,)', 'Office ' || i, 'Cửa khẩu ' || i, 3, 'R' || (i % 20 + 1), '{thuế,giám sát}' from generate_series(1, 165) i`,
  `insert into organisation.succession select 'B' || i, 'U' || (i % 165 + 1), '2025-03-01', null from generate_series(1, 380) i`,
  `insert into organisation.officer (number, name) select 'N' || i, 'Nguyễn Văn ' || i from generate_series(1, ${PEOPLE}) i`,
  `insert into organisation.service (officer, during, class) select 'N' || i, '[2000-01-01,)', 'civil-servant' from generate_series(1, ${PEOPLE}) i`,
  `insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
    select case when d.first < '2025-03-01' then 'B' || ((i + turn) % 380 + 1) else 'U' || ((i + turn) % 165 + 1) end, 'officer', 'N' || i,
      daterange(d.first, case when turn < 6 then least((d.first + interval '3 years')::date, '2025-03-01') else null end), '{}', d.first
    from generate_series(1, ${PEOPLE}) i, generate_series(0, 6) turn,
      lateral (select case when turn = 6 then date '2025-03-01' else date '2007-03-01' + turn * 1096 end as first) d`,
  `insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
    select unit, role, 'N' || ((n * 7 + seat * 13 + turn) % ${PEOPLE} + 1), daterange((date '2005-03-01' + turn * 1096), (date '2005-03-01' + turn * 1096 + 1090)),
      case role when 'deputy' then array[case seat when 1 then 'thuế' else 'giám sát' end] else '{}' end, date '2005-03-01' + turn * 1096
    from (select 'B' || i as unit, i as n from generate_series(1, 380) i union all select 'P' || i, 1000 + i from generate_series(1, 35) i) u,
      generate_series(0, 5) turn, (values ('head', 0), ('deputy', 1), ('deputy', 2)) as seats(role, seat)`,
  `insert into organisation.tenure (unit, role, officer, during, fields, entered_on)
    select unit, role, 'N' || ((n * 11 + seat * 17) % ${PEOPLE} + 1), '[2025-03-01,)', case role when 'deputy' then array['thuế'] else '{}' end, '2025-03-01'
    from (select 'U' || i as unit, i as n from generate_series(1, 165) i union all select 'R' || i, 1000 + i from generate_series(1, 20) i
      union all select 'D', 2000) u, (values ('head', 0), ('deputy', 1)) as seats(role, seat)`,
  `insert into organisation.account_holder (account, officer, from_day, until_day)
    select 'A' || i, 'N' || ((i + turn) % ${PEOPLE} + 1), date '2006-01-01' + turn * 730, date '2006-01-01' + turn * 730 + 729
    from generate_series(1, ${PEOPLE}) i, generate_series(0, 9) turn`,
]

async function fill(db: Db): Promise<void> {
  await write(db, { actor: ACTOR, kind: 'bench.filled', reason: 'for the bench' }, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx)
    for (const statement of REGISTER) await sql.raw(statement).execute(trx)
  })
  // As autovacuum leaves it a minute later.
  await sql`vacuum analyze`.execute(db)
}

/** Days over all of the twenty years, one for each time. */
const dayOf = (at: number): string => new Date(Date.UTC(2007, 2, 2) + (((at * 7_919) % 7_000) + 1) * 86_400_000).toISOString().slice(0, 10)
const page = { limit: 50 }

const QUESTIONS: Readonly<Record<string, (db: Db, at: number) => Promise<unknown>>> = {
  'top of the tree, with heads and people of all below': (db, at) => showTree(db, SCOPE, { ...page, on: dayOf(at) }),
  'regions of a day, with heads and people': (db, at) => showTree(db, SCOPE, { ...page, on: dayOf(at), under: 'D' }),
  'offices of a region': (db, at) => showTree(db, SCOPE, { ...page, on: '2026-02-01', under: `R${(at % 20) + 1}` }),
  'a unit: names, line of heads and deputies with predecessors, gaps': (db, at) =>
    showUnit(db, SCOPE, { code: `U${(at % 165) + 1}`, on: dayOf(at) }),
  'who was in charge of a field over two years': (db, at) =>
    whoWasInCharge(db, SCOPE, { code: `U${(at % 165) + 1}`, from: '2024-03-01', until: '2026-02-28', field: 'thuế' }),
  'a person: tenures, accounts, who stood above': (db, at) =>
    showPerson(db, SCOPE, { number: `N${((at * 37) % PEOPLE) + 1}`, on: dayOf(at) }),
  'people of a unit': (db, at) => listPeople(db, SCOPE, { ...page, on: '2026-02-01', unit: `U${(at % 165) + 1}`, below: false, text: '' }),
  'who held 50 accounts on a day': (db, at) =>
    holdersOn(
      db,
      Array.from({ length: 50 }, (_, place) => ({ account: `A${((at * 50 + place) % PEOPLE) + 1}`, day: dayOf(at) })),
    ),
}

const server = await temporaryServer()
try {
  await migrate(server.url)
  const { db, close } = await openDatabase({ url: server.url }, { connections: 4 })
  await fill(db)
  const { rows } = await sql<{ n: number }>`select count(*) as n from organisation.tenure`.execute(db)
  console.log(
    `${PEOPLE.toLocaleString('en')} people, ${rows[0]!.n.toLocaleString('en')} tenures; ms at the median and p95, ${WITHIN} at most`,
  )
  for (const [what, ask] of Object.entries(QUESTIONS)) await measured(what, WITHIN, TIMES, (at) => ask(db, at))
  await close()
} finally {
  await server.stop()
}
