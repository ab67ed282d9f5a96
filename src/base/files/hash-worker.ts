import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

/** SHA-256 of a file, in hexadecimal, read to its end before anything else runs in this thread. */
export function digestOf(file: string): string {
  const hash = createHash('sha256')
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.allocUnsafe(1 << 20)
    for (let read = readSync(handle, bytes); read > 0; read = readSync(handle, bytes)) hash.update(bytes.subarray(0, read))
    return hash.digest('hex')
  } finally {
    closeSync(handle)
  }
}

const asked = (workerData as { hash?: string } | null)?.hash
if (asked !== undefined) parentPort?.postMessage(digestOf(asked))
