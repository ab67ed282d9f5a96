import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { LiemError } from '../base/index.ts'
import { packBuilder, rowSink, type PackBuilder } from './builder.ts'
import { openEngine, type Engine, type EngineOptions } from './duckdb.ts'
import { hashFile } from '../base/files/index.ts'
import { finishPack } from './pack.ts'
import { readCsv } from './read-csv.ts'
import { isLake, readLakeEvents } from './read-lake.ts'
import { readOcel } from './read-ocel.ts'
import { readParquet } from './read-parquet.ts'
import { readXes } from './read-xes.ts'
import type { LogRequest, PackedLog, Progress } from './schema.ts'
import { settled } from './settled.ts'

const FORMATS = [
  { name: 'csv', endings: ['.csv', '.csv.gz', '.tsv', '.tsv.gz', '.txt', '.txt.gz'] },
  { name: 'parquet', endings: ['.parquet'] },
  { name: 'xes', endings: ['.xes', '.xes.gz'] },
  { name: 'ocel', endings: ['.jsonocel', '.json', '.xmlocel', '.xml', '.sqlite', '.jsonocel.gz', '.json.gz', '.xmlocel.gz', '.xml.gz'] },
] as const
export type Format = (typeof FORMATS)[number]['name']

/**
 * Reads event logs of any known format, and lakes, in the order given, into packed cases.
 * Throws LiemError('input') with file, place and reason where one cannot be used.
 */
export async function readLog(
  files: readonly string[],
  request: LogRequest,
  onProgress?: Progress,
  engineOptions?: EngineOptions,
): Promise<PackedLog> {
  const kinds: Kind[] = []
  for (const file of files) kinds.push(await kindOf(file))
  const builder = packBuilder(request)
  const hashes = files.map((file, index) => (kinds[index] === 'lake' ? undefined : settled(hashFile(file))))
  const engine = kinds.some((kind) => TABLES.has(kind)) ? await openEngine(engineOptions) : undefined
  const named: { name: string; sha256: string }[] = []
  try {
    for (const [index, file] of files.entries()) {
      const imported = await readOne(kinds[index]!, file, builder, engine, onProgress)
      if (imported === undefined) named.push({ name: basename(file), sha256: await hashes[index]!() })
      else named.push(...imported)
    }
    return finishPack(builder, named)
  } finally {
    await engine?.close()
  }
}

type Kind = Format | 'lake'

/** What DuckDB reads. */
const TABLES: ReadonlySet<Kind> = new Set(['csv', 'parquet', 'lake'])

async function readOne(
  kind: Kind,
  file: string,
  builder: PackBuilder,
  engine: Engine | undefined,
  onProgress?: Progress,
): Promise<PackedLog['files'] | undefined> {
  if (kind === 'lake') return readLakeEvents(engine!.connection, file, builder, onProgress)
  if (kind === 'csv') await readCsv(engine!.connection, file, builder, onProgress)
  else if (kind === 'parquet') await readParquet(engine!.connection, file, builder, onProgress)
  else {
    const sink = rowSink(builder)
    await (kind === 'xes' ? readXes : readOcel)(file, builder.request, sink, onProgress)
    sink.flush()
  }
  return undefined
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

/** What a path is. Throws LiemError('input') for one that is missing, empty, a folder that is no lake, or of no known format. */
async function kindOf(file: string): Promise<Kind> {
  const found = await stat(file).catch((cause: unknown) => {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new LiemError('input', missing ? 'does not exist' : `cannot be opened: ${(cause as Error).message}`, {
      place: { file },
      cause,
      ...(missing ? { hint: 'check the path' } : {}),
    })
  })
  if (found.isDirectory() && (await isLake(file))) return 'lake'
  if (found.isDirectory()) throw new LiemError('input', 'is a directory', { place: { file }, hint: 'name the files in it' })
  if (found.size === 0) throw new LiemError('input', 'is empty (0 bytes)', { place: { file }, hint: 'export it again' })
  return formatOf(file)
}
