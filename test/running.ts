import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../apps/cli/main.ts', import.meta.url))

/** `liem serve` in a process of its own, as a test can kill it. */
export interface Platform {
  child: ChildProcess
  url: string
  ended: Promise<number | null>
}

/** Starts it on a home and a free port; resolves when it says its address. `more`: of its environment; `heard` is given what it says on standard error. */
export async function startPlatform(home: string, more: NodeJS.ProcessEnv = {}, heard?: (text: string) => void): Promise<Platform> {
  const child = spawn(process.execPath, [CLI, 'serve', '--home', home, '--port', '0'], {
    stdio: ['ignore', 'pipe', heard === undefined ? 'inherit' : 'pipe'],
    env: { ...process.env, DATABASE_URL: '', ...more },
  })
  if (heard !== undefined) child.stderr!.setEncoding('utf8').on('data', heard)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout!).on('line', (line) => {
      const found = /http:\/\/localhost:\d+/u.exec(line)
      if (found !== null) resolve(found[0])
    })
    void ended.then((code) => reject(new Error(`liem serve ended with ${code} before it served`)))
  })
  return { child, url, ended }
}

/** Asks until the answer is as it should be; what is refused or not answered meanwhile is asked again. */
export async function untilAnswer<T>(url: string, isSo: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await fetch(url).then(
      async (response) => (response.ok ? ((await response.json()) as T) : undefined),
      () => undefined,
    )
    if (answer !== undefined && isSo(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Processes by what their command line has in it. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name) && Number(name) !== process.pid)
    .filter((name) => commandLine(name).includes(text))
    .map(Number)
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** Children of a process. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((name) => parentOf(name) === parent)
    .map(Number)
}

function parentOf(pid: string): number {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/su.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return -1
  }
}
