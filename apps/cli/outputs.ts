import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
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
export async function checkOutputs(wanted: readonly (string | undefined)[], inputs: readonly string[]): Promise<void> {
  const files = wanted.filter((file) => file !== undefined)
  const given = new Set(inputs.map((file) => resolve(file)))
  for (const [index, file] of files.entries()) {
    const refuse = (message: string, hint?: string): never => {
      throw new LiemError('usage', message, { place: { file }, ...(hint === undefined ? {} : { hint }) })
    }
    if (given.has(resolve(file))) refuse('is an input and cannot be the output')
    if (files.slice(0, index).some((other) => resolve(other) === resolve(file))) refuse('is to hold two outputs', 'name a file for each')
    if (!(await isFolder(dirname(file)))) refuse('cannot be written: its folder does not exist', `make it first: mkdir -p ${dirname(file)}`)
    if (await isFolder(file)) refuse('cannot be written: it is a directory')
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
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
