import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import type { Officer, ShownPerson, showPerson as contract } from '../schema.ts'
import { today } from './days.ts'
import { superiorsOf } from './superior.ts'
import { readTenures } from './tenures.ts'
import { holds } from './unit.ts'

/** A person by number: what he was when, what accounts he held, and who stood above him on a day. Throws `absent`. */
export async function showPerson(db: Db, _scope: Scope, { number, on = today() }: z.output<typeof contract.input>): Promise<ShownPerson> {
  const found = await sql<Officer>`select number, name from organisation.officer where number = ${number}`.execute(db)
  const officer = found.rows[0]
  if (officer === undefined) throw new LiemError('absent', 'there is no such person')
  const [service, tenures, accounts] = await Promise.all([
    serviceOf(db, number),
    readTenures(db, sql`t.officer = ${number}`, on),
    accountsOf(db, number),
  ])
  const current = tenures.filter((one) => holds(one, on))
  return {
    officer,
    on,
    today: today(),
    class: service.find((one) => holds(one, on))?.class ?? null,
    status: statusOf(service, on),
    leads: current.some(({ role }) => role !== 'officer'),
    service,
    tenures: tenures.toSorted((one, other) => ((one.from ?? '') < (other.from ?? '') ? 1 : -1)),
    accounts,
    superiors: await superiorsOf(db, current, on),
  }
}

function statusOf(service: ShownPerson['service'], on: string): ShownPerson['status'] {
  if (service.length === 0) return 'unknown'
  if (service.some((one) => holds(one, on))) return 'active'
  const past = service.findLast(({ until }) => until !== null && until < on)
  return past === undefined ? 'not-yet' : (past.ended ?? 'left')
}

async function serviceOf(db: Db, number: string): Promise<ShownPerson['service']> {
  const { rows } = await sql<
    ShownPerson['service'][number]
  >`select lower(during)::text as "from", (upper(during) - 1)::text as until, class, ended
    from organisation.service where officer = ${number} order by during`.execute(db)
  return rows
}

/** Held by another, too, on any of the same days: his traces of these days cannot be attributed. */
async function accountsOf(db: Db, number: string): Promise<ShownPerson['accounts']> {
  const { rows } = await sql<ShownPerson['accounts'][number]>`select own.account,
      case when own.from_day = '-infinity' then null else own.from_day::text end as "from", own.until_day::text as until,
      case when own.shared or bool_or(other.shared) then 'shared' when count(other.account) > 0 then 'several'
        when own.shared is null then 'unsaid' end as unattributed
    from organisation.account_holder own left join organisation.account_holder other on other.account = own.account
      and other.officer is distinct from own.officer and other.from_day <= coalesce(own.until_day, 'infinity')
      and own.from_day <= coalesce(other.until_day, 'infinity')
    where own.officer = ${number} group by own.account, own.from_day, own.until_day, own.shared order by own.from_day desc, own.account`.execute(
    db,
  )
  return rows
}
