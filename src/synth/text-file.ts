import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/** A text file that is written line by line. An error of the disk is thrown by `drain` or `close`. */
export interface TextFile {
  line: (text: string) => void
  /** Waits until what was written is not held in memory. */
  drain: () => Promise<void>
  close: () => Promise<void>
}

const BLOCK = 1 << 16

export function openTextFile(path: string): TextFile {
  const stream = createWriteStream(path)
  let failure: Error | undefined
  stream.on('error', (error) => {
    failure = error
  })
  let block = ''
  const flush = (): void => {
    stream.write(block)
    block = ''
  }
  return {
    line: (text) => {
      block += `${text}\n`
      if (block.length >= BLOCK) flush()
    },
    drain: async () => {
      if (failure !== undefined) throw failure
      if (stream.writableNeedDrain) await once(stream, 'drain')
    },
    close: async () => {
      if (failure !== undefined) throw failure
      flush()
      stream.end()
      await finished(stream)
    },
  }
}

const quoted = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

export function csvLine(values: readonly string[]): string {
  return values.map(quoted).join(',')
}
