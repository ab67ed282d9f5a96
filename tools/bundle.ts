import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, createReadStream, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { auditFile, whyNotReleased } from './bundle/audit.ts'
import { stage } from './bundle/stage.ts'
import { canLeaveNetwork, tryBundle } from './bundle/try.ts'
import { root } from './steps.ts'
import { buildWeb } from './web-build.ts'

/**
 * `npm run bundle`: one archive with Node, the packages that the server needs, PostgreSQL, the built pages and the law, which installs where there is no
 * network: build/liem-VERSION-linux-ARCH.tar.gz. Then it is unpacked elsewhere and started without a network. With `--release` it is refused where
 * docs/operations/release.md asks for an answer of npm audit and there is none; the answer is then in the archive.
 */
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const name = `liem-${version}-linux-${process.arch}`
const build = join(root, 'build')
const isRelease = process.argv.includes('--release')
const archive = join(build, `${name}.tar.gz`)
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

function run(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`${program} ended with ${error?.message ?? status}`)
}

/** The time that everything in the archive has, so that the same sources give the same bytes. */
function timeOfSources(): string {
  const { stdout, status } = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' })
  return process.env['SOURCE_DATE_EPOCH'] ?? (status === 0 ? stdout.trim() : '0')
}

async function makeArchive(): Promise<void> {
  const began = performance.now()
  await buildWeb()
  rmSync(join(build, name), { recursive: true, force: true })
  mkdirSync(join(build, name), { recursive: true })
  const files = stage(join(build, name), version)
  if (isRelease) copyFileSync(auditFile(root, version), join(build, name, 'audit.json'))
  const flags = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX', '--hard-dereference', '--format=gnu']
  run('tar', ['-C', build, ...flags, `--mtime=@${timeOfSources()}`, '--use-compress-program=gzip -n -6', '-cf', `${archive}.part`, name])
  renameSync(`${archive}.part`, archive)
  rmSync(join(build, name), { recursive: true })
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(archive)) hash.update(bytes as Buffer)
  console.log(`${relative(root, archive)}: ${files} files, ${Math.ceil(statSync(archive).size / 1e6)} MB, in ${seconds(began)}`)
  console.log(`SHA-256 ${hash.digest('hex')}`)
}

function tryArchive(): void {
  if (!canLeaveNetwork()) return console.log('Not tried without a network: that needs root, and the programs unshare and ip.')
  const folder = mkdtempSync(join(tmpdir(), 'liem-bundle-'))
  // As root the database runs as another user, who must get there.
  chmodSync(folder, 0o711)
  try {
    run('tar', ['-C', folder, '-xzf', archive])
    const tried = tryBundle(join(folder, name), join(folder, 'home'))
    const isWell =
      [tried.script, tried.health, tried.api].every((status) => status === 200) && tried.code === 0 && tried.beyond !== 'it answered'
    console.log(`Unpacked elsewhere and started without a network (beyond: ${tried.beyond}): served after ${tried.serving} ms,`)
    console.log(
      `first page after ${tried.firstPage} ms, script ${tried.script}, health ${tried.health}, findings ${tried.api}, ended with ${tried.code}`,
    )
    if (!isWell) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const why = isRelease ? whyNotReleased(root, version) : []
if (why.length === 0) {
  await makeArchive()
  tryArchive()
} else {
  console.error(['This is not released:', ...why].join('\n- '))
  process.exitCode = 1
}
