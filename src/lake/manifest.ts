import { open, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { LiemError } from '../base/index.ts'
import { literal } from './duckdb.ts'
import { hashFile, syncPath } from '../base/files/index.ts'
import { parseManifest, type LakeFile, type LakeImport, type Manifest } from './manifest-schema.ts'

export const MANIFEST = 'manifest.json'
/** Folders of a lake. What is in them and not in the manifest does not count. */
export const FOLDERS = { events: 'events', rejected: 'rejected', repeated: 'repeated', staging: 'staging' } as const

/** Reads the manifest of a lake; that of a folder that is not there yet is empty. Throws `input` for one that is damaged. */
export async function readManifest(lakeDir: string): Promise<Manifest> {
  const file = join(lakeDir, MANIFEST)
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw new LiemError('input', `cannot be read: ${cause.message}`, { place: { file }, cause })
  })
  return text === null ? { liem: 'lake/1', imports: [] } : parseManifest(text, file)
}

/** Replaces the manifest at one stroke: whoever reads it sees the old one or the new one, whole, and after a power cut too. */
export async function writeManifest(lakeDir: string, manifest: Manifest): Promise<void> {
  const target = join(lakeDir, MANIFEST)
  const handle = await open(`${target}.new`, 'w')
  try {
    await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${target}.new`, target)
  await syncPath(lakeDir)
}

/** A file of the lake as the manifest names it. */
export async function describeFile(lakeDir: string, path: string, rows: number): Promise<LakeFile> {
  const file = join(lakeDir, path)
  return { path: path.split(sep).join('/'), sha256: await hashFile(file), bytes: (await stat(file)).size, rows }
}

export interface LakeProblem {
  path: string
  problem: 'missing' | 'changed' | 'not in the manifest'
}

/** Compares every file of the lake with the manifest. Empty: all is as it was written. */
export async function verifyLake(lakeDir: string): Promise<LakeProblem[]> {
  const manifest = await readManifest(lakeDir)
  const known = new Map(manifest.imports.flatMap(filesOf).map((file) => [file.path, file.sha256]))
  const present = await filesIn(lakeDir)
  const problems: LakeProblem[] = []
  for (const [path, sha256] of known) {
    if (!present.has(path)) problems.push({ path, problem: 'missing' })
    else if ((await hashFile(join(lakeDir, path))) !== sha256) problems.push({ path, problem: 'changed' })
  }
  for (const path of present) if (!known.has(path)) problems.push({ path, problem: 'not in the manifest' })
  return problems
}

/** Every file that an import has written. */
export function filesOf(one: LakeImport): LakeFile[] {
  return [...one.files, ...(one.rejected === null ? [] : [one.rejected]), ...(one.repeated === null ? [] : [one.repeated])]
}

/** Paths of the files in the lake's folders, with `/`, as the manifest writes them. */
export async function filesIn(lakeDir: string): Promise<Set<string>> {
  const found = new Set<string>()
  for (const folder of [FOLDERS.events, FOLDERS.rejected, FOLDERS.repeated]) {
    const entries = await readdir(join(lakeDir, folder), { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries) if (entry.isFile()) found.add(relative(lakeDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
  }
  return found
}

/** Columns that every row of a lake has; all others are attributes. `ts` is an instant (TIMESTAMP WITH TIME ZONE), NULL where not dated. */
export const LAKE_COLUMNS = {
  case: 'case_id',
  activity: 'activity',
  timestamp: 'ts',
  resource: 'resource',
  unit: 'unit',
  lifecycle: 'lifecycle',
} as const
/** Number of the import and of the row in its file. */
export const PROVENANCE = ['_import', '_row'] as const

export interface Lake {
  /** Parquet files in the order of the imports, within one in order of time. */
  files: string[]
  columns: typeof LAKE_COLUMNS
  /** Names of attribute columns; those of a case (XES trace, OCEL object) begin with `case:`. */
  attributes: string[]
  events: number
  /** Rows without a time. */
  undated: number
  /**
   * SQL to read it: rows with equal instants come in the order of imports and rows. Where there are undated rows it
   * sorts by import and row, so that each keeps the place that it had in its file. Empty where the lake has no rows.
   */
  relation: string
  rejectedRows: number
  repeatedRows: number
  manifest: Manifest
}

/** What a lake holds and how to read it. Throws `input` where there is no lake. */
export async function readLake(lakeDir: string): Promise<Lake> {
  return lakeOf(lakeDir, await readManifest(lakeDir))
}

function lakeOf(lakeDir: string, manifest: Manifest): Lake {
  if (manifest.imports.length === 0)
    throw new LiemError('input', 'there is no lake here, or nothing was imported into it yet', {
      place: { file: lakeDir },
      hint: 'fill it with: liem import FILE… --into LAKE',
    })
  const files = manifest.imports.flatMap((one) => one.files.map((file) => join(lakeDir, file.path)))
  const sum = (of: (one: LakeImport) => number): number => manifest.imports.reduce((total, one) => total + of(one), 0)
  const undated = sum((one) => one.undatedRows)
  const table = `read_parquet([${files.map(literal).join(', ')}], union_by_name = true, hive_partitioning = false)`
  return {
    files,
    columns: LAKE_COLUMNS,
    attributes: [...new Map(manifest.imports.flatMap((one) => one.attributes).map((name) => [name.toLowerCase(), name])).values()],
    events: sum((one) => one.files.reduce((total, file) => total + file.rows, 0)),
    undated,
    relation: files.length === 0 ? '' : undated === 0 ? table : `(select * from ${table} order by _import, _row)`,
    rejectedRows: sum((one) => one.rejectedRows),
    repeatedRows: sum((one) => one.repeatedRows),
    manifest,
  }
}

const manifests = new Map<string, { mark: string; manifest: Manifest }>()
const lakes = new Map<string, Lake>()

/** `readManifest` for whoever asks often: read anew when it has been replaced. */
export async function readKnownManifest(lakeDir: string): Promise<Manifest> {
  const file = await stat(join(lakeDir, MANIFEST), { bigint: true }).catch(() => null)
  const mark = file === null ? '' : `${file.ino} ${file.size} ${file.mtimeNs}`
  const before = manifests.get(lakeDir)
  if (before !== undefined && before.mark === mark) return before.manifest
  const manifest = await readManifest(lakeDir)
  manifests.set(lakeDir, { mark, manifest })
  return manifest
}

/** `readLake` for whoever asks often. */
export async function readKnownLake(lakeDir: string): Promise<Lake> {
  const manifest = await readKnownManifest(lakeDir)
  const before = lakes.get(lakeDir)
  if (before !== undefined && before.manifest === manifest) return before
  const lake = lakeOf(lakeDir, manifest)
  lakes.set(lakeDir, lake)
  return lake
}
