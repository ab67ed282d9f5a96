import { argon2Sync } from 'node:crypto'
import { sql } from 'kysely'
import { addFromMachine } from '../src/access/proposals/index.ts'
import { openGate } from '../src/access/sign-in/index.ts'
import type { Invitation } from '../src/access/sign-in/accounts/schema.ts'
import { totpAt } from '../src/access/sign-in/totp.ts'
import type { Trx } from '../src/base/index.ts'
import { WORKER } from '../src/jobs/index.ts'
import { write } from '../src/ledger/index.ts'
import type { Db, Home } from '../src/base/index.ts'
import type { TestServer } from './server.ts'

export interface TestClock {
  now: () => number
  pass: (minutes: number) => void
}

/** A clock that a test moves; it begins at a moment that is any. */
export function testClock(): TestClock {
  let at = Date.parse('2026-11-27T03:00:00Z')
  return { now: () => at, pass: (minutes) => void (at += minutes * 60_000) }
}

/** Somebody with an account, as a browser has him. */
export interface SignedUp {
  login: string
  account: string
  password: string
  /** Of the app that shows codes. */
  secret: Buffer
  recoveryCodes: string[]
  cookie: string
}

export const PASSWORD = 'ba-con-trâu-trắng'
const salt = Buffer.alloc(16, 7)
const cost = { memory: 64, passes: 1, parallelism: 1 }
const hash = argon2Sync('argon2id', { message: PASSWORD.normalize('NFC'), nonce: salt, tagLength: 32, ...cost })
const bare = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
const CHEAP = `$argon2id$v=19$m=64,t=1,p=1$${bare(salt)}$${bare(hash)}`

/** What these functions need of a server. */
export interface Entrance extends Pick<TestServer, 'post'> {
  database: { db: Db }
  home: Home
}

/** An account that nobody has used yet. */
export function invited(server: Entrance, login: string, now?: () => number, officer: string | null = null): Promise<Invitation> {
  return addFromMachine(server.database.db, openGate(server.home, { now, loopback: true }), { login, name: `Người ${login}`, officer })
}

/** An account whose person has a password, set up the second factor and is signed in. The hash is a cheap one: what it costs is tested elsewhere. */
export async function signedUp(
  server: Entrance,
  login: string,
  now: () => number = Date.now,
  officer: string | null = null,
): Promise<SignedUp> {
  const { account } = await invited(server, login, now, officer)
  const entry = { actor: WORKER, kind: 'test.password', reason: 'because of the test' }
  await write(server.database.db, entry, (trx) =>
    trx.updateTable('access.account').set({ password: CHEAP }).where('id', '=', account).execute(),
  )
  const { ticket } = await said<{ ticket: string }>(server.post('/api/sign-in/password', { login, password: PASSWORD }))
  const app = await said<{ secret: string }>(server.post('/api/sign-in/enrolment', { ticket }))
  const secret = fromBase32(app.secret)
  const answer = await server.post('/api/sign-in/enrolment/confirm', { ticket, code: totpAt(secret, now()) })
  const { recoveryCodes } = await said<{ recoveryCodes: string[] }>(answer.clone())
  return { login, account, password: PASSWORD, secret, recoveryCodes, cookie: cookieOf(answer) }
}

/** Signs in again a minute later, with the next code of the app; gives the cookie. */
export async function signedInAgain({ post }: TestServer, { login, secret }: SignedUp, clock: TestClock): Promise<string> {
  clock.pass(1)
  const { ticket } = await said<{ ticket: string }>(post('/api/sign-in/password', { login, password: PASSWORD }))
  return cookieOf(await post('/api/sign-in/code', { ticket, code: totpAt(secret, clock.now()) }))
}

/** Sends while a transaction holds or changes something, which ends when all that was sent stand before its lock; gives the answers. */
export async function sentWhile(
  { database: { db } }: TestServer,
  holds: (trx: Trx) => Promise<unknown>,
  send: () => Promise<Response>[],
): Promise<Response[]> {
  const sent: Promise<Response>[] = []
  await write(db, { actor: WORKER, kind: 'test.held', reason: 'because of the test' }, async (trx) => {
    await holds(trx)
    sent.push(...send())
    for (let waiting = 0; waiting < sent.length;) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
      waiting = rows[0]!.n
    }
  })
  return Promise.all(sent)
}

/** The answer of a request that is not refused. */
export async function said<T>(asked: Promise<Response> | Response): Promise<T> {
  const answer = await asked
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/** `name=value` of the cookie that an answer sets. */
export function cookieOf(answer: Response): string {
  const [set] = answer.headers.getSetCookie()
  if (set === undefined) throw new Error('no cookie was set')
  return set.split(';')[0]!
}

/** As an app reads it that is given the secret by hand. */
export function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/gu)!.map((byte) => Number.parseInt(byte, 2)))
}
