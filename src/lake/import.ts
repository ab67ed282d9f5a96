import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { LiemError } from '../base/index.ts'
import { stageRows, type Staged } from './append.ts'
import { fileSize } from './bytes.ts'
import { openEngine } from './duckdb.ts'
import { hashFile, syncPath } from '../base/files/index.ts'
import { checkTimezone, isFull, withSource, type ImportProgress } from './import-open.ts'
import type { ImportOptions, ImportSource } from './import-source.ts'
import { lockLake } from './lock.ts'
import { describeFile, filesIn, filesOf, FOLDERS, readManifest, writeManifest } from './manifest.ts'
import type { LakeImport, Manifest } from './manifest-schema.ts'
import { formatOf } from './read-log.ts'

/** `staged`: all is written, nothing visible; `moved`: files stand where they belong, the manifest does not name them yet. */
export type ImportStep = 'locked' | 'staged' | 'moved' | 'committed'

export interface ImportRun extends ImportOptions {
  /** Called between the steps; what it throws ends the import there. */
  onStep?: (step: ImportStep) => void | Promise<void>
  now?: () => Date
  /** When it is aborted, the import ends as if it had never begun, with what `signal.reason` says. */
  signal?: AbortSignal
  /** Waits for an import into the lake that another process of this machine runs, in place of refusing. */
  waits?: boolean
}

/** In the order of the files. `known`: the lake had these bytes already, under that import. */
export type ImportResult = { file: string; known: boolean; import: LakeImport }[]

/** In ms, while another process imports. */
const LOOK_AGAIN = 200

interface Context {
  lakeDir: string
  run: ImportRun
  onProgress: ImportProgress | undefined
  /** Imports that the lake had before; those behind them are still staged. */
  before: number
}

/**
 * Imports event logs into a lake, all of them or, where one cannot be used, none. Bytes that the lake has are not
 * imported again; rows that an earlier import has are set apart. Throws `input` with file and reason.
 */
export async function importFiles(
  lakeDir: string,
  files: readonly string[],
  run: ImportRun = {},
  onProgress?: ImportProgress,
): Promise<ImportResult> {
  for (const file of files) {
    formatOf(file)
    await fileSize(file)
  }
  checkTimezone(run.timezone)
  const made = await mkdir(lakeDir, { recursive: true })
  const unlock = await lockLake(lakeDir, run.waits === true ? () => waitFor(files[0]!, run.signal, onProgress) : undefined)
  try {
    await run.onStep?.('locked')
    const manifest = await readManifest(lakeDir)
    await cleanUp(lakeDir, manifest)
    return await stageAndCommit({ lakeDir, run, onProgress, before: manifest.imports.length }, files, manifest)
  } catch (cause) {
    await removeTraces(lakeDir)
    run.signal?.throwIfAborted()
    if (isFull(cause))
      throw new LiemError('input', 'there is no room left to write; nothing was imported', {
        place: { file: lakeDir },
        hint: 'make room and import again',
        cause,
      })
    throw cause
  } finally {
    await rm(join(lakeDir, FOLDERS.staging), { recursive: true, force: true }).catch(() => undefined)
    await unlock()
    if (made !== undefined) await rmdir(lakeDir).catch(() => undefined)
  }
}

async function waitFor(file: string, signal: AbortSignal | undefined, onProgress: ImportProgress | undefined): Promise<void> {
  signal?.throwIfAborted()
  onProgress?.({ file, doing: 'waiting' })
  await pause(LOOK_AGAIN)
}

/** After a failure: what was written goes, and so do the folders that are empty without it. Never hides the failure itself. */
async function removeTraces(lakeDir: string): Promise<void> {
  try {
    await cleanUp(lakeDir, await readManifest(lakeDir))
    for (const folder of [FOLDERS.events, FOLDERS.rejected, FOLDERS.repeated]) await rmdir(join(lakeDir, folder)).catch(() => undefined)
  } catch {
    // The next import cleans up again.
  }
}

/** Removes what an import that did not come to its end left behind: staged files, and files that the manifest does not name. */
async function cleanUp(lakeDir: string, manifest: Manifest): Promise<void> {
  await rm(join(lakeDir, FOLDERS.staging), { recursive: true, force: true })
  const known = new Set(manifest.imports.flatMap(filesOf).map((file) => file.path))
  for (const path of await filesIn(lakeDir)) if (!known.has(path)) await rm(join(lakeDir, path))
  const imports = new Set(manifest.imports.map((one) => `import=${one.id}`))
  const folders = await readdir(join(lakeDir, FOLDERS.events)).catch(() => [])
  for (const folder of folders) if (!imports.has(folder)) await rm(join(lakeDir, FOLDERS.events, folder), { recursive: true })
}

async function stageAndCommit(context: Context, files: readonly string[], manifest: Manifest): Promise<ImportResult> {
  const { lakeDir, run, onProgress } = context
  const imports = [...manifest.imports]
  const result: ImportResult = []
  for (const file of files) {
    onProgress?.({ file, doing: 'hashing' })
    const sha256 = await hashFile(file)
    run.signal?.throwIfAborted()
    const known = imports.find((one) => one.sha256 === sha256)
    const one = known ?? (await stageFile(context, file, sha256, imports))
    if (known === undefined) imports.push(one)
    result.push({ file, known: known !== undefined, import: one })
  }
  run.signal?.throwIfAborted()
  await run.onStep?.('staged')
  const added = imports.slice(context.before)
  for (const one of added) await moveIn(lakeDir, one)
  await run.onStep?.('moved')
  if (added.length > 0) await writeManifest(lakeDir, { liem: 'lake/1', imports })
  await run.onStep?.('committed')
  return result
}

const stagingOf = (lakeDir: string, id: string): string => join(lakeDir, FOLDERS.staging, id)

async function stageFile(context: Context, file: string, sha256: string, imports: readonly LakeImport[]): Promise<LakeImport> {
  const number = imports.length + 1
  const id = `${String(number).padStart(6, '0')}-${sha256.slice(0, 8)}`
  const folder = stagingOf(context.lakeDir, id)
  await mkdir(folder, { recursive: true })
  const { connection, close } = await openEngine(context.run.engine)
  const watch = await watchProgress(connection, file, context.onProgress)
  const place = { folder, number, id, earlier: earlierFiles(context, imports), onStretch: watch.onStretch }
  const settle = interruptOn(connection, context.run.signal)
  const use = async (source: ImportSource): Promise<LakeImport> => {
    const [doubt] = source.doubts
    if (doubt !== undefined)
      throw new LiemError('input', `${doubt.what}; rows are kept for good, so this must be said`, { place: { file }, hint: doubt.hint })
    const staged = await stageRows(connection, source, place)
    if (staged.rows > 0 && staged.rejectedRows === staged.rows) throw await allRejected(folder, file, staged)
    const described = {
      number,
      id,
      importedAt: (context.run.now?.() ?? new Date()).toISOString(),
      name: basename(file),
      sha256,
      bytes: (await stat(file)).size,
      format: formatOf(file),
      timezone: context.run.timezone ?? 'UTC',
    }
    return { ...described, ...(await describeStaged(folder, source, staged)) }
  }
  try {
    return await withSource(connection, file, context.run, use, heard(context))
  } finally {
    watch.stop()
    settle()
    await close()
  }
}

/** Interrupts whatever the engine does from the moment of the abort on; the function that is returned ends that. */
function interruptOn(connection: DuckDBConnection, signal: AbortSignal | undefined): () => void {
  let timer: NodeJS.Timeout | undefined
  const interrupt = (): void => {
    timer ??= setInterval(() => connection.interrupt(), 50)
    connection.interrupt()
  }
  signal?.addEventListener('abort', interrupt)
  return () => {
    signal?.removeEventListener('abort', interrupt)
    clearInterval(timer)
  }
}

/** Readers that work row by row tell how far they are, and hear there that they are to stop. */
function heard({ run: { signal }, onProgress }: Context): ImportProgress | undefined {
  if (signal === undefined) return onProgress
  return (state) => {
    signal.throwIfAborted()
    onProgress?.(state)
  }
}

interface ProgressWatch {
  onStretch: (from: number, to: number) => void
  stop: () => void
}

/** The engine tells how far each statement is; here it becomes how far the file is, which only grows. */
async function watchProgress(connection: DuckDBConnection, file: string, onProgress?: ImportProgress): Promise<ProgressWatch> {
  if (onProgress === undefined) return { onStretch: () => undefined, stop: () => undefined }
  await connection.run('set enable_progress_bar = true')
  await connection.run('set enable_progress_bar_print = false')
  onProgress({ file, doing: 'reading' })
  let [from, to, share] = [0, 0, 0]
  const tell = (): void => {
    const { percentage } = connection.progress
    if (percentage > 0) share = Math.max(share, from + ((to - from) * percentage) / 100)
    if (share > 0) onProgress({ file, doing: 'writing', share })
  }
  const timer = setInterval(tell, 250).unref()
  const onStretch = (begin: number, end: number): void => {
    ;[from, to, share] = [begin, end, Math.max(share, begin)]
  }
  return { onStretch, stop: () => clearInterval(timer) }
}

function earlierFiles({ lakeDir, before }: Context, imports: readonly LakeImport[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [i, one] of imports.entries()) {
    const folder = i < before ? lakeDir : stagingOf(lakeDir, one.id)
    for (const { path } of one.files) {
      const partition = dirname(path).split('/').slice(-2).join('/')
      found.set(partition, [...(found.get(partition) ?? []), join(folder, path)])
    }
  }
  return found
}

async function allRejected(folder: string, file: string, staged: Staged): Promise<LiemError> {
  const handle = await open(join(folder, staged.rejected!.path))
  try {
    const first = JSON.parse((await handle.readLines()[Symbol.asyncIterator]().next()).value as string) as {
      row: number
      field: string
      reason: string
      value: string
    }
    const value = first.value === '' ? '' : ` (${JSON.stringify(first.value)})`
    return new LiemError('input', `none of its ${staged.rows} rows can be used; row ${first.row}: ${first.field} ${first.reason}${value}`, {
      place: { file },
      hint: 'look at it with --preview; name columns with --columns and the form of timestamps with --date-form',
    })
  } finally {
    await handle.close()
  }
}

async function describeStaged(
  folder: string,
  source: ImportSource,
  staged: Staged,
): Promise<
  Pick<
    LakeImport,
    | 'rows'
    | 'rejectedRows'
    | 'repeatedRows'
    | 'undatedRows'
    | 'from'
    | 'until'
    | 'mapping'
    | 'encoding'
    | 'dateForm'
    | 'attributes'
    | 'notes'
    | 'files'
    | 'rejected'
    | 'repeated'
  >
> {
  const { rows, rejectedRows, repeatedRows, undatedRows, from, until } = staged
  const describe = (file: { path: string; rows: number }) => describeFile(folder, file.path, file.rows)
  return {
    rows,
    rejectedRows,
    repeatedRows,
    undatedRows,
    from,
    until,
    mapping: source.mapping,
    encoding: source.encoding,
    dateForm: source.dateForm,
    attributes: source.attributes.map(({ name }) => name),
    notes: source.notes,
    files: await Promise.all(staged.files.map(describe)),
    rejected: staged.rejected && (await describe(staged.rejected)),
    repeated: staged.repeated && (await describe(staged.repeated)),
  }
}

/** Puts an import's files where they belong: those of its events by one rename, so that they are seen all or not at all. */
async function moveIn(lakeDir: string, one: LakeImport): Promise<void> {
  const staging = stagingOf(lakeDir, one.id)
  for (const { path } of filesOf(one)) {
    await syncPath(join(staging, path))
    await syncPath(dirname(join(staging, path)))
  }
  const events = `${FOLDERS.events}/import=${one.id}`
  for (const path of [one.rejected?.path, one.repeated?.path, one.files.length === 0 ? undefined : events]) {
    if (path === undefined) continue
    await mkdir(dirname(join(lakeDir, path)), { recursive: true })
    await rename(join(staging, path), join(lakeDir, path))
    await syncPath(dirname(join(lakeDir, path)))
  }
}
