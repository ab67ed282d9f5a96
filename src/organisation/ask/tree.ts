import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
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

/** Of more units than so many it is quicker to read everybody of the day. */
const FEW_UNITS = 40

/** People of each unit and of all below it, as of a day. */
export async function countPeople(db: Db, codes: readonly string[], on: string): Promise<ReadonlyMap<string, number>> {
  const below = await sql<{ top: string; code: string }>`with recursive below(top, code) as (
      select code, code from unnest(${codes}::text[]) as code
      union select below.top, state.code from below join organisation.unit_state state on state.parent = below.code and state.during @> ${on}::date)
    select top, code from below`.execute(db)
  const units = below.rows.map(({ code }) => code)
  const among = units.length > FEW_UNITS ? sql`true` : sql`unit = any(${units}::text[])`
  const { rows } = await sql<{ top: string; n: number }>`select top, count(*) as n from (
      select distinct top, officer from unnest(${below.rows.map(({ top }) => top)}::text[], ${units}::text[]) as below(top, unit)
        join organisation.tenure using (unit) where during @> ${on}::date and ${among}) as pair
    group by top`.execute(db)
  return new Map(rows.map(({ top, n }) => [top, n]))
}

async function countChildren(db: Db, codes: readonly string[], on: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ parent: string; n: number }>`select parent, count(*) as n from organisation.unit_state
    where parent = any(${codes}::text[]) and during @> ${on}::date group by parent`.execute(db)
  return new Map(rows.map(({ parent, n }) => [parent, n]))
}
