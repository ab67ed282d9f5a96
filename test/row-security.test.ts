/**
 * What the database refuses by itself, on the real server: every table is listed with its policies or the reason why they do not look at rows, and each
 * known way around row-level security is tried. docs/decisions/0013-row-security.md says what it is for.
 */
import { randomUUID } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ROUTES } from '../apps/server/routes/index.ts'
import {
  askingOver,
  claimsOf,
  decide,
  principalOf,
  readContextKey,
  signer,
  type Claims,
  type Principal,
} from '../src/access/roles/index.ts'
import { ROLE_IDS, type Role } from '../src/access/roles/schema.ts'
import { openRequests, openSystem, PLANNED_ONCE } from '../src/base/db/index.ts'
import type { Db } from '../src/base/index.ts'
import { isOurs } from '../src/base/postgres/index.ts'
import { addNote, keptArguments, scopeOf } from '../src/findings/index.ts'
import { buildAccessWorld, identityOf, writeTo, type AccessWorld, type Situation } from './access-world.ts'
import { EVERYTHING } from './build-db.ts'
import { testDatabase } from './db.ts'
import { ASKED, BEYOND, BOUNDED, CLOSED, DEFINER, names, SAME } from './row-security-lists.ts'
import { administer } from './temporary-server.ts'

const { db, url } = await testDatabase()
const requests = openRequests(url, { connections: 1 })
const system = openSystem(url, { connections: 1 })
afterAll(async () => {
  await requests.close()
  await system.close()
})
let world: AccessWorld
let key: Buffer

beforeAll(async () => {
  world = await buildAccessWorld(db)
  key = await readContextKey(system.db)
  const { rows } = await sql<{ id: string }>`select id from findings.finding`.execute(db)
  for (const { id } of rows) await addNote(db, EVERYTHING, { id, text: 'x' })
})

const OURS = sql.raw(`n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker')`)

async function texts(query: RawBuilder<unknown>, on: Db = db): Promise<string[]> {
  const { rows } = await query.execute(on)
  return (rows as { text: string }[]).map(({ text }) => text)
}

test('every table has forced row-level security with the policies of its kind', async () => {
  const { rows } = await sql<{ name: string; forced: boolean; open: boolean; rowwise: boolean; any: boolean }>`select
      n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity
        and bool_or(p.polname = 'system' and p.polroles = array['liem_system'::regrole::oid]) and has_table_privilege('liem_system', c.oid, 'select') as forced,
      coalesce(bool_or(p.polpermissive and pg_get_expr(p.polqual, p.polrelid) = 'true') filter (where app), false) as open,
      coalesce(bool_or(app and exists (select from pg_depend d where d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refobjid = c.oid
        and d.refobjsubid > 0)), false) as rowwise, coalesce(bool_or(app), false) as any
    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_policy p on p.polrelid = c.oid
      left join lateral (select 'liem_app'::regrole = any(p.polroles) as app) as of_app on true
    where c.relkind in ('r', 'p') and ${OURS} group by n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.oid order by 1`.execute(
    db,
  )
  expect(rows.filter(({ forced }) => !forced)).toEqual([])
  const of = (holds: (row: (typeof rows)[number]) => boolean): string[] => rows.filter(holds).map(({ name }) => name)
  expect(of(({ rowwise, open }) => rowwise && !open)).toEqual(names(BOUNDED).toSorted())
  expect(of(({ open }) => open)).toEqual(names(Object.keys(SAME)).toSorted())
  expect(of(({ any, rowwise, open }) => any && !rowwise && !open)).toEqual(names(Object.keys(ASKED)).toSorted())
  expect(of(({ any }) => !any)).toEqual(names(Object.keys(CLOSED)).toSorted())
})

test('the roles of the program own nothing, make nothing and empty nothing, and are above no rule', async () => {
  const roles = sql`('liem_app'::regrole, 'liem_wide'::regrole, 'liem_system'::regrole)`
  expect(
    await texts(sql`select relname as text from pg_class where relowner in ${roles}
      union all select proname from pg_proc where proowner in ${roles} union all select nspname from pg_namespace where nspowner in ${roles}
      union all select typname from pg_type where typowner in ${roles}
      union all select rolname from pg_roles where oid in ${roles} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
      union all select n.nspname || ' ' || r.rolname from pg_namespace n, pg_roles r where r.oid in ${roles} and has_schema_privilege(r.oid, n.oid, 'create')
        and n.nspname !~ '^pg_temp'
      union all select c.oid::regclass || ' ' || r.rolname from pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_roles r
        where r.oid in ${roles} and c.relkind = 'r' and ${OURS} and has_table_privilege(r.oid, c.oid, 'truncate, references, trigger')`),
  ).toEqual([])
  const of = (privilege: string) =>
    texts(sql`select c.oid::regclass::text as text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and has_table_privilege('liem_app', c.oid, ${privilege}) and ${OURS}
        and c.oid in ('ledger.event'::regclass, 'access.read'::regclass, 'findings.finding'::regclass, 'findings.trace'::regclass, 'findings.named'::regclass,
          'access.account'::regclass, 'http.answer'::regclass, 'access.context_key'::regclass) order by 1`)
  expect(await of('insert')).toEqual(['access.account', 'access.read', 'ledger.event'])
  expect(await of('update')).toEqual(['access.account', 'findings.finding'])
  expect(await of('delete')).toEqual([])
  expect(await texts(sql`select 'queue' as text where has_schema_privilege('liem_app', 'graphile_worker', 'usage')`)).toEqual([])
})

test('functions that work in the rights of their owner are listed and find what they name; none says of itself that it tells nothing', async () => {
  const { rows } = await sql<{
    name: string
    pinned: boolean
    leakproof: boolean
    definer: boolean
  }>`select n.nspname || '.' || p.proname as name,
      coalesce('search_path=pg_catalog, pg_temp' = any(p.proconfig), false) as pinned, p.proleakproof as leakproof, p.prosecdef as definer
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS}
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') order by 1`.execute(
    db,
  )
  expect(rows.filter(({ definer }) => definer).map(({ name }) => name)).toEqual(DEFINER)
  expect(rows.filter(({ definer, pinned, leakproof }) => (definer && !pinned) || leakproof)).toEqual([])
  expect(
    await texts(sql`select c.relname as text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and ${OURS} and not coalesce('security_invoker=true' = any(c.reloptions), false)`),
  ).toEqual([])
})

test('what works in the rights of the system is listed', () => {
  const listed = ROUTES.filter(({ beyond }) => beyond !== undefined).map(({ route }) => `${route.method} ${route.path}`)
  const others = listed.filter((one) => !/ \/api\/(?:retention|holds|destructions|break-glass|findings\/:id\/holds)/u.test(one))
  expect(others.toSorted()).toEqual(BEYOND)
})

const FINDINGS = sql`select id as text from findings.finding order by 1`
const wholly = (claims: Claims): Db => askingOver(requests, key)(claims)

async function principal(role: Role): Promise<Principal> {
  return principalOf(system.db, identityOf(world.people.get(role)!))
}
async function asking(role: Role): Promise<Claims> {
  return claimsOf(await principal(role), 'finding.read')
}
const NOBODY = 'nobody asks who sees all units'
/** As a request says who asks, with a text in the place of what is signed. */
const saying = (context: string, wide = false): Db => requests.as({ wide, context: () => context })

test('a statement that a connection has planned shows each who asks on it his own', async () => {
  const once = sql`${sql.raw(PLANNED_ONCE)} select id as text from findings.finding order by 1`
  const askers = await Promise.all((['head', 'inspectorate', 'analyst', 'official'] as const).map(asking))
  const own = await Promise.all(askers.map((claims) => texts(FINDINGS, wholly(claims))))
  expect(new Set(own.map(String)).size).toBeGreaterThan(2)
  for (let turn = 0; turn < 8; turn++)
    for (const [at, claims] of askers.entries()) expect(await texts(once, wholly(claims))).toEqual(own[at])
})

test('without any condition of the program, each role gets the rows of its scope, and what hangs on them', async () => {
  const all = await texts(FINDINGS)
  for (const role of ROLE_IDS) {
    const asked = await principal(role)
    const scope = decide(asked, 'finding.read')
    const seen =
      scope === null ? [] : await texts(sql`select f.id as text from findings.finding f where ${scopeOf(scope)} order by 1`, system.db)
    const own = wholly(claimsOf(asked, 'finding.read'))
    expect([role, await texts(FINDINGS, own)]).toEqual([role, seen])
    const hanging = sql`select finding as text from findings.named union select finding from findings.note union select finding from findings.mentioned
      union select f.id from findings.finding f join findings.trace on trace.id = f.trace order by 1`
    expect([role, await texts(hanging, own)]).toEqual([role, seen])
    const kept = ['conflicted', 'related'].map((situation) => world.found(role, situation as Situation).id)
    const told = role === 'auditor' ? all.filter((id) => !kept.includes(id)) : seen
    const events = sql`select distinct replace(subject, 'finding:', '')::uuid as text from ledger.event where subject like 'finding:%' order by 1`
    const hears = role === 'auditor' ? wholly(claimsOf(asked, 'event.read')) : own
    expect([role, await texts(events, hears)]).toEqual([role, told])
    const changed = await writeTo(own, async (trx) => sql`update findings.finding set updated_at = updated_at returning id`.execute(trx))
    expect(changed.rows).toHaveLength(seen.length)
  }
  expect((await texts(FINDINGS, wholly(await asking('head')))).length).toBeGreaterThan(3)
  expect((await texts(FINDINGS, wholly(await asking('operator')))).length).toBe(0)
})

test('whoever asks is told in one round trip, and in none where the connection knows him', async () => {
  const own = wholly(await asking('head'))
  await sql`select 1`.execute(saying(''))
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await sql`select 1`.execute(own)
  expect(query).toHaveBeenCalledTimes(2)
  await own.transaction().execute((trx) => sql`select 1`.execute(trx))
  expect(query).toHaveBeenCalledTimes(5)
  query.mockRestore()
})

test('a connection of the pool works for whoever has it, and for nobody when nobody says who he is', async () => {
  const [head, official] = [await asking('head'), await asking('official')]
  const seen = async (claims: Claims): Promise<number> => (await texts(FINDINGS, wholly(claims))).length
  const [first, second] = [await seen(head), await seen(official)]
  expect(first).toBeGreaterThan(second)
  expect([await seen(head), await seen(official), (await texts(FINDINGS, saying(''))).length]).toEqual([first, second, 0])
  const failed = writeTo(wholly(head), async (trx) => sql`select 1 / 0`.execute(trx))
  await expect(failed).rejects.toThrow('division by zero')
  expect(await seen(official)).toBe(second)
})

test('what was not signed with the key, was changed, or has ended, is nobody', async () => {
  const head = await asking('head')
  const text = signer(key)(head)()
  expect((await texts(FINDINGS, saying(text))).length).toBeGreaterThan(0)
  const said = text.slice(64)
  for (const [what, context] of Object.entries({
    'another key': signer(Buffer.alloc(32))(head)(),
    changed: text.replace('"R1"', '"R2"'),
    unsigned: said,
    'signed in part': `${text.slice(0, 63)}${said}`,
    'JSON by hand': '{"units":"all"}',
    ended: signer(key, () => Date.now() - 601_000)(head)(),
    'some text': 'liem',
  })) {
    expect([what, await texts(FINDINGS, saying(context))]).toEqual([what, []])
    await expect(texts(FINDINGS, saying(context, true))).rejects.toThrow(NOBODY)
  }
  await expect(texts(FINDINGS, saying(text, true))).rejects.toThrow(NOBODY)
  expect(await texts(sql`select text from (values (access.asker()::text)) as said (text)`, saying(said))).toEqual([null])
})

test('a setting that was local is empty afterwards, and that is nobody', async () => {
  const text = signer(key)(await asking('head'))()
  await saying('')
    .connection()
    .execute(async (one) => {
      const inside = await one.transaction().execute(async (trx) => {
        await sql`select set_config('liem.context', ${text}, true)`.execute(trx)
        return texts(FINDINGS, trx)
      })
      expect(inside.length).toBeGreaterThan(0)
      expect(await texts(sql`select current_setting('liem.context') as text`, one)).toEqual([''])
      expect(await texts(FINDINGS, one)).toEqual([])
    })
})

test('what is hidden cannot be found out by what it would collide with', async () => {
  const own = wholly(await asking('head'))
  const hidden = world.found('head', 'conflicted').id
  await writeTo(db, async (trx) => {
    await sql`insert into findings.circumstance (id, kind, title, from_at, until_at, effect, document, approver, by)
      values ('01900000-0000-7000-8000-0000000000c1', 'outage', 'x', '2020-01-01', '2020-01-02', 'annotate', 'x', 'x', 'x')`.execute(trx)
    await sql`insert into findings.finding_circumstance values (${hidden}, '01900000-0000-7000-8000-0000000000c1')`.execute(trx)
  })
  const errors: string[] = []
  for (const finding of [hidden, randomUUID()])
    for (const conflict of [sql``, sql`on conflict do nothing`])
      await writeTo(own, (trx) =>
        sql`insert into findings.finding_circumstance values (${finding}, '01900000-0000-7000-8000-0000000000c1') ${conflict}`.execute(trx),
      ).catch((error: Error) => errors.push(error.message))
  expect(errors).toHaveLength(4)
  expect(new Set(errors)).toEqual(new Set(['new row violates row-level security policy for table "finding_circumstance"']))
  for (const table of ['finding', 'trace', 'named'])
    await expect(writeTo(own, (trx) => sql`insert into ${sql.table(`findings.${table}`)} default values`.execute(trx))).rejects.toThrow(
      'permission denied',
    )
})

test('nobody writes in the name of another, or changes the record', async () => {
  const head = await asking('head')
  const own = wholly(head)
  const finding = world.found('head', 'own').id
  const event = (actor: string, kind = 'person') => sql`insert into ledger.event (actor, actor_name, actor_kind, kind, reason)
    values (${actor}, 'x', ${kind}, 'test.done', 'because of the test')`
  const tried = (statement: RawBuilder<unknown>) => writeTo(own, (trx) => statement.execute(trx))
  await tried(event(head.actor))
  for (const statement of [
    event('CC-00002'),
    event(head.actor, 'machine'),
    sql`insert into findings.note (finding, text, by, by_name) values (${finding}, 'x', 'CC-00002', 'x')`,
    sql`insert into access.read (account, actor, actor_name, roles, kind, action, route) values ('x', 'x', 'x', '{}', 'read', 'x', 'x')`,
    sql`update findings.finding set by_unit = default, unit = 'R2' where id = ${finding}`,
  ])
    await expect(tried(statement)).rejects.toThrow('violates row-level security policy')
  for (const statement of [
    sql`update ledger.event set reason = 'another'`,
    sql`delete from access.read`,
    sql`truncate findings.note`,
    sql`create table findings.mine (id int)`,
    sql`alter table findings.finding no force row level security`,
    sql`select * from access.context_key`,
    sql`select * from http.answer`,
  ])
    await expect(tried(statement)).rejects.toThrow(/permission denied|must be owner/u)
  await tried(sql`update findings.finding set assignee = 'CC-00002', touched_by = ${head.actor} where id = ${finding}`)
})

test('functions that see what is hidden tell nobody about others', async () => {
  const own = wholly(await asking('head'))
  const kept = (officers: string[]) =>
    sql`select kept::text as text from findings.kept_from(${officers}::text[], null, null, '', '{}') as kept`
  expect(await texts(kept(['CC-head']), own)).toContain(world.found('head', 'conflicted').id)
  for (const [who, officers] of [
    [own, ['CC-deputy']],
    [saying(''), []],
    [saying(''), ['CC-head']],
  ] as const) {
    await expect(texts(kept([...officers]), who)).rejects.toThrow('asks for nobody else')
    await expect(texts(sql`select rule as text from findings.kept_cases(${officers}::text[], null, null, '', '{}')`, who)).rejects.toThrow(
      'nobody else',
    )
    await expect(texts(sql`select unit as text from desk.kept_sums(${officers}::text[], null, null, '', '{}')`, who)).rejects.toThrow(
      'nobody else',
    )
    await expect(texts(sql`select rule as text from desk.kept_hits(${officers}::text[], null, null, '', '{}')`, who)).rejects.toThrow(
      'nobody else',
    )
  }
  await expect(texts(sql`select findings.hidden_from('{CC-deputy}')::text as text`, own)).rejects.toThrow('permission denied')
  expect(await texts(sql`select access.reads_naming('CC-head')::text as text`, own)).toEqual([])
  const found = (who: Db) => texts(sql`select one::text as text from findings.with_number('%1%', 1000) as one order by 1`, who)
  expect(await found(own)).toEqual(await texts(sql`select id as text from findings.finding where search like '%1%' order by 1`, own))
  expect(await found(saying(''))).toEqual([])
})

test('whether there are more than so many is said of what whoever asks sees, and of nothing else', async () => {
  const answers = new Set<boolean>()
  for (const role of ROLE_IDS) {
    const scope = decide(await principal(role), 'finding.read')
    if (scope === null) continue
    const own = wholly(await asking(role))
    for (const wanted of [null, ['R1', '01AB'], ['R2']]) {
      const units = scope.units === 'all' ? wanted : scope.units.filter((unit) => wanted?.includes(unit) ?? true)
      for (const [standings, rules] of [
        [null, ['CLR-012']],
        [[1], null],
        [
          [3, 4, 5],
          ['CLR-012', 'CLR-001'],
        ],
        [null, ['CLR-001']],
      ]) {
        const seen = await texts(
          sql`select id as text from findings.finding where withheld_by is null
          and (${units}::text[] is null or by_unit = any(${units})) and (${standings}::int[] is null or standing = any(${standings})) and (${rules}::text[] is null or rule = any(${rules}))`,
          own,
        )
        for (const most of [0, seen.length - 1, seen.length].filter((n) => n >= 0))
          for (const on of [own, system.db]) {
            const more = sql`select findings.are_more(${most}, ${units}::text[], ${rules}::text[], ${standings}::int[], ${keptArguments(scope)})::text as text`
            expect([role, units, standings, await texts(more, on)]).toEqual([role, units, standings, [String(seen.length > most)]])
            answers.add(seen.length > most)
          }
      }
    }
  }
  expect(answers.size).toBe(2)
  const another = sql`select findings.are_more(0, null, null, null, '{}', null, null, '', '{}')::text as text`
  for (const who of [wholly(await asking('head')), wholly(await asking('inspectorate')), saying('')])
    expect(await texts(another, who)).toEqual(['false'])
})

test('secrets of accounts are their own, and kinship is of whom it is', async () => {
  const own = (role: Role) => asking(role).then(wholly)
  const accounts = sql`select login as text from access.account order by 1`
  expect(await texts(accounts, await own('head'))).toEqual(['head'])
  expect(await texts(accounts, await own('identity-admin'))).toEqual([...ROLE_IDS].toSorted())
  const ties = sql`select other as text from access.interest`
  expect(await texts(ties, await own('head'))).toEqual(['CC-head'])
  expect(await texts(ties, await own('personnel'))).toHaveLength(ROLE_IDS.length)
})

test('the role of a connection is not left by what a statement may say', async () => {
  const own = saying('')
  if (!isOurs(new URL(url))) return
  for (const role of ['liem', 'liem_system', 'postgres'])
    await expect(sql`set role ${sql.id(role)}`.execute(own)).rejects.toThrow(/permission denied|does not exist/u)
  await sql`reset role`.execute(own)
  expect(await texts(FINDINGS, own)).toEqual([])
  expect(await texts(sql`select current_user as text`, own)).toEqual(['liem_app'])
})

test('an owner without FORCE sees all, one with it nothing; a superuser always sees all, and that is said', async () => {
  const owner = `liem_test_${randomUUID().slice(0, 8)}`
  await administer(
    url,
    `create role ${owner}; create schema ${owner} authorization ${owner}; set role ${owner}; create table ${owner}.kept (n int);
    insert into ${owner}.kept values (1); alter table ${owner}.kept enable row level security`,
  )
  const rows = async (before: string): Promise<number> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(before)
    const { rowCount } = await client.query(`select from ${owner}.kept`)
    await client.end()
    return rowCount!
  }
  expect(await rows(`set role ${owner}`)).toBe(1)
  expect(await rows(`set role ${owner}; alter table ${owner}.kept force row level security`)).toBe(0)
  expect(await rows(`select`)).toBe(1)
  await administer(url, `drop schema ${owner} cascade; drop role ${owner}`)
})

test('a backup says that it cannot be whole rather than leave rows out', async () => {
  await expect(administer(url, `set role liem_app; set row_security = off; select id as name from findings.finding`)).rejects.toThrow(
    'query would be affected by row-level security policy',
  )
  const { rows } = await administer(url, `set role liem_system; select count(*) as name from findings.finding`).then((all) =>
    (all as unknown as pg.QueryResult[]).at(-1)!,
  )
  expect(Number((rows[0] as { name: string }).name)).toBe((await texts(FINDINGS)).length)
})
