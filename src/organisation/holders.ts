import { sql } from 'kysely'
import type { Db, Trx } from '../base/index.ts'

/** An account on a day of the local calendar. */
export interface AccountDay {
  account: string
  day: string
}

/** Who held an account on a day: one officer; or nobody that can be named, and why. */
export type Holder = { officer: string; why: null } | { officer: null; why: 'none' | 'several' | 'shared' | 'unsaid' }

export const accountDayKey = ({ account, day }: AccountDay): string => JSON.stringify([account, day])

/**
 * Who held these accounts on these days, by `accountDayKey`. Held by several, shared, perhaps shared, or by nobody that the register knows: it cannot be
 * attributed, and so to nobody.
 */
export async function holdersOn(db: Db | Trx, asked: Iterable<AccountDay>): Promise<ReadonlyMap<string, Holder>> {
  const distinct = [...new Map([...asked].map((one) => [accountDayKey(one), one])).values()]
  const found = new Map(distinct.map((one): [string, Holder] => [accountDayKey(one), { officer: null, why: 'none' }]))
  if (distinct.length === 0) return found
  const { rows } = await sql<
    AccountDay & { officers: string[]; shared: boolean | null; unsaid: boolean }
  >`select asked.account, asked.day::text as day,
      coalesce(array_agg(distinct officer) filter (where officer is not null), '{}') as officers, bool_or(shared) as shared,
      bool_or(shared is null) as unsaid
    from unnest(${distinct.map(({ account }) => account)}::text[], ${distinct.map(({ day }) => day)}::date[]) as asked(account, day)
    join organisation.account_holder holder on holder.account = asked.account and asked.day between from_day and coalesce(until_day, 'infinity')
    group by asked.account, asked.day`.execute(db)
  for (const { account, day, officers, shared, unsaid } of rows)
    found.set(accountDayKey({ account, day }), holderOf(officers, shared === true, unsaid))
  return found
}

function holderOf(officers: readonly string[], shared: boolean, unsaid: boolean): Holder {
  if (shared) return { officer: null, why: 'shared' }
  if (officers.length > 1) return { officer: null, why: 'several' }
  if (officers[0] === undefined) return { officer: null, why: 'none' }
  return unsaid ? { officer: null, why: 'unsaid' } : { officer: officers[0], why: null }
}
