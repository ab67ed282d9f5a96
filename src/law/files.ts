import { readFile } from 'node:fs/promises'
import { LiemError } from '../base/index.ts'

const LARGEST_BYTES = 16 * 1024 * 1024

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
}

/** Reads a text file in UTF-8 (a byte order mark is dropped). Throws LiemError('rulebook') where that cannot be done. */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new LiemError('rulebook', REASONS[code] ?? 'the file cannot be read', { place: { file }, cause: error })
  })
  if (bytes.length > LARGEST_BYTES) throw new LiemError('rulebook', 'the file is larger than 16 MB', { place: { file } })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const line = new TextDecoder().decode(bytes).split('\uFFFD', 1)[0].split('\n').length
    throw new LiemError('rulebook', 'the file is not UTF-8', { place: { file, line }, hint: 'save it as UTF-8' })
  }
}
