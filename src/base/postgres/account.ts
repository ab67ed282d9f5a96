import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { isRoot } from '../home.ts'
import { LiemError } from '../errors.ts'

/** The user of the operating system that PostgreSQL runs as; `undefined` is this process's own. */
export type Account = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root: then it runs as the owner of the data, where there are some, or as `postgres`, or as `nobody`. */
export function serverAccount(data: string): Account {
  if (!isRoot()) return named()
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const found = accountNamed('postgres') ?? accountNamed('nobody')
  if (found !== undefined) return found
  throw new LiemError('unavailable', 'PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody', {
    hint: 'start Liêm as an ordinary user, or set DATABASE_URL to a PostgreSQL 18',
  })
}

/** This process's own account, which must have a name: initdb and postgres ask for it. */
function named(): undefined {
  try {
    userInfo()
  } catch (cause) {
    throw new LiemError('unavailable', `PostgreSQL does not run as a user without a name (number ${process.geteuid?.()})`, {
      hint: 'give the user a line in /etc/passwd, or set DATABASE_URL to a PostgreSQL 18',
      cause,
    })
  }
}

function accountNamed(name: string): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${name}:`))
  const [uid, gid] = line?.split(':').slice(2, 4).map(Number) ?? []
  return uid === undefined || gid === undefined || !(uid > 0) ? undefined : { uid, gid }
}

/** Options of `spawn` that run a program as that account, from a folder that it may enter. */
export function asAccount(account: Account): { uid?: number; gid?: number; cwd: string } {
  return { ...account, cwd: '/' }
}

/** Whether that account can write in the folder, all folders above it included. */
export function canWrite(account: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', '[ -w "$0" ] && [ -x "$0" ]', folder], asAccount(account)).status === 0
}
