import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../tables.ts'
import { openPool, type Db, type OpenOptions } from './open.ts'

/** A handle whose connections work in the rights of jobs and of sign-in, not of the owner of the tables. */
export interface System {
  db: Db
  close: () => Promise<void>
}

/** Opens one on a database that is up to date. */
export function openSystem(url: string, options: OpenOptions = {}): System {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url, options, 'liem_system') }) })
  return { db, close: () => db.destroy() }
}

/** Who asks, as the database is told: signed by the server, which has the key (migration 0018). */
export interface Asker {
  /** Whether he sees all units: then the database looks at no row for it. */
  wide: boolean
  /** What is signed of him; asked for whenever a connection is taken, since it ends. */
  context: () => string
}

/** Connections of requests. */
export interface Requests {
  /** A handle for one request: whatever connection it takes, and whoever had it before, works for him who asks. */
  as: (asker: Asker) => Db
  close: () => Promise<void>
}

/** A statement that begins so is planned once by each connection: for those of one text that are asked often, of which planning takes longer than doing. */
export const PLANNED_ONCE = '/* planned once */'

const TELL = {
  name: 'liem-context',
  text: `select set_config('role', $1, false), set_config('liem.context', $2, false)`,
}

/** Opens them on a database that is up to date. */
export function openRequests(url: string, options: OpenOptions = {}): Requests {
  const pool = openPool(url, options, 'liem_app')
  const told = new WeakMap<pg.PoolClient, string>()
  const connect = async ({ wide, context }: Asker): Promise<pg.PoolClient> => {
    const client = await pool.connect()
    const values = [wide ? 'liem_wide' : 'liem_app', context()]
    const named = withNames(client)
    if (told.get(client) === values.join()) return named
    try {
      await client.query({ ...TELL, values })
    } catch (error) {
      client.release(true)
      throw error
    }
    told.set(client, values.join())
    return named
  }
  return {
    as: (asker) =>
      new Kysely<Tables>({
        dialect: new PostgresDialect({ pool: { connect: () => connect(asker), end: () => Promise.resolve(), options: pool.options } }),
      }),
    close: () => pool.end(),
  }
}

/** The same connection, on which statements that are planned once have a name. */
function withNames(client: pg.PoolClient): pg.PoolClient {
  const query = (text: unknown, values: unknown[]): unknown =>
    client.query((typeof text === 'string' && text.startsWith(PLANNED_ONCE) ? { name: nameOf(text), text } : text) as string, values)
  return Object.create(client, { query: { value: query } }) as pg.PoolClient
}

const nameOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
