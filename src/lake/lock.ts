import { link, open, readFile, rename, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { LiemError } from '../base/index.ts'

interface Holder {
  pid: number
  host: string
  /** When the process began, in the kernel's count, so that a number that was given again is not taken for it. */
  began: string | null
}

/**
 * Takes the lake (a folder that exists) for one import. The lock of a process that is gone is taken over; that of a living one, or of another
 * machine, is an `input` error. With `pause`, a living one of this machine is waited for, a pause at a time, until `pause` throws. Returns the
 * function that gives it back.
 */
export async function lockLake(lakeDir: string, pause?: () => Promise<void>): Promise<() => Promise<void>> {
  const file = join(lakeDir, 'lock')
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), began: await beganOf(process.pid) } satisfies Holder)
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await create(file, mine)) return () => release(file, mine)
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text === null) continue
    const holder = parseHolder(text)
    if (holder !== null && (await isHeld(holder))) {
      if (pause === undefined || holder.host !== hostname()) throw busy(lakeDir, file, holder)
      await pause()
      attempt = 0
    } else await removeStale(file, text)
  }
  throw new LiemError('input', 'another import is running into this lake', { place: { file: lakeDir }, hint: 'wait for it to end' })
}

async function create(file: string, content: string): Promise<boolean> {
  const own = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  const handle = await open(own, 'wx')
  try {
    await handle.writeFile(content)
  } finally {
    await handle.close()
  }
  try {
    await link(own, file)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  } finally {
    await unlink(own)
  }
}

/** Moves the stale lock away; where it is not the one that was looked at, somebody was quicker and gets it back. */
async function removeStale(file: string, seen: string): Promise<void> {
  const aside = `${file}.stale.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    await rename(file, aside)
  } catch {
    return
  }
  if ((await readFile(aside, 'utf8')) !== seen) await link(aside, file).catch(() => undefined)
  await unlink(aside)
}

async function release(file: string, mine: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) === mine) await unlink(file).catch(() => undefined)
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>
    return typeof value.pid === 'number' && typeof value.host === 'string'
      ? { pid: value.pid, host: value.host, began: value.began ?? null }
      : null
  } catch {
    return null
  }
}

async function isHeld({ pid, host, began }: Holder): Promise<boolean> {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
  const stat = await statOf(pid)
  // A process that was killed keeps its number for as long as its parent has not asked how it ended.
  return stat === null || (!'ZX'.includes(stat[0]!) && (began === null || stat[19] === began))
}

/** When a process began; null where there is no /proc. */
async function beganOf(pid: number): Promise<string | null> {
  return (await statOf(pid))?.[19] ?? null
}

/** /proc/PID/stat (proc(5)) from its field 3 on; null where there is no /proc, or no such process. */
async function statOf(pid: number): Promise<string[] | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? null
}

function busy(lakeDir: string, file: string, holder: Holder): LiemError {
  const here = holder.host === hostname()
  const hint = here ? 'wait for it to end' : `if nothing is running on ${holder.host}, remove ${file}`
  return new LiemError('input', `another import is running into this lake (process ${holder.pid}${here ? '' : `, ${holder.host}`})`, {
    place: { file: lakeDir },
    hint,
  })
}
