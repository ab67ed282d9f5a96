import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { Lane, ShownUnit, showUnit as contract, Tenure, Unit, UnitName, UnitState } from '../schema.ts'
import { spanOf, today } from './days.ts'
import { namesOf, unitNames, type UnitRow } from './names.ts'
import { successionsOf, withPredecessors } from './succession.ts'
import { readTenures } from './tenures.ts'
import { countPeople } from './tree.ts'

/** A unit as of a day: what it was called and when, who leads it, the line of its heads and deputies and of those of its predecessors. Throws `absent`. */
export async function showUnit(db: Db, _scope: Scope, { code, on = today() }: z.output<typeof contract.input>): Promise<ShownUnit> {
  const states = await statesOf(db, code)
  if (states.length === 0) throw new LiemError('absent', 'there is no such unit')
  const line = await withPredecessors(db, code)
  const [names, tenures, gaps, succession, people] = await Promise.all([
    unitNames(db, line, on),
    readTenures(db, sql`t.unit = any(${line}::text[]) and t.role <> 'officer'`, on),
    gapsOf(db, line),
    successionsOf(db, [code]),
    countPeople(db, [code], on),
  ])
  const current = tenures.filter((one) => one.unit.code === code && holds(one, on))
  return {
    code,
    on,
    today: today(),
    name: names.get(code)!,
    state: states.find((state) => holds(state, on)) ?? null,
    states,
    ...succession(code),
    people: people.get(code) ?? 0,
    heads: current.filter(({ role }) => role !== 'deputy'),
    deputies: current.filter(({ role }) => role === 'deputy'),
    lanes: line.flatMap((unit) => lanesOf(names.get(unit)!, tenures, gaps)),
    fields: [...new Set([...(await declaredFields(db, line)), ...tenures.flatMap(({ fields }) => fields)])].toSorted(),
  }
}

export function holds({ from, until }: { from: string | null; until: string | null }, on: string): boolean {
  return (from === null || from <= on) && (until === null || on <= until)
}

async function statesOf(db: Db, code: string): Promise<UnitState[]> {
  const { rows } = await sql<
    UnitRow & { fields: string[]; first: string | null; last: string | null }
  >`select *, lower(during)::text as first,
      (upper(during) - 1)::text as last from organisation.unit_state where code = ${code} order by during`.execute(db)
  const parents = await unitNames(
    db,
    rows.flatMap(({ parent }) => parent ?? []),
  )
  return rows.map((row) => {
    const { name, short } = namesOf(row)
    const { level, kind, fields, first: from, last: until } = row
    return {
      name,
      short,
      level: level as Unit['level'],
      kind,
      fields,
      from,
      until,
      parent: row.parent === null ? null : parents.get(row.parent)!,
    }
  })
}

async function declaredFields(db: Db, codes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ field: string }>`select distinct field from organisation.unit_state, unnest(fields) field
    where code = any(${codes}::text[])`.execute(db)
  return rows.map(({ field }) => field)
}

/** Days without a head (`field` null) or without anybody in charge of a field; both ends included. */
export interface Gap {
  unit: string
  field: string | null
  from: string | null
  until: string | null
}

export async function gapsOf(db: Db, codes: readonly string[]): Promise<Gap[]> {
  const { rows } = await sql<Gap>`select unit, field, lower(gap)::text as "from", (upper(gap) - 1)::text as until from organisation.gap
    where unit = any(${codes}::text[]) order by gap, field`.execute(db)
  return rows
}

/** The lane of the heads, one for each set of fields that deputies had, and one for each field that nobody ever had. */
function lanesOf(unit: UnitName, tenures: readonly Tenure[], gaps: readonly Gap[]): Lane[] {
  const own = tenures.filter((one) => one.unit.code === unit.code)
  const [heads, deputies] = [own.filter(({ role }) => role !== 'deputy'), own.filter(({ role }) => role === 'deputy')]
  const missing = (fields: readonly (string | null)[]): Gap[] => gaps.filter((gap) => gap.unit === unit.code && fields.includes(gap.field))
  const had = new Set(deputies.flatMap(({ fields }) => fields))
  const never = [
    ...new Set(gaps.flatMap((gap) => (gap.unit === unit.code && gap.field !== null && !had.has(gap.field) ? [gap.field] : []))),
  ]
  const lane = (kind: Lane['kind'], fields: string[], bars: Tenure[], without: readonly Gap[]): Lane => ({
    unit,
    kind,
    fields,
    bars,
    gaps: distinct(without).map(({ from, until }) => spanOf(from, until)),
  })
  const byFields = [...Map.groupBy(deputies, ({ fields }) => fields.join('; '))]
  return [
    lane('head', [], heads, missing([null])),
    ...byFields.map(([, bars]) => lane('deputy', bars[0]!.fields, bars, missing(bars[0]!.fields))),
    ...never.map((field) => lane('deputy', [field], [], missing([field]))),
  ]
}

function distinct(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.map((gap) => [`${gap.from} ${gap.until}`, gap])).values()]
}
