import { sql } from 'kysely'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { LiemError } from '../errors.ts'
import type { Database, Trx } from '../db/index.ts'
import { sequencesOf, tablesOf } from './catalog.ts'
import type { AppliedMigration, BackupManifest } from './format.ts'
import type { Archive } from './write-archive.ts'

/** The database as it stood at one moment, whatever is written meanwhile. */
export interface Snapshot {
  trx: Trx
  migrations: AppliedMigration[]
  /** Adds every table of ours to an archive. */
  addTables: (archive: Archive, tell: (table: string, bytes: number) => void) => Promise<Pick<BackupManifest, 'tables' | 'sequences'>>
}

/** Bytes of a table that are one file of the archive. */
const PIECE = 8 << 20

/** Holds the database at one moment while `work` lasts. Writers do not wait for it. Throws `input` where it has never been used. */
export function withSnapshot<T>(database: Database, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const transaction = database.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return transaction.execute(async (trx) => {
    const { rows } = await sql<{ id: string; known: boolean }>`select pg_export_snapshot() as id,
      to_regclass('base.migration') is not null as known`.execute(trx)
    if (!rows[0]!.known) throw new LiemError('input', 'there is nothing in the database that could be backed up')
    const client = await openClient(database.url, rows[0]!.id)
    try {
      const migrations = await trx.selectFrom('base.migration').select(['name', 'sha256']).orderBy('name').execute()
      return await work({ trx, migrations, addTables: (archive, tell) => addTables(client, archive, tell) })
    } finally {
      await client.end()
    }
  })
}

/** Where a policy would leave rows out, the database is to say so: only one that leaves out none is let be. */
const WHOLE = `select set_config('row_security', case when exists (select from pg_roles r where r.rolname = 'liem_system'
  and pg_has_role(r.oid, 'usage')) then 'on' else 'off' end, false)`

async function openClient(url: string, snapshot: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'liem backup' })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set timezone = 'UTC'; set datestyle = ISO`)
  await client.query(WHOLE)
  await client.query('begin isolation level repeatable read read only')
  await client.query(`set transaction snapshot ${pg.escapeLiteral(snapshot)}`)
  return client
}

async function addTables(
  client: pg.Client,
  archive: Archive,
  tell: (table: string, bytes: number) => void,
): Promise<Pick<BackupManifest, 'tables' | 'sequences'>> {
  const tables: BackupManifest['tables'] = []
  for (const { schema, name, quoted, columns } of await tablesOf(client)) {
    const stream = client.query(to(`copy ${quoted} (${columns.join(', ')}) to stdout`))
    let [rows, number, waiting, size]: [number, number, Buffer[], number] = [0, 0, [], 0]
    const flush = async (): Promise<void> => {
      const path = `tables/${schema}.${name}/${String(++number).padStart(6, '0')}`
      await archive.add(path, size, waiting)
      ;[waiting, size] = [[], 0]
    }
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      rows += rowsIn(chunk)
      size += waiting.push(chunk) && chunk.length
      tell(`${schema}.${name}`, chunk.length)
      if (size >= PIECE) await flush()
    }
    if (size > 0) await flush()
    tables.push({ schema, name, columns, rows })
  }
  return { tables, sequences: await sequencesOf(client) }
}

/** A row ends with the only line feed in it: one within a value is written as `\n`. */
function rowsIn(chunk: Buffer): number {
  let rows = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++
  return rows
}
