import { open, type FileHandle } from 'node:fs/promises'
import type { Db, Home, Trx } from '../../base/index.ts'
import { fileOf } from './files.ts'
import type { UploadState } from './schema.ts'

/** States in which the file is still needed. What is just being received is sent again. */
const WITH_FILE: UploadState[] = ['received', 'checking', 'ready', 'doubtful', 'importing', 'failed']

/** A file on its way into the lake, held open: it can be read even when it is removed meanwhile. */
export interface HeldFile {
  /** Below the folder of uploads. */
  path: string
  bytes: number
  content: () => AsyncIterable<Buffer>
}

export interface HeldFiles {
  files: HeldFile[]
  /** Those that should be there and are not. */
  missing: string[]
  release: () => Promise<void>
}

/** Holds every file that waits, as the database knows it. */
export async function holdFiles(db: Db | Trx, home: Home): Promise<HeldFiles> {
  const rows = await db.selectFrom('lake.upload').select(['id', 'name']).where('state', 'in', WITH_FILE).orderBy('id').execute()
  const handles: FileHandle[] = []
  const [files, missing]: [HeldFile[], string[]] = [[], []]
  const release = async (): Promise<void> => {
    for (const handle of handles) await handle.close()
  }
  try {
    for (const row of rows) {
      const handle = await open(fileOf(home, row)).catch(orMissing)
      if (handle === undefined) {
        missing.push(row.id)
        continue
      }
      handles.push(handle)
      const content = (): AsyncIterable<Buffer> => handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 })
      files.push({ path: `${row.id}/${row.name}`, bytes: (await handle.stat()).size, content })
    }
    return { files, missing, release }
  } catch (error) {
    await release()
    throw error
  }
}

function orMissing(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT') throw cause
}
