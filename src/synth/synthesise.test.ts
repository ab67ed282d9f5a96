import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { LiemError } from '../base/index.ts'
import { readLog, type PackedLog } from '../lake/index.ts'
import { readCalendar } from '../law/index.ts'
import { CHANNELS, HS_CHAPTERS, ORIGINS, TRANSPORTS } from './marginals.ts'
import { DECLARATIONS_PER_SCALE, synthesise, type SynthOptions } from './index.ts'

const SCALE = 3000 / DECLARATIONS_PER_SCALE
const ATTRIBUTES = ['regime', 'hsChapter', 'origin', 'transport', 'channel', 'outage', 'outOfHours', 'shift', 'reason']

// A world takes a second; a machine at work may need many.
vi.setConfig({ testTimeout: 300_000 })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-synth-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function make(name: string, options: Partial<SynthOptions> = {}): Promise<string> {
  const out = join(folder, name)
  await synthesise({ seed: 1, scale: SCALE, out, ...options })
  return out
}

async function read(out: string): Promise<PackedLog> {
  const files = (await readdir(join(out, 'events'))).toSorted().map((file) => join(out, 'events', file))
  const columns = {
    case: 'case_id',
    activity: 'activity',
    timestamp: 'ts',
    resource: 'resource',
    unit: 'unit',
    timezone: 'Asia/Ho_Chi_Minh',
    notAPerson: [],
  }
  return readLog(files, { columns, eventAttributes: ATTRIBUTES, caseAttributes: [] })
}

/** SHA-256 of every file, by name. */
async function hashes(out: string): Promise<Record<string, string>> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const pairs = files.toSorted().map(
    async (file) =>
      [
        relative(out, file),
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      ] as const,
  )
  return Object.fromEntries(await Promise.all(pairs))
}

/** Share of each text of a column, over the first row of every case that `counts`. */
function shares(log: PackedLog, name: string, counts: (first: number) => boolean = () => true): Record<string, number> {
  const { codes, dictionary } = log.eventAttributes.get(name)!
  const found: Record<string, number> = {}
  let total = 0
  for (let index = 0; index < log.caseCount; index++) {
    const first = log.start[index]
    if (!counts(first) || codes[first] === 0) continue
    const text = dictionary.texts[codes[first] - 1]
    found[text] = (found[text] ?? 0) + 1
    total++
  }
  return Object.fromEntries(Object.entries(found).map(([text, count]) => [text, count / total]))
}

function expectNear(found: Record<string, number>, table: Readonly<Record<string, number>>, tolerance: number): void {
  const total = Object.values(table).reduce((sum, weight) => sum + weight, 0)
  const far = Object.entries(table).filter(([name, weight]) => Math.abs((found[name] ?? 0) - weight / total) >= tolerance)
  expect(far).toEqual([])
}

const textAt = (log: PackedLog, name: string, at: number): string => {
  const { codes, dictionary } = log.eventAttributes.get(name)!
  return codes[at] === 0 ? '' : dictionary.texts[codes[at] - 1]
}

test('the same options give the same bytes, whatever the batch; another seed gives others', async () => {
  const once = await hashes(await make('once', { noise: 'high', csv: true }))
  expect(Object.keys(once)).toContain('events/part-000.parquet')
  expect(await hashes(await make('again', { noise: 'high', csv: true, batch: 513 }))).toEqual(once)
  const other = await hashes(await make('other', { seed: 2, noise: 'high', csv: true }))
  expect(other['events/part-000.parquet']).not.toBe(once['events/part-000.parquet'])
})

test('planting and noise leave the other cases as they were', async () => {
  const clean = await read(await make('clean', { deviations: 0, noise: 'none' }))
  const out = await make('planted', { deviations: 1, noise: 'none' })
  const planted = await read(out)
  const touched = new Set(
    (await readFile(join(out, 'truth.jsonl'), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { case: string }).case),
  )
  expect(touched.size).toBeGreaterThan(10)
  const times = (log: PackedLog, index: number): number[] => [...log.time.subarray(log.start[index], log.start[index + 1])]
  expect(planted.caseIds).toEqual(clean.caseIds)
  const others = clean.caseIds.flatMap((id, index) => (touched.has(id) ? [] : [index]))
  expect(others.filter((index) => String(times(planted, index)) !== String(times(clean, index)))).toEqual([])
})

test('declarations follow the published proportions', async () => {
  const log = await read(await make('marginals', { scale: 8 * SCALE, noise: 'none', deviations: 0 }))
  const imports = (first: number): boolean => textAt(log, 'regime', first) !== 'transit'
  expectNear(shares(log, 'hsChapter'), HS_CHAPTERS, 0.01)
  expectNear(shares(log, 'origin'), ORIGINS, 0.015)
  expectNear(shares(log, 'transport', imports), TRANSPORTS, 0.015)
  const channels: Record<string, number> = {}
  for (let index = 0; index < log.caseCount; index++) {
    for (let at = log.start[index]; at < log.start[index + 1]; at++) {
      if (log.activity.dictionary.texts[log.activity.codes[at] - 1] !== 'Channel assigned') continue
      const channel = textAt(log, 'channel', at)
      channels[channel] = (channels[channel] ?? 0) + 1 / log.caseCount
    }
  }
  expectNear(channels, CHANNELS, 0.02)
  expect(log.eventCount / log.caseCount).toBeGreaterThan(12)
})

test('equal instants, missing values, late and repeated rows, unfinished cases and outages are in it', async () => {
  const out = await make('noisy', { noise: 'high' })
  const log = await read(out)
  let equal = 0
  for (let at = 1; at < log.eventCount; at++) if (log.time[at] === log.time[at - 1]) equal++
  expect(equal / log.eventCount).toBeGreaterThan(0.05)
  expect(log.resource.codes.filter((code) => code === 0).length).toBeGreaterThan(100)
  expect(log.time.filter((time) => Number.isNaN(time)).length).toBeGreaterThan(20)
  const closed = log.activity.dictionary.texts.indexOf('Record closed') + 1
  expect(log.activity.codes.filter((code) => code === closed).length).toBeLessThan(log.caseCount)
  const faults = new Set(
    (await readFile(join(out, 'noise.jsonl'), 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { fault: string }).fault),
  )
  expect([...faults].toSorted()).toEqual(['late', 'missing-attribute', 'missing-resource', 'repeated', 'shared-account', 'undated'])
  expect((await readFile(join(out, 'circumstances.csv'), 'utf8')).split('\n').length).toBeGreaterThan(10)
})

const calendar = await readCalendar(fileURLToPath(new URL('../../law/calendars/vn-office.yaml', import.meta.url)))

test('officers work in opening hours, on no holiday, unless overtime was registered', async () => {
  const log = await read(await make('hours', { noise: 'none', deviations: 0 }))
  let officers = 0
  for (let at = 0; at < log.eventCount; at++) {
    if (textAt(log, 'shift', at) !== 'in' || textAt(log, 'outOfHours', at) === 'true') continue
    if (log.activity.dictionary.texts[log.activity.codes[at] - 1] !== 'Document check started') continue
    officers++
    const local = new Date(log.time[at] / 1000 + 7 * 3_600_000)
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
    expect((minute >= 450 && minute <= 690) || (minute >= 780 && minute <= 1020)).toBe(true)
    const day = local.toISOString().slice(0, 10)
    expect(calendar.holidays.has(day)).toBe(false)
    expect(local.getUTCDay() % 6 !== 0 || calendar.workdays.has(day)).toBe(true)
  }
  expect(officers).toBeGreaterThan(500)
})

test.each<[string, Partial<SynthOptions>]>([
  ['a negative seed', { seed: -1 }],
  ['half a seed', { seed: 0.5 }],
  ['no scale', { scale: 0 }],
  ['a scale that is no number', { scale: Number.NaN }],
  ['too many deviations', { deviations: 2 }],
  ['an unknown kind', { plant: { 'no-such-kind': 0.1 } }],
  ['a rate above one', { plant: { 'cleared-unpaid': 1.5 } }],
  ['deviations in the bad morning', { world: 'bad-morning', deviations: 1 }],
])('%s is refused, and nothing is made', async (_, options) => {
  const out = join(folder, 'refused')
  await expect(synthesise({ seed: 1, scale: SCALE, out, ...options })).rejects.toBeInstanceOf(LiemError)
  expect((await readdir(folder)).filter((name) => name.startsWith('refused'))).toEqual([])
})

test('a folder that is not empty, or a file in its place, is refused and left as it is', async () => {
  const full = join(folder, 'full')
  await mkdir(full)
  await writeFile(join(full, 'mine.txt'), 'mine')
  await expect(synthesise({ seed: 1, scale: SCALE, out: full })).rejects.toMatchObject({
    code: 'input',
    message: 'the folder exists and is not empty',
  })
  expect(await readdir(full)).toEqual(['mine.txt'])
  await expect(synthesise({ seed: 1, scale: SCALE, out: join(full, 'mine.txt') })).rejects.toMatchObject({ code: 'input' })
})

test('stopped half-way, it leaves nothing behind', async () => {
  const stop = new AbortController()
  const out = join(folder, 'stopped')
  const making = synthesise({ seed: 1, scale: 4 * SCALE, out, signal: stop.signal }, () => stop.abort())
  await expect(making).rejects.toMatchObject({ code: 'cancelled' })
  expect((await readdir(folder)).filter((name) => name.startsWith('stopped'))).toEqual([])
})

test('a kind can be planted in one office; the others stay as they were', async () => {
  const plant = { 'checked-and-cleared-by-one@HQVP': 0.3 }
  const [one, none] = [
    await make('one-office', { deviations: 0, plant, noise: 'none' }),
    await make('no-office', { deviations: 0, noise: 'none' }),
  ]
  const lines = (await readFile(join(one, 'truth.jsonl'), 'utf8')).trim().split('\n')
  const truth = lines.map((line) => JSON.parse(line) as { case: string; unit: string; kind: string })
  expect(truth.length).toBeGreaterThan(10)
  expect(new Set(truth.map(({ unit, kind }) => `${kind} ${unit}`))).toEqual(new Set(['checked-and-cleared-by-one HQVP']))
  const [planted, honest] = [await read(one), await read(none)]
  const accounts = (log: PackedLog, index: number): string =>
    [...log.resource.codes.subarray(log.start[index], log.start[index + 1])]
      .map((code) => log.resource.dictionary.texts[code - 1])
      .join(' ')
  const changed = planted.caseIds.filter((_, index) => accounts(planted, index) !== accounts(honest, index))
  expect(changed.toSorted()).toEqual(truth.map((line) => line.case).toSorted())
})

test.each([
  [{ 'cleared-unpaid@NOWHERE': 0.1 }, 'no office is called NOWHERE'],
  [{ 'document-check-late@HQVP': 0.1 }, 'cannot be planted in one office'],
])('an office that cannot be planted in is refused', async (plant, message) => {
  await expect(make('refused-office', { plant })).rejects.toThrow(message)
})
