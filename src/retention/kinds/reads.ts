import { sql } from 'kysely'
import { ZONE, type Trx } from '../../base/index.ts'
import { dropReads } from '../../access/reads/index.ts'
import { idOf, type Asked, type Kind, type Sql } from './shape.ts'

/** Reads of a whole month. A month with one read that is held is held. */
export const reads: Kind = {
  id: 'reads',
  period: 'record',
  ended,
  // Rows are only ever added, and none to a month that is over.
  lock: () => Promise.resolve(),
  destroy,
}

const MONTH = sql`date_trunc('month', at at time zone ${sql.lit(ZONE)})::date`
const HELD = sql`exists (select from retention.hold h where h.ended_at is null and (h.what = 'everything'
  or h.what = 'person' and (h.officer = read.actor or h.officer = any(read.people)) or h.what = 'finding' and read.subject = 'finding:' || h.finding))`

function ended({ scope: { units }, day, period: { years }, only }: Asked): Sql {
  return sql`(with months as materialized (
      select ${MONTH} as month, bool_or(${HELD}) as held from access.read
      where at < (${day}::date - make_interval(years => ${years}) + interval '2 days')::timestamptz and ${units === 'all'} group by 1)
    select 'reads:' || label as subject, null::uuid as finding, label, null::text as name, null::text as unit, since, due, 0::bigint as stamp, held, false as cased
    from months, lateral (select to_char(month, 'YYYY-MM') as label, (month + interval '1 month')::date - 1 as since) as named,
      lateral (select (since + make_interval(years => ${years}))::date + 1 as due) as counted
    where due <= ${day}::date and ${only === undefined ? sql`true` : sql`'reads:' || label = any(${only}::text[])`})`
}

async function destroy(trx: Trx, subjects: readonly string[]): Promise<Record<string, number>> {
  let n = 0
  for (const subject of subjects) n += await dropReads(trx, idOf(subject))
  return { 'access.read': n }
}
