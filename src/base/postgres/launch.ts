import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { LiemError } from '../errors.ts'
import { asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { makeSocketFolder, urlOf, type Place } from './place.ts'
import { processesIn, readPostmaster, signal, worksIn } from './postmaster.ts'

/** How long a server may take: to recover after a crash, to end when asked, to end when its parent process is gone (ms). */
const RECOVERY = 300_000
const ENDING = 20_000
const LOG_LIMIT = 16 * 1024 * 1024

/** A server that answers. */
export interface Server {
  pid: number
  socket: string
  adopted: boolean
}

/** The server that already works on these data, left by a process that was killed; `undefined` where none does. Waits for one that starts or ends. */
export async function adoptServer(place: Place): Promise<Server | undefined> {
  for (const until = Date.now() + RECOVERY; Date.now() < until; await pause(50)) {
    const found = readPostmaster(place.data)
    if (found === undefined || !worksIn(found.pid, place.data)) return undefined
    if (found.ready && (await answers(found.socket))) return { pid: found.pid, socket: found.socket, adopted: true }
  }
  throw new LiemError('unavailable', 'the database that is running does not answer', { place: { file: place.log } })
}

/** Starts a server and waits until it answers. While processes of one that was killed are still ending, it is tried again. */
export async function launchServer(place: Place, binaries: Binaries): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    await clearRemains(place)
    makeSocketFolder(place)
    const logFrom = rotateLog(place.log)
    const child = spawnServer(place, binaries)
    if (await becomesReady(child, place)) return { pid: child.pid!, socket: place.socket, adopted: false }
    const said = readFileSync(place.log).subarray(logFrom).toString().trim()
    if (attempt === 6 || !/lock file|shared memory block/.test(said)) throw refused(place, said)
    await pause(100 * 2 ** attempt)
  }
}

/** Ends a server: connections are closed, transactions rolled back; after a while without a checkpoint, at last by force. */
export async function endServer(pid: number, place: Place): Promise<void> {
  for (const [name, patience] of [
    ['SIGINT', ENDING],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    if (!worksIn(pid, place.data)) return
    signal(pid, name)
    if (await within(patience, () => !worksIn(pid, place.data))) return
  }
}

/**
 * What is searched for and written does not stand in a log. The sentence of an error names values, too (`invalid input syntax for type bigint: "…"`), so
 * that none is written: whoever sent the statement is told, and notes its code.
 */
const SILENT = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

function spawnServer(place: Place, { postgres, env }: Binaries): ChildProcess {
  const log = openSync(place.log, 'a', 0o600)
  // Settings that are given here count, whatever stands in the file.
  const settings = Object.entries({ unix_socket_directories: place.socket, ...SILENT })
  // A group of its own: Ctrl-C in a terminal reaches whoever started it, who then ends it in order.
  const child = spawn(postgres, ['-D', place.data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    ...asAccount(place.account),
    env,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.on('error', () => undefined)
  child.unref()
  return child
}

async function becomesReady(child: ChildProcess, place: Place): Promise<boolean> {
  const gone = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null
  const ready = async () => {
    const found = readPostmaster(place.data)
    return found?.pid === child.pid && found!.ready && (await answers(place.socket))
  }
  let isReady = false
  await within(RECOVERY, async () => gone() || (isReady = await ready()))
  if (!isReady && !gone()) child.kill('SIGKILL')
  return isReady
}

/**
 * Waits for the processes of a server that was killed, which end by themselves when they notice, and ends those that do not. Removes its file where its number
 * now belongs to another program, which PostgreSQL would take for the server.
 */
async function clearRemains(place: Place): Promise<void> {
  const noneLeft = () => processesIn(place.data).length === 0
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    if (await within(3000, noneLeft)) break
    for (const pid of processesIn(place.data)) signal(pid, name)
  }
  await within(3000, noneLeft)
  const stale = readPostmaster(place.data)
  if (stale !== undefined && existsSync(`/proc/${stale.pid}`) && noneLeft()) rmSync(join(place.data, 'postmaster.pid'), { force: true })
}

async function answers(socket: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(socket, 'postgres'), connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Whether it comes true within so many milliseconds. */
async function within(patience: number, isTrue: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; await pause(20)) if (await isTrue()) return true
  return false
}

/** Keeps one older log; returns where the new part begins. */
function rotateLog(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size < LOG_LIMIT) return size
  renameSync(log, `${log}.1`)
  return 0
}

function refused(place: Place, said: string): LiemError {
  const reason = said.split('\n').findLast((line) => line.includes('FATAL')) ?? said.split('\n').at(-1) ?? ''
  return new LiemError('unavailable', `the database does not start: ${reason.replace(/^.*FATAL:\s*/, '')}`, {
    place: { file: place.log },
    hint: 'the log of the database says more',
  })
}
