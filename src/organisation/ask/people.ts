import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db, Trx } from '../../base/index.ts'
import { countUpTo, readPage, type Page, type Stretch } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { findPeople as findContract, listPeople as contract, Person, Staff } from '../schema.ts'
import { today } from './days.ts'
import { unitNames } from './names.ts'
import { RANK, tenureOf, tenureSelect, type TenureRow } from './tenures.ts'

type Sql = RawBuilder<unknown>

interface StaffRow extends Omit<TenureRow, 'officer' | 'unit'> {
  number: string
  person: string
  officer: string | null
  unit: string | null
  class: Staff['class']
  status: Staff['status']
}

/** People as of a day, by name. With a unit: who had a tenure there that day, which is the one that is shown; without: the highest one. */
export async function listPeople(db: Db, _scope: Scope, input: z.output<typeof contract.input>): Promise<Page<Staff> & { on: string }> {
  const on = input.on ?? today()
  const units = input.unit === undefined ? null : input.below ? await belowOn(db, input.unit, on) : [input.unit]
  const from = sql`organisation.officer o, lateral (${statusOn(on)}) as serving where ${conditionsOf(input, units, on)}`
  const page = await readPage<StaffRow>({
    order: `people ${on} ${JSON.stringify([input.unit, input.below, input.text, input.class, input.status])}`,
    cursor: input.cursor,
    limit: input.limit,
    keyOf: ({ person, number }) => [person, number],
    fetch: (stretch) => readStaff(db, from, units, on, stretch),
    count: () => countUpTo(db, sql`select 1 from ${from}`),
  })
  return { ...page, rows: await staffOf(db, page.rows, on), on }
}

/** SQL: class and status of the officer `o` on a day. */
function statusOn(on: string): Sql {
  return sql`select max(class) filter (where during @> ${on}::date) as class,
      case when count(*) = 0 then 'unknown' when bool_or(during @> ${on}::date) then 'active' when bool_or(upper(during) <= ${on}::date)
        then coalesce((array_agg(ended order by during desc) filter (where upper(during) <= ${on}::date))[1], 'left') else 'not-yet' end as status
    from organisation.service where officer = o.number`
}

function conditionsOf({ text, class: wanted, status }: z.output<typeof contract.input>, units: readonly string[] | null, on: string): Sql {
  const parts = [
    sql`true`,
    ...matching(sql`o`, text),
    ...(units === null
      ? []
      : [sql`o.number in (select officer from organisation.tenure where unit = any(${units}::text[]) and during @> ${on}::date)`]),
    ...(wanted === undefined ? [] : [sql`serving.class = ${wanted}`]),
    ...(status === undefined ? [] : [sql`serving.status = ${status}`]),
  ]
  return sql.join(parts, sql` and `)
}

async function readStaff(
  db: Db,
  from: Sql,
  units: readonly string[] | null,
  on: string,
  { key, forward, limit }: Stretch,
): Promise<StaffRow[]> {
  const [way, compare] = forward ? [sql.raw('asc'), sql.raw('>')] : [sql.raw('desc'), sql.raw('<')]
  const name = sql`o.name collate "vi-x-icu"`
  const after = key === null ? sql`true` : sql`(${name}, o.number) ${compare} (${key[0]}::text collate "vi-x-icu", ${key[1]}::text)`
  const among = units === null ? sql`true` : sql`t.unit = any(${units}::text[])`
  const { rows } = await sql<StaffRow>`select page.number, page.person, page.class, page.status, held.* from (
      select o.number, o.name as person, serving.class, serving.status from ${from} and ${after}
      order by ${name} ${way}, o.number ${way} limit ${limit}) as page
    left join lateral (${tenureSelect()} where t.officer = page.number and t.during @> ${on}::date and ${among} order by ${RANK}, t.unit limit 1) as held
      on true order by page.person collate "vi-x-icu" ${way}, page.number ${way}`.execute(db)
  return rows
}

async function staffOf(db: Db, rows: readonly StaffRow[], on: string): Promise<Staff[]> {
  const names = await unitNames(
    db,
    rows.flatMap(({ unit }) => unit ?? []),
    on,
  )
  return rows.map(({ number, person, class: wanted, status, officer, unit, ...held }) => ({
    officer: { number, name: person },
    class: wanted,
    status,
    tenure: officer === null || unit === null ? null : tenureOf({ ...held, officer, unit }, names),
  }))
}

/** A unit and all below it as of a day. */
async function belowOn(db: Db, code: string, on: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`with recursive below(code) as (
      select ${code}::text union select state.code from organisation.unit_state state join below on state.parent = below.code and state.during @> ${on}::date)
    select code from below`.execute(db)
  return rows.map((row) => row.code)
}

/** People by number or name, each word with or without diacritics; with where they are today. */
export async function findPeople(db: Db, _scope: Scope, { text, limit }: z.output<typeof findContract.input>): Promise<{ rows: Person[] }> {
  const { rows } = await sql<Person>`select page.number, page.name, held.unit, held.post from (
      select o.number, o.name from organisation.officer o where ${sql.join([sql`true`, ...matching(sql`o`, text)], sql` and `)}
      order by o.name collate "vi-x-icu", o.number limit ${limit}) as page
    left join lateral (select t.unit, p.name_vi as post from organisation.tenure t left join organisation.post p on p.code = t.post
      where t.officer = page.number and t.during @> organisation.today() order by ${RANK}, t.unit limit 1) as held on true
    order by page.name collate "vi-x-icu", page.number`.execute(db)
  return { rows }
}

function matching(table: Sql, text: string): Sql[] {
  const words = text
    .replaceAll('\u0000', '')
    .split(/\s+/u)
    .filter((word) => word !== '')
  return words.map((word) => sql`organisation.plain(${table}.name || ' ' || ${table}.number) like ${likely(word)}`)
}

function likely(word: string): Sql {
  return sql`'%' || organisation.plain(${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}) || '%'`
}

/** Names of officers by number; one that the register does not have is left out. */
export async function peopleNames(db: Db | Trx, numbers: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(numbers)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ number: string; name: string }>`select number, name from organisation.officer
    where number = any(${wanted}::text[])`.execute(db)
  return new Map(rows.map(({ number, name }) => [number, name]))
}
