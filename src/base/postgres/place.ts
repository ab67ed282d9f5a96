import { chmodSync, lchownSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Home } from '../home.ts'
import { LiemError } from '../errors.ts'
import { canWrite, serverAccount, type Account } from './account.ts'

/** Where the server of a home lives. */
export interface Place {
  account: Account
  folder: string
  data: string
  socket: string
  log: string
}

/** Bytes of a socket's path (unix(7): 108 with the zero at its end). */
const LONGEST_SOCKET = 107
const PORT = 5432

/**
 * The folders of the server of this home, created. Normally `pg/` of the home; where PostgreSQL must run as another user who cannot reach
 * that (root with a home below /root), a folder below /var/lib/liem, and the home notes which in `pg-location`.
 */
export function placeOf(home: Home): Place {
  const noted = join(home.path, 'pg-location')
  const elsewhere = existsSync(noted) ? readFileSync(noted, 'utf8').trim() : undefined
  const folder = elsewhere ?? home.pg
  const account = serverAccount(join(folder, 'data'))
  own(folder, account)
  if (elsewhere === undefined && account !== undefined && !canWrite(account, folder)) {
    const other = join('/var/lib/liem', hashOf(home.path))
    own(other, account, 0o755)
    writeFileSync(noted, `${other}\n`)
    return placed(home, other, account)
  }
  return placed(home, folder, account)
}

function placed(home: Home, path: string, account: Account): Place {
  const folder = realpathSync(path)
  const place = { account, folder, data: join(folder, 'data'), socket: socketFolder(folder), log: join(home.run, 'postgres.log') }
  const data = lstatSync(place.data, { throwIfNoEntry: false })
  if (account === undefined && data !== undefined && data.uid !== process.geteuid?.())
    throw new LiemError('unavailable', 'the database belongs to another user of this machine', {
      place: { file: place.data },
      hint: 'start Liêm as the user who started it first',
    })
  return place
}

/** The folder of the socket; one for temporary files may have been cleared meanwhile. */
export function makeSocketFolder(place: Place): void {
  own(place.socket, place.account)
}

/** A path of a socket is short: below a deep home its folder is in the folder for run-time files, or the one for temporary files. */
function socketFolder(folder: string): string {
  const near = join(folder, 'socket')
  if (Buffer.byteLength(socketFile(near)) <= LONGEST_SOCKET) return near
  const runtime = process.env['XDG_RUNTIME_DIR']
  const name = `liem-${hashOf(folder)}`
  const short = [...(runtime === undefined ? [] : [runtime]), tmpdir(), '/tmp'].map((parent) => join(parent, name))
  return short.find((path) => Buffer.byteLength(socketFile(path)) <= LONGEST_SOCKET)!
}

/** Creates a folder that only the account can enter. A folder that somebody else made first is refused: it could be anybody's server. */
function own(folder: string, account: Account, above = 0o700): void {
  if (above !== 0o700) mkdirSync(join(folder, '..'), { recursive: true, mode: above })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  const allowed = [process.geteuid?.(), account?.uid]
  if (!lstatSync(folder).isDirectory() || !allowed.includes(uid))
    throw new LiemError('unavailable', 'a folder of the database belongs to another user of this machine', { place: { file: folder } })
  if ((mode & 0o777) !== 0o700) chmodSync(folder, 0o700)
  if (account !== undefined && uid !== account.uid) lchownSync(folder, account.uid, account.gid)
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}

/** The file of the socket that a server with this folder listens on. */
function socketFile(folder: string): string {
  return join(folder, `.s.PGSQL.${PORT}`)
}

/** The address of a database of the server that listens in this folder. */
export function urlOf(socket: string, database = 'liem'): string {
  return `postgresql://liem@localhost:${PORT}/${database}?host=${encodeURIComponent(socket)}`
}

/** Whether an address is one of a server of ours, on which whoever reaches the socket signs in as any role. */
export function isOurs({ username, password, hostname, searchParams }: URL): boolean {
  return username === 'liem' && password === '' && hostname === 'localhost' && searchParams.get('host')?.startsWith('/') === true
}
