import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { refusal } from './node24.mjs'
import { supervise } from './supervise.mjs'

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** Runs `npm ci` unless the packages of the lockfile are there already. Safe to call from several processes at once. */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return
  await withLock(realpathSync(root), () => install(root))
}

async function install(root) {
  if (isInstalled(root)) return
  if (!agrees(root)) {
    process.stderr.write('Installing what is missing (npm ci; about half a minute the first time) …\n')
    const started = Date.now()
    const code = await npm(root, ['ci', '--loglevel=error', '--no-audit', '--no-fund'])
    if (code !== 0) throw refusal(`npm ci ended with code ${code}: nothing was run. Is the npm registry within reach?`)
    process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`)
  }
  writeFileSync(stampFile(root), lockHash(root))
}

const stampFile = (root) => join(root, 'node_modules', '.liem-installed')

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function isInstalled(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === lockHash(root)
}

/**
 * Whether node_modules already holds what the lockfile asks for, by npm's own account of it (written last, so that
 * an install which died half-way does not have it). Saves a second install after a plain `npm install`.
 */
function agrees(root) {
  const account = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(account)) return false
  const there = readJson(account).packages
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages)
  const isThere = (path, { version, integrity }) =>
    there[path]?.version === version && (integrity === undefined || there[path].integrity === integrity)
  return wanted.every(([path, entry]) => path === '' || !isForHere(entry) || isThere(path, entry))
}

const isForHere = ({ os, cpu, libc, optional }) =>
  !optional || (Boolean(os?.includes(process.platform) && cpu?.includes(process.arch)) && (libc ?? ['glibc']).includes('glibc'))

/** npm by the path that it gave us, so that the same npm is used; else the one on the PATH. */
function npm(root, args) {
  const script = process.env.npm_execpath
  const [program, first] = script?.endsWith('npm-cli.js') && existsSync(script) ? [process.execPath, [script]] : ['npm', []]
  return supervise(program, [...first, ...args], { cwd: root, env: process.env, stdio: ['ignore', 2, 2] })
}
