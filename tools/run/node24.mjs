import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'

/** The runtime that everything runs on: Node 24 or later. */
const WANTED = 24

/** An error that is shown to the user as its message alone. */
export function refusal(message) {
  return Object.assign(new Error(message), { expected: true })
}

/**
 * Path of a Node that is recent enough: the one that runs this, or else the one that npm brought with the packages
 * (an optional package for Linux on x64 and on arm64). Throws when there is neither.
 */
export function findNode(root) {
  if (Number(process.versions.node.split('.')[0]) >= WANTED) return process.execPath
  const file = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  const advice = `Install Node ${WANTED} or later and try again.`
  if (process.platform !== 'linux' || !existsSync(file))
    throw refusal(
      `Liêm runs on Node ${WANTED}; this is Node ${process.versions.node}, and npm brings none for ${process.platform} ${process.arch}. ${advice}`,
    )
  const { stdout, error } = spawnSync(file, ['--version'], { encoding: 'utf8' })
  if (error || !(Number(/^v(\d+)\./.exec(stdout)?.[1]) >= WANTED))
    throw refusal(
      `The Node ${WANTED} that npm brought does not run here (${file}): ${error?.message ?? `it answers “${stdout.trim()}”`}. ${advice}`,
    )
  return file
}
