import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  ENUM,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType,
} from '@duckdb/node-api'
import bindings from '@duckdb/node-bindings'
import { identifier, literal } from './duckdb.ts'

/**
 * A column as it is handed over and written. `text`: codes into `texts`, code 0 missing, code n `texts[n - 1]`.
 * `digits`: whole numbers, written as text behind `prefix`, NaN missing. `instant`: microseconds since 1970 UTC, NaN missing.
 */
export type WrittenColumn =
  | { name: string; kind: 'text'; texts: readonly string[] }
  | { name: string; kind: 'digits'; prefix?: string }
  | { name: string; kind: 'instant' }

export type ColumnBuffer = Uint8Array | Uint16Array | Uint32Array | Float64Array

export interface ParquetWriter {
  /** Takes the first `rows` values of each buffer; they may be overwritten afterwards. */
  append: (buffers: readonly ColumnBuffer[], rows: number) => void
  /** Ends the present file; it is compressed while the next is being filled. */
  cut: () => Promise<void>
  /** Waits for the last file. Gives all files, in order. */
  close: () => Promise<string[]>
  /** Gives up, and takes away what the engine holds; files already written stay. */
  abort: () => Promise<void>
}

const CHUNK = 2048

/** A buffer of the width that the writer expects for a column. */
export function bufferFor(column: WrittenColumn, rows: number): ColumnBuffer {
  if (column.kind !== 'text') return new Float64Array(rows)
  const values = column.texts.length + 1
  return values <= 256 ? new Uint8Array(rows) : values <= 65_536 ? new Uint16Array(rows) : new Uint32Array(rows)
}

function typeOf(column: WrittenColumn): DuckDBType {
  return column.kind === 'text' ? ENUM(['', ...column.texts]) : DOUBLE
}

function selected(column: WrittenColumn): string {
  const name = identifier(column.name)
  if (column.kind === 'text') return name
  if (column.kind === 'instant') return `make_timestamp(${name}::bigint)::timestamptz as ${name}`
  return `${literal(column.prefix ?? '')} || ${name}::bigint as ${name}`
}

/** Marks missing values in `valid`, one bit per row, least significant first. False when none is missing. */
function markMissing(buffer: ColumnBuffer, from: number, rows: number, valid: Uint8Array): boolean {
  valid.fill(255)
  let missing = false
  const text = !(buffer instanceof Float64Array)
  for (let row = 0; row < rows; row++) {
    const value = buffer[from + row]
    if (text ? value === 0 : Number.isNaN(value)) {
      valid[row >> 3] &= ~(1 << (row & 7))
      missing = true
    }
  }
  return missing
}

function fillChunk(chunk: DuckDBDataChunk, buffers: readonly ColumnBuffer[], from: number, rows: number, valid: Uint8Array): void {
  bindings.data_chunk_reset(chunk.chunk)
  bindings.data_chunk_set_size(chunk.chunk, rows)
  buffers.forEach((buffer, column) => {
    const vector = bindings.data_chunk_get_vector(chunk.chunk, column)
    const width = buffer.BYTES_PER_ELEMENT
    bindings.copy_data_to_vector(vector, 0, buffer.buffer as ArrayBuffer, buffer.byteOffset + from * width, rows * width)
    if (!markMissing(buffer, from, rows, valid)) return
    bindings.vector_ensure_validity_writable(vector)
    bindings.copy_data_to_vector_validity(vector, 0, valid.buffer as ArrayBuffer, 0, Math.ceil(rows / 64) * 8)
  })
}

async function openStore(
  columns: readonly WrittenColumn[],
): Promise<{ filling: DuckDBConnection; copying: DuckDBConnection; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'liem-duckdb-'))
  const instance = await DuckDBInstance.create(':memory:', {
    // One thread: files come out the same, byte for byte; filling and copying still run side by side.
    threads: '1',
    memory_limit: '600MB',
    temp_directory: folder,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const filling = await instance.connect()
  const copying = await instance.connect()
  await copying.run("set timezone = 'UTC'")
  for (const [index, column] of columns.entries()) {
    if (column.kind === 'text') await filling.run(`create type t${index} as enum (${['', ...column.texts].map(literal).join(', ')})`)
  }
  const close = async (): Promise<void> => {
    filling.closeSync()
    copying.closeSync()
    instance.closeSync()
    await rm(folder, { recursive: true, force: true })
  }
  return { filling, copying, close }
}

/**
 * Streams rows into `folder/part-000.parquet`, `part-001.parquet`, … (zstd). Memory holds two files' rows at most.
 * The same rows, cut at the same places, give the same bytes, however they are batched.
 */
export async function openParquetWriter(folder: string, columns: readonly WrittenColumn[]): Promise<ParquetWriter> {
  await mkdir(folder, { recursive: true })
  const { filling, copying, close } = await openStore(columns)
  const table = columns.map((column, index) => `${identifier(column.name)} ${column.kind === 'text' ? `t${index}` : 'double'}`).join(', ')
  const list = columns.map(selected).join(', ')
  const chunk = DuckDBDataChunk.create(columns.map(typeOf), CHUNK)
  const valid = new Uint8Array(CHUNK / 8)
  const files: string[] = []
  let appender: DuckDBAppender | undefined
  let copy: Promise<void> = Promise.resolve()
  await filling.run(`create table part_0 (${table})`)
  appender = await filling.createAppender('part_0')

  const append = (buffers: readonly ColumnBuffer[], rows: number): void => {
    for (let from = 0; from < rows; from += CHUNK) {
      fillChunk(chunk, buffers, from, Math.min(CHUNK, rows - from), valid)
      appender?.appendDataChunk(chunk)
    }
  }
  const write = async (part: number): Promise<void> => {
    await copying.run(`copy (select ${list} from part_${part}) to ${literal(files[part])} (format parquet, compression zstd)`)
    await copying.run(`drop table part_${part}`)
  }
  const finishPart = async (): Promise<void> => {
    appender?.closeSync()
    appender = undefined
    await copy
    files.push(join(folder, `part-${String(files.length).padStart(3, '0')}.parquet`))
    copy = write(files.length - 1)
    copy.catch(() => undefined)
  }
  return {
    append,
    cut: async () => {
      await finishPart()
      await filling.run(`create table part_${files.length} (${table})`)
      appender = await filling.createAppender(`part_${files.length}`)
    },
    close: async () => {
      await finishPart()
      await copy
      await close()
      return files
    },
    abort: async () => {
      appender?.closeSync()
      await copy.catch(() => undefined)
      await close()
    },
  }
}

/** Writes Parquet files, in order, as one CSV with a header; instants as local time `offsetHours` east of UTC. */
export async function parquetToCsv(
  files: readonly string[],
  columns: readonly WrittenColumn[],
  offsetHours: number,
  out: string,
): Promise<void> {
  const { copying, close } = await openStore([])
  const list = columns.map(({ name, kind }) =>
    kind === 'instant'
      ? `strftime(${identifier(name)}::timestamp + interval ${offsetHours} hour, '%Y-%m-%d %H:%M:%S') as ${identifier(name)}`
      : identifier(name),
  )
  const sources = files.map(literal).join(', ')
  await copying.run(`copy (select ${list.join(', ')} from read_parquet([${sources}])) to ${literal(out)} (format csv, header true)`)
  await close()
}
