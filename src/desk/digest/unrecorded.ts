import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import { writing } from '../../base/write/index.ts'
import type { DigestFailure, Every } from './schema.ts'

/** What is written of letters without an event, because it is no record: which day is done with, and what came of an attempt. */

/** A letter that may have to be sent for a day. */
export interface Due {
  account: string
  officer: string | null
  name: string
  every: Exclude<Every, 'none'>
  address: string
  language: 'vi' | 'en'
  /** How often it was tried for this day. */
  tries: number
}

/** Whoever is to be told, of whom a day is not done with, and nothing waits for another try. */
export async function dueDigests(db: Db, day: string, now: number): Promise<Due[]> {
  const { rows } = await sql<Due>`select d.account, a.officer, a.name, d.every, d.address, d.language,
      case when d.tried_for = ${day}::date then d.tries else 0 end as tries
    from desk.digest d join access.account a on a.id = d.account
    where not a.disabled and (d.done_on is null or d.done_on < ${day}::date)
      and (d.next_at is null or d.next_at <= ${instantOf(now)} or d.tried_for < ${day}::date) order by d.account`.execute(db)
  return rows
}

const instantOf = (at: number): string => new Date(at).toISOString()

/**
 * Takes a letter for a day: from here on no other is sent for it, unless it is known that this one did not arrive. A process that is killed before that is
 * known has sent it, or nobody has. False where it was taken already.
 */
export async function takeDigest(db: Db, { account, tries }: Due, day: string): Promise<boolean> {
  return writing(db, async (trx) => {
    const { rows } = await sql`update desk.digest set done_on = ${day}, tried_for = ${day}, tries = ${tries + 1}, next_at = null
      where account = ${account} and (done_on is null or done_on < ${day}::date) returning account`.execute(trx)
    return rows.length > 0
  })
}

/** That there is nothing to say on a day. */
export async function passDigest(db: Db, { account }: Due, day: string): Promise<void> {
  await writing(db, (trx) => sql`update desk.digest set done_on = ${day}, next_at = null where account = ${account}`.execute(trx))
}

/** That it has arrived. */
export async function noteSent(db: Db, { account }: Due, day: string): Promise<void> {
  await writing(db, (trx) =>
    sql`update desk.digest set sent_on = ${day}, failed_on = null, failure = null where account = ${account}`.execute(trx),
  )
}

/** Why it did not, and when it is tried again; null: not for this day. */
export async function noteFailed(
  db: Db,
  { account }: Due,
  { day, why, next }: { day: string; why: DigestFailure; next: number | null },
): Promise<void> {
  const again = next === null ? sql`` : sql`, done_on = null, next_at = ${instantOf(next)}`
  await writing(db, (trx) =>
    sql`update desk.digest set failed_on = ${day}, failure = ${why} ${again} where account = ${account} and done_on = ${day}`.execute(trx),
  )
}

/** The first moment at which one that failed is tried again; null where none is. */
export async function nextTry(db: Db, day: string): Promise<number | null> {
  const { rows } = await sql<{
    at: string | null
  }>`select min(next_at) as at from desk.digest where tried_for = ${day}::date and next_at is not null`.execute(db)
  const at = rows[0]?.at ?? null
  return at === null ? null : Date.parse(at)
}

/** Has it looked at in so many seconds. */
export async function wakeDigests(db: Db, seconds = 0): Promise<void> {
  await writing(db, (trx) => sql`select desk.wake_digests(${seconds})`.execute(trx))
}
