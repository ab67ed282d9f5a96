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
    if (told.get(client) === values.join()) return client
    try {
      await client.query({ ...TELL, values })
    } catch (error) {
      client.release(true)
      throw error
    }
    told.set(client, values.join())
    return client
  }
  return {
    as: (asker) =>
      new Kysely<Tables>({
        dialect: new PostgresDialect({ pool: { connect: () => connect(asker), end: () => Promise.resolve(), options: pool.options } }),
      }),
    close: () => pool.end(),
  }
}
