import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import {
  withSnapshot,
  writeArchive,
  type Archive,
  type BackupHead,
  type Snapshot,
  type WrittenArchive,
} from '../../src/base/backup/index.ts'
import { LiemError, type Database, type Home } from '../../src/base/index.ts'
import { listKept, type KeptFile } from '../../src/documents/store/index.ts'
import { backupFiles, type FileToKeep } from '../../src/lake/index.ts'
import { holdFiles, type HeldFiles } from '../../src/lake/uploads/index.ts'
import { VERSION } from './version.ts'

/** What came of a backup. */
export interface BackedUp {
  file: string
  bytes: number
  sha256: string
  tables: number
  rows: number
  files: number
  /** Hashes of files of cases that are not there, or are not what they were: what is there is in the backup all the same. */
  damaged: string[]
  seconds: number
}

interface Watching {
  signal?: AbortSignal
  tell?: (text: string) => void
}

/** Writes everything of an installation into one file, whole or not at all. */
export async function backUp(database: Database, home: Home, out: string, { signal, tell }: Watching = {}): Promise<BackedUp> {
  const began = performance.now()
  const watch = watcher(signal, tell)
  const damaged: string[] = []
  const { bytes, sha256, manifest } = await steady(database, home, async (snapshot, lake, held) => {
    const head: BackupHead = { liem: 'backup/1', version: VERSION, at: new Date().toISOString(), migrations: snapshot.migrations }
    return writeArchive(out, head, async (archive) => {
      const said = await snapshot.addTables(archive, watch)
      for (const file of lake) await addLakeFile(archive, home, file, watch)
      for (const { path, bytes, content } of held.files)
        await archive.add(`uploads/${path}`, bytes, watched(content(), `uploads/${path}`, watch))
      const kept = await listKept(snapshot.trx, home)
      damaged.push(...kept.missing)
      for (const file of kept.files) if ((await addKept(archive, file, watch)) !== file.sha256) damaged.push(file.sha256)
      await addRulebooks(archive, home)
      return said
    })
  })
  return {
    file: out,
    bytes,
    sha256,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    files: manifest.entries.filter(({ path }) => /^(lake|uploads|files|rulebooks)\//u.test(path)).length,
    damaged,
    seconds: (performance.now() - began) / 1000,
  }
}

type Watch = (label: string, bytes: number) => void

function watcher(signal: AbortSignal | undefined, tell: Watching['tell']): Watch {
  let total = 0
  return (label, bytes) => {
    signal?.throwIfAborted()
    total += bytes
    tell?.(`${Math.floor(total / 1e6).toLocaleString('en')} MB: ${label}`)
  }
}

/**
 * Database, lake and waiting files of one moment. The snapshot comes first: an import that the lake has by then and the database does not yet is one that
 * is running, and is finished after a restore; the other way round rows would be lost. Where a file was removed between the two, another moment is taken.
 */
async function steady(
  database: Database,
  home: Home,
  work: (snapshot: Snapshot, lake: FileToKeep[], held: HeldFiles) => Promise<WrittenArchive>,
): Promise<WrittenArchive> {
  for (let missing: string | undefined; ;) {
    const done = await withSnapshot(database, async (snapshot) => {
      const held = await holdFiles(snapshot.trx, home)
      try {
        const before = missing
        missing = held.missing.join()
        // Files that are missing twice were removed by somebody else.
        if (missing !== '' && missing !== before) return undefined
        return await work(snapshot, await backupFiles(home.lake), held)
      } finally {
        await held.release()
      }
    })
    if (done !== undefined) return done
  }
}

async function addLakeFile(archive: Archive, { lake }: Home, { path, bytes, sha256, content }: FileToKeep, watch: Watch): Promise<void> {
  const found = await archive.add(`lake/${path}`, bytes, watched(content(), `lake/${path}`, watch))
  if (sha256 === null || found === sha256) return
  throw new LiemError('input', 'a file of the lake is not what its manifest says', {
    place: { file: join(lake, path) },
    hint: 'take it from an earlier backup; nothing was written',
  })
}

async function* watched(content: AsyncIterable<Buffer>, label: string, watch: Watch): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    watch(label, piece.length)
    yield piece
  }
}

function addKept(archive: Archive, { path, bytes, content }: KeptFile, watch: Watch): Promise<string> {
  return archive.add(`files/${path}`, bytes, watched(content(), `files/${path}`, watch))
}

async function addRulebooks(archive: Archive, { rulebooks }: Home): Promise<void> {
  const found = await readdir(rulebooks, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.toSorted((one, other) => (one < other ? -1 : 1))) {
    const bytes = await readFile(file)
    await archive.add(`rulebooks/${relative(rulebooks, file)}`, bytes.length, [bytes])
  }
}
