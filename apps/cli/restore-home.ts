import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { renewContextKey } from '../../src/access/roles/index.ts'
import { endEverySession } from '../../src/access/sign-in/index.ts'
import { fromTheFuture, loadTables, verifyBackup, type TarEntry, type VerifiedBackup } from '../../src/base/backup/index.ts'
import { databaseUrl, firstObstacle, migrate, openDatabase } from '../../src/base/db/index.ts'
import { LiemError, newHome, type Database, type Home, type NewHome } from '../../src/base/index.ts'
import { lockHome, removeCluster } from '../../src/base/postgres/index.ts'
import { switchAllOff } from '../../src/hooks/index.ts'
import { enqueueOpen, LOCAL, prepareQueue } from '../../src/jobs/index.ts'
import { write, type Entry } from '../../src/ledger/index.ts'
import { VERSION } from './version.ts'

/** What came of a restore; of a check `home` is null. */
export interface Restored {
  home: string | null
  version: string
  at: string
  tables: number
  rows: number
  files: number
  /** Hashes of files of cases that were not what they were when the backup was made. */
  damaged: string[]
  /** Migrations that the backup did not have yet. */
  migrations: string[]
  /** Actions that waited or ran when the backup was made, and wait now. */
  jobs: number
  seconds: number
}

interface Watching {
  signal?: AbortSignal
  tell?: (text: string) => void
}

/** Compares every byte of a backup with its hash, and looks whether this Liêm can restore it. Throws `input`. */
export async function checkBackup(file: string, watching: Watching = {}): Promise<Restored> {
  const began = performance.now()
  return summary(await verify(file, watching), began)
}

/** Makes an installation from a backup, whole or not at all. Throws `input`: the backup cannot be believed or used, or there is something at its place. */
export async function restore(file: string, path: string, watching: Watching = {}): Promise<Restored> {
  const began = performance.now()
  const backup = await verify(file, watching)
  const made = newHome(path)
  const { database, undo } = await openNew(made)
  try {
    const done = await fillHome(database, made.home, backup, watching)
    await database.close()
    made.finish()
    return { ...summary(backup, began), home: made.home.path, ...done }
  } catch (error) {
    await undo()
    throw error
  }
}

function verify(file: string, { signal, tell }: Watching): Promise<VerifiedBackup> {
  return verifyBackup(file, {
    ...(signal === undefined ? {} : { signal }),
    tell: (bytes) => tell?.(`compared with their hashes: ${megabytes(bytes)}`),
    onHead: async ({ version, migrations }) => {
      const found = await firstObstacle(migrations)
      if (found?.kind === 'later') throw fromTheFuture(file, `version ${version}, with the migration ${found.name}`)
      if (found?.kind === 'other')
        throw new LiemError('input', `the backup was made by another Liêm: its migration ${found.name} is not the one of that name here`, {
          place: { file },
          hint: 'restore it with the Liêm that made it; nothing was restored',
        })
    },
  })
}

interface Opened {
  database: Database
  /** Leaves nothing of what was made. */
  undo: () => Promise<void>
}

/** An empty database for a home that this process then owns. Where another process owns it nothing is touched. */
async function openNew(made: NewHome): Promise<Opened> {
  const url = databaseUrl()
  if (url !== undefined) return openExternal(url, made)
  const { home } = made
  const undo = async (): Promise<void> => {
    await removeCluster(home)
    made.undo()
  }
  if (made.isAgain) {
    await removeCluster(home)
    made.clear()
  }
  const database = await openDatabase({ embedded: home }, { name: 'liem restore', statementTimeout: 0 }).catch(async (error: unknown) => {
    await undo().catch(() => undefined)
    throw error
  })
  return { database, undo: () => database.close().then(undo) }
}

async function openExternal(url: string, made: NewHome): Promise<Opened> {
  const unlock = await lockHome(made.home)
  if (made.isAgain) made.clear()
  let database: Database | undefined
  const close = async (): Promise<void> => {
    await database?.close()
    unlock()
  }
  try {
    database = await openDatabase({ url }, { name: 'liem restore', statementTimeout: 0 })
    await requireEmpty(database)
  } catch (error) {
    await close()
    made.undo()
    throw error
  }
  const undo = async (): Promise<void> => {
    await dropSchemas(url)
    await close()
    made.undo()
  }
  return { database: { ...database, close }, undo }
}

const OWN_SCHEMAS = `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`

async function requireEmpty({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(`${OWN_SCHEMAS} union all select relname from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p', 'S')`)
  if (rows.length > 0)
    throw new LiemError('input', `the database of DATABASE_URL is not empty: ${rows[0]!.name}`, {
      hint: 'create another one; what is there is never overwritten',
    })
}

/** It was empty before: whatever schema is there now was made here. */
async function dropSchemas(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(OWN_SCHEMAS)
    for (const { name } of rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`)
  } finally {
    await client.end()
  }
}

async function fillHome(
  { db, url }: Database,
  home: Home,
  backup: VerifiedBackup,
  { signal, tell }: Watching,
): Promise<Pick<Restored, 'migrations' | 'jobs'>> {
  await migrate(url, undefined, backup.head.migrations.at(-1)!.name)
  let bytes = 0
  const watch = (more: number): void => {
    signal?.throwIfAborted()
    tell?.(`restored: ${megabytes((bytes += more))}`)
  }
  await loadTables(url, backup, (entry) => keepFile(home, entry, watch), watch)
  signal?.throwIfAborted()
  const migrations = await migrate(url)
  await prepareQueue(url)
  const jobs = await enqueueOpen(db)
  await write(db, restoreEntry(backup), async (trx) => {
    await endEverySession(trx)
    await renewContextKey(trx)
    await switchAllOff(trx)
  })
  return { migrations, jobs }
}

/** Who restored which backup, as the record of the new installation has it after everything that the backup brought. */
function restoreEntry({ file, sha256, head: { at, version, migrations } }: VerifiedBackup): Entry {
  const body = { file: basename(file), sha256, at, version, schema: migrations.at(-1)!.name, by: VERSION }
  return { actor: LOCAL, kind: 'installation.restored', reason: 'Made from a backup with liem restore', body }
}

/** Paths of a verified backup lie below one of its folders, which are those of a home. */
async function keepFile(home: Home, { name, content }: TarEntry, watch: (bytes: number) => void): Promise<void> {
  const file = join(home.path, name)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of content) {
      watch(piece.length)
      yield piece
    }
  }
  await pipeline(counted, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
}

function summary({ head, manifest }: VerifiedBackup, began: number): Restored {
  return {
    home: null,
    version: head.version,
    at: head.at,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    files: manifest.entries.filter(({ path }) => /^(lake|uploads|files|rulebooks)\//u.test(path)).length,
    damaged: manifest.entries
      .filter(({ path, sha256 }) => path.startsWith('files/') && hashIn(path) !== sha256)
      .map(({ path }) => hashIn(path)),
    migrations: [],
    jobs: 0,
    seconds: (performance.now() - began) / 1000,
  }
}

/** A file of a case stands under its hash. */
const hashIn = (path: string): string => path.slice('files/'.length).replace('/', '')

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1e6).toLocaleString('en')} MB`
}
