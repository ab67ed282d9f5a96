/**
 * Rows that are read by their ids (findings.seen, migration 0058), and those with which a list begins (findings.first), are those that the
 * policies of findings.finding show, whoever asks and whatever keeps something from him: a part in the act by name, by an account of several, or written
 * down beside it, within days or outside of them; a tier; a unit.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askingOver, readContextKey, type Claims } from '../src/access/roles/index.ts'
import { openRequests } from '../src/base/db/index.ts'
import type { Db } from '../src/base/index.ts'
import { beyond, ordered, type Key } from '../src/base/paging/index.ts'
import { keptArguments } from '../src/findings/index.ts'
import type { Keeping } from '../src/findings/filter/scope.ts'
import { isDescending, keyColumns, keyOf, keySelection, type Keyed } from '../src/findings/order.ts'
import { SORTS } from '../src/findings/schema.ts'
import { buildAccessWorld, writeTo } from './access-world.ts'
import { EVERYTHING } from './build-db.ts'
import { testDatabase } from './db.ts'

const { db, url } = await testDatabase()
const requests = openRequests(url, { connections: 1 })
afterAll(() => requests.close())
const TRIALS = Math.max(60, Math.round(Number(process.env['LIEM_TRIALS'] ?? '0') / 4))
const UNITS = ['R1', 'R2', '01AB', 'CHQ']
const OFFICERS = ['CC-head', 'KC-head', 'CC-deputy', 'CC-00002']
const ACCOUNTS = ['ONE', 'TWO']
/** So many findings change; some that stay are beside them. */
const COUNT = 24
let ids: string[]
let asking: (claims: Claims) => Db

beforeAll(async () => {
  await buildAccessWorld(db)
  asking = askingOver(requests, await readContextKey(db))
  const { rows } = await sql<{ id: string }>`select id from findings.finding order by number limit ${COUNT}`.execute(db)
  ids = rows.map(({ id }) => id)
  await addOld(ids[0]!)
})

/** More than a list reads at first, due before all others, but for some in the act of one officer. */
async function addOld(like: string): Promise<void> {
  await writeTo(db, async (trx) => {
    const columns =
      sql.raw(`rulebook, rule, rule_number, trace, unit, severity, happened_at, from_at, until_at, raised_on, witnesses, why_en, why_vi,
      attributed, search, run, event`)
    await sql`insert into findings.finding (number, identity, content, case_id, state, due, ${columns})
      select 'OLD-' || n, sha256(n::text::bytea), sha256(n::text::bytea), 'OLD-' || n, 'new', date '2020-01-01' + n, ${columns}
      from findings.finding, generate_series(1, 90) as n where id = ${like}`.execute(trx)
    await sql`insert into findings.named (finding, account, officer, events) select id, 'OLD', 'KC-head', '{0}' from findings.finding
      where number like 'OLD-%' and right(number, 1) <> '0'`.execute(trx)
  })
}

const day = fc.option(
  fc.integer({ min: 1, max: 9 }).map((n) => `2026-05-0${n}`),
  { nil: null },
)
const state = fc.record({
  tier: fc.integer({ min: 0, max: 2 }),
  assignee: fc.constantFrom(null, ...OFFICERS),
  touchedBy: fc.constantFrom(null, ...OFFICERS),
  from: day,
  until: day,
  officer: fc.constantFrom(null, ...OFFICERS),
  account: fc.constantFrom(...ACCOUNTS),
  mentioned: fc.constantFrom(null, ...ACCOUNTS),
})
const held = fc.record({ account: fc.constantFrom(...ACCOUNTS), officer: fc.constantFrom(...OFFICERS), from: day, until: day })
const some = (all: readonly string[]) => fc.subarray([...all])
const units = fc.oneof(fc.constant('all' as const), some(UNITS))
const claims = fc.record({ hidden: some(OFFICERS), given: fc.constantFrom('', ...OFFICERS), units, restricted: units, secret: units })
const world = fc.record({
  states: fc.array(state, { minLength: COUNT, maxLength: COUNT }),
  holders: fc.array(held, { maxLength: 4 }),
  opened: fc.array(fc.nat(COUNT - 1), { maxLength: 2 }),
  claims,
})
type State = typeof state extends fc.Arbitrary<infer T> ? T : never
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

async function put({ states, holders }: Pick<World, 'states' | 'holders'>): Promise<void> {
  await writeTo(db, async (trx) => {
    await sql`delete from organisation.account_holder where account = any(${ACCOUNTS})`.execute(trx)
    for (const { account, officer, from, until } of holders)
      await sql`insert into organisation.account_holder (account, officer, from_day, until_day)
        values (${account}, ${officer}, coalesce(${from}::date, '2026-01-01'), greatest(${until}::date, ${from}::date)) on conflict do nothing`.execute(
        trx,
      )
    for (const [at, id] of ids.entries()) {
      const { tier, assignee, touchedBy, from, until, officer, account, mentioned }: State = states[at]!
      const last = sql`greatest(${until}::timestamptz, ${from}::timestamptz)`
      await sql`update findings.finding set tier = ${tier}, assignee = ${assignee}, touched_by = ${touchedBy}, from_at = ${from}, until_at = ${last}
        where id = ${id}`.execute(trx)
      await sql`delete from findings.named where finding = ${id}`.execute(trx)
      await sql`insert into findings.named (finding, account, officer, unattributed, events)
        values (${id}, ${account}, ${officer}, ${officer === null ? 'several' : null}, '{0}')`.execute(trx)
      await sql`delete from findings.mentioned where finding = ${id}`.execute(trx)
      if (mentioned !== null)
        await sql`insert into findings.mentioned (account, finding, from_at, until_at) values (${mentioned}, ${id}, ${from}, ${last})`.execute(
          trx,
        )
    }
  })
}

const openedIn = ({ opened }: Pick<World, 'opened'>): string[] => [...new Set(opened.map((at) => ids[at]!))]

const askedBy = ({ claims: given, opened }: Pick<World, 'claims' | 'opened'>): Db =>
  asking({
    ...given,
    ...{ account: '01900000-0000-7000-8000-000000000001', actor: given.given, officer: given.given, seats: [], ratings: [], may: [] },
    ...{ opened: openedIn({ opened }), cases: { units: [], restricted: [], secret: [] } },
  })

async function idsOf(on: Db, from: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${from} as f where id = any(${ids}::uuid[]) order by id`.execute(on)
  return rows.map(({ id }) => id)
}
const SEEN = () => sql`findings.seen(${ids}::uuid[])`

test('rows by their ids are those that the policies show', { timeout: 300_000 }, async () => {
  const sizes = new Set<number>()
  await fc.assert(
    fc.asyncProperty(world, async (one) => {
      await put(one)
      const own = askedBy(one)
      const shown = await idsOf(own, sql`findings.finding`)
      expect(await idsOf(own, SEEN())).toEqual(shown)
      sizes.add(shown.length)
    }),
    { numRuns: TRIALS, ...(process.env['LIEM_SEED'] === undefined ? {} : { seed: Number(process.env['LIEM_SEED']) }) },
  )
  // Somebody who sees all, nobody, and many between.
  expect(sizes.size).toBeGreaterThan(4)
})

const stretch = fc.record({
  sort: fc.constantFrom(...SORTS),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
  forward: fc.boolean(),
  limit: fc.integer({ min: 1, max: 12 }),
  wantedUnits: fc.option(some(UNITS), { nil: null }),
  rules: fc.option(some(['CLR-012', 'CLR-001']), { nil: null }),
  standings: fc.option(fc.subarray([1, 2, 3, 4, 6]), { nil: null }),
})
type Stretched = typeof stretch extends fc.Arbitrary<infer T> ? T : never

/** Ids and keys of a stretch, of the rows of `from` that a filter leaves. */
async function stretched(
  on: Db,
  from: ReturnType<typeof sql>,
  key: Key | null,
  { sort, direction, forward, limit, ...filter }: Stretched,
): Promise<Keyed[]> {
  const order = { sort, direction }
  const columns = keyColumns(order)
  const { rows } = await sql<Keyed>`select f.id, ${keySelection(order)} from ${from} as f where withheld_by is null
    and (${filter.wantedUnits}::text[] is null or by_unit = any(${filter.wantedUnits})) and (${filter.rules}::text[] is null or rule = any(${filter.rules}))
    and (${filter.standings}::int[] is null or standing = any(${filter.standings})) and ${beyond(columns, { key, forward, limit }, isDescending(order))}
    order by ${ordered(columns, { key, forward, limit }, isDescending(order))} limit ${limit}`.execute(on)
  return rows
}

test(
  'a list begins with what the policies show, in every order, either way, from any row on, however much is kept before it',
  { timeout: 300_000 },
  async () => {
    const lengths = new Set<number>()
    const wide = fc.record({ ...{ one: world, stretch }, many: fc.boolean(), from: fc.nat(200) })
    await fc.assert(
      fc.asyncProperty(wide, async ({ one, stretch: given, many, from }) => {
        // Of many most is kept, so that what was read at first does not suffice.
        const states = many ? one.states.map((state) => ({ ...state, officer: 'KC-head' })) : one.states
        await put({ ...one, states })
        const hidden = many ? [...new Set([...one.claims.hidden, 'KC-head'])] : one.claims.hidden
        const { given: name, restricted, secret } = one.claims
        const own = askedBy({ ...one, claims: { ...one.claims, units: 'all', hidden } })
        const keeping: Keeping = {
          ...EVERYTHING,
          hidden,
          actor: { ...EVERYTHING.actor, id: name },
          cleared: { restricted, secret },
          opened: openedIn(one),
        }
        const all = await stretched(db, sql`findings.finding`, null, { ...given, limit: 1_000 })
        for (const key of [null, ...(all.length === 0 ? [] : [keyOf(all[from % all.length]!)])]) {
          const { sort, direction, forward, limit, wantedUnits, rules, standings } = given
          const first = sql`findings.first(${sort}, ${forward !== isDescending({ sort, direction })}, ${wantedUnits}::text[], ${rules}::text[],
          ${standings}::int[], ${key?.map(String) ?? null}::text[], ${limit}, ${keptArguments(keeping)})`
          const shown = await stretched(own, sql`findings.finding`, key, given)
          // Where no request asks, the program's own condition keeps the same.
          for (const on of [own, db]) expect(await stretched(on, first, null, given)).toEqual(shown)
          lengths.add(shown.length)
        }
      }),
      { numRuns: TRIALS, ...(process.env['LIEM_SEED'] === undefined ? {} : { seed: Number(process.env['LIEM_SEED']) }) },
    )
    expect(lengths.size).toBeGreaterThan(4)
  },
)

test('a list has no order but those that there are, and whoever is nobody has no beginning', async () => {
  const first = (sort: string) => sql`findings.first(${sort}, true, null, null, null, null, 500, ${keptArguments(EVERYTHING)})`
  await expect(idsOf(db, first('id; drop table findings.finding'))).rejects.toThrow('there is no order')
  expect((await idsOf(db, first('due'))).length).toBeGreaterThan(4)
  for (const wide of [false, true])
    await expect(idsOf(requests.as({ wide, context: () => '' }), first('due'))).rejects.toThrow('a request asks for nobody else')
})

test('who is nobody gets none by an id; who does not see all units is refused as whoever does; where no request asks, all are there', async () => {
  expect(await idsOf(requests.as({ wide: false, context: () => '' }), SEEN())).toEqual([])
  const forged = JSON.stringify({ units: 'all', hidden: [], restricted: 'all', secret: 'all', opened: [], given: '', until: 9e9 })
  expect(await idsOf(requests.as({ wide: false, context: () => `${'0'.repeat(64)}${forged}` }), SEEN())).toEqual([])
  for (const context of ['', `${'0'.repeat(64)}${forged}`])
    await expect(idsOf(requests.as({ wide: true, context: () => context }), SEEN())).rejects.toThrow('nobody asks who sees all units')
  expect(await idsOf(db, SEEN())).toHaveLength(COUNT)
})
