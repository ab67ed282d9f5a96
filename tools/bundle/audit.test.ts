import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditFile, keepAudit, whyNotReleased } from './audit.ts'

const NOW = Date.parse('2026-11-28T10:00:00Z')
const DAY = 86_400_000
const REFUSED = '{"message": "405 Method Not Allowed", "statusCode": 405, "error": {"summary": "", "detail": ""}}'
const answer = (vulnerabilities: object): string => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} })
const WEAK = answer({
  deep: { severity: 'high', via: [{ source: 1, url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc' }] },
  above: { severity: 'high', via: ['deep'] },
})

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'liem-audit-'))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(
    join(root, 'CHANGELOG.md'),
    '# Changelog\n\n## Unreleased\n\nGHSA-aaaa-bbbb-cccc\n\n## 1.2.0 (28 November 2026)\n\n- A thing.\n',
  )
})
afterEach(() => rmSync(root, { recursive: true }))

const why = (now = NOW): string[] => whyNotReleased(root, '1.2.0', now)

test('without an answer of npm audit nothing is released, and no other thing counts as one', () => {
  expect(why()).toEqual([expect.stringContaining('there is no answer of npm audit')])
  for (const given of [REFUSED, 'npm error audit endpoint returned an error', '', 'null'])
    expect(() => keepAudit(root, '1.2.0', given, NOW)).toThrow('npm audit gave no report')
  expect(existsSync(auditFile(root, '1.2.0'))).toBe(false)
})

test('with one of these packages and of this week it is', () => {
  keepAudit(root, '1.2.0', answer({}), NOW)
  expect(why()).toEqual([])
  expect(why(NOW + 7 * DAY)).toEqual([])
  expect(why(NOW + 8 * DAY)).toEqual(['the answer of npm audit is of 2026-11-28, and not of the last 7 days'])
  expect(why(NOW - DAY)).toHaveLength(1)
  writeFileSync(join(root, 'package-lock.json'), '{ "changed": true }')
  expect(why()).toEqual(['the answer of npm audit is about other packages than package-lock.json has'])
})

test('what it knows of is mended, or the text of this release says why it does not reach Liêm', () => {
  keepAudit(root, '1.2.0', WEAK, NOW)
  expect(why()).toEqual(['CHANGELOG.md does not say under 1.2.0 why GHSA-aaaa-bbbb-cccc does not reach Liêm'])
  appendFileSync(join(root, 'CHANGELOG.md'), '- GHSA-aaaa-bbbb-cccc is in a part that is never called.\n')
  expect(why()).toEqual([])
})

test('a version of which the changelog does not speak is none', () => {
  keepAudit(root, '1.3.0', answer({}), NOW)
  expect(whyNotReleased(root, '1.3.0', NOW)).toEqual(['CHANGELOG.md has no section "## 1.3.0 …"'])
})
