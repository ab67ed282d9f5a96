import { accessSync, constants } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

/** Programs that some tests need: what each may be called, the best first, and the Debian package that has the best. Without windows Chromium is quicker. */
const PROGRAMS = { chromium: { names: ['chromium-headless-shell', 'chromium'], package: 'chromium-headless-shell' } } as const
export type Program = keyof typeof PROGRAMS

const told = new Set<Program>()

/** Path of a program on the PATH, or `undefined`. */
export function findProgram(name: string): string | undefined {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * Path of a program that a test needs. If it is missing and we may install it (root on Debian), it is installed; otherwise one
 * line says what to type, and `undefined` comes back: the test is to skip. Where `CI` is set, a missing program is an error.
 */
export function requireProgram(name: Program): string | undefined {
  const { names, package: wanted } = PROGRAMS[name]
  const find = (): string | undefined => names.map(findProgram).find((path) => path !== undefined)
  const found = find() ?? (install(name) ? find() : undefined)
  if (found !== undefined) return found
  const advice = `${name} is missing, and tests that need it are skipped. To have it: sudo apt-get install ${wanted}`
  if (process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false') throw new Error(advice)
  if (!told.has(name)) process.stderr.write(`${advice}\n`)
  told.add(name)
  return undefined
}

function install(name: Program): boolean {
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined || told.has(name)) return false
  process.stderr.write(`Installing ${name} (apt-get install ${PROGRAMS[name].package}), which a test needs …\n`)
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return apt('update') && apt('install', '-y', '--no-install-recommends', PROGRAMS[name].package)
}
