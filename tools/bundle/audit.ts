import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What `npm audit` answered, as it is kept with a release. */
export interface Audit {
  /** The day on which it was asked, in UTC. */
  day: string
  /** SHA-256 of the package-lock.json that it is about. */
  lockfile: string
  /** As npm gave it (report version 2). */
  answer: { auditReportVersion: number; vulnerabilities: Record<string, { via: readonly (string | { url?: string })[] }> }
}

/** An answer is of the advisories of its day: after so many days it is asked again. */
const DAYS = 7

/** Where the answer for a version is kept. */
export const auditFile = (root: string, version: string): string => join(root, 'docs', 'releases', `${version}.audit.json`)

const hashOfLockfile = (root: string): string =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Keeps the answer of today. Throws where it is none: a registry that has no advisories says that in JSON, too. */
export function keepAudit(root: string, version: string, given: string, now: number = Date.now()): Audit {
  const answer = parse(given)
  if (!isReport(answer)) throw new Error(`npm audit gave no report; is the registry one that has advisories?\n${given.slice(0, 500)}`)
  const audit = { day: new Date(now).toISOString().slice(0, 10), lockfile: hashOfLockfile(root), answer }
  const file = auditFile(root, version)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(audit, null, 2)}\n`)
  return audit
}

function parse(given: string): unknown {
  try {
    return JSON.parse(given)
  } catch {
    return undefined
  }
}

function isReport(answer: unknown): answer is Audit['answer'] {
  const { auditReportVersion, vulnerabilities } = (answer ?? {}) as Partial<Audit['answer']>
  return auditReportVersion === 2 && typeof vulnerabilities === 'object' && vulnerabilities !== null
}

/** Why this version is not released: no answer, one of other packages or of another week, or an advisory of which the changelog says nothing. */
export function whyNotReleased(root: string, version: string, now: number = Date.now()): string[] {
  const file = auditFile(root, version)
  if (!existsSync(file)) return [`there is no answer of npm audit for ${version}: node tools/audit.ts keeps it`]
  const { day, lockfile, answer } = JSON.parse(readFileSync(file, 'utf8')) as Audit
  const age = Math.floor((now - Date.parse(day)) / 86_400_000)
  const text = sectionOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version)
  const unsaid = advisoriesOf(answer).filter((one) => text !== undefined && !text.includes(one))
  return [
    ...(lockfile === hashOfLockfile(root) ? [] : ['the answer of npm audit is about other packages than package-lock.json has']),
    ...(age >= 0 && age <= DAYS ? [] : [`the answer of npm audit is of ${day}, and not of the last ${DAYS} days`]),
    ...(text === undefined ? [`CHANGELOG.md has no section "## ${version} …"`] : []),
    ...unsaid.map((one) => `CHANGELOG.md does not say under ${version} why ${one} does not reach Liêm`),
  ]
}

/** Names of the advisories, as in GHSA-xxxx-xxxx-xxxx; of one without an address the package. */
function advisoriesOf({ vulnerabilities }: Audit['answer']): string[] {
  const named = Object.entries(vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((one) => (typeof one === 'string' ? [] : [one.url?.split('/').at(-1) ?? name])),
  )
  return [...new Set(named)].toSorted()
}

function sectionOf(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /mu)
  return sections.find((one) => one.split(/\s/u, 1)[0] === version)
}
