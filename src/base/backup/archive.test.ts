import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { contentsOf, verifyBackup } from './read-archive.ts'
import { SEAL_BYTES, sealOf } from './seal.ts'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'
import { writeArchive } from './write-archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'liem-archive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEAD = {
  liem: 'backup/1' as const,
  version: '0.1.0',
  at: '2026-11-27T00:00:00Z',
  migrations: [{ name: '0001_a', sha256: '0'.repeat(64) }],
}
const LONG = `uploads/0190/${'dài '.repeat(45)}.csv`
const FILES: [string, Buffer][] = [
  ['tables/ledger.event/000001', Buffer.from('1\ta\n2\tb\n')],
  ['lake/manifest.json', Buffer.from('{}')],
  ['lake/events/empty', Buffer.alloc(0)],
  [LONG, Buffer.alloc(1300, 'x')],
]
const whole = join(folder, 'whole.tar.zst')
await writeArchive(whole, HEAD, async ({ add }) => {
  for (const [path, bytes] of FILES) await add(path, bytes.length, [bytes])
  return { tables: [], sequences: [] }
})

let count = 0
const put = (bytes: Buffer): string => {
  const file = join(folder, `changed-${++count}`)
  writeFileSync(file, bytes)
  return file
}
const DAMAGED = { code: 'input', message: expect.stringMatching(/^the backup is damaged/u) as string }

/** An archive with these unpacked bytes and a right seal. */
function sealed(unpacked: Buffer): string {
  const packed = zstdCompressSync(unpacked)
  return put(Buffer.concat([packed, sealOf(createHash('sha256').update(packed))]))
}

interface Entry {
  path: string
  bytes: Buffer
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** An archive that somebody made: its manifest names what `named` says. */
function forged(entries: readonly Entry[], named: readonly Entry[] = entries, head: unknown = HEAD): string {
  const first = { path: 'liem-backup.json', bytes: Buffer.from(JSON.stringify(head)) }
  const said = [first, ...named].map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }))
  const manifest = { liem: 'backup/1', entries: said, tables: [], sequences: [] }
  const last = { path: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) }
  const blocks = [first, ...entries, last].flatMap(({ path, bytes }) => [tarHeader(path, bytes.length), bytes, tarPadding(bytes.length)])
  return sealed(Buffer.concat([...blocks, TAR_END]))
}
const entry = (path: string, text = 'a'): Entry => ({ path, bytes: Buffer.from(text) })

test('what was put in comes out, long names and empty files too', async () => {
  const verified = await verifyBackup(whole)
  expect(verified.head).toEqual(HEAD)
  const found: [string, Buffer][] = []
  for await (const { name, content } of contentsOf(verified)) found.push([name, Buffer.concat(await Array.fromAsync(content))])
  expect(found).toEqual(FILES)
})

test('any byte that is flipped, any that is missing at the end, any that is added, is found', async () => {
  const bytes = readFileSync(whole)
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1 << (at % 8)
    await expect(verifyBackup(put(changed)), `byte ${at}`).rejects.toMatchObject(DAMAGED)
    await expect(verifyBackup(put(bytes.subarray(0, at))), `length ${at}`).rejects.toMatchObject(DAMAGED)
  }
  await expect(verifyBackup(put(Buffer.concat([bytes, Buffer.from('x')])))).rejects.toMatchObject(DAMAGED)
  await expect(verifyBackup(put(Buffer.concat([bytes, bytes.subarray(0, 200)])))).rejects.toMatchObject(DAMAGED)
})

test('a bit that is flipped in the unpacked bytes is found, or is one that means nothing', async () => {
  const bytes = zstdDecompressSync(readFileSync(whole).subarray(0, -SEAL_BYTES))
  const original = await verifyBackup(whole)
  const property = fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
    const changed = Buffer.from(bytes)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    const outcome = await verifyBackup(sealed(changed)).catch((error: unknown) => error)
    expect(outcome).toMatchObject(outcome instanceof Error ? { code: 'input' } : { head: original.head, manifest: original.manifest })
  })
  await fc.assert(property, { numRuns: 300 })
})

test('a name that could lead out of the folder, or is in no folder, is refused although its hash is right', async () => {
  const names = [
    '../a',
    'lake/../../a',
    '/etc/a',
    'lake//a',
    'lake/./a',
    'lake',
    'lake/',
    'other/a',
    'lake/a\\..\\b',
    'lake/a\nb',
    'tables',
  ]
  for (const name of names) await expect(verifyBackup(forged([entry(name)])), name).rejects.toMatchObject(DAMAGED)
  await expect(verifyBackup(forged([entry('lake/a')]))).resolves.toBeDefined()
  const write = writeArchive(join(folder, 'no.tar.zst'), HEAD, async ({ add }) => {
    await add('../a', 1, [Buffer.from('a')])
    return { tables: [], sequences: [] }
  })
  await expect(write).rejects.toMatchObject({ code: 'input' })
})

test('a file too many, one missing, one twice, one changed, is found', async () => {
  const [a, b] = [entry('lake/a'), entry('lake/b')]
  await expect(verifyBackup(forged([a, b], [a]))).rejects.toMatchObject({ message: /too many: "lake\/b"/u })
  await expect(verifyBackup(forged([a], [a, b]))).rejects.toMatchObject({ message: /missing: "lake\/b"/u })
  await expect(verifyBackup(forged([a, a], [a]))).rejects.toMatchObject(DAMAGED)
  await expect(verifyBackup(forged([a], [a, a]))).rejects.toMatchObject(DAMAGED)
  await expect(verifyBackup(forged([entry('lake/a', 'b')], [a]))).rejects.toMatchObject({ message: /changed: "lake\/a"/u })
})

test('what is no file, no backup, or of a later form is refused in words', async () => {
  const link = tarHeader('lake/a', 0)
  link.write('2', 156)
  link.write('\0'.repeat(8), 148)
  const sum = link.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  link.write(sum.toString(8).padStart(6, '0') + '\0 ', 148)
  await expect(verifyBackup(sealed(Buffer.concat([link, TAR_END])))).rejects.toMatchObject({ message: /no file: lake\/a/u })
  await expect(verifyBackup(put(Buffer.from('a letter')))).rejects.toMatchObject(DAMAGED)
  await expect(verifyBackup(put(Buffer.alloc(0)))).rejects.toMatchObject(DAMAGED)
  await expect(verifyBackup(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'input', message: 'there is no such file' })
  await expect(verifyBackup(folder)).rejects.toMatchObject({ code: 'input', message: 'it is a folder, not a file' })
  await expect(verifyBackup(forged([], [], { liem: 'backup/2' }))).rejects.toMatchObject({ message: /later Liêm: its form is backup\/2/u })
})

test('a file that is changed between the two readings is found', async () => {
  const file = put(readFileSync(whole))
  const verified = await verifyBackup(file)
  writeFileSync(file, readFileSync(forged([entry('lake/manifest.json', 'other')])))
  const read = async (): Promise<void> => {
    for await (const { content } of contentsOf(verified)) await Array.fromAsync(content)
  }
  await expect(read()).rejects.toMatchObject({ message: /changed while it was read/u })
})
