import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bookWith, rulebookOf } from './testing.ts'

const HEAD =
  'columns: { case: id, timezone: Asia/Ho_Chi_Minh }\nfinished: [X, Y]\ncalendar: { timezone: UTC, days: [mon, tue], hours: ["08:00-12:00", "13:00-17:00"], holidays: [2026-02-16, 2026-02-17] }\n'
const RULE = ['template: response', 'a: [A, C]', 'b: B', "when: 'x > 0 && y'", 'within: 8wh', 'from: 2020-01-01']

async function version(head: string, lines: readonly string[]): Promise<string> {
  return (await rulebookOf(head + bookWith(...lines))).rules[0].version
}

const changed = (old: string, replacement: string): string[] => RULE.map((line) => line.replace(old, replacement))

const SAME: readonly [string, string, readonly string[]][] = [
  ['the order of a list', HEAD, changed('[A, C]', '[C, A]')],
  ['an activity given twice', HEAD, changed('[A, C]', '[A, C, A]')],
  ['a list of one', HEAD, changed('b: B', 'b: [B]')],
  ['a side with its key', HEAD, changed('b: B', 'b: { activity: B }')],
  ['spaces and brackets in a condition', HEAD, changed("'x > 0 && y'", '\'(x>0)&&attr["y"]\'')],
  ['defaults written out', HEAD, [...RULE, 'appliesBy: activation', 'severity: serious']],
  [
    'title, citation, severity, area and exceptions',
    HEAD,
    [...RULE, 'title: { en: T, vi: T }', 'basis: [{ cite: L }]', 'severity: very-serious', 'area: 4', 'exceptions: { en: E, vi: E }'],
  ],
  [
    'the order of holidays and of finished',
    HEAD.replace('2026-02-16, 2026-02-17', '2026-02-17, 2026-02-16').replace('[X, Y]', '[Y, X]'),
    RULE,
  ],
  ['the column of the unit', HEAD.replace('case: id', 'case: id, unit: office'), RULE],
  ['the title of the rulebook', `title: { en: T, vi: T }\n${HEAD}`, RULE],
  ['a decimal', HEAD, changed('8wh', '8.0wh')],
]

const OTHER: readonly [string, string, readonly string[]][] = [
  ['the template', HEAD, changed('response', 'precedence')],
  ['an activity', HEAD, changed('[A, C]', '[A, D]')],
  ['the condition', HEAD, changed('x > 0', 'x >= 0')],
  ['no condition', HEAD, RULE.filter((line) => !line.startsWith('when'))],
  ['a condition on a side', HEAD, changed('b: B', "b: { activity: B, when: 'x == 1' }")],
  ['a correlation', HEAD, [...RULE, "correlate: 'a.x == b.x'"]],
  ['the time', HEAD, changed('8wh', '9wh')],
  ['the kind of time', HEAD, changed('8wh', '8h')],
  ['the first day', HEAD, changed('2020-01-01', '2020-01-02')],
  ['appliesBy', HEAD, [...RULE, 'appliesBy: case']],
  ['a column', HEAD.replace('case: id', 'case: key'), RULE],
  ['the time zone', HEAD.replace('Asia/Ho_Chi_Minh', 'UTC'), RULE],
  ['who is no person', HEAD.replace('case: id', 'case: id, notAPerson: [S]'), RULE],
  ['the lifecycle', HEAD.replace('case: id', 'case: id, lifecycle: [complete]'), RULE],
  ['when cases are finished', HEAD.replace('[X, Y]', '[X]'), RULE],
  ['a holiday', HEAD.replace(', 2026-02-17', ''), RULE],
  ['opening hours', HEAD.replace('17:00', '16:30'), RULE],
  ['a working day', HEAD.replace('[mon, tue]', '[mon]'), RULE],
]

describe('a version', () => {
  test('is the SHA-256 of the canonical JSON of the meaning, defaults filled in', async () => {
    const form = '{"a":{"activities":["A"]},"columns":{"notAPerson":[],"timezone":"UTC"},"n":1,"template":"existence"}'
    expect(await version('', ['template: existence', 'a: A'])).toBe(createHash('sha256').update(form).digest('hex'))
  })

  test.each(SAME)('does not change with %s', async (_name, head, lines) => {
    expect(await version(head, lines)).toBe(await version(HEAD, RULE))
  })

  test.each(OTHER)('changes with %s', async (_name, head, lines) => {
    expect(await version(head, lines)).not.toBe(await version(HEAD, RULE))
  })

  test('does not hang on a calendar or days that the rule does not use', async () => {
    const plain = ['template: response', 'a: A', 'b: B', 'within: 48h']
    const same = await version('', plain)
    expect(await version('calendar: { timezone: UTC, days: mon, hours: "08:00-12:00" }\n', plain)).toBe(same)
    expect(await version('', [...plain, 'appliesBy: case'])).toBe(same)
    expect(await version('', ['template: response', 'a: A', 'b: B', 'within: 2d'])).toBe(same)
  })

  test('counts n', async () => {
    const one = await version('', ['template: existence', 'a: A'])
    expect(await version('', ['template: existence', 'a: A', 'n: 1'])).toBe(one)
    expect(await version('', ['template: existence', 'a: A', 'n: 2'])).not.toBe(one)
  })
})
