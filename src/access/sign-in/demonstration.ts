import { sql } from 'kysely'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import { write, type OpenEvent } from '../../ledger/index.ts'
import { accountByLogin } from './account-row.ts'
import type { Caller, Gate } from './gate.ts'
import type { SignInStep } from './schema.ts'
import { signInAtOnce, type SignedIn } from './steps.ts'

interface Person {
  login: string
  name: string
  officer: string | null
}

/**
 * Accounts that anybody at this machine may take, and `also` with their ids by login: only where nobody has an account yet, and both or neither. Gives
 * how many were made.
 */
export async function addDemonstrationAccounts(
  db: Db,
  actor: Actor,
  people: readonly Person[],
  also: (trx: Trx, event: OpenEvent, made: ReadonlyMap<string, string>) => Promise<void>,
): Promise<number> {
  const reason = 'Tài khoản của bản trình diễn / Accounts of the demonstration'
  const body = (made: number) => (made === 0 ? null : { accounts: made })
  return write(db, { actor, kind: 'access.demonstration-added', reason, body }, async (trx, event) => {
    const some = await trx.selectFrom('access.account').select('id').limit(1).executeTakeFirst()
    if (some !== undefined) return 0
    const rows = people.map((person) => ({ ...person, demonstration: true }))
    const made = await trx.insertInto('access.account').values(rows).returning(['login', 'id']).execute()
    await also(trx, event, new Map(made.map(({ login, id }) => [login, id])))
    // Whoever takes one need not be told of it.
    await sql`update access.account set seen_event = (select max(id) from ledger.event)`.execute(trx)
    return made.length
  })
}

/** The accounts that may be taken, in the order in which they were made; none where others than this machine can reach it. */
export async function demonstrationAccounts(db: Db, { loopback }: Gate): Promise<{ login: string; name: string }[]> {
  if (!loopback) return []
  return db.selectFrom('access.account').select(['login', 'name']).where('demonstration', '=', true).orderBy('id').execute()
}

/** Takes one. Throws `absent`. */
export async function signInToDemonstration(
  db: Db,
  gate: Gate,
  caller: Caller,
  { login }: { login: string },
): Promise<SignedIn<SignInStep>> {
  const account = gate.loopback ? await accountByLogin(db, login) : undefined
  if (account === undefined || !account.demonstration || account.disabled) throw new LiemError('absent', 'there is no such account')
  return signInAtOnce(db, gate, caller, account, 'demonstration')
}
