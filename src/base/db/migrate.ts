import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { LiemError } from '../errors.ts'

/** The folder of the migrations that Liêm brings. */
export const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url))

interface Migration {
  name: string
  file: string
  sql: string
  sha256: string
}

/** Any number, the same for everybody: one process migrates, the others wait for it. */
const LOCK = 4_301_988

/**
 * Brings the database up to date: every file `NNNN_name.sql` that it has not seen, in order, each in a transaction of its own; with `upTo` those after that
 * one are left for later. Returns the names of those.
 * Throws `unavailable`: a file has changed since it was applied, the database has migrations that this program does not know, or one fails.
 */
export async function migrate(url: string, folder: string = MIGRATIONS, upTo?: string): Promise<string[]> {
  const migrations = (await readMigrations(folder)).filter(({ name }) => upTo === undefined || name <= upTo)
  const client = new pg.Client({ connectionString: url, application_name: 'liem migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(
      `set client_min_messages = warning; set default_transaction_read_only = off; set statement_timeout = 0; set timezone = 'UTC'`,
    )
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(`create schema if not exists base;
      create table if not exists base.migration (name text primary key, sha256 text not null, at timestamptz not null default clock_timestamp())`)
    const todo = await missing(client, migrations)
    for (const migration of todo) await apply(client, migration)
    return todo.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/**
 * What keeps a database with these migrations from being brought up to date: they must be the beginning of ours, unchanged. `later`: we do not have the
 * migration; `other`: ours has another text or another place.
 */
export async function firstObstacle(
  applied: readonly { name: string; sha256: string }[],
  folder: string = MIGRATIONS,
): Promise<{ name: string; kind: 'later' | 'other' } | undefined> {
  const ours = await readMigrations(folder)
  const found = applied.find(({ name, sha256 }, i) => ours[i]?.name !== name || ours[i].sha256 !== sha256)
  return found && { name: found.name, kind: ours.some(({ name }) => name === found.name) ? 'other' : 'later' }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  const wrong = names.find((name, i) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name) || name.slice(0, 4) === names[i - 1]?.slice(0, 4))
  if (wrong !== undefined)
    throw new LiemError('internal', 'a migration is not named NNNN_name.sql, with a number of its own', {
      place: { file: join(folder, wrong) },
    })
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name)
      const sql = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n')
      return { name: name.slice(0, -'.sql'.length), file, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** What has been applied must be the beginning of the list, unchanged. */
async function missing(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from base.migration order by name')
  rows.forEach(({ name, sha256 }, i) => {
    const known = migrations.find((migration) => migration.name === name)
    if (known === undefined)
      throw new LiemError('unavailable', `the database is newer than this Liêm: it has the migration ${name}`, {
        hint: 'use the Liêm that wrote it, or a later one',
      })
    const place = { file: known.file }
    if (known.sha256 !== sha256)
      throw new LiemError('unavailable', 'a migration that has been applied was changed', {
        place,
        hint: 'bring the file back; a change is a new migration',
      })
    if (migrations[i]!.name !== name)
      throw new LiemError('unavailable', `a migration was put before ${name}, which has been applied`, {
        place: { file: migrations[i]!.file },
        hint: 'give it the next number',
      })
  })
  return migrations.slice(rows.length)
}

async function apply(client: pg.Client, { name, file, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into base.migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    const { message, position } = cause as pg.DatabaseError
    const place = position === undefined ? { file } : { file, line: sql.slice(0, Number(position)).split('\n').length }
    throw new LiemError('unavailable', `a migration failed: ${message}`, { place, cause })
  }
}
