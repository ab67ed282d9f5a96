import { describe, expect, test } from 'vitest'
import { readRulebooks } from './index.ts'
import { bookWith, problemsOf, written } from './testing.ts'

const response = ['template: response', 'a: A', 'b: B']

const MISTAKES: readonly [string, string, ...string[]][] = [
  ['an unknown key', bookWith('template: absence', 'a: A', 'colour: red'), 'key.yaml:6:5 unknown key "colour" in a rule'],
  [
    'an unknown key of the rulebook',
    `colums: {}\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:1 unknown key "colums" in a rulebook',
  ],
  [
    'an unknown key of the columns',
    `columns: { actvity: x }\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:12 unknown key "actvity" in columns',
  ],
  ['an unknown key of a side', bookWith('template: init', 'a: { activity: A, wenn: x }'), 'key.yaml:5:23 unknown key "wenn" in a'],
  [
    'an unknown key of a citation',
    bookWith('template: init', 'a: A', 'basis: [{ cite: L, day: 2026-01-01 }]'),
    'key.yaml:6:24 unknown key "day" in a citation',
  ],
  ['an unknown template', bookWith('template: presedence', 'a: A', 'b: B'), 'key.yaml:4:15 unknown template "presedence"'],
  ['no format', 'rules: [{ id: R, template: init, a: A }]', 'key.yaml:1:1 this is not said to be a rulebook'],
  ['another format', 'liem: rulebook/2\nrules: [{ id: R, template: init, a: A }]', 'key.yaml:1:7 unknown format "rulebook/2"'],
  ['no id', 'liem: rulebook/1\nrules:\n  - template: init\n    a: A\n', 'key.yaml:3:5 the rule lacks id'],
  ['no template', bookWith('a: A'), 'key.yaml:3:5 the rule lacks template'],
  ['no a', bookWith('template: init'), 'key.yaml:3:5 the rule lacks a'],
  ['no b', bookWith('template: response', 'a: A'), 'key.yaml:3:5 response needs b'],
  ['b too many', bookWith('template: absence', 'a: A', 'b: B'), 'key.yaml:6:5 absence takes no b'],
  ['an empty value', bookWith('template: response', 'a: A', 'b:'), 'key.yaml:6:5 "b" has no value'],
  ['an empty list', bookWith('template: init', 'a: []'), 'key.yaml:5:8 a is an empty list'],
  ['an empty text', bookWith('template: init', 'a: [A, ""]'), 'key.yaml:5:12 a is empty'],
  ['a list in a list', bookWith('template: init', 'a: [A, [B]]'), 'key.yaml:5:12 a must be one text'],
  ['no n', bookWith('template: atMost', 'a: A'), 'key.yaml:3:5 atMost needs n'],
  ['n where there is none', bookWith('template: absence', 'a: A', 'n: 2'), 'key.yaml:6:5 absence takes no n'],
  ['n too small', bookWith('template: existence', 'a: A', 'n: 0'), 'key.yaml:6:8 n must be a whole number, 1 or more'],
  ['n below zero', bookWith('template: atMost', 'a: A', 'n: -1'), 'key.yaml:6:8 n must be a whole number, 0 or more'],
  ['n in part', bookWith('template: exactly', 'a: A', 'n: 1.5'), 'key.yaml:6:8 n must be a whole number, 1 or more'],
  ['within for one side', bookWith('template: init', 'a: A', 'within: 8h'), 'key.yaml:6:5 init takes no within'],
  ['within for a choice', bookWith('template: choice', 'a: A', 'b: B', 'within: 8h'), 'key.yaml:7:5 choice takes no within'],
  ['within for one person', bookWith('template: samePerson', 'a: A', 'b: B', 'within: 8h'), 'key.yaml:7:5 samePerson takes no within'],
  [
    'correlate without a pair',
    bookWith('template: exclusiveChoice', 'a: A', 'b: B', "correlate: 'a.x == b.x'"),
    'key.yaml:7:5 exclusiveChoice takes no correlate',
  ],
  ['within without a unit', bookWith(...response, 'within: 8'), 'key.yaml:7:13 within: "8" is not a duration'],
  ['within with a comma', bookWith(...response, 'within: 1,5h'), 'key.yaml:7:13 within: "1,5h" is not a duration'],
  ['within without a calendar', bookWith(...response, 'within: 8wh'), 'key.yaml:7:13 within 8wh needs a calendar'],
  ['half a working day', bookWith(...response, 'within: 1.5wd'), 'key.yaml:7:13 within: working days are a whole number, 1 or more'],
  ['a day that is none', bookWith('template: init', 'a: A', 'from: 2026-02-30'), 'key.yaml:6:11 from: "2026-02-30" is not a day'],
  [
    'days in the wrong order',
    bookWith('template: init', 'a: A', 'from: 2026-02-02', 'until: 2026-02-01'),
    'key.yaml:7:12 until (2026-02-01) is before from (2026-02-02)',
  ],
  ['an unknown severity', bookWith('template: init', 'a: A', 'severity: grave'), 'key.yaml:6:15 unknown severity "grave"'],
  ['an unknown appliesBy', bookWith('template: init', 'a: A', 'appliesBy: event'), 'key.yaml:6:16 unknown appliesBy "event"'],
  ['an area that is no number', bookWith('template: init', 'a: A', 'area: one'), 'key.yaml:6:11 area must be a whole number, 1 or more'],
  ['a title in one language', bookWith('template: init', 'a: A', 'title: { en: X }'), 'key.yaml:6:12 title lacks Vietnamese'],
  ['a title as a text', bookWith('template: init', 'a: A', 'title: X'), 'key.yaml:6:12 title must be keys with values'],
  ['an empty condition', bookWith('template: init', 'a: A', "when: ''"), 'key.yaml:6:11 the condition is empty'],
  ['a blank condition', bookWith('template: init', 'a: A', 'when: "  "'), 'key.yaml:6:11 the condition is empty'],
  [
    'a condition in single quotes',
    bookWith('template: init', 'a: A', "when: 'x == ''a'' && y ~ 2'"),
    'key.yaml:6:28 condition: not a condition: unexpected character: ~',
  ],
  [
    'a condition in double quotes',
    bookWith('template: init', 'a: A', 'when: "x == \\"a\\" && y ~ 2"'),
    'key.yaml:6:28 condition: not a condition: unexpected character: ~',
  ],
  ['a condition in double quotes with other escapes', bookWith('template: init', 'a: A', 'when: "x == \\u0041"'), ''],
  [
    'a plain condition',
    bookWith('template: init', 'a: A', 'when: x > 1 && y ~ 2'),
    'key.yaml:6:22 condition: not a condition: unexpected character: ~',
  ],
  [
    'a condition of several lines',
    bookWith('template: init', 'a: A', 'when: |', '  x > 1 &&', '  y ~ 2'),
    'key.yaml:8:9 condition: not a condition: unexpected character: ~',
  ],
  [
    'a condition folded in quotes',
    bookWith('template: init', 'a: A', "when: 'x > 1 &&", "  y ~ 2'"),
    'key.yaml:7:9 condition: not a condition: unexpected character: ~',
  ],
  [
    'a condition that is a number',
    bookWith('template: init', 'a: A', 'when: 1'),
    'key.yaml:6:11 condition: a number stands where true or false is needed',
  ],
  [
    'a condition on the event',
    bookWith('template: init', "a: { activity: A, when: 'first(x) == 1' }"),
    'key.yaml:5:30 condition: first(…) looks at the whole case',
  ],
  [
    'a correlation',
    bookWith(...response, "correlate: 'lot == b.lot'"),
    'key.yaml:7:17 condition: `lot` does not say which attribute of which event is meant',
  ],
  ['a key given twice', bookWith('template: init', 'a: A', 'a: B'), 'key.yaml:6:5 the key "a" is given twice'],
  ['a merge key', bookWith('template: init', 'a: A', '<<: { b: B }'), 'key.yaml:6:5 unknown key "<<" in a rule'],
  ['an unknown tag', bookWith('template: init', 'a: !activity A'), 'key.yaml:5:8 not YAML: Unresolved tag: !activity'],
  ['an unknown alias', bookWith('template: init', 'a: *pay'), 'key.yaml:5:8 nothing before here is marked &pay'],
  ['a tab', 'liem: rulebook/1\nrules:\n\t- id: R\n', 'key.yaml:3:1 a tab stands where spaces are needed'],
  ['two documents', `${bookWith('template: init', 'a: A')}---\nliem: rulebook/1\n`, 'key.yaml:6:1 a second document begins here'],
  ['an open quote', bookWith('template: init', 'a: "A'), 'key.yaml:6:1 not YAML: Missing closing "quote'],
  ['nothing', '', 'key.yaml:1:1 the file is empty'],
  ['a text', 'hello', 'key.yaml:1:1 a rulebook must be keys with values'],
  ['rules that are no list', 'liem: rulebook/1\nrules: { id: R }', 'key.yaml:2:8 rules must be a list'],
  ['a rule that is a text', 'liem: rulebook/1\nrules: [R]', 'key.yaml:2:9 a rule must be keys with values'],
  [
    'an id used twice',
    'liem: rulebook/1\nrules:\n  - { id: R, template: init, a: A }\n  - { id: R, template: end, a: A }\n',
    'key.yaml:4:11 the rule id "R" is used twice',
  ],
  [
    'an unknown time zone',
    `columns: { timezone: Asia/Hanoi }\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:22 unknown time zone "Asia/Hanoi"',
  ],
  [
    'an offset as time zone',
    `columns: { timezone: "+07:00" }\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:22 unknown time zone "+07:00"',
  ],
  ['an unknown calendar', `calendar: vn-offise\n${bookWith('template: init', 'a: A')}`, 'key.yaml:1:11 unknown calendar "vn-offise"'],
  [
    'a calendar outside its folder',
    `calendar: ../rulebooks/clearance\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:11 unknown calendar "../rulebooks/clearance"',
  ],
  [
    'a calendar without hours',
    `calendar: { timezone: UTC, days: [mon] }\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:11 the calendar lacks hours',
  ],
  [
    'a weekday that is none',
    `calendar: { timezone: UTC, days: [mon, thur], hours: "08:00-12:00" }\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:40 unknown day "thur"',
  ],
  [
    'hours that are none',
    `calendar: { timezone: UTC, days: [mon], hours: "8-12" }\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:48 "8-12": opening hours are written "07:30-11:30"',
  ],
  [
    'a holiday that is none',
    `calendar: { timezone: UTC, days: [mon], hours: "08:00-12:00", holidays: [Tet] }\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:74 holiday: "Tet" is not a day',
  ],
  [
    'idle in working hours',
    `finished: { idle: 3wd }\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:19 idle counts elapsed time only',
  ],
  [
    'finished by something else',
    `finished: { after: 3d }\n${bookWith('template: init', 'a: A')}`,
    'key.yaml:1:13 unknown key "after" in finished',
    'key.yaml:1:11 finished lacks idle',
  ],
  [
    'confirmed by maybe',
    bookWith('template: init', 'a: A', 'basis: [{ cite: L, confirmed: maybe }]'),
    'key.yaml:6:35 confirmed must be yes or no',
  ],
  [
    'a citation without its text',
    bookWith('template: init', 'a: A', 'basis: [{ from: 2026-01-01 }]'),
    'key.yaml:6:13 the citation lacks cite',
  ],
]

describe('every mistake has file, line and column', () => {
  test.each(MISTAKES)('%s', async (_name, text, ...expected) => {
    expect((await problemsOf({ 'key.yaml': text })).toSorted()).toEqual(expected.filter((problem) => problem !== '').toSorted())
  })

  test('several at once, in order, at most twelve', async () => {
    const rules = Array.from({ length: 20 }, (_, i) => `  - { id: R${i}, template: init, a: A, x${i}: 1 }\n`).join('')
    const problems = await problemsOf({ 'key.yaml': `liem: rulebook/1\nrules:\n${rules}` })
    expect(problems).toHaveLength(12)
    expect(problems[11]).toBe('key.yaml:14:38 unknown key "x11" in a rule')
  })

  test('of several files', async () => {
    expect(await problemsOf({ 'a.yaml': bookWith('template: init', 'a: A', 'x: 1'), 'b.yaml': bookWith('template: foo', 'a: A') })).toEqual(
      ['a.yaml:6:5 unknown key "x" in a rule', 'b.yaml:4:15 unknown template "foo"'],
    )
  })
})

describe('files that cannot be read', () => {
  test('are named', async () => {
    const folder = await written({ 'x.yaml': 'liem: rulebook/1' })
    await expect(readRulebooks([`${folder}/none.yaml`])).rejects.toMatchObject({
      code: 'rulebook',
      message: 'there is no such file',
      place: { file: `${folder}/none.yaml` },
    })
    await expect(readRulebooks([folder])).rejects.toMatchObject({ message: 'this is a folder, not a file' })
    await expect(readRulebooks([])).rejects.toMatchObject({ code: 'usage' })
  })

  test('for bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('liem: rulebook/1\n# '), Buffer.from([0xc3, 0x28]), Buffer.from('\n')])
    expect(await problemsOf({ 'key.yaml': bytes })).toEqual(['key.yaml:2 the file is not UTF-8'])
  })

  const deep = 100_000
  test.each([
    ['sequences', `${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['maps', `${'{a: '.repeat(deep)}${'}'.repeat(deep)}`],
    ['unclosed sequences', '['.repeat(deep)],
    ['list marks', `\n  ${'- '.repeat(deep)}x`],
    ['indentation', `\n${Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')}`],
  ])('deep %s give one clear error', async (_name, value) => {
    const problems = await problemsOf({ 'key.yaml': `liem: rulebook/1\nrules: ${value}\n` })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^key\.yaml:\d+:\d+ nested too deeply$/)
  })

  test('aliases of aliases do not multiply', async () => {
    const levels = Array.from({ length: 30 }, (_, i) => `  - &l${i + 1} [${Array.from({ length: 9 }, () => `*l${i}`).join(', ')}]`)
    const problems = await problemsOf({ 'key.yaml': `liem: rulebook/1\nrules:\n  - &l0 x\n${levels.join('\n')}\n` })
    expect(problems).toHaveLength(12)
    expect(problems[0]).toBe('key.yaml:3:9 a rule must be keys with values')
  })
})
