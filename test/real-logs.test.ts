/**
 * Real logs: every file of the external data is read, and on three of them every count of every rule equals a number
 * that was computed without Liem: vectors/expected-counts.py (plain Python, its own XML reader, templates written out
 * by hand a second time), whose output is vectors/expected-counts.json.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { externalData, liem } from './build.ts'
import { askEngine } from './reference/engine.ts'
import type { CaseCounts } from '../src/detect/schema.ts'

const vector = (name: string): string => resolve(import.meta.dirname, 'vectors', name)
const expected = JSON.parse(readFileSync(vector('expected-counts.json'), 'utf8')) as Record<
  string,
  { cases: number; events: number; rules: Record<string, CaseCounts> }
>

const logs = [
  ['receipt', 'receipt.xes.gz'],
  ['declarations', 'InternationalDeclarations.xes.gz'],
  ['teleclaims', '02_teleclaims.xes.gz'],
  ['teleclaims-all', '02_teleclaims.xes.gz'],
] as const

describe.each(logs)('%s', (name, file) => {
  const path = externalData(`logs/${file}`)
  test.skipIf(path === undefined)(`every count on ${file} is what the definitions demand (needs LIEM_TEST_DATA)`, async () => {
    const { evaluation } = await askEngine([path!], [vector(`${name}.rules.yaml`)])
    const { log, rules } = evaluation
    const found = { cases: log.caseCount, events: log.eventCount, rules: Object.fromEntries(rules.map(({ rule, cases }) => [rule.id, cases])) }
    expect(found).toEqual(expected[name])
  })
})

/** Cases and events of each file, read off the files themselves (grep, sqlite3, python's json), not off Liem. */
const sizes: Record<string, { cases: number; events: number }> = {
  'logs/receipt.xes.gz': { cases: 1434, events: 8577 },
  'logs/InternationalDeclarations.xes.gz': { cases: 6449, events: 72_151 },
  'logs/02_teleclaims.xes.gz': { cases: 3512, events: 46_138 },
  'logs/roadtraffic100traces.xes': { cases: 100, events: 390 },
  'logs/running-example.xes': { cases: 6, events: 42 },
}
