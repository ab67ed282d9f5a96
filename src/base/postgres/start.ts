import { existsSync, rmSync } from 'node:fs'
import { platform } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { LiemError } from '../errors.ts'
import type { Home } from '../home.ts'
import { findBinaries, type Binaries } from './binaries.ts'
import { prepareCluster, type Settings } from './cluster.ts'
import { adoptServer, endServer, launchServer, type Server } from './launch.ts'
import { lockHome } from './lock.ts'
import { placeOf, urlOf, type Place } from './place.ts'
import { readPostmaster, signal, worksIn } from './postmaster.ts'

/** `died`: the server is gone and is being started again; `restarted`: it answers; `failed`: it did not start, and is tried again. */
export type PostgresEvent = { what: 'died' } | { what: 'restarted'; pid: number } | { what: 'failed'; error: unknown }

/** The server of a home, watched: when it dies, it is started again. */
export interface Postgres {
  /** Address of the database `liem`; stays the same when the server is started again. */
  url: string
  pid: () => number
  /** Whether it was found running, left by a main process that was killed. */
  adopted: boolean
  stop: () => Promise<void>
}

const WATCH_INTERVAL = 250
const LONGEST_PAUSE = 10_000

/**
 * Starts the PostgreSQL of a home, which this process then owns: creates the cluster when it is new, adopts a server that a killed process left, starts
 * it again when it dies (and tells `onEvent`), ends it with `stop` or with the process. Throws `unavailable`: another process owns the home, there is
 * no PostgreSQL to start, or it does not start.
 */
export async function startPostgres(
  home: Home,
  { settings, onEvent = () => undefined }: { settings?: Settings; onEvent?: (event: PostgresEvent) => void } = {},
): Promise<Postgres> {
  if (platform() !== 'linux')
    throw new LiemError('unavailable', 'Liêm brings a PostgreSQL for Linux only', { hint: 'set DATABASE_URL to a PostgreSQL 18' })
  const unlock = await lockHome(home)
  try {
    const place = placeOf(home)
    const adopted = await adoptServer(place)
    // The programs are in use by a server that runs: nothing of them is touched then.
    const binaries = () => findBinaries(place)
    const server = adopted ?? (await create(place, binaries(), settings))
    await ensureDatabase(server.socket)
    return watch(place, binaries, server, onEvent, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** The address of the database of a home whose server another process owns; `undefined` where none is running. */
export function runningPostgres(home: Home): string | undefined {
  const place = placeOf(home)
  const found = readPostmaster(place.data)
  return found !== undefined && worksIn(found.pid, place.data) ? urlOf(found.socket) : undefined
}

/** Whether the home has a cluster of its own. */
export function hasCluster(home: Home): boolean {
  return existsSync(placeOf(home).data)
}

/** Removes the cluster of a home, and ends a server that a killed process left on it. Throws `unavailable` where a process owns the home. */
export async function removeCluster(home: Home): Promise<void> {
  const unlock = await lockHome(home)
  try {
    const place = placeOf(home)
    const left = readPostmaster(place.data)
    if (left !== undefined) await endServer(left.pid, place)
    rmSync(place.folder, { recursive: true, force: true })
  } finally {
    unlock()
  }
}

async function create(place: Place, binaries: Binaries, settings: Settings | undefined): Promise<Server> {
  await prepareCluster(place, binaries, settings)
  return launchServer(place, binaries)
}

/** As which the program signs in besides the owner (migration 0018 says what they may). */
const ROLES = ['liem_app', 'liem_system']

const signsIn = (role: string): string => `do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then create role ${role} login;
    elsif not (select rolcanlogin from pg_roles where rolname = '${role}') then alter role ${role} login; end if;
  end $$`

async function ensureDatabase(socket: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(socket, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'liem'`)
    if (rowCount === 0) await client.query('create database liem')
    for (const role of ROLES) await client.query(signsIn(role))
  } finally {
    await client.end()
  }
}

function watch(
  place: Place,
  binaries: () => Binaries,
  first: Server,
  onEvent: (event: PostgresEvent) => void,
  unlock: () => void,
): Postgres {
  let { pid } = first
  let stopping = false
  let restart: Promise<void> | undefined
  const again = async () => {
    onEvent({ what: 'died' })
    for (let attempt = 1; !stopping; attempt++) {
      try {
        pid = (await launchServer({ ...place, socket: first.socket }, binaries())).pid
        return onEvent({ what: 'restarted', pid })
      } catch (error) {
        onEvent({ what: 'failed', error })
        for (let waited = 0; waited < Math.min(500 * 2 ** attempt, LONGEST_PAUSE) && !stopping; waited += 100) await pause(100)
      }
    }
  }
  const timer = setInterval(() => {
    if (restart !== undefined || worksIn(pid, place.data)) return
    restart = again().finally(() => (restart = undefined))
  }, WATCH_INTERVAL)
  timer.unref()
  const atExit = () => worksIn(pid, place.data) && signal(pid, 'SIGINT')
  process.once('exit', atExit)
  const stop = async () => {
    stopping = true
    clearInterval(timer)
    await restart
    await endServer(pid, place)
    rmSync(first.socket, { recursive: true, force: true })
    process.off('exit', atExit)
    unlock()
  }
  let stopped: Promise<void> | undefined
  return { url: urlOf(first.socket), pid: () => pid, adopted: first.adopted, stop: () => (stopped ??= stop()) }
}
