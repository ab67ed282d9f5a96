import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'

const hasProc = existsSync('/proc/self/environ')

/** Time between being asked to stop and being ended, in ms. */
const GRACE = 4000

/**
 * Runs a program to its end and resolves with its exit code (128 + n after signal n). Nothing it started outlives it:
 * signals are passed on, whatever remains is ended afterwards, and if the npm that started us dies, so does all of it.
 * Descendants are known by a mark in their environment, so that they are found whatever group or parent they have.
 */
export function supervise(program, args, { cwd, env, stdio = 'inherit' }) {
  const mark = randomUUID()
  const guard = startGuard(mark)
  const child = spawn(program, args, { cwd, stdio, env: { ...env, LIEM_RUN: `${env.LIEM_RUN ?? ''} ${mark}`.trim() } })
  let stopping
  const stop = (signal) => {
    child.kill(signal)
    stopping ??= setTimeout(() => endAll(mark, 'SIGKILL'), GRACE)
  }
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => stop(signal)])
  for (const [signal, handler] of handlers) process.on(signal, handler)
  const unwatch = watchParents(() => stop('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  }).finally(async () => {
    clearTimeout(stopping)
    unwatch()
    await sweep(mark)
    guard?.stdin.end('done\n')
    for (const [signal, handler] of handlers) process.off(signal, handler)
  })
}

function startGuard(mark) {
  if (!hasProc) return undefined
  const script = fileURLToPath(new URL('guard.sh', import.meta.url))
  const guard = spawn('/bin/sh', [script, mark], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  guard.on('error', () => {})
  guard.stdin.on('error', () => {})
  guard.unref()
  return guard
}

/** Ends what is left: first asked, then, if it stays for a second, not asked any more. */
async function sweep(mark) {
  for (let round = 0; endAll(mark, round < 10 ? 'SIGTERM' : 'SIGKILL') > 0 && round < 20; round++) await pause(100)
}

function endAll(mark, signal) {
  if (!hasProc) return 0
  const marked = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid && carries(pid, mark))
  for (const pid of marked) {
    try {
      process.kill(Number(pid), signal)
    } catch {
      // It has ended by itself.
    }
  }
  return marked.length
}

function carries(pid, mark) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1')
      .split('\0')
      .some((text) => text.startsWith('LIEM_RUN=') && text.includes(mark))
  } catch {
    return false
  }
}

/**
 * Calls `lost` once when the npm that started this process is gone (kill -9 sends nothing on). npm stands one or two steps above
 * us, with a shell between. Without npm there is nothing to watch: a run may outlive the terminal it was started from.
 */
function watchParents(lost) {
  if (!hasProc || process.env.npm_lifecycle_event === undefined) return () => {}
  const line = () => {
    const parent = process.ppid
    return isShell(parent) ? `${parent} ${parentOf(parent)}` : `${parent}`
  }
  const before = line()
  const timer = setInterval(() => {
    if (line() === before) return
    clearInterval(timer)
    lost()
  }, 300)
  return () => clearInterval(timer)
}

const stat = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}
const isShell = (pid) => /^\d+ \((?:sh|dash|bash)\)/.test(stat(pid))
const parentOf = (pid) => /^\d+ \(.*\) \S (\d+)/s.exec(stat(pid))?.[1] ?? ''
