import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LiemError } from './errors.ts'

const FOLDERS = ['pg', 'lake', 'uploads', 'rulebooks', 'backups', 'run'] as const

/** Everything of one installation: `path` and the folders in it, by absolute path. */
export type Home = { path: string } & Record<(typeof FOLDERS)[number], string>

/** `LIEM_HOME`, or `.liem/home` in the folder of the program. A relative path is an `input` error: it would be another home elsewhere. */
export function homePath(env: NodeJS.ProcessEnv = process.env): string {
  const given = env['LIEM_HOME']
  if (given === undefined || given === '') return fileURLToPath(new URL('../../.liem/home', import.meta.url))
  if (!isAbsolute(given)) throw new LiemError('input', `LIEM_HOME is not an absolute path: ${given}`)
  return resolve(given)
}

/**
 * Creates what is missing of a home, closed to everybody else. As root the home itself can be passed through but not listed, because
 * PostgreSQL runs as another user below it. Throws `input` where it cannot be written.
 */
export function openHome(path: string = homePath()): Home {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    const real = realpathSync(path)
    const entries = FOLDERS.map((name): [string, string] => [name, join(real, name)])
    for (const [, folder] of entries) mkdirSync(folder, { recursive: true, mode: 0o700 })
    close(real, isRoot() ? 0o711 : 0o700)
    for (const [, folder] of entries) close(folder, 0o700)
    return { path: real, ...Object.fromEntries(entries) } as Home
  } catch (cause) {
    throw new LiemError('input', `the home of Liêm cannot be used: ${(cause as Error).message}`, {
      place: { file: path },
      hint: 'set LIEM_HOME to a folder that this user can write',
      cause,
    })
  }
}

/** Whether this process is root: PostgreSQL then runs as another user. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0
}

function close(folder: string, mode: number): void {
  if ((statSync(folder).mode & 0o777) !== mode) chmodSync(folder, mode)
}
