import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'

export interface Engine {
  connection: DuckDBConnection
  close: () => Promise<void>
}

export interface EngineOptions {
  /** Bound of DuckDB's own memory, for example `1GB`; beyond it DuckDB spills to its temporary folder. */
  memoryLimit?: string
  threads?: number
}

/**
 * Opens an in-memory DuckDB with bounded memory and threads, a temporary folder of its own that goes
 * with it, and nothing that it could load from outside. UTC is its time zone: zones are ours to handle.
 */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'liem-duckdb-'))
  const instance = await createInstance(options, folder)
  const connection = await connect(instance)
  const close = async (): Promise<void> => {
    connection.closeSync()
    instance.closeSync()
    await rm(folder, { recursive: true, force: true })
  }
  return { connection, close }
}

let kept: Promise<DuckDBInstance> | undefined

/**
 * A connection of the one engine that this process keeps for small questions, to be closed by whoever asked. It writes nothing to disk, and reads the
 * footer of a Parquet file once: opening an engine takes longer than to find one case.
 */
export async function connectKept(): Promise<DuckDBConnection> {
  kept ??= createInstance({ memoryLimit: '256MB', threads: 1 }, '')
  try {
    const connection = await connect(await kept)
    await connection.run('set parquet_metadata_cache = true')
    return connection
  } catch (error) {
    kept = undefined
    throw error
  }
}

function createInstance(options: EngineOptions, folder: string): Promise<DuckDBInstance> {
  return DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit ?? '1GB',
    temp_directory: folder,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  })
}

async function connect(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect()
  await connection.run("set timezone = 'UTC'")
  // DuckDB's own 1 MB makes its workers wait for the reader of a stream.
  await connection.run("set streaming_buffer_size = '64MB'")
  return connection
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
