import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import { beyond, countUpTo, ordered, readPage, type Page } from '../../base/paging/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write, type Entry, type OpenEvent } from '../../ledger/index.ts'
import { peopleNames } from '../../organisation/index.ts'
import type { AccountRow } from './account-row.ts'
import { subjectOf, type Gate } from './gate.ts'
import type { Account, listAccounts as listContract } from './accounts/schema.ts'
import { endSessions } from './sessions.ts'

const STATE = sql`case when disabled then 'disabled' when password is null and provider_subject is null then 'invited' else 'active' end`
const KEY = [sql`name collate "vi-x-icu"`, sql`id`]

/** Accounts by name, as Vietnamese sorts it; of one state, or with a text in login, name or number. */
export async function listAccounts(db: Db, { cursor, limit, text, state }: z.output<typeof listContract.input>): Promise<Page<Account>> {
  const within = sql`organisation.plain(name || ' ' || login || ' ' || coalesce(officer, ''))`
  const wanted = sql`not demonstration and not emptied and (${text} = '' or strpos(${within}, organisation.plain(${text})) > 0)
    and (${state ?? null}::text is null or ${STATE} = ${state ?? null})`
  return readPage<Account>({
    order: 'accounts',
    cursor,
    limit,
    keyOf: ({ name, id }) => [name, id],
    fetch: async (stretch) => {
      const { rows } = await sql<Account>`select id, login, officer, name, ${STATE} as state, totp is not null as "secondFactor",
        created_at as "createdAt", signed_in_on as "signedInOn" from access.account
        where ${wanted} and ${beyond(KEY, stretch, false)} order by ${ordered(KEY, stretch, false)} limit ${stretch.limit}`.execute(db)
      return rows
    },
    count: () => countUpTo(db, sql`select 1 from access.account where ${wanted}`),
  })
}

/** What an account is made of. */
export interface NewAccount {
  login: string
  name: string
  officer: string | null
}

/** An act on an account in the transaction of another one: with an event of its own, of which `entry` says what is not as in the first. */
type Within<I, R> = (trx: Trx, gate: Gate, event: OpenEvent, input: I, entry?: Partial<Entry>) => Promise<R>

/** Makes an account without a way in yet; gives its id. Throws `input` for a number that nobody has, `conflict` where login or number are taken. */
export const addWithin: Within<NewAccount, string> = async (trx, gate, event, { login, name, officer }, entry) => {
  await requireInRegister(trx, officer)
  const row = await trx
    .insertInto('access.account')
    .values({ login, name: name.toWellFormed(), officer, created_at: new Date(gate.now()).toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw taken('there is an account with this login or for this officer')
  await event.also({ ...entry, kind: 'access.account-added', subject: subjectOf(row.id) })
  return row.id
}

/** Takes from an account by what one says first who one is: password and the organisation's own sign-in. The second factor stays. Throws `absent`. */
export const resetWithin: Within<string, void> = async (trx, _gate, event, id, entry) => {
  await change(trx, id, { password: null, provider_subject: null })
  await shutOut(trx, id)
  await event.also({ ...entry, kind: 'access.account-reset', subject: subjectOf(id) })
}

/**
 * Takes the second factor from an account: app, recovery codes, passkeys. The password stays, and is asked for beside the link with which another one is
 * set up. Throws `absent`, `conflict` where there is none.
 */
export const takeFactorWithin: Within<string, void> = async (trx, _gate, event, id, entry) => {
  const { totp, enrol_by_link: linked } = await accountToChange(trx, id)
  const passkeys = await trx.deleteFrom('access.passkey').where('account', '=', id).executeTakeFirst()
  // Whoever did not use the link in time is given another one.
  if (totp === null && !linked && passkeys.numDeletedRows === 0n)
    throw new LiemError('conflict', 'this account has no second factor yet', { hint: 'the person sets one up after the password' })
  await trx.deleteFrom('access.recovery_code').where('account', '=', id).execute()
  await change(trx, id, { totp: null, totp_step: 0, enrol_by_link: true })
  await shutOut(trx, id)
  await event.also({ ...entry, kind: 'access.factor-reset', subject: subjectOf(id) })
}

/** Opens a closed account again. Throws `absent`, `conflict` for one that is open. */
export const openWithin: Within<string, void> = async (trx, _gate, event, id, entry) => {
  const { disabled } = await accountToChange(trx, id)
  if (!disabled) throw new LiemError('conflict', 'this account is open')
  await change(trx, id, { disabled: false })
  await event.also({ ...entry, kind: 'access.account-opened', subject: subjectOf(id) })
}

/** Says who of the register has an account, or that nobody has; sessions end, since it may do what he may. Throws as `addWithin` does. */
export const setOfficerWithin: Within<{ account: string; officer: string | null }, void> = async (
  trx,
  _gate,
  event,
  { account, officer },
  entry,
) => {
  const { officer: before } = await accountToChange(trx, account)
  if (before === officer) throw new LiemError('conflict', 'this is the officer of the account already')
  await requireInRegister(trx, officer)
  const other =
    officer === null ? undefined : await trx.selectFrom('access.account').select('id').where('officer', '=', officer).executeTakeFirst()
  if (other !== undefined) throw taken('this officer has another account')
  await change(trx, account, { officer })
  await endSessions(trx, account)
  await event.also({ ...entry, kind: 'access.account-officer-set', subject: subjectOf(account), body: { officer, ...entry?.body } })
}

function taken(message: string): LiemError {
  return new LiemError('conflict', message, { hint: 'a person has one account; it can be reset or opened again' })
}

async function requireInRegister(trx: Trx, officer: string | null): Promise<void> {
  if (officer === null || (await peopleNames(trx, [officer])).has(officer)) return
  throw new LiemError('input', 'nobody in the register has this number', {
    place: { file: 'officer' },
    hint: 'take the number as the register has it, or leave it empty',
  })
}

/**
 * Closes an account at once. One person does that alone: it takes from what can be done, and must be possible in the middle of a night; to open it again
 * takes two. Throws `absent`, `conflict` for the last one that manages accounts.
 */
export async function closeAccount(db: Db, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<{ ok: true }> {
  return write(db, { actor, kind: 'access.account-closed', subject: subjectOf(id), reason }, async (trx) => {
    await requireAnother(trx, id)
    await change(trx, id, { disabled: true })
    await shutOut(trx, id)
    return { ok: true } as const
  })
}

/** Throws `conflict` where nobody would manage accounts without this one; the database holds the same (`access.guard_administrator`). */
export async function requireAnother(trx: Trx, account: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select access.administrators() as id`.execute(trx)
  if (rows.length !== 1 || rows[0]!.id !== account) return
  throw new LiemError('conflict', 'this is the last account that manages accounts', {
    hint: 'have the role given to somebody else first; in the terminal of the machine: liem admin add',
  })
}

async function accountToChange(trx: Trx, id: string): Promise<AccountRow> {
  const row = await trx
    .selectFrom('access.account')
    .selectAll()
    .where('id', '=', id)
    .where('demonstration', '=', false)
    .where('emptied', '=', false)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw noAccount()
  return row
}

function noAccount(): LiemError {
  return new LiemError('absent', 'there is no such account')
}

interface Change {
  password?: null
  totp?: null
  totp_step?: number
  enrol_by_link?: true
  provider_subject?: null
  disabled?: boolean
  officer?: string | null
}

async function change(trx: Trx, id: string, values: Change): Promise<void> {
  const done = await trx
    .updateTable('access.account')
    .set(values)
    .where('id', '=', id)
    .where('demonstration', '=', false)
    .where('emptied', '=', false)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw noAccount()
}

/** Sessions, tokens and links end. */
async function shutOut(trx: Trx, account: string): Promise<void> {
  await endSessions(trx, account)
  await trx.updateTable('access.token').set({ revoked: true }).where('account', '=', account).execute()
  await trx.deleteFrom('access.invitation').where('account', '=', account).execute()
}
