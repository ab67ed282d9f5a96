import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { LiemError } from '../base/index.ts'

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder, not a file',
}

/** Turns what the system or zlib says about a file into an error that a user understands. */
export function inputError(file: string, cause: unknown): LiemError {
  if (cause instanceof LiemError) return cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const place = { file }
  if (code === 'Z_BUF_ERROR')
    return new LiemError('input', 'the gzip file ends in the middle', { place, hint: 'copy or export the file again', cause })
  if (code.startsWith('Z_'))
    return new LiemError('input', 'the gzip file is damaged', { place, hint: 'copy or export the file again', cause })
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause))
  return new LiemError('input', reason, { place, cause })
}

/** Size in bytes of a file that can be read. Throws `input` for a missing file, a folder and an empty file. */
export async function fileSize(file: string): Promise<number> {
  const found = await stat(file).catch((cause: unknown) => {
    throw inputError(file, cause)
  })
  if (!found.isFile()) throw new LiemError('input', 'it is a folder, not a file', { place: { file }, hint: 'name the files in it' })
  if (found.size === 0) throw new LiemError('input', 'the file is empty', { place: { file } })
  return found.size
}

/** Whether the file begins as gzip does; its name is not asked. */
export async function isGzip(file: string): Promise<boolean> {
  const head = await readSlice(file, 0, 2)
  return head.length === 2 && head[0] === 0x1f && head[1] === 0x8b
}

/** Bytes `from … from + length` of a file as it is on disk; fewer at its end. */
export async function readSlice(file: string, from: number, length: number): Promise<Buffer> {
  const handle = await open(file).catch((cause: unknown) => {
    throw inputError(file, cause)
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from)
    return buffer.subarray(0, bytesRead)
  } catch (cause) {
    throw inputError(file, cause)
  } finally {
    await handle.close()
  }
}

/** The content of a file, unpacked where it is gzip. Errors of the stream are the system's own: pass them to `inputError`. */
export async function openContent(file: string): Promise<Readable> {
  const raw = createReadStream(file, { highWaterMark: 1 << 18 })
  if (!(await isGzip(file))) return raw
  const unpacked = createGunzip({ chunkSize: 1 << 18 })
  raw.on('error', (cause) => unpacked.destroy(cause))
  unpacked.on('close', () => raw.destroy())
  return raw.pipe(unpacked)
}

/** The first bytes of the content, at most `limit`. A gzip that breaks after the limit is not noticed here. */
export async function readHead(file: string, limit: number): Promise<Buffer> {
  await fileSize(file)
  const parts: Buffer[] = []
  let length = 0
  const stream = await openContent(file)
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      parts.push(part)
      length += part.length
      if (length >= limit) break
    }
  } catch (cause) {
    throw inputError(file, cause)
  } finally {
    stream.destroy()
  }
  if (length === 0) throw new LiemError('input', `${basename(file)} is empty once unpacked`, { place: { file } })
  return Buffer.concat(parts, length).subarray(0, limit)
}
