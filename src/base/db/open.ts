import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { credentialText } from '../credentials.ts'
import { LiemError } from '../errors.ts'
import type { Home } from '../home.ts'
import { isOurs, startPostgres, type PostgresEvent } from '../postgres/index.ts'
import type { Tables } from '../tables.ts'
import { types } from './parsers.ts'

/** What functions take first. It only reads: PostgreSQL refuses a write that does not go through `ledger`. */
export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>

/** A PostgreSQL that somebody runs, or the one of a home, which is then started, watched and ended with the handle. */
export type Source = { url: string } | { embedded: Home }

export interface Database {
  db: Db
  /** Address for whoever needs a connection of its own: the worker process, the job queue, migrations. */
  url: string
  /** The pool below `db`: its sessions can only read, too. */
  pool: pg.Pool
  close: () => Promise<void>
}

/** Roles of the database: of requests, which see what whoever asks may see, and of all that comes before anybody is known. Neither owns anything. */
export type Role = 'liem_app' | 'liem_system'

export interface OpenOptions {
  /** Name of the program, as the database shows it to whoever runs it. */
  name?: string
  connections?: number
  /** Milliseconds after which a statement is given up; 0 is never. */
  statementTimeout?: number
  onEvent?: (event: PostgresEvent) => void
}

const OLDEST = 180_000

/** The address of a PostgreSQL that somebody runs: `DATABASE_URL`, of the environment or a credential; undefined where Liêm brings its own. */
export function databaseUrl(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return given('DATABASE_URL', env)
}

function given(name: 'DATABASE_URL' | 'DATABASE_URL_REQUESTS', env: NodeJS.ProcessEnv): string | undefined {
  const own = env[name] ?? ''
  return (own === '' ? credentialText(name, env) : own) || undefined
}

/** Where the database of a home is: `DATABASE_URL`, or a server of its own. */
export function databaseSource(home: Home): Source {
  const url = databaseUrl()
  return url === undefined ? { embedded: home } : { url }
}

/** Where connections of requests sign in: `DATABASE_URL_REQUESTS`, whose login is a member of nothing but `liem_app`; without it, as all others do. */
export function requestsUrl(url: string, env: NodeJS.ProcessEnv = process.env): string {
  return (databaseUrl(env) === undefined ? undefined : given('DATABASE_URL_REQUESTS', env)) ?? url
}

/** Opens the database. Throws `unavailable`, with what to do about it: it cannot be reached, is older than PostgreSQL 18, or its home is in use. */
export async function openDatabase(source: Source, options: OpenOptions = {}): Promise<Database> {
  const server = 'embedded' in source ? await startPostgres(source.embedded, options.onEvent && { onEvent: options.onEvent }) : undefined
  const url = 'url' in source ? source.url : server!.url
  const pool = openPool(url, options)
  try {
    await requireVersion(pool)
  } catch (error) {
    await pool.end()
    await server?.stop()
    throw error
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let closed: Promise<void> | undefined
  const closeAll = async () => {
    try {
      await db.destroy()
    } finally {
      await server?.stop()
    }
  }
  return { db, url, pool, close: () => (closed ??= closeAll()) }
}

/** A pool of connections that can only read, in the rights of a role where one is named. */
export function openPool(url: string, { name = 'liem', connections = 10, statementTimeout = 30_000 }: OpenOptions, role?: Role): pg.Pool {
  const pool = new pg.Pool({
    connectionString: readingUrl(url, role),
    application_name: name,
    max: connections,
    statement_timeout: statementTimeout,
    types,
  })
  // A connection that is lost while nobody uses it: the pool opens another. One that is lost between two statements of a transaction tells the next.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    nameStatements(client)
  })
  return pool
}

/** A statement that begins so is planned once by each connection: for those of one text that are asked often, of which planning takes longer than doing. */
export const PLANNED_ONCE = '/* planned once */'

/** So many plans a connection keeps: each takes its memory as long as the connection stands. */
const PLANS = 100

/** A statement that has a name is planned once. */
function nameStatements(client: pg.PoolClient): void {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < PLANS) names.set(text, createHash('sha256').update(text).digest('base64url'))
    return names.get(text)
  }
  const { prototype } = pg.Client as unknown as { prototype: { query: (...given: unknown[]) => unknown } }
  const query = (...given: unknown[]): unknown => prototype.query.apply(client, given)
  const named = (text: unknown, values: unknown, ...others: unknown[]): unknown => {
    const name = typeof text === 'string' && text.startsWith(PLANNED_ONCE) ? nameOf(text) : undefined
    return name === undefined ? query(text, values, ...others) : query({ name, text, values }, ...others)
  }
  client.query = named as typeof client.query
}

/**
 * The settings travel with the address, so that no session can be had without them. To our own server the role signs in itself; elsewhere whoever signs
 * in begins as it.
 */
function readingUrl(url: string, role: Role | undefined): string {
  if (!URL.canParse(url))
    throw new LiemError('input', 'DATABASE_URL is not an address', { hint: 'postgresql://user:password@host:5432/database' })
  const parsed = new URL(url)
  const settings = ['default_transaction_read_only=on', 'timezone=UTC', 'datestyle=ISO', 'intervalstyle=iso_8601']
  if (role !== undefined && isOurs(parsed)) parsed.username = role
  else if (role !== undefined) settings.push(`role=${role}`)
  const own = settings.map((setting) => `-c ${setting}`).join(' ')
  requireTls(parsed)
  parsed.searchParams.set('options', [parsed.searchParams.get('options'), own].filter((part) => part !== null).join(' '))
  return parsed.href
}

const HERE = /^(?:|localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|\/.*)$/u

/** A database on another machine is spoken with by TLS, its certificate looked at, or not at all. Throws `usage`. */
function requireTls({ hostname, searchParams }: URL): void {
  if (HERE.test(searchParams.get('host') ?? hostname) || searchParams.get('sslmode') === 'verify-full') return
  throw new LiemError('usage', 'the database is on another machine, and is spoken with by TLS only', {
    hint: 'add ?sslmode=verify-full to DATABASE_URL, and &sslrootcert=FILE for the certificate of a private authority',
  })
}

async function requireVersion(pool: pg.Pool): Promise<void> {
  const version = await pool
    .query<{ number: number; text: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as text`,
    )
    .then(({ rows }) => rows[0]!, refuse)
  if (version.number >= OLDEST) return
  throw new LiemError('unavailable', `PostgreSQL 18 or later is needed; the database is PostgreSQL ${version.text}`, {
    hint: 'unset DATABASE_URL to use the one that Liêm brings',
  })
}

function refuse(cause: Error): never {
  throw new LiemError('unavailable', `the database cannot be reached: ${cause.message}`, { hint: 'look at DATABASE_URL', cause })
}
