import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createZstdDecompress } from 'node:zlib'
import { LiemError } from '../errors.ts'
import { damaged, HEAD, isSafePath, MANIFEST, parseHead, parseManifest, type BackupHead, type BackupManifest } from './format.ts'
import { checkSeal } from './seal.ts'
import { readTar, type TarEntry } from './tar.ts'

/** An archive of which every byte was compared with its hash. */
export interface VerifiedBackup {
  file: string
  head: BackupHead
  manifest: BackupManifest
  /** Of the whole file, as `liem backup` said it. */
  sha256: string
  /** Bytes of the archive before its seal. */
  packed: number
}

const LONGEST_HEAD = 1 << 20
const LONGEST_MANIFEST = 1 << 28

/**
 * Reads an archive from end to end and compares it with what it says of itself. `onHead` is told of the first file as soon as that is known, and may
 * refuse. Throws `input` where anything is missing, changed, too much, or not where it belongs.
 */
export async function verifyBackup(
  file: string,
  { onHead, tell, signal }: { onHead?: (head: BackupHead) => Promise<void>; tell?: (bytes: number) => void; signal?: AbortSignal } = {},
): Promise<VerifiedBackup> {
  const seen = new Map<string, { bytes: number; sha256: string }>()
  let [head, manifest, bytes]: [BackupHead | undefined, BackupManifest | undefined, number] = [undefined, undefined, 0]
  const watch = (more: number): void => {
    signal?.throwIfAborted()
    tell?.((bytes += more))
  }
  const { packed, sha256 } = await checkSeal(file, watch)
  for await (const { name, bytes: size, content } of entriesOf(file, packed)) {
    if (manifest !== undefined) throw damaged(file, `there is something behind its end: ${shown(name)}`)
    if (!isSafePath(name) || seen.has(name)) throw damaged(file, `a file in it has no place: ${shown(name)}`)
    if ((head === undefined) !== (name === HEAD)) throw damaged(file, `it does not begin with ${HEAD}`)
    const isKept = name === HEAD || name === MANIFEST
    if (isKept && size > (name === HEAD ? LONGEST_HEAD : LONGEST_MANIFEST)) throw damaged(file, `${name} is too large`)
    const { kept, ...own } = await digest(content, isKept, watch)
    if (name === MANIFEST) manifest = parseManifest(kept, file)
    else seen.set(name, { bytes: size, ...own })
    if (name !== HEAD) continue
    head = parseHead(kept, file)
    await onHead?.(head)
  }
  if (head === undefined || manifest === undefined) throw damaged(file, 'it ends in the middle')
  compare(file, seen, manifest)
  return { file, head, manifest, sha256, packed }
}

async function digest(
  content: AsyncIterable<Buffer>,
  keep: boolean,
  tell: (bytes: number) => void,
): Promise<{ sha256: string; kept: Buffer }> {
  const hash = createHash('sha256')
  const pieces: Buffer[] = []
  for await (const piece of content) {
    hash.update(piece)
    tell(piece.length)
    if (keep) pieces.push(piece)
  }
  return { sha256: hash.digest('hex'), kept: Buffer.concat(pieces) }
}

function compare(file: string, seen: ReadonlyMap<string, { bytes: number; sha256: string }>, { entries }: BackupManifest): void {
  const wanted = new Map(entries.map((entry) => [entry.path, entry]))
  if (wanted.size !== entries.length) throw damaged(file, 'it names a file twice')
  for (const [path, { bytes, sha256 }] of wanted) {
    const found = seen.get(path)
    if (found === undefined) throw damaged(file, `a file is missing: ${shown(path)}`)
    if (found.bytes !== bytes || found.sha256 !== sha256) throw damaged(file, `a file was changed: ${shown(path)}`)
  }
  for (const path of seen.keys()) if (!wanted.has(path)) throw damaged(file, `there is a file too many: ${shown(path)}`)
}

/**
 * The files of an archive that was verified, read again: all but the first and the last. Each must have the bytes that it had; a file that was changed
 * meanwhile is an `input` error, thrown when its bytes have been given.
 */
export async function* contentsOf({ file, manifest, packed }: VerifiedBackup): AsyncGenerator<TarEntry, void, undefined> {
  const wanted = new Map(manifest.entries.map((entry) => [entry.path, entry]))
  for await (const { name, bytes, content } of entriesOf(file, packed)) {
    if (name === HEAD || name === MANIFEST) continue
    const entry = wanted.get(name)
    if (entry === undefined) throw damaged(file, 'it was changed while it was read')
    wanted.delete(name)
    yield { name, bytes, content: guarded(content, entry.sha256, file) }
  }
  wanted.delete(HEAD)
  if (wanted.size > 0) throw damaged(file, 'it was changed while it was read')
}

async function* guarded(content: AsyncIterable<Buffer>, sha256: string, file: string): AsyncGenerator<Buffer, void, undefined> {
  const hash = createHash('sha256')
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha256) throw damaged(file, 'it was changed while it was read')
}

async function* entriesOf(file: string, packed: number): AsyncGenerator<TarEntry, void, undefined> {
  if (packed === 0) throw damaged(file, 'there is nothing in it')
  const raw = createReadStream(file, { end: packed - 1, highWaterMark: 1 << 20 })
  const unpacked = createZstdDecompress()
  raw.on('error', (cause) => unpacked.destroy(cause))
  raw.pipe(unpacked)
  try {
    yield* readTar(unpacked as AsyncIterable<Buffer>, file)
  } catch (cause) {
    throw refusal(cause, file)
  } finally {
    raw.destroy()
    unpacked.destroy()
  }
}

/** What the decompressor says, as an error that a user understands. */
function refusal(cause: unknown, file: string): unknown {
  if (cause instanceof LiemError || !(cause instanceof Error)) return cause
  const { code = '' } = cause as NodeJS.ErrnoException
  if (/^Z(STD|_)|zstd/iu.test(`${code} ${cause.message}`)) return damaged(file, 'it cannot be unpacked', cause)
  return cause
}

function shown(path: string): string {
  return JSON.stringify(path.slice(0, 200))
}
