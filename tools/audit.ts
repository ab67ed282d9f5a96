import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { auditFile, keepAudit } from './bundle/audit.ts'
import { root } from './steps.ts'

/**
 * `node tools/audit.ts`: asks npm for the advisories of today on every package that is delivered, and keeps the answer with the release
 * (docs/operations/release.md). npm ends with 1 where it knows of some; that is an answer, too.
 */
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 })
if (error !== undefined) throw error
try {
  const { answer } = keepAudit(root, version, stdout)
  console.log(`${relative(root, auditFile(root, version))}: ${Object.keys(answer.vulnerabilities).length} packages with advisories`)
} catch (problem) {
  console.error((problem as Error).message)
  process.exitCode = 1
}
