import { sql } from 'kysely'
import type { Db } from '../../base/index.ts'
import type { Action } from '../../base/schema.ts'
import { LOCAL } from '../../jobs/index.ts'
import type { Identity } from '../schema.ts'
import { inMinutes, todayOf, type Gate } from './gate.ts'
import { sha256 } from './secrets.ts'
import { markSeen, markUsed } from './unrecorded.ts'

/** What a request shows of who asks: the secret of the cookie, or the token of a program. */
export interface Shown {
  session?: string | undefined
  token?: string | undefined
}

/** Whoever sits at this machine. */
const HERE: Identity = {
  account: LOCAL.id,
  officer: null,
  name: LOCAL.name,
  by: 'local',
  session: null,
  freshUntil: null,
  scopes: null,
}

/** Who asks; null where that is not known. A token that is shown is all that counts. */
export async function identify(db: Db, gate: Gate, { session, token }: Shown): Promise<Identity | null> {
  if (token !== undefined) return byToken(db, gate, token)
  const known = session === undefined ? null : await bySession(db, gate, session)
  return known ?? (gate.loopback && !(await hasAccounts(db)) ? HERE : null)
}

/** Whether anybody has an account; from the first on, this machine alone is nobody. */
export async function hasAccounts(db: Db): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select exists (select from access.account) as some`.execute(db)
  return rows[0]!.some
}

const SEEN_AGAIN = 30_000

async function bySession(db: Db, gate: Gate, secret: string): Promise<Identity | null> {
  const now = inMinutes(gate, 0)
  const row = await db
    .selectFrom('access.session as s')
    .innerJoin('access.account as a', 'a.id', 's.account')
    .select([
      's.id',
      's.account',
      's.seen_at as seenAt',
      's.fresh_until as freshUntil',
      's.password_until as password',
      's.factor_until as code',
      'a.officer',
      'a.name',
    ])
    .where('s.sha256', '=', sha256(secret))
    .where('s.ends_at', '>', now)
    .where('s.seen_at', '>', inMinutes(gate, -gate.session.idleMinutes))
    .where('a.disabled', '=', false)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, account, officer, name, seenAt, freshUntil, password, code } = row
  if (gate.now() - Date.parse(seenAt) > SEEN_AGAIN) await markSeen(db, id, now)
  return { account, officer, name, by: 'session', session: id, freshUntil, provedUntil: { password, code }, scopes: null }
}

async function byToken(db: Db, gate: Gate, token: string): Promise<Identity | null> {
  const now = inMinutes(gate, 0)
  const row = await db
    .selectFrom('access.token as t')
    .innerJoin('access.account as a', 'a.id', 't.account')
    .select(['t.id', 't.account', 't.scopes', 't.used_on as usedOn', 'a.officer', 'a.name'])
    .where('t.sha256', '=', sha256(token))
    .where('t.revoked', '=', false)
    .where('t.expires_at', '>', now)
    .where('a.disabled', '=', false)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, account, officer, name, scopes, usedOn } = row
  const today = todayOf(gate)
  if (usedOn !== today) await markUsed(db, id, today)
  return { account, officer, name, by: 'token', session: null, freshUntil: null, scopes: scopes as Action[] }
}
