import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** What `postmaster.pid` says of the server that wrote it (miscadmin.h, LOCK_FILE_LINE_…). */
export interface Postmaster {
  pid: number
  socket: string
  ready: boolean
}

/** The server that holds these data according to its file; `undefined` where there is no such file. It may have died. */
export function readPostmaster(data: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  return { pid: Number(lines[0]), socket: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/** Whether that process is alive and a server on these data: postgres works in its data folder. One that has ended and waits to be reaped is not. */
export function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data && readlinkSync(`/proc/${pid}/exe`).includes('/postgres')
  } catch {
    return false
  }
}

/** Every process of a server on these data; some outlive a server that was killed by a moment. */
export function processesIn(data: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, data))
}

/** Sends a signal; a process that has ended already is not an error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause
  }
}
