import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'

/** A text file that is written line by line. */
export interface TextFile {
  line: (text: string) => void
  /** Waits until what was written is not held in memory. */
  drain: () => Promise<void>
  close: () => Promise<void>
}

const BLOCK = 1 << 16

export function openTextFile(path: string): TextFile {
  const stream = createWriteStream(path)
  let block = ''
  let full = false
  const flush = (): void => {
    full = !stream.write(block)
    block = ''
  }
  return {
    line: (text) => {
      block += `${text}\n`
      if (block.length >= BLOCK) flush()
    },
    drain: async () => {
      if (full) await once(stream, 'drain')
      full = false
    },
    close: async () => {
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
