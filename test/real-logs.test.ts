/**
 * Real logs: `liem check` reads every file of the external data, and on three of them every count of every rule equals
 * a number that was computed without Liem: vectors/expected-counts.py (plain Python, its own XML reader, the templates
 * written out a second time by hand), whose output is vectors/expected-counts.json.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { CaseCounts } from '../src/detect/schema.ts'
import { buildFolder, buildRule, buildRulebook, externalData, liem, yamlOf } from './build.ts'
import { askEngine } from './reference/engine.ts'

interface Size {
  cases: number
  events: number
}
const vector = (name: string): string => resolve(import.meta.dirname, 'vectors', name)
const expected = JSON.parse(readFileSync(vector('expected-counts.json'), 'utf8')) as {
  logs: Record<string, Size & { rules: Record<string, CaseCounts> }>
  ocel: Record<string, { types: Record<string, Size>; dangling: number }>
}
const folder = buildFolder()
afterAll(folder.done)
const anyRules = (): string => folder.write('any.yaml', yamlOf(buildRulebook([buildRule('existence', 'nothing')])))

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
    const found = {
      cases: log.caseCount,
      events: log.eventCount,
      rules: Object.fromEntries(rules.map(({ rule, cases }) => [rule.id, cases])),
    }
    expect(found).toEqual(expected.logs[name])
  })
})

describe.each(Object.entries(expected.ocel))('%s', (file, { types, dangling }) => {
  const path = externalData(`ocel/${file}`)
  test.skipIf(path === undefined).each(Object.entries(types))(
    'by %s: as many cases and events as the file relates (needs LIEM_TEST_DATA)',
    async (type, size) => {
      const { log } = (await askEngine([path!], [anyRules()], type)).evaluation
      expect({ cases: log.caseCount, events: log.eventCount, rejected: log.rejected.length }).toEqual({ ...size, rejected: dangling })
    },
  )
})

const everyFile = ['logs', 'ocel'].flatMap((name) => {
  const path = externalData(name)
  return path === undefined ? [] : readdirSync(path).map((file) => resolve(path, file))
})

describe.skipIf(everyFile.length === 0)('the command reads every file (needs LIEM_TEST_DATA)', () => {
  test.each(everyFile)('%s', async (file) => {
    const type = Object.keys(expected.ocel[basename(file)]?.types ?? {}).slice(0, 1)
    const options = ['--format', 'json', '--rejected', folder.at('rejected.jsonl'), ...type.flatMap((name) => ['--object-type', name])]
    const { code, stdout, stderr } = await liem(['check', file, '--rules', anyRules(), ...options])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect((JSON.parse(stdout) as { log: Size }).log.events).toBeGreaterThan(0)
  })

  test('an object-centric log without --object-type: the types to choose from', async () => {
    const file = everyFile.find((name) => name.endsWith('example_log.jsonocel'))!
    const { code, stderr } = await liem(['check', file, '--rules', anyRules()])
    expect(code).toBe(2)
    for (const type of Object.keys(expected.ocel['example_log.jsonocel']!.types)) expect(stderr).toContain(type)
  })
})
