import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LiemError } from './errors.ts'

const FOLDERS = ['pg', 'lake', 'uploads', 'files', 'rulebooks', 'backups', 'run'] as const

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
const MARK_TEXT = 'The home of an installation of Liêm.\n'

/**
 * The home, created where it is missing, closed to everybody else; as root it can be passed through but not listed, because PostgreSQL runs as another
 * user below it. Throws `input` where it cannot be written, and for a folder with other things in it.
 */
export function openHome(path: string = homePath()): Home {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    const real = realpathSync(path)
    if (!existsSync(join(real, MARK))) createHome(real)
    return foldersIn(real)
  } catch (cause) {
    if (cause instanceof LiemError) throw cause
    throw new LiemError('input', `the home of Liêm cannot be used: ${(cause as Error).message}`, {
      place: { file: path },
      hint: 'set LIEM_HOME to a folder that this user can write',
      cause,
    })
  }
}

/** Says that a home is being filled; as long as this is there and the mark is not, nobody opens it. */
const FILLING = '.restoring'

/** A home that is filled before it becomes one. */
export interface NewHome {
  home: Home
  /** An attempt did not come to its end, or has not yet: `clear` removes its files, and only who owns the home may call it. */
  isAgain: boolean
  clear: () => void
  /** Makes it a home. */
  finish: () => void
  /** Leaves the folder as it was found; the cluster must be gone. */
  undo: () => void
}

/** The folders of a home, without the mark. Throws `input` where the folder is a home already or has other things in it. */
export function newHome(path: string): NewHome {
  const made = mkdirSync(path, { recursive: true, mode: 0o700 })
  const real = realpathSync(path)
  const [mark, filling] = [join(real, MARK), join(real, FILLING)]
  const isAgain = existsSync(filling) && !existsSync(mark)
  if (existsSync(mark) || (!isAgain && othersIn(real).length > 0))
    throw new LiemError('input', 'this is not an empty folder', {
      place: { file: path },
      hint: 'name a folder that does not exist yet with --home; what is there is never overwritten',
    })
  const removeFolders = (): void => FOLDERS.forEach((name) => rmSync(join(real, name), { recursive: true, force: true }))
  const clear = (): void => {
    removeFolders()
    foldersIn(real)
  }
  writeFileSync(filling, 'A restore into this folder has not come to its end.\n', { mode: 0o600 })
  chmodSync(real, isRoot() ? 0o711 : 0o700)
  const home = foldersIn(real)
  const finish = (): void => {
    writeFileSync(mark, MARK_TEXT, { mode: 0o600 })
    rmSync(filling)
  }
  const undo = (): void => {
    removeFolders()
    for (const name of ['pg-location', FILLING]) rmSync(join(real, name), { recursive: true, force: true })
    if (made !== undefined) rmSync(real, { recursive: true })
  }
  return { home, isAgain, clear, finish, undo }
}

function foldersIn(path: string): Home {
  const folders = FOLDERS.map((name): [string, string] => [name, join(path, name)])
  for (const [, folder] of folders) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { path, ...Object.fromEntries(folders) } as Home
}

function othersIn(path: string): string[] {
  return readdirSync(path).filter((name) => !name.startsWith('.') && name !== 'lost+found')
}

function createHome(path: string): void {
  if (existsSync(join(path, FILLING)))
    throw new LiemError('input', 'a restore into this folder has not come to its end', {
      place: { file: path },
      hint: 'run liem restore into it again, or remove the folder',
    })
  const others = othersIn(path)
  if (others.length > 0)
    throw new LiemError('input', `there are other things in the folder that is to be the home of Liêm: ${others.slice(0, 3).join(', ')}`, {
      place: { file: path },
      hint: 'set LIEM_HOME to an empty folder, or to one that does not exist',
    })
  chmodSync(path, isRoot() ? 0o711 : 0o700)
  writeFileSync(join(path, MARK), MARK_TEXT, { mode: 0o600 })
}

/** Whether the folder is a home already. */
export function isHome(path: string): boolean {
  return existsSync(join(path, MARK))
}

/** Whether this process is root: PostgreSQL then runs as another user. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0
}
