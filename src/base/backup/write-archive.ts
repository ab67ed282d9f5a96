import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import { LiemError } from '../errors.ts'
import { HEAD, isSafePath, MANIFEST, type BackupEntry, type BackupHead, type BackupManifest } from './format.ts'
import { sealOf } from './seal.ts'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'

/** An archive while it is written. */
export interface Archive {
  /** Adds a file; returns its SHA-256. Throws where there are fewer or more bytes than were said. */
  add: (path: string, bytes: number, content: Iterable<Buffer> | AsyncIterable<Buffer>) => Promise<string>
}

/** What came of it. */
export interface WrittenArchive {
  bytes: number
  sha256: string
  manifest: BackupManifest
}

/** Fast; tables become about a tenth. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 3 }

/**
 * Writes an archive, whole or not at all: beside its place, and renamed when all of it is on the disk. `work` adds files and returns what the
 * manifest says of the tables.
 */
export async function writeArchive(
  out: string,
  head: BackupHead,
  work: (archive: Archive) => Promise<Pick<BackupManifest, 'tables' | 'sequences'>>,
): Promise<WrittenArchive> {
  await removeLeft(out)
  const part = partOf(out, process.pid)
  const sink = openSink(part)
  try {
    const entries: BackupEntry[] = []
    const add: Archive['add'] = async (path, bytes, content) => {
      const sha256 = await writeEntry(sink.write, path, bytes, content)
      entries.push({ path, bytes, sha256 })
      return sha256
    }
    const text = Buffer.from(`${JSON.stringify(head, null, 2)}\n`)
    await add(HEAD, text.length, [text])
    const manifest: BackupManifest = { liem: 'backup/1', entries, ...(await work({ add })) }
    const last = Buffer.from(`${JSON.stringify(manifest)}\n`)
    await writeEntry(sink.write, MANIFEST, last.length, [last])
    await sink.write(TAR_END)
    const { bytes, sha256 } = await sink.end()
    await rename(part, out)
    await syncFolder(dirname(out))
    return { bytes, sha256, manifest }
  } catch (error) {
    await sink.drop()
    await rm(part, { force: true })
    throw error
  }
}

type Write = (chunk: Buffer) => Promise<void>

interface Sink {
  write: Write
  end: () => Promise<{ bytes: number; sha256: string }>
  drop: () => Promise<void>
}

function openSink(file: string): Sink {
  const pack = createZstdCompress({ params: PARAMS })
  const [hash, whole] = [createHash('sha256'), createHash('sha256')]
  let bytes = 0
  const count = (chunk: Buffer): Buffer => {
    whole.update(chunk)
    bytes += chunk.length
    return chunk
  }
  const account = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      done(null, count(chunk))
    },
    flush: (done) => done(null, count(sealOf(hash))),
  })
  const done = pipeline(pack, account, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
  done.catch(() => undefined)
  const write: Write = async (chunk) => {
    // What went wrong on the way to the disk is thrown here, not a stream that was destroyed for it.
    if (pack.destroyed) await done
    if (!pack.write(chunk)) await Promise.race([once(pack, 'drain'), done])
  }
  const end = async (): Promise<{ bytes: number; sha256: string }> => {
    pack.end()
    await done
    return { bytes, sha256: whole.digest('hex') }
  }
  const drop = async (): Promise<void> => {
    pack.destroy()
    await done.catch(() => undefined)
  }
  return { write, end, drop }
}

async function writeEntry(write: Write, path: string, bytes: number, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<string> {
  if (!isSafePath(path)) throw new LiemError('input', 'the name of a file cannot stand in a backup', { place: { file: path } })
  await write(tarHeader(path, bytes))
  const hash: Hash = createHash('sha256')
  let seen = 0
  for await (const piece of content) {
    hash.update(piece)
    seen += piece.length
    if (seen > bytes) break
    await write(piece)
  }
  if (seen !== bytes)
    throw new LiemError('unavailable', 'a file was changed while it was read', { place: { file: path }, hint: 'try again' })
  await write(tarPadding(bytes))
  return hash.digest('hex')
}

function partOf(out: string, pid: number): string {
  return join(dirname(out), `.${basename(out)}.${pid}.part`)
}

/** A backup that was killed could not clear up behind itself: the next one into that folder does. */
async function removeLeft(out: string): Promise<void> {
  const folder = dirname(out)
  for (const name of await readdir(folder)) {
    const pid = Number(/^\..+\.tar\.zst\.(\d+)\.part$/u.exec(name)?.[1])
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(folder, name), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
