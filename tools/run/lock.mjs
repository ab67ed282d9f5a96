import { connect, createServer } from 'node:net'
import { createHash } from 'node:crypto'

/**
 * Runs `work` while holding the lock of that name, and waits for whoever holds it. The lock is a socket in Linux's abstract
 * name space: it needs no file, and the kernel frees it when its owner dies, however it dies. Elsewhere there is no lock.
 */
export async function withLock(name, work) {
  if (process.platform !== 'linux') return work()
  const address = `\0liem-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  let server = await take(address)
  if (server === undefined) process.stderr.write('Another process is installing or building; waiting for it …\n')
  while (server === undefined) {
    await ownersEnd(address)
    server = await take(address)
  }
  try {
    return await work()
  } finally {
    server.close()
  }
}

/** The lock, or `undefined` while somebody else has it. Those who wait are held open until the owner lets go. */
function take(address) {
  return new Promise((resolve, reject) => {
    const waiting = new Set()
    const server = createServer((socket) => waiting.add(socket.on('error', () => socket.destroy())))
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(address, () => resolve({ close: () => server.close() && waiting.forEach((socket) => socket.destroy()) }))
  })
}

function ownersEnd(address) {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.resume()
    socket.once('error', resolve)
    socket.once('close', resolve)
  })
}
