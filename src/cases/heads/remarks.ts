import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage } from '../../base/paging/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { today } from '../law.ts'
import { listOf } from '../scope.ts'
import type { listRemarks as contract, RemarkGiven, RemarkRow } from './schema.ts'

const REASON = 'Nhắc nhở tại chỗ, không có hệ quả với ai / A remark on the spot, without effect on anybody'

/**
 * Minutes a remark of a unit and a day, and gives its id. It has no person, no case and no finding, so that it can be counted of nobody. Throws `input` for a
 * unit that is not one of whoever asks, and for a day that is still to come.
 */
export async function addRemark(db: Db, { actor, units }: Scope, { unit, kind, day, document }: RemarkGiven): Promise<{ id: string }> {
  if (day > today()) throw new LiemError('input', 'this day has not come yet', { place: { file: 'day' } })
  const entry = { actor, kind: 'remark.minuted', subject: `unit:${unit}`, reason: REASON, body: { kind, day } }
  const id = await write(db, entry, async (trx) => {
    if ((units !== 'all' && !units.includes(unit)) || (await unitNames(trx, [unit])).get(unit)?.known !== true)
      throw new LiemError('input', 'say of which unit, one of your own', { place: { file: 'unit' } })
    const { rows } = await sql<{ id: string }>`insert into cases.remark (unit, kind, day, document, by)
      values (${unit}, ${kind}, ${day}, ${document}, ${actor.id}) returning id`.execute(trx)
    return rows[0]!.id
  })
  return { id }
}

type Row = Omit<RemarkRow, 'unit'> & { unit: string }
const KEY = [sql`month`, sql`unit`]

/** How many remarks there were by unit and month, of the units of the scope, the latest month first. */
export async function listRemarks(
  db: Db,
  { units }: Scope,
  { cursor, limit }: z.output<typeof contract.input>,
): Promise<z.input<typeof contract.output>> {
  const counted = sql`(select unit, month, sum(n)::int as n, jsonb_object_agg(kind, n) as kinds from (
      select unit, to_char(day, 'YYYY-MM-01') as month, kind, count(*)::int as n from cases.remark
      where ${listOf(units)} is null or unit = any(${listOf(units)}) group by 1, 2, 3) as by_kind group by unit, month) as counted`
  const page = await readPage<Row>({
    order: 'remarks',
    cursor,
    limit,
    keyOf: ({ month, unit }) => [month, unit],
    fetch: async (stretch) => {
      const { rows } = await sql<Row>`select unit, month, n, kinds from ${counted} where ${beyond(KEY, stretch, true)}
        order by ${ordered(KEY, stretch, true)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from ${counted}`),
  })
  const names = await unitNames(
    db,
    page.rows.map(({ unit }) => unit),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, unit: names.get(row.unit)! })) }
}
