import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { missingOf, type Packages } from '../lockfile.ts'
import { root, type Outcome } from '../steps.ts'

const BINARY = /\.(?:png|gz|zst|parquet|sqlite|wasm|ico|jpg|zip)$/
/** Paths that exist on one machine only. Written so that they do not match themselves. */
const MACHINE_PATH = /(?<![\w.)}\]])\/(?:root|home\/\w+|Users\/\w+|work|farm)\//
const REGISTRY = /registry[.](?:npmjs|yarnpkg)|npm[.]pkg[.]github/
/** Public logs, and pages that a run writes when it is asked to. */
const IGNORED = /^(?:test\/external\/|docs\/operations\/(?:bench|long-run)\.md$)/
const EXACT = /^(?:npm:[^@]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/

/** What is wrong with the text of one file: nothing but Unicode NFC, no path of a machine, no host of a registry. */
export function faultsOfText(file: string, text: string): string[] {
  const faults: string[] = []
  if (text.includes('\uFFFD') && !file.endsWith('.ts')) faults.push(`${file}: is not UTF-8`)
  if (text !== text.normalize('NFC')) faults.push(`${file}: is not in Unicode normal form C`)
  text.split('\n').forEach((line, index) => {
    if (MACHINE_PATH.test(line)) faults.push(`${file}:${index + 1}: names a path of one machine`)
    if (REGISTRY.test(line)) faults.push(`${file}:${index + 1}: names the host of a registry`)
  })
  return faults
}

/** Versions in package.json that are not exact: another day, another program. */
export function faultsOfPackage(text: string): string[] {
  const parts = JSON.parse(text) as Record<string, Record<string, string> | undefined>
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((part) =>
    Object.entries(parts[part] ?? {})
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `package.json: ${part}.${name} is “${version}”, not an exact version`),
  )
}

/** In the lockfile: addresses (it must install from whatever registry npm is set to), and packages of other platforms left out. */
export function faultsOfLockfile(text: string): string[] {
  const { packages } = JSON.parse(text) as { packages: Packages }
  const withAddress = Object.keys(packages).filter((path) => packages[path]?.resolved !== undefined)
  return [
    ...withAddress.map((path) => `package-lock.json: ${path} has an address (resolved)`),
    ...missingOf(packages).map(({ name }) => `package-lock.json: ${name} is left out; node tools/lockfile.ts adds it`),
  ]
}

/** What a page of Markdown points to that is not there: relative links, and paths of this repository between backticks. */
export function faultsOfPage(file: string, text: string, isThere: (path: string) => boolean): string[] {
  const links = Array.from(text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g), ([, path = '']) => join(dirname(file), path))
  const named = Array.from(text.matchAll(/`((?:src|apps|law|test|tools|bench|docs)\/[\w./-]+\.\w+)`/g), ([, path = '']) => path)
  return [...links, ...named].filter((path) => !isThere(path) && !IGNORED.test(path)).map((path) => `${file}: there is no ${path}`)
}

/** Every file that git would track: those it tracks and the new ones that it does not ignore. */
function ourFiles(): string[] {
  const listing = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
  return listing.split('\0').filter((file) => file !== '' && existsSync(join(root, file)))
}

export async function checkTexts(): Promise<Outcome> {
  const files = existsSync(join(root, '.git')) ? ourFiles() : []
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const faults = [
    ...files.filter((file) => !BINARY.test(file) && file !== 'package-lock.json').flatMap((file) => faultsOfText(file, read(file))),
    ...files
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) => faultsOfPage(file, read(file), (path) => existsSync(join(root, path)))),
    ...faultsOfPackage(read('package.json')),
    ...faultsOfLockfile(read('package-lock.json')),
  ]
  return faults.length === 0 ? { ok: true, text: `${files.length} files` } : { ok: false, text: faults.join('\n') }
}
