import { setImmediate } from 'node:timers/promises'
import { LiemError } from '../base/index.ts'
import type { ParquetWriter } from '../lake/index.ts'
import { liveOne, type Planted, type Plants } from './deviations.ts'
import { delayOf, disturb, type NoiseLevel, type NoiseMark } from './noise.ts'
import { newRandom, reseed } from './random.ts'
import { putRow, takeRow, writeCase, type Rows } from './rows.ts'
import type { TextFile } from './text-file.ts'
import { describePlanted } from './truth.ts'
import { newWalk, type Walk } from './walk.ts'
import type { World } from './world.ts'

/** Declarations per Parquet file, and between two looks at the clock of the program. */
const PART = 50_000
const BREATH = 2_000
/** The generator of faults of the record. */
const NOISE = 12
/** Room that a batch keeps free: the longest case, every row twice. */
export const SPARE = 256

/** What events are made of, and where they go. */
export interface Job {
  world: World
  plants: Plants
  noise: NoiseLevel
  writer: ParquetWriter
  rows: Rows
  truth: TextFile
  faults: TextFile
  /** Rows that come late: after which declaration, and their values. */
  late: { due: number; values: Float64Array }[]
}

export interface Counts {
  events: number
  planted: number
  faults: number
}

function flush({ writer, rows }: Job): void {
  writer.append(rows.buffers, rows.count)
  rows.count = 0
}

function emitLate(job: Job, done: number): void {
  const { late, rows } = job
  let kept = 0
  for (const row of late) {
    if (row.due > done) {
      late[kept++] = row
      continue
    }
    if (rows.count === rows.capacity) flush(job)
    putRow(rows, row.values)
  }
  late.length = kept
}

function record({ truth, faults }: Job, walk: Walk, planted: Planted | undefined, found: readonly NoiseMark[]): void {
  if (planted !== undefined) truth.line(JSON.stringify(describePlanted(walk, planted)))
  const id = String(walk.facts.caseId)
  for (const { fault, activity } of found) faults.line(JSON.stringify({ case: id, fault, ...(activity === '' ? {} : { activity }) }))
}

/** Lets the program breathe: the copy of the last file, what was written, an interruption. */
async function breathe({ truth, faults }: Job, signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  await Promise.all([truth.drain(), faults.drain()])
  if (signal?.aborted === true) throw new LiemError('cancelled', 'stopped; nothing unfinished was kept')
}

/** Draws every declaration of the world, in the order of registration, and writes its events. */
export async function writeEvents(job: Job, onProgress?: (share: number) => void, signal?: AbortSignal): Promise<Counts> {
  const { world, rows, late } = job
  const walk = newWalk(world)
  const random = newRandom(world.seed, 0)
  const marks = new Uint8Array(SPARE)
  const found: NoiseMark[] = []
  const counts = { events: 0, planted: 0, faults: 0 }
  for (let index = 0; index < world.declarations; index++) {
    const planted = liveOne(walk, index, job.plants, random)
    found.length = 0
    reseed(random, world.seed, NOISE, index)
    const missing = disturb(walk, job.noise, planted !== undefined, random, marks, found)
    record(job, walk, planted, found)
    if (rows.count + SPARE > rows.capacity) flush(job)
    counts.events += writeCase(rows, walk, marks, missing)
    counts.faults += found.length
    if (planted !== undefined) counts.planted++
    for (const row of rows.late.reverse()) late.push({ due: index + delayOf(random), values: takeRow(rows, row) })
    if (late.length > 0) emitLate(job, index)
    if ((index + 1) % BREATH === 0) {
      await breathe(job, signal)
      onProgress?.((index + 1) / world.declarations)
    }
    if ((index + 1) % PART === 0 && index + 1 < world.declarations) {
      flush(job)
      await job.writer.cut()
    }
  }
  emitLate(job, Number.POSITIVE_INFINITY)
  flush(job)
  return counts
}
