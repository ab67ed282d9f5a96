import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { importFiles } from '../src/lake/index.ts'
import { synthesise, type SynthOptions } from '../src/synth/index.ts'

/** A small synthetic administration and a lake with its events. */
export interface SmallWorld {
  /** As `liem synth` makes it. */
  folder: string
  lake: string
}

/** Made for a test file, and removed after it. 0.005 is a thousand declarations. */
export async function smallWorld(options: Partial<SynthOptions> = {}): Promise<SmallWorld> {
  const path = await mkdtemp(join(tmpdir(), 'liem-world-'))
  afterAll(() => rm(path, { recursive: true, force: true }))
  return makeWorld(path, options)
}

export async function makeWorld(path: string, options: Partial<SynthOptions>): Promise<SmallWorld> {
  const folder = join(path, 'synth')
  const lake = join(path, 'lake')
  await synthesise({ seed: 7, scale: 0.005, ...options, out: folder })
  const events = (await readdir(join(folder, 'events'))).toSorted((one, other) => (one < other ? -1 : 1))
  await importFiles(
    lake,
    events.map((name) => join(folder, 'events', name)),
    { timezone: 'Asia/Ho_Chi_Minh', engine: { threads: 1, memoryLimit: '512MB' } },
  )
  return { folder, lake }
}
