import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/db.ts'
import { openHome, type Home } from '../../base/index.ts'
import { writing } from '../../base/write/index.ts'
import { keepStaged, listKept, openKept, sweepFiles, verifyKept, withStaged, type Staged } from './index.ts'
import { typeOf } from './types.ts'

const { db } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'liem-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = openHome(join(folder, 'home'))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const keep = (text: string, at: Home = home): Promise<Staged> =>
  withStaged(at, Readable.from([Buffer.from(text)]), undefined, async (staged) => {
    await writing(db, (trx) => keepStaged(trx, at, staged))
    return staged
  })
/** Every file below the folder of files. */
const filesIn = ({ files }: Home): string[] =>
  readdirSync(files, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

test('bytes are kept once, whoever sends them, under their hash; they come out as they went in', async () => {
  await keep('biên bản')
  const again = await keep('biên bản')
  expect(again).toMatchObject({ sha256: sha256('biên bản'), type: 'text/plain', bytes: 11 })
  expect(filesIn(home)).toEqual([sha256('biên bản').slice(2)])
  expect((await buffer(await openKept(home, again.sha256))).toString()).toBe('biên bản')
  expect(await verifyKept(home, again.sha256)).toBe('same')
  const { files, missing } = await listKept(db, home)
  expect([files.map((file) => [file.sha256, file.bytes]), missing]).toEqual([[[again.sha256, 11]], []])
})

test('bytes that were changed or removed behind its back are found, and put right by whoever sends them again', async () => {
  const { sha256: own } = await keep('sổ trực')
  const file = join(home.files, own.slice(0, 2), own.slice(2))
  writeFileSync(file, 'sổ trực, sửa')
  expect(await verifyKept(home, own)).toBe('other')
  rmSync(file)
  expect(await verifyKept(home, own)).toBe('missing')
  expect((await listKept(db, home)).missing).toEqual([own])
  await expect(openKept(home, own)).rejects.toMatchObject({ code: 'unavailable' })
  await keep('sổ trực')
  expect(await verifyKept(home, own)).toBe('same')
})

test('whatever goes wrong before the end leaves nothing behind', async () => {
  const before = filesIn(home)
  const refused = (chunks: readonly string[], announced?: number) =>
    withStaged(home, Readable.from(chunks.map((one) => Buffer.from(one))), announced, () => Promise.resolve('kept'))
  await expect(refused([])).rejects.toMatchObject({ code: 'input', message: 'the file is empty' })
  await expect(refused(['half'], 8)).rejects.toMatchObject({ code: 'input', message: 'not all of the file came' })
  await expect(refused(['MZ a program called scan.pdf'])).rejects.toMatchObject({ code: 'input' })
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('a beginning')
      throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
    })(),
  )
  await expect(withStaged(home, broken, undefined, () => Promise.resolve())).rejects.toMatchObject({ code: 'ECONNRESET' })
  await expect(withStaged(home, Readable.from([Buffer.from('x')]), undefined, () => Promise.reject(new Error('refused')))).rejects.toThrow(
    'refused',
  )
  expect(filesIn(home)).toEqual(before)
})

test('how large a file may be, and whether it may be a program, the configuration says', async () => {
  const other = openHome(join(folder, 'other'))
  writeFileSync(join(other.path, 'config.yaml'), 'files: { mostMegabytes: 1, programs: true }\n')
  const send = (bytes: Buffer, announced?: number) =>
    withStaged(other, Readable.from([bytes]), announced, ({ type }) => Promise.resolve(type))
  await expect(send(Buffer.alloc(1_000_001, 'x'))).rejects.toMatchObject({ code: 'input', message: 'the file is larger than 1 MB' })
  await expect(send(Buffer.from('x'), 1_000_001)).rejects.toMatchObject({ message: 'the file is larger than 1 MB' })
  expect(await send(Buffer.from('#!/bin/sh\n'))).toBe('application/x-executable')
  expect(filesIn(other)).toEqual([])
})

const TYPES: readonly (readonly [bytes: string, type: string])[] = [
  ['%PDF-1.7\n', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n\0', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['II*\0', 'image/tiff'],
  ['PK\x03\x04....[Content_Types].xml....word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['PK\x03\x04....[Content_Types].xml....xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['PK\x03\x04....notes.txt', 'application/zip'],
  ['\0\0\0\x18ftypisom', 'video/mp4'],
  ['RIFF\0\0\0\0WAVE', 'audio/wav'],
  ['  <!DOCTYPE html><script>', 'text/html'],
  ['<?xml version="1.0"?>', 'application/xml'],
  ['{"a": 1}', 'application/json'],
  ['a,b\n1,2\n', 'text/plain'],
  ['\x7fELF', 'application/x-executable'],
  ['\x01\x02\x03\xfe', 'application/octet-stream'],
]
test.each(TYPES)('%j is %s, whatever it is called', (bytes, type) => {
  expect(typeOf(Buffer.from(bytes, 'latin1'))).toBe(type)
})
test('a letter that is cut in two at the end of what was looked at leaves a text a text', () => {
  const vietnamese = Buffer.from('Đã kiểm tra thực tế hàng hóa, kết quả phù hợp.')
  for (let end = 1; end <= vietnamese.length; end++) expect(typeOf(vietnamese.subarray(0, end)), `${end} bytes`).toBe('text/plain')
})

/** A process of its own that receives into a home; `then` is done with what came. */
function receiver(at: string, then: string, limits = ''): ReturnType<typeof spawn> {
  const of = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)))
  const script = `
    import { readFileSync, writeSync } from 'node:fs'
    const { openHome } = await import(${of('../../base/home.ts')})
    const { withStaged } = await import(${of('stage.ts')})
    const say = (text) => writeSync(1, text + '\\n')
    const home = openHome(${JSON.stringify(at)})
    await withStaged(home, process.stdin, undefined, async (staged) => { ${then} }).catch((error) => say('refused ' + error.code))
    process.exit(0)`
  return spawn('bash', ['-c', `${limits} exec "$0" --input-type=module -e "$1"`, process.execPath, script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
}
const ended = (child: ReturnType<typeof spawn>): Promise<string> =>
  new Promise((resolve) => {
    let said = ''
    child.stdout!.on('data', (text: Buffer) => (said += text.toString()))
    child.once('close', () => resolve(said.trim()))
  })

test('killed in the middle of a file, nothing half stands anywhere, and the next start clears what lay there', async () => {
  const at = openHome(join(folder, 'killed'))
  const child = receiver(at.path, `say('whole')`)
  child.stdin!.on('error', () => undefined)
  child.stdin!.write(Buffer.alloc(4_000_000, 'x'))
  await expect.poll(() => filesIn(at).length).toBe(1)
  const [part] = filesIn(at)
  await expect.poll(() => statSync(join(at.files, 'staging', part!)).size).toBeGreaterThan(1_000_000)
  const end = ended(child)
  child.kill('SIGKILL')
  expect(await end).toBe('')
  expect(readdirSync(at.files)).toEqual(['staging'])
  await sweepFiles(db, at, { alone: true })
  expect(filesIn(at)).toEqual([])
})

test('a disk that is full is said, and nothing half stays', async () => {
  const at = openHome(join(folder, 'full'))
  // A file may have one megabyte: to the process it is as if the disk had no more.
  const child = receiver(at.path, `say('whole')`, 'ulimit -f 1000;')
  const end = ended(child)
  child.stdin!.on('error', () => undefined)
  child.stdin!.end(Buffer.alloc(8_000_000, 'x'))
  expect(await end).toBe('refused EFBIG')
  expect(filesIn(at)).toEqual([])
})

test('three hundred megabytes pass through a bounded part of memory', async () => {
  const at = openHome(join(folder, 'large'))
  // `maxRSS` is inherited from whoever started the process; what the kernel notes of the program itself is not.
  const child = receiver(at.path, `say(staged.bytes + ' ' + /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1])`)
  const end = ended(child)
  Readable.from(pieces(300, Buffer.alloc(1_000_000, 'biên bản '))).pipe(child.stdin!)
  const [bytes, kilobytes] = (await end).split(' ').map(Number)
  expect(bytes).toBe(300_000_000)
  // Node itself takes some eighty thousand.
  expect(kilobytes).toBeLessThan(220_000)
  expect(filesIn(at)).toEqual([])
})

function* pieces(n: number, piece: Buffer): Generator<Buffer> {
  for (let at = 0; at < n; at++) yield piece
}

test('bytes that no row names are swept; those of a row that was given up, too, and no others', async () => {
  const at = openHome(join(folder, 'swept'))
  const [stays, given] = [await keep('ở lại', at), await keep('bỏ', at)]
  await withStaged(at, Readable.from([Buffer.from('không ai nhận')]), undefined, (staged) =>
    writing(db, async (trx) => {
      await keepStaged(trx, at, staged)
      throw new Error('killed before the end')
    }).catch(() => undefined),
  )
  expect(filesIn(at)).toHaveLength(3)
  await writing(db, (trx) => sql`update documents.file set gone_at = now() where sha256 = ${given.sha256}`.execute(trx))
  expect(await sweepFiles(db, at)).toBe(2)
  expect(filesIn(at)).toEqual([stays.sha256.slice(2)])
  // The same bytes may come again.
  await keep('bỏ', at)
  expect(await sweepFiles(db, at)).toBe(0)
  expect(await verifyKept(at, given.sha256)).toBe('same')
})
