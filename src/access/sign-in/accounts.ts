import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write, type OpenEvent } from '../../ledger/index.ts'
import { subjectOf, type Gate } from './gate.ts'
import { invite } from './invitations.ts'
import type { Account, addAccount as addContract, Invitation, listAccounts as listContract } from './accounts/schema.ts'
import { endSessions } from './sessions.ts'

const STATE = sql`case when disabled then 'disabled' when password is null and provider_subject is null then 'invited' else 'active' end`
const KEY = [sql`lower(name)`, sql`id`]

/** Accounts by name; of one state, or with a text in login, name or number. */
export async function listAccounts(db: Db, { cursor, limit, text, state }: z.output<typeof listContract.input>): Promise<Page<Account>> {
  const within = sql`organisation.plain(name || ' ' || login || ' ' || coalesce(officer, ''))`
  const wanted = sql`not demonstration and (${text} = '' or strpos(${within}, organisation.plain(${text})) > 0)
    and (${state ?? null}::text is null or ${STATE} = ${state ?? null})`
  return readPage<Account>({
    order: 'accounts',
    cursor,
    limit,
    keyOf: ({ name, id }) => [name.toLowerCase(), id],
    fetch: async (stretch) => {
      const { rows } = await sql<Account>`select id, login, officer, name, ${STATE} as state, totp is not null as "secondFactor",
        created_at as "createdAt", signed_in_on as "signedInOn" from access.account
        where ${wanted} and ${beyond(KEY, stretch, false)} order by ${ordered(KEY, stretch, false)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from access.account where ${wanted}`),
  })
}

/** What else is done in the same transaction for accounts that are made, such as a first role. */
export type Also<T> = (trx: Trx, event: OpenEvent, made: T) => Promise<void>

/**
 * Makes an account, whose person chooses a password by the link, and does `also` with its id: both or neither. Throws `conflict` where somebody has the
 * login or the number of the officer.
 */
export async function addAccount(
  db: Db,
  gate: Gate,
  actor: Actor,
  input: z.output<typeof addContract.input>,
  also?: Also<string>,
): Promise<Invitation> {
  const { login, name, officer, reason } = input
  const entry = { actor, kind: 'access.account-added', reason, subject: ({ account }: Invitation) => subjectOf(account) }
  return write(db, entry, async (trx, event) => {
    const row = await trx
      .insertInto('access.account')
      .values({ login, name: name.toWellFormed(), officer, created_at: new Date(gate.now()).toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row === undefined)
      throw new LiemError('conflict', 'there is an account with this login or for this officer', {
        hint: 'a person has one account; it can be reset or opened again',
      })
    await also?.(trx, event, row.id)
    return invite(trx, gate, row.id)
  })
}

/** Takes everything from an account by which one signs in, and makes a new link. Throws `absent`. */
export async function resetAccount(db: Db, gate: Gate, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<Invitation> {
  return write(db, { actor, kind: 'access.account-reset', subject: subjectOf(id), reason }, async (trx) => {
    await change(trx, id, { password: null, totp: null, totp_step: 0, provider_subject: null })
    await trx.deleteFrom('access.recovery_code').where('account', '=', id).execute()
    await trx.deleteFrom('access.passkey').where('account', '=', id).execute()
    await shutOut(trx, id)
    return invite(trx, gate, id)
  })
}

/** Closes an account or opens it again. Throws `absent`. */
export async function setAccountState(
  db: Db,
  actor: Actor,
  { id, state, reason }: { id: string; state: 'active' | 'disabled'; reason: string },
): Promise<{ ok: true }> {
  const kind = state === 'disabled' ? 'access.account-closed' : 'access.account-opened'
  return write(db, { actor, kind, subject: subjectOf(id), reason }, async (trx) => {
    await change(trx, id, { disabled: state === 'disabled' })
    if (state === 'disabled') await shutOut(trx, id)
    return { ok: true } as const
  })
}

interface Change {
  password?: null
  totp?: null
  totp_step?: number
  provider_subject?: null
  disabled?: boolean
}

async function change(trx: Trx, id: string, values: Change): Promise<void> {
  const done = await trx
    .updateTable('access.account')
    .set(values)
    .where('id', '=', id)
    .where('demonstration', '=', false)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new LiemError('absent', 'there is no such account')
}

/** Sessions, tokens and links end. */
async function shutOut(trx: Trx, account: string): Promise<void> {
  await endSessions(trx, account)
  await trx.updateTable('access.token').set({ revoked: true }).where('account', '=', account).execute()
  await trx.deleteFrom('access.invitation').where('account', '=', account).execute()
}
