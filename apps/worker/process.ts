import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import type { Home } from '../../src/base/index.ts'

export type WorkerEvent = { what: 'ready'; pid: number } | { what: 'ended'; code: number | null; signal: NodeJS.Signals | null }

/** The worker as its parent sees it: a child process that is started again when it ends. */
export interface WorkerProcess {
  ready: () => boolean
  pid: () => number | undefined
  /** Asks it to end in order, and ends it when it does not. */
  stop: () => Promise<void>
}

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const LONGEST_PAUSE = 10_000
/** A worker that lived this long is not one that cannot start. */
const HEALTHY = 30_000
const GRACE = 2_500

/** Starts the worker of a database in a process of its own, which ends with this one. */
export function startWorkerProcess(home: Home, url: string, onEvent: (event: WorkerEvent) => void = () => undefined): WorkerProcess {
  let [child, ready, stopping, failures]: [ChildProcess | undefined, boolean, boolean, number] = [undefined, false, false, 0]
  const start = (): void => {
    const began = Date.now()
    // A group of its own would leave it behind when this process is killed; the pipe between the two does not.
    child = fork(MAIN, { env: { ...process.env, LIEM_HOME: home.path, DATABASE_URL: url }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.on('message', (message) => {
      if (message !== 'ready') return
      ready = true
      onEvent({ what: 'ready', pid: child!.pid! })
    })
    child.once('error', () => undefined)
    child.once('exit', (code, signal) => {
      ready = false
      onEvent({ what: 'ended', code, signal })
      failures = Date.now() - began > HEALTHY ? 0 : failures + 1
      if (!stopping)
        void pause(Math.min(100 * 2 ** (failures - 1), LONGEST_PAUSE), undefined, { ref: false }).then(() => stopping || start())
    })
  }
  start()
  return {
    ready: () => ready,
    pid: () => child?.pid,
    stop: async () => {
      stopping = true
      if (child !== undefined) await endChild(child)
    },
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  if (child.connected) child.send('stop')
  const forced = setTimeout(() => child.kill('SIGKILL'), GRACE)
  await gone
  clearTimeout(forced)
}
