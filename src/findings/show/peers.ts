import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { wilson } from '../../detect/index.ts'
import { likeUnits, unitNames } from '../../organisation/index.ts'
import { talliesSeen } from '../filter/scope.ts'
import type { Finding } from '../schema.ts'

interface Tally {
  unit: string
  n: number
  violated: number
}

/** The same rule in units of the same level and kind, over the last twelve months of the newest run; the own unit first. */
export async function peersOf(db: Db, scope: Scope, rule: string, unit: string | null): Promise<Finding['peers']> {
  const like = unit === null ? [] : await likeUnits(db, unit)
  if (unit === null || like.length === 0) return []
  const { rows } = await sql<Tally>`with run as (select id from detect.run order by at desc, id desc limit 1),
      last as (select max(month) as month from detect.unit_month where run = (select id from run))
    select unit, sum(exposed - kept)::bigint as n, sum(violated - kept)::bigint as violated
    from ${talliesSeen(scope)}
    where run = (select id from run) and rule = ${rule} and unit = any(${like}::text[])
      and month > (select month from last) - interval '12 months' group by unit having sum(exposed - kept) > 0`.execute(db)
  const names = await unitNames(db, like)
  return rows
    .map((row) => {
      const [low, high] = wilson(row.violated, row.n)
      return { ...row, unit: names.get(row.unit)!, rate: row.violated / row.n, low, high, self: row.unit === unit }
    })
    .toSorted((one, other) => Number(other.self) - Number(one.self) || other.n - one.n)
}
