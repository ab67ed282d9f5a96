import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { digestOf } from './hash-worker.ts'

/** Above so many bytes a thread of its own pays: hashing a gigabyte takes more than a second, and whoever reads the file has none to spare. */
const LARGE = 1 << 26

/** SHA-256 of a file, in hexadecimal. Rejects when it cannot be read. */
export async function hashFile(file: string): Promise<string> {
  if ((await stat(file)).size < LARGE) return digestOf(file)
  const worker = new Worker(new URL('hash-worker.ts', import.meta.url), { workerData: { hash: file } })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error(`nothing was said of ${file}`)))
  })
}
