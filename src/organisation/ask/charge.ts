import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { InCharge, whoWasInCharge as contract } from '../schema.ts'
import { daysBetween, spanOf } from './days.ts'
import { unitNames } from './names.ts'
import { successionsOf, withPredecessors } from './succession.ts'
import { RANK, tenureOf, tenureSelect, type TenureRow } from './tenures.ts'

/** An interval is at most so many days, some twenty years. */
const MOST_DAYS = 7_400

type Asked = z.output<typeof contract.input>

/**
 * Who headed a unit over an interval, who acted, and which deputies were in charge: of a field, or of any. Of its predecessors, too, over the days on
 * which they stood for it. Tenures and gaps are clipped to the interval. Throws `absent`; `input` where the interval is reversed or too long.
 */
export async function whoWasInCharge(db: Db, _scope: Scope, asked: Asked): Promise<InCharge> {
  const { code, from, until } = asked
  if (until < from) throw new LiemError('input', 'the last day is before the first', { place: { file: 'until' } })
  if (daysBetween(from, until) > MOST_DAYS)
    throw new LiemError('input', 'the interval is longer than twenty years', { place: { file: 'until' }, hint: 'ask for a shorter one' })
  const line = await withPredecessors(db, code)
  const [existed, rows, gaps, succession, names] = await Promise.all([
    existedOver(db, code),
    tenuresOver(db, line, asked),
    gapsOver(db, line, asked),
    successionsOf(db, [code]),
    unitNames(db, line, until),
  ])
  if (existed.length === 0) throw new LiemError('absent', 'there is no such unit')
  return {
    unit: names.get(code)!,
    existed,
    ...succession(code),
    rows: rows.map((row) => ({ ...tenureOf(row, names), days: daysBetween(row.first!, row.last!) + 1 })),
    gaps: gaps.map(({ unit, of, first, last }) => ({ unit: names.get(unit)!, of, ...spanOf(first, last) })),
  }
}

/** SQL: days of the interval on which a unit of the line stood for the one asked for: a predecessor until it was succeeded, also where it goes on. */
function stood(line: readonly string[], { code, from, until }: Asked, unit: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(daterange(${from}::date, ${until}::date, '[]') * daterange(null, case when ${unit} = ${code} then null else
    (select max(s.day) from organisation.succession s where s.predecessor = ${unit} and s.successor = any(${line}::text[])) end))`
}

async function existedOver(db: Db, code: string): Promise<InCharge['existed']> {
  const { rows } = await sql<{
    first: string | null
    last: string | null
  }>`select lower(days)::text as first, (upper(days) - 1)::text as last
    from (select unnest(range_agg(during)) as days from organisation.unit_state where code = ${code}) as whole`.execute(db)
  return rows.map(({ first, last }) => spanOf(first, last))
}

async function tenuresOver(db: Db, line: readonly string[], asked: Asked): Promise<TenureRow[]> {
  const days = stood(line, asked, sql`t.unit`)
  const ofField = asked.field === undefined ? sql`true` : sql`(t.role <> 'deputy' or ${asked.field} = any(t.fields))`
  const { rows } = await sql<TenureRow>`${tenureSelect(sql`(t.during * ${days})`)}
    where t.unit = any(${line}::text[]) and t.role <> 'officer' and t.during && ${days} and ${ofField}
    order by t.during * ${days}, ${RANK}, t.unit, t.officer`.execute(db)
  return rows
}

interface GapRow {
  unit: string
  of: 'head' | 'field'
  first: string
  last: string
}

async function gapsOver(db: Db, line: readonly string[], asked: Asked): Promise<GapRow[]> {
  const days = stood(line, asked, sql`unit`)
  const { rows } =
    await sql<GapRow>`select unit, case when field is null then 'head' else 'field' end as of, lower(gap * ${days})::text as first,
      (upper(gap * ${days}) - 1)::text as last from organisation.gap
    where unit = any(${line}::text[]) and gap && ${days} and (field is null or field = ${asked.field ?? null}) order by gap, field nulls first`.execute(
      db,
    )
  return rows
}
