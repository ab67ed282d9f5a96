import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { LiemError } from '../base/index.ts'
import { packBuilder, rowSink, type PackBuilder } from './builder.ts'
import { openEngine, type Engine, type EngineOptions } from './duckdb.ts'
import { finishPack } from './pack.ts'
import { readCsv } from './read-csv.ts'
import { readParquet } from './read-parquet.ts'
import type { LogRequest, PackedLog, Progress } from './schema.ts'

const FORMATS = [
  { name: 'csv', endings: ['.csv', '.csv.gz', '.tsv', '.tsv.gz', '.txt', '.txt.gz'] },
  { name: 'parquet', endings: ['.parquet'] },
  { name: 'xes', endings: ['.xes', '.xes.gz'] },
  { name: 'ocel', endings: ['.jsonocel', '.json', '.xmlocel', '.xml', '.sqlite', '.jsonocel.gz', '.json.gz', '.xmlocel.gz', '.xml.gz'] },
] as const
export type Format = (typeof FORMATS)[number]['name']

/**
 * Reads event logs of any known format, in the order given, into packed cases.
 * Throws LiemError('input') with file, place and reason where one cannot be used.
 */
export async function readLog(
  files: readonly string[],
  request: LogRequest,
  onProgress?: Progress,
  engineOptions?: EngineOptions,
): Promise<PackedLog> {
  const builder = packBuilder(request)
  for (const file of files) await checkFile(file)
  let engine: Engine | undefined
  const hashes: Promise<string>[] = []
  try {
    for (const file of files) {
      hashes.push(sha256(file))
      const format = formatOf(file)
      if (format === 'csv' || format === 'parquet') engine ??= await openEngine(engineOptions)
      await readOne(format, file, builder, engine, onProgress)
    }
    const named = await Promise.all(files.map(async (file, index) => ({ name: basename(file), sha256: await hashes[index]! })))
    return finishPack(builder, named)
  } finally {
    await Promise.allSettled(hashes)
    await engine?.close()
  }
}

async function readOne(
  format: Format,
  file: string,
  builder: PackBuilder,
  engine: Engine | undefined,
  onProgress?: Progress,
): Promise<void> {
  if (format === 'csv') return readCsv(engine!.connection, file, builder, onProgress)
  if (format === 'parquet') return readParquet(engine!.connection, file, builder, onProgress)
  const sink = rowSink(builder)
  const read = format === 'xes' ? (await import('./read-xes.ts')).readXes : (await import('./read-ocel.ts')).readOcel
  await read(file, builder.request, sink, onProgress)
  sink.flush()
}

/** The format of a file by its ending. Throws LiemError('input') for one that is not known. */
export function formatOf(file: string): Format {
  const name = file.toLowerCase()
  const found = FORMATS.find(({ endings }) => endings.some((ending) => name.endsWith(ending)))
  if (found !== undefined) return found.name
  throw new LiemError('input', 'is of no format that is known', {
    place: { file },
    hint: `known endings: ${FORMATS.flatMap(({ endings }) => endings).join(' ')}`,
  })
}

async function checkFile(file: string): Promise<void> {
  formatOf(file)
  const found = await stat(file).catch((cause: unknown) => {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new LiemError('input', missing ? 'does not exist' : `cannot be opened: ${(cause as Error).message}`, {
      place: { file },
      cause,
      ...(missing ? { hint: 'check the path' } : {}),
    })
  })
  if (found.isDirectory()) throw new LiemError('input', 'is a directory', { place: { file }, hint: 'name the files in it' })
  if (found.size === 0) throw new LiemError('input', 'is empty (0 bytes)', { place: { file }, hint: 'export it again' })
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(bytes as Buffer)
  return hash.digest('hex')
}
