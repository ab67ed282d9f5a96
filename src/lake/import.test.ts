import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LiemError } from '../base/index.ts'
import { openEngine, type Engine } from './duckdb.ts'
import { importFiles, type ImportRun, type ImportStep } from './import.ts'
import { readLake, readManifest, verifyLake } from './manifest.ts'

let folder: string
let engine: Engine
let lakes = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-import-'))
  engine = await openEngine({ threads: 1, memoryLimit: '256MB' })
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

const small: ImportRun = { engine: { threads: 1 }, timezone: 'UTC' }
const newLake = (): string => join(folder, `lake-${++lakes}`)

async function csv(name: string, rows: readonly (readonly (string | null)[])[], header = 'case_id,activity,ts,resource,channel'): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, `${header}\n${rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n')}\n`)
  return file
}

async function rowsOf(lake: string, columns = 'case_id, activity, epoch_us(ts)::varchar, resource, channel'): Promise<string[]> {
  const { relation } = await readLake(lake)
  if (relation === '') return []
  return (await engine.connection.runAndReadAll(`select ${columns} from ${relation}`)).getRows().map((row) => row.join('|'))
}

/** Everything in a folder, by path and content: two lakes that are equal here are equal for every reader. */
async function snapshot(lake: string): Promise<Record<string, string>> {
  const entries = await readdir(lake, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file.slice(lake.length), (await readFile(file)).toString('base64')])))
}

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')} 08:00:00`
const first = [
  ['A', 'Registered', day(1), 'u1', 'red'],
  ['A', 'Release', day(2), 'u2', ''],
  ['B', 'Registered', '2026-04-01 00:00:00', 'u1', 'green'],
] as const

describe('an import', () => {
  test('is partitioned by year and month, counted, hashed and described', async () => {
    const lake = newLake()
    const [result] = await importFiles(lake, [await csv('first.csv', first)], { ...small, now: () => new Date(0) })
    expect(result!.import).toMatchObject({ number: 1, name: 'first.csv', format: 'csv', rows: 3, rejectedRows: 0, repeatedRows: 0, undatedRows: 0, importedAt: '1970-01-01T00:00:00.000Z', from: '2026-03-01T08:00:00Z', until: '2026-04-01T00:00:00Z', encoding: 'utf-8', dateForm: 'iso', attributes: ['channel'] })
    expect(result!.import.files.map(({ path, rows }) => [path.replace(/import=[^/]+/u, 'import=1'), rows])).toEqual([
      ['events/import=1/year=2026/month=3/part-0.parquet', 2],
      ['events/import=1/year=2026/month=4/part-0.parquet', 1],
    ])
    expect(await verifyLake(lake)).toEqual([])
    expect(await rowsOf(lake)).toEqual(['A|Registered|1772352000000000|u1|red', 'A|Release|1772438400000000|u2|', 'B|Registered|1775001600000000|u1|green'])
    expect((await readdir(lake)).toSorted()).toEqual(['events', 'manifest.json'])
  })

  test('of the same bytes is done once, whatever the file is called', async () => {
    const lake = newLake()
    const file = await csv('same.csv', first)
    const again = join(folder, 'same again.csv')
    await writeFile(again, await readFile(file))
    await importFiles(lake, [file, again], small)
    const before = await snapshot(lake)
    const [result] = await importFiles(lake, [again], small)
    expect(result).toMatchObject({ known: true, import: { number: 1, name: 'same.csv' } })
    expect(await snapshot(lake)).toEqual(before)
    expect((await readManifest(lake)).imports).toHaveLength(1)
  })

  test('keeps rows that cannot be used, with number, field, reason and record', async () => {
    const lake = newLake()
    const file = await csv('bad.csv', [...first, ['', 'Release', day(3), 'u1', ''], ['C', '', day(3), 'u1', ''], ['C', 'Release', 'soon', 'u9', 'red'], ['C', 'Release', '', 'u1', '']])
    const [result] = await importFiles(lake, [file], small)
    expect(result!.import).toMatchObject({ rows: 7, rejectedRows: 3, undatedRows: 1 })
    const lines = (await readFile(join(lake, result!.import.rejected!.path), 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toMatchObject([
      { row: 4, field: 'case_id', reason: 'is empty', caseId: null, activity: 'Release' },
      { row: 5, field: 'activity', reason: 'is empty', caseId: 'C', activity: null },
      { row: 6, field: 'ts', reason: 'cannot be read as a time', value: 'soon', caseId: 'C', record: { resource: 'u9', channel: 'red' } },
    ])
  })

  test('keeps an undated row in the place that it has in its file', async () => {
    const lake = newLake()
    await importFiles(lake, [await csv('undated.csv', [first[0], ['A', 'Undated', '', 'u1', ''], first[1]])], small)
    expect(await rowsOf(lake, 'activity')).toEqual(['Registered', 'Undated', 'Release'])
    expect(await readLake(lake)).toMatchObject({ undated: 1, events: 3 })
  })

  test('keeps equal instants in the order of imports and rows', async () => {
    const lake = newLake()
    const at = (names: string): (readonly string[])[] => [...names].map((name) => ['A', name, day(1), '', ''])
    await importFiles(lake, [await csv('ties1.csv', at('dcba')), await csv('ties2.csv', at('zyx'))], small)
    expect((await rowsOf(lake, 'activity')).join('')).toBe('dcbazyx')
  })

  test('reads local times in the zone that is given', async () => {
    const lake = newLake()
    await importFiles(lake, [await csv('zone.csv', [['A', 'x', '01/04/2026 06:59', '', ''], ['A', 'y', '31/03/2026 07:00', '', '']])], { ...small, timezone: 'Asia/Ho_Chi_Minh' })
    expect((await readLake(lake)).files.map((file) => /year.*month=\d+/u.exec(file)![0])).toEqual(['year=2026/month=3'])
    expect(await rowsOf(lake, 'ts::varchar')).toEqual(['2026-03-31 00:00:00+00', '2026-03-31 23:59:00+00'])
  })

  test('is in Unicode NFC whatever the encoding, and says so', async () => {
    const lake = newLake()
    const names = ['Thông quan', 'Đăng ký', 'Kiểm hóa', 'Giám sát', 'Hải Phòng', 'Bảo lãnh']
    const text = `case_id,activity,ts\n${names.map((name, i) => `${i},${name.toLowerCase()},2026-01-01\n`).join('')}`
    const bytes = [...text].flatMap((letter) => (letter < '\x80' ? letter.charCodeAt(0) : [...iconv.encode(letter, 'tcvn')]))
    const file = join(folder, 'tcvn.csv.gz')
    await writeFile(file, gzipSync(Buffer.from(bytes)))
    const nfd = join(folder, 'nfd.csv')
    await writeFile(nfd, text.normalize('NFD').replaceAll(/^\d/gmu, '1$&'))
    const [legacy] = await importFiles(lake, [file, nfd], small)
    expect(legacy!.import.encoding).toBe('tcvn3')
    expect(legacy!.import.notes.join()).toContain('TCVN3')
    expect(new Set(await rowsOf(lake, 'activity'))).toEqual(new Set(names.map((name) => name.toLowerCase())))
  })

  test('gives attributes that are called as a column of the lake another name, and says so', async () => {
    const lake = newLake()
    const file = await csv('names.csv', [['A', 'x', day(1), '2026', 'r']], 'id,what,when,year,resource')
    const [result] = await importFiles(lake, [file], { ...small, columns: { case: 'id', activity: 'what', timestamp: 'when', resource: 'resource' } })
    expect(result!.import.attributes).toEqual(['year_'])
    expect(result!.import.notes.join()).toContain('"year" is kept as "year_"')
    expect(await rowsOf(lake, 'year_, resource')).toEqual(['2026|r'])
  })
})

describe('what an import refuses, and leaves nothing of', () => {
  const cases: [name: string, content: string | Buffer, message: RegExp][] = [
    ['ambiguous.csv', 'case,activity,ts\n1,a,05/03/2026 07:08\n', /other way round/u],
    ['unknown.csv', 'case,activity,ts\n1,a,yesterday\n', /not known/u],
    ['width.csv', 'case,activity,ts\n1,a,2026-01-01\n1,a\n', /columns where the header has/u],
    ['french.csv', iconv.encode('case,activity,ts\n1,Contrôle effectué,2026-01-01\n', 'latin1'), /not certain which encoding/u],
    ['cut.csv.gz', gzipSync(`case,activity,ts\n${'1,a,2026-01-01\n'.repeat(100_000)}`).subarray(0, 2000), /middle|unpacked|early/u],
    ['empty.csv', '', /empty/u],
    ['table.parquet', 'PAR1 nonsense PAR1', /Parquet/u],
    ['what.docx', 'x', /no format/u],
  ]
  test.each(cases)('%s', async (name, content, message) => {
    const lake = newLake()
    const good = await csv('good.csv', first)
    await importFiles(lake, [good], small)
    const before = await snapshot(lake)
    const file = join(folder, name)
    await writeFile(file, content)
    const other = await csv('other.csv', [['Z', 'x', day(9), '', '']])
    const error: unknown = await importFiles(lake, [other, file], small).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(LiemError)
    expect((error as LiemError).message).toMatch(message)
    expect((error as LiemError).place?.file).toBe(file)
    expect(await snapshot(lake)).toEqual(before)
  })

  test('a table of which no row can be used', async () => {
    const lake = newLake()
    await expect(importFiles(lake, [await csv('none.csv', [['', 'x', day(1), '', '']])], small)).rejects.toThrow(/none of its 1 rows can be used; row 1: case_id is empty/u)
    expect(await snapshot(lake)).toEqual({})
  })

  test('a zone that does not exist', async () => {
    await expect(importFiles(newLake(), [await csv('z.csv', first)], { ...small, timezone: 'Asia/Atlantis' })).rejects.toThrow(/time zone/u)
  })
})

describe('rows that a later extract repeats', () => {
  test('are removed, kept and named', async () => {
    const lake = newLake()
    const later = await csv('later.csv', [first[1], ['A', 'Release', day(2), 'u3', ''], first[2], ['C', 'Registered', day(5), '', '']])
    const [, result] = await importFiles(lake, [await csv('earlier.csv', first), later], small)
    expect(result!.import).toMatchObject({ rows: 4, repeatedRows: 2 })
    const kept = await engine.connection.runAndReadAll(`select _row::integer, case_id, activity, _import from '${join(lake, result!.import.repeated!.path)}' order by _row`)
    expect(kept.getRows()).toEqual([[1, 'A', 'Release', 2], [3, 'B', 'Registered', 2]])
    expect(await readLake(lake)).toMatchObject({ events: 5, repeatedRows: 2 })
    expect(await verifyLake(lake)).toEqual([])
  })

  test('also where the later table has a further column, empty there', async () => {
    const lake = newLake()
    const wider = await csv('wider.csv', [[...first[0], ''], [...first[1], 'new']], 'case_id,activity,ts,resource,channel,lot')
    const [, result] = await importFiles(lake, [await csv('narrow.csv', first), wider], small)
    expect(result!.import.repeatedRows).toBe(1)
    expect(await rowsOf(lake, 'activity, lot')).toEqual(['Registered|', 'Release|', 'Registered|', 'Release|new'])
  })

  test('the lake is the union of the extracts as multisets, row for row', async () => {
    const cell = <T extends string>(...texts: T[]) => fc.constantFrom(...texts)
    const row = fc.tuple(cell('A', 'B'), cell('x', 'y'), cell('', day(1), '2026-04-02 00:00:00'), cell('', 'u1'), cell('', 'red', 'null'))
    const extract = fc.array(row, { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(extract, extract, extract, async (...extracts) => {
        const lake = newLake()
        const files = await Promise.all(extracts.map((rows, i) => csv(`extract-${i}.csv`, rows)))
        for (const file of files) await importFiles(lake, [file], small)
        expect((await rowsOf(lake)).toSorted()).toEqual(unionOf(extracts))
        await rm(lake, { recursive: true })
      }),
      { numRuns: Math.ceil(Number(process.env['LIEM_TRIALS'] ?? 300) / 25), examples: [[[['A', 'x', '', '', ''], ['A', 'x', '', '', '']], [['A', 'x', '', '', '']], [['A', 'x', '', '', ''], ['A', 'x', '', '', ''], ['A', 'x', '', '', '']]]] },
    )
  })
})

/** Of each row as often as the extract that has it most often. */
function unionOf(extracts: readonly (readonly (readonly string[])[])[]): string[] {
  const most = new Map<string, number>()
  for (const rows of extracts) {
    const counts = new Map<string, number>()
    for (const [id, activity, ts, resource, channel] of rows) {
      const micros = ts === '' ? '' : String(Date.parse(`${ts!.replace(' ', 'T')}Z`) * 1000)
      const key = [id, activity, micros, resource, channel].join('|')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    for (const [key, count] of counts) most.set(key, Math.max(count, most.get(key) ?? 0))
  }
  return [...most].flatMap(([key, count]) => Array<string>(count).fill(key)).toSorted()
}

const importModule = fileURLToPath(new URL('./import.ts', import.meta.url))

/** A process of its own that imports, and kills itself at a step. */
async function importAndDie(lake: string, file: string, step: ImportStep): Promise<NodeJS.Signals | null> {
  const script = `const { importFiles } = await import(${JSON.stringify(importModule)}); await importFiles(${JSON.stringify(lake)}, [${JSON.stringify(file)}], { engine: { threads: 1 }, onStep: (step) => { if (step === ${JSON.stringify(step)}) process.kill(process.pid, 'SIGKILL') } })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return signal
}

describe('an import that dies', () => {
  test.each(['locked', 'staged', 'moved'] as const)('when %s, leaves what was there, and the next one succeeds', async (step) => {
    const lake = newLake()
    await importFiles(lake, [await csv('before.csv', first)], small)
    const before = await rowsOf(lake)
    const file = await csv('more.csv', [['D', 'x', day(7), '', ''], ['D', 'y', 'soon', '', ''], first[0]])
    expect(await importAndDie(lake, file, step)).toBe('SIGKILL')
    expect((await readManifest(lake)).imports).toHaveLength(1)
    expect(await rowsOf(lake)).toEqual(before)
    const [result] = await importFiles(lake, [file], small)
    expect(result).toMatchObject({ known: false, import: { number: 2, rows: 3, rejectedRows: 1, repeatedRows: 1 } })
    expect(await rowsOf(lake)).toHaveLength(4)
    expect(await verifyLake(lake)).toEqual([])
    expect((await readdir(lake)).toSorted()).toEqual(['events', 'manifest.json', 'rejected', 'repeated'])
  })

  test('once committed, stays', async () => {
    const lake = newLake()
    expect(await importAndDie(lake, await csv('done.csv', first), 'committed')).toBe('SIGKILL')
    expect(await rowsOf(lake)).toHaveLength(3)
    const [result] = await importFiles(lake, [await csv('done.csv', first)], small)
    expect(result!.known).toBe(true)
  })

  test.each(['locked', 'staged', 'moved'] as const)('of a full disk when %s, leaves nothing', async (step) => {
    const lake = newLake()
    await importFiles(lake, [await csv('before.csv', first)], small)
    const before = await snapshot(lake)
    const full = (at: ImportStep): void => {
      if (at === step) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    }
    await expect(importFiles(lake, [await csv('full.csv', [['E', 'x', day(8), '', '']])], { ...small, onStep: full })).rejects.toThrow(/no room left/u)
    expect(await snapshot(lake)).toEqual(before)
  })

  test('where the system cuts a file short, leaves nothing', async () => {
    const lake = newLake()
    const file = await csv('large.csv', Array.from({ length: 20_000 }, (_, i) => [`C${i}`, `activity ${(i * 7919) % 10_007}`, day(1 + (i % 28)), `u${(i * 104_729) % 9973}`, '']))
    const script = `const { importFiles } = await import(${JSON.stringify(importModule)}); await importFiles(${JSON.stringify(lake)}, [${JSON.stringify(file)}], { engine: { threads: 1 } }).catch((error) => { process.stdout.write(error.message); process.exitCode = 2 })`
    const child = spawn('/bin/sh', ['-c', 'ulimit -f 100; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += text.toString()))
    expect((await once(child, 'close'))[0]).toBe(2)
    expect(said).toMatch(/no room left/u)
    expect(await snapshot(lake)).toEqual({})
  })
})

describe('the lock', () => {
  test('keeps a second import out while the first runs', async () => {
    const lake = newLake()
    const file = await csv('locked.csv', first)
    let second: unknown
    await importFiles(lake, [file], { ...small, onStep: async (step) => { if (step === 'staged') second = await importFiles(lake, [file], small).catch((cause: unknown) => cause) } })
    expect(second).toBeInstanceOf(LiemError)
    expect((second as LiemError).message).toContain(`process ${process.pid}`)
    expect(await rowsOf(lake)).toHaveLength(3)
  })

  test('of another machine is respected, with what to do', async () => {
    const lake = newLake()
    await mkdir(lake)
    await writeFile(join(lake, 'lock'), JSON.stringify({ pid: 1, host: `not-${hostname()}`, began: null }))
    const error = (await importFiles(lake, [await csv('other.csv', first)], small).catch((cause: unknown) => cause)) as LiemError
    expect(error.hint).toContain('remove')
  })

  test('of a process whose number was given again is stale', async () => {
    const lake = newLake()
    await mkdir(lake)
    await writeFile(join(lake, 'lock'), JSON.stringify({ pid: process.pid, host: hostname(), began: '1' }))
    await importFiles(lake, [await csv('again.csv', first)], small)
    expect(await rowsOf(lake)).toHaveLength(3)
  })
})

describe('what a lake is checked for', () => {
  test('changed, missing and unknown files', async () => {
    const lake = newLake()
    await importFiles(lake, [await csv('a.csv', first)], small)
    const [march, april] = (await readManifest(lake)).imports[0]!.files.map(({ path }) => path)
    await writeFile(join(lake, march!), 'changed')
    await rm(join(lake, april!))
    await writeFile(join(lake, 'events', 'stray.parquet'), 'x')
    expect(await verifyLake(lake)).toEqual([
      { path: march, problem: 'changed' },
      { path: april, problem: 'missing' },
      { path: 'events/stray.parquet', problem: 'not in the manifest' },
    ])
  })

  test('a damaged manifest stops everything', async () => {
    const lake = newLake()
    await mkdir(lake)
    for (const text of ['{', '{"liem":"lake/1","imports":[{}]}', '{"liem":"lake/2","imports":[]}']) {
      await writeFile(join(lake, 'manifest.json'), text)
      await expect(importFiles(lake, [await csv('m.csv', first)], small)).rejects.toThrow(/manifest of the lake is damaged/u)
    }
  })

  test('a folder that is no lake', async () => {
    await expect(readLake(folder)).rejects.toThrow(/no lake here/u)
    await symlink(folder, join(folder, 'link'))
    await expect(readLake(join(folder, 'link'))).rejects.toThrow(LiemError)
  })
})
