import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { LiemError } from '../../src/base/index.ts'
import { importCommand, parseColumns } from './import.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-cli-import-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function liemImport(...given: string[]): Promise<string> {
  let out = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  try {
    await importCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .parseAsync(given, { from: 'user' })
  } finally {
    write.mockRestore()
  }
  return out
}

async function log(name: string, text: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}

test('says what it did, and that it was done already', async () => {
  const lake = join(folder, 'lake')
  const file = await log('a.csv', 'Số tờ khai;activity;ts;channel\n1;Đăng ký;25/03/2026 08:00;đỏ\n2;;25/03/2026 08:00;\n')
  const given = [file, '--into', lake, '--columns', 'case=Số tờ khai', '--timezone', 'Asia/Ho_Chi_Minh']
  const said = await liemImport(...given)
  expect(said).toContain('a.csv: 1 row imported (import 1), 2026-03-25T01:00:00Z to 2026-03-25T01:00:00Z')
  expect(said).toContain('1 row cannot be used:')
  expect(said).toContain('case: column "Số tờ khai", as asked')
  expect(said).toContain('dd/MM/yyyy HH:mm, without offset')
  expect(said).toContain('read as Asia/Ho_Chi_Minh')
  expect(await liemImport(...given)).toContain('has these bytes already (import 1, a.csv)')
  expect(JSON.parse(await liemImport(...given, '--format', 'json'))).toMatchObject({
    liem: 'import/1',
    files: [{ known: true, import: { rows: 2, rejectedRows: 1 } }],
  })
})

test('--preview shows mapping, types, date form, zone, encoding, rows and doubts, and writes nothing', async () => {
  const file = await log('b.csv', 'case,activity,ts,value\nX,Release,05/03/2026 07:08,12\nX,,05/03/2026 07:09,\n')
  const before = await readdir(folder)
  const said = await liemImport(file, '--preview')
  for (const part of [
    'b.csv (csv)',
    'UTF-8',
    'timestamp  "ts"',
    'read as UTC',
    'columns: case, activity, ts, value',
    'row 1: X | Release | 2026-03-05T07:08:00.000Z',
    '✗ row 2: X | no activity',
    'value=12',
    '--date-form dmy',
  ]) {
    expect(said).toContain(part)
  }
  expect(JSON.parse(await liemImport(file, '--preview', '--format', 'json'))).toMatchObject({
    files: [{ encoding: 'utf-8', dateForm: 'dmy', timezone: 'UTC', doubts: [{}] }],
  })
  expect(await readdir(folder)).toEqual(before)
})

test('errors are thrown with file and hint; --into is needed', async () => {
  const file = await log('c.csv', 'a,b,c\n1,2,3\n')
  const error = await liemImport(file, '--into', join(folder, 'none')).catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(LiemError)
  expect(error).toMatchObject({ place: { file }, hint: expect.stringContaining('--columns') as string })
  await expect(liemImport()).rejects.toMatchObject({ exitCode: 2 })
  await expect(liemImport(file)).rejects.toMatchObject({ exitCode: 2 })
  await expect(liemImport(file, '--into', 'x', '--encoding', 'klingon')).rejects.toThrow(/Allowed choices/u)
})

test('--verify compares the lake with its manifest', async () => {
  const lake = join(folder, 'verified')
  await liemImport(await log('d.csv', 'case,activity,ts\nX,a,2026-03-05 07:08\n'), '--into', lake)
  expect(await liemImport('--into', lake, '--verify')).toContain('1 imports, 1 events, every file as it was written')
  await writeFile(join(lake, 'events', 'stray.parquet'), '')
  await expect(liemImport('--into', lake, '--verify')).rejects.toMatchObject({ more: [{ message: 'not in the manifest' }] })
})

test('--columns', () => {
  expect(parseColumns('case=A, activity=B c,timestamp=x\\,y')).toEqual({ case: 'A', activity: 'B c', timestamp: 'x,y' })
  for (const text of ['kase=A', 'case', 'case=']) expect(() => parseColumns(text)).toThrow(/is not one of/u)
  expect(() => parseColumns('case=A,case=B')).toThrow(/named twice/u)
})
