import { existsSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { LiemError } from '../../src/base/index.ts'

/** A file with its name, whole. Throws `input` where it cannot be read. */
export async function fileAt(path: string): Promise<{ name: string; bytes: Buffer }> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new LiemError('input', `the file cannot be read: ${error.message}`, { place: { file: path }, cause: error })
  })
  return { name: basename(path), bytes }
}

/** Throws `input` where something is in the way of what is to be written; a folder may be there for a folder. */
export function refuseExisting(path: string, isFile: boolean): void {
  if (existsSync(path) && (isFile || !statSync(path).isDirectory()))
    throw new LiemError('input', 'there is a file of this name', { place: { file: path }, hint: 'choose another one' })
}

export async function writeOne(path: string, content: Buffer | string): Promise<string> {
  await writeFile(path, content, { flag: 'wx' })
  return path
}

export function print(format: 'text' | 'json', value: unknown, text: string): void {
  process.stdout.write(format === 'json' ? `${JSON.stringify(value, null, 2)}\n` : text)
}
