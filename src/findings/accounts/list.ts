import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import { beyond, countOf, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import { COUNT_LIMIT, type Count, type Scope } from '../../base/schema.ts'
import { zoneOfData } from '../../detect/store/index.ts'
import { unitNames } from '../../organisation/index.ts'
import { scopeOf } from '../filter/scope.ts'
import { UNMATCHED, type UnmatchedAccount, type listUnmatchedAccounts as contract } from './schema.ts'

type Why = UnmatchedAccount['why']
type Asked = z.output<typeof contract.input>

interface AccountRow {
  account: string
  why: Why
  unit: string | null
  first: string
  last: string
}

const KEY = [sql`account`, sql`why`]

/**
 * Accounts in the traces of findings that stand, which the register can attribute to nobody, by name: work for the register. How many findings there are
 * of each is not said.
 */
export async function listUnmatchedAccounts(
  db: Db,
  scope: Scope,
  asked: Asked,
): Promise<Page<UnmatchedAccount> & { counts: Record<Why, Count> }> {
  const zone = await zoneOfData(db)
  const all = grouped(scope, asked, zone)
  const page = await readPage<AccountRow>({
    order: `unmatched ${asked.why ?? ''} ${asked.text}`,
    cursor: asked.cursor,
    limit: asked.limit,
    keyOf: ({ account, why }) => [account, why],
    fetch: async (stretch) => {
      const { rows } = await sql<AccountRow>`select account, why, unit, first::text as first, last::text as last from (${all}) as found
        where ${beyond(KEY, stretch, false)} order by ${ordered(KEY, stretch, false)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from (${all}) as found`),
  })
  const names = await unitNames(
    db,
    page.rows.flatMap(({ unit }) => unit ?? []),
  )
  const rows = page.rows.map(({ account, why, unit, first, last }) => ({
    account,
    why,
    unit: unit === null ? null : names.get(unit)!,
    from: first,
    until: last,
  }))
  return { ...page, rows, counts: await countReasons(db, scope, asked, zone) }
}

/** SQL: one row for each account and reason. What was dismissed, or is kept from the reader, names nothing. */
function grouped(scope: Scope, { why, text }: Pick<Asked, 'why' | 'text'>, zone: string): RawBuilder<unknown> {
  const like = `%${text.replaceAll('\u0000', '').replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`
  return sql`select named.account, named.unattributed as why, (array_agg(f.unit order by f.happened_at desc nulls last))[1] as unit,
      min((coalesce(f.happened_at, f.raised_at) at time zone ${zone})::date) as first,
      max((coalesce(f.happened_at, f.raised_at) at time zone ${zone})::date) as last
    from findings.named named join findings.finding f on f.id = named.finding
    where named.unattributed is not null and f.state in ('new', 'review', 'confirmed') and f.withheld_by is null and ${scopeOf(scope)}
      and ${why === undefined ? sql`true` : sql`named.unattributed = ${why}`} and named.account ilike ${like}
    group by named.account, named.unattributed`
}

async function countReasons(db: Db, scope: Scope, { text }: Asked, zone: string): Promise<Record<Why, Count>> {
  const { rows } = await sql<{ why: Why; n: number }>`select why, count(*) as n from (${grouped(scope, { why: undefined, text }, zone)}
    limit ${UNMATCHED.length * (COUNT_LIMIT + 1)}) as found group by why`.execute(db)
  const counts = new Map(rows.map(({ why, n }) => [why, n]))
  return Object.fromEntries(UNMATCHED.map((why) => [why, countOf(counts.get(why) ?? 0)])) as Record<Why, Count>
}
