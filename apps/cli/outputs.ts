import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { LiemError } from '../../src/base/index.ts'

/** A file that a command writes: nothing of it is seen before all of it is there. */
export interface Output {
  file: string
  /** Pieces of text, in order. */
  pieces: Iterable<string>
}

/** Refuses early what could not be written at the end. Throws LiemError('usage'). */
export async function checkOutputs(files: readonly (string | undefined)[], inputs: readonly string[]): Promise<void> {
  for (const file of files) {
    if (file === undefined) continue
    if (inputs.includes(file)) throw new LiemError('usage', 'is an input and cannot be the output', { place: { file } })
    const folder = await stat(dirname(file)).catch(() => undefined)
    if (folder === undefined || !folder.isDirectory())
      throw new LiemError('usage', 'cannot be written: its folder does not exist', {
        place: { file },
        hint: `make the folder first: mkdir -p ${dirname(file)}`,
      })
    const present = await stat(file).catch(() => undefined)
    if (present?.isDirectory() === true) throw new LiemError('usage', 'cannot be written: it is a directory', { place: { file } })
  }
}

/** Writes all files beside their place, then moves them there; on an error none is left. */
export async function writeOutputs(outputs: readonly Output[]): Promise<void> {
  const partial = (file: string): string => `${file}.${process.pid}.part`
  try {
    for (const { file, pieces } of outputs)
      await pipeline(Readable.from(batched(pieces)), createWriteStream(partial(file), { flush: true }))
    for (const { file } of outputs) await rename(partial(file), file)
  } finally {
    for (const { file } of outputs) await rm(partial(file), { force: true })
  }
}

function* batched(pieces: Iterable<string>): Iterable<string> {
  let batch = ''
  for (const piece of pieces) {
    batch += piece
    if (batch.length < 1 << 16) continue
    yield batch
    batch = ''
  }
  yield batch
}
