import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import type { Home } from '../home.ts'
import { LiemError } from '../errors.ts'

/**
 * Takes the home for one main process; returns the function that gives it back. The lock is a socket in Linux's abstract name space: it needs
 * no file, and the kernel frees it when its owner dies, however it dies. It reaches as far as the network name space: two containers that
 * share a folder do not see each other.
 */
export function lockHome(home: Home): Promise<() => void> {
  const address = `\0liem-home-${createHash('sha256').update(home.path).digest('hex').slice(0, 32)}`
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? taken(home) : error))
    server.listen(address, () => resolve(() => void server.close()))
    server.unref()
  })
}

function taken(home: Home): LiemError {
  return new LiemError('unavailable', 'another Liêm is running on this home', {
    place: { file: home.path },
    hint: 'stop it first, or give this one a home of its own with LIEM_HOME',
  })
}
