import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
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

/** Says that a folder is a home, so that LIEM_HOME=/var is refused and not rearranged. */
const MARK = 'LIEM'

/**
 * The home, created where it is missing, closed to everybody else; as root it can be passed through but not listed, because PostgreSQL runs as another
 * user below it. Throws `input` where it cannot be written, and for a folder with other things in it.
 */
export function openHome(path: string = homePath()): Home {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    const real = realpathSync(path)
    if (!existsSync(join(real, MARK))) createHome(real)
    const folders = FOLDERS.map((name): [string, string] => [name, join(real, name)])
    for (const [, folder] of folders) mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { path: real, ...Object.fromEntries(folders) } as Home
  } catch (cause) {
    if (cause instanceof LiemError) throw cause
    throw new LiemError('input', `the home of Liêm cannot be used: ${(cause as Error).message}`, {
      place: { file: path },
      hint: 'set LIEM_HOME to a folder that this user can write',
      cause,
    })
  }
}

function createHome(path: string): void {
  const others = readdirSync(path).filter((name) => !name.startsWith('.') && name !== 'lost+found')
  if (others.length > 0)
    throw new LiemError('input', `there are other things in the folder that is to be the home of Liêm: ${others.slice(0, 3).join(', ')}`, {
      place: { file: path },
      hint: 'set LIEM_HOME to an empty folder, or to one that does not exist',
    })
  chmodSync(path, isRoot() ? 0o711 : 0o700)
  writeFileSync(join(path, MARK), 'The home of an installation of Liêm.\n', { mode: 0o600 })
}

/** Whether this process is root: PostgreSQL then runs as another user. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0
}
