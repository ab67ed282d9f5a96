import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './steps.ts'

/**
 * Completes package-lock.json: `node tools/lockfile.ts`, after every `npm install`. Where npm cannot see the binary packages of
 * other platforms (a mirror that has only its own), it leaves them out of the lockfile, and `npm ci` then refuses it everywhere.
 * Their versions are exact in the package that asks for them; system and processor stand in their names. They get no
 * `integrity`: npm adds it where it can see them.
 */
interface Entry {
  version?: string
  /** Address of the package: there must be none. */
  resolved?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

export type Packages = Record<string, Entry>

const SYSTEMS = /(?:^|-)(darwin|linux|win32|android|freebsd|openharmony|aix|sunos|netbsd|openbsd)(?=-|$)/
const PROCESSORS = /-(arm64|x64|arm|ia32|ppc64|riscv64|s390x|loong64)(?=-|$)/

/** Names of optional packages that some entry asks for and that have none themselves, with who asks. */
export function missingOf(packages: Packages): { name: string; version: string; parent: Entry }[] {
  return Object.values(packages).flatMap((parent) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !Object.keys(packages).some((path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`)))
      .map(([name, version]) => ({ name, version, parent })),
  )
}

function entryOf(name: string, version: string, parent: Entry): Entry {
  const end = name.split('/').at(-1) ?? name
  const system = SYSTEMS.exec(end)?.[1]
  const processor = PROCESSORS.exec(end)?.[1]
  if (system === undefined || processor === undefined || !/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`${name}@${version}: cannot tell the platform from the name`)
  const libc = /musl/.test(end) ? ['musl'] : /-gnu/.test(end) ? ['glibc'] : undefined
  return { version, cpu: [processor], ...(parent.dev ? { dev: true } : {}), ...(libc ? { libc } : {}), optional: true, os: [system] }
}

/** The text of the lockfile with the entries that it lacks, in npm's order and form. */
export function completed(text: string): string {
  const lock = JSON.parse(text) as { packages: Packages }
  for (const { name, version, parent } of missingOf(lock.packages)) lock.packages[`node_modules/${name}`] = entryOf(name, version, parent)
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return `${JSON.stringify(lock, null, 2)}\n`
}

if (import.meta.main) {
  const file = join(root, 'package-lock.json')
  const before = readFileSync(file, 'utf8')
  const count = missingOf((JSON.parse(before) as { packages: Packages }).packages).length
  writeFileSync(file, completed(before))
  console.log(`${count} entries added to package-lock.json`)
}
