import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LiemError } from '../base/index.ts'
import { openParquetWriter, parquetToCsv } from '../lake/index.ts'
import { readCalendar } from '../law/index.ts'
import { choosePlants, DEVIATIONS } from './deviations.ts'
import { OFFICES } from './names.ts'
import type { NoiseLevel } from './noise.ts'
import { eventColumns, newRows } from './rows.ts'
import { tablesOf, temperTable } from './tables.ts'
import { csvLine, openTextFile } from './text-file.ts'
import { SPARE, writeEvents } from './write-events.ts'
import { buildWorld, type World, type WorldName } from './world.ts'

/** Declarations at scale 1: about those of a region in a year. */
export const DECLARATIONS_PER_SCALE = 200_000

export interface SynthOptions {
  /** A whole number, 0 to 2⁵³ − 1. */
  seed: number
  /** 1 is 200,000 declarations; they are rounded to whole ones. */
  scale: number
  /** Folder to make; it must not exist, or be empty. */
  out: string
  world?: WorldName
  /** Multiplies every kind's own rate; 0 plants none. Default 1; in the bad morning always 0. */
  deviations?: number
  /** Rates of single kinds: share of the cases that fit, everywhere (`KIND`) or in one office (`KIND@OFFICE`). */
  plant?: Readonly<Record<string, number>>
  /** Faults of the record; default low, in the bad morning none. */
  noise?: NoiseLevel
  /** Also write `events.csv`. */
  csv?: boolean
  /** Rows per batch in memory; changes nothing in the output. */
  batch?: number
  /** Stops the work, and takes away what is unfinished. */
  signal?: AbortSignal
}

export interface SynthSummary {
  declarations: number
  events: number
  planted: number
  faults: number
  files: string[]
}

const CALENDAR = fileURLToPath(new URL('../../law/calendars/vn-office.yaml', import.meta.url))

function checkOptions({ seed, scale, world, deviations, plant = {} }: SynthOptions): void {
  const bad = (message: string, hint: string): never => {
    throw new LiemError('usage', message, { hint })
  }
  if (!Number.isSafeInteger(seed) || seed < 0) bad('the seed must be a whole number, 0 or more', 'for example --seed 1')
  if (!(scale > 0 && scale <= 500)) bad('the scale must be more than 0 and at most 500', 'for example --scale 0.05 (10,000 declarations)')
  const share = deviations ?? 0
  if (!(share >= 0 && share <= 1)) bad('the share of deviations must lie between 0 and 1', 'for example --deviations 0.5')
  if (world === 'bad-morning' && (share > 0 || Object.keys(plant).length > 0))
    bad('nobody does wrong in the bad morning', 'leave out --deviations and --plant')
  for (const [name, rate] of Object.entries(plant)) {
    const [kind = '', office] = name.split('@')
    const deviation = DEVIATIONS.find((one) => one.kind === kind)
    if (deviation === undefined) bad(`no deviation is called ${kind}`, `there are ${DEVIATIONS.map((one) => one.kind).join(', ')}`)
    if (office !== undefined && !OFFICES.some(({ code }) => code === office))
      bad(`no office is called ${office}`, `there are ${OFFICES.map(({ code }) => code).join(', ')}`)
    if (office !== undefined && deviation?.alter === undefined)
      bad(`${kind} cannot be planted in one office`, 'it is decided before the office is known')
    if (!(rate >= 0 && rate <= 1)) bad(`the rate of ${kind} must lie between 0 and 1`, `for example --plant ${kind}=0.01`)
  }
}

/** A folder beside the wanted one, in which everything is made; it takes its name when all is done. */
async function openFolder(out: string): Promise<{ target: string; folder: string }> {
  const target = resolve(out)
  const found = await stat(target).catch(() => undefined)
  if (found !== undefined && !found.isDirectory()) throw new LiemError('input', 'this is a file, not a folder', { place: { file: out } })
  if (found !== undefined && (await readdir(target)).length > 0) {
    throw new LiemError('input', 'the folder exists and is not empty', {
      place: { file: out },
      hint: 'choose another one, or remove it first',
    })
  }
  const folder = `${target}.unfinished-${process.pid}`
  await mkdir(dirname(target), { recursive: true })
  await mkdir(folder)
  return { target, folder }
}

async function writeTables(world: World, folder: string): Promise<string[]> {
  const files: string[] = []
  for (const table of [...tablesOf(world), temperTable(world)]) {
    const file = openTextFile(join(folder, `${table.name}.csv`))
    file.line(csvLine(table.header))
    for (const row of table.rows) file.line(csvLine(row))
    await file.close()
    files.push(`${table.name}.csv`)
  }
  return files
}

/**
 * The register of units and people of a synthetic administration alone, by sheet, as CSV: what `synthesise` with the same seed and scale writes beside its
 * events. Takes no time to speak of.
 */
export async function synthesisedRegister({ seed, scale }: Pick<SynthOptions, 'seed' | 'scale'>): Promise<Record<string, string>> {
  const declarations = Math.max(1, Math.round(scale * DECLARATIONS_PER_SCALE))
  const world = buildWorld(seed, declarations, 'year', await readCalendar(CALENDAR))
  const texts = tablesOf(world)
    .filter(({ name }) => REGISTER.has(name))
    .map(({ name, header, rows }) => [name, [header, ...rows].map((row) => `${csvLine(row)}\n`).join('')])
  return Object.fromEntries(texts) as Record<string, string>
}

const REGISTER = new Set(['units', 'successions', 'posts', 'people', 'tenures', 'accounts'])

/** The bad morning is about lawful oddities, not about faults of the record. */
function defaultNoise(world: WorldName): NoiseLevel {
  return world === 'bad-morning' ? 'none' : 'low'
}

async function fill(folder: string, world: World, options: SynthOptions, onProgress?: (share: number) => void): Promise<SynthSummary> {
  const columns = eventColumns(world)
  const plants = choosePlants(options.deviations ?? (world.name === 'bad-morning' ? 0 : 1), options.plant ?? {})
  const noise = options.noise ?? defaultNoise(world.name)
  const truth = openTextFile(join(folder, 'truth.jsonl'))
  const faults = openTextFile(join(folder, 'noise.jsonl'))
  const writer = await openParquetWriter(join(folder, 'events'), columns)
  const job = {
    world,
    plants,
    noise,
    writer,
    rows: newRows(columns, Math.max(2 * SPARE, options.batch ?? 32_768)),
    truth,
    faults,
    late: [],
  }
  const counts = await writeEvents(job, onProgress, options.signal).catch(async (error: unknown) => {
    await writer.abort()
    throw error
  })
  const parts = await writer.close()
  await Promise.all([truth.close(), faults.close()])
  if (options.csv === true) await parquetToCsv(parts, columns, 7, join(folder, 'events.csv'))
  const tables = await writeTables(world, folder)
  const events = [...parts.map((file) => `events/${basename(file)}`), ...(options.csv === true ? ['events.csv'] : [])]
  return { declarations: world.declarations, ...counts, files: [...events, ...tables, 'truth.jsonl', 'noise.jsonl', 'world.json'] }
}

/**
 * Makes a synthetic administration in the folder `out`: `events/part-*.parquet` (columns in the README here), tables of
 * the organisation, `truth.jsonl` and `noise.jsonl`. The same options give the same bytes. Nothing half-done stays:
 * the folder takes its name when all is written. Throws LiemError('usage', 'input' or 'cancelled').
 */
export async function synthesise(options: SynthOptions, onProgress?: (share: number) => void): Promise<SynthSummary> {
  checkOptions(options)
  const calendar = await readCalendar(CALENDAR)
  const declarations = Math.max(1, Math.round(options.scale * DECLARATIONS_PER_SCALE))
  const { target, folder } = await openFolder(options.out)
  try {
    const world = buildWorld(options.seed, declarations, options.world ?? 'year', calendar)
    const summary = await fill(folder, world, options, onProgress)
    const { out: _, batch: __, signal: ___, ...asked } = options
    await writeFile(join(folder, 'world.json'), `${JSON.stringify({ liem: 'synth/1', ...asked, ...summary }, null, 2)}\n`)
    await rm(target, { recursive: true, force: true })
    await rename(folder, target)
    return summary
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
