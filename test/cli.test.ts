/** The contract of `liem check`, from outside: a process, its arguments, its output, its exit code, its files. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRulebooks } from '../src/law/index.ts'
import { buildFolder, buildRow, buildRule, buildRulebook, buildTrace, csvOf, liem, yamlOf } from './build.ts'
import type { Folder } from './build.ts'
import type { Rule, Rulebook } from './reference/model.ts'

const rules = [
  buildRule('fourEyes', 'A', 'B', { id: 'EYES' }),
  buildRule('response', 'A', 'C', { id: 'ANSWER' }),
  buildRule('precedence', 'A', 'B', { id: 'FIRST' }),
]
/** c2 appears first; its rows and those of c1 are mixed and not in order. */
const log = [
  buildRow('B', 5, { case: 'c2', resource: 'anh' }),
  buildRow('A', 1, { case: 'c1', resource: 'anh' }),
  buildRow('A', 3, { case: 'c2', resource: 'anh' }),
  buildRow('B', 0, { case: 'c1', resource: 'anh' }),
  buildRow('C', 9, { case: 'c3', resource: '' }),
]
let folder: Folder
let [logFile, rulesFile] = ['', '']

beforeAll(() => {
  folder = buildFolder()
  logFile = folder.write('log.csv', csvOf(log))
  rulesFile = folder.write('rules.yaml', yamlOf(buildRulebook(rules)))
})
afterAll(() => folder.done())

const jsonLines = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const counts = (violated: number, satisfied: number, vacuous: number, unknown = 0): object => ({
  activated: violated + satisfied + unknown,
  violated,
  satisfied,
  vacuous,
  unknown,
})

describe('what liem check says', () => {
  test('--format json is one object of exactly this shape; in a pipe nothing else is said', async () => {
    const { code, stdout, stderr } = await liem(['check', logFile, '--rules', rulesFile, '--format', 'json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const version = expect.stringMatching(/^[0-9a-f]{64}$/) as unknown
    expect(JSON.parse(stdout)).toStrictEqual({
      liem: 'check/1',
      log: {
        files: [{ name: 'log.csv', sha256: createHash('sha256').update(readFileSync(logFile)).digest('hex') }],
        cases: 3,
        events: 5,
        activities: 3,
        resources: 1,
        rejectedRows: 0,
        unfinishedCases: 0,
      },
      rules: [
        { id: 'EYES', version, template: 'fourEyes', cases: counts(2, 0, 1) },
        { id: 'ANSWER', version, template: 'response', cases: counts(2, 0, 1) },
        { id: 'FIRST', version, template: 'precedence', cases: counts(1, 1, 1) },
      ],
      cases: { violating: 2 },
      timing: { readMs: expect.any(Number) as unknown, rulesMs: expect.any(Number) as unknown },
    })
  })

  test('--violations: every violating case of every rule, rules in their order, cases by first appearance', async () => {
    const file = folder.at('violations.jsonl')
    const { code } = await liem(['check', logFile, '--rules', rulesFile, '--violations', file])
    expect(code).toBe(0)
    const lines = jsonLines(file)
    expect(lines.map(({ rule, case: id, events }) => [rule, id, events])).toEqual([
      ['EYES', 'c2', [0, 1]],
      ['EYES', 'c1', [0, 1]],
      ['ANSWER', 'c2', [0]],
      ['ANSWER', 'c1', [1]],
      ['FIRST', 'c1', [0]],
    ])
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['rule', 'case', 'events', 'why'])
      expect(line['why']).toEqual({ en: expect.stringMatching(/\w/) as unknown, vi: expect.stringMatching(/\w/) as unknown })
    }
  })
})

describe('where liem check writes', () => {
  test('--out takes the result, and standard output stays empty', async () => {
    const out = folder.at('result.json')
    const { code, stdout, stderr } = await liem(['check', logFile, '--rules', rulesFile, '--format', 'json', '--out', out])
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ liem: 'check/1', cases: { violating: 2 } })
    expect(folder.names()).not.toContain('result.json.rejected.jsonl')
  })

  test('--format html is one page that needs nothing else; --format text names every rule', async () => {
    const page = folder.at('report.html')
    expect(await liem(['check', logFile, '--rules', rulesFile, '--format', 'html', '--out', page])).toMatchObject({ code: 0, stdout: '' })
    const html = readFileSync(page, 'utf8')
    expect(html).toMatch(/^<!doctype html>/i)
    expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=["']?https?:/i)
    const { stdout } = await liem(['check', logFile, '--rules', rulesFile])
    for (const { id } of rules) expect(stdout).toContain(id)
  })
})

describe('what liem check refuses to do', () => {
  const refusals: [what: string, args: () => string[], says: RegExp][] = [
    ['no file', () => ['--rules', rulesFile], /file/],
    ['no rulebook', () => [logFile], /--rules/],
    ['a level that does not exist', () => [logFile, '--rules', rulesFile, '--fail-on', 'huge'], /huge[^]*very-serious/],
    ['a format that does not exist', () => [logFile, '--rules', rulesFile, '--format', 'pdf'], /pdf[^]*html/],
    ['an option that does not exist', () => [logFile, '--rules', rulesFile, '--colour'], /--colour/],
    ['to write over an input', () => [logFile, '--rules', rulesFile, '--out', logFile], /log\.csv/],
    ['to write over a rulebook', () => [logFile, '--rules', rulesFile, '--violations', rulesFile], /rules\.yaml/],
    ['to write where there is no folder', () => [logFile, '--rules', rulesFile, '--out', folder.at('nowhere/x.json')], /nowhere/],
    [
      'to write two results into one file',
      () => [logFile, '--rules', rulesFile, '--out', folder.at('one'), '--violations', folder.at('one')],
      /one/,
    ],
  ]

  test.each(refusals)('%s', async (_what, args, says) => {
    const before = readFileSync(logFile, 'utf8') + readFileSync(rulesFile, 'utf8')
    const { code, stdout, stderr } = await liem(['check', ...args()])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
    expect(stderr).not.toMatch(/defect|\n\s+at /)
    expect(readFileSync(logFile, 'utf8') + readFileSync(rulesFile, 'utf8')).toBe(before)
    expect(folder.names()).not.toContain('one')
  })
})

describe('how liem check judges', () => {
  test('--fail-on: 1 at or above the level, else 0', async () => {
    const answers = ['less-serious', 'serious', 'very-serious'].map((level) =>
      liem(['check', logFile, '--rules', rulesFile, '--fail-on', level]),
    )
    expect((await Promise.all(answers)).map(({ code }) => code)).toEqual([1, 1, 0])
    const kept = folder.write('kept.yaml', yamlOf(buildRulebook([buildRule('absence', 'never')])))
    expect(await liem(['check', logFile, '--rules', kept, '--fail-on', 'less-serious'])).toMatchObject({ code: 0 })
  })

  test('rows are judged as they are, repeated ones too', async () => {
    const twice = folder.write('twice.csv', csvOf([...buildTrace('AB'), ...buildTrace('AB')]))
    const once = folder.write('once.yaml', yamlOf(buildRulebook([buildRule('exactly', 'A')])))
    const { stdout } = await liem(['check', twice, '--rules', once, '--format', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({ log: { cases: 1, events: 4 }, rules: [{ cases: counts(1, 0, 0) }] })
    const { stdout: both } = await liem(['check', twice, twice, '--rules', once, '--format', 'json'])
    expect(JSON.parse(both)).toMatchObject({ log: { cases: 1, events: 8 } })
  })

  test('several rulebooks are one; unfinished cases are counted', async () => {
    const more = folder.write('more.yaml', yamlOf(buildRulebook([buildRule('response', 'A', 'D', { id: 'MORE' })])))
    const { stdout } = await liem(['check', logFile, '--rules', rulesFile, more, '--format', 'json'])
    expect((JSON.parse(stdout) as { rules: { id: string }[] }).rules.map(({ id }) => id)).toEqual(['EYES', 'ANSWER', 'FIRST', 'MORE'])
    const open = folder.write('open.yaml', yamlOf(buildRulebook([buildRule('response', 'A', 'D')], { finished: ['C'] })))
    const { stdout: unfinished } = await liem(['check', logFile, '--rules', open, '--format', 'json'])
    expect(JSON.parse(unfinished)).toMatchObject({ log: { unfinishedCases: 2 }, rules: [{ cases: counts(0, 0, 1, 2) }] })
  })
})

describe('rows that cannot be used', () => {
  const bad = [
    buildRow('A', 1),
    buildRow('B', 'unreadable'),
    buildRow('', 3),
    buildRow('A', 4, { case: '' }),
    buildRow('A', 'unreadable'),
    buildRow('A', null),
  ]
  const check = (...args: string[]): ReturnType<typeof liem> =>
    liem(['check', folder.write('bad.csv', csvOf(bad)), '--rules', rulesFile, '--format', 'json', ...args])

  test('--rejected: row number, field, reason, one line each', async () => {
    const file = folder.at('rejected.jsonl')
    const { stdout, stderr, code } = await check('--rejected', file)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ log: { rejectedRows: 4, events: 2, cases: 1 } })
    const lines = jsonLines(file)
    expect(lines.map(({ row, field }) => [row, field])).toEqual([
      [2, 'timestamp'],
      [3, 'activity'],
      [4, 'case_id'],
      [5, 'timestamp'],
    ])
    for (const line of lines) expect(line['reason']).toMatch(/\w/)
  })

  test('without --rejected they go beside --out', async () => {
    const out = folder.at('bad-result.json')
    expect(await check('--out', out)).toMatchObject({ code: 0, stdout: '', stderr: '' })
    const beside = folder.names().filter((name) => name.startsWith('bad-result') && name !== 'bad-result.json')
    expect(beside).toHaveLength(1)
    expect(jsonLines(join(folder.path, beside[0]!))).toHaveLength(4)
  })

  test('with neither, the count and the first three are on stderr', async () => {
    const { code, stderr } = await check()
    expect(code).toBe(0)
    expect(stderr).toMatch(/\b4\b/)
    expect(stderr.match(/row \d+/g)).toEqual(['row 2', 'row 3', 'row 4'])
  })
})

describe('the version of a rule', () => {
  /** The version of a response from A to C in a rulebook that is edited as text. */
  const versionOf = async (
    rest: Partial<Rule> = {},
    book: Partial<Rulebook> = {},
    edit = (text: string): string => text,
  ): Promise<string> => {
    const file = folder.write('versioned.yaml', edit(yamlOf(buildRulebook([buildRule('response', 'A', 'C', rest)], book))))
    return (await readRulebooks([file])).rules[0]!.version
  }

  test('stays with another title, another citation, and defaults spelled out', async () => {
    const plain = await versionOf()
    const words = (text: string): string => text.replaceAll('en: R1', 'en: Another title').replace('cite: the test', 'cite: another')
    expect([await versionOf({}, {}, words), await versionOf({ appliesBy: 'activation' })]).toEqual([plain, plain])
  })

  test('changes with whatever can change a verdict', async () => {
    const versions = [
      await versionOf(),
      await versionOf({ within: '8h' }),
      await versionOf({ template: 'precedence' }),
      await versionOf({ from: '2026-01-01' }),
      await versionOf({ from: '2026-01-01' }, { timezone: 'Asia/Ho_Chi_Minh' }),
      await versionOf({ a: { activities: ['A', 'D'] } }),
      await versionOf({ a: { activities: ['A'], when: { op: 'has', name: 'lot' } } }),
      await versionOf({}, { finished: ['C'] }),
      await versionOf({}, { finished: { idle: '1d' } }),
      await versionOf({ within: '8wh' }),
      await versionOf({ within: '8wh' }, {}, (text) => text.replace('08:00-12:00', '08:30-12:00')),
      await versionOf({ within: '8wh' }, {}, (text) => text.replace('holidays: []', 'holidays: [2026-02-17]')),
    ]
    expect(new Set(versions).size).toBe(versions.length)
  })
})
