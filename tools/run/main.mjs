import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { findNode } from './node24.mjs'
import { supervise } from './supervise.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What each npm script really runs, under Node 24. `here`: relative paths mean where the user stands. */
const tasks = {
  start: { script: 'tools/start.ts' },
  test: { script: 'tools/test.ts' },
  check: { script: 'tools/check.ts' },
  long: { script: 'tools/long.ts' },
  bench: { script: 'bench/main.ts', here: true },
  bundle: { script: 'tools/bundle.ts' },
  liem: { script: 'apps/cli/main.ts', here: true },
}

/** Installs what is missing, finds Node 24 and runs the task with it; ends with the task's exit code. */
export async function main(name, args) {
  const task = tasks[name]
  if (task === undefined) {
    process.stderr.write(`Unknown task “${name}”. There are: ${Object.keys(tasks).join(', ')}.\n`)
    process.exit(1)
  }
  await ensureInstalled(root)
  const node = findNode(root)
  const env = {
    ...process.env,
    PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(':'),
    // What was compiled once need not be again: a command starts in half the time. As trustworthy as the packages beside it.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compiled'),
  }
  const cwd = task.here ? (process.env.INIT_CWD ?? process.cwd()) : root
  process.exitCode = await supervise(node, [join(root, task.script), ...args], { cwd, env })
}
