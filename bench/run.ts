import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Checked {
  seconds: number
  cpu: number
  readSeconds: number
  peakGb: number
  events: number
  cases: number
  variants: number
  verdicts: string
  againSeconds: number
}

export interface Floor {
  /** Of the table sorted by case, the quicker one. */
  seconds: number
  fileOrderSeconds: number
}

export interface XesRead {
  seconds: number
  events: number
  mb: number
  peakGb: number
}

/** Runs a program in a process of its own and reads the last line of its output as JSON. Throws, with what it said, when it fails. */
export function run<T>(program: string, args: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    let said = ''
    child.stdout.on('data', (part: Buffer) => (text += part.toString()))
    child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-4000)))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve(JSON.parse(text.trimEnd().split('\n').at(-1)!) as T)
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code ?? signal}\n${said}`))
    })
  })
}

const piece = <T>(name: string, files: readonly string[]): Promise<T> =>
  run<T>(process.execPath, [join(import.meta.dirname, 'piece.ts'), name, ...files])

/** The piece that took the middle of so many times. */
async function middleOf<T extends { seconds: number }>(times: number, work: () => Promise<T>): Promise<T> {
  const results: T[] = []
  for (let i = 0; i < times; i++) results.push(await work())
  return results.sort((a, b) => a.seconds - b.seconds)[times >> 1]!
}

export const check = (files: readonly string[], times = 3): Promise<Checked> => middleOf(times, () => piece<Checked>('check', files))
export const floor = (files: readonly string[]): Promise<Floor> => piece<Floor>('floor', files)
export const xes = (files: readonly string[]): Promise<XesRead> => middleOf(3, () => piece<XesRead>('xes', files))
