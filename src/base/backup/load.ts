import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from, type CopyStreamQuery } from 'pg-copy-streams'
import { LiemError } from '../errors.ts'
import { obstaclesOf, tablesOf, type CatalogTable } from './catalog.ts'
import { damaged, type BackupTable } from './format.ts'
import { contentsOf, type VerifiedBackup } from './read-archive.ts'
import type { TarEntry } from './tar.ts'

/**
 * Fills the empty tables of a database, which has the schema of the backup, and gives every other file of the archive to `keep`. All rows come in one
 * transaction: every value as it was, numbers that the database gave included; triggers and keys to other tables stand again before it ends.
 */
export async function loadTables(
  url: string,
  backup: VerifiedBackup,
  keep: (entry: TarEntry) => Promise<void>,
  tell: (bytes: number) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'liem restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`set default_transaction_read_only = off; set statement_timeout = 0; set timezone = 'UTC'; set datestyle = ISO;
      set client_min_messages = warning`)
    await client.query('begin')
    const tables = matching(await tablesOf(client), backup)
    const { away, back } = await obstaclesOf(client)
    for (const statement of away) await client.query(statement)
    for (const { quoted } of tables.values()) await client.query(`delete from ${quoted}`)
    await fill(client, tables, backup, keep, tell)
    for (const { schema, name, last, called } of backup.manifest.sequences)
      await client.query('select setval(format($1, $2::text, $3::text)::regclass, $4, $5)', ['%I.%I', schema, name, last, called])
    for (const statement of back) await client.query(statement)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

type Target = CatalogTable & { wanted: BackupTable }

/** Tables of the database by their place in the archive. They must be those of the backup, column by column: names of an archive never become SQL. */
function matching(there: readonly CatalogTable[], { file, manifest: { tables } }: VerifiedBackup): Map<string, Target> {
  const found = new Map(there.map((table): [string, CatalogTable] => [`${table.schema}.${table.name}`, table]))
  const result = new Map<string, Target>()
  for (const wanted of tables) {
    const key = `${wanted.schema}.${wanted.name}`
    const table = found.get(key)
    if (table === undefined || table.columns.join() !== wanted.columns.join())
      throw damaged(file, `the table ${key} is not one of the version that it names`)
    result.set(key, { ...table, wanted })
  }
  if (result.size !== found.size) throw damaged(file, 'a table is missing in it')
  return result
}

async function fill(
  client: pg.Client,
  tables: ReadonlyMap<string, Target>,
  backup: VerifiedBackup,
  keep: (entry: TarEntry) => Promise<void>,
  tell: (bytes: number) => void,
): Promise<void> {
  let open: { key: string; stream: CopyStreamQuery; done: Promise<void> } | undefined
  const counts = new Map<string, number>()
  const close = async (): Promise<void> => {
    if (open === undefined) return
    open.stream.end()
    await open.done
    counts.set(open.key, open.stream.rowCount)
    open = undefined
  }
  const copy = async ({ name, content }: TarEntry): Promise<void> => {
    const key = name.split('/')[1]!
    if (open?.key !== key) {
      await close()
      const table = tables.get(key)
      if (table === undefined || counts.has(key)) throw damaged(backup.file, `a table is not where it belongs: ${key}`)
      const stream = client.query(from(`copy ${table.quoted} (${table.columns.join(', ')}) from stdin`))
      open = { key, stream, done: finished(stream) }
      open.done.catch(() => undefined)
    }
    for await (const piece of content) {
      tell(piece.length)
      if (!open!.stream.write(piece)) await Promise.race([once(open!.stream, 'drain'), open!.done])
    }
  }
  try {
    for await (const entry of contentsOf(backup)) await (entry.name.startsWith('tables/') ? copy(entry) : close().then(() => keep(entry)))
    await close()
  } catch (error) {
    open?.stream.destroy()
    throw refused(error, backup.file)
  }
  for (const [key, { wanted }] of tables)
    if ((counts.get(key) ?? 0) !== wanted.rows) throw damaged(backup.file, `the table ${key} has another number of rows`)
}

/** A row that PostgreSQL does not take although every hash is right: somebody made the archive. */
function refused(error: unknown, file: string): unknown {
  if (error instanceof LiemError || !(error instanceof pg.DatabaseError) || !/^2[23]/u.test(error.code ?? '')) return error
  return damaged(file, `a row cannot be restored: ${error.message}`, error)
}
