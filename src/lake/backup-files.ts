import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LiemError } from '../base/index.ts'
import { filesOf, MANIFEST } from './manifest.ts'
import { parseManifest } from './manifest-schema.ts'

/** A file of the lake as a backup takes it. */
export interface FileToKeep {
  path: string
  bytes: number
  sha256: string | null
  content: () => AsyncIterable<Buffer>
}

/**
 * The manifest as it is now and every file that it names: none of them is ever changed or removed, so that they can be copied while imports go on. Empty
 * where there is no lake yet. Throws `input` where the manifest is damaged.
 */
export async function backupFiles(lakeDir: string): Promise<FileToKeep[]> {
  const file = join(lakeDir, MANIFEST)
  const text = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw cause
  })
  if (text === null) return []
  const { imports } = parseManifest(text.toString(), file)
  const own: FileToKeep = {
    path: MANIFEST,
    bytes: text.length,
    sha256: null,
    content: async function* () {
      yield text
    },
  }
  const named = imports.flatMap(filesOf).map(({ path, bytes, sha256 }): FileToKeep => ({
    path,
    bytes,
    sha256,
    content: () => bytesOf(join(lakeDir, path)),
  }))
  return [own, ...named]
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
    throw new LiemError('input', 'a file of the lake is missing', { place: { file }, cause })
  }
}
