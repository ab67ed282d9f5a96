import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { withLock } from './run/lock.mjs'
import { root } from './steps.ts'

/** The script that a browser loads until the list of findings shows its rows, gzipped. */
export const MOST_SCRIPT = 250_000
const ENTRY = 'index.html'
const FIRST_PAGE = 'findings/list/page.tsx'

interface Chunk {
  file: string
  imports?: string[]
}
type Manifest = Readonly<Record<string, Chunk>>

export interface WebBuild {
  folder: string
  /** False: what lay there was of these sources. */
  built: boolean
  scriptBytes: number
}

/** Builds the web app into `.liem/web`, unless what lies there was built from exactly these sources. One process at a time. */
export function buildWeb(): Promise<WebBuild> {
  return withLock(`${root} web`, buildOnce)
}

async function buildOnce(): Promise<WebBuild> {
  const folder = join(root, '.liem', 'web')
  const mark = join(folder, '.vite/built-from.json')
  const wanted = fingerprint()
  const known = readMark(mark)
  if (known?.sources === wanted) return { folder, built: false, scriptBytes: known.scriptBytes }
  await buildPages(join(root, 'apps/web'), folder)
  const scriptBytes = sizeOfScript(folder)
  writeFileSync(mark, JSON.stringify({ sources: wanted, scriptBytes }))
  return { folder, built: true, scriptBytes }
}

/** Builds the pages of a folder, always as they are delivered, whatever the environment says (Vitest says `test`). */
export async function buildPages(from: string, to: string): Promise<void> {
  const { build } = await import('vite')
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await build({ configFile: join(root, 'apps/web/vite.config.ts'), root: from, build: { outDir: to }, logLevel: 'warn' })
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

function readMark(file: string): { sources: string; scriptBytes: number } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { sources: string; scriptBytes: number }
  } catch {
    return undefined
  }
}

function fingerprint(): string {
  const own = globSync('apps/web/**/*.{ts,tsx,css,html,svg}', { cwd: root }).filter(
    (file) => !/\.test\.tsx?$|^apps\/web\/test\//.test(file),
  )
  const seen = globSync('src/**/{schema,pure}.ts', { cwd: root })
  const hash = createHash('sha256')
  for (const file of [...own, ...seen, 'package-lock.json'].toSorted()) {
    hash.update(`${file}\n`)
    hash.update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function sizeOfScript(folder: string): number {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  const files = new Set([ENTRY, FIRST_PAGE].flatMap((name) => filesOf(manifest, name, new Set())))
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0)
}

/** A chunk and what it imports at once. */
function filesOf(manifest: Manifest, name: string, seen: Set<string>): string[] {
  const chunk = manifest[name]
  if (chunk === undefined || seen.has(name)) return []
  seen.add(name)
  return [chunk.file, ...(chunk.imports ?? []).flatMap((other) => filesOf(manifest, other, seen))]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { built, scriptBytes } = await buildWeb()
  const size = `${Math.round(scriptBytes / 1000)} KB of ${MOST_SCRIPT / 1000} KB gzip until the list of findings shows its rows`
  console.log(`${built ? 'Built' : 'Up to date'}: .liem/web; script: ${size}`)
  if (scriptBytes > MOST_SCRIPT) process.exitCode = 1
}
