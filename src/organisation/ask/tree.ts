import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { PLANNED_ONCE } from '../../base/db/index.ts'
import type { Db } from '../../base/index.ts'
import { countUpTo, readPage, type Page, type Stretch } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { Officer, showTree as contract, Unit, UnitNode } from '../schema.ts'
import { today } from './days.ts'
import { namesOf, type UnitRow } from './names.ts'
import { successionsOf } from './succession.ts'

interface NodeRow extends UnitRow {
  first: string | null
  last: string | null
}

/** Units directly below another, or at the top, as of a day. */
export async function showTree(
  db: Db,
  _scope: Scope,
  { on = today(), under, cursor, limit }: z.output<typeof contract.input>,
): Promise<Page<UnitNode> & { on: string; today: string }> {
  const condition = sql`s.during @> ${on}::date and s.parent is not distinct from ${under ?? null}`
  const page = await readPage<NodeRow>({
    order: `tree ${on} ${under ?? ''}`,
    cursor,
    limit,
    keyOf: ({ name_vi, code }) => [name_vi, code],
    fetch: (stretch) => readStates(db, condition, stretch),
    count: () => countUpTo(db, sql`select 1 from organisation.unit_state s where ${condition}`),
  })
  return { ...page, rows: await nodesOf(db, page.rows, on), on, today: today() }
}

async function readStates(db: Db, condition: RawBuilder<unknown>, { key, forward, limit }: Stretch): Promise<NodeRow[]> {
  const way = sql.raw(forward ? 'asc' : 'desc')
  const compare = sql.raw(forward ? '>' : '<')
  const name = sql`s.name_vi collate "vi-x-icu"`
  const after = key === null ? sql`true` : sql`(${name}, s.code) ${compare} (${key[0]}::text collate "vi-x-icu", ${key[1]}::text)`
  const { rows } =
    await sql<NodeRow>`select s.*, lower(s.during)::text as first, (upper(s.during) - 1)::text as last from organisation.unit_state s
    where ${condition} and ${after} order by ${name} ${way}, s.code ${way} limit ${limit}`.execute(db)
  return rows
}

async function nodesOf(db: Db, rows: readonly NodeRow[], on: string): Promise<UnitNode[]> {
  const codes = rows.map(({ code }) => code)
  const [heads, people, children, succession] = await Promise.all([
    headsOn(db, codes, on),
    countPeople(db, codes, on),
    countChildren(db, codes, on),
    successionsOf(db, codes),
  ])
  return rows.map((row) => ({
    ...namesOf(row),
    level: row.level as Unit['level'],
    parent: row.parent,
    kind: row.kind,
    from: row.first,
    until: row.last,
    head: heads.get(`${row.code} head`) ?? null,
    acting: heads.get(`${row.code} acting`) ?? null,
    people: people.get(row.code) ?? 0,
    children: children.get(row.code) ?? 0,
    ...succession(row.code),
  }))
}

async function headsOn(db: Db, codes: readonly string[], on: string): Promise<Map<string, Officer>> {
  const { rows } = await sql<Officer & { unit: string; role: string }>`select t.unit, t.role, o.number, o.name
    from organisation.tenure t join organisation.officer o on o.number = t.officer
    where t.unit = any(${codes}::text[]) and t.role <> 'officer' and t.role in ('head', 'acting') and t.during @> ${on}::date`.execute(db)
  return new Map(rows.map(({ unit, role, number, name }) => [`${unit} ${role}`, { number, name }]))
}

/** People of each unit and of all below it, as of a day: who has one tenure that day is counted ahead, who has several is looked at once (migration 0023). */
export async function countPeople(db: Db, codes: readonly string[], on: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ top: string; n: number }>`${sql.raw(PLANNED_ONCE)} with recursive below(top, code) as (
      select code, code from unnest(${codes}::text[]) as code
      union select below.top, state.code from below join organisation.unit_state state on state.parent = below.code and state.during @> ${on}::date)
    select top, sum(n)::int as n from (
      select top, people as n from below cross join lateral (
        select people from organisation.staffing where unit = below.code and day <= ${on}::date order by day desc limit 1) as step
      union all select top, 1 from (
        select distinct top, officer from below join organisation.tenure_beside on unit = below.code where during @> ${on}::date) as once) as part
    group by top having sum(n) > 0`.execute(db)
  return new Map(rows.map(({ top, n }) => [top, n]))
}

async function countChildren(db: Db, codes: readonly string[], on: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ parent: string; n: number }>`select parent, count(*) as n from organisation.unit_state
    where parent = any(${codes}::text[]) and during @> ${on}::date group by parent`.execute(db)
  return new Map(rows.map(({ parent, n }) => [parent, n]))
}
