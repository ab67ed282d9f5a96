import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import type { Database } from '../src/base/index.ts'
import type { SynthOptions } from '../src/synth/index.ts'
import { withLock } from '../tools/run/lock.mjs'
import { keepDatabase, newDatabase } from './db.ts'
import { openPlatform } from './platform.ts'
import { makeWorld } from './world.ts'

/** Worlds that test files share. `small`: two thousand declarations. `planted`: four thousand, one unit where what one checks and clears recurs, and documents checked late everywhere. */
const WORLDS = {
  small: { scale: 0.01 },
  planted: { scale: 0.02, noise: 'low', plant: { 'checked-and-cleared-by-one@HQVP': 0.25, 'document-check-late': 0.02 } },
} as const satisfies Record<string, Partial<SynthOptions>>
export type World = keyof typeof WORLDS

/** A database with the findings of a world, a test file's own and gone after it; a copy of its lake is put at `lake`. */
export async function platformCopy(world: World, lake: string): Promise<Database> {
  const kept = join(inject('worlds'), world)
  const of = await withLock(kept, () => madeOnce(kept, world))
  await cp(join(kept, 'lake'), lake, { recursive: true })
  const database = await newDatabase({}, of)
  afterAll(database.close)
  return database
}

/** Whoever asks first in a run makes it; gives the name of its database. */
async function madeOnce(kept: string, which: World): Promise<string> {
  const mark = join(kept, 'database')
  if (existsSync(mark)) return readFileSync(mark, 'utf8')
  await rm(kept, { recursive: true, force: true })
  await mkdir(kept)
  const world = await makeWorld(kept, WORLDS[which])
  const name = await keepDatabase(async ({ db }) => void (await openPlatform(db, world)))
  writeFileSync(mark, name)
  return name
}
